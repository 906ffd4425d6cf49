"""A claim whose trail was left open: nobody can see where it comes from, and nothing says that this was looked into."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, error
from firsthand.model.resolved import TrailEnd
from firsthand.resolve.dossier import ClaimCase, Dossier


def check_trails_end(dossier: Dossier) -> Iterator[Diagnostic]:
    """An error for each claim of which no item reaches a primary source or unnamed people, without a word on why."""
    for case in dossier.cases:
        if not (case.claim.no_primary or case.claim.searched or case.is_broken or _reaches_an_end(case)):
            yield error(
                Code.TRAIL_OPEN,
                case.claim.span,
                f'nothing that the claim "{case.claim.id}" names leads to a primary source, or to people nobody names',
                hint="go on with `based_on`; or say in `no_primary` why it can't be reached, or in `searched` where you looked",
            )


def _reaches_an_end(case: ClaimCase) -> bool:
    ends = [end.kind for heard in (*case.support, *case.against) for end in heard.trail.ends]
    return any(kind is not TrailEnd.SILENT for kind in ends)
