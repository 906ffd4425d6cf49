"""A text cut into the words that are compared, each with its offsets into the text as stored.

Knows what counts as one word (``5.2``, ``re-sign``, ``l'homme``, one ideograph), which signs are words of their own (``$``,
``%``, a minus) and between which neighbours no quotation may begin or end. Does not know what a quotation is.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass

from firsthand.evidence.characters import PLAIN_HYPHENS, SHAPES, fold, fold_case

# Over shapes (see ``characters``). A run of letters, digits and raised figures; what may join two runs into one word; a minus
# before a number; a dash between two numbers, which stands for "to" and may be spaced.
_RUN = r"[ads](?:[adsmih]*[adsm])?"
_JOIN = (
    r"[ih]*['/][ih]*(?=[ads])"
    r"|(?<=[asm])[ih]*-[ih]*(?=[ads])"
    r"|(?<=d)[ih]*-[ih]*(?=[as])"
    r"|(?<=d)[.,:](?=d)"
    r"|(?<=[am])[-h][ ih]*\n[ ih]*(?=[ad])"
    r"|(?<=d)-[ ih]*\n[ ih]*(?=a)"
)
_MINUS = r"(?<![^ \n\[qp+<'])-(?=[$]?\.?d)|(?<=[ \n\[qp+<'][$])-(?=\.?d)"
_RANGE = r"(?<=[d%])-(?=[ \n]*[$]?\.?d)|(?<=[d%] )-(?= ?[$]?\.?d)"
_MATHEMATICS = r"<(?=[ \n]{0,4}[$]?\.?d)|\+(?=[ \n]{0,4}[$]?\.?d)|(?<=[adsm])\+|\+(?=[ads])"
_TOKEN = re.compile(
    rf"(?P<c>c(?:[mih]*m)?)|(?P<run>(?:(?<![adsmc.])\.(?=d))?{_RUN}(?:(?:{_JOIN}){_RUN})*)"
    rf"|(?P<sign>[$%&]|(?<=[am])\#|{_MINUS}|{_RANGE}|{_MATHEMATICS})"
)
_LINE_END = re.compile(rf"([{PLAIN_HYPHENS}–])[^\S\n]*[\n\v\f\r\x85\u2028\u2029]\s*")
_CLINGS_WITHIN = 6
_CONJUNCTIONS = {"and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "o", "e"}
# A reference mark: [12], [12, 13], [a], [note 3], glued to what it follows.
_REFERENCE = re.compile(
    r"(?<=[^\s\[(])\[\s?(?:[1-9]\d{0,2}(?:\s?[,–-]\s?[1-9]\d{0,2}){0,8}|[a-z]|(?:note|n)\.? \d{1,3}|citation needed)\s?\]"
)
_RAISED_REFERENCE = re.compile(r"[am]{3,}(s+)$")
_RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MEASURED = {"mile", "miles", "metre", "metres", "meter", "meters", "foot", "feet", "inch", "inches", "yard", "yards", "cubic"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """A text and its words.

    ``words`` are folded (typography undone, case kept). ``readings`` holds the other reading of a word with a hyphen at a
    line end or a raised reference. ``clinging`` are the words that may not be cut from the one before; ``marks`` maps a word
    to the places of the reference marks skipped just before it.
    """

    text: str
    shape: str
    starts: array[int]
    ends: array[int]
    words: list[str]
    readings: dict[int, str]
    clinging: frozenset[int]
    marks: dict[int, list[tuple[int, int]]]

    def __len__(self) -> int:
        return len(self.words)

    def key(self, index: int) -> str:
        """The word for comparison without case."""
        return fold_case(self.words[index])

    def gap(self, index: int) -> str:
        """What stands between the word before ``index`` and the word there, reference marks left out."""
        start = self.ends[index - 1] if index else 0
        end = self.starts[index] if index < len(self.words) else len(self.text)
        edges = [start, *(edge for mark in self.marks.get(index, ()) for edge in mark), end]
        return "".join([self.text[edges[at] : edges[at + 1]] for at in range(0, len(edges), 2)])

    def marks_at(self, index: int) -> list[str]:
        """The reference marks skipped just before a word."""
        return [self.text[start:end] for start, end in self.marks.get(index, ())]


def read_tokens(text: str, *, skip_marks: bool = True) -> Tokens:
    """The words of a text, in one pass. ``skip_marks`` leaves reference marks such as ``[12]`` out of the words."""
    return _Reader(text, skip_marks=skip_marks).read()


class _Reader:
    """The state of one pass: lists that grow, and a cache of folded words."""

    def __init__(self, text: str, *, skip_marks: bool) -> None:
        self.text = text
        self.shape = text.translate(SHAPES)
        self.starts, self.ends = array("I"), array("I")
        self.words: list[str] = []
        self.readings: dict[int, str] = {}
        self.clinging: set[int] = set()
        self.marks: dict[int, list[tuple[int, int]]] = {}
        self.folded: dict[str, str] = {}
        self.skip_marks = skip_marks
        self.references = [m.span() for m in _REFERENCE.finditer(text)] if skip_marks and "[" in text else []
        self.was_sign = False

    def read(self) -> Tokens:
        pending = 0
        for match in _TOKEN.finditer(self.shape):
            start, end = match.span()
            while pending < len(self.references) and self.references[pending][1] <= start:
                self._mark(*self.references[pending])
                pending += 1
            if pending < len(self.references) and start >= self.references[pending][0]:
                continue
            if self.skip_marks and self.shape[start] == "s" and self._is_raised_mark(start, end):
                self._mark(start, end)
                continue
            self._take(start, end, is_sign=match.lastgroup == "sign")
        for reference in self.references[pending:]:
            self._mark(*reference)
        return Tokens(
            text=self.text, shape=self.shape, starts=self.starts, ends=self.ends, words=self.words,
            readings=self.readings, clinging=frozenset(self.clinging), marks=self.marks,
        )  # fmt: skip

    def _take(self, start: int, end: int, *, is_sign: bool) -> None:
        raw = self.text[start:end]
        if "\n" in self.shape[start:end]:
            self._take_broken(start, raw)
        else:
            word = self.folded.get(raw)
            if word is None:
                word = self.folded[raw] = fold(raw)
            if self.shape[end - 1] == "s" and (raised := _RAISED_REFERENCE.search(self.shape, start, end)):
                word = self._without_reference(word, raised.start(1) - end)
            self._append(start, end, word, is_sign=is_sign)

    def _take_broken(self, start: int, raw: str) -> None:
        """A word with a hyphen at a line end: joined, or with its hyphen kept; "pre-" before "and" is a word by itself."""
        pieces = _LINE_END.split(raw)
        end = start + len(raw)
        if len(pieces) > 1 and fold_case(pieces[-1]) in _CONJUNCTIONS:
            head, gap = _last_break(raw)
            self._take(start, start + head, is_sign=False)
            self._take(start + gap, end, is_sign=False)
            return
        joined = kept = pieces[0]
        for hyphen, piece in zip(pieces[1::2], pieces[2::2], strict=True):
            kept += ("" if hyphen == "\N{SOFT HYPHEN}" else "-") + piece
            glue = "" if hyphen in PLAIN_HYPHENS and joined[-1:].isalpha() and piece[:1].isalpha() else "-"
            joined += glue + piece
        joined, kept = fold(joined), fold(kept)
        if joined != kept:
            self.readings[len(self.words)] = kept
        self._append(start, end, joined, is_sign=False)

    def _without_reference(self, word: str, raised: int) -> str:
        """The word without a raised reference ("word¹"), which stays as its other reading; "miles²" after a number is kept."""
        if word[raised:].strip(_RAISED_DIGITS) or (word[:raised].casefold() in _MEASURED and self._follows_number()):
            return word
        self.readings[len(self.words)] = word
        return word[:raised]

    def _follows_number(self) -> bool:
        return bool(self.words) and any(char.isdigit() for char in self.words[-1])

    def _append(self, start: int, end: int, word: str, *, is_sign: bool) -> None:
        if self.words and self._clings(start, is_sign=is_sign):
            self.clinging.add(len(self.words))
        self.starts.append(start)
        self.ends.append(end)
        self.words.append(word)
        self.was_sign = is_sign

    def _clings(self, start: int, *, is_sign: bool) -> bool:
        before = self.ends[-1]
        if start - before > _CLINGS_WITHIN:
            return False
        gap = self.shape[before:start].strip("ih")
        last, first = self.shape[before - 1], self.shape[start]
        if not gap:
            return is_sign or self.was_sign
        if gap.isspace():
            return (self.was_sign and last in "$<" and first in "d.") or (is_sign and last == "d" and first in "$%")
        if self.text[before:start] == "@":
            return True
        # "U.S.", "B.1": a single letter and what its full stop is glued to; "example.org", as no sentence begins small.
        is_short = last in "ad" and self.ends[-1] - self.starts[-1] == 1
        return gap == "." and first in "ad" and (is_short or self.text[start].islower())

    def _is_raised_mark(self, start: int, end: int) -> bool:
        """Whether figures raised behind a punctuation mark ("end.¹") are a reference."""
        return start > 0 and self.shape[start - 1] in ".,:?qp]" and not self.text[start:end].strip(_RAISED_DIGITS)

    def _mark(self, start: int, end: int) -> None:
        self.marks.setdefault(len(self.words), []).append((start, end))


def _last_break(raw: str) -> tuple[int, int]:
    breaks = list(_LINE_END.finditer(raw))
    return breaks[-1].span()
