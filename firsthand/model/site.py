"""The site's settings and its labels, as content/site.yaml gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from firsthand.model.span import Span


class Copies(StrEnum):
    """What the build does where a saved copy is missing or its words do not match (the setting ``copies``)."""

    OFF = "off"
    WARN = "warn"
    REQUIRE = "require"
    CAPTURED = "captured"


class Line(StrEnum):
    """The line under a claim's words: straight stands, broken is open, wavy is contradicted, thin was right once."""

    STRAIGHT = "straight"
    BROKEN = "broken"
    WAVY = "wavy"
    THIN = "thin"


class RuleWord(StrEnum):
    """The closed set of words a label's rule is written in; ``resolve.labels`` holds what each one asks."""

    SOURCE = "source"
    AGAINST = "against"
    RECORD = "record"
    OWN_WORDS = "own-words"
    TWO_ORIGINS = "two-origins"
    UNNAMED = "unnamed"
    NO_PRIMARY = "no-primary"
    SEARCHED = "searched"
    AS_OF = "as-of"
    CONTEXT = "context"
    SUPERSEDED = "superseded"
    CIRCULATES = "circulates"
    AGAINST_RECORD = "against-record"
    AGAINST_OWN_WORDS = "against-own-words"
    AGAINST_WORDS = "against-words"
    UNOPPOSED = "unopposed"
    COPY = "copy"
    MATCH = "match"


Rule = tuple[tuple[RuleWord, ...], ...]
"""Alternatives, each a row of words that must all hold, in the order written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One verdict a claim may carry, and what it must have earned."""

    id: str
    name: str
    meaning: str
    line: Line
    icon: str
    color: str
    color_dark: str
    needs: Rule
    reason_required: bool = True
    rating: int | None = None
    spans: Mapping[str, Span] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """An entry of the site's menu; ``url`` is as written (a path from the site's base, or a whole address)."""

    title: str
    url: str
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """content/site.yaml, with the defaults filled in. ``labels`` are those that may be used, in the order they are shown.

    ``words`` are words of the interface that the site says in its own way (content/words.yaml), by key.
    """

    span: Span
    title: str = ""
    url: str = ""
    language: str = "en"
    timezone: str = "UTC"
    author: str = ""
    description: str = ""
    logo: str = ""
    favicon: str = ""
    menu: tuple[MenuItem, ...] = ()
    copyright: str = ""
    posts_per_page: int = 10
    review_after: int | None = None
    html: bool = False
    typography: bool = True
    fonts: str = "bundled"
    accent: str = ""
    width: int = 70
    search: bool = True
    cards: bool = True
    robots_ai: str = "allow"
    editor: str = ""
    contact: str = ""
    copies: Copies = Copies.REQUIRE
    labels: tuple[Label, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)
