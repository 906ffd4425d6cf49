"""The picture a card is drawn on: paper, and a few colours with their shades towards the paper.

Nothing on a card overlaps, so each pixel is paper mixed with one colour, and the whole picture needs one byte a pixel: a
quarter of the time and the size of a picture in full colour.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

_PALETTE = 256
_MOST_SHADES = 16


class Sheet:
    """A picture of ``size``, all ``paper`` at first; ``colors`` are all that will be used."""

    def __init__(self, size: tuple[int, int], *, paper: str, colors: Iterable[str]) -> None:
        from PIL import Image, ImageColor  # noqa: PLC0415 - an extra

        self._new = Image.new
        self._picture = Image.new("P", size)
        self._colors = tuple(dict.fromkeys(colors))
        self._shades = min(_MOST_SHADES, (_PALETTE - 1) // len(self._colors))
        ground = ImageColor.getrgb(paper)
        palette = [*ground]
        for color in self._colors:
            for shade in range(1, self._shades + 1):
                pairs = zip(ground, ImageColor.getrgb(color), strict=True)
                palette += [round(one + (other - one) * shade / self._shades) for one, other in pairs]
        self._picture.putpalette(palette)

    def fill(self, box: tuple[int, int, int, int], color: str) -> None:
        """A rectangle: left, top, right, bottom."""
        self._picture.paste(1 + self._colors.index(color) * self._shades + self._shades - 1, box)

    def write(self, text: str, place: tuple[float, float], *, font: FreeTypeFont, color: str) -> None:
        """``text`` with its first letter's foot at ``place``."""
        from PIL import ImageDraw  # noqa: PLC0415 - an extra

        left, top, right, bottom = font.getbbox(text, anchor="ls")
        if right <= left or bottom <= top:
            return
        x, y = round(place[0]), round(place[1])
        mask = self._new("L", (int(right - left), int(bottom - top)))
        ImageDraw.Draw(mask).text((-left, -top), text, font=font, fill=255, anchor="ls")
        self.press(mask, (x + int(left), y + int(top)), color)

    def press(self, mask: Image, place: tuple[int, int], color: str) -> None:
        """The shape that ``mask`` tells (0 to 255), its upper left corner at ``place``."""
        levels = mask.point(_levels(self._colors.index(color), self._shades))
        self._picture.paste(levels, place, levels.point(_IS_INK))

    def save(self) -> bytes:
        """The picture as a PNG."""
        stream = BytesIO()
        self._picture.save(stream, "PNG", compress_level=6)
        return stream.getvalue()


_IS_INK = [0] + [255] * 255


@cache
def _levels(color: int, shades: int) -> list[int]:
    """For each strength of ink its place in the palette, 0 being paper."""
    strengths = (round(value * shades / 255) for value in range(256))
    return [color * shades + strength if strength else 0 for strength in strengths]
