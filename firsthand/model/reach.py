"""What leads to what among concluded records: which one a quotation stands in, and all that stands behind a post.

Knows records and the marks of a body. Does not know which posts are listed, nor any page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from firsthand.model.addresses import make_slug
from firsthand.model.body import Block, Body, CiteOpen, CiteText
from firsthand.model.evidence import COMMON, UNKNOWN
from firsthand.model.resolved import (
    Item,
    Key,
    Record,
    ResolvedClaim,
    ResolvedQuote,
    ResolvedSource,
    ResolvedTweet,
)

Carrier = ResolvedSource | ResolvedTweet
"""What a quotation stands in, and what a trail is made of."""


def find_carrier(records: Mapping[Key, Record], key: Key) -> Carrier | None:
    """The source or short post that the record at ``key`` is, or stands in."""
    record = records.get(key)
    if isinstance(record, ResolvedQuote):
        record = records.get(record.source)
    return None if isinstance(record, ResolvedQuote) else record


def items_in(body: Body, names: Mapping[str, Item], claims: Iterable[ResolvedClaim]) -> Iterator[Item]:
    """What the text shows or cites, then what its claims name, as they come."""
    for part in body.parts:
        if isinstance(part, Block | CiteOpen | CiteText) and part.id in names:
            yield names[part.id]
    for claim in claims:
        yield from (*claim.support, *claim.against, *claim.seen_in, *claim.context_source)


def find_behind(items: Iterable[Item], records: Mapping[Key, Record]) -> tuple[Key, ...]:
    """The sources and short posts that ``items`` are or stand in, and those behind them, reprints and versions included."""
    seen = dict.fromkeys(carrier.key for item in items if (carrier := find_carrier(records, item.key)))
    waiting = list(seen)
    for key in waiting:
        linked = (carrier.key for near in _linked_to(records[key]) if (carrier := find_carrier(records, near)))
        new = [near for near in dict.fromkeys(linked) if near not in seen]
        seen.update(dict.fromkeys(new))
        waiting += new
    return tuple(seen)


def rests_on(claim: ResolvedClaim, records: Mapping[Key, Record]) -> tuple[Key, ...]:
    """The sources and short posts that a claim names, or that its chains lead through, each once."""
    named = (find_carrier(records, item.key) for item in (*claim.support, *claim.against))
    linked = (link.key for chain in claim.chains for link in chain.links)
    return tuple(dict.fromkeys((*(carrier.key for carrier in named if carrier), *linked)))


def speakers_of(claim: ResolvedClaim, records: Mapping[Key, Record]) -> tuple[str, ...]:
    """Whose words the claim turns on: its claimant, and the speakers of the quotations and short posts for and against it."""
    named: dict[str, str] = {}
    for name in (claim.claimant, *(_speaker_of(records.get(item.key)) for item in (*claim.support, *claim.against))):
        slug = make_slug(name)
        if slug and name.casefold() not in (COMMON, UNKNOWN):
            named.setdefault(slug, name)
    return tuple(named.values())


def _speaker_of(record: Record | None) -> str:
    if isinstance(record, ResolvedQuote):
        return record.speaker
    return record.tweet.author if isinstance(record, ResolvedTweet) else ""


def _linked_to(record: Record) -> tuple[Key, ...]:
    match record:
        case ResolvedSource():
            return (*record.via, *record.based_on, *((record.version_of,) if record.version_of else ()))
        case ResolvedTweet():
            tweet = record.tweet
            shown = (*tweet.reply_to, *((tweet.quotes,) if tweet.quotes else ()))
            return (*record.via, *record.based_on, *(Key(record.key.scope, ref.id) for ref in shown))
        case ResolvedQuote():
            return (record.source, *record.also_in, *record.based_on)
        case _:
            assert_never(record)
