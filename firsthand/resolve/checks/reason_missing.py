"""Claims without the one sentence that stands beside their label."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, error
from firsthand.resolve.dossier import Dossier


def check_reasons(dossier: Dossier) -> Iterator[Diagnostic]:
    """An error for each claim whose label needs a ``reason`` and that has none."""
    for case in dossier.cases:
        is_asked = case.label is not None and case.label.reason_required
        if is_asked and "reason" not in case.claim.spans:  # one that could not be read is reported where it stands
            yield error(
                Code.REASON_MISSING,
                case.claim.span,
                f'the claim "{case.claim.id}" does not say why it is "{case.claim.label}"',
                hint="add a `reason`: one sentence, shown beside the label",
            )
