"""Records as concluded: each source, tweet and quotation with its level, its copy, its match and where it is opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import assert_never

from firsthand.model.addresses import copy_path
from firsthand.model.evidence import LinkState, Quote, Ref, Source, Tweet
from firsthand.model.lock import Lock
from firsthand.model.resolved import Copy, Item, Key, Record, ResolvedQuote, ResolvedSource, ResolvedTweet
from firsthand.resolve.graph import place_of
from firsthand.resolve.levels import level_of, shows_of
from firsthand.resolve.names import Entry, Names
from firsthand.resolve.origins import counts_as_primary, origin_of
from firsthand.resolve.post_ids import find_address
from firsthand.resolve.quotations import FOUND, Finding, Shelf
from firsthand.resolve.reader_links import choose_url, is_gone, passage_url
from firsthand.resolve.references import PLACES


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What is needed to conclude on a record: the post's ids, its view of the locks, and what they say of its quotations.

    ``home`` is the site's own address, for what is shown there in place of what is gone.
    """

    names: Names
    shelf: Shelf
    findings: Mapping[Item, Finding]
    home: str
    _made: dict[Entry, Record] = field(default_factory=dict)

    def conclude(self, entry: Entry) -> Record:
        """The conclusions on one record, which are drawn once."""
        if entry not in self._made:
            self._made[entry] = _make_record(self, entry)
        return self._made[entry]


def _make_record(desk: Desk, entry: Entry) -> Record:
    record = entry.record
    match record:
        case Source():
            return make_source(desk, entry, record)
        case Tweet():
            return make_tweet(desk, entry, record)
        case Quote():
            return make_quote(desk, entry, record)
        case _:
            assert_never(record)


def make_source(desk: Desk, entry: Entry, source: Source) -> ResolvedSource:
    """The conclusions on a source."""
    holding = desk.shelf.holding(entry)
    state = source.status or _state_in(holding.lock)
    archived = source.archived or (holding.copy.archived if holding.copy else "")
    own = _own_copy(desk, entry, holding.copy)
    reprints = tuple(_address(one.record) for one in desk.names.follow(source.via, PLACES))
    return ResolvedSource(
        key=entry.item.key,
        source=source,
        level=level_of(source),
        shows=shows_of(source),
        counts_as_primary=counts_as_primary(desk.names, entry),
        origin=origin_of(desk.names, entry),
        state=state,
        url=choose_url(_address(source), is_gone=is_gone(state), archived=archived or own, reprints=reprints),
        copy=holding.copy,
        via=_keys(desk.names, source.via),
        based_on=_keys(desk.names, source.based_on),
        version_of=next(iter(_keys(desk.names, (source.version_of,) if source.version_of else ())), None),
        posts=(entry.item.key.scope,) if entry.item.key.scope else (),
    )


def make_tweet(desk: Desk, entry: Entry, tweet: Tweet) -> ResolvedTweet:
    """The conclusions on a short post."""
    holding = desk.shelf.holding(entry)
    finding = desk.findings.get(entry.item, Finding())
    address = find_address(tweet.url)
    archived = tweet.archived or (holding.copy.archived if holding.copy else "")
    is_lost = is_gone(tweet.status) or (tweet.status is None and is_gone(_state_in(holding.lock)))
    reprints = tuple(_address(one.record) for one in desk.names.follow(tweet.via, PLACES))
    return ResolvedTweet(
        key=entry.item.key,
        tweet=tweet,
        origin=origin_of(desk.names, entry),
        state=tweet.status,
        url=choose_url(_address(tweet), is_gone=is_lost, archived=archived, reprints=reprints),
        copy=holding.copy or (finding.best.copy if finding.best else None),
        time_in_id=address.time if address else None,
        via=_keys(desk.names, tweet.via),
        based_on=_keys(desk.names, tweet.based_on),
        match=finding.match,
        locked=finding.best.locked if finding.best else None,
    )


def make_quote(desk: Desk, entry: Entry, quote: Quote) -> ResolvedQuote:
    """The conclusions on a quotation. One whose source is not there gets an empty key in its stead."""
    place = place_of(desk.names, entry)
    finding = desk.findings.get(entry.item, Finding())
    best = finding.best
    return ResolvedQuote(
        key=entry.item.key,
        quote=quote,
        source=place.item.key if place else Key("", ""),
        source_kind=place.item.kind if place else PLACES[0],
        speaker=speaker_of(desk.names, entry),
        url=opened_at(desk, entry),
        match=finding.match,
        flags=best.locked.flags if best else (),
        locked=best.locked if best else None,
        copy=best.copy if best else (desk.shelf.holding(place).copy if place else None),
        also_in=_keys(desk.names, quote.also_in),
        based_on=_keys(desk.names, quote.based_on),
    )


def opened_at(desk: Desk, entry: Entry) -> str:
    """Where ``entry`` is opened: at the passage where a copy told where that is, else its source's address."""
    place = place_of(desk.names, entry)
    if place is None:
        return ""
    best = desk.findings.get(entry.item, Finding()).best
    fragment = best.locked.fragment if best and best.locked.match in FOUND else ""
    holder = best.holder if best and fragment else place
    record = desk.conclude(holder)
    if isinstance(record, ResolvedQuote):
        return ""
    return passage_url(record, fragment, own=_own_copy(desk, holder, record.copy)) if fragment else record.url


def speaker_of(names: Names, entry: Entry) -> str:
    """Whose words ``entry`` is, as typed: a quotation's speaker, else its source's author; a tweet's author."""
    if isinstance(entry.record, Quote) and entry.record.speaker:
        return entry.record.speaker
    place = place_of(names, entry)
    return place.record.author if place and not isinstance(place.record, Quote) else ""


def _own_copy(desk: Desk, entry: Entry, copy: Copy | None) -> str:
    """The address at which the site itself shows the saved copy whole, or an empty string."""
    key = entry.item.key
    return f"{desk.home.rstrip('/')}/{copy_path(key.scope, key.id)}" if copy and copy.text_file else ""


def _address(record: Source | Tweet | Quote) -> str:
    if isinstance(record, Quote):
        return ""
    address = find_address(record.url) if isinstance(record, Tweet) else None
    return address.url if address else record.url


def _state_in(lock: Lock | None) -> LinkState:
    try:
        return LinkState(lock.link_state) if lock else LinkState.UNKNOWN
    except ValueError:
        return LinkState.UNKNOWN


def _keys(names: Names, refs: tuple[Ref, ...]) -> tuple[Key, ...]:
    """The sources and tweets that ``refs`` name; a quotation stands for the source it is in."""
    places = (place_of(names, entry) for entry in names.follow(refs))
    return tuple(dict.fromkeys(place.item.key for place in places if place))
