"""Small concluded sites for the tests of rendering: each builder fills in what a test does not speak of."""

# ruff: noqa: ANN401 -- a builder hands on whatever fields its record has

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from firsthand.model.body import Body, RecordKind
from firsthand.model.dates import Moment, PartialDate
from firsthand.model.evidence import (
    UNKNOWN,
    Claim,
    Level,
    LinkState,
    MatchClass,
    Quote,
    Ref,
    Shows,
    Source,
    Tweet,
)
from firsthand.model.lock import LockedQuote
from firsthand.model.post import Page, Post
from firsthand.model.posts import PostCard, PostContent, Posts, make_facts
from firsthand.model.resolved import (
    Chain,
    Copy,
    Item,
    Key,
    Record,
    Redirect,
    ResolvedClaim,
    ResolvedPost,
    ResolvedQuote,
    ResolvedSite,
    ResolvedSource,
    ResolvedTweet,
    TrailEnd,
    Visibility,
)
from firsthand.model.site import Label, Settings
from firsthand.model.span import Span
from firsthand.parse.default_labels import DEFAULT_LABELS
from firsthand.parse.markdown import parse_body

ZONE = ZoneInfo("America/Los_Angeles")
NOW = datetime(2023, 10, 1, 12, tzinfo=ZONE)
SPAN = Span("content/posts/x.md")
ADDRESSES = ("https://example.org", "https://example.org/sub/path/")
"""What every test of an address is run with: a site at a host's root, and one under a path."""


def day(text: str) -> PartialDate:
    """A date of day, month or year precision."""
    parts = [int(part) for part in text.rstrip("~").split("-")]
    first = date(parts[0], *[*parts[1:], 1, 1][:2])
    last = first
    if len(parts) == 1:
        last = date(parts[0], 12, 31)
    elif len(parts) == 2:
        last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return PartialDate(text=text, earliest=first, latest=last, about=text.endswith("~"))


def make_source(
    id_: str, *, scope: str = "", level: Level = Level.SECONDARY, copy: Copy | None = None, **fields: Any
) -> ResolvedSource:
    """A source of the post ``scope`` (shared where that is empty) at https://source.example/ID."""
    written: dict[str, Any] = {"title": f"Title of {id_}", "publisher": "Example News", "url": f"https://source.example/{id_}"}
    concluded = {name: fields.pop(name) for name in ("url_shown", "based_on", "state") if name in fields}
    source = Source(id=id_, span=SPAN, **{**written, **fields})
    return ResolvedSource(
        key=Key(scope, id_),
        source=source,
        level=level,
        shows=Shows.FACTS if level is Level.PRIMARY else None,
        counts_as_primary=level is Level.PRIMARY,
        origin=source.publisher or source.author,
        state=concluded.get("state", LinkState.LIVE),
        url=concluded.get("url_shown", source.url),
        copy=copy,
        based_on=concluded.get("based_on", ()),
    )


def make_quote(id_: str, source: ResolvedSource | ResolvedTweet, *, scope: str, text: str, **fields: Any) -> ResolvedQuote:
    """A quotation of ``source``; ``locked`` says what comparing gave, ``fragment`` opens the passage."""
    locked: LockedQuote | None = fields.pop("locked", None)
    fragment = f"#{locked.fragment}" if locked and locked.fragment else ""
    return ResolvedQuote(
        key=Key(scope, id_),
        quote=Quote(id=id_, span=SPAN, text=text, source=Ref(id=source.key.id, span=SPAN), **fields),
        source=source.key,
        source_kind=source.kind,
        speaker=fields.get("speaker", "A. Speaker"),
        url=source.url + fragment,
        match=locked.match if locked else MatchClass.NO_COPY,
        locked=locked,
        copy=source.copy,
    )


def make_tweet(id_: str, *, scope: str, text: str = "Words of a post.", **fields: Any) -> ResolvedTweet:
    """A short post by A. Reporter."""
    written: dict[str, Any] = {
        "author": "A. Reporter",
        "handle": "example",
        "url": f"https://x.com/example/status/{id_}",
        "posted": Moment(text="2023-09-21", day=date(2023, 9, 21)),
    }
    based_on = fields.pop("based_on", ())
    tweet = Tweet(id=id_, span=SPAN, text=text, **{**written, **fields})
    return ResolvedTweet(
        key=Key(scope, id_),
        tweet=tweet,
        origin="A. Reporter",
        state=None,
        url="" if tweet.url == UNKNOWN else tweet.url,
        based_on=based_on,
    )


def item(record: Record) -> Item:
    """What names ``record`` in a claim."""
    return Item(kind=record.kind, key=record.key)


def make_claim(slug: str, id_: str, label: str = "reported", **fields: Any) -> ResolvedClaim:
    """A claim of the post ``slug``; ``support``, ``against``, ``seen_in``, ``primary`` take records."""
    concluded: dict[str, Any] = {
        name: tuple(map(item, fields.pop(name, ()))) for name in ("support", "against", "seen_in", "primary", "context_source")
    }
    concluded |= {name: fields.pop(name) for name in ("chains", "url", "nearest", "speaker", "superseded_by") if name in fields}
    claim = Claim(id=id_, span=SPAN, label=label, **{"reason": f"Reason of {id_}.", **fields})
    return ResolvedClaim(
        slug=slug,
        claim=claim,
        number=1,
        text=claim.text or f"The claim {id_} in full",
        words=id_,
        label=find_label(label),
        claimant=claim.claimant,
        speaker=concluded.pop("speaker", ""),
        **concluded,
    )


def find_label(id_: str) -> Label:
    """One of the default labels."""
    return next(label for label in DEFAULT_LABELS if label.id == id_)


def chain(*links: ResolvedSource | ResolvedTweet, end: TrailEnd = TrailEnd.SILENT) -> Chain:
    """A chain through ``links``, nearest first."""
    items = tuple(map(item, links))
    return Chain(item=items[0], links=items, end=end)


def make_post(
    slug: str,
    *,
    on: date = date(2023, 9, 21),
    body: str = "",
    records: Iterable[Record] = (),
    html: bool = False,
    **fields: Any,
) -> ResolvedPost:
    """A post whose ``body`` is Markdown and whose names are those of ``records``."""
    records = tuple(records)
    concluded = {name: fields.pop(name) for name in ("visibility", "claims", "updated_at", "feed_id") if name in fields}
    parsed: Body = parse_body(SPAN.path, body, first_line=1, html=html, typography=False).value
    written = Post(
        path=f"content/posts/{slug}.md",
        name=slug,
        slug=slug,
        folder="content/posts",
        span=SPAN,
        **{"title": f"Title of {slug}", "body": parsed, **fields},
    )
    return ResolvedPost(
        post=written,
        slug=slug,
        visibility=concluded.get("visibility", Visibility.PUBLIC),
        published=datetime(on.year, on.month, on.day, tzinfo=ZONE),
        updated=concluded.get("updated_at"),
        feed_id=concluded.get("feed_id", f"urn:example:{slug}"),
        claims=tuple(concluded.get("claims", ())),
        names={record.key.id: item(record) for record in records},
        sources=tuple(item(record) for record in records if record.kind is not RecordKind.QUOTE),
    )


def shelve(posts: Iterable[ResolvedPost], records: Mapping[Key, Record]) -> Posts:
    """``posts``, newest first as they are given, as a site holds them."""
    posts = tuple(posts)
    contents = {post.post.path: make_content(post, records) for post in posts}
    return Posts([make_card(post, records) for post in posts], contents.__getitem__)


def make_card(post: ResolvedPost, records: Mapping[Key, Record]) -> PostCard:
    """What the rest of the site knows of ``post``."""
    return PostCard(
        facts=make_facts(make_content(post, records), records, feed_id=post.feed_id),
        visibility=post.visibility,
        published=post.published,
        updated=post.updated,
        related=post.related,
    )


def make_content(post: ResolvedPost, records: Mapping[Key, Record]) -> PostContent:
    """``post`` without its place in a site."""
    return PostContent(
        post=post.post,
        records={key: record for key, record in records.items() if key.scope == post.slug},
        claims=post.claims,
        names=post.names,
        sources=post.sources,
        gaps=post.gaps,
    )


def make_site(
    *posts: ResolvedPost,
    records: Iterable[Record] = (),
    url: str = "https://example.org",
    redirects: Iterable[Redirect] = (),
    pages: tuple[Page, ...] = (),
    **settings: Any,
) -> ResolvedSite:
    """A site of ``posts``, newest first as they are given; tags are gathered from the listed ones."""
    tags: dict[str, list[str]] = {}
    for post in posts:
        for tag in post.post.tags if post.is_listed else ():
            tags.setdefault(tag, []).append(post.slug)
    by_key = {record.key: record for record in records}
    given = {"title": "Firsthand Times", "url": url, "labels": DEFAULT_LABELS, "timezone": "America/Los_Angeles"}
    return ResolvedSite(
        settings=Settings(span=SPAN, **{**given, **settings}),
        url=url,
        now=NOW,
        posts=shelve(posts, by_key),
        pages=pages,
        records=by_key,
        tags=tuple((tag, tuple(slugs)) for tag, slugs in sorted(tags.items())),
        redirects=tuple(redirects),
    )
