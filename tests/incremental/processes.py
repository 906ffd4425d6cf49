"""The program as a process of its own, with so many processors and such a seed for the hashes of its sets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from rich_site import START

ROOT = Path(__file__).resolve().parents[2]

_ON_FEW = """
import os, sys
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:int(sys.argv.pop(1))])
from firsthand.cli import main
sys.exit(main())
"""


def command(root: Path, *words: str, processors: int = 2) -> list[str]:
    """The command line of a build."""
    return [sys.executable, "-c", _ON_FEW, str(processors), "--root", str(root), "--clock", START, *words]


def environment(*, seed: int = 0, engine: Path = ROOT) -> dict[str, str]:
    """What the process is told of its surroundings; ``engine`` is where the program lies."""
    return {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(engine), "PYTHONDONTWRITEBYTECODE": "1"}


def run(root: Path, *words: str, processors: int = 2, seed: int = 0, engine: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """A build, to its end."""
    given = environment(seed=seed, engine=engine)
    line = command(root, *words, processors=processors)
    return subprocess.run(line, env=given, cwd=engine, capture_output=True, text=True, check=False, timeout=120)
