"""The lines that stand for labels, as shapes: straight, double, broken, dotted, wavy, thin.

The same as the theme's (its ``line-*`` symbols), larger. Drawn four times as large and made small again, which gives smooth
edges.
"""

from __future__ import annotations

from functools import cache
from math import pi, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

BOX = 10
"""How high a line's box is in units; its middle is the line."""

_FINE = 4
_STRAIGHT, _DOUBLE, _WAVY, _THIN = 2.4, 1.5, 1.6, 1.2
_DASH, _DASH_EVERY = 7.0, 11.0
_DOT_EVERY = 5.2
_WAVE, _WAVE_HEIGHT = 12.0, 1.5


@cache
def shape_line(line: str, length: int, unit: float) -> Image:
    """The shape of a line of ``length`` pixels; ``unit`` is how many pixels a unit has. An unknown kind is a straight one."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - an extra

    mask = Image.new("L", (max(1, length) * _FINE, round(BOX * unit) * _FINE))
    pen = _Pen(ImageDraw.Draw(mask), length=length * _FINE, unit=unit * _FINE)
    match line:
        case "double":
            pen.bar(_DOUBLE, shift=-1.75)
            pen.bar(_DOUBLE, shift=1.75)
        case "broken":
            pen.dashes()
        case "dotted":
            pen.dots()
        case "wavy":
            pen.wave()
        case "thin":
            pen.bar(_THIN)
        case _:
            pen.bar(_STRAIGHT)
    return mask.reduce(_FINE)


class _Pen:
    """Draws into a mask, in the mask's pixels."""

    def __init__(self, canvas: ImageDraw, *, length: float, unit: float) -> None:
        self.canvas = canvas
        self.length = length
        self.unit = unit
        self.middle = BOX * unit / 2

    def bar(self, thick: float, *, shift: float = 0, begin: float = 0, end: float | None = None) -> None:
        """A straight stroke."""
        middle, half = self.middle + shift * self.unit, thick * self.unit / 2
        self.canvas.rectangle((begin, middle - half, (self.length if end is None else end) - 1, middle + half - 1), fill=255)

    def dashes(self) -> None:
        """Whole dashes, the last one at the end; one at least."""
        dash, every = _DASH * self.unit, _DASH_EVERY * self.unit
        gaps = max(0, round((self.length - dash) / every))
        step = (self.length - dash) / gaps if gaps else 0
        for number in range(gaps + 1):
            self.bar(_STRAIGHT, begin=number * step, end=min(self.length, number * step + dash))

    def dots(self) -> None:
        """Whole dots, the last one at the end; one at least."""
        wide = _STRAIGHT * self.unit
        gaps = max(0, round((self.length - wide) / (_DOT_EVERY * self.unit)))
        step = (self.length - wide) / gaps if gaps else 0
        for number in range(gaps + 1):
            self.dot(number * step + wide / 2, self.middle, wide / 2)

    def wave(self) -> None:
        """A wave, as a run of dots that touch."""
        half = _WAVY * self.unit / 2
        for place in range(round(half), max(round(half) + 1, round(self.length - half)), 2):
            self.dot(place, self.middle - _WAVE_HEIGHT * self.unit * sin(2 * pi * place / (_WAVE * self.unit)), half)

    def dot(self, x: float, y: float, half: float) -> None:
        """A round dot."""
        self.canvas.ellipse((x - half, y - half, x + half, y + half), fill=255)
