"""Whatever is done to a site, in whatever order, the next build gives what a build from nothing gives, to the byte."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest
from edits import EDITS
from twin import Twin, read_folder

PARTS = 4


@pytest.mark.parametrize("part", range(PARTS))
def test_after_any_edits_a_build_is_what_a_clean_one_is(twin: Twin, part: int) -> None:
    """All edits in an order of chance, parted among four sites."""
    chance = Random(2026)  # noqa: S311 - an order, no secret
    names = list(EDITS)
    chance.shuffle(names)
    follow(twin, names[part::PARTS], seed=part)


def follow(twin: Twin, names: list[str], *, seed: int) -> None:
    """One edit after another, with a comparison after each; what is an error is taken back and compared again."""
    chance = Random(seed)  # noqa: S311
    twin.compare()
    done: list[str] = []
    for name in names:
        done.append(name)
        former, clock, flags = Kept(twin.root), twin.clock, twin.flags
        EDITS[name](twin, chance)
        words = chance.choice(((), (), (), ("-v",), ("--format", "json"), ("--format", "concise"), ("--strict",)))
        try:
            if twin.compare(*words).code:
                former.put_back(twin, is_exact=chance.random() < 0.5)
                twin.clock, twin.flags = clock, flags
                done.append("taken back")
                assert twin.compare().code == 0
        except AssertionError as fault:
            message = f"after {', then '.join(done)}: {fault}"
            raise AssertionError(message) from fault


class Kept:
    """The files of a site as they are now, with their times."""

    def __init__(self, root: Path) -> None:
        places = ("content", "layouts", "static")
        self._files = {f"{place}/{path}": data for place in places for path, data in read_folder(root / place).items()}
        self._times = {path: (root / path).stat().st_mtime_ns for path in self._files}

    def put_back(self, twin: Twin, *, is_exact: bool) -> None:
        """The files as they were; ``is_exact``: with their old times, as a folder that was moved away and back has them."""
        now = Kept(twin.root)
        for path in now._files.keys() - self._files.keys():
            (twin.root / path).unlink()
        for path, data in self._files.items():
            if now._files.get(path) != data:
                twin.write(path, data)
                if is_exact:
                    os.utime(twin.root / path, ns=(self._times[path], self._times[path]))
