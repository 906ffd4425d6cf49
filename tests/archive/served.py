"""The fixture ``world``: one server a test. A test file asks for it with ``pytest_plugins = ("served",)``."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from world import World, open_world


@pytest.fixture
def world() -> Iterator[World]:
    with open_world() as opened:
        yield opened
