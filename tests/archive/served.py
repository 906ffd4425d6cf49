"""The fixtures ``world`` (a server) and ``site`` (its sources stand there): ``pytest_plugins = ("served",)`` asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from errand import Site
from world import World, open_world


@pytest.fixture
def world() -> Iterator[World]:
    with open_world() as opened:
        yield opened


@pytest.fixture
def site(world: World, tmp_path: Path) -> Site:
    return Site(root=tmp_path / "site", world=world)
