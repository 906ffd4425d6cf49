"""Evidence as concluded: what ``resolve`` found, for ``render`` to show.

Everything a page says about evidence stands here as a plain value; nothing here is computed on the way to the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from firsthand.model.body import Gap, RecordKind
from firsthand.model.evidence import Claim, Level, LinkState, MatchClass, PostState, Quote, Shows, Source, Tweet
from firsthand.model.lock import Lock, LockedQuote
from firsthand.model.post import Correction, Page, Post
from firsthand.model.site import Label, Settings

if TYPE_CHECKING:  # the one knot in the model: a site holds its posts, and these are made of what stands here
    from firsthand.model.posts import Posts


class Key(NamedTuple):
    """A record's name within the whole site: ``scope`` is its post's slug, or empty for a shared source.

    A named tuple, as ``Item`` is: records are looked up by them a great deal.
    """

    scope: str
    id: str

    def __str__(self) -> str:
        return f"{self.scope}/{self.id}" if self.scope else self.id


class Item(NamedTuple):
    """One thing a claim points at: which kind of record, and its key."""

    kind: RecordKind
    key: Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A saved copy the build may rely on: its lock is valid and fits the record; its file, where it is here, has the hash.

    ``via`` is ``direct``, ``wayback:<ts>``, ``oembed``, ``import`` or ``excerpt`` (a few lines typed by the writer);
    ``saved`` the day it was retrieved; ``archived`` a third party's copy; ``is_identical`` where that copy's digest is ours.
    ``text_file`` is the path of its whole text where that is here and the source's rights let it be published; else empty.
    """

    via: str
    sha256: str
    saved: date | None
    archived: str = ""
    archived_on: date | None = None
    is_identical: bool = False
    is_forgotten: bool = False
    text_file: str = ""
    lock: Lock | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedSource:
    """A source with its conclusions.

    ``counts_as_primary`` differs from ``level`` only for a primary that is known through reprints too few to carry a label.
    ``url`` is where a reader is sent: the live address, a copy where that is dead, a reprint where there is none, or empty.
    ``posts`` are the slugs of posts that use it, newest first.
    """

    key: Key
    source: Source
    level: Level
    shows: Shows | None
    counts_as_primary: bool
    origin: str
    state: LinkState
    url: str
    copy: Copy | None = None
    via: tuple[Key, ...] = ()
    based_on: tuple[Key, ...] = ()
    version_of: Key | None = None
    posts: tuple[str, ...] = ()
    kind: RecordKind = RecordKind.SOURCE


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedTweet:
    """A short public post with its conclusions. ``time_in_id`` is UTC, where its id holds one."""

    key: Key
    tweet: Tweet
    origin: str
    state: PostState | None
    url: str
    copy: Copy | None = None
    time_in_id: datetime | None = None
    via: tuple[Key, ...] = ()
    based_on: tuple[Key, ...] = ()
    match: MatchClass = MatchClass.NO_COPY
    locked: LockedQuote | None = None
    kind: RecordKind = RecordKind.TWEET


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedQuote:
    """A quotation with its conclusions. ``url`` opens its source, at the passage where a copy told where that is.

    ``source`` is the key of the source or tweet it stands in (``source_kind``), ``match`` what comparing gave; NO_COPY where
    nothing valid is recorded.
    """

    key: Key
    quote: Quote
    source: Key
    source_kind: RecordKind
    speaker: str
    url: str
    match: MatchClass
    flags: tuple[str, ...] = ()
    locked: LockedQuote | None = None
    copy: Copy | None = None
    also_in: tuple[Key, ...] = ()
    based_on: tuple[Key, ...] = ()
    kind: RecordKind = RecordKind.QUOTE


Record = ResolvedSource | ResolvedTweet | ResolvedQuote


class TrailEnd(StrEnum):
    """How a chain ends: at a primary source, at people nobody names, or at a source that does not say."""

    PRIMARY = "primary"
    UNNAMED = "unnamed"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The way from one item of a claim back to its origin.

    ``links`` are sources and tweets (kind and key), nearest first; a quotation stands for the source it is in.
    """

    item: Item
    links: tuple[Item, ...]
    end: TrailEnd


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedClaim:
    """A claim that words of its post mark, with its conclusions.

    ``number`` counts first mentions in the post from 1. ``text`` is the claim in full. ``chains`` and ``primary`` come from
    ``source``, and from ``against`` where that reaches no primary source. ``url`` is where its words lead (or empty),
    ``nearest`` the record that address belongs to. ``speaker`` is printed beside ``on-record``.
    """

    slug: str
    claim: Claim
    number: int
    text: str
    words: str
    label: Label
    claimant: str
    speaker: str
    support: tuple[Item, ...] = ()
    against: tuple[Item, ...] = ()
    seen_in: tuple[Item, ...] = ()
    context_source: tuple[Item, ...] = ()
    chains: tuple[Chain, ...] = ()
    primary: tuple[Item, ...] = ()
    url: str = ""
    nearest: Item | None = None
    superseded_by: str = ""

    @property
    def full_id(self) -> str:
        """``slug/id``: the claim's name within the whole site."""
        return f"{self.slug}/{self.claim.id}"


class Visibility(StrEnum):
    """Where a post may be seen. Only ``PUBLIC`` posts stand in lists, feeds, ledger, sitemap and search."""

    PUBLIC = "public"
    HIDDEN = "hidden"
    DRAFT = "draft"
    SCHEDULED = "scheduled"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedPost:
    """A post that is written, with its conclusions.

    ``visibility`` DRAFT and SCHEDULED only where the command line asked for them; then they are listed too. ``claims`` in
    order of first mention. ``names`` maps an id typed in this post to the record's item. ``sources`` are the sources and
    tweets the post rests on, in order of first use, chain links included.
    """

    post: Post
    slug: str
    visibility: Visibility
    published: datetime
    updated: datetime | None
    feed_id: str
    claims: tuple[ResolvedClaim, ...] = ()
    names: Mapping[str, Item] = field(default_factory=dict)
    sources: tuple[Item, ...] = ()
    gaps: tuple[Gap, ...] = ()
    related: tuple[str, ...] = ()

    @property
    def is_listed(self) -> bool:
        """Whether lists, feeds, ledger, sitemap and search name this post."""
        return self.visibility is not Visibility.HIDDEN


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedCorrection:
    """A correction, or a change of label, with the post it belongs to; newest first in the site's log."""

    slug: str
    correction: Correction


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """An old address and where it leads now; both from the site's base."""

    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedSite:
    """The whole site, concluded.

    ``posts`` newest first, equal dates by slug, hidden ones included; ``records`` holds every source, tweet and quote by its
    key (one set of ids: no two kinds share one).
    ``tags`` maps a tag as first written to the slugs of its posts, by name; ``series`` likewise in order of date.
    """

    settings: Settings
    url: str
    now: datetime
    posts: Posts
    pages: tuple[Page, ...]
    records: Mapping[Key, Record]
    tags: tuple[tuple[str, tuple[str, ...]], ...] = ()
    series: tuple[tuple[str, tuple[str, ...]], ...] = ()
    redirects: tuple[Redirect, ...] = ()

    @property
    def listed(self) -> Posts:
        """The posts that lists and datasets name, newest first."""
        return self.posts.listed()
