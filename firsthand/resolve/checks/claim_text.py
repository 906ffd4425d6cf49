"""The claim in full: whether it is there where readers meet it without the prose around it."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, Related, error, warning
from firsthand.model.evidence import span_of
from firsthand.resolve.dossier import ClaimCase, Dossier
from firsthand.resolve.words import count_words, fold

TEXT_REQUIRED = ("disputed", "misquoted", "false", "did-not-happen", "outdated")
"""Labels that would otherwise seem to stand beside the opposite of what they say."""

FEWEST_WORDS = 5


def check_claim_texts(dossier: Dossier) -> Iterator[Diagnostic]:
    """An error where ``text`` is needed and missing; a warning where the claim has under five words."""
    for case in dossier.cases:
        missing = None if "text" in case.claim.spans else _find_missing(case)
        short = None if missing else _find_short(case)
        yield from (found for found in (missing, short) if found)


def _find_missing(case: ClaimCase) -> Diagnostic | None:
    claim = case.claim
    printed = [mention for mention in case.mentions if mention.is_text]
    marked = [mention for mention in case.mentions if mention.words]
    worded = {fold(mention.words).strip(" .,;:!?\"'"): mention for mention in reversed(marked)}
    related: tuple[Related, ...] = ()
    if printed:
        why = f"`<claim:{claim.id}>` prints it"
        related = (Related(span=printed[0].span, message="printed here"),)
    elif len(worded) > 1:
        why = "it is marked with different words"
        related = tuple(Related(span=mention.span, message=f"“{mention.words}”") for mention in reversed(worded.values()))
    elif claim.label in TEXT_REQUIRED:
        why = f'it is "{claim.label}"'
    else:
        return None
    message = f'the claim "{claim.id}" needs a `text`, since {why}'
    return error(Code.CLAIM_TEXT_MISSING, claim.span, message, hint="say the claim in full, as one sentence", related=related)


def _find_short(case: ClaimCase) -> Diagnostic | None:
    claim = case.claim
    first = next((mention for mention in case.mentions if mention.words), None)
    text = claim.text or (first.words if first else "")
    if not text or count_words(text) >= FEWEST_WORDS:
        return None
    message = f'the claim "{claim.id}" is called “{text}”, which says little without the prose around it'
    related = (Related(span=first.span, message="these words stand for it"),) if first and not claim.text else ()
    hint = "say the claim in full in its `text`: it stands alone in the list of claims"
    return warning(Code.CLAIM_TEXT_SHORT, span_of(claim, "text"), message, hint=hint, related=related)
