"""The flags that commands which read the whole site share, and the reading itself.

The clock is read here and nowhere else: below, today is a value like any other.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from firsthand.commands.console import Format
from firsthand.disk.inputs import read_inputs
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


def add_clock_flag(parser: ArgumentParser) -> None:
    """``--clock``."""
    parser.add_argument("--clock", metavar="ISO", default="", help="take this for now: 2026-10-01, 2026-10-01T09:00+02:00")


def add_network_flags(parser: ArgumentParser) -> None:
    """``--allow-private``."""
    what = "ask addresses of this machine and its network too (for intranets and tests)"
    parser.add_argument("--allow-private", action="store_true", help=what)


def read_site(args: Namespace, *, drafts: bool = False, future: bool = False) -> Inputs:
    """The site's files with what the command line asked for."""
    options = Options(
        base_url=_check_url(getattr(args, "base_url", "")),
        drafts=drafts or getattr(args, "drafts", False),
        future=future or getattr(args, "future", False),
        strict=getattr(args, "strict", False),
    )
    return read_inputs(args.root, now=read_clock(args.clock), options=options)


def read_clock(text: str) -> datetime:
    """The moment ``text`` names, else SOURCE_DATE_EPOCH (reproducible-builds.org), else now; without an offset, UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if text:
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            refuse(f'--clock takes a date or a time such as 2026-10-01 or 2026-10-01T09:00+02:00, and not "{text}"')
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError):
            refuse(f'SOURCE_DATE_EPOCH takes whole seconds since 1970, and not "{epoch}"')
    return datetime.now(UTC).replace(microsecond=0)


def _check_url(url: str) -> str:
    try:
        is_good = not url or (urlsplit(url).scheme in ("http", "https") and bool(urlsplit(url).hostname))
    except ValueError:
        is_good = False
    if not is_good:
        refuse(f'--base-url takes an address such as https://example.org/blog/, and not "{url}"')
    return url
