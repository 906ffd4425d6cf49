"""Views of what stands in a post's text: its body is a row of finished HTML and of these, each filled in by its own part."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from firsthand.render.views.common import DateView, LabelView, LinkView
from firsthand.render.views.evidence import (
    CheckView,
    ClaimRefView,
    CopyView,
    DifferenceView,
    LabelChangeView,
    MementoView,
    SourceLinkView,
    TrailView,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """``parts/claim.html``: words of the text that are a claim, and their mark.

    - ``anchor``: value of ``id`` ("claim-ID"); empty at later mentions
    - ``claim``: value of ``data-claim``; ``label``; ``number``
    - ``url``: where the words lead; empty where they are not to be a link; ``memento``: a third party's copy of that, or None
    - ``words``: HTML; ``trailing``: closing punctuation that may not be torn from the mark, HTML
    - ``note``: id of the note, for ``href="#…"`` and ``popovertarget``
    - ``mark_words``: the label's word, with the speaker where one is printed: "On the record: WGA"
    - ``mark_name``: accessible name of the mark, "Claim 3: Reported"
    """

    anchor: str
    claim: str
    label: LabelView
    number: int
    url: str
    words: Markup
    trailing: Markup
    note: str
    mark_words: str
    mark_name: str
    memento: MementoView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """A place that was searched: ``where``, in the writer's words, and ``date``, which may be None."""

    where: str
    date: DateView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """``parts/note.html``: all there is to say of one claim, beside its paragraph or as a sheet.

    - ``anchor``: value of ``id`` ("note-ID"); ``claim``: value of ``data-claim``; ``number``; ``label``; ``label_words``
      (with the speaker where one is printed)
    - ``name``: "Note on claim 3"; ``back_url``, ``back_name``: the number pill, "3, back to the claim"
    - ``words``: as marked in the text, plain; ``text``: the claim in full; ``reason``
    - ``is_brief``: whether so many notes stand beside the same block that label and sources have to do at first sight
    - ``sources``, ``against``, ``seen_in``: what supports it, contradicts it, and where it goes round
    - ``claimant``: "Claimed by …", or empty; ``as_of``: "As of 21 Sep 2023", or empty
    - ``context``, ``context_sources``; ``no_primary``: why no primary source; ``searched``: places
    - ``difference``: for misquotations; ``superseded``: the claim that replaced it
    - ``trails``: empty where sources are independent, or where ``same_as`` says "The same sources and trail as claim 3.";
      ``more_trails``: "And 3 more trails.", with the way to them, or None
    - ``checks``: of the quotations and tweets it names, first where words differ; ``copies``: of sources no check speaks of
    - ``checked``: "Last checked 21 Sep 2023 by …", or empty; ``history``: earlier labels
    - ``lang``: the language of the claim and of what the writer says of it, where that is not the page's
    """

    anchor: str
    claim: str
    number: int
    label: LabelView
    label_words: str
    name: str
    back_url: str
    back_name: str
    words: str
    text: str
    reason: str = ""
    is_brief: bool = False
    sources: tuple[SourceLinkView, ...] = ()
    against: tuple[SourceLinkView, ...] = ()
    seen_in: tuple[SourceLinkView, ...] = ()
    claimant: str = ""
    as_of: str = ""
    context: str = ""
    context_sources: tuple[SourceLinkView, ...] = ()
    no_primary: str = ""
    searched: tuple[SearchView, ...] = ()
    difference: DifferenceView | None = None
    superseded: LinkView | None = None
    trails: tuple[TrailView, ...] = ()
    more_trails: LinkView | None = None
    same_as: str = ""
    checks: tuple[CheckView, ...] = ()
    copies: tuple[CopyView, ...] = ()
    checked: str = ""
    history: tuple[LabelChangeView, ...] = ()
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesView:
    """``parts/notes.html``: the ``notes`` of one block of the text, in order of mention, in one wrapper."""

    notes: tuple[NoteView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationView:
    """``parts/cite.html``: a link without a label, to evidence or to another post.

    - ``css``: ``cite`` (evidence), ``claim-ref`` (a claim of another post) or ``post-ref`` (another post)
    - ``url``: may be empty, then only the words are shown; ``words``: HTML; ``title``: what it leads to
    - ``is_quotation``: the words are a record's own, in quotation marks; ``lang``: their language where it is not the page's
    """

    css: str
    url: str
    words: Markup
    title: str = ""
    is_quotation: bool = False
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageView:
    """``parts/image.html``: a picture.

    - ``src``, ``alt``; ``title``: may be empty; ``width``, ``height``: pixels, 0 where not known
    - ``is_lazy``: false for the first picture of a page
    """

    src: str
    alt: str
    title: str = ""
    width: int = 0
    height: int = 0
    is_lazy: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """``parts/quote.html``: a quotation as a card.

    - ``anchor``: value of ``id`` ("quote-ID"), empty at later blocks; ``quote``: value of ``data-quote``
    - ``caption``: the writer's words; ``source``: where it stands; ``speaker``; ``said_to``; ``date``; ``where``: place in it
    - ``paragraphs``: the words; ``lang``: their language where it is not the page's
    - ``check``; ``note``: the writer's remark; ``also_in``: other sources that carry it
    - ``trails``: back to where it began; ``more_trails``: as in a note
    - ``claims``: drawn from it; ``claims_name`` names that list
    """

    anchor: str
    quote: str
    caption: str
    paragraphs: tuple[str, ...]
    lang: str
    source: SourceLinkView
    check: CheckView
    speaker: str = ""
    said_to: str = ""
    date: DateView | None = None
    where: str = ""
    note: str = ""
    also_in: tuple[SourceLinkView, ...] = ()
    trails: tuple[TrailView, ...] = ()
    more_trails: LinkView | None = None
    claims: tuple[ClaimRefView, ...] = ()
    claims_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TweetView:
    """``parts/tweet.html``: a short public post as a card.

    - ``anchor``: value of ``id`` ("tweet-ID"), empty at later blocks; ``tweet``: value of ``data-tweet``; ``caption``
    - ``author``, ``handle``, ``initials``: may be empty where unknown; ``network``: "X", "Bluesky", … or empty
    - ``line``: "post on X, 21 September 2023 (UTC)"; ``date``
    - ``paragraphs``: the words, empty where they were taken out (then ``notice`` says so); ``lang``
    - ``media``: pictures beside the post; ``reply_to``, ``quotes``: other posts it answers or shows
    - ``source``: the link to it; ``notice``: what became of the original, or empty; ``note``: the writer's remark
    - ``check``, ``trails``, ``more_trails``, ``claims``, ``claims_name``: as for a quotation
    """

    anchor: str
    tweet: str
    caption: str
    author: str
    handle: str
    initials: str
    network: str
    line: str
    date: DateView | None
    paragraphs: tuple[str, ...]
    lang: str
    source: SourceLinkView
    check: CheckView
    media: tuple[ImageView, ...] = ()
    reply_to: tuple[SourceLinkView, ...] = ()
    quotes: SourceLinkView | None = None
    notice: str = ""
    note: str = ""
    trails: tuple[TrailView, ...] = ()
    more_trails: LinkView | None = None
    claims: tuple[ClaimRefView, ...] = ()
    claims_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCardView:
    """``parts/source-card.html``: a source as a card in the text.

    - ``caption``: the writer's words; ``source``: the link; ``line``: "statement by WGA and AMPTP, 20 September 2023"
    - ``excerpt``: lines the writer typed from it, each a paragraph; ``lang``: their language where it is not the page's
    - ``copy``, ``trails``, ``more_trails``, ``claims``, ``claims_name``: as for a quotation; ``note``: the writer's remark
    """

    caption: str
    source: SourceLinkView
    line: str
    excerpt: tuple[str, ...] = ()
    lang: str = ""
    note: str = ""
    copy: CopyView | None = None
    trails: tuple[TrailView, ...] = ()
    more_trails: LinkView | None = None
    claims: tuple[ClaimRefView, ...] = ()
    claims_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GapView:
    """``parts/gap.html``: evidence known to be lost; ``text`` says what stood here, ``lang`` in which language (or empty)."""

    text: str
    lang: str = ""


Piece = Markup | ClaimView | NotesView | CitationView | ImageView | QuoteView | TweetView | SourceCardView | GapView
"""One piece of a body. ``{{ fill(view.body) }}`` joins the HTML and renders every other piece through its part."""
