"""/sources.csl.json: every source and short post that listed posts rest on, for reference managers.

CSL-JSON as its schema 1.0.2 has it. What that has no place for (level, origin, copy) stands under ``custom``, where the
schema puts such things. Names are written whole (``literal``): where a given name ends is the author's business, not ours.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date
from operator import attrgetter
from typing import TypeAlias
from urllib.parse import urlsplit

from firsthand.model.dates import PartialDate
from firsthand.model.evidence import SourceType, Tweet
from firsthand.model.resolved import ResolvedPost, ResolvedSite, ResolvedSource, ResolvedTweet
from firsthand.render.json_text import Json, join_items, render_items
from firsthand.render.make_views.index import Carrier
from firsthand.render.record_facts import archived_of, carriers_of, find_carrier, known, level_of, original_url, words_of

Item: TypeAlias = dict[str, Json]

TYPES: Mapping[SourceType, str] = {
    SourceType.TRANSCRIPT: "document",
    SourceType.RECORDING: "broadcast",
    SourceType.DOCUMENT: "document",
    SourceType.DATASET: "dataset",
    SourceType.FILING: "document",
    SourceType.LAW: "legislation",
    SourceType.PHOTO: "graphic",
    SourceType.STATEMENT: "document",
    SourceType.INTERVIEW: "interview",
    SourceType.POST: "post",
    SourceType.ARTICLE: "article-newspaper",
    SourceType.REPORT: "report",
    SourceType.ANALYSIS: "article-magazine",
    SourceType.BOOK: "book",
    SourceType.PAGE: "webpage",
    SourceType.BROADCAST: "broadcast",
    SourceType.ENCYCLOPEDIA: "entry-encyclopedia",
    SourceType.UNNAMED: "personal_communication",
}
"""The nearest type CSL has; ``genre`` keeps ours."""

IN_A_CONTAINER = frozenset({"article-newspaper", "article-magazine", "broadcast", "entry-encyclopedia", "post", "webpage"})
"""Types whose publisher is the name of the paper, station or site they stand in."""

NETWORKS: Mapping[str, str] = {
    "x.com": "X",
    "twitter.com": "X",
    "bsky.app": "Bluesky",
    "threads.net": "Threads",
    "threads.com": "Threads",
}


def render_csl(site: ResolvedSite) -> str:
    """The text of /sources.csl.json, in order of id."""
    return join_csl(site, (render_references_of(site, post) for post in site.listed))


def render_references_of(site: ResolvedSite, post: ResolvedPost) -> str:
    """The post's own sources and short posts that it rests on, as they stand in the file."""
    return _render_in_order(carrier for carrier in carriers_of(site, post) if carrier.key.scope)


def join_csl(site: ResolvedSite, posts: Iterable[str]) -> str:
    """The file that holds the shared sources and those of ``posts``, the newest first."""
    cards = site.listed.cards
    keys = {key for card in cards for key in card.facts.sources if not key.scope}
    shared = _render_in_order(carrier for key in keys if (carrier := find_carrier(site, site.records.get(key))))
    own = dict(zip((card.slug for card in cards), posts, strict=True))
    return join_items([], (shared, *(own[slug] for slug in sorted(own))), depth=0)


def _render_in_order(carriers: Iterable[Carrier]) -> str:
    return render_items(map(_make_item, sorted(carriers, key=attrgetter("key"))), depth=0)


def _make_item(carrier: Carrier) -> Item:
    item = _make_source(carrier) if isinstance(carrier, ResolvedSource) else _make_tweet(carrier)
    item |= {
        "URL": original_url(carrier),
        "archive_location": archived_of(carrier),
        "custom": _without_empty(_make_custom(carrier)),
    }
    return {"id": str(carrier.key), **_without_empty(item)}


def _make_source(resolved: ResolvedSource) -> Item:
    source = resolved.source
    kind = TYPES[source.type]
    return {
        "type": kind,
        "genre": source.type.value,
        "title": known(source.title),
        "title-short": source.short,
        "author": _make_names(source.author),
        "container-title" if kind in IN_A_CONTAINER else "publisher": known(source.publisher),
        "issued": _make_partial(source.published) if source.published else None,
        "accessed": _make_day(source.accessed) if source.accessed else None,
        "language": source.lang,
        "archive": source.held_at,
        "note": source.note,
    }


def _make_tweet(resolved: ResolvedTweet) -> Item:
    tweet = resolved.tweet
    return {
        "type": "post",
        "genre": "post",
        "title": " ".join(words_of(resolved).split()),
        "author": _make_names(tweet.author),
        "container-title": _find_network(tweet),
        "issued": _make_day(tweet.posted.day) if tweet.posted else None,
        "language": tweet.lang,
        "note": tweet.note,
    }


def _make_custom(carrier: Carrier) -> Item:
    """What this site knows beyond a reference: how near the record is to what happened, and what was kept of it."""
    copy = carrier.copy
    return {
        "level": level_of(carrier).value,
        "shows": carrier.shows.value if isinstance(carrier, ResolvedSource) and carrier.shows else None,
        "origin": carrier.origin,
        "handle": "" if isinstance(carrier, ResolvedSource) else known(carrier.tweet.handle),
        "state": carrier.state.value if carrier.state else None,
        "based-on": [str(key) for key in carrier.based_on],
        "via": [str(key) for key in carrier.via],
        "version-of": str(carrier.version_of) if isinstance(carrier, ResolvedSource) and carrier.version_of else None,
        "uncertain": list(carrier.source.uncertain if isinstance(carrier, ResolvedSource) else carrier.tweet.uncertain),
        "copy-saved": copy.saved.isoformat() if copy and copy.saved else None,
        "copy-sha256": copy.sha256 if copy else None,
    }


def _make_names(author: str) -> Json:
    return [{"literal": author}] if known(author) else []


def _make_day(day: date) -> Json:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _make_partial(when: PartialDate) -> Json:
    """A date of the precision it has: a day, a month, a year, or the two ends of what it lies between."""
    first, last = when.earliest, when.latest
    parts = [[first.year, first.month, first.day], [last.year, last.month, last.day]]
    is_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    is_month = first.day == 1 and last == _end_of_month(first)
    if first == last:
        parts = parts[:1]
    elif first.year == last.year and is_year:
        parts = [[first.year]]
    elif is_month:
        parts = [[first.year, first.month]]
    return {"date-parts": parts, **({"circa": True} if when.about else {})}


def _end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _find_network(tweet: Tweet) -> str:
    """The network by its name, or the host where it has none of the well-known ones."""
    host = urlsplit(known(tweet.url)).hostname or ""
    plain = host.removeprefix("www.").removeprefix("mobile.")
    return NETWORKS.get(plain, plain)


def _without_empty(item: Mapping[str, Json]) -> Item:
    return {key: value for key, value in item.items() if value or value == 0}
