"""The fonts of card images: their letters, and the fonts themselves in a size.

Knows the three files in ``fonts/`` and how a font says which characters it has. Layout is Pillow's basic one everywhere, so
that a card does not depend on which other libraries a machine has; it joins and orders no letters, so scripts that need that
are not among the fonts' letters.
"""

from __future__ import annotations

import struct
import unicodedata
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

SERIF, SANS, SANS_BOLD = "serif-semibold", "sans", "sans-semibold"

_UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFE0E, 0xFE0F, 0xFEFF))
_PLAIN = {**_UNSEEN, 0x2010: "-", 0x2011: "-", 0x2012: "–"}
_LAST_RANGE = 0xFFFF


@cache
def open_font(name: str, size: int) -> FreeTypeFont:
    """The font ``name`` in ``size`` pixels."""
    from PIL.ImageFont import Layout, truetype  # noqa: PLC0415 - an extra; most commands do without it

    return truetype(BytesIO(_read(name)), size, layout_engine=Layout.BASIC)


def make_plain(text: str) -> str:
    """``text`` in one line, as it is drawn: composed letters, ordinary spaces and hyphens, nothing that has no shape."""
    return " ".join(unicodedata.normalize("NFC", text.translate(_PLAIN)).split())


def find_missing(text: str) -> str:
    """The characters of ``text`` that one of the fonts lacks, each once; empty where it can be drawn."""
    known = _common_letters()
    if known.issuperset(text):
        return ""
    return "".join(dict.fromkeys(letter for letter in make_plain(text) if letter not in known))


@cache
def _common_letters() -> frozenset[str]:
    letters = [frozenset(_letters(_read(name))) for name in (SERIF, SANS, SANS_BOLD)]
    return frozenset(
        letter for letter in letters[0].intersection(*letters[1:]) if not unicodedata.category(letter).startswith(("M", "C"))
    )


@cache
def _read(name: str) -> bytes:
    return (files(__package__) / "fonts" / f"{name}.ttf").read_bytes()


def _letters(font: bytes) -> list[str]:
    """The characters that a font has a shape for, from its table "cmap" in format 4 (OpenType)."""
    table = _find_table(font, b"cmap")
    start = next(
        offset
        for _, _, offset in struct.iter_unpack(">HHL", table[4 : 4 + 8 * struct.unpack_from(">H", table, 2)[0]])
        if struct.unpack_from(">H", table, offset)[0] == 4  # noqa: PLR2004 - the format
    )
    count = int(struct.unpack_from(">H", table, start + 6)[0]) // 2
    ends = struct.unpack_from(f">{count}H", table, start + 14)
    starts = struct.unpack_from(f">{count}H", table, start + 16 + 2 * count)
    return [
        chr(code) for first, last in zip(starts, ends, strict=True) if last != _LAST_RANGE for code in range(first, last + 1)
    ]


def _find_table(font: bytes, tag: bytes) -> bytes:
    count = int(struct.unpack_from(">H", font, 4)[0])
    for name, _, offset, length in struct.iter_unpack(">4sLLL", font[12 : 12 + 16 * count]):
        if name == tag:
            return font[offset : offset + length]
    message = f"a font without a table {tag.decode()}"
    raise ValueError(message)
