"""Adding to the log of what was done to saved copies; how its lines are spelled and checked is ``parse.evidence_log``'s."""

from __future__ import annotations

from pathlib import Path

from firsthand.disk.atomic import write_atomically
from firsthand.parse.evidence_log import LOG, find_hashes, hash_line, list_lines, render_line


def find_written(root: Path, lock: str) -> frozenset[str]:
    """Every hash that the file of a lock (``scope/source``) was given, as far as the log tells."""
    return find_hashes(read_lenient(root / LOG) or "", lock)


def append_to_log(root: Path, *, what: str, when: str, lock: str, sha256: str) -> None:
    """One more line at the end of the site's log, safe on disk; what is left of a torn line goes."""
    lines = list_lines(read_lenient(root / LOG) or "")
    previous = hash_line(lines[-1]) if lines else ""
    lines.append(render_line({"what": what, "when": when, "lock": lock, "sha256": sha256, "prev": previous}))
    path = root / LOG
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, "".join(f"{line}\n" for line in lines).encode(errors="surrogateescape"), is_durable=True)


def read_lenient(path: Path) -> str | None:
    """A file's text, or None where there is none; bytes that are no text are carried along, for damage to stay seen."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    return data.decode("utf-8", "surrogateescape").removeprefix("\ufeff").replace("\r\n", "\n")
