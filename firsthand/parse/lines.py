"""A text as its writer sees it: its lines, the place of each character, and the characters no page can show.

Knows nothing of YAML or Markdown. Lines end at a line feed, a carriage return or both, as editors count them; YAML 1.1
would also end them at U+0085, U+2028 and U+2029, which is why these are hidden from it (``yaml_nodes``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, error
from firsthand.model.parsed import Parsed
from firsthand.model.span import Span

LARGEST_FILE = 2_000_000
"""Characters in the largest file that is read: far above any post, far below what would make a build hang."""

BYTE_ORDER_MARK = "\ufeff"

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

LINE_BREAK = re.compile(r"\r\n|\r|\n")

# What neither YAML nor XML (and so no feed) may hold, and half characters that cannot be written as UTF-8.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Lines:
    """A text that begins at line ``first_line`` of the file at ``path``, and where its lines start."""

    path: str
    text: str
    first_line: int
    starts: tuple[int, ...]

    def span_at(self, index: int) -> Span:
        """The line and column, from 1, of the character at ``index``."""
        number = bisect_right(self.starts, index)
        return Span(self.path, self.first_line + number - 1, index - self.starts[number - 1] + 1)

    def number_at(self, index: int) -> int:
        """Which line holds the character at ``index``, counted from 0 within this text."""
        return bisect_right(self.starts, index) - 1

    def line(self, number: int) -> str:
        """The line ``number``, counted from 0, without its line break."""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[number] : end].rstrip("\r\n")


def make_lines(path: str, text: str, *, first_line: int = 1) -> Lines:
    """``text`` with its line starts."""
    return Lines(path, text, first_line, (0, *(found.end() for found in LINE_BREAK.finditer(text))))


def count_lines(text: str, end: int) -> int:
    """How many lines ``text`` has up to the index ``end``; one that begins there counts."""
    return 1 + text.count("\n", 0, end) + text.count("\r", 0, end) - text.count("\r\n", 0, end)


def clean_text(path: str, text: str) -> Parsed[str | None]:
    """``text`` without a byte-order mark, each unprintable character replaced; None where the file is too large.

    Reports the first of each unprintable character. Nothing moves: what stays is at its old line and column, as editors
    that hide the byte-order mark show it.
    """
    if len(text) > LARGEST_FILE:
        message = f"this file holds {len(text):,} characters, more than the {LARGEST_FILE:,} that are read"
        hint = "split it; pictures and other media belong in files of their own"
        return Parsed(value=None, diagnostics=(error(Code.FILE_TOO_LARGE, Span(path), message, hint=hint),))
    text = text.removeprefix(BYTE_ORDER_MARK)
    if _UNPRINTABLE.search(text) is None:
        return Parsed(value=text)
    return Parsed(value=_UNPRINTABLE.sub(REPLACEMENT, text), diagnostics=_report_unprintable(path, text))


def blank_unprintable(text: str) -> str:
    """``text``, of the same length, with a space for each character that no page can show."""
    return _UNPRINTABLE.sub(" ", text)


def is_printable(text: str) -> bool:
    """Whether every character of ``text`` can stand on a page and in a feed."""
    return _UNPRINTABLE.search(text) is None


def _report_unprintable(path: str, text: str) -> tuple[Diagnostic, ...]:
    lines = make_lines(path, text)
    first: dict[str, int] = {}
    for found in _UNPRINTABLE.finditer(text):
        first.setdefault(found.group(), found.start())
    return tuple(
        error(
            Code.FILE_ENCODING,
            lines.span_at(index),
            f"an invisible character (U+{ord(character):04X}) stands here, which no page can show",
            hint="delete it; where it stands for a letter, save the file as UTF-8",
        )
        for character, index in first.items()
    )
