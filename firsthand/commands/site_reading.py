"""Reading a site as the flags of ``site_flags`` ask for it."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from urllib.parse import urlsplit

from firsthand.commands.clock import read_clock
from firsthand.disk.inputs import read_inputs
from firsthand.disk.known_files import KnownFiles
from firsthand.disk.refusal import refuse
from firsthand.model.files import Inputs, Options


def read_site(
    args: Namespace,
    *,
    drafts: bool = False,
    future: bool = False,
    now: datetime | None = None,
    known: KnownFiles | None = None,
) -> Inputs:
    """The site's files with what the command line asked for; of those that are ``known``, texts are read when wanted."""
    options = Options(
        base_url=_check_url(getattr(args, "base_url", "")),
        drafts=drafts or getattr(args, "drafts", False),
        future=future or getattr(args, "future", False),
        strict=getattr(args, "strict", False),
    )
    return read_inputs(args.root, now=now or read_clock(args.clock), options=options, known=known)


def _check_url(url: str) -> str:
    try:
        parts = urlsplit(url)
        is_good = not url or (parts.scheme in ("http", "https") and bool(parts.hostname) and not {"?", "#"} & set(url))
    except ValueError:
        is_good = False
    if not is_good:
        refuse(f'--base-url takes an address such as https://example.org/blog/, and not "{url}"')
    return url
