"""Time and peak memory of a whole build of generated posts: `python benchmarks/build_time.py 1000 4000 --runs 3`.

Each run is a new process in a new folder, sizes taking turns so that a busy machine burdens all of them alike; what is
printed is the median of the time on the clock and of the processor's, the largest peak of memory, and each size's processor
time as a multiple of the first's.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus import write_corpus

ROOT = Path(__file__).resolve().parent.parent


def build_once(site: Path) -> tuple[float, float, float]:
    """Seconds on the clock, of the processor, and peak memory in MiB of `build.py` on the site, from nothing."""
    with tempfile.TemporaryDirectory() as output:
        command = [sys.executable, str(ROOT / "build.py"), "--root", str(site), "--quiet", "--output", output + "/public"]
        before = time.perf_counter()
        process = subprocess.Popen(command)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - before
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"the build failed with exit code {process.returncode}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    """Measure the sizes asked for and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[1000, 4000])
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    seconds: dict[int, list[float]] = {size: [] for size in arguments.sizes}
    worked: dict[int, list[float]] = {size: [] for size in arguments.sizes}
    peaks: dict[int, list[float]] = {size: [] for size in arguments.sizes}
    with tempfile.TemporaryDirectory() as folder:
        for size in arguments.sizes:
            write_corpus(Path(folder) / str(size), posts=size)
        for _ in range(arguments.runs):
            for size in arguments.sizes:
                took, work, peak = build_once(Path(folder) / str(size))
                seconds[size].append(took)
                worked[size].append(work)
                peaks[size].append(peak)
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, ", end="")
    print(f"load {os.getloadavg()[0]:.1f} at the end; {arguments.runs} runs, medians\n")
    print("| posts | seconds | processor seconds | peak memory, MiB | processor time, times the first |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    first = statistics.median(worked[arguments.sizes[0]])
    for size in arguments.sizes:
        took, work = statistics.median(seconds[size]), statistics.median(worked[size])
        print(f"| {size:,} | {took:.1f} | {work:.1f} | {max(peaks[size]):.0f} | {work / first:.2f} |")


if __name__ == "__main__":
    main()
