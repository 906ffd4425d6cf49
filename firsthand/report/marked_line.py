"""A line of the writer's with a mark under the place that is meant.

Knows how wide characters are on a terminal, and keeps anything in the file from steering the terminal.
"""

from __future__ import annotations

import unicodedata

_WIDEST = 100
_BEFORE = 60
_STEERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


def mark_line(text: str, line: int, column: int) -> tuple[str, str] | None:
    """The line and the row under it with a caret at ``column``, or None where the text has no such line.

    A long line is cut to what stands around the place.
    """
    lines = text.split("\n")
    if not 1 <= line <= len(lines) or not lines[line - 1].strip():
        return None
    shown = make_visible(lines[line - 1].rstrip())
    at = min(max(column, 1) - 1, len(shown))
    start = at - _BEFORE if len(shown) > _WIDEST and at > _BEFORE else 0
    before = ("…" if start else "") + shown[start:at]
    after = shown[at : start + _WIDEST] + ("…" if len(shown) > start + _WIDEST else "")
    return before + after, " " * measure(before) + "^"


def make_visible(text: str) -> str:
    """``text`` on one line, with every character that would steer a terminal replaced: one for one, so columns stay true."""
    return "".join(" " if character == "\t" else "\ufffd" if _is_steering(character) else character for character in text)


def measure(text: str) -> int:
    """How many cells of a terminal ``text`` fills: two for wide characters of East Asia and emoji, none for accents."""
    return sum(map(_cells, text))


def _is_steering(character: str) -> bool:
    return character in _STEERING or unicodedata.category(character) in ("Cc", "Cs")


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
