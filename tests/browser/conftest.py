"""The example site, built once at the root of a host and once under a path, and one browser for all tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from served_site import Built, build_site, find_browser, open_browser, serve

BASES = {"/": (), "/sub/path/": ("--base-url", "https://example.org/sub/path/")}


@pytest.fixture(scope="session", params=BASES)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The example site at one of the two bases."""
    folder = tmp_path_factory.mktemp("site") / "public"
    build_site(folder, *BASES[request.param])
    return Built(base=request.param, folder=folder)


@pytest.fixture(scope="session")
def address(built: Built) -> Iterator[str]:
    """Where the built site is served."""
    with serve(built.folder, built.base) as url:
        yield url


@pytest.fixture(scope="session")
def root_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the example site is served at the root of a host, for what the base has no part in."""
    folder = tmp_path_factory.mktemp("root") / "public"
    build_site(folder)
    with serve(folder) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, or a skip that says what is missing."""
    if find_browser() is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium (or Google Chrome) to open pages in these tests")
    with open_browser() as opened:
        yield opened
