"""Quotations, short posts and sources where they stand in a text as cards, and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

from firsthand.model.addresses import post_path
from firsthand.model.body import Image
from firsthand.model.evidence import Media
from firsthand.model.files import Asset
from firsthand.model.resolved import (
    Key,
    Record,
    ResolvedClaim,
    ResolvedPost,
    ResolvedQuote,
    ResolvedSource,
    ResolvedTweet,
)
from firsthand.render.make_views.checks import find_copy, make_check, notice_of
from firsthand.render.make_views.dates import make_partial
from firsthand.render.make_views.index import SiteIndex
from firsthand.render.make_views.names import initials_of, language_of, line_of, name_record
from firsthand.render.make_views.sources import find_source_links, make_claim_refs, make_source_link, page_url
from firsthand.render.make_views.trails import make_record_trails
from firsthand.render.record_facts import known, words_of
from firsthand.render.urls import Place
from firsthand.render.views.body import ImageView, QuoteView, SourceCardView, TweetView
from firsthand.render.views.evidence import ClaimRefView


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where a card stands: its post, its page, the writer's caption, and its ``id`` (empty for a later card of a record).

    ``claims`` are those of the post that are drawn from the record, or rest on it where it is a source.
    """

    post: ResolvedPost
    place: Place
    caption: str
    anchor: str
    claims: tuple[ResolvedClaim, ...]


def make_quote(index: SiteIndex, stand: Stand, record: ResolvedQuote) -> QuoteView:
    """A quotation as a card."""
    words, quote = index.words, record.quote
    carrier = index.find_carrier(record.key)
    date = make_partial(quote.said, words) if quote.said else (name_record(index, carrier).date if carrier else None)
    trails = make_record_trails(index, record)
    return QuoteView(
        anchor=stand.anchor,
        quote=quote.id,
        caption=stand.caption,
        paragraphs=paragraphs_of(quote.text),
        lang=language_of_words(index, record, stand.post),
        source=make_source_link(index, record),
        check=make_check(index, record),
        speaker=record.speaker,
        said_to=words.say("said-to", who=quote.said_to) if quote.said_to else "",
        date=date,
        where=quote.where,
        note=quote.note,
        also_in=find_source_links(index, record.also_in),
        trails=trails.shown,
        more_trails=trails.tell_more(index, _trails_url(index, record)),
        claims=_make_refs(index, stand),
        claims_name=words.say("claims-drawn-quote"),
    )


def make_tweet(index: SiteIndex, stand: Stand, record: ResolvedTweet) -> TweetView:
    """A short public post as a card. The words of one that was taken out again are not shown."""
    words, tweet = index.words, record.tweet
    naming = name_record(index, record)
    date = naming.date
    shown = tweet.quotes and index.find_carrier(Key(record.key.scope, tweet.quotes.id))
    trails = make_record_trails(index, record)
    return TweetView(
        anchor=stand.anchor,
        tweet=tweet.id,
        caption=stand.caption,
        author=naming.author,
        handle=known(tweet.handle),
        initials=initials_of(known(tweet.author)),
        network=naming.network,
        line=words.say("list-separator").join(part for part in (naming.kind, date.text if date else "") if part),
        date=date,
        paragraphs=paragraphs_of(words_of(record)),
        lang=language_of_words(index, record, stand.post),
        source=make_source_link(index, record),
        check=make_check(index, record),
        media=() if tweet.redacted else tuple(_make_media(index, stand.post, media) for media in tweet.media),
        reply_to=find_source_links(index, (Key(record.key.scope, ref.id) for ref in tweet.reply_to)),
        quotes=make_source_link(index, shown) if shown else None,
        notice=notice_of(index, record),
        note=tweet.note,
        trails=trails.shown,
        more_trails=trails.tell_more(index, _trails_url(index, record)),
        claims=_make_refs(index, stand),
        claims_name=words.say("claims-drawn-tweet"),
    )


def make_source_card(index: SiteIndex, stand: Stand, record: ResolvedSource) -> SourceCardView:
    """A source as a card in the text."""
    trails = make_record_trails(index, record)
    return SourceCardView(
        caption=stand.caption,
        source=make_source_link(index, record),
        line=line_of(index, record),
        excerpt=paragraphs_of(record.source.excerpt),
        lang=language_of_words(index, record, stand.post),
        note=record.source.note,
        copy=find_copy(index, record),
        trails=trails.shown,
        more_trails=trails.tell_more(index, _trails_url(index, record)),
        claims=_make_refs(index, stand),
        claims_name=index.words.say("claims-resting"),
    )


def make_image(index: SiteIndex, image: Image, place: Place, folder: str, *, is_first: bool) -> ImageView:
    """A picture of the writer's; its size in pixels keeps the page still while it loads."""
    file = find_file(index, image.src, folder)
    return ImageView(
        src=index.urls.in_body(image.src, place),
        alt=image.alt,
        title=image.title,
        width=(file.width or 0) if file else 0,
        height=(file.height or 0) if file else 0,
        is_lazy=not is_first,
    )


def find_file(index: SiteIndex, src: str, folder: str) -> Asset | None:
    """The file a body's address names: of static/ where it begins with ``/``, else beside the post."""
    name = unquote(urlsplit(src).path)
    return index.static.get(name[1:]) if name.startswith("/") else index.assets.get(normpath(join(folder, name)))


def paragraphs_of(text: str) -> tuple[str, ...]:
    """A record's words by paragraph: an empty line begins a new one, and a single line break is kept."""
    return tuple(part.strip() for part in text.split("\n\n") if part.strip())


def language_of_words(index: SiteIndex, record: Record, post: ResolvedPost) -> str:
    """The language of the record's own words, or empty where it is that of the post they stand in."""
    carrier = index.find_carrier(record.key)
    lang = language_of(carrier) if carrier else ""
    return "" if lang == (post.post.lang or index.site.settings.language) else lang


def _trails_url(index: SiteIndex, record: Record) -> str:
    """Where all trails of a record are shown: on the page of what it stands in."""
    carrier = index.find_carrier(record.key)
    page = page_url(index, carrier.key) if carrier else ""
    return f"{page}#rests--on" if page else ""


def _make_media(index: SiteIndex, post: ResolvedPost, media: Media) -> ImageView:
    file = find_file(index, media.file, post.post.folder)
    return ImageView(
        src=index.urls.in_body(media.file, Place(path=post_path(post.slug))),
        alt=media.alt,
        width=(file.width or 0) if file else 0,
        height=(file.height or 0) if file else 0,
    )


def _make_refs(index: SiteIndex, stand: Stand) -> tuple[ClaimRefView, ...]:
    return make_claim_refs(index, stand.claims, is_here=not stand.place.scope)
