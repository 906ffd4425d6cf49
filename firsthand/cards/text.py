"""Words into lines: broken where they fit, as large as they fit, cut where nothing else helps.

Knows how long words are in a font. Draws nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from firsthand.cards.fonts import open_font

_ELLIPSIS = "…"
_LOOSE = " ,;:–—-"

Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """Text as it will stand: its lines, in a font and size; ``leading`` is how far they are apart, in sizes."""

    lines: tuple[str, ...]
    font: str
    size: int
    leading: float

    @property
    def height(self) -> int:
        """How high it is in pixels."""
        return round(self.size * self.leading * len(self.lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How much text may take: pixels, and lines."""

    width: int
    height: int
    lines: int


def fit(text: str, font: str, sizes: Sequence[int], room: Room, *, leading: float = 1.0) -> Fitted:
    """``text`` in the largest of ``sizes`` in which the room holds it, cut in the smallest where it must be.

    Lines are made about equally long, as far as that needs no further line.
    """
    for size in sizes:
        measure = measure_in(font, size)
        lines = break_lines(text, measure, room.width)
        if len(lines) <= _lines_in(room, size, leading) and all(measure(line) <= room.width for line in lines):
            return Fitted(lines=_balance(text, measure, room.width, lines), font=font, size=size, leading=leading)
    return _cut(text, font, sizes[-1], room, leading)


def measure_in(font: str, size: int) -> Measure:
    """How long a text is in a font; each word is measured once."""
    space = _measure_word(font, size, " ")

    def measure(text: str) -> float:
        words = text.split(" ")
        return sum(_measure_word(font, size, word) for word in words) + space * (len(words) - 1)

    return measure


def break_lines(text: str, measure: Measure, width: float) -> list[str]:
    """``text`` in lines no longer than ``width``, as far as its words are not."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def flow(texts: Sequence[str], measure: Measure, *, width: int, indent: int, gap: int) -> list[list[tuple[int, float]]]:
    """Where each text stands: rows of its number and its left edge. All but the first have ``indent`` before them."""
    rows: list[list[tuple[int, float]]] = [[]]
    left = 0.0
    for number, text in enumerate(texts):
        length = measure(text) + (indent if number else 0)
        if rows[-1] and left + length > width:
            rows.append([])
            left = 0.0
        rows[-1].append((number, left))
        left += length + gap
    return rows


@lru_cache(maxsize=4096)
def _measure_word(font: str, size: int, word: str) -> float:
    return open_font(font, size).getlength(word)


def _lines_in(room: Room, size: int, leading: float) -> int:
    return min(room.lines, int(room.height / (size * leading)))


def _balance(text: str, measure: Measure, width: float, broken: list[str]) -> tuple[str, ...]:
    """The lines of the narrowest block that has no more of them than ``broken``."""
    low, high, best = 0.0, float(width), broken
    while high - low > 1:
        middle = (low + high) / 2
        narrower = break_lines(text, measure, middle)
        if len(narrower) <= len(broken) and all(measure(line) <= middle for line in narrower):
            best, high = narrower, middle
        else:
            low = middle
    return tuple(best)


def _cut(text: str, font: str, size: int, room: Room, leading: float) -> Fitted:
    """``text`` in as many lines as there are, words that are too long broken anywhere, ended by an ellipsis if it goes on."""
    measure = measure_in(font, size)
    pieces = " ".join(piece for word in text.split() for piece in _break_word(word, measure, room.width))
    lines = break_lines(pieces, measure, room.width)
    most = max(1, _lines_in(room, size, leading))
    if len(lines) > most:
        lines = [*lines[: most - 1], _end(lines[most - 1], measure, room.width)]
    return Fitted(lines=tuple(lines), font=font, size=size, leading=leading)


def _break_word(word: str, measure: Measure, width: float) -> list[str]:
    pieces = [word]
    while measure(pieces[-1]) > width:
        rest = pieces.pop()
        end = next(end for end in range(len(rest) - 1, 0, -1) if measure(rest[:end]) <= width or end == 1)
        pieces += [rest[:end], rest[end:]]
    return pieces


def _end(line: str, measure: Measure, width: float) -> str:
    while line and measure(line.rstrip(_LOOSE) + _ELLIPSIS) > width:
        line = line[:-1]
    return line.rstrip(_LOOSE) + _ELLIPSIS
