"""Where something stands in a file the writer typed."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A place in a source file: path from the site's root, line and column counted from 1, columns in code points.

    A named tuple, and no dataclass: a post has hundreds, which are made, compared and pickled several times faster so.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"
