"""What each page depends on, as a fingerprint: while that stays the same, the page does, byte for byte.

A key is made of the fingerprints of posts and never of views, for making the views of a large site costs more than it saves.
So a key may change although its page does not; the other way round would be a bug. Knows what kinds of pages show; that it
knows all of it is what the tests of the incremental build are for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from firsthand.cards.card import EDITION
from firsthand.memo import fingerprint, join_fingerprints
from firsthand.model.body import Address, Image, PostLinkOpen
from firsthand.model.files import Extra
from firsthand.model.ledger import Facet, LedgerPart
from firsthand.model.post import Page
from firsthand.model.posts import PostCard
from firsthand.model.resolved import Key, Redirect
from firsthand.render.make_views.cards import find_file
from firsthand.render.make_views.index import SiteIndex


@dataclass(frozen=True, eq=False)
class Keys:
    """The keys of a site's pages; all of them empty where its posts have no fingerprints.

    ``theme`` is the fingerprint of layouts, static files and whatever else all pages are made with.
    """

    index: SiteIndex
    theme: str

    @cached_property
    def common(self) -> str:
        """What every page depends on: theme, settings, address, and the languages its pages are in."""
        site = self.index.site
        extras = sorted(self.index.extras)
        return join_fingerprints(self.theme, fingerprint((site.settings, site.url, sorted(self.index.languages.pages), extras)))

    @cached_property
    def everything(self) -> str:
        """What a page depends on that gathers something from every post."""
        site = self.index.site
        pages = [(page.slug, page.title, page.lang) for page in site.pages]
        around = fingerprint((pages, site.tags, site.series, site.redirects))
        return join_fingerprints(self.common, around, *map(self._print_card, site.posts.cards))

    def as_of(self) -> str:
        """What a page depends on that says on which day the site was built."""
        return join_fingerprints(self.everything, str(self.index.site.now.date()))

    def cards(self, cards: Iterable[PostCard]) -> str:
        """What a list of some posts depends on."""
        return join_fingerprints(self.common, *map(self._print_card, cards))

    def home(self, number: int, total: int) -> str:
        """What a page of the home list depends on: the posts on it, and what is said of the whole site."""
        if number == 1:
            return self.everything
        size, counts = self.index.site.settings.posts_per_page, fingerprint(sorted(self.index.label_numbers.items()))
        shown = self.cards(self.index.listed.cards[(number - 1) * size : number * size])
        return join_fingerprints(shown, f"{number}/{total}", counts)

    def tag(self, tag: str, slugs: Iterable[str], number: int, total: int) -> str:
        """What a page of a tag's list depends on: the posts on it, and how the tag is spelled."""
        return join_fingerprints(self.cards(self.index.cards[slug] for slug in slugs), f"{number}/{total}", tag)

    def ledger(self, part: LedgerPart) -> str:
        """What a part of the ledger depends on: the posts its claims stand in; the first page counts the whole site."""
        if part.facet is None:
            return self.everything
        around = fingerprint((part.path, part.name, part.newer, part.older, part.total, part.posts, part.claims))
        shared = self._shared if part.facet is Facet.SOURCE else "-"
        return join_fingerprints(self.cards(self.index.cards[slug] for slug in part.slugs), around, shared)

    def alias(self, redirect: Redirect, title: str, lang: str) -> str:
        """What the page at an old address depends on."""
        return join_fingerprints(self.common, redirect.old, redirect.new or "-", title or "-", lang or "-")

    def texts(self, cards: Iterable[PostCard]) -> str:
        """What a feed of some posts depends on, which gives their whole text."""
        return join_fingerprints(self.common, *(self.post(card) for card in cards))

    def post(self, card: PostCard) -> str:
        """What a post's own page depends on: all that stands in it, and the titles of those it leads to."""
        return join_fingerprints(self.common, card.whole, self._print_card(card), self._surroundings(card))

    def page(self, page: Page) -> str:
        """What a page of the writer's own depends on."""
        slugs = (part.slug for part in page.body.parts if isinstance(part, PostLinkOpen))
        files = self._files(page.body.parts, "content/pages", ())
        return join_fingerprints(self.common, fingerprint((page, files)), *self._named(slugs))

    def found(self, card: PostCard) -> str:
        """What a search can find of a post: its text and its claims; layouts and styles have no part in it."""
        return join_fingerprints(self._ground, card.whole, card.evidence)

    @cached_property
    def _ground(self) -> str:
        return fingerprint((self.index.site.settings, self.index.site.url))

    def card_image(self, card: PostCard | None = None) -> str:
        """What the card image of a post depends on, or the site's own; layouts and styles have no part in it."""
        return join_fingerprints(self._drawing, card.evidence) if card else self._drawing

    @cached_property
    def _drawing(self) -> str:
        site = self.index.site
        made = (EDITION, self.index.extras.get(Extra.CARDS), site.settings, site.url)
        return fingerprint(made) if self.theme else ""

    def source(self, key: Key) -> str:
        """What the page of a source depends on: the posts that rest on it, and what these say of their claims."""
        if key.scope:
            return join_fingerprints(self.common, self._print_card(self.index.cards[key.scope]))
        return join_fingerprints(self.common, self._shared, *map(self._print_card, self.index.users_of_shared.get(key, ())))

    @cached_property
    def _shared(self) -> str:
        records = self.index.site.records
        return fingerprint([records.get(key) for key in sorted(self.index.users_of_shared)]) if self.theme else ""

    def _surroundings(self, card: PostCard) -> str:
        index, place = self.index, self.index.places.get(card.slug)
        beside = () if place is None else index.listed.cards[max(place - 1, 0) : place + 2]
        groups = (
            card.related,
            index.series.get(card.facts.head.series, ()),
            [other.slug for other in beside],
            [part.slug for part in card.facts.links if isinstance(part, PostLinkOpen)],
        )
        place_words = "-" if place is None else "first" if place == 0 else "further"
        return join_fingerprints(place_words, *(join_fingerprints("-", *self._named(group)) for group in groups))

    def _print_card(self, card: PostCard) -> str:
        """What lists, ledgers and the pages of its sources show of a post."""
        return self._cards[card.slug]

    @cached_property
    def _cards(self) -> Mapping[str, str]:
        return {card.slug: self._make_card_print(card) for card in self.index.site.posts.cards}

    def _make_card_print(self, card: PostCard) -> str:
        facts = card.facts
        files = self._files(facts.links, facts.head.folder, (name for name, _ in facts.files))
        later = [self.index.cards.get(name.partition("/")[0]) for name, _ in facts.superseded]
        return join_fingerprints(
            card.evidence,
            card.visibility,
            fingerprint(files) if files else "-",
            *(one.evidence if one else "-" for one in later),
        )

    def _named(self, slugs: Iterable[str]) -> Iterable[str]:
        """What is shown of posts that are only named."""
        cards = ((slug, self.index.cards.get(slug)) for slug in slugs)
        return (f"{slug}\0{card.facts.head.title}\0{card.facts.head.lang}" if card else f"{slug}\0" for slug, card in cards)

    def _files(self, parts: Iterable[object], folder: str, names: Iterable[str]) -> tuple[tuple[int | None, int | None], ...]:
        """How large the pictures are that a text names: of files, pages show nothing else but where they are."""
        named = [part.src if isinstance(part, Image) else part.href for part in parts if isinstance(part, Image | Address)]
        found = (find_file(self.index, name, folder) for name in (*named, *names))
        return tuple((one.width, one.height) if one else (None, None) for one in found)
