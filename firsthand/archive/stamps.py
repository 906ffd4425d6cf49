"""Time stamps over the log: kept as they came, and checked without asking anybody.

A stamp over the log's last line dates all lines before it, and so all copies that they speak of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from firsthand.archive.log import read_lenient
from firsthand.archive.providers.time_stamp import Stamp, StampError, read_stamp
from firsthand.disk.atomic import write_atomically
from firsthand.parse.evidence_log import LOG, hash_line, list_lines

FOLDER = "content/evidence/stamps"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A stamp that is sound: it dates the log up to its line ``line`` of ``lines``."""

    path: str
    stamp: Stamp
    line: int
    lines: int


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
    numbers = {hash_line(line): number for number, line in enumerate(lines, start=1)}
    for file in sorted((root / FOLDER).glob("*.tsr")):
        path, data = f"{FOLDER}/{file.name}", file.read_bytes()
        if sha256(data).hexdigest() != file.stem:
            continue  # a damaged file is named with the other copies
        try:
            stamp = read_stamp(data)
        except StampError as odd:
            yield f"{path}: this time stamp dates nothing: {odd}"
            continue
        line = numbers.get(stamp.sha256)
        if line is None:
            yield f"{path}: this time stamp is of no line of the log"
        else:
            yield Dated(path=path, stamp=stamp, line=line, lines=len(lines))


def tell_dated(dated: Dated) -> str:
    """``lines 1 to 12 of the log (of 14) were there on 2026-11-24 12:00:00 UTC, says A. Authority``."""
    who = dated.stamp.authority or "the authority that stamped it"
    upto = "line 1" if dated.line == 1 else f"lines 1 to {dated.line:,}"
    return f"{upto} of the log (of {dated.lines:,}) were there on {dated.stamp.moment:%Y-%m-%d %H:%M:%S} UTC, says {who}"
