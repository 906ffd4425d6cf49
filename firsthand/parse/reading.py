"""What is gathered while a body is read from top to bottom.

The one mutable thing of the Markdown stage: made for one body, thrown away after it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from firsthand.model.body import ClaimOpen, ClaimText, Part, QuotedWords
from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, error, warning
from firsthand.model.span import Span
from firsthand.parse.footnotes import Footnotes
from firsthand.parse.lines import Lines
from firsthand.parse.typography import QuoteMarks


@dataclass(slots=True, kw_only=True)
class Reading:
    """The text that is read, how, and what has been found so far.

    ``marks``: the quotation marks its language sets; None where they, dashes and dots stay as typed.
    """

    lines: Lines
    html: bool
    marks: QuoteMarks | None
    footnotes: Footnotes = field(default_factory=Footnotes)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    quoted: list[QuotedWords] = field(default_factory=list)
    _seen_claims: set[str] = field(default_factory=set)
    _fresh_claims: list[str] = field(default_factory=list)

    def error(self, code: Code, span: Span, message: str, *, hint: str) -> None:
        """Report what stops publishing."""
        self.diagnostics.append(error(code, span, message, hint=hint))

    def warning(self, code: Code, span: Span, message: str, *, hint: str) -> None:
        """Report what does not."""
        self.diagnostics.append(warning(code, span, message, hint=hint))

    def note_claims(self, parts: Iterable[Part]) -> None:
        """Remember the claims that ``parts`` mark."""
        for part in parts:
            if isinstance(part, ClaimOpen | ClaimText) and part.id not in self._seen_claims:
                self._seen_claims.add(part.id)
                self._fresh_claims.append(part.id)

    def take_fresh_claims(self) -> tuple[str, ...]:
        """The claims first marked since this was last asked, in order of mention."""
        fresh = tuple(self._fresh_claims)
        self._fresh_claims.clear()
        return fresh
