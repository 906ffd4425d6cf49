"""What a kind of mark is: its word before the colon, the forms it may be written in, and the parts it becomes.

Knows nothing of tokens: it is handed a mark as written, and gives back parts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from firsthand.model.body import Part
from firsthand.model.span import Span

ID = r"[a-z0-9][a-z0-9_-]{0,63}"
is_id = re.compile(ID).fullmatch
"""The match of an id of a record."""


class Form(Enum):
    """How a mark may be written."""

    WORDS = "[words](…)"
    ITSELF = "<…>"
    BLOCK = "![…](…)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A mark as it stands in the body: what follows the colon, where it begins, its words as plain text."""

    ref: str
    span: Span
    words: str = ""
    in_heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One kind of mark.

    ``takes``: whether a text may follow the colon in a form. ``around``: the parts that open and close its words; ``itself``
    and ``block``: the part that stands for it; None where the kind has no such form. ``example``: how it is written,
    for hints. ``needs_words``: whether its block is nothing without words. ``target``: what ``QuotedWords.target`` names
    for words within it, or None.
    """

    name: str
    example: str
    takes: Callable[[str, Form], bool]
    around: Callable[[Written], tuple[Part, Part]] | None = None
    itself: Callable[[Written], Part] | None = None
    block: Callable[[Written], Part] | None = None
    needs_words: bool = False
    target: Callable[[str], tuple[str, str] | None] = lambda _: None

    def has_form(self, form: Form) -> bool:
        """Whether this kind may be written so."""
        match form:
            case Form.WORDS:
                return self.around is not None
            case Form.ITSELF:
                return self.itself is not None
            case Form.BLOCK:
                return self.block is not None
            case _:
                assert_never(form)
