"""The concluded site with its look-ups: computed once, so that a page costs what stands on it and not what stands elsewhere.

Knows which posts are listed and who uses what. Does not know any view.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import Any, TypeVar

from firsthand.model.body import RecordKind
from firsthand.model.files import Asset, Extra
from firsthand.model.ledger import LedgerPart, part_ledger
from firsthand.model.posts import PostCard, Posts, PublishedCopy
from firsthand.model.reach import Carrier, find_carrier, items_in, rests_on
from firsthand.model.resolved import (
    Item,
    Key,
    Record,
    ResolvedClaim,
    ResolvedPost,
    ResolvedQuote,
    ResolvedSite,
)
from firsthand.render.icons import OwnIcon
from firsthand.render.languages import Languages
from firsthand.render.make_views.kept import itself, kept
from firsthand.render.urls import Urls, make_urls
from firsthand.words import Words, make_site_words

__all__ = ["Carrier", "SiteIndex", "gather_by"]

T = TypeVar("T")

_POSTS_KEPT = 64
"""Of how many posts it is kept who rests on what in them: enough for a post and the pages of its sources."""


@dataclass(frozen=True, eq=False)
class SiteIndex:
    """A site, its files, and what is found in it. Mappings are by slug or by the record's key.

    ``made`` is for what was made already (``make_views/kept.py``).
    """

    site: ResolvedSite
    static: Mapping[str, Asset]
    assets: Mapping[str, Asset]
    icons: Mapping[str, OwnIcon]
    extras: Mapping[Extra, str] = field(default_factory=dict)
    made: dict[object, dict[Hashable, Any]] = field(default_factory=dict, repr=False)

    @cached_property
    def urls(self) -> Urls:
        """The site's addresses."""
        return make_urls(self.site.url)

    @cached_property
    def words(self) -> Words:
        """The words of the site's language."""
        return make_site_words(self.site.settings)

    @cached_property
    def listed(self) -> Posts:
        """The posts that lists name, newest first."""
        return self.site.listed

    @cached_property
    def cards(self) -> Mapping[str, PostCard]:
        """What the whole site knows of every post that is written."""
        return {card.slug: card for card in self.site.posts.cards}

    def load(self, slug: str) -> ResolvedPost:
        """The whole post called ``slug``."""
        return self.site.posts.load(self.cards[slug])

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each listed post stands among the listed ones; 0 is the newest."""
        return {card.slug: place for place, card in enumerate(self.listed.cards)}

    @cached_property
    def series(self) -> Mapping[str, tuple[str, ...]]:
        """The listed posts of each series, oldest first."""
        return {name: tuple(slug for slug in slugs if slug in self.places) for name, slugs in self.site.series}

    @cached_property
    def languages(self) -> Languages:
        """The languages of the site, its pages and its interface."""
        posts = (card.facts.head.lang for card in self.site.posts.cards)
        pages = frozenset(lang for lang in (*posts, *(page.lang for page in self.site.pages)) if lang)
        return Languages(site=self.site.settings.language, interface=self.words.language, pages=pages)

    def language_at(self, scope: str) -> str:
        """The language of what was written in the post ``scope``, or for all posts where that is empty."""
        card = self.cards.get(scope)
        return (card.facts.head.lang if card else "") or self.site.settings.language

    def name_language(self, scope: str, lang: str = "") -> str:
        """The language of words written at ``scope`` (``lang``, where that is given), where they have to say so on any page."""
        return self.languages.name(lang or self.language_at(scope))

    def find_claim(self, full_id: str) -> ResolvedClaim | None:
        """The claim called ``slug/id``, or None where no post that is written has it."""
        slug, _, name = full_id.partition("/")
        claims = self.load(slug).claims if slug in self.cards else ()
        return next((claim for claim in claims if claim.claim.id == name), None)

    @cached_property
    def label_numbers(self) -> Mapping[str, int]:
        """How many claims of listed posts carry each label, by the label's id."""
        return Counter(label for card in self.listed.cards for label in card.facts.labels)

    def claims_on(self, key: Key) -> tuple[ResolvedClaim, ...]:
        """The claims of listed posts that rest on a source or short post, newest post first."""
        posts = map(self.load, self.posts_on(key))
        return tuple(chain.from_iterable(self.claims_by_source(post).get(key, ()) for post in posts))

    @kept(attrgetter("slug"), room=_POSTS_KEPT)
    def claims_by_source(self, post: ResolvedPost) -> Mapping[Key, tuple[ResolvedClaim, ...]]:
        """The claims of a post by each source and short post they rest on."""
        return gather_by(post.claims, self.rests_on)

    def quotes_from(self, key: Key) -> tuple[ResolvedQuote, ...]:
        """The quotations out of a source or short post that listed posts or their claims use."""
        posts = map(self.load, self.posts_on(key))
        found = {quote.key: quote for post in posts for quote in self._quotes_by_source(post).get(key, ())}
        return tuple(found.values())

    @kept(attrgetter("slug"), room=_POSTS_KEPT)
    def _quotes_by_source(self, post: ResolvedPost) -> Mapping[Key, tuple[ResolvedQuote, ...]]:
        found = (self.find(item) for item in self.words_in(post))
        return gather_by((record for record in found if isinstance(record, ResolvedQuote)), lambda quote: (quote.source,))

    def posts_on(self, key: Key) -> tuple[str, ...]:
        """The slugs of listed posts that rest on a source or short post, newest first."""
        if not key.scope:
            return self._posts_on_shared.get(key, ())
        return (key.scope,) if key in self.with_page and self.cards[key.scope].is_listed else ()

    @cached_property
    def _posts_on_shared(self) -> Mapping[Key, tuple[str, ...]]:
        users = self.users_of_shared.items()
        return {key: tuple(card.slug for card in cards if card.is_listed) for key, cards in users}

    @cached_property
    def users_of_shared(self) -> Mapping[Key, tuple[PostCard, ...]]:
        """The posts, hidden ones too, that rest on each shared source, newest first."""
        found: dict[Key, list[PostCard]] = {}
        for card in self.site.posts.cards:
            for key in card.facts.behind:
                if not key.scope:
                    found.setdefault(key, []).append(card)
        return {key: tuple(cards) for key, cards in found.items()}

    @cached_property
    def ledger(self) -> tuple[LedgerPart, ...]:
        """Every page of the ledger of listed posts."""
        return part_ledger(self.listed.cards)

    def has_page(self, key: Key) -> bool:
        """Whether a source or short post has a page: those do that a written post rests on, hidden posts included."""
        return key in self.with_page

    @cached_property
    def with_page(self) -> Mapping[Key, None]:
        """Every source and short post that has a page."""
        return dict.fromkeys(key for card in self.site.posts.cards for key in card.facts.behind)

    @cached_property
    def published(self) -> Mapping[Key, PublishedCopy]:
        """The saved copies that are shown whole, by their source or short post."""
        return {copy.source: copy for card in self.site.posts.cards for copy in card.facts.published}

    @cached_property
    def shown(self) -> Mapping[Key, None]:
        """The sources and short posts that lists may name, those of the newest post first."""
        return dict.fromkeys(key for card in self.listed.cards for key in card.facts.behind)

    def based_on(self, key: Key) -> tuple[Key, ...]:
        """The sources and short posts that rest on another one, in order of key."""
        scopes = (key.scope,) if key.scope else ("", *self.posts_on(key))
        return tuple(sorted({one.key for scope in scopes for one in self._carriers_by_basis(scope).get(key, ())}))

    @kept(itself, room=_POSTS_KEPT)
    def _carriers_by_basis(self, scope: str) -> Mapping[Key, tuple[Carrier, ...]]:
        """What lists may name of the shared sources, or of what stands behind a post, by what it rests on."""
        keys = self.cards[scope].facts.behind if scope else self.users_of_shared
        found = (self.find_carrier(key) for key in keys if self.is_shown(key))
        return gather_by((carrier for carrier in found if carrier), lambda carrier: carrier.based_on)

    def is_shown(self, key: Key) -> bool:
        """Whether lists may name this record: a listed post rests on it."""
        return bool(self.posts_on(key))

    def find(self, item: Item) -> Record | None:
        """The record that ``item`` names."""
        return self.site.records.get(item.key)

    def find_carrier(self, key: Key) -> Carrier | None:
        """The source or short post that the record at ``key`` is, or stands in."""
        return find_carrier(self.site.records, key)

    def rests_on(self, claim: ResolvedClaim) -> tuple[Key, ...]:
        """The sources and short posts that a claim names, or that its chains lead through, each once."""
        return rests_on(claim, self.site.records)

    @kept(attrgetter("slug"), room=_POSTS_KEPT)
    def words_in(self, post: ResolvedPost) -> tuple[Item, ...]:
        """The quotations and short posts that a post shows, cites or rests a claim on, each once."""
        items = items_in(post.post.body, post.names, post.claims)
        return tuple(dict.fromkeys(item for item in items if item.kind is not RecordKind.SOURCE))


def gather_by(items: Iterable[T], keys_of: Callable[[T], Iterable[Key]]) -> Mapping[Key, tuple[T, ...]]:
    """The items by each key that ``keys_of`` gives for them, in the order they come."""
    found: dict[Key, list[T]] = {}
    for item in items:
        for key in keys_of(item):
            found.setdefault(key, []).append(item)
    return {key: tuple(named) for key, named in found.items()}
