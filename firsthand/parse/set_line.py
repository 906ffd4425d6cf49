"""The text of a block as it will be shown: its reading line set in type, cut up again by token, and its quotations.

Joins ``reading_line``, ``quotations`` and ``typography``; knows nothing of marks beyond the ranges it is handed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from markdown_it.token import Token

from firsthand.parse.dialect import start_of
from firsthand.parse.quotations import find_quotations
from firsthand.parse.reading_line import ReadingLine, make_reading_line
from firsthand.parse.typography import QuoteMarks, set_type

# What must not be torn from the words of a claim: closing punctuation, and the ending of a possessive before it. It is
# closing only where no letter or digit follows.
_TRAILING = re.compile(r"(?:[’']s(?!\w))?[.,;:!?…”’“»›)\]\"']{0,12}(?!\w)")
_LONGEST_TRAILING = 16
_STEPPED_OVER = {"em_close", "strong_close"}


class SetLine:
    """The inline tokens of a block and what each of them shows."""

    def __init__(self, tokens: Sequence[Token], *, marks: QuoteMarks | None) -> None:
        """``marks``: the quotation marks its language sets; None where all stays as it was typed."""
        self._tokens = tokens
        self._line = make_reading_line(tokens)
        self._quotations = find_quotations(self._line)
        self.shown = _show(self._line, set_type(self._line, self._quotations, marks) if marks else {})

    def plain(self, begin: int, end: int, hidden: Container[int] = ()) -> str:
        """The text of the tokens from ``begin`` to before ``end``, those in ``hidden`` left out, on one line."""
        shown = [
            self.shown[index]
            for index in range(begin, end)
            if index not in hidden and self._tokens[index].type not in {"image", "footnote_ref"}
        ]
        return " ".join("".join(shown).split())

    def find_quoted(self) -> Iterator[tuple[str, int, int, int]]:
        """Each run in quotation marks that holds a word.

        Its text as typed, where it starts in the content, and the indexes of the tokens that hold its two marks.
        """
        for pair in self._quotations.pairs:
            text = " ".join(self._line.text[pair.opening + 1 : pair.closing].split())
            if any(character.isalnum() for character in text):
                opening, closing = self._token_at(pair.opening), self._token_at(pair.closing)
                start = start_of(self._tokens[opening]) + pair.opening - self._line.bounds[opening]
                yield text, start, opening, closing

    def take_trailing(self, index: int) -> str:
        """The closing punctuation right behind token ``index``, no longer shown where it stood."""
        holders, ahead = [], ""
        for following in range(index + 1, len(self._tokens)):
            kind = self._tokens[following].type
            if kind in {"text", "text_special"}:
                holders.append(following)
                ahead += self.shown[following][: _LONGEST_TRAILING + 1]
            elif kind not in _STEPPED_OVER:
                break
            if len(ahead) > _LONGEST_TRAILING:
                break
        found = _TRAILING.match(ahead)
        left = len(taken := found.group() if found else "")
        for holder in holders:
            cut = min(left, len(self.shown[holder]))
            self.shown[holder] = self.shown[holder][cut:]
            left -= cut
        return taken

    def _token_at(self, index: int) -> int:
        return bisect_right(self._line.bounds, index) - 1


def _show(line: ReadingLine, turned: Mapping[int, str]) -> list[str]:
    """What each token shows of ``line``, in which ``turned`` takes the place of some characters."""
    if not turned:
        return [line.text[start:end] for start, end in pairwise(line.bounds)]
    placed = list(line.text)
    for index, shown in turned.items():
        placed[index] = shown
    return ["".join(placed[start:end]) for start, end in pairwise(line.bounds)]
