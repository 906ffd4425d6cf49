"""One item that both supports and contradicts a claim."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, Related, error
from firsthand.resolve.dossier import Dossier


def check_for_and_against(dossier: Dossier) -> Iterator[Diagnostic]:
    """An error for each id that stands in both ``source`` and ``against`` of a claim."""
    for claim in dossier.names.claims.values():
        supporting = {ref.id: ref for ref in claim.source}
        for ref in claim.against:
            if ref.id not in supporting:
                continue
            yield error(
                Code.FOR_AND_AGAINST,
                ref.span,
                f'"{ref.id}" stands both in `source` and in `against` of the claim "{claim.id}"',
                hint="keep it where it belongs; if two passages of it speak each for one side, quote both and name the quotes",
                related=(Related(span=supporting[ref.id].span, message="in `source`"),),
            )
