"""Typed marks as a printer sets them: curly quotation marks, apostrophes, dashes and the ellipsis.

Text within quotation marks is evidence and stays as it was typed; only the marks around it turn. Code and addresses are
never touched. Knows nothing of Markdown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.parse.quotations import STRAIGHT, Quotations, can_close, can_open, quoted_flags
from firsthand.parse.reading_line import PROSE, ReadingLine


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteMarks:
    """The quotation marks of a language, around a quotation and around one within it."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


QUOTE_MARKS = {"en": QuoteMarks(opening="“", closing="”", inner_opening="‘", inner_closing="’")}
"""By language; the one table to extend for another."""

APOSTROPHE = "’"

# A dash stands free or close on both sides; ` --flag` is neither, and no dash.
_DASHES = re.compile(r"(?<!-)---(?!-)|(?<!\S)--(?!\S)|(?<=[^-\s])--(?=[^-\s])|(?<!\.)\.\.\.(?!\.)")
_SET = {"---": "—", "--": "–", "...": "…"}

_SINGLE = re.compile("'")
_FEET = re.compile(r"[0-9]'[0-9]")
# '90s, and the first mark of rock 'n' roll.
_ELISION = re.compile(r"'(?:[0-9]|[A-Za-z]')")


def set_type(line: ReadingLine, quotations: Quotations, language: str = "en") -> list[str]:
    """What stands at each character of ``line`` once it is set: mostly the character itself, sometimes nothing."""
    marks = QUOTE_MARKS[language]
    quoted = quoted_flags(len(line.text), quotations)
    free = [kind == PROSE and not inside for kind, inside in zip(line.kinds, quoted, strict=True)]
    placed = list(line.text)
    _turn_double_marks(line, quotations, marks, placed)
    _turn_single_marks(line, free, marks, placed)
    for found in _DASHES.finditer(line.text):
        start, end = found.span()
        if all(free[start:end]):
            placed[start:end] = [_SET[found.group()], *[""] * (end - start - 1)]
    return placed


def _turn_double_marks(line: ReadingLine, quotations: Quotations, marks: QuoteMarks, placed: list[str]) -> None:
    openings = [pair.opening for pair in quotations.pairs] + list(quotations.lone_openings)
    for index in openings:
        if line.text[index] == STRAIGHT:
            placed[index] = marks.opening
    for index in [pair.closing for pair in quotations.pairs]:
        if line.text[index] == STRAIGHT:
            placed[index] = marks.closing
    for index in quotations.lone_closings:
        # A straight mark after a digit that closes nothing is an inch or a second.
        if not line.text[index - 1].isdigit():
            placed[index] = marks.closing


def _turn_single_marks(line: ReadingLine, free: list[bool], marks: QuoteMarks, placed: list[str]) -> None:
    opened: int | None = None
    for found in _SINGLE.finditer(line.text):
        index = found.start()
        if not free[index] or _FEET.match(line.text, index - 1):
            continue
        placed[index] = APOSTROPHE
        if opened is not None and can_close(line.text, index):
            placed[opened], placed[index] = marks.inner_opening, marks.inner_closing
            free[opened:index] = [False] * (index - opened)
            opened = None
        elif can_open(line.text, index) and not _ELISION.match(line.text, index):
            opened = index
