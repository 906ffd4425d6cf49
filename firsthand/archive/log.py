"""The log of what was done to saved copies: one JSON object a line, each holding the hash of the line before it.

The chain proves that the lines fit together, not who wrote them; a third party's copy with equal bytes does that. A last line
that was torn by a crash is no line.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from firsthand.disk.atomic import write_atomically

LOG = "content/evidence/log.jsonl"


def append_to_log(root: Path, entry: Mapping[str, str]) -> None:
    """``entry`` as the last line of the site's log, chained to the line before it and safe on disk."""
    path = root / LOG
    lines = _whole_lines(path.read_bytes() if path.exists() else b"")
    before = sha256(lines[-1]).hexdigest() if lines else ""
    line = json.dumps({**entry, "prev": before}, ensure_ascii=False, sort_keys=True).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, b"".join(one + b"\n" for one in (*lines, line)), is_durable=True)


def check_log(data: bytes) -> tuple[str, ...]:
    """What does not fit together in a log, as sentences with the number of the line; a torn last line is passed over."""
    found: list[str] = []
    before = ""
    for number, line in enumerate(_whole_lines(data), start=1):
        try:
            entry = json.loads(line)
            previous = entry["prev"]
        except (ValueError, KeyError, TypeError, RecursionError):
            found.append(f"line {number} of the log cannot be read")
        else:
            if previous != before:
                found.append(f"line {number} of the log does not follow from the line before it")
        before = sha256(line).hexdigest()
    return tuple(found)


def last_hashes(data: bytes) -> dict[str, str]:
    """For each lock (``scope/source``) the hash that its file had when it was last written, as far as the log can be read."""
    found: dict[str, str] = {}
    for line in _whole_lines(data):
        with suppress(ValueError, KeyError, TypeError, RecursionError):
            entry = json.loads(line)
            found[entry["lock"]] = entry["sha256"]
    return found


def _whole_lines(data: bytes) -> list[bytes]:
    return data.split(b"\n")[:-1]
