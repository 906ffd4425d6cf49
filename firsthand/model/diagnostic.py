"""A problem as a value: it is returned by the stage that saw it, and never logged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from firsthand.model.codes import Code
from firsthand.model.span import Span


class Severity(StrEnum):
    """An error stops publishing; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another place that has to do with the problem, and what stands there."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One problem: a sentence in the writer's words, where it is, and what to do about it."""

    code: Code
    severity: Severity
    span: Span
    message: str
    hint: str = ""
    related: tuple[Related, ...] = ()

    @property
    def is_error(self) -> bool:
        """Whether this problem stops publishing."""
        return self.severity is Severity.ERROR


def error(code: Code, span: Span, message: str, *, hint: str = "", related: tuple[Related, ...] = ()) -> Diagnostic:
    """A diagnostic that stops publishing."""
    return Diagnostic(code=code, severity=Severity.ERROR, span=span, message=message, hint=hint, related=related)


def warning(code: Code, span: Span, message: str, *, hint: str = "", related: tuple[Related, ...] = ()) -> Diagnostic:
    """A diagnostic that is told, and does not stop publishing."""
    return Diagnostic(code=code, severity=Severity.WARNING, span=span, message=message, hint=hint, related=related)


def sort_diagnostics(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics by file, line, column and code, without doubles: the one order in which every report shows them."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda one: (one.span, one.code, one.message)))
