"""Copies that may be published whole: their words on a page of the site's own, and never the page as it came."""

from __future__ import annotations

import gzip
import json
import re
from hashlib import sha256
from pathlib import Path

import pytest
from saved import NOW, POST, call, read_all, save_site, write_site
from test_extracting import make_pdf

FREE = POST.replace(
    "    url: https://example.org/minutes\n", "    url: https://example.org/minutes\n    rights: public-domain\n"
)
HOSTILE = b"""<!doctype html><html><head><meta charset="utf-8"><title>Minutes</title>
<script>document.title = "taken"</script><style>@import "https://tracker.example/x.css";</style>
<base href="https://tracker.example/"><meta http-equiv="refresh" content="0; url=https://tracker.example/"></head>
<body onload="alert(1)"><h1>Minutes &lt;script&gt;alert(2)&lt;/script&gt;</h1>
<img src="https://tracker.example/pixel.png" onerror="alert(3)" alt=""><iframe src="https://tracker.example/"></iframe>
<p>The council permits the mill to open. &lt;img src=x onerror=alert(4)&gt; The vote was seven to two.</p>
<form action="https://tracker.example/"><input autofocus onfocus="alert(5)"></form>
<svg><script>alert(6)</script></svg><a href="javascript:alert(7)">More</a></body></html>"""
PAGE = "public/evidence/the-mill/minutes/index.html"
TEXT = "public/evidence/the-mill/minutes/copy.txt"


def _build(folder: Path, post: str = FREE, page: bytes = HOSTILE, name: str = "minutes.html") -> Path:
    root = write_site(folder / "site", {"content/posts/the-mill.md": post})
    (folder / name).write_bytes(page)
    assert call(root, "snapshot", "--import", str(folder / name), "minutes", "--clock", NOW).returncode == 0
    assert call(root, "verify", "--clock", NOW).returncode == 0
    built = call(root, "build", "--clock", NOW)
    assert built.returncode == 0, built.stderr
    return root


def _read(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("rights", ["public-domain", "licensed"])
def test_a_copy_whose_rights_allow_it_is_shown_whole_with_what_is_quoted_marked(tmp_path: Path, rights: str) -> None:
    root = _build(tmp_path, FREE.replace("public-domain", rights))
    page = _read(root, PAGE)
    assert '<span id="passage-the-mill--permit"></span><mark>The council permits the mill to open.</mark> ' in page
    assert "The vote was seven to two." in page
    assert '<meta name="robots" content="noindex' in page
    said = {"public-domain": "They are in the public domain.", "licensed": "They stand here under a licence."}
    assert said[rights] in page
    assert "/evidence/the-mill/minutes/" not in _read(root, "public/sitemap.xml")
    assert "/evidence/:slug/:id/copy.txt\n  Content-Type: text/plain; charset=utf-8\n  X-Robots-Tag: noindex\n" in _read(
        root, "public/_headers"
    )


def test_a_page_as_it_came_is_never_published(tmp_path: Path) -> None:
    root = _build(tmp_path)
    for path in sorted((root / "public").rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            assert b"tracker.example" not in data, path
            assert b"WARC/" not in (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data), path
    page = _read(root, PAGE)
    text = page[page.index('<div class="copy-text"') : page.index("</article>")]
    assert set(re.findall(r"<(\w+)", text)) == {"div", "p", "mark", "span"}
    assert set(re.findall(r"<\w+ ([^>]*)>", text)) == {'class="copy-text"', 'dir="auto"', 'id="passage-the-mill--permit"'}
    assert "&lt;img src=x onerror=alert(4)&gt;" in text


def test_the_text_that_was_compared_can_be_had_to_the_byte(tmp_path: Path) -> None:
    root = _build(tmp_path)
    lock = json.loads(_read(root, "content/evidence/lock/the-mill/minutes.json"))
    data = (root / TEXT).read_bytes()
    assert sha256(data).hexdigest() == lock["text"]["sha256"]
    assert lock["text"]["sha256"] in _read(root, PAGE)


def test_cards_and_the_sources_page_lead_to_the_copy_at_the_passage(tmp_path: Path) -> None:
    shown = FREE.replace("(claim:permitted).", "(claim:permitted).\n\n![The permit](quote:permit)")
    root = _build(tmp_path, shown)
    assert 'href="/evidence/the-mill/minutes/#passage-the-mill--permit"' in _read(root, "public/posts/the-mill/index.html")
    assert 'href="/evidence/the-mill/minutes/"' in _read(root, "public/sources/the-mill/minutes/index.html")


@pytest.mark.parametrize(("post", "is_shown"), [(POST, False), (FREE, True)], ids=["quotation", "public-domain"])
def test_without_rights_nothing_but_the_passage_is_published(tmp_path: Path, post: str, is_shown: bool) -> None:
    far = HOSTILE.replace(b"</body>", b"<p>" + b"And so on. " * 40 + b"The sluice is red.</p></body>")
    root = _build(tmp_path, post, page=far)
    assert (root / "public/evidence/the-mill").exists() is is_shown
    files = [path for path in (root / "public").rglob("*") if path.is_file() and b"The sluice is red." in path.read_bytes()]
    assert sorted(files) == ([root / TEXT, root / PAGE] if is_shown else [])


@pytest.mark.parametrize("change", ["rights", "forget", "lost"])
def test_a_copy_that_may_no_longer_be_shown_goes_from_the_site(tmp_path: Path, change: str) -> None:
    root = _build(tmp_path)
    assert (root / PAGE).exists()
    if change == "rights":
        write_site(root)
    elif change == "forget":
        settings = _read(root, "content/site.yaml")
        (root / "content/site.yaml").write_text(f"{settings}copies: warn\n", encoding="utf-8")
        assert call(root, "forget", "minutes", "--clock", NOW).returncode == 0
    else:
        next((root / "content/evidence/text").iterdir()).unlink()
    call(root, "build", "--clock", NOW)
    assert (root / PAGE).exists() is False
    assert (root / TEXT).exists() is False


def test_a_damaged_copy_is_an_error_and_not_published(tmp_path: Path) -> None:
    root = _build(tmp_path)
    text = next((root / "content/evidence/text").iterdir())
    text.write_bytes(text.read_bytes().replace(b"permits", b"forbids"))
    before = _read(root, PAGE)
    done = call(root, "build", "--clock", NOW)
    assert done.returncode == 1
    assert "this saved copy is not what was saved" in done.stderr
    assert _read(root, PAGE) == before


def test_where_the_original_is_gone_readers_are_sent_to_the_copy(tmp_path: Path) -> None:
    gone = FREE.replace("    rights: public-domain\n", "    rights: public-domain\n    status: dead\n")
    root = _build(tmp_path, gone)
    post = _read(root, "public/posts/the-mill/index.html")
    there = "https://example.org/evidence/the-mill/minutes/#:~:text=The%20council%20permits%20the%20mill%20to%20open."
    assert f'<a class="claim-text" href="{there}"' in post
    assert "This is the copy saved on 24 Nov 2026." in _read(root, "public/sources/the-mill/minutes/index.html")


def test_the_pages_of_a_pdf_are_told_apart_and_reached_as_in_the_pdf(tmp_path: Path) -> None:
    pdf = make_pdf(["Minutes of 27 February."], ["The council permits the mill to open."], ["Signed."])
    root = _build(tmp_path, page=pdf, name="minutes.pdf")
    page = _read(root, PAGE)
    assert re.findall(r'<h2 id="(page=\d)">([^<]+)</h2>', page) == [
        ("page=1", "Page 1"),
        ("page=2", "Page 2"),
        ("page=3", "Page 3"),
    ]
    assert page.index('id="page=2"') < page.index("<mark>The council permits") < page.index('id="page=3"')


def test_a_second_build_writes_nothing_and_gives_the_same_bytes(tmp_path: Path) -> None:
    root = _build(tmp_path)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (root / "public").rglob("*") if path.is_file()}
    assert call(root, "build", "--clock", NOW).returncode == 0
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (root / "public").rglob("*") if path.is_file()} == {
        path: (data, before[path][1]) if not path.name.startswith(".") else (data, path.stat().st_mtime_ns)
        for path, (data, _) in before.items()
    }


def test_a_site_without_such_rights_reads_no_copy(tmp_path: Path) -> None:
    root = save_site(tmp_path)
    built = call(root, "build", "--clock", NOW)
    assert built.returncode == 0
    assert len(read_all(root)) > 3
