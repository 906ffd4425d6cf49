"""A claim whose trail was left open: nobody can see where it comes from, and nothing says that this was looked into."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, error
from firsthand.model.resolved import TrailEnd
from firsthand.model.site import RuleWord
from firsthand.resolve.dossier import ClaimCase, Dossier

ENDS = frozenset(
    {
        RuleWord.RECORD,
        RuleWord.OWN_WORDS,
        RuleWord.UNNAMED,
        RuleWord.NO_PRIMARY,
        RuleWord.SEARCHED,
        RuleWord.AGAINST_RECORD,
        RuleWord.AGAINST_OWN_WORDS,
    }
)
"""Words that are met by the end of a trail, or by a word on why it was not reached."""


def check_trails_end(dossier: Dossier) -> Iterator[Diagnostic]:
    """An error for each claim of which no item reaches a primary source or unnamed people, without a word on why.

    Not where the label is not earned for the same want: what meets its rule ends the trail, or says why it stops.
    """
    for case in dossier.cases:
        is_said = case.claim.no_primary or case.claim.searched
        if not (is_said or case.is_broken or _reaches_an_end(case) or _is_asked_by_label(dossier, case)):
            yield error(
                Code.TRAIL_OPEN,
                case.claim.span,
                f'nothing that the claim "{case.claim.id}" names leads to a primary source, or to people nobody names',
                hint="go on with `based_on`; or say in `no_primary` why it can't be reached, or in `searched` where you looked",
            )


def _is_asked_by_label(dossier: Dossier, case: ClaimCase) -> bool:
    failing = dossier.verdicts[case.claim.id].alternatives
    return bool(failing) and all(any(one.word in ENDS for one in words) for words in failing)


def _reaches_an_end(case: ClaimCase) -> bool:
    ends = [end.kind for heard in (*case.support, *case.against) for end in heard.trail.ends]
    return any(kind is not TrailEnd.SILENT for kind in ends)
