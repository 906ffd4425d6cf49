"""Time stamps over the log: kept as they came, and checked without asking anybody.

A stamp over a line of the log dates that line and all it follows from, and so all copies that they speak of. Where branches
were merged, not every line that stands before another is one that it follows from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from firsthand.archive.log import read_lenient
from firsthand.archive.providers.time_stamp import Stamp, StampError, read_stamp
from firsthand.disk.atomic import write_atomically
from firsthand.parse.evidence_log import LOG, find_previous, hash_line, list_lines
from firsthand.report.words import count

FOLDER = "content/evidence/stamps"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A stamp that is sound: it dates ``count`` of the log's ``lines``, the last one too if ``is_of_last``."""

    path: str
    stamp: Stamp
    count: int
    lines: int
    is_of_last: bool


def find_head(root: Path) -> str:
    """The hash of the log's last line; empty where there is none."""
    lines = list_lines(read_lenient(root / LOG) or "")
    return hash_line(lines[-1]) if lines else ""


def save_stamp(root: Path, answer: bytes) -> str:
    """The path of an authority's answer, kept under the name of its hash."""
    path = f"{FOLDER}/{sha256(answer).hexdigest()}.tsr"
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    write_atomically(root / path, answer, is_durable=True)
    return path


def check_stamps(root: Path) -> Iterator[Dated | str]:
    """Each stamp, or what is wrong with it."""
    lines = list_lines(read_lenient(root / LOG) or "")
    before = {hash_line(line): find_previous(line) for line in lines}
    for file in sorted((root / FOLDER).glob("*.tsr")):
        path, data = f"{FOLDER}/{file.name}", file.read_bytes()
        if sha256(data).hexdigest() != file.stem:
            continue  # a damaged file is named with the other copies
        try:
            stamp = read_stamp(data)
        except StampError as odd:
            yield f"{path}: this time stamp dates nothing: {odd}"
            continue
        if stamp.sha256 in before:
            is_of_last = stamp.sha256 == hash_line(lines[-1])
            followed = _follow(before, stamp.sha256)
            yield Dated(path=path, stamp=stamp, count=len(followed), lines=len(lines), is_of_last=is_of_last)
        else:
            yield f"{path}: this time stamp is of no line of the log"


def tell_dated(dated: Dated) -> str:
    """``12 of the log's 14 lines were there on 2026-11-24 12:00:00 UTC, says A. Authority``."""
    who = dated.stamp.authority or "the authority that stamped it"
    moment = f"{dated.stamp.moment:%Y-%m-%d %H:%M:%S} UTC"
    return f"{dated.count:,} of the log's {count(dated.lines, 'line')} were there on {moment}, says {who}"


def _follow(before: Mapping[str, str], start: str) -> frozenset[str]:
    """The hashes of the lines that one follows from, and its own."""
    seen: set[str] = set()
    while start in before and start not in seen:
        seen.add(start)
        start = before[start]
    return frozenset(seen)
