"""Copies in an archive that may not be there tomorrow, and is not believed by everybody today."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, warning
from firsthand.model.evidence import Quote, span_of
from firsthand.resolve.dossier import Dossier

_DOUBTFUL = frozenset(
    {"archive.today", "archive.ph", "archive.is", "archive.li", "archive.fo", "archive.md", "archive.vn"},
)
"""archive.today under all its names: Wikipedia took out its links in 2026."""

_HINT = "name another archive's copy: `firsthand snapshot {id} --archive` looks for one at the Internet Archive"


def check_archives(dossier: Dossier) -> Iterator[Diagnostic]:
    """A warning for each address of a source or tweet that leads to such an archive."""
    for entry in dossier.own:
        record = entry.record
        if isinstance(record, Quote):
            continue
        for field, url in (("url", record.url), ("archived", record.archived)):
            host = _host_of(url) if url else ""
            if host.removeprefix("www.") in _DOUBTFUL:
                message = (
                    f'"{record.id}" leads to {host}, an archive whose copies are in doubt: Wikipedia took out its links in 2026'
                )
                yield warning(Code.ARCHIVE_DOUBTFUL, span_of(record, field), message, hint=_HINT.format(id=record.id))


def _host_of(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
