"""The site as a whole: what each file alone cannot know.

Joins what ``evidence`` concluded for each post: who stands at which address, what is visible, what posts share, and whether
links between them lead anywhere. Keeps every step linear in the number of posts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import datetime
from math import ceil
from typing import assert_never
from zoneinfo import ZoneInfo

from firsthand.model import addresses
from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic
from firsthand.model.evidence import Quote, Source, Tweet
from firsthand.model.files import Options, Skipped
from firsthand.model.lock import Lock
from firsthand.model.post import Page, Post
from firsthand.model.resolved import Key, Record, ResolvedPost, ResolvedSite, Visibility
from firsthand.model.site import Settings
from firsthand.resolve.calendar import decide_visibility, find_zone, make_time
from firsthand.resolve.copies import index_locks
from firsthand.resolve.evidence import PostEvidence, check_unused_shared, resolve_post, resolve_shared
from firsthand.resolve.feed_ids import check_feed_ids, make_feed_id
from firsthand.resolve.files import PAGES, check_files_of_post, check_files_of_settings
from firsthand.resolve.groups import Group, find_related, group_by_series, group_by_tag
from firsthand.resolve.links import Targets, check_links, check_menu, check_superseded, find_anchors
from firsthand.resolve.places import Places, place_aliases, place_pages, place_posts


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFiles:
    """All that was parsed, the names of the files that nothing parses, and the paths of texts that could not be read.

    ``unread_locks`` are the paths of locks that could not be read.
    """

    settings: Settings
    posts: Sequence[Post]
    pages: Sequence[Page] = ()
    shared: Sequence[Source] = ()
    locks: Sequence[Lock] = ()
    copies: Mapping[str, str] = field(default_factory=dict)
    unread_locks: Sequence[str] = ()
    file_names: AbstractSet[str] = frozenset()
    unreadable: AbstractSet[str] = frozenset()
    now: datetime
    options: Options = field(default_factory=Options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The site as concluded, all that is to be said about it, and the posts that are not written."""

    site: ResolvedSite
    diagnostics: tuple[Diagnostic, ...]
    skipped: tuple[Skipped, ...] = ()


def resolve_site(files: SiteFiles) -> Resolution:
    """The whole site concluded, with every error and warning there is."""
    settings, options = files.settings, files.options
    zone, diagnostics = find_zone(settings)
    places = Places()
    dated = _date_posts(place_posts(places, sorted(files.posts, key=lambda post: post.path)), zone, files.now)
    written = [one for one in dated if _is_written(one.visibility, options)]
    pages = place_pages(places, [page for page in files.pages if options.drafts or not page.draft])
    evidence = _resolve_evidence(files)

    posts = [_resolve_one(one, evidence.posts[one.post.path], zone) for one in written]
    listed = [one.post for one in posts if one.is_listed]
    tags = group_by_tag(listed)
    for paths in (_tag_paths(tags.value), _source_paths(posts), _list_paths(posts, settings.posts_per_page)):
        places.take(paths)
    redirects = place_aliases(places, _owners(posts, pages))
    targets = Targets(
        paths=places.owners.keys(),
        files=files.file_names,
        claims={post.slug: {claim.claim.id for claim in post.claims} for post in posts},
        skipped={one.post.slug: one.post.span for one in dated if not _is_written(one.visibility, options)},
        anchors=_find_all_anchors(posts, pages),
        unreadable={post.slug for post in files.posts if post.path in files.unreadable or "claims" in post.evidence.unread},
    )
    site = ResolvedSite(
        settings=settings,
        url=options.base_url or settings.url,
        now=files.now.astimezone(zone),
        posts=_with_related(posts),
        pages=pages,
        records=evidence.records,
        tags=tags.value,
        series=group_by_series(listed),
        redirects=redirects,
    )
    found = (
        *diagnostics,
        *evidence.diagnostics,
        *places.found,
        *tags.diagnostics,
        *check_feed_ids([one.post for one in posts]),
        *_check_all_links(posts, pages, targets),
        *check_menu(settings, targets),
        *check_files_of_settings(settings, files.file_names),
    )
    return Resolution(site=site, diagnostics=found, skipped=_skipped(dated, options))


@dataclass(frozen=True, slots=True, kw_only=True)
class _SiteEvidence:
    posts: Mapping[str, PostEvidence]  # by path
    records: Mapping[Key, Record]
    diagnostics: tuple[Diagnostic, ...]


def _resolve_evidence(files: SiteFiles) -> _SiteEvidence:
    """Every post's evidence and the shared sources'.

    A draft that is not written uses shared sources too, but may be as wrong as it likes. Of a post that could not be read,
    and of references that may lead into a file of sources that could not, nothing is said that would only follow from that.
    """
    settings = files.settings
    locks = index_locks(files.locks, files.copies, unread=files.unread_locks)
    shared = {source.id: source for source in files.shared}
    own = {record.id: record.span for post in files.posts for record in _own_records(post)}
    common = resolve_shared(files.shared, settings=settings, locks=locks, in_posts=own)
    records: dict[Key, Record] = dict(common.value)
    found = list(common.diagnostics)
    evidence = {}
    for post in files.posts:
        parsed = resolve_post(post, slug=post.slug, settings=settings, shared=shared, locks=locks, now=files.now)
        evidence[post.path] = parsed.value
        records |= parsed.value.records
        if post.path not in files.unreadable and (files.options.drafts or not post.draft):
            found += parsed.diagnostics
    if any(path.startswith("content/sources/") for path in files.unreadable):
        found = [problem for problem in found if problem.code is not Code.UNKNOWN_REFERENCE]
    if not any(post.path in files.unreadable or post.evidence.unread for post in files.posts):
        found += check_unused_shared(files.shared, {name for one in evidence.values() for name in one.shared_used})
    return _SiteEvidence(posts=evidence, records=records, diagnostics=tuple(found))


def _own_records(post: Post) -> tuple[Source | Quote | Tweet, ...]:
    return (*post.evidence.sources, *post.evidence.quotes, *post.evidence.tweets)


def _owners(posts: Sequence[ResolvedPost], pages: Sequence[Page]) -> Iterator[tuple[Post | Page, str]]:
    for post in posts:
        yield post.post, addresses.post_path(post.slug)
    for page in pages:
        yield page, addresses.page_path(page.slug)


def _tag_paths(tags: Sequence[Group]) -> Iterator[str]:
    for tag, _ in tags:
        yield addresses.tag_path(tag)
        yield addresses.tag_path(tag) + "feed.xml"


def _source_paths(posts: Sequence[ResolvedPost]) -> Iterator[str]:
    """The pages of sources and short posts: there is one of each that a written post rests on."""
    for post in posts:
        for item in post.sources:
            yield addresses.source_path(item.key.scope, item.key.id)


def _list_paths(posts: Sequence[ResolvedPost], per_page: int) -> Iterator[str]:
    listed = sum(post.is_listed for post in posts)
    for number in range(2, ceil(listed / per_page) + 1):
        yield addresses.list_path(number)


def _check_all_links(posts: Sequence[ResolvedPost], pages: Sequence[Page], targets: Targets) -> Iterator[Diagnostic]:
    for post in posts:
        yield from check_links(post.post, path=addresses.post_path(post.slug), folder=post.post.folder, targets=targets)
        yield from check_files_of_post(post.post, targets.files)
        yield from check_superseded(post.claims, targets)
    for page in pages:
        yield from check_links(page, path=addresses.page_path(page.slug), folder=PAGES, targets=targets)


def _find_all_anchors(posts: Sequence[ResolvedPost], pages: Sequence[Page]) -> dict[str, AbstractSet[str]]:
    anchors = {addresses.page_path(page.slug): find_anchors(page) for page in pages}
    for post in posts:
        sources = {item.key.id for item in post.sources}
        anchors[addresses.post_path(post.slug)] = find_anchors(post.post, sources=sources)
    return anchors


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


def _resolve_one(dated: _Dated, evidence: PostEvidence, zone: ZoneInfo) -> ResolvedPost:
    post = dated.post
    return ResolvedPost(
        post=post,
        slug=post.slug,
        visibility=dated.visibility,
        published=dated.published,
        updated=make_time(post.updated, zone) if post.updated else None,
        feed_id=make_feed_id(post),
        claims=evidence.claims,
        names=evidence.names,
        sources=evidence.sources,
        gaps=evidence.gaps,
    )


def _with_related(posts: Sequence[ResolvedPost]) -> tuple[ResolvedPost, ...]:
    traits = {
        post.slug: [*_shared_sources(post), *(f"#{tag.casefold()}" for tag in post.post.tags)]
        for post in posts
        if post.is_listed
    }
    related = find_related(traits)
    return tuple(replace(post, related=related.get(post.slug, ())) for post in posts)


def _shared_sources(post: ResolvedPost) -> list[str]:
    return [item.key.id for item in post.sources if not item.key.scope]


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
