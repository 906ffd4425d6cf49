"""What each word of a label's rule asks, one small function a word (FORMAT section 5).

A word holds, or it says why not and what would meet it. Words that are met by a primary source hand it on as a witness: the
words ``copy`` and ``match`` that follow ask about that source and no other. Which words a label needs, and what is said
where they do not hold, stands in ``verdicts``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from firsthand.model.evidence import COMMON, Quote, Shows, Source, Tweet
from firsthand.model.resolved import TrailEnd
from firsthand.model.site import RuleWord
from firsthand.resolve.dossier import ClaimCase, Dossier, Heard
from firsthand.resolve.graph import place_of
from firsthand.resolve.levels import shows_of
from firsthand.resolve.names import Entry
from firsthand.resolve.origins import counts_as_primary, is_in_reach, why_dependent
from firsthand.resolve.outcomes import Outcome, Witnesses, met, unmet
from firsthand.resolve.proofs import has_copy, has_match
from firsthand.resolve.records import speaker_of
from firsthand.resolve.words import fold_name

WordTest = Callable[[Dossier, ClaimCase, Witnesses], Outcome]
"""Whether a word holds of a claim, given the witnesses of the words before it."""


def has_source(dossier: Dossier, case: ClaimCase, before: Witnesses) -> Outcome:
    """The field ``source`` names something."""
    return _names_something(dossier, case, before, "source", "what supports it")


def has_against(dossier: Dossier, case: ClaimCase, before: Witnesses) -> Outcome:
    """The field ``against`` names something."""
    return _names_something(dossier, case, before, "against", "what contradicts it")


def has_record(dossier: Dossier, case: ClaimCase, _: Witnesses) -> Outcome:
    """An item of ``source`` is, or its chain reaches, a primary source that shows facts."""
    return _reaches_record(dossier, case, "source")


def has_against_record(dossier: Dossier, case: ClaimCase, _: Witnesses) -> Outcome:
    """An item of ``against`` is, or its chain reaches, a primary source that shows facts."""
    return _reaches_record(dossier, case, "against")


def has_own_words(dossier: Dossier, case: ClaimCase, _: Witnesses) -> Outcome:
    """An item of ``source`` is the claimant's own words."""
    return _holds_own_words(dossier, case, "source")


def has_against_own_words(dossier: Dossier, case: ClaimCase, _: Witnesses) -> Outcome:
    """An item of ``against`` is the claimant's own words."""
    return _holds_own_words(dossier, case, "against")


def has_against_words(dossier: Dossier, case: ClaimCase, _: Witnesses) -> Outcome:
    """A quote or tweet stands in ``against``."""
    words = [heard.entry for heard in case.against if not isinstance(heard.entry.record, Source)]
    if not words:
        return unmet("`against` names no quote and no tweet", "name in `against` a quote of the words as they were said")
    places = [place for entry in words if (place := _own_place(dossier, entry, speaker_of(dossier.names, entry)))]
    return met(Witnesses(key="against", entries=tuple(dict.fromkeys(places))))


def has_two_origins(dossier: Dossier, case: ClaimCase, before: Witnesses) -> Outcome:
    """Two items of ``source`` are independent of each other."""
    heard = [(one.entry, one.trail) for one in case.support]
    reasons = []
    for index, one in enumerate(heard):
        for other in heard[index + 1 :]:
            reason = why_dependent(dossier.names, one, other)
            if not reason:
                return met(before)
            reasons.append(reason)
    counted = {0: "`source` names nothing", 1: f'`source` names only "{case.support[0].entry.id}"' if heard else ""}
    why = reasons[0] if reasons else counted[len(heard)]
    fix = "name in `source` a second source of another origin that says what it rests on (`based_on`, or `own_reporting: true`)"
    return unmet(why, fix)


def is_unnamed(_: Dossier, case: ClaimCase, before: Witnesses) -> Outcome:
    """Every chain of ``source`` ends at people nobody names."""
    others = [end for heard in case.support for end in heard.trail.ends if end.kind is not TrailEnd.UNNAMED]
    if case.support and not others:
        return met(before)
    fix = "lead every chain to a source of type `unnamed` with `based_on`"
    if not others:
        return unmet("`source` names nothing", fix)
    end = others[0]
    if end.kind is TrailEnd.PRIMARY:
        fix = f'take "{end.entry.id}" out of the trail, if it does not belong there'
        return unmet(f'a chain of `source` ends at "{end.entry.id}", which is primary', fix)
    ending = "which rests on its own reporting" if end.is_known else "which does not say what it rests on"
    return unmet(f'a chain of `source` ends at "{end.entry.id}", {ending}', fix)


def has_no_primary(_: Dossier, case: ClaimCase, before: Witnesses) -> Outcome:
    """``no_primary`` is given."""
    return _is_given(before, case.claim.no_primary, "no_primary", "say in `no_primary` why no primary source can be reached")


def is_searched(_: Dossier, case: ClaimCase, before: Witnesses) -> Outcome:
    """``searched`` is given."""
    return _is_given(before, case.claim.searched, "searched", "list in `searched` where you looked, and when")


def is_dated(_: Dossier, case: ClaimCase, before: Witnesses) -> Outcome:
    """``as_of`` is given."""
    return _is_given(before, case.claim.as_of, "as_of", "say in `as_of` for which date it holds")


def has_context(_: Dossier, case: ClaimCase, before: Witnesses) -> Outcome:
    """``context`` and ``context_source`` are given."""
    if not case.claim.context:
        return _is_given(before, "", "context", "say in `context` what changes the meaning")
    return _is_given(before, case.claim.context_source, "context_source", "name in `context_source` where the context stands")


def is_superseded(_: Dossier, case: ClaimCase, before: Witnesses) -> Outcome:
    """``superseded_by`` is given."""
    return _is_given(before, case.claim.superseded_by, "superseded_by", "name in `superseded_by` the claim that replaced it")


def circulates(_: Dossier, case: ClaimCase, before: Witnesses) -> Outcome:
    """Somebody says so: ``seen_in`` is given, or ``claimant: common``, or ``source``."""
    claim = case.claim
    if claim.seen_in or claim.source or fold_name(claim.claimant) == COMMON:
        return met(before)
    return unmet("nothing says where it goes round", "name in `seen_in` where it is said, or write `claimant: common`")


def is_unopposed(_: Dossier, case: ClaimCase, before: Witnesses) -> Outcome:
    """``against`` is empty."""
    if not case.claim.against:
        return met(before)
    opposing = case.claim.against[0].id
    return unmet(f'`against` names "{opposing}"', "choose a label that leaves room for what speaks against it")


WORDS: Mapping[RuleWord, WordTest] = {
    RuleWord.SOURCE: has_source,
    RuleWord.AGAINST: has_against,
    RuleWord.RECORD: has_record,
    RuleWord.OWN_WORDS: has_own_words,
    RuleWord.TWO_ORIGINS: has_two_origins,
    RuleWord.UNNAMED: is_unnamed,
    RuleWord.NO_PRIMARY: has_no_primary,
    RuleWord.SEARCHED: is_searched,
    RuleWord.AS_OF: is_dated,
    RuleWord.CONTEXT: has_context,
    RuleWord.SUPERSEDED: is_superseded,
    RuleWord.CIRCULATES: circulates,
    RuleWord.AGAINST_RECORD: has_against_record,
    RuleWord.AGAINST_OWN_WORDS: has_against_own_words,
    RuleWord.AGAINST_WORDS: has_against_words,
    RuleWord.UNOPPOSED: is_unopposed,
    RuleWord.COPY: has_copy,
    RuleWord.MATCH: has_match,
}
"""Every word a rule may hold, and what it asks."""


def primaries_of(dossier: Dossier, heard: tuple[Heard, ...]) -> tuple[Entry, ...]:
    """The primary sources these items reach that count for a label, nearest first."""
    reached = dict.fromkeys(entry for one in heard for entry in one.trail.primaries)
    return tuple(entry for entry in reached if counts_as_primary(dossier.names, entry))


def _names_something(dossier: Dossier, case: ClaimCase, _: Witnesses, key: str, what: str) -> Outcome:
    heard = case.field(key)
    if not heard:
        return unmet(f"`{key}` names nothing", f"name in `{key}` {what}")
    return met(Witnesses(key=key, entries=primaries_of(dossier, heard)))


def _is_given(before: Witnesses, value: object, key: str, fix: str) -> Outcome:
    return met(before) if value else unmet(f"`{key}` is not given", fix)


def _reaches_record(dossier: Dossier, case: ClaimCase, key: str) -> Outcome:
    heard = case.field(key)
    shown = [entry for entry in primaries_of(dossier, heard) if _shows_facts(entry)]
    if shown:
        return met(Witnesses(key=key, entries=tuple(shown)))
    fix = f"name in `{key}` a primary source that shows facts, or something whose `based_on` leads to one"
    ends = [end for one in heard for end in one.trail.ends]
    if not ends:
        return unmet(f"`{key}` names nothing", fix)
    end = min(ends, key=lambda one: one.kind is not TrailEnd.PRIMARY)
    name = f'"{end.entry.id}"'
    match end.kind:
        case TrailEnd.UNNAMED:
            return unmet(f"the trail of `{key}` ends at {name}, people nobody names", fix)
        case TrailEnd.SILENT:
            return unmet(f"the trail of `{key}` ends at {name}, which is not primary and leads no further", fix)
        case TrailEnd.PRIMARY if _shows_facts(end.entry):
            why = f"{name} has no address of its own, and fewer than two reprints of different origin carry it"
            return unmet(why, f"give {name} a `url`, or a second source of another origin in its `via`")
        case TrailEnd.PRIMARY:
            return unmet(f"{name} is primary, but shows only that something was said", fix)


def _shows_facts(entry: Entry) -> bool:
    return isinstance(entry.record, Source) and shows_of(entry.record) is Shows.FACTS


def _holds_own_words(dossier: Dossier, case: ClaimCase, key: str) -> Outcome:
    claimant = case.claim.claimant
    fix = f"name in `{key}` a quote of the claimant's from a primary source, or a post of the claimant's own"
    if not claimant:
        return unmet("`claimant` is not given", "say in `claimant` whose words they are")
    if fold_name(claimant) == COMMON:
        return unmet("`claimant` is `common`, and what everybody says is nobody's own words", "name one `claimant`")
    words = [heard.entry for heard in case.field(key) if not isinstance(heard.entry.record, Source)]
    if not words:
        return unmet(f"`{key}` names no quote and no tweet", fix)
    theirs = [entry for entry in words if _is_by(dossier, entry, claimant)]
    if not theirs:
        speakers = ", ".join(dict.fromkeys(speaker_of(dossier.names, entry) or "nobody named" for entry in words))
        return unmet(f"no quote or tweet in `{key}` is by {claimant} (they are by: {speakers})", fix)
    places = [place for entry in theirs if (place := _own_place(dossier, entry, claimant))]
    if not places:
        place = place_of(dossier.names, theirs[0])
        where = place.id if place else theirs[0].id
        return unmet(f'"{theirs[0].id}" stands in "{where}", which is neither primary nor the claimant\'s own', fix)
    return met(Witnesses(key=key, entries=tuple(dict.fromkeys(places)), speaker=speaker_of(dossier.names, theirs[0])))


def _is_by(dossier: Dossier, entry: Entry, claimant: str) -> bool:
    names = [speaker_of(dossier.names, entry)]
    place = place_of(dossier.names, entry)
    has_speaker = isinstance(entry.record, Quote) and entry.record.speaker
    if place and isinstance(place.record, Tweet) and not has_speaker:
        names.append(place.record.handle)
    return fold_name(claimant) in {fold_name(name) for name in names if name}


def _own_place(dossier: Dossier, entry: Entry, claimant: str) -> Entry | None:
    """The source or tweet ``entry`` stands in, if that is primary or a post of the claimant's own, and can be looked up."""
    place = place_of(dossier.names, entry)
    if place is None or isinstance(place.record, Quote):
        return None
    if isinstance(place.record, Tweet):
        by = {fold_name(place.record.author), fold_name(place.record.handle)}
        return place if fold_name(claimant) in by and is_in_reach(dossier.names, place) else None
    return place if counts_as_primary(dossier.names, place) else None
