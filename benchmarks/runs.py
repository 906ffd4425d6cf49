"""Builds, timed: from nothing, with nothing changed, and after one edit, the contenders taking turns."""

from __future__ import annotations

import os
import random
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from contender import Contender
from corpus import Post

COLD, SAME, EDIT = "from nothing", "nothing changed", "one edit"
KINDS = {"cold": COLD, "same": SAME, "edit": EDIT}
"""The kinds of builds by their short names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One build: seconds on the clock, and of the processors in all its processes."""

    wall_s: float
    cpu_s: float


Measured = dict[str, list[Run]]
"""The runs of each contender by its name, in the order they were made: run N of one belongs to run N of the others."""


def run_build(contender: Contender) -> Run:
    """A build in a new process. What was written before is on the disk when it begins, so that nobody pays for the other."""
    os.sync()
    before = time.perf_counter()
    process = subprocess.Popen(contender.build, cwd=contender.site, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall_s = time.perf_counter() - before
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, contender.build)
    return Run(wall_s=wall_s, cpu_s=usage.ru_utime + usage.ru_stime)


def measure_builds(
    contenders: Sequence[Contender], posts: Sequence[Post], kinds: Sequence[str], *, runs: int, say: Callable[[str], None]
) -> dict[str, Measured]:
    """``runs`` rounds; in each, every kind of build by every contender, the order of the contenders moving on by one."""
    measured: dict[str, Measured] = {kind: {one.name: [] for one in contenders} for kind in kinds}
    chance = random.Random(runs)
    for turn in range(runs):
        order = [*contenders[turn % len(contenders) :], *contenders[: turn % len(contenders)]]
        post = chance.choice(posts)
        for kind in kinds:
            for contender in order:
                prepare(contender, kind, post, f"Edited in round {turn}.")
                run = run_build(contender)
                measured[kind][contender.name].append(run)
                say(f"round {turn + 1}, {kind}, {contender.name}: {run.wall_s:.2f} s, {run.cpu_s:.2f} s of the processors")
                if kind == EDIT and f"Edited in round {turn}." not in contender.read_page(post.slug):
                    message = f"{contender.name} did not publish the edit of {post.slug}"
                    raise AssertionError(message)
    return measured


def prepare(contender: Contender, kind: str, post: Post, words: str) -> None:
    """What comes before a build of this kind, where the one before has left output and caches."""
    if kind == COLD:
        contender.forget()
    elif kind == EDIT:
        edit_post(contender, post, words)


def edit_post(contender: Contender, post: Post, marker: str) -> None:
    """Put the sentence ``marker`` at the beginning of the post's text, in the place of the one before."""
    head, body = post.text.split("\n---\n", 1)
    path = contender.site / "content" / "posts" / f"{post.name}.md"
    path.write_text(f"{head}\n---\n{marker} {body}", encoding="utf-8")


def must_run(command: Sequence[str], *, cwd: Path) -> None:
    """Run a command that is not timed; raises CalledProcessError where it fails."""
    subprocess.run(command, cwd=cwd, stdout=subprocess.DEVNULL, check=True)
