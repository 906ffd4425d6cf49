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

from firsthand.resolve.copies import index_locks
from firsthand.resolve.evidence import PostEvidence, resolve_post, resolve_shared

from firsthand.model import addresses
from firsthand.model.diagnostic import Diagnostic
from firsthand.model.evidence import Source
from firsthand.model.files import Options, Skipped
from firsthand.model.lock import Lock
from firsthand.model.post import Page, Post
from firsthand.model.resolved import Redirect, ResolvedPost, ResolvedSite, Visibility
from firsthand.model.site import Settings
from firsthand.model.span import Span
from firsthand.resolve.calendar import decide_visibility, find_zone, make_time
from firsthand.resolve.feed_ids import check_feed_ids, make_feed_id
from firsthand.resolve.groups import Group, find_related, group_by_series, group_by_tag
from firsthand.resolve.links import Targets, check_links, check_superseded
from firsthand.resolve.places import Places, place_aliases, place_pages, place_posts


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFiles:
    """All that was parsed, and the names of the files that nothing parses."""

    settings: Settings
    posts: Sequence[Post]
    pages: Sequence[Page] = ()
    shared: Sequence[Source] = ()
    locks: Sequence[Lock] = ()
    copies: Mapping[str, str] = field(default_factory=dict)
    file_names: AbstractSet[str] = frozenset()
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
    zone, found = find_zone(settings)
    diagnostics = list(found)
    places = Places()
    posts = place_posts(places, sorted(files.posts, key=lambda post: post.path))
    pages = place_pages(places, [page for page in files.pages if options.drafts or not page.draft])
    dated = _date_posts(posts, zone, files.now)
    written = [one for one in dated if _is_written(one.visibility, options)]

    locks = index_locks(files.locks, files.copies)
    shared = {source.id: source for source in files.shared}
    evidence = {
        one.post.slug: resolve_post(one.post, slug=one.post.slug, settings=settings, shared=shared, locks=locks, now=files.now)
        for one in dated
        if one.visibility is not Visibility.DRAFT or options.drafts
    }
    resolved_shared = resolve_shared(files.shared, settings=settings, locks=locks)
    for parsed in (*evidence.values(), resolved_shared):
        diagnostics += parsed.diagnostics

    resolved = [_resolve_one(one, evidence[one.post.slug].value, zone) for one in written]
    listed = [one.post for one in resolved if one.is_listed]
    tags = group_by_tag(listed)
    redirects = _place_the_rest(places, resolved, pages, shared=files.shared, tags=tags.value, per_page=settings.posts_per_page)
    diagnostics += [*places.found, *tags.diagnostics, *check_feed_ids([one.post for one in resolved])]
    skipped = {one.post.slug: one.post.span for one in dated if not _is_written(one.visibility, options)}
    diagnostics += _check_all_links(resolved, pages, places, skipped, files.file_names)
    site = ResolvedSite(
        settings=settings,
        url=options.base_url or settings.url,
        now=files.now.astimezone(zone),
        posts=_with_related(resolved),
        pages=pages,
        records=_all_records(resolved_shared.value, [parsed.value for parsed in evidence.values()]),
        tags=tags.value,
        series=group_by_series(listed),
        redirects=redirects,
    )
    return Resolution(site=site, diagnostics=tuple(diagnostics), skipped=_skipped(dated, options, zone))


def _place_the_rest(
    places: Places,
    posts: Sequence[ResolvedPost],
    pages: Sequence[Page],
    *,
    shared: Sequence[Source],
    tags: Sequence[Group],
    per_page: int,
) -> tuple[Redirect, ...]:
    """The old addresses, after everything that stands somewhere now has taken its place."""
    for path in (*_tag_paths(tags), *_source_paths(posts, shared), *_list_paths(posts, per_page)):
        places.add(path, None)
    owners = [
        *((post.post, addresses.post_path(post.slug)) for post in posts),
        *((page, addresses.page_path(page.slug)) for page in pages),
    ]
    return place_aliases(places, owners)


def _tag_paths(tags: Sequence[Group]) -> Iterator[str]:
    for tag, _ in tags:
        yield addresses.tag_path(tag)
        yield addresses.tag_path(tag) + "feed.xml"


def _source_paths(posts: Sequence[ResolvedPost], shared: Sequence[Source]) -> Iterator[str]:
    for source in shared:
        yield addresses.source_path("", source.id)
    for post in posts:
        for source in post.post.evidence.sources:
            yield addresses.source_path(post.slug, source.id)


def _list_paths(posts: Sequence[ResolvedPost], per_page: int) -> Iterator[str]:
    listed = sum(post.is_listed for post in posts)
    for number in range(2, ceil(listed / per_page) + 1):
        yield addresses.list_path(number)


def _check_all_links(
    posts: Sequence[ResolvedPost],
    pages: Sequence[Page],
    places: Places,
    skipped: Mapping[str, Span],
    file_names: AbstractSet[str],
) -> Iterator[Diagnostic]:
    targets = Targets(
        paths=places.owners.keys(),
        files=file_names,
        claims={post.slug: {claim.claim.id for claim in post.claims} for post in posts},
        skipped=skipped,
    )
    for post in posts:
        sources = {item.key.id for item in post.sources}
        path = addresses.post_path(post.slug)
        yield from check_links(post.post, path=path, folder=post.post.folder, sources=sources, targets=targets)
        yield from check_superseded(post.claims, targets)
    for page in pages:
        yield from check_links(page, path=addresses.page_path(page.slug), folder="content/pages", targets=targets)


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
            until=one.published.isoformat(" ", "minutes") if one.visibility is Visibility.SCHEDULED else "",
        )
        for one in dated
        if not _is_written(one.visibility, options)
    )
