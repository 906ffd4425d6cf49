"""Claims as concluded: the label, what supports and contradicts them, the chains behind, and where their words lead."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.model.evidence import Ref
from firsthand.model.resolved import Chain, Item, ResolvedClaim
from firsthand.model.site import Label, Line
from firsthand.resolve.dossier import ClaimCase, Dossier, Heard
from firsthand.resolve.graph import find_chains, place_of
from firsthand.resolve.names import Entry
from firsthand.resolve.outcomes import Verdict
from firsthand.resolve.quotations import FOUND
from firsthand.resolve.records import opened_at
from firsthand.resolve.verdicts import asks_for_own_words, is_refuting


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """Where a claim's words lead, and the record that address belongs to."""

    url: str = ""
    nearest: Item | None = None


def make_claims(dossier: Dossier) -> tuple[ResolvedClaim, ...]:
    """The claims that words of the post mark, in the order they are first marked."""
    marked = [case for case in dossier.cases if case.mentions]
    order = {use.id: index for index, use in reversed(list(enumerate(dossier.uses)))}
    marked.sort(key=lambda case: order[case.claim.id])
    return tuple(_make_claim(dossier, case, number) for number, case in enumerate(marked, start=1))


def _make_claim(dossier: Dossier, case: ClaimCase, number: int) -> ResolvedClaim:
    claim = case.claim
    label = case.label or _unknown_label(claim.label)
    verdict = dossier.verdicts[claim.id]
    words = next((mention.words for mention in case.mentions if not mention.is_text), claim.text)
    destination = find_destination(dossier, case, label, verdict)
    superseded_by = claim.superseded_by
    if superseded_by and "/" not in superseded_by:
        superseded_by = f"{dossier.slug}/{superseded_by}"
    return ResolvedClaim(
        slug=dossier.slug,
        claim=claim,
        number=number,
        text=claim.text or words,
        words=words,
        label=label,
        claimant=claim.claimant,
        speaker=(verdict.speaker or claim.claimant) if asks_for_own_words(label) else "",
        support=_items(dossier, claim.source),
        against=_items(dossier, claim.against),
        seen_in=_items(dossier, claim.seen_in),
        context_source=_items(dossier, claim.context_source),
        chains=_chains(dossier, case),
        primary=tuple(entry.item for entry in _primaries(_telling(case))),
        url=destination.url,
        nearest=destination.nearest,
        superseded_by=superseded_by,
    )


def find_destination(dossier: Dossier, case: ClaimCase, label: Label, verdict: Verdict) -> Destination:
    """The primary source reached, at the passage the claim quotes from it; else the nearest source.

    From ``against`` for a claim that its label refutes, or that has nothing primary in its favour; else from ``source``.
    What met the label comes before what else is primary.
    """
    refuted = is_refuting(label) and bool(case.against)
    heard = case.against if refuted else _telling(case)
    primaries = _primaries(heard)
    chosen = [entry for entry in verdict.witnesses if entry in primaries] or primaries
    for place in chosen:
        if found := _open_primary(dossier, place, heard):
            return found
    return _open_nearest(dossier, heard)


def _open_primary(dossier: Dossier, place: Entry, heard: tuple[Heard, ...]) -> Destination | None:
    """``place`` opened at a passage that the claim itself quotes from it, where a copy told where that is."""
    quoted = [one.entry for one in heard if place_of(dossier.names, one.entry) == place and one.entry != place]
    located = [entry for entry in quoted if dossier.findings[entry.item].match in FOUND]
    url = next((url for entry in (*located, place) if (url := opened_at(dossier.desk, entry))), "")
    return Destination(url=url, nearest=place.item) if url else None


def _open_nearest(dossier: Dossier, heard: tuple[Heard, ...]) -> Destination:
    """The first record with an address, each item before what lies behind it."""
    for one in heard:
        for place in one.trail.nodes:
            quotes_it = place_of(dossier.names, one.entry) == place
            if url := opened_at(dossier.desk, one.entry if quotes_it else place):
                return Destination(url=url, nearest=place.item)
    return Destination()


def _telling(case: ClaimCase) -> tuple[Heard, ...]:
    """The items that chains and primary sources come from: ``against`` where only that reaches a primary source."""
    if _primaries(case.support) or not case.against:
        return case.support
    return case.against if _primaries(case.against) or not case.support else case.support


def _primaries(heard: tuple[Heard, ...]) -> tuple[Entry, ...]:
    return tuple(dict.fromkeys(entry for one in heard for entry in one.trail.primaries))


def _chains(dossier: Dossier, case: ClaimCase) -> tuple[Chain, ...]:
    return tuple(chain for heard in _telling(case) for chain in find_chains(dossier.names, heard.entry))


def _items(dossier: Dossier, refs: tuple[Ref, ...]) -> tuple[Item, ...]:
    return tuple(entry.item for entry in dossier.names.follow(refs))


def _unknown_label(label: str) -> Label:
    """A label that asks nothing, in place of one that is reported as unknown or missing: the rest can still be shown."""
    name = label or "unlabelled"
    return Label(id=name, name=name, meaning="", line=Line.BROKEN, icon="unverified", color="", color_dark="", needs=())
