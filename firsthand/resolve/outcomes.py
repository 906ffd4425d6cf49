"""What asking one word of a rule gives."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.model.resolved import Item
from firsthand.resolve.names import Entry


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


def met(witnesses: Witnesses) -> Outcome:
    """The word holds."""
    return Outcome(is_met=True, witnesses=witnesses)


def unmet(why: str, fix: str, *, about: Item | None = None) -> Outcome:
    """The word does not hold."""
    return Outcome(is_met=False, why=why, fix=fix, about=about)


def silent() -> Outcome:
    """The word does not hold, for a reason that is reported where it stands."""
    return Outcome(is_met=False, is_silent=True)
