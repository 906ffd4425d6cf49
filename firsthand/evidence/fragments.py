"""Links that open a page at a passage: text fragments, built from the page's own characters and tried before they are given.

A page is taken block by block, as browsers search it (``shown``); a fragment is given only if a browser's search of the blocks
finds our passage first. Knows no page but the copy: whether the live page still holds the passage is for ``verify`` to see.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product, zip_longest

from firsthand.evidence.browser_search import BrowserSearch
from firsthand.evidence.fragment_terms import first_words, last_words, trim
from firsthand.evidence.shown import BOUNDARY, Shown
from firsthand.evidence.text_directive import TextDirective

_WHOLE_AT_MOST = 300
_COUNTS = (3, 4, 5, 6, 8, 12, 2, 1)
_AROUND = (1, 2, 3, 5, 8)
_TRIES_AT_MOST = 160


def page_fragment(text: str, start: int) -> str:
    """The fragment of the page of a PDF on which an offset lies; pages of its text are parted by form feeds."""
    return f"page={text.count(chr(12), 0, start) + 1}"


class FragmentMaker:
    """Makes fragments for one text; what the search needs of the text is prepared once."""

    def __init__(self, text: str | Shown) -> None:
        self._shown = Shown.plain(text) if isinstance(text, str) else text
        self._search = BrowserSearch(self._shown.text)

    def find(self, directive: TextDirective) -> tuple[int, int] | None:
        """Where a browser's search would take a reader: offsets into the text, or None."""
        found = self._search.find(directive)
        return found and self._shown.offsets(*found)

    def is_shown(self, start: int, end: int) -> bool:
        """Whether a reader sees any of what stands between two offsets."""
        first, stop = self._shown.find_range(start, end)
        return bool(self._shown.text[first:stop].strip())

    def make(self, start: int, end: int) -> str:
        """The shortest fragment that opens exactly this passage, or what is shown of it; empty where there is none.

        One that every browser finds, if there is; where a script has no spaces between words, else one that some may find.
        """
        first, stop = trim(self._shown.text, *self._shown.find_range(start, end))
        if first >= stop:
            return ""
        likely = ""
        for directive in islice(_Passage(text=self._shown.text, start=first, end=stop).directives(), _TRIES_AT_MOST):
            if not self._search.is_found_first(directive, first, stop, strictly=False):
                continue
            if self._search.is_found_first(directive, first, stop, strictly=True):
                return str(directive)
            likely = likely or str(directive)
        return likely


@dataclass(frozen=True, slots=True, kw_only=True)
class _Passage:
    """A passage of a text, and the words that may tell it."""

    text: str
    start: int
    end: int

    def directives(self) -> Iterator[TextDirective]:
        """Ever longer ways to tell the passage: all of it, its first and last words, the words around."""
        terms = list(self._terms())
        sides = list(zip_longest(self._before(), self._after(), fillvalue=""))
        one_side = [side for before, after in sides for side in ((before, ""), ("", after))]
        for (prefix, suffix), (start, end) in product(dict.fromkeys([("", ""), *one_side, *sides]), terms):
            yield TextDirective(start=start, end=end, prefix=prefix, suffix=suffix)

    def _terms(self) -> Iterator[tuple[str, str]]:
        passage = self.text[self.start : self.end]
        is_one_block = BOUNDARY not in passage
        if is_one_block and len(passage) <= _WHOLE_AT_MOST:
            yield passage, ""
        first, last = passage.split(BOUNDARY)[0], passage.split(BOUNDARY)[-1]
        for count in _COUNTS:
            head, tail = first_words(first, count), last_words(last, count)
            if head and tail and not (is_one_block and len(head) + len(tail) >= len(passage)):
                yield head, tail

    def _before(self) -> list[str]:
        block = self.text[max(self.start - _WHOLE_AT_MOST, 0) : self.start].rstrip().rpartition(BOUNDARY)[2]
        return list(dict.fromkeys(term for count in _AROUND if (term := last_words(block, count))))

    def _after(self) -> list[str]:
        block = self.text[self.end : self.end + _WHOLE_AT_MOST].lstrip().partition(BOUNDARY)[0]
        return list(dict.fromkeys(term for count in _AROUND if (term := first_words(block, count))))
