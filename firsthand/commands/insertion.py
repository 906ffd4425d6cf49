"""Putting an entry into a file that a person keeps, without touching a character of what stands there.

Knows lines and where a section of YAML ends. Whether the outcome means what it should is for the caller to see, by parsing it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_FENCE = re.compile(r"---[ \t]*")
_KEY = re.compile(r"[^\s#][^:]*:")
_ENTRY = re.compile(r"([ ]+)\S")


def insert_entry(text: str, section: str, entry: Sequence[str], *, has_front_matter: bool) -> str | None:
    """The file with the entry at the end of its section, which is made where it is missing; None where no place is sure.

    ``entry`` is lines without the indentation of their place.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(newline)
    first, stop = (1, _find_end(lines)) if has_front_matter else (0, _length(lines))
    if stop is None:
        return None
    heads = [number for number in range(first, stop) if re.match(rf"{section}[ ]*:", lines[number])]
    if not heads:
        block = [f"{section}:", *_indent(entry, "  ")]
        gap = [""] if _has_gaps(lines[first:stop]) and lines[stop - 1].strip() else []
        return newline.join([*lines[:stop], *gap, *block, *lines[stop:]])
    head = heads[0]
    if len(heads) > 1 or not re.fullmatch(rf"{section}[ ]*:[ ]*(#.*)?", lines[head]):
        return None  # written inside braces, or twice
    end = next((number for number in range(head + 1, stop) if _KEY.match(lines[number])), stop)
    while end > head + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1  # blank lines and a comment at the left edge belong to what follows
    indents = [found[1] for number in range(head + 1, end) if (found := _ENTRY.match(lines[number]))]
    gap = [""] if _has_gaps(lines[head + 1 : end]) else []
    return newline.join([*lines[:end], *gap, *_indent(entry, indents[0] if indents else "  "), *lines[end:]])


def _find_end(lines: list[str]) -> int | None:
    """The number of the line that closes the front matter."""
    if not _FENCE.fullmatch(lines[0].removeprefix("\ufeff")):
        return None
    return next((number for number in range(1, len(lines)) if _FENCE.fullmatch(lines[number])), None)


def _length(lines: list[str]) -> int:
    """The number of lines without the empty ones at the end."""
    return next((number + 1 for number in range(len(lines) - 1, -1, -1) if lines[number].strip()), 0)


def _has_gaps(lines: list[str]) -> bool:
    """Whether the writer leaves a line free between entries."""
    return any(not line.strip() for line in lines[:-1])


def _indent(entry: Sequence[str], indent: str) -> list[str]:
    return [f"{indent}{line}" if line else "" for line in entry]
