"""Links that open a page at a passage: text fragments, built from the copy's own characters and tried before they are given.

Follows URL Fragment Text Directives (WICG, scroll-to-text-fragment). A text is taken block by block, a line a block, as
``html_text`` writes it; a fragment is given only if the specification's search over those blocks finds our passage first.
Knows no page but the copy: whether the live page still holds the passage is for ``verify`` to see.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product, zip_longest
from urllib.parse import quote, unquote

from firsthand.evidence.characters import SHAPES

_WHOLE_AT_MOST = 300
_COUNTS = (3, 4, 5, 6, 8, 12)
_AROUND = (1, 2, 3, 5, 8)
_TRIES_AT_MOST = 160
_STEPS_AT_MOST = 20_000
# Over shapes (see ``characters``): in scripts without spaces each character is a word.
_WORD = re.compile(r"c[mih]*|[^c \n]+")
# Figures the extractor raised or lowered stand plain on the page; a term with one would not be found there.
_SHIFTED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎]")
_DIRECTIVE = ":~:"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextDirective:
    """The terms of a text fragment, unencoded; empty where there is none."""

    start: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""

    def __str__(self) -> str:
        """The fragment, without ``#``: ``:~:text=prefix-,start,end,-suffix``."""
        terms = [f"{_encode(self.prefix)}-"] if self.prefix else []
        terms += [_encode(term) for term in (self.start, self.end) if term]
        terms += [f"-{_encode(self.suffix)}"] if self.suffix else []
        return f"{_DIRECTIVE}text=" + ",".join(terms)


def add_fragment(url: str, fragment: str) -> str:
    """The address with a text fragment; one to a place on the page (``#id``) stays in front of it."""
    place = url.partition(_DIRECTIVE)[0]
    return (place if "#" in place else f"{place}#") + fragment


def page_fragment(text: str, start: int) -> str:
    """The fragment of the page of a PDF on which an offset lies; pages of its text are parted by form feeds."""
    return f"page={text.count(chr(12), 0, start) + 1}"


def parse_fragment(fragment: str) -> TextDirective | None:
    """The terms of a text fragment, or None where there is none."""
    found = re.search(r":~:(?:.*&)?text=([^&]*)", fragment)
    terms = found[1].split(",") if found else []
    prefix = terms.pop(0)[:-1] if terms and terms[0].endswith("-") else ""
    suffix = terms.pop()[1:] if terms and terms[-1].startswith("-") else ""
    if not 1 <= len(terms) <= 2:  # noqa: PLR2004 - start, or start and end
        return None
    start, end = (*terms, "")[:2]
    return TextDirective(start=unquote(start), end=unquote(end), prefix=unquote(prefix), suffix=unquote(suffix))


class FragmentMaker:
    """Makes fragments for one text; what the search needs of the text is prepared once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded, self._offsets = _fold(text)

    def find(self, directive: TextDirective) -> tuple[int, int] | None:
        """Where the specification's search would take a reader: offsets into the text, or None."""
        found = self._find_range(directive)
        return found and (self._offsets[found[0]], self._offsets[found[1] - 1] + 1)

    def make(self, start: int, end: int) -> str:
        """The shortest fragment that opens exactly this passage; empty where there is none, and for an empty passage.

        A word at either end with a raised or lowered figure is left out of what is opened.
        """
        passage = _Passage.within(self._text, start, end)
        if passage is None:
            return ""
        wanted = bisect_left(self._offsets, passage.start), bisect_right(self._offsets, passage.end - 1)
        tried = islice(passage.directives(), _TRIES_AT_MOST)
        return next((str(directive) for directive in tried if self._find_range(directive) == wanted), "")

    def _find_range(self, directive: TextDirective) -> tuple[int, int] | None:
        """The specification's "find a range from a text directive", over folded text; blocks part terms."""
        start, end, prefix, suffix = (
            _fold(term)[0].strip() for term in (directive.start, directive.end, directive.prefix, directive.suffix)
        )
        at = 0
        for _ in range(_STEPS_AT_MOST):
            if prefix:
                before = self._find_term(prefix, at, starts_word=True, ends_word=False)
                if before is None:
                    return None
                at = before[0] + 1
                place = self._skip_space(before[1])
                found = self._term_at(start, place, ends_word=bool(end) or not suffix)
                if found is None:
                    continue
            else:
                found = self._find_term(start, at, starts_word=True, ends_word=bool(end) or not suffix)
                if found is None:
                    return None
                at = found[0] + 1
            if (whole := self._find_end(found, end, suffix)) is not None:
                return whole
            if end:
                return None
        return None

    def _find_end(self, found: tuple[int, int], end: str, suffix: str) -> tuple[int, int] | None:
        from_ = found[1]
        while True:
            until = found[1]
            if end:
                ending = self._find_term(end, from_, starts_word=True, ends_word=not suffix)
                if ending is None:
                    return None
                from_, until = ending[0] + 1, ending[1]
            if not suffix or self._term_at(suffix, self._skip_space(until), ends_word=True):
                return found[0], until
            if not end:
                return None

    def _find_term(self, term: str, at: int, *, starts_word: bool, ends_word: bool) -> tuple[int, int] | None:
        at = self._folded.find(term, at) if term else -1
        steps = 0
        while at >= 0 and steps < _STEPS_AT_MOST:
            if self._fits(at, at + len(term), starts_word=starts_word, ends_word=ends_word):
                return at, at + len(term)
            at = self._folded.find(term, at + 1)
            steps += 1
        return None

    def _term_at(self, term: str, at: int, *, ends_word: bool) -> tuple[int, int] | None:
        fits = self._folded.startswith(term, at) and self._fits(at, at + len(term), starts_word=False, ends_word=ends_word)
        return (at, at + len(term)) if fits and term else None

    def _fits(self, start: int, end: int, *, starts_word: bool, ends_word: bool) -> bool:
        text = self._folded
        inside_start = starts_word and start > 0 and _is_word(text[start - 1]) and _is_word(text[start])
        inside_end = ends_word and end < len(text) and _is_word(text[end - 1]) and _is_word(text[end])
        return not (inside_start or inside_end)

    def _skip_space(self, at: int) -> int:
        while at < len(self._folded) and self._folded[at].isspace():
            at += 1
        return at


@dataclass(frozen=True, slots=True, kw_only=True)
class _Passage:
    """A passage of a text without words at its ends that stand otherwise on the page, and the words that may tell it."""

    text: str
    start: int
    end: int

    @classmethod
    def within(cls, text: str, start: int, end: int) -> _Passage | None:
        words = [(start + first, start + stop) for first, stop in _words(text[start:end])]
        while words and _SHIFTED.search(text, *words[-1]):
            words.pop()
        while words and _SHIFTED.search(text, *words[0]):
            words.pop(0)
        return cls(text=text, start=words[0][0], end=words[-1][1]) if words else None

    def directives(self) -> Iterator[TextDirective]:
        """Ever longer ways to tell the passage: all of it, its first and last words, the words around."""
        terms = list(self._terms())
        sides = list(zip_longest(self._before(), self._after(), fillvalue=""))
        one_side = [side for before, after in sides for side in ((before, ""), ("", after))]
        for (prefix, suffix), (start, end) in product(dict.fromkeys([("", ""), *one_side, *sides]), terms):
            yield TextDirective(start=start, end=end, prefix=prefix, suffix=suffix)

    def _terms(self) -> Iterator[tuple[str, str]]:
        passage = self.text[self.start : self.end]
        is_plain = "\n" not in passage and "\f" not in passage and not _SHIFTED.search(passage)
        if is_plain and len(passage) <= _WHOLE_AT_MOST:
            yield passage, ""
        first, last = passage.split("\n")[0], passage.split("\n")[-1]
        is_one_block = "\n" not in passage
        words = len(_words(first))
        for count in (*_COUNTS, 2, 1):
            head, tail = _first_words(first, count), _last_words(last, count)
            if head and tail and not (is_one_block and 2 * count > words):
                yield head, tail

    def _before(self) -> list[str]:
        block = self.text[max(self.start - _WHOLE_AT_MOST, 0) : self.start].rstrip().rpartition("\n")[2]
        return list(dict.fromkeys(term for count in _AROUND if (term := _last_words(block, count))))

    def _after(self) -> list[str]:
        block = self.text[self.end : self.end + _WHOLE_AT_MOST].lstrip().partition("\n")[0]
        return list(dict.fromkeys(term for count in _AROUND if (term := _first_words(block, count))))


def _words(block: str) -> list[tuple[int, int]]:
    return [word.span() for word in _WORD.finditer(block.translate(SHAPES))]


def _first_words(block: str, count: int) -> str:
    """At most so many words from the block's beginning, up to one that stands otherwise on the page; may be empty."""
    shifted = _SHIFTED.search(block)
    words = [end for _, end in _words(block)[:count] if shifted is None or end <= shifted.start()]
    return block[: words[-1]] if words else ""


def _last_words(block: str, count: int) -> str:
    shifted = max((found.end() for found in _SHIFTED.finditer(block)), default=0)
    words = [start for start, _ in _words(block)[-count:] if start >= shifted]
    return block[words[0] :] if words else ""


def _fold(text: str) -> tuple[str, array[int]]:
    """The text as a browser compares it, without case and accents, white space within a block one space; offsets of each."""
    folded: list[str] = []
    offsets = array("I")
    after_space = True
    for at, char in enumerate(text):
        if char.isspace():
            # A block boundary parts terms, a space does not: a term never holds the former.
            plain = "\n" if char in "\n\f" else "" if after_space else " "
            after_space = True
        else:
            plain = char.casefold() if char.isascii() else _bare(char)
            after_space = after_space and not plain
        folded.append(plain)
        offsets.extend([at] * len(plain))
    return "".join(folded), offsets


def _bare(char: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFD", char.casefold()) if not unicodedata.combining(part))


def _is_word(char: str) -> bool:
    return SHAPES[ord(char)] in "adsm"


def _encode(term: str) -> str:
    return quote(term, safe="").replace("-", "%2D")
