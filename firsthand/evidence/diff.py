"""How two sequences of words differ: the words both have in the same order, and what is left on either side.

Knows only sequences of codes (one character a word) and ranges; cutting the words out of their texts is the caller's. A longest
common subsequence by bit vectors: one step of big-integer arithmetic for each word of the second sequence.
(H. Hyyrö, "Bit-parallel LCS-length computation revisited", 2004.)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class DiffOp(StrEnum):
    """From the source to the quotation: words both have, words only the source has, words only the quotation has."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One stretch of a difference: its range in the source and in the quotation."""

    op: DiffOp
    source: tuple[int, int]
    quotation: tuple[int, int]


def count_common(source: str, quotation: str) -> int:
    """How many words both have in the same order."""
    row = (1 << len(quotation)) - 1
    for row in _rows(source, quotation):  # noqa: B007 - the last one counts
        pass
    return len(quotation) - row.bit_count()


def common_pairs(source: str, quotation: str) -> list[tuple[int, int]]:
    """A longest pairing of equal words in the same order, as indexes into both."""
    rows = [(1 << len(quotation)) - 1, *_rows(source, quotation)]
    pairs: list[tuple[int, int]] = []
    at, quoted = len(source), len(quotation)
    while at and quoted:
        if source[at - 1] == quotation[quoted - 1]:
            at, quoted = at - 1, quoted - 1
            pairs.append((at, quoted))
        elif rows[at] >> (quoted - 1) & 1:
            quoted -= 1
        else:
            at -= 1
    return pairs[::-1]


def find_steps(source: str, quotation: str) -> tuple[Step, ...]:
    """The difference as stretches, in order; where words changed, those of the source come first."""
    return tuple(_steps(common_pairs(source, quotation), len(source), len(quotation)))


def _rows(source: str, quotation: str) -> Iterator[int]:
    """After each word of the source, a bit for each word of the quotation: 0 where the common length grows."""
    full = (1 << len(quotation)) - 1
    places: dict[str, int] = {}
    for index, code in enumerate(quotation):
        places[code] = places.get(code, 0) | 1 << index
    row = full
    for code in source:
        both = row & places.get(code, 0)
        row = ((row + both) | (row - both)) & full
        yield row


def _steps(pairs: list[tuple[int, int]], source: int, quotation: int) -> Iterator[Step]:
    at = quoted = index = 0
    while True:
        next_at, next_quoted = pairs[index] if index < len(pairs) else (source, quotation)
        if at < next_at:
            yield Step(op=DiffOp.DELETE, source=(at, next_at), quotation=(quoted, quoted))
        if quoted < next_quoted:
            yield Step(op=DiffOp.INSERT, source=(next_at, next_at), quotation=(quoted, next_quoted))
        if index == len(pairs):
            return
        first = index
        while index < len(pairs) and pairs[index] == (next_at + index - first, next_quoted + index - first):
            index += 1
        at, quoted = next_at + index - first, next_quoted + index - first
        yield Step(op=DiffOp.EQUAL, source=(next_at, at), quotation=(next_quoted, quoted))
