"""A post's body as text with holes.

``parse`` renders everything that needs no context once, as ``Html``; what depends on evidence, on the site's address or on
the page it lands on stays a typed hole, which ``render`` fills after everything is resolved. Holes nest by open and close:
between ``ClaimOpen`` and its ``ClaimClose`` stand only ``Html`` parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from firsthand.model.span import Span


class RecordKind(StrEnum):
    """The kinds of record that words in the body may point to."""

    SOURCE = "source"
    QUOTE = "quote"
    TWEET = "tweet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Html:
    """Finished HTML, the same on every page and at every address."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimOpen:
    """``[words](claim:ID)`` begins. ``words`` is the plain text of the mark; ``in_heading`` where a heading holds it."""

    id: str
    span: Span
    words: str
    has_link: bool = False
    in_heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimClose:
    """The claim's words end. ``trailing`` is closing punctuation that must not be torn from the mark (HTML, escaped)."""

    id: str
    trailing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimText:
    """``<claim:ID>``: the claim's own words, marked as the claim."""

    id: str
    span: Span
    trailing: str = ""
    in_heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CiteOpen:
    """``[words](source:ID)`` (or ``quote:``, ``tweet:``) begins: a citation without a label."""

    kind: RecordKind
    id: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CiteClose:
    """The citation's words end."""

    kind: RecordKind
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CiteText:
    """``<quote:ID>``, ``<tweet:ID>``, ``<source:ID>``: the record's own words."""

    kind: RecordKind
    id: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """``![caption](quote:ID)`` (or ``tweet:``, ``source:``) alone in its paragraph. ``caption`` is plain text."""

    kind: RecordKind
    id: str
    span: Span
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """``![what stood here](gap:)``: evidence that is known to be lost. ``text`` is plain text."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesHere:
    """The notes of the claims first marked in the top-level block that ends here; ``claims`` in order of mention."""

    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostLinkOpen:
    """``[words](post:SLUG)`` or ``[words](claim:SLUG/ID)`` begins: a plain link; ``claim`` is empty for the former."""

    slug: str
    span: Span
    claim: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostLinkClose:
    """The link to another post ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address inside an attribute that depends on the page: starts with ``/``, ``#`` or is relative; HTML-unescaped."""

    href: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture of the writer's own; a relative ``src`` names a file beside the post or under static/. Texts unescaped."""

    src: str
    alt: str
    title: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorId:
    """The value of an ``id`` of a heading or footnote, without the prefix that a page with several posts puts before it."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidInAttribute:
    """An attribute (``name``) that holds words of the interface (by their ``key``); begins with its own space."""

    name: str
    key: str


Part = (
    Html
    | ClaimOpen
    | ClaimClose
    | ClaimText
    | CiteOpen
    | CiteClose
    | CiteText
    | Block
    | Gap
    | NotesHere
    | PostLinkOpen
    | PostLinkClose
    | Address
    | Image
    | AnchorId
    | SaidInAttribute
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of the body, for the contents list: its level (2–6), its anchor, and its plain text."""

    level: int
    anchor: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedWords:
    """Words in quotation marks in the prose, for the checks that compare them with records.

    ``target`` is ``(kind, id)`` of the mark around them (kind ``claim``, ``quote``, ``tweet`` or ``source``), or None in open
    prose.
    """

    text: str
    span: Span
    target: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The body of a post or page.

    ``parts`` in reading order (footnotes last, where they are read); ``text`` is the prose as plain text with a newline
    between blocks, marks' words included, for search, summaries and word counts.
    """

    parts: tuple[Part, ...] = ()
    headings: tuple[Heading, ...] = ()
    quoted: tuple[QuotedWords, ...] = ()
    text: str = ""
