"""What a run of the program is, and the site it runs on, for the tests of commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

BUILD_PY = Path(__file__).parents[2] / "build.py"
CLOCK = {"SOURCE_DATE_EPOCH": "1710028800"}  # 2024-03-10T00:00Z


@dataclass(frozen=True, kw_only=True)
class Done:
    """What a run left: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


def write_files(root: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


POST = """\
---
title: The mill reopens
date: 2024-03-01
tags: [mill]
sources:
  letter:
    type: statement
    title: Letter of the owner
    author: A. Owner
    url: https://example.org/letter
    published: 2024-02-20
    excerpt: The mill will open again in spring, as I promised.
quotes:
  promise:
    text: The mill will open again in spring
    source: letter
claims:
  promised:
    label: on-record
    claimant: A. Owner
    source: promise
    reason: It is in the letter.
  permitted:
    label: unverified
    reason: The register has no entry, and nobody at the town hall answers.
    searched: [{where: the town's register of trades, date: 2024-02-28}]
---
[The owner promised to open it in spring](claim:promised). Whether [the town has permitted the mill to
open](claim:permitted) is another matter.

![The permit, as it hung at the gate](gap:)
"""
