"""A post, a page and a file of evidence, as written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from firsthand.model.body import Body
from firsthand.model.dates import Moment
from firsthand.model.evidence import Claim, Quote, Source, Tweet
from firsthand.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A mistake of the author's own that was mended: when, what happened, the words before and after, and which claims."""

    date: date | None
    text: str
    span: Span
    was: str = ""
    now: str = ""
    claims: tuple[str, ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The records that one file holds, each kind in the order written.

    ``unread`` names the kinds (``sources``, …) that could not be read, or of which a record's id is none: what their ids
    were meant to be nobody knows.
    """

    sources: tuple[Source, ...] = ()
    quotes: tuple[Quote, ...] = ()
    tweets: tuple[Tweet, ...] = ()
    claims: tuple[Claim, ...] = ()
    unread: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post as written: its front matter, its evidence (from there or from the file beside it) and its body.

    ``path`` is from the site's root. ``name`` is the file's name (or its folder's) without date and ending; ``slug`` is the
    front matter's, else made from ``name``. ``date`` is None only where the file is in error. ``folder`` is the
    bundle's folder where the post is ``NAME/index.md`` (images and media are looked up there), else the folder of posts.
    """

    path: str
    name: str
    slug: str
    folder: str
    span: Span
    title: str = ""
    date: Moment | None = None
    updated: Moment | None = None
    summary: str = ""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    series: str = ""
    image: str = ""
    aliases: tuple[str, ...] = ()
    lang: str = ""
    draft: bool = False
    hidden: bool = False
    feed_id: str = ""
    evidence: Evidence = field(default_factory=Evidence)
    corrections: tuple[Correction, ...] = ()
    body: Body = field(default_factory=Body)
    spans: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page such as /about/: a title and a body without claims."""

    path: str
    slug: str
    span: Span
    title: str = ""
    summary: str = ""
    lang: str = ""
    aliases: tuple[str, ...] = ()
    draft: bool = False
    body: Body = field(default_factory=Body)
    spans: Mapping[str, Span] = field(default_factory=dict)
