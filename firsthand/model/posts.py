"""A site's posts, each by the little that the rest of the site has to know of it, and whole when it is asked for.

A large site is never in memory whole: lists, addresses and links are made from the facts of its posts, and a post's own page
from the post. Knows nothing of where whole posts are kept.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypeVar, overload

from firsthand.model.body import Address, Body, Gap, Image, PostLinkOpen
from firsthand.model.evidence import span_of
from firsthand.model.post import Evidence, Post
from firsthand.model.reach import find_behind, items_in, rests_on, speakers_of
from firsthand.model.resolved import Item, Key, Record, ResolvedClaim, ResolvedPost, ResolvedSource, Visibility
from firsthand.model.span import Span

T = TypeVar("T")

LINKED_SPANS = ("slug", "aliases", "tags", "id", "date")
"""The places in a post's front matter that what is said of it beside other posts points at."""

OPENING = 400
"""Characters of a text that stand in for a summary; lists cut them further, after a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostContent:
    """What was concluded from one post, whatever else the site holds.

    ``records`` are the post's own, by key; ``claims`` in order of first mention; ``names`` maps each id that can be met in
    the post (its own, and the shared ones it leads to) to its item; ``sources`` are the sources and tweets it rests on, in
    order of first use, shared ones included; ``shared_used`` the ids of shared sources that its records or its body lead to
    or were probably meant to; ``own_ids`` those of its own records. ``is_sure``: all that it names is there, and all that this
    leads to, so that it does not matter which other sources there are.
    """

    post: Post
    records: Mapping[Key, Record] = field(default_factory=dict)
    claims: tuple[ResolvedClaim, ...] = ()
    names: Mapping[str, Item] = field(default_factory=dict)
    sources: tuple[Item, ...] = ()
    gaps: tuple[Gap, ...] = ()
    shared_used: frozenset[str] = frozenset()
    own_ids: tuple[str, ...] = ()
    is_sure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedCopy:
    """A saved copy that may be published whole: whose it is, and the file with its text."""

    source: Key
    path: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFacts:
    """What the rest of the site has to know of a post.

    ``head`` is the post without body, evidence and corrections. ``opening``: the first words of its text, in one line, where
    it has no summary. ``claims``: the ids of its claims that words mark; ``labels``, ``speakers``, ``bases``, in the same
    order: each one's label, whose words it turns on, and the ids of the shared sources it rests on. ``sources``: what the
    post rests on, in order of first use; ``behind``: these and all behind them; ``published``: the copies of those that may
    be published whole. ``links`` are the parts of its body that lead to or name something else; ``files`` the names of
    pictures outside its body, and where they are named; ``withdrawn`` those of short posts whose words were taken out;
    ``superseded`` what its claims say of claims of other posts that took their place, and where. ``touched``: the last day on
    which something was corrected, relabelled or checked again; ``is_mended``: whether anything ever was corrected or
    relabelled. ``unread`` as in ``Evidence``; ``shared_used``, ``own_ids`` and ``is_sure`` as in ``PostContent``.
    """

    head: Post
    feed_id: str
    opening: str = ""
    claims: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    speakers: tuple[tuple[str, ...], ...] = ()
    bases: tuple[tuple[str, ...], ...] = ()
    sources: tuple[Key, ...] = ()
    behind: tuple[Key, ...] = ()
    published: tuple[PublishedCopy, ...] = ()
    shared_used: frozenset[str] = frozenset()
    own_ids: tuple[str, ...] = ()
    is_sure: bool = False
    links: tuple[PostLinkOpen | Image | Address, ...] = ()
    files: tuple[tuple[str, Span], ...] = ()
    withdrawn: tuple[str, ...] = ()
    touched: date | None = None
    is_mended: bool = False
    gaps: int = 0
    superseded: tuple[tuple[str, Span], ...] = ()
    unread: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PostCard:
    """A post in its place within the site. Times are in the site's zone; ``related`` are slugs.

    ``whole`` and ``evidence`` are fingerprints: of all that its own page shows, and of what lists, the ledger and its
    sources' pages show of it. Empty where nobody keeps count.
    """

    facts: PostFacts
    visibility: Visibility
    published: datetime
    updated: datetime | None
    related: tuple[str, ...] = ()
    whole: str = ""
    evidence: str = ""

    @property
    def slug(self) -> str:
        """The post's name in addresses."""
        return self.facts.head.slug

    @property
    def is_listed(self) -> bool:
        """Whether lists, feeds, ledger, sitemap and search name this post."""
        return self.visibility is not Visibility.HIDDEN


class Posts(Sequence[ResolvedPost]):
    """Posts in an order, each loaded when it is asked for; ``load`` gives the content of the post whose file is at a path."""

    def __init__(self, cards: Sequence[PostCard], load: Callable[[str], PostContent]) -> None:
        self.cards = tuple(cards)
        self._load = load

    def __len__(self) -> int:
        return len(self.cards)

    def __iter__(self) -> Iterator[ResolvedPost]:
        return map(self.load, self.cards)

    @overload
    def __getitem__(self, place: int) -> ResolvedPost: ...
    @overload
    def __getitem__(self, place: slice) -> Posts: ...
    def __getitem__(self, place: int | slice) -> ResolvedPost | Posts:
        return Posts(self.cards[place], self._load) if isinstance(place, slice) else self.load(self.cards[place])

    def load(self, card: PostCard) -> ResolvedPost:
        """The whole post that ``card`` speaks of."""
        content = self._load(card.facts.head.path)
        return ResolvedPost(
            post=content.post,
            slug=card.slug,
            visibility=card.visibility,
            published=card.published,
            updated=card.updated,
            feed_id=card.facts.feed_id,
            claims=content.claims,
            names=content.names,
            sources=content.sources,
            gaps=content.gaps,
            related=card.related,
        )

    def listed(self) -> Posts:
        """Those that lists name."""
        return Posts([card for card in self.cards if card.is_listed], self._load)


class Records(Mapping[Key, Record]):
    """Every source, tweet and quote of a site by its key: the shared ones, and those of a post when one is asked for."""

    def __init__(self, shared: Mapping[Key, Record], paths: Mapping[str, str], load: Callable[[str], PostContent]) -> None:
        """``paths`` maps each slug to the path of its post's file."""
        self.shared = shared
        self._paths = paths
        self._load = load
        self._last: tuple[str, Mapping[Key, Record]] = ("", shared)

    def __getitem__(self, key: Key) -> Record:
        return self.of(key.scope)[key]

    @overload
    def get(self, key: Key, default: None = None, /) -> Record | None: ...
    @overload
    def get(self, key: Key, default: Record | T, /) -> Record | T: ...
    def get(self, key: Key, default: object = None, /) -> object:
        """The record at ``key``, or ``default``; what is looked for stands near what was looked for before."""
        scope, records = self._last
        if scope != key.scope:
            scope, records = self._last = key.scope, self.of(key.scope)
        return records.get(key, default)

    def __iter__(self) -> Iterator[Key]:
        yield from self.shared
        for slug in self._paths:
            yield from self.of(slug)

    def __len__(self) -> int:
        return len(self.shared) + sum(len(self.of(slug)) for slug in self._paths)

    def of(self, scope: str) -> Mapping[Key, Record]:
        """The records of the post ``scope``; the shared ones where that is empty, none where there is no such post."""
        if not scope:
            return self.shared
        return self._load(self._paths[scope]).records if scope in self._paths else {}


def make_facts(content: PostContent, shared: Mapping[Key, Record], *, feed_id: str) -> PostFacts:
    """The facts of a post; ``shared`` are the shared sources."""
    post = content.post
    items = (*content.sources, *items_in(post.body, content.names, content.claims))
    records = ChainMap(dict(content.records), dict(shared))
    behind = find_behind(items, records)
    return PostFacts(
        head=_make_head(post),
        feed_id=feed_id,
        opening="" if post.summary else " ".join(post.body.text.split())[:OPENING],
        claims=tuple(claim.claim.id for claim in content.claims),
        labels=tuple(claim.label.id for claim in content.claims),
        speakers=tuple(speakers_of(claim, records) for claim in content.claims),
        bases=tuple(tuple(key.id for key in rests_on(claim, records) if not key.scope) for claim in content.claims),
        sources=tuple(item.key for item in content.sources),
        behind=behind,
        published=tuple(_find_published(records[key] for key in behind)),
        shared_used=content.shared_used,
        own_ids=content.own_ids,
        is_sure=content.is_sure,
        links=tuple(part for part in post.body.parts if isinstance(part, PostLinkOpen | Image | Address)),
        files=tuple(_find_files(post)),
        withdrawn=tuple(media.file for tweet in post.evidence.tweets if tweet.redacted for media in tweet.media),
        touched=max(_find_days(content), default=None),
        is_mended=bool(post.corrections) or any(claim.claim.history for claim in content.claims),
        gaps=len(content.gaps),
        superseded=tuple(_find_superseded(content.claims)),
        unread=post.evidence.unread,
    )


def _find_published(records: Iterable[Record]) -> Iterator[PublishedCopy]:
    """Those of sources: a short post's copy may be that of a reprint, and is shown as the reprint's."""
    for record in records:
        copy = record.copy if isinstance(record, ResolvedSource) else None
        if copy and copy.text_file and copy.lock and copy.lock.text:
            yield PublishedCopy(source=record.key, path=copy.text_file, sha256=copy.lock.text.sha256)


def _make_head(post: Post) -> Post:
    spans = {key: post.spans[key] for key in LINKED_SPANS if key in post.spans}
    return replace(post, body=Body(), evidence=Evidence(), corrections=(), spans=spans)


def _find_files(post: Post) -> Iterator[tuple[str, Span]]:
    """The pictures of tweets, and the post's own for previews unless it is an address."""
    for tweet in post.evidence.tweets:
        yield from ((media.file, media.span) for media in tweet.media if media.file)
    if post.image and "://" not in post.image:
        yield post.image, post.spans.get("image", post.span)


def _find_days(content: PostContent) -> Iterator[date]:
    """The days on which something of a post was corrected, relabelled or checked again, as far as they are known."""
    days = [correction.date for correction in content.post.corrections]
    for resolved in content.claims:
        days += [resolved.claim.checked, *(change.date for change in resolved.claim.history)]
    return (day for day in days if day)


def _find_superseded(claims: Iterable[ResolvedClaim]) -> Iterator[tuple[str, Span]]:
    for claim in claims:
        if "/" in claim.claim.superseded_by:
            yield claim.claim.superseded_by, span_of(claim.claim, "superseded_by")
