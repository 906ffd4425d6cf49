"""Where the inline content of a block stands in the file: from an index within it to a line and a column.

The library gives a block's content its lines but no columns. A line of content is its physical line without what
containers and indentation put before it, so the column is found by looking for the content's line at the end of the
physical one. Cells of a table are found by splitting the row as the library splits it. Knows nothing of marks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model.span import Span
from firsthand.parse.lines import Lines

# What containers put before the first cell of a row: quote and list markers, and the start of a footnote.
_CONTAINERS = re.compile(r"(?:[ \t]*(?:>|[-+*](?=[ \t])|[0-9]{1,9}[.)](?=[ \t])|\[\^[^\]\s]+\]:))*[ \t]*")
_BAR = re.compile(r"(?<!\\)\|")
_CLOSING_HASHES = re.compile(r"(?<=[ \t])#+[ \t]*$")


@dataclass(frozen=True, slots=True)
class Place:
    """Where one block's inline content stands.

    ``starts``: the index of each of its lines; ``lines``: their numbers in the file, from 1; ``columns``: the column, from
    1, at which each begins (below 1 where a tab's spaces are more than the tab); ``escaped``: the indexes of ``|`` that the
    file writes with a backslash, in a table.
    """

    path: str
    starts: tuple[int, ...]
    lines: tuple[int, ...]
    columns: tuple[int, ...]
    escaped: tuple[int, ...] = ()

    def span_at(self, index: int) -> Span:
        """The line and column of the character at ``index`` of the content."""
        number = max(bisect_right(self.starts, index) - 1, 0)
        backslashes = bisect_right(self.escaped, index)
        column = self.columns[number] + index - self.starts[number] + backslashes
        return Span(self.path, self.lines[number], max(column, 1))


def place_block(source: Lines, content: str, first: int) -> Place:
    """The place of a paragraph's or heading's ``content``, whose first line is number ``first`` of ``source`` from 0."""
    starts, columns = [], []
    index = 0
    written = content.split("\n")
    first = _skip_blank_lines(source, written[0], first)
    for number, line in enumerate(written, start=first):
        starts.append(index)
        columns.append(_column_of(line, source.line(number)))
        index += len(line) + 1
    lines = tuple(range(source.first_line + first, source.first_line + first + len(starts)))
    return Place(source.path, tuple(starts), lines, tuple(columns))


def place_hash_heading(source: Lines, content: str, number: int) -> Place:
    """The place of a heading written with ``#`` on line ``number`` of ``source`` from 0, closing ``#`` set aside."""
    physical = _CLOSING_HASHES.sub("", source.line(number).rstrip(" \t"))
    return Place(source.path, (0,), (source.first_line + number,), (_column_of(content, physical),))


def place_row(source: Lines, contents: Sequence[str], number: int) -> tuple[Place, ...]:
    """The places of the cells of a table's row on line ``number`` of ``source`` from 0."""
    physical = source.line(number)
    begin = _end_of_containers(physical)
    borders = [begin - 1, *_find_bars(physical, begin), len(physical)]
    if physical.startswith("|", begin):
        del borders[0]
    return tuple(_place_cell(source, number, content, physical, borders[at : at + 2]) for at, content in enumerate(contents))


def _skip_blank_lines(source: Lines, line: str, first: int) -> int:
    # Lines of nothing but exotic white space belong to the paragraph by CommonMark, and are trimmed off its content.
    for number in range(first, len(source.starts)):
        if line in source.line(number):
            return number
    return first


def _column_of(line: str, physical: str) -> int:
    # Both ends may have been trimmed of white space, and a tab half consumed by a container stands as spaces; the words
    # themselves end where the physical line's words end, so the last occurrence is the one.
    found = physical.rfind(line)
    if found < 0:
        bare = line.lstrip(" ")
        found = physical.rfind(bare) - (len(line) - len(bare))
    return found + 1


def _end_of_containers(physical: str) -> int:
    found = _CONTAINERS.match(physical)
    return found.end() if found else 0


def _find_bars(physical: str, begin: int) -> list[int]:
    # A bar is escaped by one backslash before it, whatever stands before that one.
    return [found.start() for found in _BAR.finditer(physical, begin)]


def _place_cell(source: Lines, number: int, content: str, physical: str, borders: Sequence[int]) -> Place:
    raw = content.replace("|", "\\|")
    # A row may have fewer cells than its table has columns: the missing ones are empty and stand nowhere.
    found = physical.rfind(raw, borders[0] + 1, borders[1]) if len(borders) > 1 else -1
    if found < 0:
        found = max(physical.find(raw), 0)
    escaped = tuple(index for index, character in enumerate(content) if character == "|")
    return Place(source.path, (0,), (source.first_line + number,), (found + 1,), escaped)
