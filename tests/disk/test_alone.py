"""Using a folder together: whoever asks whether others are there stays known to them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from firsthand.disk.alone import share_with_others

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no such locks there")


def test_who_is_alone_is_told_so_and_nobody_else(tmp_path: Path) -> None:
    with share_with_others(tmp_path) as is_first_alone:
        assert is_first_alone()
        with share_with_others(tmp_path):
            assert not is_first_alone()
        assert is_first_alone()


def test_asking_does_not_give_up_the_share(tmp_path: Path) -> None:
    with share_with_others(tmp_path) as is_first_alone, share_with_others(tmp_path) as is_second_alone:
        assert not is_second_alone()
        assert not is_first_alone()
