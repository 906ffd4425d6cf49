"""Lists of posts: home, tags, archive; and the pages that hold nothing: 404 and old addresses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from firsthand.model import addresses
from firsthand.model.paging import ARCHIVE_POSTS, TAG_POSTS, count_pages, take_page
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
from firsthand.render.make_views.pagers import make_pager
from firsthand.render.make_views.posts import make_entry
from firsthand.render.views.common import FeedView, LinkView
from firsthand.render.views.lists import (
    AliasView,
    ArchiveEntryView,
    ArchiveView,
    HomeView,
    LineKeyView,
    NotFoundView,
    TagCountView,
    TagsView,
    TagView,
    YearView,
)

_NEWEST = 5


def make_home(frame: Frame, number: int) -> HomeView:
    """Page ``number`` of the home list, counted from 1."""
    index, words, settings = frame.index, frame.index.words, frame.index.site.settings
    path, total = addresses.list_path(number), count_pages(len(index.listed), settings.posts_per_page)
    corrections = all_corrections(index) if number == 1 else ()
    title = settings.title if number == 1 else words.say("page-title", title=settings.title, number=number)
    return HomeView(
        site=frame.make_site(path),
        head=frame.make_head(
            title,
            path=path,
            document_title=title,
            lang=settings.language,
            previous=addresses.list_path(number - 1) if number > 1 else None,
            following=addresses.list_path(number + 1) if number < total else None,
            json_ld=render_site_jsonld(index.site) if number == 1 else None,
        ),
        number=number,
        entries=tuple(make_entry(index, card) for card in take_page(index.listed.cards, settings.posts_per_page, number)),
        counts=make_site_counts(index),
        pager=make_pager(index, number, total, addresses.list_path),
        lines=_line_keys(index),
        labels_words=words.say("all-labels", count=len(settings.labels)),
        labels_url=index.urls.path("labels/"),
        claims_url=index.urls.path("claims/"),
        correction=corrections[0] if corrections else None,
    )


def make_tag(frame: Frame, tag: str, slugs: tuple[str, ...], number: int) -> TagView:
    """Page ``number`` of the list of posts with a tag, counted from 1."""
    index, words = frame.index, frame.index.words
    path, total = addresses.tag_list_path(tag, number), count_pages(len(slugs), TAG_POSTS)
    feed = FeedView(
        title=words.say("tag-feed", tag=tag), url=index.urls.origin + index.urls.tag_feed(tag), type="application/atom+xml"
    )
    title = words.say("tag-title", tag=tag)
    return TagView(
        site=frame.make_site(path),
        head=frame.make_head(
            title if number == 1 else words.say("page-title", title=title, number=number),
            path=path,
            feeds=(feed,),
            previous=addresses.tag_list_path(tag, number - 1) if number > 1 else None,
            following=addresses.tag_list_path(tag, number + 1) if number < total else None,
        ),
        tag=tag,
        words=words.say("post-count", count=len(slugs)),
        feed_url=index.urls.tag_feed(tag),
        entries=tuple(make_entry(index, index.cards[slug]) for slug in take_page(slugs, TAG_POSTS, number)),
        pager=make_pager(index, number, total, partial(addresses.tag_list_path, tag)),
    )


def make_tags(frame: Frame) -> TagsView:
    """The list of all tags."""
    index, words = frame.index, frame.index.words
    return TagsView(
        site=frame.make_site("tags/"),
        head=frame.make_head(words.say("tags"), path="tags/"),
        tags=tuple(
            TagCountView(
                link=LinkView(title=tag, url=index.urls.tag(tag), lang=index.name_language("")),
                count=len(slugs),
                words=words.say("post-count", count=len(slugs)),
            )
            for tag, slugs in index.site.tags
        ),
    )


def make_archive(frame: Frame, year: str = "") -> ArchiveView:
    """Every listed post by year, or those of one ``year``; with very many posts, the older years are only named."""
    index, words = frame.index, frame.index.words
    by_year = [
        (str(number), list(cards)) for number, cards in groupby(index.listed.cards, key=lambda card: card.published.year)
    ]
    shown = [(name, cards) for name, cards in by_year if year in ("", name)]
    folded = () if year else find_years(index)[1:]
    path = addresses.year_path(year) if year else "archive/"
    title = words.say("archive-year", year=year) if year else words.say("archive")
    return ArchiveView(
        site=frame.make_site(path),
        head=frame.make_head(title, path=path),
        words=words.say("post-count", count=sum(len(cards) for _, cards in shown)),
        years=tuple(
            YearView(
                year=name,
                anchor=f"y{name}",
                words=words.say("post-count", count=len(cards)),
                entries=() if name in folded else tuple(_archive_entry(index, card) for card in cards),
                url=index.urls.path(addresses.year_path(name)) if name in folded else "",
            )
            for name, cards in shown
        ),
        series=() if year else tuple(_series_links(index)),
    )


def find_years(index: SiteIndex) -> tuple[str, ...]:
    """The years of the archive that have pages of their own: none on a site whose posts fit on one page."""
    years = dict.fromkeys(str(card.published.year) for card in index.listed.cards)
    return tuple(years) if len(index.listed) > ARCHIVE_POSTS else ()


def make_not_found(frame: Frame) -> NotFoundView:
    """The page for an address where nothing stands."""
    index = frame.index
    return NotFoundView(
        site=frame.make_site("404.html"),
        head=frame.make_head(index.words.say("not-found-title"), path="404.html", is_indexed=False),
        entries=tuple(make_post_link(index, card) for card in index.listed.cards[:_NEWEST]),
    )


def make_alias(frame: Frame, redirect: Redirect, title: str, lang: str = "") -> AliasView:
    """The page at an old address; ``title`` is that of what stands at the new one, in ``lang``."""
    index = frame.index
    head = frame.make_head(index.words.say("moved-title"), path=redirect.new)
    return AliasView(
        site=frame.make_site(redirect.new),
        head=head,
        target=index.urls.path(redirect.new),
        title=title,
        lang=index.languages.name(lang or index.site.settings.language),
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


def _series_links(index: SiteIndex) -> Iterator[LinkView]:
    """Each series by its name, leading to its first post."""
    lang = index.name_language("")
    for name, slugs in index.series.items():
        if slugs:
            yield LinkView(title=name, url=index.urls.post(slugs[0]), lang=lang)
