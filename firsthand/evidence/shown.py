"""What a browser searches of a page, beside the text that quotations are compared with: the same words in other characters.

The text holds what is hidden from readers, raised figures as raised, and nothing of what stands above ruby. A browser's search
skips the first, finds plain figures, and reads the last where it stands. Offsets lead from the one to the other. Knows
characters and boundaries alone; which elements do what is ``html_display``'s.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BOUNDARY = "\n"
"""What no search term crosses: the edge of a block, or of a box within a line."""

SEAM = "\v"
"""What stands for a boundary within a line, as long as new lines are white space."""

SPACE = re.compile(r"[ \t\n\r\f]+")
_SPACES = " \t\n\r\f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of a page's characters: as the text has them, and as a browser searches them."""

    said: str
    shown: str
    is_kept: bool = False
    """Whether the browser searches each space by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Searched characters, and where each stands in the text: at twice its offset there, one less if it stands before that."""

    text: str
    places: Sequence[int]

    @classmethod
    def plain(cls, text: str) -> Shown:
        """A text that is searched as it is; a form feed parts what is around it like a line's end."""
        return cls(text=text.replace("\f", BOUNDARY), places=range(0, 2 * len(text), 2))

    def find_range(self, start: int, end: int) -> tuple[int, int]:
        """The range here of what stands between two offsets of the text."""
        first, stop = bisect_left(self.places, 2 * start), bisect_right(self.places, 2 * end - 2)
        return first, max(first, stop)

    def offsets(self, first: int, stop: int) -> tuple[int, int]:
        """The offsets in the text of a range here."""
        return (self.places[first] + 1) // 2, self.places[stop - 1] // 2 + 1


def join_lines(lines: Iterable[tuple[str, Sequence[Piece]]]) -> Shown:
    """What is searched of the lines of a text, each given with the pieces it was made from."""
    text: list[str] = []
    places = array("q")
    offset = 0
    for line, pieces in lines:
        if text:
            text.append(BOUNDARY)
            places.append(2 * offset - 2)
        shown, within = _line(line, pieces)
        text.append(shown)
        places.extend(2 * offset + place for place in within)
        offset += len(line) + 1
    return Shown(text="".join(text), places=places)


def _line(line: str, pieces: Sequence[Piece]) -> tuple[str, Sequence[int]]:
    if all(piece.said == piece.shown and not piece.is_kept for piece in pieces):
        return line, range(0, 2 * len(line), 2)
    offsets = _offsets("".join(piece.said for piece in pieces), len(line))
    shown: list[str] = []
    places = array("q")
    at = 0
    for piece in pieces:
        is_own = len(piece.said) == len(piece.shown)
        for number, char in enumerate(piece.shown):
            is_space = char in _SPACES and not piece.is_kept
            if is_space and (not shown or shown[-1] in " \v"):
                continue
            place = 2 * offsets[at + number] if is_own else 2 * offsets[at] - 1
            place = min(place, 2 * len(line) - 1)  # white space at the line's end is no part of it
            shown.append(" " if is_space else char)
            places.append(max(place, places[-1]) if places else place)
        at += len(piece.said)
    return "".join(shown).replace(SEAM, BOUNDARY), places


def _offsets(raw: str, length: int) -> array[int]:
    """For each character, and for the end: where it stands in the line, with white space collapsed and none at its ends."""
    offsets = array("q")
    kept = 0
    for space in SPACE.finditer(raw):
        offsets.extend(range(kept, kept + space.start() - len(offsets)))
        kept = offsets[-1] + 1 if offsets else 0
        offsets.extend([kept] * (space.end() - space.start()))
        kept += space.start() > 0
    offsets.extend(range(kept, kept + len(raw) - len(offsets)))
    offsets.append(length)
    return offsets
