"""The flags that commands which read the whole site share."""

from __future__ import annotations

from argparse import ArgumentParser

from firsthand.commands.clock import add_clock_flag
from firsthand.commands.console import Format


def add_site_flags(parser: ArgumentParser) -> None:
    """What a build may be asked for, except where it goes."""
    parser.add_argument("--base-url", metavar="URL", default="", help="the site's address, instead of the one in site.yaml")
    parser.add_argument("--drafts", action="store_true", help="drafts too")
    parser.add_argument("--future", action="store_true", help="posts too whose date has not come")
    parser.add_argument("--strict", action="store_true", help="warnings fail like errors")
    add_clock_flag(parser)
    formats = [str(one) for one in Format]
    parser.add_argument("--format", choices=formats, default=formats[0], help="how problems are told (human)")


def add_network_flags(parser: ArgumentParser) -> None:
    """``--allow-private``."""
    what = "ask addresses of this machine and its network too (for intranets and tests)"
    parser.add_argument("--allow-private", action="store_true", help=what)
