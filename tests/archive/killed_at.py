"""``python killed_at.py N ARGUMENTS…``: the program, killed with SIGKILL right before its Nth step that touches the disk.

A step is an fsync, a rename or a removal. What it did so far is whole on disk or not there; the exit code tells which came
first, the end or the kill.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from firsthand.cli import main

_STEPS = ("fsync", "replace", "unlink", "mkdir")


def _count(step: Callable[..., Any], left: list[int]) -> Callable[..., Any]:
    def counted(*arguments: object, **named: object) -> object:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return step(*arguments, **named)

    return counted


if __name__ == "__main__":
    steps_left = [int(sys.argv[1])]
    for name in _STEPS:
        setattr(os, name, _count(getattr(os, name), steps_left))
    sys.exit(main(sys.argv[2:]))
