"""A body's parts as pieces: finished HTML, and a view for every hole.

Knows the order of the parts; what a piece says is made by its own module.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from markupsafe import Markup, escape

from firsthand.model.body import (
    Address,
    AnchorId,
    Block,
    Body,
    CiteClose,
    CiteOpen,
    CiteText,
    ClaimClose,
    ClaimOpen,
    ClaimText,
    Gap,
    Html,
    Image,
    NotesHere,
    Part,
    PostLinkClose,
    PostLinkOpen,
    SaidInAttribute,
)
from firsthand.model.resolved import (
    Key,
    Record,
    ResolvedClaim,
    ResolvedPost,
    ResolvedQuote,
    ResolvedSource,
    ResolvedTweet,
)
from firsthand.render.make_views.cards import Stand, language_of_words, make_image, make_quote, make_source_card, make_tweet
from firsthand.render.make_views.index import SiteIndex, gather_by
from firsthand.render.make_views.labels import label_words, make_label
from firsthand.render.make_views.mementos import find_memento
from firsthand.render.make_views.names import name_record
from firsthand.render.make_views.notes import make_note
from firsthand.render.make_views.sources import make_source_link
from firsthand.render.record_facts import known, words_in_sentence, words_of
from firsthand.render.urls import Place, web_url
from firsthand.render.views.body import CitationView, ClaimView, GapView, NotesView, Piece

_CLOSERS = (ClaimClose, CiteClose, PostLinkClose)
_FULL_NOTES = 2
"""How many whole notes there is room for beside one block; where more stand there, they would push the text apart."""


def make_body(index: SiteIndex, body: Body, place: Place, folder: str, *, post: ResolvedPost | None) -> tuple[Piece, ...]:
    """The body on a page at ``place``; ``folder`` is where its files lie; a page that is no post has no evidence."""
    filler = _Filler(index=index, place=place, folder=folder, post=post)
    return tuple(_join(filler.fill(iter(body.parts))))


def _join(pieces: Iterator[str | Piece]) -> Iterator[Piece]:
    """Neighbouring HTML as one piece."""
    waiting: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            waiting.append(piece)
            continue
        if waiting:
            yield _as_markup(waiting)
            waiting = []
        yield piece
    if waiting:
        yield _as_markup(waiting)


def _as_markup(html: Iterable[str]) -> Markup:
    return Markup("".join(html))  # noqa: S704 (made by parse, which escapes what the writer typed)


@dataclass(slots=True)
class _Filler:
    """Walks the parts once, and remembers what the page has shown already."""

    index: SiteIndex
    place: Place
    folder: str
    post: ResolvedPost | None
    seen: set[tuple[str, str]] = field(default_factory=set)
    claims: Mapping[str, ResolvedClaim] = field(init=False)
    drawn: Mapping[Key, tuple[ResolvedClaim, ...]] = field(init=False)

    def __post_init__(self) -> None:
        claims = self.post.claims if self.post else ()
        self.claims = {claim.claim.id: claim for claim in claims}
        self.drawn = gather_by(claims, _named_by)

    def fill(self, parts: Iterator[Part]) -> Iterator[str | Piece]:
        """Each part as a piece or as HTML; a mark's words, and what closes it, are consumed with what opens it."""
        for part in parts:
            match part:
                case Html() | Address() | AnchorId() | SaidInAttribute():
                    yield self._html(part)
                case ClaimOpen() | CiteOpen() | PostLinkOpen():
                    yield self._marked(part, *self._words_until(parts))
                case ClaimText():
                    words = escape(words_in_sentence(self.claims[part.id].text, part.trailing))
                    yield self._claim(part.id, words, part.trailing, is_link=True)
                case CiteText():
                    yield self._cite_text(part.id)
                case ClaimClose() | CiteClose() | PostLinkClose():
                    continue
                case Block() | Gap() | NotesHere() | Image():
                    yield self._block(part)
                case _:
                    assert_never(part)

    def _marked(self, opening: ClaimOpen | CiteOpen | PostLinkOpen, words: Markup, closing: Part | None) -> Piece:
        match opening:
            case ClaimOpen():
                trailing = closing.trailing if isinstance(closing, ClaimClose) else ""
                return self._claim(opening.id, words, trailing, is_link=not opening.has_link)
            case CiteOpen():
                return self._cite(opening.id, words)
            case PostLinkOpen():
                return self._post_link(opening, words)
            case _:
                assert_never(opening)

    def _block(self, part: Block | Gap | NotesHere | Image) -> Piece:
        match part:
            case Block():
                return self._card(part)
            case Gap():
                return GapView(text=part.text, lang=self.index.name_language(self.post.slug if self.post else ""))
            case NotesHere():
                return self._notes(part)
            case Image():
                return make_image(self.index, part, self.place, self.folder, is_first=self._is_first("image", ""))
            case _:
                assert_never(part)

    def _html(self, part: Html | Address | AnchorId | SaidInAttribute) -> str:
        match part:
            case Html():
                return part.text
            case Address():
                return escape(self.index.urls.in_body(part.href, self.place))
            case AnchorId():
                return escape(self.place.anchor(part.id))
            case SaidInAttribute():
                return Markup(' {}="{}"{}').format(part.name, self.index.words.say(part.key), self.index.languages.mark())
            case _:
                assert_never(part)

    def _words_until(self, parts: Iterator[Part]) -> tuple[Markup, Part | None]:
        """The HTML inside a mark, and what closed it. A picture inside a mark gives its alternative text."""
        words: list[str] = []
        for part in parts:
            if isinstance(part, _CLOSERS):
                return _as_markup(words), part
            if isinstance(part, Html | Address | AnchorId | SaidInAttribute):
                words.append(self._html(part))
            elif isinstance(part, Image):
                words.append(escape(part.alt))
        return _as_markup(words), None

    def _is_first(self, kind: str, record_id: str) -> bool:
        is_first = (kind, record_id) not in self.seen
        self.seen.add((kind, record_id))
        return is_first

    def _claim(self, claim_id: str, words: Markup, trailing: str, *, is_link: bool) -> ClaimView:
        claim = self.claims[claim_id]
        said = label_words(claim, self.index.words)
        url = web_url(claim.url) if is_link else ""
        return ClaimView(
            anchor=self.place.hook("claim", claim_id) if self._is_first("claim", claim_id) else "",
            claim=claim.full_id if self.place.scope else claim_id,
            label=make_label(self.index, claim.label),
            number=claim.number,
            url=url,
            memento=find_memento(self.index.find_carrier(claim.nearest.key) if claim.nearest else None, url),
            words=words,
            trailing=Markup(trailing),  # noqa: S704 (made by parse, escaped)
            note=self.place.hook("note", claim_id),
            mark_words=said,
            mark_name=self.index.words.say("mark-name", number=claim.number, label=said),
        )

    def _record(self, record_id: str) -> Record | None:
        item = self.post.names.get(record_id) if self.post else None
        return self.index.find(item) if item else None

    def _cite(self, record_id: str, words: Markup) -> Piece:
        record = self._record(record_id)
        if record is None:
            return words
        link = make_source_link(self.index, record)
        return CitationView(css="cite", url=link.url or link.page_url, words=words, title=link.title)

    def _cite_text(self, record_id: str) -> Piece:
        """The record's own words: a quotation in quotation marks, a source by its short name or by whose it is and when."""
        record = self._record(record_id)
        if self.post is None or record is None:
            return Markup("")
        link = make_source_link(self.index, record)
        quoted = "" if isinstance(record, ResolvedSource) else words_of(record)
        words = self.index.words.quote(quoted) if quoted else self._short_name(record)
        return CitationView(
            css="cite",
            url=link.url or link.page_url,
            words=escape(words),
            title=link.title,
            is_quotation=bool(quoted),
            lang=language_of_words(self.index, record, self.post) if quoted else "",
        )

    def _short_name(self, record: Record) -> str:
        """A source in a sentence: its short name, else whose it is and when; a post without words by what it is."""
        carrier = self.index.find_carrier(record.key)
        if not isinstance(carrier, ResolvedSource):
            return name_record(self.index, carrier).name if carrier else ""
        source, naming = carrier.source, name_record(self.index, carrier)
        who = source.short or naming.who or naming.title
        if source.short or source.published is None or not known(source.author or source.publisher):
            return who
        year = source.published.latest.year
        return f"{who} {year}" if source.published.earliest.year == year else who

    def _post_link(self, link: PostLinkOpen, words: Markup) -> Piece:
        target = self.index.cards.get(link.slug)
        urls = self.index.urls
        url = urls.claim(link.slug, link.claim) if link.claim else urls.post(link.slug)
        if self.place.is_absolute:
            url = urls.origin + url
        css = "claim-ref" if link.claim else "post-ref"
        return CitationView(css=css, url=url, words=words, title=target.facts.head.title if target else "")

    def _card(self, block: Block) -> Piece:
        record = self._record(block.id)
        if self.post is None or record is None:
            return Markup("")
        anchor = "" if isinstance(record, ResolvedSource) else self._anchor(record.kind.value, block.id)
        drawn = self.index.claims_by_source(self.post) if isinstance(record, ResolvedSource) else self.drawn
        claims = drawn.get(record.key, ())
        stand = Stand(post=self.post, place=self.place, caption=block.caption, anchor=anchor, claims=claims)
        match record:
            case ResolvedQuote():
                return make_quote(self.index, stand, record)
            case ResolvedTweet():
                return make_tweet(self.index, stand, record)
            case ResolvedSource():
                return make_source_card(self.index, stand, record)
            case _:
                assert_never(record)

    def _anchor(self, kind: str, record_id: str) -> str:
        return self.place.hook(kind, record_id) if self._is_first(kind, record_id) else ""

    def _notes(self, here: NotesHere) -> Piece:
        if self.post is None:
            return Markup("")
        notes = (make_note(self.index, self.post, self.claims[claim], self.place) for claim in here.claims)
        is_brief = len(here.claims) > _FULL_NOTES
        return NotesView(notes=tuple(replace(note, is_brief=is_brief) for note in notes))


def _named_by(claim: ResolvedClaim) -> Iterable[Key]:
    return dict.fromkeys(item.key for item in (*claim.support, *claim.against, *claim.seen_in))
