"""The sites that these tests look at, each built once, and one browser for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from playwright.sync_api import Browser, expect
from served_site import ORIGINS, PATH, Built, build_named, find_browser, open_browser, serve

# What is expected is there as soon as it is there; only on a machine that does much else does it take longer than a second.
expect.set_options(timeout=20_000)

BASES = ("/", PATH)
EVERY_SITE = [(name, base) for name in ORIGINS for base in BASES]


@pytest.fixture(scope="session", params=BASES)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The example site at one of the two bases."""
    return build_named("example", tmp_path_factory.mktemp("example"), request.param)


@pytest.fixture(scope="session", params=EVERY_SITE, ids=[f"{name} at {base}" for name, base in EVERY_SITE])
def any_built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The example site, or a small one, at one of the two bases."""
    name, base = request.param
    return build_named(name, tmp_path_factory.mktemp(name), base)


@pytest.fixture(scope="session")
def address(built: Built) -> Iterator[str]:
    """Where the example site is served, at one of the two bases."""
    with serve(built.folder, built.base) as url:
        yield url


@pytest.fixture(scope="session")
def root_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the example site is served at the root of a host, for what the base has no part in."""
    with serve(build_named("example", tmp_path_factory.mktemp("root")).folder) as url:
        yield url


@pytest.fixture(scope="session")
def small_addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    """Where the small sites are served, by name, under a path."""
    built = {name: build_named(name, tmp_path_factory.mktemp(name), PATH) for name in ("every-mark", "minimal")}
    with serve(built["every-mark"].folder, PATH) as every_mark, serve(built["minimal"].folder, PATH) as minimal:
        yield {"every-mark": every_mark, "minimal": minimal}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, or a skip that says what is missing."""
    if find_browser() is None:
        pytest.skip("no page was opened: there is no Chromium here (apt-get install chromium, or install Google Chrome)")
    with open_browser() as opened:
        yield opened
