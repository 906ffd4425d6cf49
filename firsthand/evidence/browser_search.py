"""How browsers search a text for the terms of a link: the specification's search, over what their folding leaves of the words.

Follows URL Fragment Text Directives (WICG, scroll-to-text-fragment). Browsers do not fold alike, and in scripts without spaces
they do not agree where words begin. So there are two searches: a loose one, which finds whatever some browser could find, and
a strict one, which finds only what each of them must. Where both find the same place first, readers are taken there.
"""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from firsthand.evidence.characters import SHAPES, fold
from firsthand.evidence.text_directive import TextDirective

_STEPS_AT_MOST = 20_000
_LETTERS = "adsm"
_WORDLIKE = "adsmcih"
# Marks that may join the letters on both sides (Unicode text segmentation, WB6 to WB12).
_JOINERS = "'’‘.:·,;״׳‧`"
# What collation takes for the same at its first level and normalisation does not: Chromium compares so.
_SAME = str.maketrans(
    {
        **dict(zip("øđłħŧıʼ", "odlhti'", strict=True)),
        **dict(zip("ךםןףץ", "כמנפצ", strict=True)),
        **dict(zip("ىةٱیک", "يهايك", strict=True)),
        **dict(zip("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ", strict=True)),
        **dict.fromkeys("“”„‟«»‹›〝〞״", '"'),
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
    }
)
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


def may_part_word(text: str, at: int) -> bool:
    """Whether a browser may hold that the characters on both sides of a place belong to one word."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if after in _JOINERS:
        return _is(_LETTERS, before) and _is(_LETTERS, text[at + 1 : at + 2])
    if before in _JOINERS:
        return _is(_LETTERS, after) and _is(_LETTERS, text[max(at - 2, 0) : at - 1])
    return _is(_WORDLIKE, before) and _is(_WORDLIKE, after)


def _is(shapes: str, char: str) -> bool:
    return bool(char) and (char == "_" or SHAPES[ord(char)] in shapes)


class BrowserSearch:
    """Searches one text, in which a new line is what no term crosses; what the search needs of it is prepared once."""

    def __init__(self, text: str) -> None:
        folded, self._offsets = _fold(text)
        self._loose = _Search(text=folded, parts_word=_parts_word)
        self._strict = _Search(text=folded, parts_word=may_part_word)

    def find(self, directive: TextDirective) -> tuple[int, int] | None:
        """The first range that some browser might find, or None."""
        found = self._loose.find(_fold_terms(directive))
        return found and (self._offsets[found[0]], self._offsets[found[1] - 1] + 1)

    def is_found_first(self, directive: TextDirective, start: int, end: int, *, strictly: bool) -> bool:
        """Whether this range is the first that is found: by any browser, or, strictly, by every one."""
        search = self._strict if strictly else self._loose
        wanted = bisect_left(self._offsets, start), bisect_right(self._offsets, end - 1)
        return search.find(_fold_terms(directive)) == wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    """The specification's "find a range from a text directive", over folded text; blocks part terms."""

    text: str
    parts_word: Callable[[str, int], bool]

    def find(self, terms: TextDirective) -> tuple[int, int] | None:
        at = 0
        for _ in range(_STEPS_AT_MOST):
            found, at = self._find_start(terms, at)
            if at < 0:
                return None
            if found is None:
                continue
            if (whole := self._find_end(terms, found)) is not None:
                return whole
            if terms.end:
                return None
        return None

    def _find_start(self, terms: TextDirective, at: int) -> tuple[tuple[int, int] | None, int]:
        """Where the prefix and the start term stand next, if together; and where to look on, or -1 where that is all."""
        ends_word = bool(terms.end) or not terms.suffix
        if not terms.prefix:
            found = self._find_term(terms.start, at, ends_word=ends_word)
            return found, found[0] + 1 if found else -1
        before = self._find_term(terms.prefix, at, ends_word=False)
        if before is None:
            return None, -1
        return self._term_at(terms.start, self._skip_space(before[1]), ends_word=ends_word), before[0] + 1

    def _find_end(self, terms: TextDirective, found: tuple[int, int]) -> tuple[int, int] | None:
        from_ = found[1]
        while True:
            until = found[1]
            if terms.end:
                ending = self._find_term(terms.end, from_, ends_word=not terms.suffix)
                if ending is None:
                    return None
                from_, until = ending[0] + 1, ending[1]
            if not terms.suffix or self._term_at(terms.suffix, self._skip_space(until), ends_word=True):
                return found[0], until
            if not terms.end:
                return None

    def _find_term(self, term: str, at: int, *, ends_word: bool) -> tuple[int, int] | None:
        at = self.text.find(term, at) if term else -1
        steps = 0
        while at >= 0 and steps < _STEPS_AT_MOST:
            end = at + len(term)
            if not self.parts_word(self.text, at) and not (ends_word and self.parts_word(self.text, end)):
                return at, end
            at = self.text.find(term, at + 1)
            steps += 1
        return None

    def _term_at(self, term: str, at: int, *, ends_word: bool) -> tuple[int, int] | None:
        end = at + len(term)
        is_there = bool(term) and self.text.startswith(term, at) and not (ends_word and self.parts_word(self.text, end))
        return (at, end) if is_there else None

    def _skip_space(self, at: int) -> int:
        while at < len(self.text) and self.text[at].isspace():
            at += 1
        return at


def _parts_word(text: str, at: int) -> bool:
    """Whether every browser holds that the characters on both sides of a place belong to one word."""
    return 0 < at < len(text) and _is(_LETTERS, text[at - 1]) and _is(_LETTERS, text[at])


def _fold_terms(directive: TextDirective) -> TextDirective:
    start, end, prefix, suffix = (
        _fold(term)[0].strip() for term in (directive.start, directive.end, directive.prefix, directive.suffix)
    )
    return TextDirective(start=start, end=end, prefix=prefix, suffix=suffix)


def _fold(text: str) -> tuple[str, array[int]]:
    """The text as the coarsest browser compares it, white space within a block one space; the offset of each character."""
    folded: list[str] = []
    offsets = array("I")
    after_space = True
    for at, char in enumerate(text):
        if char.isspace():
            # A block boundary parts terms, a space does not: a term never holds the former.
            plain = "\n" if char == "\n" else "" if after_space else " "
            after_space = True
        else:
            plain = _FOLDS[ord(char)]
            after_space = after_space and not plain
        folded.append(plain)
        offsets.extend([at] * len(plain))
    return "".join(folded), offsets


class _Folds(dict[int, str]):
    """Folded characters by code point, worked out the first time one is met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _bare(chr(code))
        return folded


_FOLDS = _Folds()


def _bare(char: str) -> str:
    """A character without case, accents and typography; nothing where it only tells how others are drawn."""
    if SHAPES[ord(char)] in "ih":
        return ""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", fold(char)).casefold())
    letters = "".join(part for part in plain if not unicodedata.combining(part))
    return letters.translate(_SAME).translate(_TO_HIRAGANA).translate(_SAME)
