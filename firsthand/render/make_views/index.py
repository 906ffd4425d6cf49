"""The concluded site with its look-ups: computed once, so that a page costs what stands on it and not what stands elsewhere.

Knows which posts are listed and who uses what. Does not know any view.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, assert_never

from firsthand.model.body import Block, CiteOpen, CiteText, RecordKind
from firsthand.model.files import Asset
from firsthand.model.resolved import (
    Item,
    Key,
    Record,
    ResolvedClaim,
    ResolvedPost,
    ResolvedQuote,
    ResolvedSite,
    ResolvedSource,
    ResolvedTweet,
)
from firsthand.render.icons import OwnIcon
from firsthand.render.urls import Urls, make_urls
from firsthand.words import Words, make_site_words

Carrier = ResolvedSource | ResolvedTweet
"""What a quotation stands in, and what a trail is made of."""


@dataclass(frozen=True, eq=False)
class SiteIndex:
    """A site, its files, and what is found in it. Mappings are by slug or by the record's key.

    ``kept`` is for what was made already (``make_views/kept.py``).
    """

    site: ResolvedSite
    static: Mapping[str, Asset]
    assets: Mapping[str, Asset]
    icons: Mapping[str, OwnIcon]
    kept: dict[object, dict[object, Any]] = field(default_factory=dict, repr=False)

    @cached_property
    def urls(self) -> Urls:
        """The site's addresses."""
        return make_urls(self.site.url)

    @cached_property
    def words(self) -> Words:
        """The words of the site's language."""
        return make_site_words(self.site.settings)

    @cached_property
    def listed(self) -> tuple[ResolvedPost, ...]:
        """The posts that lists name, newest first."""
        return self.site.listed

    @cached_property
    def posts(self) -> Mapping[str, ResolvedPost]:
        """Every post that is written."""
        return {post.slug: post for post in self.site.posts}

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each listed post stands among the listed ones; 0 is the newest."""
        return {post.slug: place for place, post in enumerate(self.listed)}

    @cached_property
    def series(self) -> Mapping[str, tuple[str, ...]]:
        """The listed posts of each series, oldest first."""
        return {name: tuple(slug for slug in slugs if slug in self.places) for name, slugs in self.site.series}

    @cached_property
    def is_multilingual(self) -> bool:
        """Whether a page may be in another language than the site, so that no words can be taken to be in the site's."""
        languages = (*(post.post.lang for post in self.site.posts), *(page.lang for page in self.site.pages))
        return any(lang not in ("", self.site.settings.language) for lang in languages)

    def language(self, lang: str) -> str:
        """``lang`` where words in it have to say so on any page: empty where all there is is in the site's language."""
        return "" if lang == self.site.settings.language and not self.is_multilingual else lang

    @cached_property
    def claims(self) -> Mapping[str, ResolvedClaim]:
        """Every claim by its full id, ``slug/id``."""
        return {claim.full_id: claim for post in self.site.posts for claim in post.claims}

    @cached_property
    def label_numbers(self) -> Mapping[str, int]:
        """How many claims of listed posts carry each label, by the label's id."""
        return Counter(claim.label.id for post in self.listed for claim in post.claims)

    @cached_property
    def claims_on(self) -> Mapping[Key, tuple[ResolvedClaim, ...]]:
        """The claims of listed posts that rest on each source or short post, newest post first."""
        return gather_claims((claim for post in self.listed for claim in post.claims), self.rests_on)

    @cached_property
    def quotes_from(self) -> Mapping[Key, tuple[ResolvedQuote, ...]]:
        """The quotations that posts or claims use, by the source or short post they stand in."""
        found: dict[Key, list[ResolvedQuote]] = {}
        for key in self.used_words:
            record = self.site.records.get(key)
            if isinstance(record, ResolvedQuote):
                found.setdefault(record.source, []).append(record)
        return {key: tuple(quotes) for key, quotes in found.items()}

    @cached_property
    def posts_on(self) -> Mapping[Key, tuple[str, ...]]:
        """The slugs of listed posts that rest on each source or short post, newest first."""
        found: dict[Key, list[str]] = {}
        for post in self.listed:
            for key in self.behind(post):
                found.setdefault(key, []).append(post.slug)
        return {key: tuple(slugs) for key, slugs in found.items()}

    @cached_property
    def with_page(self) -> Mapping[Key, None]:
        """The sources and short posts that have a page: those that a written post rests on, hidden posts included."""
        return dict.fromkeys(key for post in self.site.posts for key in self.behind(post))

    @cached_property
    def used_words(self) -> tuple[Key, ...]:
        """The quotations and short posts that listed posts use, newest post first."""
        return tuple(dict.fromkeys(item.key for post in self.listed for item in self.words_in(post)))

    @cached_property
    def based_on(self) -> Mapping[Key, tuple[Key, ...]]:
        """The sources and short posts that rest on each other one, in order of key."""
        found: dict[Key, list[Key]] = {}
        for key in sorted(self.site.records):
            record = self.site.records[key]
            if isinstance(record, ResolvedSource | ResolvedTweet) and self.is_shown(key):
                for basis in record.based_on:
                    found.setdefault(basis, []).append(key)
        return {key: tuple(keys) for key, keys in found.items()}

    def is_shown(self, key: Key) -> bool:
        """Whether lists may name this record: a listed post rests on it."""
        return key in self.posts_on

    def find(self, item: Item) -> Record | None:
        """The record that ``item`` names."""
        return self.site.records.get(item.key)

    def find_carrier(self, key: Key) -> Carrier | None:
        """The source or short post that the record at ``key`` is, or stands in."""
        record = self.site.records.get(key)
        if isinstance(record, ResolvedQuote):
            record = self.site.records.get(record.source)
        return None if isinstance(record, ResolvedQuote) else record

    def rests_on(self, claim: ResolvedClaim) -> tuple[Key, ...]:
        """The sources and short posts that a claim names, or that its chains lead through, each once."""
        named = (self.find_carrier(item.key) for item in (*claim.support, *claim.against))
        linked = (link.key for chain in claim.chains for link in chain.links)
        return tuple(dict.fromkeys((*(carrier.key for carrier in named if carrier), *linked)))

    def behind(self, post: ResolvedPost) -> tuple[Key, ...]:
        """The sources and short posts that ``post`` names or that stand behind those, reprints and versions included."""
        named = (*post.sources, *_items_in(post))
        seen = dict.fromkeys(carrier.key for item in named if (carrier := self.find_carrier(item.key)))
        waiting = list(seen)
        for key in waiting:
            linked = (carrier.key for near in _linked_to(self.site.records[key]) if (carrier := self.find_carrier(near)))
            new = [near for near in dict.fromkeys(linked) if near not in seen]
            seen.update(dict.fromkeys(new))
            waiting += new
        return tuple(seen)

    def words_in(self, post: ResolvedPost) -> tuple[Item, ...]:
        """The quotations and short posts that a post shows, cites or rests a claim on, each once."""
        return tuple(dict.fromkeys(item for item in _items_in(post) if item.kind is not RecordKind.SOURCE))


def gather_claims(
    claims: Iterable[ResolvedClaim], keys_of: Callable[[ResolvedClaim], Iterable[Key]]
) -> Mapping[Key, tuple[ResolvedClaim, ...]]:
    """The claims by each key that ``keys_of`` gives for them, in the order they come."""
    found: dict[Key, list[ResolvedClaim]] = {}
    for claim in claims:
        for key in keys_of(claim):
            found.setdefault(key, []).append(claim)
    return {key: tuple(named) for key, named in found.items()}


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


def _items_in(post: ResolvedPost) -> Iterator[Item]:
    for part in post.post.body.parts:
        if isinstance(part, Block | CiteOpen | CiteText) and part.id in post.names:
            yield post.names[part.id]
    for claim in post.claims:
        yield from (*claim.support, *claim.against, *claim.seen_in, *claim.context_source)
