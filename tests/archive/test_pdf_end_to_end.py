"""A PDF from the network to the reader: served, saved, read page by page, compared, and opened at its page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from errand import Site
from saved import NOW, POST, call, write_site
from test_extracting import make_pdf
from world import World, page, redirect

pytest_plugins = ("served",)

PAGES = (
    ["Town council", "Minutes of 27 February", "Nine members were pres-", "ent. They spoke of the sluice.", "Page 1"],
    ["Town council", "After an hour the council per-", "mits the mill to open. The vote", "Page 2"],
    ["Town council", "was seven to two.", "Signed by the chair.", "Page 3"],
)
SERVED = page(make_pdf(*PAGES), content_type="application/pdf")


def _prepare(site: Site, url: str, words: str) -> None:
    post = POST.replace("https://example.org/minutes", url).replace("The council permits the mill to open.", words, 1)
    write_site(site.root, {"content/posts/the-mill.md": post})


@pytest.mark.parametrize(
    ("words", "match", "opened"),
    [
        ("the council permits the mill to open", "normalised", "#page=2"),
        ("Nine members were present.", "normalised", "#page=1"),
        ("The vote was seven to two.", "exact", "#page=2"),
        ("the council permits the mill to close", "altered", ""),
    ],
    ids=["a hyphen at a line's end", "the first page", "over a page's end", "altered"],
)
def test_a_served_pdf_is_saved_compared_and_opened_at_its_page(
    site: Site, world: World, words: str, match: str, opened: str
) -> None:
    there = world.serve("files.example", "/minutes-2024.pdf", SERVED)
    url = world.serve("town.example", "/minutes", redirect(there, status="302 Found"))
    _prepare(site, url, words)
    assert site.snapshot("minutes")["minutes"].problem == ""
    text = site.copies("text")[0].decode()
    assert [part.split("\n")[0] for part in text.split("\f")] == [
        "Minutes of 27 February",
        "After an hour the council per-",
        "was seven to two.",
    ]
    done = call(site.root, "verify", "--clock", NOW)
    lock = site.lock("minutes")
    assert (lock["content_type"], lock["final_url"], lock["text"]["extractor"]) == ("application/pdf", there, "pdf-1")
    quote = lock["quotes"]["the-mill/permit"]
    assert (quote["class"], quote.get("fragment", "")) == (match, opened.lstrip("#"))
    built = call(site.root, "build", "--clock", NOW)
    assert (done.returncode, built.returncode) == ((0, 0) if opened else (1, 1))
    if opened:
        assert f'<a class="claim-text" href="{url}{opened}"' in _read(site.root / "public/posts/the-mill/index.html")


def _read(path: Path) -> str:
    return re.sub(r"\s+", " ", path.read_text(encoding="utf-8"))


def test_a_pdf_that_calls_itself_something_else_is_read_all_the_same(site: Site, world: World) -> None:
    url = world.serve("town.example", "/minutes", page(make_pdf(*PAGES), content_type="application/octet-stream"))
    _prepare(site, url, "the council permits the mill to open")
    assert site.snapshot("minutes")["minutes"].problem == ""
    assert call(site.root, "verify", "--clock", NOW).returncode == 0


def test_a_pdf_that_holds_pictures_of_words_alone_is_refused_with_what_to_do(site: Site, world: World) -> None:
    url = world.serve("town.example", "/minutes", page(make_pdf([], []), content_type="application/pdf"))
    _prepare(site, url, "the council permits the mill to open")
    assert site.snapshot("minutes")["minutes"].problem == (
        "it holds no words, or only pictures of them: type the lines you quote into the source's excerpt"
    )
    assert site.copies("raw") == []
