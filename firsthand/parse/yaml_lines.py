"""A line of YAML as a writer sees it: indentation, dashes, key and value, without YAML's own reading of it.

Serves the explanations in ``yaml_refusals``, which begin where YAML has given up; so nothing here can rely on a scanner.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.parse.lines import Lines
from firsthand.parse.shape import shorten

# Written so that no line, however long, is gone over twice: one pass for each part, and nothing to take back.
_PARTS = re.compile(
    r"""(?P<indent>[ ]*+)
        (?P<dashes>(?:-[ ]++)*+)
        (?:(?P<key>"[^"]*+"|'[^']*+'|[^\s"'\#\[\]{},&*!|>%@`:][^:]*+)(?:(?<=["'])[ ]*+)?:(?:[ ]++|$))?
        (?P<value>.*)""",
    re.VERBOSE | re.DOTALL,
)
_COMMENT = re.compile(r"(?<=\s)#")


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlLine:
    """One line in its parts. ``start``, ``end`` and ``value_start`` are indexes into the whole text; ``number`` is from 0."""

    number: int
    start: int
    text: str
    indent: int
    dashes: str
    key: str
    value: str
    value_start: int

    @property
    def end(self) -> int:
        """The index behind its last character."""
        return self.start + len(self.text)


def read_line(lines: Lines, number: int) -> YamlLine:
    """The parts of line ``number``."""
    text = lines.line(number)
    start = lines.starts[number]
    parts = _PARTS.match(text.rstrip())
    if parts is None:
        raise AssertionError(text)  # every part of the pattern may be empty
    return YamlLine(
        number=number,
        start=start,
        text=text,
        indent=len(parts["indent"]),
        dashes=parts["dashes"],
        key=(parts["key"] or "").rstrip(),
        value=parts["value"],
        value_start=start + parts.start("value"),
    )


def find_comment(lines: Lines, number: int) -> int | None:
    """The index of the ``#`` that begins a comment on line ``number``, or None."""
    found = _COMMENT.search(lines.line(number))
    return lines.starts[number] + found.start() if found else None


def find_closing_quote(text: str, opening: int) -> int | None:
    """The index of the mark that closes the quotation opened at ``opening``, as YAML reads it, or None."""
    mark = text[opening]
    inside = r'(?:[^"\\]|\\.)*+' if mark == '"' else r"(?:[^']|'')*+"
    found = re.compile(inside + mark, re.DOTALL).match(text, opening + 1)
    return found.end() - 1 if found else None


def find_opening_quote(lines: Lines, at: int) -> int | None:
    """Where the value begins whose closing quotation mark is the last character before ``at``, or None."""
    before = lines.text[:at].rstrip(" ")
    if before[-1:] not in ('"', "'"):
        return None
    for number in range(lines.number_at(at), -1, -1):
        line = read_line(lines, number)
        if line.value[:1] == before[-1] and find_closing_quote(lines.text, line.value_start) == len(before) - 1:
            return line.value_start
    return None


def hint_quotes(key: str, value: str) -> str:
    """How to write ``value`` so that YAML takes it as words."""
    start = f"{key}: " if key else ""
    if "\\" not in value and '"' not in value:
        return f'put it in quotation marks: `{start}"{shorten(value)}"`'
    if "'" not in value:
        return f"put it in single quotation marks: `{start}'{shorten(value)}'`"
    return f"write `{start}>-` and the words on the next line, indented"


def say_indent(count: int) -> str:
    """Where a line begins that has ``count`` spaces before it, in words."""
    return {0: "at the left edge", 1: "after 1 space"}.get(count, f"after {count} spaces")
