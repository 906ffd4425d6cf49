"""Typed marks as a printer sets them: curly quotation marks, apostrophes, dashes and the ellipsis.

Text within quotation marks is evidence and stays as it was typed; only the marks around it turn. Code and addresses are
never touched. Knows nothing of Markdown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.parse.quotations import STRAIGHT, Quotation, Quotations, can_close, can_open
from firsthand.parse.reading_line import PROSE, ReadingLine


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteMarks:
    """The quotation marks of a language, around a quotation and around one within it."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


ENGLISH = QuoteMarks(opening="“", closing="”", inner_opening="‘", inner_closing="’")

QUOTE_MARKS = {
    "de": QuoteMarks(opening="„", closing="“", inner_opening="‚", inner_closing="‘"),
    "de-ch": QuoteMarks(opening="«", closing="»", inner_opening="‹", inner_closing="›"),
    "es": QuoteMarks(opening="«", closing="»", inner_opening="“", inner_closing="”"),
    "it": QuoteMarks(opening="«", closing="»", inner_opening="“", inner_closing="”"),
    "pl": QuoteMarks(opening="„", closing="”", inner_opening="«", inner_closing="»"),
    "ru": QuoteMarks(opening="«", closing="»", inner_opening="„", inner_closing="“"),
}
"""By language, in small letters; any other has those of English. The one table to extend."""

APOSTROPHE = "’"

# A dash stands free or close on both sides; ` --flag` is neither, and no dash.
_RUN = re.compile(r"--+|\.\.\.+")
_SET = {"---": "—", "--": "–", "...": "…"}

# What may be set; most lines hold none of it.
_TYPED = ('"', "'", "--", "...")

_SINGLE = re.compile("'")
_FEET = re.compile(r"[0-9]'[0-9]")
# '90s, and the first mark of rock 'n' roll.
_ELISION = re.compile(r"'(?:[0-9]|[A-Za-z]')")


def find_quote_marks(language: str) -> QuoteMarks:
    """The quotation marks of a language ("de", "de-AT")."""
    code = language.lower()
    return QUOTE_MARKS.get(code) or QUOTE_MARKS.get(code.partition("-")[0]) or ENGLISH


def set_type(line: ReadingLine, quotations: Quotations, marks: QuoteMarks) -> dict[int, str]:
    """What takes the place of characters of ``line`` once it is set, by their indexes: another, or nothing."""
    if not any(sign in line.text for sign in _TYPED):
        return {}
    turned: dict[int, str] = {}
    _turn_double_marks(line, quotations, marks, turned)
    inner = _turn_single_marks(line, quotations, marks, turned)
    for found in _RUN.finditer(line.text):
        start, end = found.span()
        is_free = set(line.kinds[start:end]) == {PROSE} and not quotations.hold(start) and not inner.hold(start)
        if is_free and _is_set(line.text, start, end):
            turned[start] = _SET[found.group()]
            turned.update(dict.fromkeys(range(start + 1, end), ""))
    return turned


def _turn_double_marks(line: ReadingLine, quotations: Quotations, marks: QuoteMarks, turned: dict[int, str]) -> None:
    openings = [pair.opening for pair in quotations.pairs] + list(quotations.lone_openings)
    for index in openings:
        if line.text[index] == STRAIGHT:
            turned[index] = marks.opening
    for index in [pair.closing for pair in quotations.pairs]:
        if line.text[index] == STRAIGHT:
            turned[index] = marks.closing
    for index in quotations.lone_closings:
        # A straight mark after a digit that closes nothing is an inch or a second.
        if not line.text[index - 1].isdigit():
            turned[index] = marks.closing


def _turn_single_marks(line: ReadingLine, quotations: Quotations, marks: QuoteMarks, turned: dict[int, str]) -> Quotations:
    """Turns apostrophes and single quotation marks; the pairs of these."""
    opened: int | None = None
    pairs: list[Quotation] = []
    for found in _SINGLE.finditer(line.text):
        index = found.start()
        if line.kinds[index] != PROSE or quotations.hold(index) or _FEET.match(line.text, index - 1):
            continue
        turned[index] = APOSTROPHE
        if opened is not None and can_close(line.text, index):
            turned[opened], turned[index] = marks.inner_opening, marks.inner_closing
            pairs.append(Quotation(opened, index))
            opened = None
        elif can_open(line.text, index) and not _ELISION.match(line.text, index):
            opened = index
    return Quotations(tuple(pairs))


def _is_set(text: str, start: int, end: int) -> bool:
    """Whether the whole run of dashes or dots from ``start`` to ``end`` is one that is set."""
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    return text[start:end] in _SET and (end - start > len("--") or before.isspace() == after.isspace())
