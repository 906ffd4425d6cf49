"""Whether a claim has earned the label its writer gave it, and what is said where it has not.

A rule holds if all words of one of its alternatives hold. Where none does, the alternatives nearest to holding are told;
another label is never proposed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.model.site import Label, RuleWord
from firsthand.resolve.dossier import ClaimCase, Dossier
from firsthand.resolve.labels import WORDS, primaries_of
from firsthand.resolve.names import Entry
from firsthand.resolve.outcomes import Outcome, Witnesses

PROOFS = (RuleWord.COPY, RuleWord.MATCH)
"""The words that the setting ``copies`` governs."""

AGAINST_WORDS = (RuleWord.AGAINST_RECORD, RuleWord.AGAINST_OWN_WORDS, RuleWord.AGAINST_WORDS)
"""A label that needs one of these says that the claim is refuted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failing:
    """A word that does not hold, and why."""

    word: RuleWord
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How a rule came out.

    ``witnesses`` are what met it (empty where it was not met); ``alternatives`` what fails in each of the alternatives
    nearest to holding, none of them contained in another.
    """

    is_earned: bool
    witnesses: tuple[Entry, ...] = ()
    speaker: str = ""
    alternatives: tuple[tuple[Failing, ...], ...] = ()

    @property
    def lacks_proof_only(self) -> bool:
        """Whether some alternative fails for want of a copy or a match, and of nothing else."""
        return any(all(_is_proof(one) for one in failing) for failing in self.alternatives)


def judge(dossier: Dossier, case: ClaimCase, label: Label) -> Verdict:
    """Whether the claim has earned ``label``."""
    failures: list[tuple[Failing, ...]] = []
    for words in label.needs:
        failing, last = _ask(dossier, case, words)
        if not failing:
            return Verdict(is_earned=True, witnesses=last.entries, speaker=last.speaker)
        failures.append(failing)
    if not failures:  # a rule without a word asks nothing
        return Verdict(is_earned=True)
    return Verdict(is_earned=False, alternatives=tuple(_nearest(failures)))


def is_refuting(label: Label) -> bool:
    """Whether the label says that what is claimed is not so."""
    return any(word in AGAINST_WORDS for words in label.needs for word in words)


def asks_for_own_words(label: Label) -> bool:
    """Whether the label says no more than that somebody said it."""
    return any(RuleWord.OWN_WORDS in words for words in label.needs)


def _ask(dossier: Dossier, case: ClaimCase, words: tuple[RuleWord, ...]) -> tuple[tuple[Failing, ...], Witnesses]:
    """What fails of one alternative, and the last witnesses. A copy or match is asked of nothing that failed before."""
    witnesses = Witnesses(key="source", entries=primaries_of(dossier, case.support))
    failing: list[Failing] = []
    for word in words:
        if word in PROOFS and failing:
            continue
        outcome = WORDS[word](dossier, case, witnesses)
        witnesses = outcome.witnesses or witnesses
        if not outcome.is_met:
            failing.append(Failing(word=word, outcome=outcome))
    return tuple(failing), witnesses


def _nearest(failures: list[tuple[Failing, ...]]) -> Iterator[tuple[Failing, ...]]:
    """The failures that do not contain another one."""
    seen: list[frozenset[RuleWord]] = []
    sets = [frozenset(one.word for one in failing) for failing in failures]
    for failing, words in zip(failures, sets, strict=True):
        if words not in seen and not any(other < words for other in sets):
            seen.append(words)
            yield failing


def _is_proof(failing: Failing) -> bool:
    """Whether a copy or a match is all that is missing; a `copy` about no record means that there is nothing to copy."""
    if failing.word is RuleWord.COPY:
        return failing.outcome.is_silent or failing.outcome.about is not None
    return failing.word is RuleWord.MATCH
