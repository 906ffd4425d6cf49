"""What a comparison found at one size, and the file that keeps it beside what was found at others."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

Seconds = Sequence[float]
"""On the clock, and of the processors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was measured at one size, by contender; what was not asked for is empty."""

    posts: int
    when: str
    machine: str
    others: float
    """The share of the processors' time that went to programs which had no part in this."""
    copies: str
    versions: dict[str, str]
    builds: dict[str, dict[str, list[Seconds]]]
    """By kind of build, then contender, the runs in order: run N of one belongs to run N of the others."""
    peaks_mib: dict[str, dict[str, float]]
    """By kind of build, then contender."""
    written: dict[str, Sequence[float]]
    """Files, and MiB."""
    watched: dict[str, dict[str, Any]]
    """By contender: ready_s, edits_s, layouts_s, memory_mib."""


def read_results(path: Path) -> list[Result]:
    """The results kept at the path, by size and by what copies were asked for."""
    if not path.exists():
        return []
    return [Result(**entry) for entry in json.loads(path.read_text(encoding="utf-8"))]


def keep_result(path: Path, result: Result) -> list[Result]:
    """All results, with this one in the place of an older one of its kind, after writing them to the path."""
    others = [one for one in read_results(path) if (one.posts, one.copies) != (result.posts, result.copies)]
    results = sorted([*others, result], key=lambda one: (one.copies != "off", one.posts))
    path.write_text(json.dumps([asdict(one) for one in results], indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return results
