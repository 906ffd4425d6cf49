"""A style sheet without what only its writers need: comments, line breaks and indentation.

Knows where CSS may do without white space; does not know what any rule means, nor does it rewrite one. Comments that begin
with ``/*!`` stay: licences do.
"""

from __future__ import annotations

import re

EDITION = "1"
"""Goes up when the same style sheet gives another text, for a browser may keep it by the name of its source's hash."""

_SPACE = " \t\r\n\f"
_TOKEN = re.compile(
    r"""
    (?P<licence>/\*!.*?\*/)
  | (?P<comment>/\*.*?\*/)
  | (?P<kept>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([ \t\r\n\f]*[^"'\s)](?:\\.|[^)\\])*\)|\\.)
  | (?P<space>[ \t\r\n\f]+)
  | (?P<other>.)
    """,
    re.DOTALL | re.VERBOSE | re.IGNORECASE,
)
_NO_SPACE_AFTER = frozenset("{};,(:")
_NO_SPACE_BEFORE = frozenset("{};,)")


def squeeze_style(text: str) -> str:
    """``text`` as short as it means the same to a browser."""
    made: list[str] = []
    is_apart = False  # whether white space, or a comment in its place, stands before what comes next
    for token in _TOKEN.finditer(text):
        kind, said = token.lastgroup, token[0]
        if kind == "space" or (kind == "comment" and _parts(text, token)):
            is_apart = True
        elif kind != "comment":
            if is_apart and made and _needs_space(made[-1], said):
                made.append(" ")
            if said == "}" and made and made[-1] == ";":
                made.pop()
            made.append(said)
            is_apart = False
    return "".join(made)


def _parts(text: str, comment: re.Match[str]) -> bool:
    """Whether a comment is all that parts two words, so that a space has to stand for it."""
    before, after = text[: comment.start()][-1:], text[comment.end() :][:1]
    return before not in ("", *_SPACE) and after not in ("", *_SPACE) and (before + after).replace("-", "a").isalnum()


def _needs_space(before: str, after: str) -> bool:
    """Whether white space between two pieces means anything; after the colon of a property that is empty it does."""
    if before == ":":
        return after in (";", "}")
    return before[-1] not in _NO_SPACE_AFTER and after[0] not in _NO_SPACE_BEFORE
