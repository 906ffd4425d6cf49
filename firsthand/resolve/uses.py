"""What a post's body uses: its marks in reading order, and the sources these bring with them.

Knows the parts of a body, not their HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from firsthand.model.body import Block, Body, CiteOpen, CiteText, ClaimOpen, ClaimText, RecordKind
from firsthand.model.evidence import Claim, Source
from firsthand.model.resolved import Item
from firsthand.model.span import Span
from firsthand.resolve.graph import onward, place_of
from firsthand.resolve.names import Entry, Names
from firsthand.resolve.references import pointers_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that mark a claim; ``words`` is empty for ``<claim:ID>``, which prints the claim's own (``is_text``)."""

    id: str
    span: Span
    words: str
    is_text: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A mark or block that shows a source, quote or tweet."""

    kind: RecordKind
    id: str
    span: Span


def find_uses(body: Body) -> tuple[Mention | Citation, ...]:
    """The marks of ``body``, in reading order."""
    return tuple(_find_uses(body))


def _find_uses(body: Body) -> Iterator[Mention | Citation]:
    for part in body.parts:
        match part:
            case ClaimOpen():
                yield Mention(id=part.id, span=part.span, words=part.words)
            case ClaimText():
                yield Mention(id=part.id, span=part.span, words="", is_text=True)
            case CiteOpen() | CiteText() | Block():
                yield Citation(kind=part.kind, id=part.id, span=part.span)
            case _:
                pass


def mentions_of(uses: Iterable[Mention | Citation]) -> Mapping[str, tuple[Mention, ...]]:
    """The mentions of each claim, claims in the order they are first marked."""
    found: dict[str, tuple[Mention, ...]] = {}
    for use in uses:
        if isinstance(use, Mention):
            found[use.id] = (*found.get(use.id, ()), use)
    return found


def entries_of(names: Names, uses: Iterable[Mention | Citation]) -> tuple[Entry, ...]:
    """The records that the marks bring into the post, each once, in the order a reader meets them."""
    return tuple(dict.fromkeys(chain.from_iterable(_entries_of_use(names, use) for use in uses)))


def _entries_of_use(names: Names, use: Mention | Citation) -> Iterator[Entry]:
    if isinstance(use, Citation):
        entry = names.find(use.id, (use.kind,))
        if entry:
            yield entry
    elif use.id in names.claims:
        yield from claim_entries(names, names.claims[use.id])


def claim_entries(names: Names, claim: Claim) -> Iterator[Entry]:
    """The records that the fields of a claim name."""
    for pointer in pointers_of(claim):
        entry = names.find(pointer.ref.id, pointer.kinds)
        if entry:
            yield entry


def find_sources(names: Names, used: Iterable[Entry]) -> tuple[Item, ...]:
    """The sources and tweets a post rests on, in order of first use: each with its reprints and with what lies behind it."""
    later = _versions(names)
    seen: set[Entry] = set()
    found: dict[Item, None] = {}
    for entry in used:
        waiting = [entry]
        for one in waiting:  # grows as records bring others with them
            if one in seen:
                continue
            seen.add(one)
            place = place_of(names, one)
            if place is None:
                continue
            found[place.item] = None
            waiting += (place, *onward(names, one), *names.follow([pointer.ref for pointer in one.pointers]))
            waiting += later.get(place.id, ())
    return tuple(found)


def _versions(names: Names) -> Mapping[str, tuple[Entry, ...]]:
    """The post's own sources that are versions of another, by the id of that other."""
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in names.own.values():
        if isinstance(entry.record, Source) and entry.record.version_of:
            other = entry.record.version_of.id
            found[other] = (*found.get(other, ()), entry)
    return found
