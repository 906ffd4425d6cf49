"""What asking a label's rule gives: word by word, and in all."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.model.resolved import Item
from firsthand.model.site import RuleWord
from firsthand.resolve.names import Entry

PROOFS = (RuleWord.COPY, RuleWord.MATCH)
"""The words that the setting ``copies`` governs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Witnesses:
    """The sources and tweets that met a word, and the field (``source`` or ``against``) whose items led there.

    ``speaker`` is whose words they are, as typed, where the word asked that.
    """

    key: str
    entries: tuple[Entry, ...] = ()
    speaker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A word holds, with its witnesses; or it does not: ``why`` ends a sentence, ``fix`` says what would meet it.

    ``about`` is the record a missing copy or match is missing of. ``is_silent`` where what is wrong is reported already.
    """

    is_met: bool
    witnesses: Witnesses | None = None
    why: str = ""
    fix: str = ""
    about: Item | None = None
    is_silent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Failing:
    """A word that does not hold, and why."""

    word: RuleWord
    outcome: Outcome

    @property
    def is_proof(self) -> bool:
        """Whether a copy or a match is all that is missing; a `copy` about no record means that there is nothing to copy."""
        if self.word is RuleWord.COPY:
            return self.outcome.is_silent or self.outcome.about is not None
        return self.word is RuleWord.MATCH


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
        return any(all(one.is_proof for one in failing) for failing in self.alternatives)


def met(witnesses: Witnesses) -> Outcome:
    """The word holds."""
    return Outcome(is_met=True, witnesses=witnesses)


def unmet(why: str, fix: str, *, about: Item | None = None) -> Outcome:
    """The word does not hold."""
    return Outcome(is_met=False, why=why, fix=fix, about=about)


def silent() -> Outcome:
    """The word does not hold, for a reason that is reported where it stands."""
    return Outcome(is_met=False, is_silent=True)
