"""What a measurement was taken on, in one sentence."""

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
