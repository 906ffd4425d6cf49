"""Whether a claim has earned the label its writer gave it, and what is said where it has not.

A rule holds if all words of one of its alternatives hold. Where none does, the alternatives nearest to holding are told;
another label is never proposed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from firsthand.model.site import Label, RuleWord
from firsthand.resolve.dossier import ClaimCase, Dossier
from firsthand.resolve.labels import WORDS, primaries_of
from firsthand.resolve.outcomes import PROOFS, Failing, Verdict, Witnesses

AGAINST_WORDS = (RuleWord.AGAINST_RECORD, RuleWord.AGAINST_OWN_WORDS, RuleWord.AGAINST_WORDS)
"""A label that needs one of these says that the claim is refuted."""


def judge(dossier: Dossier) -> Dossier:
    """``dossier`` with the verdict on each claim; on one whose label is none of the site's, that it asks nothing."""
    verdicts = {
        case.claim.id: _judge(dossier, case, case.label) if case.label else Verdict(is_earned=True) for case in dossier.cases
    }
    return replace(dossier, verdicts=verdicts)


def is_refuting(label: Label) -> bool:
    """Whether the label says that what is claimed is not so."""
    return any(word in AGAINST_WORDS for words in label.needs for word in words)


def asks_for_own_words(label: Label) -> bool:
    """Whether the label says no more than that somebody said it."""
    return any(RuleWord.OWN_WORDS in words for words in label.needs)


def _judge(dossier: Dossier, case: ClaimCase, label: Label) -> Verdict:
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
