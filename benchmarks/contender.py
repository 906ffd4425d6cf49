"""A program that builds the corpus as a site: what to run, what it writes, what to remove before it begins from nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SITES = Path(__file__).resolve().parent / "sites"
OUTPUT = "public"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """One generator with its own site of the corpus's posts in a folder of its own. Commands are run in that folder."""

    name: str
    version: str
    site: Path
    build: tuple[str, ...]
    serve: Callable[[int], tuple[str, ...]]
    """The command that shows the site on this port of 127.0.0.1 and follows changes."""
    layout: str
    """The file that makes a post's page, from the site's folder; it holds one ``</article>``."""
    caches: tuple[str, ...] = ()
    """What it keeps between builds, beside the output."""

    @property
    def output(self) -> Path:
        """Where it writes the site."""
        return self.site / OUTPUT

    def forget(self) -> None:
        """Remove the output and every cache, so that the next build begins from nothing."""
        for name in (OUTPUT, *self.caches):
            shutil.rmtree(self.site / name, ignore_errors=True)

    def read_page(self, slug: str) -> str:
        """The built page of a post."""
        return (self.output / "posts" / slug / "index.html").read_text(encoding="utf-8")


def copy_site(names: tuple[str, ...], site: Path, corpus: Path) -> None:
    """The site at ``site``: the folders ``names`` of sites/ over each other, and the corpus's posts and shared sources."""
    for name in names:
        shutil.copytree(SITES / name, site, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(corpus / "content" / "posts", site / "content" / "posts")
    (site / "data").mkdir(exist_ok=True)
    shutil.copy(corpus / "content" / "sources" / "wire.yaml", site / "data" / "wire.yaml")
