"""The words ``copy`` and ``match``: whether the words a label rests on were compared with a saved copy, and stand there.

Both ask about the witnesses of the word before them. Under ``copies: off`` both hold, and no lock is looked at.
"""

from __future__ import annotations

from typing import assert_never

from firsthand.model.evidence import Quote, Source, SourceType
from firsthand.model.site import Copies
from firsthand.resolve.copies import REPORTED, Standing
from firsthand.resolve.dossier import ClaimCase, Dossier
from firsthand.resolve.graph import place_of
from firsthand.resolve.names import Entry
from firsthand.resolve.outcomes import Outcome, Witnesses, met, silent, unmet
from firsthand.resolve.quotations import FOUND, carriers_of, name_copy

SEEN_NOT_READ = (SourceType.PHOTO, SourceType.RECORDING, SourceType.DATASET)
"""What cannot be compared word for word: ``where`` or ``note`` says what is seen there."""

_SNAPSHOT = "save one: `firsthand snapshot`"
_VERIFY = "compare them: `firsthand verify`"


def has_copy(dossier: Dossier, _: ClaimCase, before: Witnesses) -> Outcome:
    """The source that met the word before has a copy the build may rely on: its own, or that of a reprint."""
    if dossier.copies is Copies.OFF:
        return met(before)
    if not before.entries:
        fix = f"name in `{before.key}` a primary source, or a quote from one"
        return unmet(f"nothing in `{before.key}` is primary or comes from a primary source", fix)
    standings = {entry: _standings(dossier, entry) for entry in before.entries}
    kept = tuple(entry for entry in before.entries if Standing.VALID in standings[entry])
    if kept:
        return met(Witnesses(key=before.key, entries=kept, speaker=before.speaker))
    if any(standing in REPORTED for found in standings.values() for standing in found):
        return silent()
    first = before.entries[0]
    why, fix = _explain(first.id, standings[first][0])
    return unmet(why, fix, about=first.item)


def has_match(dossier: Dossier, case: ClaimCase, before: Witnesses) -> Outcome:
    """A quote or tweet of that source's own, named in the same field, stands in its copy."""
    if dossier.copies is Copies.OFF:
        return met(before)
    named = [heard.entry for heard in case.field(before.key) if not isinstance(heard.entry.record, Source)]
    words = [entry for entry in named if place_of(dossier.names, entry) in before.entries]
    proven = [entry for entry in words if dossier.findings[entry.item].match in FOUND or _says_what_is_seen(dossier, entry)]
    places = [place for entry in proven if (place := place_of(dossier.names, entry))]
    places += [entry for entry in before.entries if _is_seen(entry) and isinstance(entry.record, Source) and entry.record.note]
    if places:
        return met(Witnesses(key=before.key, entries=tuple(dict.fromkeys(places)), speaker=before.speaker))
    if any(dossier.findings[entry.item].is_reported for entry in words):
        return silent()
    if words:
        return _not_compared(dossier, words[0])
    return _no_words_of(before)


def _not_compared(dossier: Dossier, entry: Entry) -> Outcome:
    """Nothing is known of a quotation, though its own place or a reprint has a copy to compare with, or for want of one."""
    place = place_of(dossier.names, entry) or entry
    for carrier in carriers_of(dossier.names, place):
        holding = dossier.shelf.holding(carrier)
        if holding.is_valid and holding.copy:
            why = f'"{entry.id}" has not been compared with {name_copy(holding.copy, carrier, entry)}'
            return unmet(why, _VERIFY, about=entry.item)
    why, fix = _explain(place.id, _standings(dossier, place)[0])
    return unmet(f'"{entry.id}" has not been compared, for {why}', fix, about=entry.item)


def _no_words_of(before: Witnesses) -> Outcome:
    first = before.entries[0] if before.entries else None
    if first is None:
        return unmet(f"nothing in `{before.key}` is primary", f"name in `{before.key}` a quote from a primary source")
    if _is_seen(first):
        fix = f'say what is seen there: in the `note` of "{first.id}", or in the `where` of a quote of it'
        return unmet(f'nothing says what is to be seen in "{first.id}"', fix)
    return unmet(f'`{before.key}` names no quote from "{first.id}"', f'add a quote from "{first.id}" to `{before.key}`')


def _standings(dossier: Dossier, entry: Entry) -> tuple[Standing, ...]:
    """How the copies of ``entry`` and of its reprints stand, its own first."""
    return tuple(dossier.shelf.holding(carrier).standing for carrier in carriers_of(dossier.names, entry))


def _is_seen(entry: Entry) -> bool:
    return isinstance(entry.record, Source) and entry.record.type in SEEN_NOT_READ


def _says_what_is_seen(dossier: Dossier, entry: Entry) -> bool:
    place = place_of(dossier.names, entry)
    if place is None or not _is_seen(place) or not isinstance(entry.record, Quote):
        return False
    return bool(entry.record.where or entry.record.note)


def _explain(name: str, standing: Standing) -> tuple[str, str]:
    """Why a copy does not count, and what to do."""
    match standing:
        case Standing.MISSING | Standing.VALID | Standing.DAMAGED | Standing.UNREADABLE:
            return f'"{name}" has no saved copy', _SNAPSHOT
        case Standing.FORGOTTEN:
            return f'the saved copy of "{name}" was removed with `forget`', "rest the claim on something else"
        case Standing.HASHLESS:
            return f'the lock of "{name}" names no copy by its hash', _SNAPSHOT
        case Standing.ELSEWHERE:
            return f'the saved copy of "{name}" was made of another address', _SNAPSHOT
        case Standing.EXCERPT_BARRED:
            return f'"{name}" has only a typed excerpt, which `copies: captured` does not accept', _SNAPSHOT
        case Standing.EXCERPT_GONE:
            return f'the excerpt that stood in for a copy of "{name}" is gone', _SNAPSHOT
        case _:
            assert_never(standing)
