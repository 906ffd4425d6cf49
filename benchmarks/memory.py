"""The memory of a program and all its processes, as proportional set size: pages that several share are counted once in all.

Linux only: it reads /proc.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

EVERY_S = 0.01


def peak_memory_mib(command: Sequence[str], *, cwd: Path) -> float:
    """The most memory the command and its descendants had at one of the moments looked at, a hundredth of a second apart."""
    peak = 0.0
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        peak = max(peak, memory_mib(process.pid))
        time.sleep(EVERY_S)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return peak


def memory_mib(pid: int) -> float:
    """The memory of a process and its descendants now; what has ended counts nothing."""
    return sum(_read_pss_kib(one) for one in _list_tree(pid)) / 1024


def _list_tree(pid: int) -> list[int]:
    found = [pid]
    for one in found:  # grows while it is walked
        for children in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += [int(child) for child in children.read_text().split()]
            except OSError:
                continue
    return found


def _read_pss_kib(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
