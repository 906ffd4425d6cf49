"""Builds that are killed at any moment leave whole files, and the next build makes all of them right."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from build_kills import Tally, kill_builds, kill_previews, prepare

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


def test_killed_at_any_moment_a_build_leaves_whole_files_and_the_next_one_mends_all(tmp_path: Path) -> None:
    tally = Tally()
    kill_builds(prepare(tmp_path, 24, seed=3), 4, tally)
    assert tally.met.total() - tally.met["done"] >= 1  # some may be done before they are killed
    assert tally.looked_at > 500


def test_a_killed_preview_leaves_the_output_and_the_cache_fit_for_the_next_build(tmp_path: Path) -> None:
    tally = Tally()
    kill_previews(prepare(tmp_path, 24, seed=4), 2, tally)
    assert tally.previews == 2
