"""Pages of our own making and the passages quoted from them, and the links that ``verify`` makes for those.

A page in pages/ is HTML as an author would write it. Comments mark what is quoted: ``<!--q-->the words<!--/q-->``. Between them
stands what a link should open, no more and no less. ``quote="…"`` gives the words as the writer typed them, where they differ;
``before="…"`` and ``after="…"`` the prefix and suffix the writer typed; ``none="…"`` says why this passage can have no link,
``lost="…"`` why its link opens the page and not the passage. Readers' browsers get the pages without the marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from firsthand.archive.extract import extract_text
from firsthand.archive.text import Text
from firsthand.evidence.html_text import read_html
from firsthand.model.lock import Lock
from firsthand.model.span import Span

PAGES = Path(__file__).parent / "pages"
_MARK = re.compile(r'<!--(/?)q(\d*)((?: [a-z]+="[^"]*")*)-->')
_SAID = re.compile(r' ([a-z]+)="([^"]*)"')
_OPEN, _CLOSE = "\ue000", "\ue001"
_KIND = re.compile(r'<meta name="kind" content="([^"]+)">')


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A quotation, what was found of it on its page, the link's fragment, and why there is none where there should be none."""

    number: int
    quotation: str
    match: str
    fragment: str
    none: str = ""
    lost: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedPage:
    """A page: its name, what kind of trouble it makes, its HTML with the marks and without, and what is quoted from it."""

    name: str
    kind: str
    marked: str
    html: str
    passages: tuple[Passage, ...]


def read_pages() -> tuple[QuotedPage, ...]:
    """Every page, in order of their names."""
    return tuple(_read_page(path) for path in sorted(PAGES.glob("*.html")))


def _read_page(path: Path) -> QuotedPage:
    marked = path.read_text(encoding="utf-8")
    html = _MARK.sub("", marked)
    kind = _KIND.search(html)
    assert kind, path
    return QuotedPage(
        name=path.stem, kind=unescape(kind[1]), marked=_number(marked), html=html, passages=tuple(_read_passages(marked, html))
    )


def _read_passages(marked: str, html: str) -> Iterator[Passage]:
    text = _save_copy(html)
    for number, opening in enumerate((mark for mark in _MARK.finditer(marked) if not mark[1]), start=1):
        said = dict(_SAID.findall(unescape(opening[3])))
        quotation = said.get("quote") or _words_between(marked, opening)
        result, locked = text.look_up(quotation, prefix=said.get("before", ""), suffix=said.get("after", ""))
        yield Passage(
            number=number,
            quotation=quotation,
            match=str(result.match),
            fragment=locked.fragment,
            none=said.get("none", ""),
            lost=said.get("lost", ""),
        )


def _save_copy(html: str) -> Text:
    """The page as ``snapshot`` keeps it."""
    page, kind = html.encode(), "text/html; charset=utf-8"
    extracted = extract_text(page, kind)
    lock = Lock(path="", span=Span(""), scope="", source="", via="get", content_type=kind, extractor=extracted.extractor)
    return Text(words=extracted.text, lock=lock, read_page=lambda: page)


def _words_between(marked: str, opening: re.Match[str]) -> str:
    """The words of the copy that stand between a mark and the one that closes it."""
    closing = next(mark for mark in _MARK.finditer(marked, opening.end()) if mark[1] and mark[2] == opening[2])
    before, between, after = marked[: opening.start()], marked[opening.end() : closing.start()], marked[closing.end() :]
    text = read_html(_MARK.sub("", before) + _OPEN + _MARK.sub("", between) + _CLOSE + _MARK.sub("", after)).text
    return text.partition(_OPEN)[2].partition(_CLOSE)[0].strip()


def _number(marked: str) -> str:
    """The page with marks that a browser can tell apart: ``<!--q 7-->``, and ``<!--/q 7-->`` where the seventh passage ends."""
    last: dict[str, int] = {}
    count = 0

    def number(mark: re.Match[str]) -> str:
        nonlocal count
        if not mark[1]:
            count += 1
            last[mark[2]] = count
        return f"<!--{mark[1]}q {last[mark[2]]}-->"

    return _MARK.sub(number, marked)
