"""Evidence as written: sources, quotes, tweets and claims, exactly as their author typed them.

Nothing here is judged. Empty strings, empty tuples and None stand for keys that were not given; where ``unknown`` was
typed for a field that allows it, the field holds ``UNKNOWN`` (text) or None (dates). Every record carries the span of its id,
and ``spans`` maps each key that was given to the span of its value, so that a check can point at the very word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from firsthand.model.dates import Moment, PartialDate
from firsthand.model.span import Span

UNKNOWN = "unknown"
"""What a writer types, and a record holds, for a fact that was looked for and could not be found."""

COMMON = "common"
"""The ``claimant`` of what everybody says."""


class SourceType(StrEnum):
    """What kind of thing a source is; its type decides its usual level and whether it shows facts or words."""

    TRANSCRIPT = "transcript"
    RECORDING = "recording"
    DOCUMENT = "document"
    DATASET = "dataset"
    FILING = "filing"
    LAW = "law"
    PHOTO = "photo"
    STATEMENT = "statement"
    INTERVIEW = "interview"
    POST = "post"
    ARTICLE = "article"
    REPORT = "report"
    ANALYSIS = "analysis"
    BOOK = "book"
    PAGE = "page"
    BROADCAST = "broadcast"
    ENCYCLOPEDIA = "encyclopedia"
    UNNAMED = "unnamed"


class Level(StrEnum):
    """How near a source is to what happened. ``UNNAMED`` is the end of a trail that is never primary."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    TERTIARY = "tertiary"
    UNNAMED = "unnamed"


class Shows(StrEnum):
    """What a primary source can prove: that something is so, or that something was said."""

    FACTS = "facts"
    WORDS = "words"


class LinkState(StrEnum):
    """What became of a source's address."""

    LIVE = "live"
    MOVED = "moved"
    BLOCKED = "blocked"
    DEAD = "dead"
    CHANGED = "changed"
    UNKNOWN = "unknown"
    PAYWALLED = "paywalled"


class PostState(StrEnum):
    """What became of a short public post."""

    LIVE = "live"
    EDITED = "edited"
    DELETED = "deleted"
    PROTECTED = "protected"
    SUSPENDED = "suspended"


class Rights(StrEnum):
    """What may be published of a saved copy: the quoted passage, or all of it."""

    QUOTATION = "quotation"
    PUBLIC_DOMAIN = "public-domain"
    LICENSED = "licensed"


class MatchClass(StrEnum):
    """What comparing a quotation with a saved copy gave."""

    EXACT = "exact"
    NORMALISED = "normalised"
    ELIDED = "elided"
    ALTERED = "altered"
    NOT_FOUND = "not-found"
    NO_COPY = "no-copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A record's id where a writer typed it to point at that record."""

    id: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something that was published, recorded or said, and where it can be looked at."""

    id: str
    span: Span
    type: SourceType = SourceType.ARTICLE
    level: Level | None = None
    shows: Shows | None = None
    title: str = ""
    author: str = ""
    publisher: str = ""
    url: str = ""
    via: tuple[Ref, ...] = ()
    held_at: str = ""
    published: PartialDate | None = None
    accessed: date | None = None
    archived: str = ""
    archived_on: date | None = None
    lang: str = ""
    short: str = ""
    note: str = ""
    uncertain: tuple[str, ...] = ()
    based_on: tuple[Ref, ...] = ()
    own_reporting: bool = False
    origin: str = ""
    version_of: Ref | None = None
    status: LinkState | None = None
    rights: Rights = Rights.QUOTATION
    excerpt: str = ""
    spans: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words somebody said or wrote, as they stand in a source."""

    id: str
    span: Span
    text: str = ""
    source: Ref | None = None
    speaker: str = ""
    said_to: str = ""
    said: PartialDate | None = None
    where: str = ""
    prefix: str = ""
    suffix: str = ""
    also_in: tuple[Ref, ...] = ()
    based_on: tuple[Ref, ...] = ()
    note: str = ""
    spans: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A picture that belonged to a short post, kept beside the post that shows it."""

    file: str
    alt: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """A short post whose words were taken out again: id, date and reason stay."""

    date: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tweet:
    """Any short public post: X/Twitter, Bluesky, Mastodon, Threads."""

    id: str
    span: Span
    author: str = ""
    handle: str = ""
    posted: Moment | None = None
    text: str = ""
    url: str = ""
    via: tuple[Ref, ...] = ()
    based_on: tuple[Ref, ...] = ()
    origin: str = ""
    media: tuple[Media, ...] = ()
    reply_to: tuple[Ref, ...] = ()
    quotes: Ref | None = None
    status: PostState | None = None
    archived: str = ""
    lang: str = ""
    uncertain: tuple[str, ...] = ()
    note: str = ""
    redacted: Redaction | None = None
    spans: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """One place that was searched in vain, and when."""

    where: str
    date: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelChange:
    """A label the claim had before, until when, and why it was given."""

    date: date | None
    label: str
    reason: str
    span: Span
    spans: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something that is said to be so, the label its author gives it, and what that label rests on."""

    id: str
    span: Span
    label: str = ""
    source: tuple[Ref, ...] = ()
    against: tuple[Ref, ...] = ()
    seen_in: tuple[Ref, ...] = ()
    text: str = ""
    reason: str = ""
    claimant: str = ""
    no_primary: str = ""
    searched: tuple[Search, ...] = ()
    context: str = ""
    context_source: tuple[Ref, ...] = ()
    as_of: PartialDate | None = None
    checked: date | None = None
    checked_by: str = ""
    superseded_by: str = ""
    history: tuple[LabelChange, ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict)


def span_of(record: Source | Quote | Tweet | Claim | LabelChange, key: str) -> Span:
    """Where the value of ``key`` stands, or the record's id (its beginning) where that key was not given."""
    return record.spans.get(key, record.span)
