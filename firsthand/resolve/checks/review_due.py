"""Claims that should be looked at again."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, warning
from firsthand.model.evidence import span_of
from firsthand.resolve.dossier import Dossier


def check_reviews(dossier: Dossier) -> Iterator[Diagnostic]:
    """A warning for each marked claim last checked longer ago than ``review_after`` days."""
    days = dossier.settings.review_after
    written = dossier.post.date.day if dossier.post.date else None
    for case in dossier.cases:
        checked = case.claim.checked or written
        if days is None or checked is None or not case.mentions:
            continue
        age = (dossier.now.date() - checked).days
        if age > days:
            since = "was last checked" if case.claim.checked else "was not checked again since its post was written,"
            yield warning(
                Code.REVIEW_DUE,
                span_of(case.claim, "checked"),
                f'the claim "{case.claim.id}" {since} {age} days ago, on {checked}',
                hint="look at its sources again, then set `checked` to the day you did",
            )
