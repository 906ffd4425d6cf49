"""A run that is killed leaves whole copies, and the next does the rest and no more."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from kills import kill_and_resume, prepare
from world import World

pytest_plugins = ("served",)


def test_killed_at_any_moment_a_run_goes_on_where_it_was(tmp_path: Path, world: World) -> None:
    site = prepare(tmp_path / "site", world, 40)
    met = kill_and_resume(site, 4, seed=3)
    asked = Counter(world.paths())
    assert len(asked) == 40
    assert sum(asked.values()) <= 40 + met
    assert {finding.result.match for finding in site.verify().findings} == {"exact"}
    assert site.plan().jobs == ()
