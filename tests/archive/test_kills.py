"""A run that is killed leaves whole copies, and the next does the rest and no more."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from kills import check_done, kill_and_resume, prepare
from world import EVERYWHERE, open_world


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux answers at every address of 127.0.0.0/8")
def test_killed_at_any_moment_a_run_goes_on_where_it_was(tmp_path: Path) -> None:
    with open_world(EVERYWHERE) as world:
        site = prepare(tmp_path / "site", world, 40)
        met, looked_at = kill_and_resume(site, 5, seed=3)
        assert met >= 3
        assert looked_at > 40
        assert check_done(site, 40, met) >= 40
