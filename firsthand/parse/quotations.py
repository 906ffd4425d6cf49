"""Which quotation marks of a line belong together.

Knows the marks of several languages and how a straight mark shows which way it faces; does not know what stands between
them or what is made of it. One pass, linear in the line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from firsthand.parse.reading_line import LITERAL, OPAQUE, ReadingLine

STRAIGHT = '"'

# Which characters may close what each of these opens: “English”, „deutsch“, «français».
_CLOSERS = {STRAIGHT: STRAIGHT, "“": "”", "„": "“”", "«": "»"}
_OPENERS = {closer: tuple(opener for opener, closers in _CLOSERS.items() if closer in closers) for closer in "”“»"}

_MARKS = re.compile(f"[{STRAIGHT}“”„«»]")
_BEFORE_OPENING = "([{<-–—/“‘«„'|*_~\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A pair of quotation marks: the indexes of the opening and the closing one."""

    opening: int
    closing: int


@dataclass(frozen=True, slots=True)
class Quotations:
    """The outermost pairs of a line in order, and the marks that found no partner, by the way they face."""

    pairs: tuple[Quotation, ...] = ()
    lone_openings: tuple[int, ...] = ()
    lone_closings: tuple[int, ...] = ()

    def hold(self, index: int) -> bool:
        """Whether the character at ``index`` stands within quotation marks, the marks themselves apart.

        An opening mark without a partner (a quotation over several paragraphs) reaches to the end of the line.
        """
        if self.lone_openings and index > self.lone_openings[0]:
            return True
        before = bisect_left(self.pairs, index, key=lambda pair: pair.opening)
        return before > 0 and index < self.pairs[before - 1].closing


_NONE = Quotations()


def find_quotations(line: ReadingLine) -> Quotations:
    """The quotation marks of ``line``, paired; code, addresses and escaped straight marks take no part."""
    if not _MARKS.search(line.text):
        return _NONE
    pairing = _Pairing()
    for found in _MARKS.finditer(line.text):
        index, character = found.start(), found.group()
        kind = line.kinds[index]
        if kind == OPAQUE or (kind == LITERAL and character == STRAIGHT):
            continue
        if character == STRAIGHT:
            pairing.straight(index, opens=can_open(line.text, index), closes=can_close(line.text, index))
        elif character in _OPENERS and pairing.close(index, character):
            continue
        elif character in _CLOSERS:
            pairing.open(index, character)
    return Quotations(_outermost(pairing.pairs), tuple(index for _, index in pairing.stack), tuple(pairing.lone_closings))


def can_open(text: str, index: int) -> bool:
    """Whether a straight mark at ``index`` can open: nothing but space or an opening character before it, words after."""
    before = text[index - 1] if index else " "
    after = text[index + 1] if index + 1 < len(text) else " "
    return not after.isspace() and (before.isspace() or before in _BEFORE_OPENING)


def can_close(text: str, index: int) -> bool:
    """Whether a straight mark at ``index`` can close: something before it, and no letter or digit after it."""
    before = text[index - 1] if index else " "
    after = text[index + 1] if index + 1 < len(text) else " "
    return not before.isspace() and not after.isalnum()


class _Pairing:
    """The marks that are open, innermost last."""

    def __init__(self) -> None:
        self.stack: list[tuple[str, int]] = []
        self.pairs: list[Quotation] = []
        self.lone_closings: list[int] = []
        self._counts: Counter[str] = Counter()

    def open(self, index: int, character: str) -> None:
        self.stack.append((character, index))
        self._counts[character] += 1

    def close(self, index: int, character: str) -> bool:
        # The count spares a search through marks that none of can match: a line of 50,000 openings stays linear.
        openers = _OPENERS.get(character, (STRAIGHT,))
        if not any(self._counts[opener] for opener in openers):
            return False
        while True:
            opener, opening = self.stack.pop()
            self._counts[opener] -= 1
            if opener in openers:
                self.pairs.append(Quotation(opening, index))
                return True

    def straight(self, index: int, *, opens: bool, closes: bool) -> None:
        if closes and self.close(index, STRAIGHT):
            return
        if opens:
            self.open(index, STRAIGHT)
        elif closes:
            self.lone_closings.append(index)


def _outermost(pairs: list[Quotation]) -> tuple[Quotation, ...]:
    kept: list[Quotation] = []
    for pair in sorted(pairs, key=lambda pair: pair.opening):
        if not kept or pair.opening > kept[-1].closing:
            kept.append(pair)
    return tuple(kept)
