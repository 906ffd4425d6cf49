"""A post's own page, a page such as /about/, and a post as an entry of a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from firsthand.model import addresses
from firsthand.model.body import Body
from firsthand.model.evidence import MatchClass
from firsthand.model.post import Page
from firsthand.model.posts import PostCard
from firsthand.model.resolved import ResolvedPost, ResolvedQuote, ResolvedTweet, Visibility
from firsthand.render.jsonld import render_post_jsonld
from firsthand.render.make_views.body import make_body
from firsthand.render.make_views.checks import is_same
from firsthand.render.make_views.corrections import make_corrections
from firsthand.render.make_views.dates import make_day, make_instant
from firsthand.render.make_views.frame import Frame, shorten
from firsthand.render.make_views.index import SiteIndex
from firsthand.render.make_views.labels import make_counts
from firsthand.render.make_views.links import make_post_link
from firsthand.render.make_views.notes import make_history, make_ledger_row
from firsthand.render.make_views.share import share_post
from firsthand.render.make_views.sources import make_source_row
from firsthand.render.urls import Place
from firsthand.render.views.common import HeadView, LinkView
from firsthand.render.views.post import HeadingView, PageView, PostView, SeriesView
from firsthand.render.views.records import EntryView

_CONTENTS_FROM = 3


def make_post(frame: Frame, post: ResolvedPost) -> PostView:
    """The page of a post."""
    index, words, written = frame.index, frame.index.words, post.post
    card = index.cards[post.slug]
    path = addresses.post_path(post.slug)
    place = Place(path=path)
    corrections = make_corrections(index, post, is_here=True)
    resting = index.claims_by_source(post)
    return PostView(
        site=frame.make_site(path),
        head=_make_head(frame, post, card, path),
        title=written.title,
        slug=post.slug,
        url=index.urls.post(post.slug),
        lang=index.language_at(post.slug),
        date=make_instant(post.published, words),
        body=make_body(index, written.body, place, written.folder, post=post),
        counts=make_counts(index, card.facts.labels, title="claims-here"),
        updated=make_instant(post.updated, words) if post.updated else None,
        authors=written.authors or ((index.site.settings.author,) if index.site.settings.author else ()),
        summary=written.summary,
        state=state_of(index, card),
        contents=_make_contents(written.body),
        checks=_checks(index, post),
        gaps=words.say("gap-count", count=len(post.gaps)) if post.gaps else "",
        ledger=tuple(make_ledger_row(index, claim, is_here=True) for claim in post.claims),
        sources=tuple(
            make_source_row(index, carrier, resting.get(carrier.key, ()), is_here=True)
            for item in post.sources
            if (carrier := index.find_carrier(item.key))
        ),
        corrections=corrections,
        corrected=words.say("corrected", count=len(corrections)) if corrections else "",
        changes=tuple(change for claim in post.claims for change in make_history(index, claim)),
        tags=make_tags(index, card),
        series=_make_series(index, post),
        related=_links(index, post.related),
        previous=_neighbour(index, post, 1),
        next=_neighbour(index, post, -1),
    )


def make_page(frame: Frame, page: Page) -> PageView:
    """A page of the writer's own."""
    path, lang = addresses.page_path(page.slug), page.lang or frame.index.site.settings.language
    return PageView(
        site=frame.make_site(path),
        head=frame.make_head(
            page.title, path=path, description=page.summary or page.body.text, lang=lang, is_indexed=not page.draft
        ),
        title=page.title,
        lang=lang,
        body=make_body(frame.index, page.body, Place(path=path), "content/pages", post=None),
        summary=page.summary,
        contents=_make_contents(page.body),
    )


def make_entry(index: SiteIndex, card: PostCard) -> EntryView:
    """A post as an entry of a list."""
    written = card.facts.head
    return EntryView(
        title=written.title,
        url=index.urls.post(card.slug),
        date=make_instant(card.published, index.words),
        lang=index.name_language(card.slug),
        counts=make_counts(index, card.facts.labels, title="claims-here"),
        summary=written.summary or shorten(card.facts.opening),
        updated=make_instant(card.updated, index.words) if card.updated else None,
        tags=make_tags(index, card),
        authors=written.authors,
        state=state_of(index, card),
    )


def make_tags(index: SiteIndex, card: PostCard) -> tuple[LinkView, ...]:
    """The tags of a listed post, as links to their lists."""
    lang = index.name_language("")
    return (
        tuple(LinkView(title=tag, url=index.urls.tag(tag), lang=lang) for tag in card.facts.head.tags) if card.is_listed else ()
    )


def state_of(index: SiteIndex, card: PostCard) -> str:
    """What to tell whoever sees a post that not everybody sees; empty for an ordinary one."""
    words = index.words
    match card.visibility:
        case Visibility.PUBLIC:
            return ""
        case Visibility.DRAFT:
            return words.say("state-draft")
        case Visibility.HIDDEN:
            return words.say("state-hidden")
        case Visibility.SCHEDULED:
            return words.say("state-scheduled-for", date=make_instant(card.published, words).text)


def _make_head(frame: Frame, post: ResolvedPost, card: PostCard, path: str) -> HeadView:
    index, written = frame.index, post.post
    head = frame.make_head(
        written.title,
        path=path,
        description=written.summary or written.body.text,
        lang=index.language_at(post.slug),
        kind="article",
        is_indexed=post.visibility is Visibility.PUBLIC,
        json_ld=render_post_jsonld(index.site, post),
    )
    return replace(
        share_post(index, card, head),
        published=post.published.isoformat(),
        modified=post.updated.isoformat() if post.updated else "",
        authors=written.authors,
        tags=written.tags,
    )


def _make_contents(body: Body) -> tuple[HeadingView, ...]:
    headings = tuple(HeadingView(level=one.level, url=f"#{one.anchor}", text=one.text) for one in body.headings)
    return headings if len(headings) >= _CONTENTS_FROM else ()


def _checks(index: SiteIndex, post: ResolvedPost) -> str:
    """How many quotations were found word for word, and when claims were last looked at."""
    records = [index.find(item) for item in index.words_in(post)]
    matches = [record.match for record in records if isinstance(record, ResolvedQuote | ResolvedTweet)]
    if not matches:
        return ""
    words = index.words
    same = sum(is_same(match) for match in matches)
    none = sum(match is MatchClass.NO_COPY for match in matches)
    counted = {"part-same": same, "part-differs": len(matches) - same - none, "part-none": none}
    if same == len(matches):
        said = words.say("quotations-same", count=same)
    else:
        parts = tuple(words.say(key, number=number) for key, number in counted.items() if number)
        said = words.say("quotations-mixed", count=len(matches), parts=words.list(parts))
    checked = [claim.claim.checked for claim in post.claims if claim.claim.checked]
    last = words.say("checked", date=make_day(max(checked), words).short) if checked else ""
    return f"{said} {last}." if last else said


def _make_series(index: SiteIndex, post: ResolvedPost) -> SeriesView | None:
    slugs = index.series.get(post.post.series, ())
    if len(slugs) < 2 or post.slug not in slugs:  # noqa: PLR2004 (a series of one is none)
        return None
    parts = tuple(replace(link, is_current=slug == post.slug) for slug, link in zip(slugs, _links(index, slugs), strict=True))
    number = slugs.index(post.slug) + 1
    words = index.words.say("series-part", number=number, total=len(slugs))
    return SeriesView(title=post.post.series, words=words, parts=parts)


def _neighbour(index: SiteIndex, post: ResolvedPost, step: int) -> LinkView | None:
    place = index.places.get(post.slug)
    if place is None or not 0 <= place + step < len(index.listed):
        return None
    return _links(index, (index.listed.cards[place + step].slug,))[0]


def _links(index: SiteIndex, slugs: Iterable[str]) -> tuple[LinkView, ...]:
    return tuple(make_post_link(index, index.cards[slug]) for slug in slugs)
