"""Which copies may be put under version control, for others to see: those of sources whose rights allow it.

All others are kept out by the site's .gitignore; exceptions stand in one of their own beside the copies, in git's notation.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from firsthand.archive.log import read_lenient
from firsthand.archive.store import list_objects
from firsthand.archive.text import scope_of
from firsthand.disk.atomic import write_atomically
from firsthand.model.evidence import Rights
from firsthand.model.lock import Lock
from firsthand.model.resolved import ResolvedSite, ResolvedSource
from firsthand.parse.evidence_log import hash_line

EXCEPTIONS = "content/evidence/.gitignore"

_HEAD = """\
# Written by firsthand verify: copies that may be seen by others, as their sources' rights say. All others are private.
# SHA-256 of the lines below: """


def write_exceptions(root: Path, site: ResolvedSite, locks: Iterable[Lock]) -> str:
    """Bring the list of exceptions up to date, and say what was wrong with the one that was there, if anything.

    Where nothing may be seen and none were listed, there is no such file.
    """
    text = render_exceptions(site, locks)
    path = root / EXCEPTIONS
    before = read_lenient(path)
    if text:
        write_atomically(path, text.encode(), is_durable=True)
    else:
        path.unlink(missing_ok=True)
    is_whole = before is None or before == _seal(before.partition("below: ")[2].partition("\n")[2])
    return "" if is_whole else f"{EXCEPTIONS}: this file was not as it was written, and was written anew"


def render_exceptions(site: ResolvedSite, locks: Iterable[Lock]) -> str:
    """The file's text, the source's id over the copies of each; empty where there is nothing to except."""
    free = {
        (scope_of(site, key), key.id)
        for key, record in site.records.items()
        if isinstance(record, ResolvedSource) and record.source.rights is not Rights.QUOTATION
    }
    rows = [
        f"# {lock.scope}/{lock.source}\n"
        + "".join(f"!{path.removeprefix('content/evidence')}\n" for path in list_objects(lock))
        for lock in sorted(locks, key=lambda one: one.path)
        if (lock.scope, lock.source) in free and not lock.forgotten and lock.warc
    ]
    return _seal("".join(rows)) if rows else ""


def _seal(lines: str) -> str:
    return f"{_HEAD}{hash_line(lines)}\n{lines}"
