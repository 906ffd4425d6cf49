"""What comparing a quotation with a text concludes: its class, what a reader must be told, and where the passage is.

Only the words for a conclusion; how one is reached is in ``matching``, and ``MatchClass`` is a noun of the whole engine
(``model.evidence``).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from firsthand.evidence.diff import DiffOp
from firsthand.model.evidence import MatchClass


class MatchFlag(StrEnum):
    """What is told of a match beside its class."""

    CASE = "case"
    PUNCTUATION = "punctuation"
    QUOTES = "quotes"
    TYPOGRAPHY = "typography"
    FOOTNOTE_MARKER = "footnote-marker"
    BRACKETS = "brackets"
    PARAGRAPHS = "paragraphs"
    CUT = "cut"
    NEGATION = "negation"
    NUMBER = "number"
    QUESTION = "question"
    REPLACED = "replaced"
    CONTEXT = "context"


RISK_FLAGS = frozenset({MatchFlag.NEGATION, MatchFlag.NUMBER, MatchFlag.QUESTION, MatchFlag.REPLACED, MatchFlag.CONTEXT})
"""Flags of what may turn a meaning round: an error until the quote has a ``note``.

NEGATION and NUMBER: a cut, a bracket or the passage's edge hides or adds one. QUESTION: one side asks, the other does not.
REPLACED: a bracket swaps words instead of naming what they refer to. CONTEXT: the words given around it are not around it.
"""


class Reason(StrEnum):
    """Why a quotation does not stand as quoted, where more is known than that words differ."""

    NONE = ""
    STITCHED = "stitched"
    ORDER = "order"
    ONE_WORD_PART = "one-word part"
    MOSTLY_BRACKETS = "mostly brackets"
    INSIDE_WORD = "inside a word or number"
    NO_WORDS = "no words"


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchResult:
    """The conclusion about one quotation.

    ``start`` and ``end`` are offsets in code points into the text as given, ``passage`` is what stands there; for ``altered``
    they are the nearest window, for ``not-found`` 0 and empty. ``parts`` are the offsets of each part of an elided one.
    ``prefix`` and ``suffix`` are at most 32 characters around. ``hits`` counts the places that match equally well (1,000 at
    most). ``diff`` turns the source's words into the quotation's, and is empty where they agree.
    """

    match: MatchClass
    flags: tuple[MatchFlag, ...] = ()
    reason: Reason = Reason.NONE
    start: int = 0
    end: int = 0
    passage: str = ""
    parts: tuple[tuple[int, int], ...] = ()
    prefix: str = ""
    suffix: str = ""
    hits: int = 0
    diff: tuple[tuple[DiffOp, str], ...] = ()

    @property
    def risks(self) -> tuple[MatchFlag, ...]:
        """The flags that call for a note."""
        return tuple(flag for flag in self.flags if flag in RISK_FLAGS)

    @property
    def is_found(self) -> bool:
        """Whether the quotation stands in the text, whatever its flags."""
        return self.match in FOUND

    @property
    def is_accepted(self) -> bool:
        """Whether the quotation stands in the text, and nothing about it calls for a note."""
        return self.is_found and not self.risks


FOUND = frozenset({MatchClass.EXACT, MatchClass.NORMALISED, MatchClass.ELIDED})
"""The classes of what stands in a text."""

NO_COPY = MatchResult(match=MatchClass.NO_COPY)
"""The conclusion where there is nothing to compare with; made by callers, as ``matching`` is always given a text."""
