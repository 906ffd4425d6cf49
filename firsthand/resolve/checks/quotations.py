"""What speaks against a quotation: changed since it was compared, not in the copy, cut where it matters, or taken out again."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, Related, error, warning
from firsthand.model.evidence import MatchClass, Quote, Tweet, span_of
from firsthand.model.site import Copies
from firsthand.model.span import Span
from firsthand.resolve.dossier import Dossier
from firsthand.resolve.graph import place_of
from firsthand.resolve.names import Entry
from firsthand.resolve.quotations import NOT_THERE, Compared, Finding, name_copy

RISKY = {"negation": "a word that denies", "number": "a number"}
"""Flags of a cut that may turn the meaning round, in words."""

TURNED = {
    "question": "makes a statement of a question, or a question of a statement",
    "replaced": "puts words in brackets where the source has others",
    "context": "does not stand where its `prefix` and `suffix` say",
}
"""Flags of what else may turn it round, likewise."""


def check_quotes_changed(dossier: Dossier) -> Iterator[Diagnostic]:
    """An error for each quote or tweet whose words are no longer those that were compared."""
    for entry, finding in _findings(dossier):
        if not finding.void:
            continue
        first, locks = finding.void[0], [one.copy.lock for one in finding.void if one.copy.lock]
        what = name_copy(first.copy, first.holder, entry)
        yield error(
            Code.QUOTE_CHANGED,
            _text_of(entry),
            f'the words of "{entry.id}" have changed since they were compared with {what}',
            hint="compare them again: `firsthand verify`",
            related=tuple(Related(span=lock.span, message="the check recorded here is void") for lock in locks),
        )


def check_quotes_found(dossier: Dossier) -> Iterator[Diagnostic]:
    """An error (a warning under ``copies: warn``) for each quote or tweet that a copy does not hold as it is given."""
    report = warning if dossier.copies is Copies.WARN else error
    for entry, finding in _findings(dossier):
        compared = (finding.best, *finding.elsewhere)
        for one in compared:
            if one is None or one.locked.match not in NOT_THERE:
                continue
            is_altered = one.locked.match is MatchClass.ALTERED
            what = "has other words" if is_altered else "has no such words"
            yield report(
                Code.QUOTE_ALTERED,
                _text_of(entry),
                f'"{entry.id}" is not given as it stands: {name_copy(one.copy, one.holder, entry)} {what}' + _passage(one),
                hint="quote it letter for letter, with […] for a cut; `firsthand verify` shows the difference",
                related=(Related(span=one.holder.record.span, message=f'"{one.holder.id}" stands here'),),
            )


def check_risky_cuts(dossier: Dossier) -> Iterator[Diagnostic]:
    """An error for whatever may turn a quotation's meaning round, such as a cut over a negation, without a ``note``."""
    for entry, finding in _findings(dossier):
        flags = finding.best.locked.flags if finding.best and not entry.record.note else ()
        cut = [RISKY[flag] for flag in flags if flag in RISKY]
        if cut:
            yield error(
                Code.RISKY_CUT,
                _text_of(entry),
                f'the cut in "{entry.id}" leaves out {" and ".join(cut)}',
                hint="quote that part too, or say in a `note` what was left out: readers see it",
            )
        for flag in flags:
            if flag in TURNED:
                message = f'"{entry.id}" {TURNED[flag]}'
                yield error(Code.RISKY_CUT, _text_of(entry), message, hint="quote it as it stands, or say why in a `note`")


def check_quotes_redacted(dossier: Dossier) -> Iterator[Diagnostic]:
    """An error for each quotation from a short post whose words were taken out: it would print them all the same."""
    for entry in dossier.own:
        place = place_of(dossier.names, entry) if isinstance(entry.record, Quote) else None
        post = place.record if place else None
        if place and isinstance(post, Tweet) and post.redacted:
            yield error(
                Code.QUOTE_REDACTED,
                _text_of(entry),
                f'"{entry.id}" quotes "{place.id}", whose words were taken out on {post.redacted.date.isoformat()}',
                hint="delete this quotation: the post itself may stay, and says why its words are gone",
                related=(Related(span=span_of(post, "redacted"), message="they were taken out here"),),
            )


def _findings(dossier: Dossier) -> Iterator[tuple[Entry, Finding]]:
    for entry in dossier.own:
        yield entry, dossier.findings[entry.item]


def _text_of(entry: Entry) -> Span:
    return span_of(entry.record, "text")


def _passage(one: Compared) -> str:
    found = " ".join((one.locked.words or one.locked.passage).split())
    return f" (“{found}”)" if one.locked.match is MatchClass.ALTERED and found else ""
