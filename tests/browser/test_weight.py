"""What a reader's browser has to fetch for a post, fonts apart: HTML, style sheets and scripts, compressed as hosts do it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from served_site import Built

MOST = 40_000
LEVEL = 6
"""Of gzip, which is what servers use unless they are told otherwise."""


def weigh(page: Path, folder: Path, base: str) -> int:
    """The compressed bytes of a page with every style sheet and script it names, those for paper included."""
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(rf'(?:href|src)="{re.escape(base)}([^"]+\.(?:css|js))"', text))
    assert {name.partition(".")[0] for name in named} >= {"site", "evidence", "print", "labels", "fonts", "reading"}
    return sum(len(gzip.compress(file.read_bytes(), LEVEL)) for file in (page, *(folder / name for name in named)))


def test_every_post_of_the_example_weighs_at_most_40_kilobytes_without_fonts(built: Built) -> None:
    pages = sorted((built.folder / "posts").glob("*/index.html"))
    weights = {page.parent.name: weigh(page, built.folder, built.base) for page in pages}
    assert len(weights) == 6
    assert {name: weight for name, weight in weights.items() if weight > MOST} == {}
    assert max(weights, key=weights.__getitem__) == "thirteen-words"
