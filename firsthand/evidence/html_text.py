"""The text of a web page, as a reader finds it: block by block, nothing left out that could hold a quotation.

A new line at each block element and ``<br>``, nothing at inline ones, white space collapsed; menus and footers are kept, as a
"main text" guessed wrongly loses passages that are there. Raised and lowered figures stay raised and lowered (10², CO₂). Does
not run scripts, know style sheets, or decode bytes (``charset``). ``read_shown`` tells what a browser searches of a page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

from firsthand.evidence.html_display import Display
from firsthand.evidence.shown import SEAM, SPACE, Piece, Shown, join_lines

EXTRACTOR_VERSION = "html-1"
"""Raised whenever the same page may give another text: passages are offsets into it."""

_BLOCK_NAMES = """
address article aside blockquote body br button caption center col colgroup dd details dialog dir div dl dt fieldset figcaption
figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li link main menu meta nav noframes noscript ol
optgroup option p pre section select summary table tbody td textarea tfoot th thead title tr ul video audio canvas iframe object
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
# A skipped element that is never closed ends with the page's body; script and style end where the parser says so.
_SKIPPED = frozenset({"script", "style", "template", "rt", "rp"})
_CLOSES_SKIPPED = {"rt": {"rp", "rt", "ruby", "rb", "rtc"}, "rp": {"rp", "rt", "ruby", "rb", "rtc"}}
_FIGURES = "0123456789+-−=()"
_RAISED = str.maketrans(_FIGURES, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
_LOWERED = str.maketrans(_FIGURES, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_NESTED_AT_MOST = 60
_UNCLOSED_AT_MOST = 20
_TAG = re.compile(r"<[^<>]{0,400}>")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """What a page says: ``text``, a block a line; and the article as its publisher gives it to machines, where it does so."""

    text: str
    article_body: str = ""
    title: str = ""


def read_html(page: str) -> PageText:
    """The text of a page. Never fails: whatever is not HTML is read as a browser would."""
    walk = _read(page)
    bodies = [body for data in walk.linked_data for body in _article_bodies(data)]
    return PageText(
        text="\n".join(line for line, _ in walk.lines()),
        article_body="\n".join(dict.fromkeys(read_html(body).text if "<" in body else read_plain(body) for body in bodies)),
        title=SPACE.sub(" ", "".join(walk.title)).strip(),
    )


def read_shown(page: str) -> Shown:
    """What a browser searches of a page, over the offsets of its ``text``."""
    return join_lines(_read(page).lines())


def read_plain(text: str) -> str:
    """The text of a plain-text file: line ends made one kind, NUL and a byte order mark dropped, all else kept."""
    return text.replace("\0", "").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _read(page: str) -> _Walk:
    walk = _Walk()
    # A marked section is a comment in HTML, and the parser would raise at one it does not know.
    walk.read(page.replace("\0", "").replace("\r\n", "\n").replace("<![", "<! ["))
    return walk


class _Walk(HTMLParser):
    """Collects a page's characters between block boundaries."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[list[Piece]] = [[]]
        self.display = Display()
        self.title: list[str] = []
        self.linked_data: list[str] = []
        self.skipping: list[str] = []
        self.shifts: list[str] = []
        self.within_title = False
        self.within_linked_data = False
        self.preformatted = 0

    def read(self, page: str) -> None:
        """Walk the whole page.

        Left to itself, the parser looks through the rest of the page again for each tag or comment that is never closed. So the
        first few are taken for text here, and behind them whatever looks like a tag is dropped.
        """
        self.feed(page)
        for _ in range(_UNCLOSED_AT_MOST):
            if not self._is_stuck():
                break
            rest, self.rawdata = self.rawdata, ""
            self.feed("&lt;" + rest[1:])
        if self._is_stuck():
            rest, self.rawdata = self.rawdata, ""
            self.handle_data(unescape(_TAG.sub(" ", rest)))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.skipping and tag in _CLOSES_SKIPPED.get(self.skipping[-1], ()):
            self.skipping.pop()
        if tag in _SKIPPED:
            if len(self.skipping) < _NESTED_AT_MOST:
                self.skipping.append(tag)
            if tag == "script" and (dict(attrs).get("type") or "").strip().lower() == "application/ld+json":
                self.within_linked_data = True
                self.linked_data.append("")
        elif self.skipping:
            return
        else:
            self._open(tag, attrs)

    def _open(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.display.open(tag, dict(attrs)):
            self._add("", SEAM)
        if tag in {"sup", "sub"}:
            self.shifts.append(tag)
        elif tag in _BLOCKS:
            self._break()
            self.within_title = tag == "title" and not self.title
            self.preformatted += tag in {"pre", "textarea"}

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """``<br/>``; on any other element the slash means nothing in HTML, but in SVG it closes."""
        self.handle_starttag(tag, attrs)
        if tag in _SKIPPED or tag in {"sup", "sub"}:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.skipping:
            while self.skipping.pop() != tag:
                pass
            self.within_linked_data = False
        elif tag in {"body", "html", "ruby"}:
            self.skipping.clear()
        elif self.skipping:
            return
        if self.display.close(tag):
            self._add("", SEAM)
        if self.shifts and tag == self.shifts[-1]:
            self.shifts.pop()
        if tag in _BLOCKS:
            self._break()
            self.within_title = False
            self.preformatted -= tag in {"pre", "textarea"} and self.preformatted > 0

    def handle_data(self, data: str) -> None:
        if self.within_linked_data:
            self.linked_data[-1] += data
        if self.skipping:
            # A browser's search reads what stands above a character behind it.
            self._add("", data if self.skipping == ["rt"] else "")
            return
        if self.within_title:
            self.title.append(data)
        if self.shifts and (figures := data.strip()) and not figures.strip(_FIGURES):
            self._add(data.translate(_RAISED if self.shifts[-1] == "sup" else _LOWERED), data)
        elif not self.preformatted:
            self._add(data, data.replace("\n", SEAM) if self.display.keeps_space else data)
        else:
            first, *rest = data.split("\n")
            self._add(first, first)
            for line in rest:
                self.blocks.append([])
                self._add(line, line)

    def lines(self) -> Iterator[tuple[str, list[Piece]]]:
        """The blocks that hold anything, as a line of text and the pieces it is made from."""
        for block in self.blocks:
            if line := SPACE.sub(" ", "".join(piece.said for piece in block)).strip(" "):
                yield line, block

    def _add(self, said: str, shown: str) -> None:
        shown = "" if self.display.is_hidden else shown
        self.blocks[-1].append(Piece(said=said, shown=shown, is_kept=self.display.keeps_space))

    def _is_stuck(self) -> bool:
        return self.rawdata.startswith("<") and self.cdata_elem is None

    def _break(self) -> None:
        self.shifts.clear()
        if self.blocks[-1]:
            self.blocks.append([])


def _article_bodies(data: str) -> list[str]:
    """Every ``articleBody`` in a piece of linked data; nothing where it is no JSON."""
    try:
        value = json.loads(data.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
    except (ValueError, RecursionError):
        return []
    return _bodies_within(value, _NESTED_AT_MOST)


def _bodies_within(value: object, depth: int) -> list[str]:
    match value:
        case _ if depth == 0:
            return []
        case dict():
            own = [body for key, body in value.items() if key == "articleBody" and isinstance(body, str)]
            return own + [body for inner in value.values() for body in _bodies_within(inner, depth - 1)]
        case list():
            return [body for inner in value for body in _bodies_within(inner, depth - 1)]
        case _:
            return []
