"""Lists of posts: home, tags, archive; and the pages that hold nothing: 404 and old addresses."""

from __future__ import annotations

from itertools import groupby

from firsthand.model import addresses
from firsthand.model.posts import PostCard
from firsthand.model.resolved import Redirect
from firsthand.model.site import Line
from firsthand.render.jsonld import render_site_jsonld
from firsthand.render.make_views.corrections import all_corrections
from firsthand.render.make_views.dates import make_instant
from firsthand.render.make_views.frame import Frame
from firsthand.render.make_views.index import SiteIndex
from firsthand.render.make_views.labels import make_label, make_site_counts
from firsthand.render.make_views.links import make_post_link
from firsthand.render.make_views.posts import make_entry
from firsthand.render.views.common import FeedView, LinkView
from firsthand.render.views.lists import (
    AliasView,
    ArchiveEntryView,
    ArchiveView,
    HomeView,
    LineKeyView,
    NotFoundView,
    PagerView,
    TagCountView,
    TagsView,
    TagView,
    YearView,
)

_NEWEST, _NEAR = 5, 2


def count_pages(index: SiteIndex) -> int:
    """How many pages the home list has; one even where there is no post."""
    return max(-(-len(index.listed) // index.site.settings.posts_per_page), 1)


def make_home(frame: Frame, number: int) -> HomeView:
    """Page ``number`` of the home list, counted from 1."""
    index, words, settings = frame.index, frame.index.words, frame.index.site.settings
    path, total = addresses.list_path(number), count_pages(frame.index)
    first = (number - 1) * settings.posts_per_page
    corrections = all_corrections(index) if number == 1 else ()
    title = settings.title if number == 1 else words.say("page-title", title=settings.title, number=number)
    return HomeView(
        site=frame.make_site(path),
        head=frame.make_head(
            title,
            path=path,
            document_title=title,
            previous=addresses.list_path(number - 1) if number > 1 else None,
            following=addresses.list_path(number + 1) if number < total else None,
            json_ld=render_site_jsonld(index.site) if number == 1 else None,
        ),
        number=number,
        entries=tuple(make_entry(index, card) for card in index.listed.cards[first : first + settings.posts_per_page]),
        counts=make_site_counts(index),
        pager=_make_pager(index, number, total) if total > 1 else None,
        lines=_line_keys(index),
        labels_words=words.say("all-labels", count=len(settings.labels)),
        labels_url=index.urls.path("labels/"),
        claims_url=index.urls.path("claims/"),
        correction=corrections[0] if corrections else None,
    )


def make_tag(frame: Frame, tag: str, slugs: tuple[str, ...]) -> TagView:
    """The list of posts with a tag."""
    index, words = frame.index, frame.index.words
    path = addresses.tag_path(tag)
    feed = FeedView(
        title=words.say("tag-feed", tag=tag), url=index.urls.origin + index.urls.tag_feed(tag), type="application/atom+xml"
    )
    return TagView(
        site=frame.make_site(path),
        head=frame.make_head(words.say("tag-title", tag=tag), path=path, feeds=(feed,)),
        tag=tag,
        words=words.say("post-count", count=len(slugs)),
        feed_url=index.urls.tag_feed(tag),
        entries=tuple(make_entry(index, index.cards[slug]) for slug in slugs),
    )


def make_tags(frame: Frame) -> TagsView:
    """The list of all tags."""
    index, words = frame.index, frame.index.words
    return TagsView(
        site=frame.make_site("tags/"),
        head=frame.make_head(words.say("tags"), path="tags/"),
        tags=tuple(
            TagCountView(
                link=LinkView(title=tag, url=index.urls.tag(tag)),
                count=len(slugs),
                words=words.say("post-count", count=len(slugs)),
            )
            for tag, slugs in index.site.tags
        ),
    )


def make_archive(frame: Frame) -> ArchiveView:
    """Every listed post by year."""
    index, words = frame.index, frame.index.words
    by_year = [(year, list(cards)) for year, cards in groupby(index.listed.cards, key=lambda card: card.published.year)]
    return ArchiveView(
        site=frame.make_site("archive/"),
        head=frame.make_head(words.say("archive"), path="archive/"),
        words=words.say("post-count", count=len(index.listed)),
        years=tuple(
            YearView(
                year=str(year),
                anchor=f"y{year}",
                words=words.say("post-count", count=len(cards)),
                entries=tuple(_archive_entry(index, card) for card in cards),
            )
            for year, cards in by_year
        ),
        series=tuple(LinkView(title=name, url=index.urls.post(slugs[0])) for name, slugs in index.series.items() if slugs),
    )


def make_not_found(frame: Frame) -> NotFoundView:
    """The page for an address where nothing stands."""
    index = frame.index
    return NotFoundView(
        site=frame.make_site("404.html"),
        head=frame.make_head(index.words.say("not-found-title"), path="404.html", is_indexed=False),
        entries=tuple(make_post_link(index, card) for card in index.listed.cards[:_NEWEST]),
    )


def make_alias(frame: Frame, redirect: Redirect, title: str) -> AliasView:
    """The page at an old address; ``title`` is that of what stands at the new one."""
    index = frame.index
    head = frame.make_head(index.words.say("moved-title"), path=redirect.new)
    return AliasView(
        site=frame.make_site(redirect.new),
        head=head,
        target=index.urls.path(redirect.new),
        title=title,
    )


def _make_pager(index: SiteIndex, number: int, total: int) -> PagerView:
    words = index.words

    def link(page: int, title: str) -> LinkView:
        return LinkView(title=title, url=index.urls.path(addresses.list_path(page)), is_current=page == number)

    shown = sorted({1, total, *range(max(number - _NEAR, 1), min(number + _NEAR, total) + 1)})
    return PagerView(
        words=words.say("page-of", number=number, total=total),
        newer=link(number - 1, words.say("newer")) if number > 1 else None,
        older=link(number + 1, words.say("older")) if number < total else None,
        pages=tuple(link(page, str(page)) for page in shown),
    )


def _line_keys(index: SiteIndex) -> tuple[LineKeyView, ...]:
    words = index.words
    labels = [make_label(index, label) for label in index.site.settings.labels]
    return tuple(
        LineKeyView(
            line=line.value,
            words=words.say(f"line-{line.value}"),
            meaning=words.say(f"line-{line.value}-key"),
            labels=tuple(label for label in labels if label.line == line.value),
        )
        for line in Line
        if any(label.line == line.value for label in labels)
    )


def _archive_entry(index: SiteIndex, card: PostCard) -> ArchiveEntryView:
    return ArchiveEntryView(
        link=make_post_link(index, card),
        date=make_instant(card.published, index.words),
        words=index.words.say("claim-count", count=len(card.facts.claims)) if card.facts.claims else "",
    )
