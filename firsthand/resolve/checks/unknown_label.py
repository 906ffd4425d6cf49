"""Labels that are not among the site's: a claim's own, and those of its history."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, error
from firsthand.model.evidence import span_of
from firsthand.model.nearest import did_you_mean
from firsthand.model.span import Span
from firsthand.resolve.dossier import Dossier

DEFAULT_LABELS = (
    "verified",
    "on-record",
    "corroborated",
    "reported",
    "unverified",
    "disputed",
    "missing-context",
    "misquoted",
    "false",
    "did-not-happen",
    "outdated",
)
"""The labels every site has unless ``only`` leaves them out."""


def check_labels_known(dossier: Dossier) -> Iterator[Diagnostic]:
    """An error for each label that may not be used on this site. A label that is missing is reported where it is parsed."""
    known = [label.id for label in dossier.settings.labels]
    for claim in dossier.names.claims.values():
        if claim.label and claim.label not in known:
            yield _report(claim.label, span_of(claim, "label"), known)
        for change in claim.history:
            if change.label and change.label not in known:
                yield _report(change.label, span_of(change, "label"), known)


def _report(label: str, span: Span, known: list[str]) -> Diagnostic:
    if label in DEFAULT_LABELS:
        message = f'the label "{label}" is not used on this site: `labels.only` in content/site.yaml leaves it out'
        return error(Code.UNKNOWN_LABEL, span, message, hint="the labels in use: " + ", ".join(known))
    hint = did_you_mean(label, known) or "the labels in use: " + ", ".join(known)
    return error(Code.UNKNOWN_LABEL, span, f'no label is called "{label}"', hint=hint)
