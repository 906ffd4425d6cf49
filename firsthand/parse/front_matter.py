"""Where a post's front matter ends and its body begins.

Knows the two lines ``---`` and nothing of what stands between or after them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, error
from firsthand.model.parsed import Parsed
from firsthand.model.span import Span
from firsthand.parse.lines import Lines, count_lines, make_lines

_FENCE = re.compile(r"---[ \t]*")
_OPENING = re.compile(r"---[ \t]*(?:\r\n|\r|\n|\Z)")
_CLOSING = re.compile(r"[\r\n](?P<fence>---[ \t]*(?:\r\n|\r|\n|\Z))")
_NEAR_FENCE = re.compile(r"[ \t]*(?:-{2,}|[–—]+-?|\.{3}|\+{3})[ \t]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """A file in its two parts, and the line of the file on which each begins. ``yaml`` is None where none could be found."""

    yaml: str | None
    yaml_line: int
    body: str
    body_line: int


def split_front_matter(path: str, text: str) -> Parsed[FrontMatter]:
    """The front matter and the body of ``text``. Reports that the front matter is missing or never closed."""
    opening = _OPENING.match(text)
    if opening is None:
        whole = FrontMatter(yaml=None, yaml_line=1, body=text, body_line=1)
        return Parsed(value=whole, diagnostics=(_report_missing(make_lines(path, text)),))
    closing = _CLOSING.search(text, opening.end() - 1)
    if closing is None:
        nothing = FrontMatter(yaml=None, yaml_line=2, body="", body_line=count_lines(text, len(text)))
        return Parsed(value=nothing, diagnostics=(_report_open(make_lines(path, text)),))
    yaml = text[opening.end() : closing.start("fence")]
    closing_line = count_lines(text, closing.start("fence"))
    return Parsed(value=FrontMatter(yaml=yaml, yaml_line=2, body=text[closing.end() :], body_line=closing_line + 1))


def _report_missing(lines: Lines) -> Diagnostic:
    hint = "begin the file with a line `---`, then `title: …`, then another line `---`"
    for number in range(len(lines.starts)):
        line = lines.line(number)
        if not line.strip():
            continue
        if _FENCE.fullmatch(line):
            hint = f"move the `---` of line {number + 1} up: it must be the very first line"
        elif _NEAR_FENCE.fullmatch(line):
            hint = f'line {number + 1} reads "{line.rstrip()}": write exactly three dashes, with nothing before them'
        break
    return error(Code.FRONT_MATTER_MISSING, Span(lines.path), "this file does not begin with its front matter", hint=hint)


def _report_open(lines: Lines) -> Diagnostic:
    hint = "put a line `---` behind the last key, before the text begins"
    for number in range(1, len(lines.starts)):
        line = lines.line(number)
        if _NEAR_FENCE.fullmatch(line):
            hint = f'line {number + 1} reads "{line.rstrip()}": write exactly three dashes, with nothing before them'
            break
    return error(Code.FRONT_MATTER_OPEN, Span(lines.path), "the front matter that begins here is never closed", hint=hint)
