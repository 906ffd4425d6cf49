"""The rich site, made once and copied for each test; and one processor, so that no test's process is copied."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich_site import make_rich_site
from twin import Twin


@pytest.fixture(scope="session")
def rich_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it was written, never built."""
    return make_rich_site(tmp_path_factory.mktemp("rich"))


@pytest.fixture
def twin(rich_site: Path, tmp_path: Path, on_one_processor: None) -> Twin:  # noqa: ARG001
    """A copy of the site, at rest for long."""
    shutil.copytree(rich_site, tmp_path / "site", ignore=shutil.ignore_patterns(".cache"))
    made = Twin(root=tmp_path / "site", folder=tmp_path)
    made.settle_all()
    return made


@pytest.fixture
def on_one_processor() -> Iterator[None]:
    """Builds in this process do all their work themselves: pytest's own threads would be copied in the midst of something."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(allowed)})
    yield
    os.sched_setaffinity(0, allowed)
