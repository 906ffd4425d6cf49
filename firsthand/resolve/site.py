"""The site as a whole: what each file alone cannot know.

Joins what ``evidence`` concluded for each post: who stands at which address, what is visible, what posts share, and whether
links between them lead anywhere. Keeps every step linear in the number of posts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache, partial
from typing import assert_never
from zoneinfo import ZoneInfo

from firsthand.model import addresses
from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic
from firsthand.model.evidence import Quote, Source, Tweet
from firsthand.model.files import Options, Skipped
from firsthand.model.post import Page, Post
from firsthand.model.posts import PostCard, PostContent, PostFacts, Posts, Records
from firsthand.model.resolved import ResolvedSite, Visibility
from firsthand.model.site import Settings
from firsthand.model.span import Span
from firsthand.resolve.calendar import decide_visibility, find_zone, make_time, start_of_next_day
from firsthand.resolve.evidence import SharedSources, check_shared, check_unused_shared
from firsthand.resolve.feed_ids import check_feed_ids
from firsthand.resolve.files import PAGES, check_files_of_post, check_files_of_settings
from firsthand.resolve.groups import find_related, group_by_series, group_by_tag
from firsthand.resolve.links import Targets, check_links, check_menu, check_superseded, find_anchors
from firsthand.resolve.made_pages import find_made_pages
from firsthand.resolve.places import Places, place_aliases, place_pages, place_posts


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPost:
    """A post as far as the rest of the site is concerned: its facts and what is wrong with its evidence.

    ``whole`` and ``evidence`` are its fingerprints, as in ``PostCard``.
    """

    facts: PostFacts
    diagnostics: tuple[Diagnostic, ...] = ()
    whole: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFiles:
    """All that was concluded from each file, the names of the files that nothing parses, and the paths of unreadable ones.

    ``load`` gives the content of the post whose file is at a path; ``sources`` are the shared ones as written.
    """

    settings: Settings
    posts: Sequence[KnownPost]
    load: Callable[[str], PostContent]
    sources: Sequence[Source]
    shared: SharedSources
    pages: Sequence[Page] = ()
    file_names: AbstractSet[str] = frozenset()
    unreadable: AbstractSet[str] = frozenset()
    now: datetime
    options: Options = field(default_factory=Options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The site as concluded, all that is to be said about it, and the posts that are not written.

    ``until`` is the next moment at which the same files give another site.
    """

    site: ResolvedSite
    diagnostics: tuple[Diagnostic, ...]
    skipped: tuple[Skipped, ...] = ()
    until: datetime


def resolve_site(files: SiteFiles) -> Resolution:
    """The whole site concluded, with every error and warning there is."""
    settings, options = files.settings, files.options
    zone, diagnostics = find_zone(settings)
    places = Places()
    known = {one.facts.head.path: one for one in sorted(files.posts, key=lambda one: one.facts.head.path)}
    dated = _date_posts(place_posts(places, [one.facts.head for one in known.values()]), zone, files.now)
    written = [one for one in dated if _is_written(one.visibility, options)]
    pages = place_pages(places, [page for page in files.pages if options.drafts or not page.draft])
    cards = [_make_card(one, known[one.post.path], zone) for one in written]
    listed = [card.facts.head for card in cards if card.is_listed]
    tags = group_by_tag(listed)
    places.take(find_made_pages(cards, tags.value, per_page=settings.posts_per_page))
    redirects = place_aliases(places, _owners(cards, pages))
    targets = Targets(
        paths=places.owners.keys(),
        files=files.file_names,
        claims={card.slug: frozenset(card.facts.claims) for card in cards},
        skipped={one.post.slug: one.post.span for one in dated if not _is_written(one.visibility, options)},
        find_anchors=_anchor_finder(files, cards, pages),
        unreadable=_find_unreadable(files),
    )
    site = ResolvedSite(
        settings=settings,
        url=options.base_url or settings.url,
        now=files.now.astimezone(zone),
        posts=Posts(_with_related(cards), files.load),
        pages=pages,
        records=Records(files.shared.records, {one.facts.head.slug: path for path, one in known.items()}, files.load),
        tags=tags.value,
        series=group_by_series(listed),
        redirects=redirects,
    )
    found = (
        *diagnostics,
        *_gather_evidence_diagnostics(files),
        *places.found,
        *tags.diagnostics,
        *check_feed_ids([card.facts.head for card in cards]),
        *_check_all_links(cards, pages, targets),
        *check_menu(settings, targets),
        *check_files_of_settings(settings, files.file_names),
    )
    waiting = (one.published for one in dated if one.visibility is Visibility.SCHEDULED)
    return Resolution(
        site=site,
        diagnostics=found,
        skipped=_skipped(dated, options),
        until=min((start_of_next_day(site.now), *waiting)),
    )


def _gather_evidence_diagnostics(files: SiteFiles) -> list[Diagnostic]:
    """What is wrong with every post's evidence and with the shared sources.

    A draft that is not written uses shared sources too, but may be as wrong as it likes. Of a post that could not be read,
    and of references that may lead into a file of sources that could not, nothing is said that would only follow from that.
    """
    found = list(check_shared(files.shared, find_in_posts=cache(partial(_find_own_record, files))))
    for post in files.posts:
        head = post.facts.head
        if head.path not in files.unreadable and (files.options.drafts or not head.draft):
            found += post.diagnostics
    if any(path.startswith("content/sources/") for path in files.unreadable):
        found = [problem for problem in found if problem.code is not Code.UNKNOWN_REFERENCE]
    if not any(post.facts.head.path in files.unreadable or post.facts.unread for post in files.posts):
        used = {name for post in files.posts for name in post.facts.shared_used}
        found += check_unused_shared(files.sources, used)
    return found


def _find_own_record(files: SiteFiles, name: str) -> Span | None:
    """Where a post's own record called ``name`` stands; the last post's, where several have one."""
    found = None
    for post in files.posts:
        evidence = files.load(post.facts.head.path).post.evidence
        records: tuple[Source | Quote | Tweet, ...] = (*evidence.sources, *evidence.quotes, *evidence.tweets)
        found = next((record.span for record in records if record.id == name), found)
    return found


def _find_unreadable(files: SiteFiles) -> AbstractSet[str]:
    """The slugs of posts of whose claims nothing is known."""
    facts = (post.facts for post in files.posts)
    return {one.head.slug for one in facts if one.head.path in files.unreadable or "claims" in one.unread}


def _owners(cards: Sequence[PostCard], pages: Sequence[Page]) -> Iterator[tuple[Post | Page, str]]:
    for card in cards:
        yield card.facts.head, addresses.post_path(card.slug)
    for page in pages:
        yield page, addresses.page_path(page.slug)


def _check_all_links(cards: Sequence[PostCard], pages: Sequence[Page], targets: Targets) -> Iterator[Diagnostic]:
    for card in cards:
        facts = card.facts
        yield from check_links(facts.links, path=addresses.post_path(card.slug), folder=facts.head.folder, targets=targets)
        yield from check_files_of_post(facts.files, folder=facts.head.folder, files=targets.files)
        yield from check_superseded(facts.superseded, targets)
    for page in pages:
        yield from check_links(page.body.parts, path=addresses.page_path(page.slug), folder=PAGES, targets=targets)


def _anchor_finder(
    files: SiteFiles, cards: Sequence[PostCard], pages: Sequence[Page]
) -> Callable[[str], AbstractSet[str] | None]:
    """What gives the names of places in the post or page at an address; a post is loaded when a link asks for it."""
    owners: dict[str, PostCard | Page] = {addresses.page_path(page.slug): page for page in pages}
    owners |= {addresses.post_path(card.slug): card for card in cards}

    @cache
    def find(path: str) -> AbstractSet[str] | None:
        owner = owners.get(path)
        if not isinstance(owner, PostCard):
            return find_anchors(owner) if owner else None
        sources = {key.id for key in owner.facts.sources}
        return find_anchors(files.load(owner.facts.head.path).post, sources=sources)

    return find


@dataclass(frozen=True, slots=True)
class _Dated:
    post: Post
    published: datetime
    visibility: Visibility


def _date_posts(posts: Sequence[Post], zone: ZoneInfo, now: datetime) -> list[_Dated]:
    """The posts newest first, equal dates by slug; one without a date is in error already and is left out."""
    dated = [(post, make_time(post.date, zone)) for post in posts if post.date]
    placed = [_Dated(post, published, decide_visibility(post, published, now)) for post, published in dated]
    return sorted(sorted(placed, key=lambda one: one.post.slug), key=lambda one: one.published, reverse=True)


def _is_written(visibility: Visibility, options: Options) -> bool:
    match visibility:
        case Visibility.PUBLIC | Visibility.HIDDEN:
            return True
        case Visibility.DRAFT:
            return options.drafts
        case Visibility.SCHEDULED:
            return options.future
        case _:
            assert_never(visibility)


def _make_card(dated: _Dated, known: KnownPost, zone: ZoneInfo) -> PostCard:
    return PostCard(
        facts=known.facts,
        visibility=dated.visibility,
        published=dated.published,
        updated=make_time(dated.post.updated, zone) if dated.post.updated else None,
        whole=known.whole,
        evidence=known.evidence,
    )


def _with_related(cards: Sequence[PostCard]) -> tuple[PostCard, ...]:
    traits = {
        card.slug: [*_shared_sources(card), *(f"#{tag.casefold()}" for tag in card.facts.head.tags)]
        for card in cards
        if card.is_listed
    }
    related = find_related(traits)
    return tuple(replace(card, related=related[card.slug]) if card.slug in related else card for card in cards)


def _shared_sources(card: PostCard) -> list[str]:
    return [key.id for key in card.facts.sources if not key.scope]


def _skipped(dated: Sequence[_Dated], options: Options) -> tuple[Skipped, ...]:
    return tuple(
        Skipped(
            path=one.post.path,
            reason=one.visibility.value,
            until=_write_moment(one.published) if one.visibility is Visibility.SCHEDULED else "",
        )
        for one in dated
        if not _is_written(one.visibility, options)
    )


def _write_moment(moment: datetime) -> str:
    """As ``2026-10-01 09:00 +02:00``."""
    text = moment.isoformat(" ", "minutes")
    return f"{text[:16]} {text[16:]}"
