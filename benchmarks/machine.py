"""What a measurement was taken on, and how much of the machine others took meanwhile."""

from __future__ import annotations

import os
import platform
from pathlib import Path


def machine_facts() -> str:
    """The interpreter, the processor and how many of it, and how busy the machine was."""
    processor = platform.machine()
    if (info := Path("/proc/cpuinfo")).exists():
        names = [line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")]
        processor = names[0] if names else processor
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} × {processor}{load}."


class Onlooker:
    """Watches, from its making on, what share of the processors' time goes to programs other than ours. Linux only."""

    def __init__(self) -> None:
        self._busy, self._idle = _read_processors()
        self._own = _own_seconds()

    def share_of_others(self) -> float:
        """The share of all processors' time until now that was neither idle nor spent by us and what we started."""
        busy, idle = _read_processors()
        others = busy - self._busy - (_own_seconds() - self._own)
        return max(0.0, others) / max(busy - self._busy + idle - self._idle, 0.01)


def _read_processors() -> tuple[float, float]:
    """The seconds all processors have been busy, and idle, since the machine was started."""
    fields = [int(field) for field in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    idle = fields[3] + fields[4]
    ticks = os.sysconf("SC_CLK_TCK")
    return (sum(fields) - idle) / ticks, idle / ticks


def _own_seconds() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
