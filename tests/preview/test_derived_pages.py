"""Pages that are made from a file's text, as a published copy is: rendered when they are looked at, and never out of date."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from firsthand.model.files import Derived
from firsthand.preview.site import Shelf, Site

NAME = "evidence/minutes/index.html"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with one such page, and the file it is made from."""
    file = tmp_path / "content/evidence/text/x.txt"
    file.parent.mkdir(parents=True)
    file.write_text("The mill opens.", encoding="utf-8")
    digest = sha256(file.read_bytes()).hexdigest()
    page = Derived(path="content/evidence/text/x.txt", sha256=digest, render=lambda text: f"<p>{text}</p>")
    return Site({NAME: page}, root=tmp_path, base="/", shelf=Shelf(), tell=lambda _: None)


def test_it_is_a_page_and_not_a_file(site: Site) -> None:
    assert site.find("evidence/minutes/") == NAME
    assert (site.is_file(NAME), site.locate(NAME)) == (False, None)
    assert site.render(NAME).body == b"<p>The mill opens.</p>"


@pytest.mark.parametrize("change", ["changed", "removed"])
def test_where_its_file_is_another_by_then_that_is_said_in_its_place(site: Site, tmp_path: Path, change: str) -> None:
    file = tmp_path / "content/evidence/text/x.txt"
    if change == "removed":
        file.unlink()
    else:
        file.write_text("The mill burns.", encoding="utf-8")
    rendered = site.render(NAME)
    assert rendered.body is None
    assert "content/evidence/text/x.txt" in rendered.fault
    assert "bug" not in rendered.fault
