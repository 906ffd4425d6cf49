"""A site for each test that writes to it, and a running preview of one for all that only ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from previews import Preview, open_preview, write_site


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A warning is an error in tests, and in watchdog's thread it ends the thread; the watch itself silences this one."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.filterwarnings("ignore:Callback with id:RuntimeWarning"))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site")


@pytest.fixture
def preview(site: Path) -> Iterator[Preview]:
    with open_preview(site) as running:
        yield running
