"""The flags that commands which read the whole site share, and the reading itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import datetime
from urllib.parse import urlsplit

from firsthand.commands.clock import add_clock_flag, read_clock
from firsthand.commands.console import Format
from firsthand.disk.known_files import KnownFiles
from firsthand.disk.refusal import refuse
from firsthand.model.files import Inputs, Options


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


def read_site(
    args: Namespace,
    *,
    drafts: bool = False,
    future: bool = False,
    now: datetime | None = None,
    known: KnownFiles | None = None,
) -> Inputs:
    """The site's files with what the command line asked for; of those that are ``known``, texts are read when wanted."""
    from firsthand.disk.inputs import read_inputs  # noqa: PLC0415 - a build where nothing changed does without

    options = Options(
        base_url=_check_url(getattr(args, "base_url", "")),
        drafts=drafts or getattr(args, "drafts", False),
        future=future or getattr(args, "future", False),
        strict=getattr(args, "strict", False),
    )
    return read_inputs(args.root, now=now or read_clock(args.clock), options=options, known=known)


def _check_url(url: str) -> str:
    try:
        is_good = not url or (urlsplit(url).scheme in ("http", "https") and bool(urlsplit(url).hostname))
    except ValueError:
        is_good = False
    if not is_good:
        refuse(f'--base-url takes an address such as https://example.org/blog/, and not "{url}"')
    return url
