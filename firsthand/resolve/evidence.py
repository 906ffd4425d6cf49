"""The front door: one post's evidence, and the shared sources', with every problem there is in them.

A post is resolved from itself, the shared sources, the locks, the settings and the date; it knows no other post. What
joins posts (links between them, who else uses a source, addresses) is ``site``'s.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain

from firsthand.model.body import Gap
from firsthand.model.diagnostic import Diagnostic, sort_diagnostics
from firsthand.model.evidence import Source
from firsthand.model.parsed import Parsed
from firsthand.model.post import Evidence, Post
from firsthand.model.posts import PostContent
from firsthand.model.resolved import Key, ResolvedSource
from firsthand.model.site import Copies, Settings
from firsthand.model.span import Span
from firsthand.resolve.checks import CHECKS
from firsthand.resolve.checks.archive_doubtful import check_archives
from firsthand.resolve.checks.copy_damaged import check_copies
from firsthand.resolve.checks.duplicate_id import check_duplicate_ids
from firsthand.resolve.checks.shared_points_at_post import check_shared_references
from firsthand.resolve.checks.source_cycle import check_shared_cycles
from firsthand.resolve.checks.unused import check_unused_shared
from firsthand.resolve.claims import make_claims
from firsthand.resolve.copies import SHARED_SCOPE, LockIndex, lock_scope
from firsthand.resolve.dossier import Dossier, open_dossier
from firsthand.resolve.names import SHARED, make_names
from firsthand.resolve.quotations import Shelf
from firsthand.resolve.records import make_source
from firsthand.resolve.references import pointers_of
from firsthand.resolve.uses import Citation, find_sources
from firsthand.resolve.verdicts import judge

__all__ = ["SharedSources", "check_shared", "check_unused_shared", "resolve_post", "resolve_shared"]


def resolve_post(  # noqa: PLR0913 (all that may bear on a post, each by its name)
    post: Post, *, slug: str, settings: Settings, shared: Mapping[str, Source], locks: LockIndex, now: datetime
) -> Parsed[PostContent]:
    """Everything concluded from one post, and everything wrong with its evidence.

    ``shared`` maps ids to shared sources; ``now`` is for claims that are due for another look.
    """
    names = make_names(post.evidence, slug=slug, shared=shared)
    shelf = Shelf(locks=locks, mode=settings.copies, scope=lock_scope(post))
    dossier = judge(open_dossier(post, settings=settings, names=names, shelf=shelf, now=now))
    content = PostContent(
        post=post,
        records={entry.item.key: dossier.desk.conclude(entry) for entry in dossier.own},
        claims=make_claims(dossier),
        names={entry.id: entry.item for entry in dossier.entries},
        sources=find_sources(names, dossier.used),
        gaps=tuple(part for part in post.body.parts if isinstance(part, Gap)),
        shared_used=_find_shared_used(dossier),
        own_ids=tuple(names.own),
        is_sure=_is_sure(dossier),
    )
    found = (diagnostic for check in CHECKS for diagnostic in check(dossier))
    return Parsed(value=content, diagnostics=sort_diagnostics(found))


def _find_shared_used(dossier: Dossier) -> frozenset[str]:
    led_to = {entry.id for entry in dossier.entries if entry.item.key.scope == SHARED}
    return frozenset(led_to | (dossier.named & dossier.names.shared.keys()))


def _is_sure(dossier: Dossier) -> bool:
    """Whether all that the post names is there, and all that this leads to."""
    names = dossier.names
    of_claims = (pointer for claim in names.claims.values() for pointer in pointers_of(claim))
    pointers = chain((pointer for entry in dossier.entries for pointer in entry.pointers), of_claims)
    cited = (use for use in dossier.uses if isinstance(use, Citation))
    return (
        not names.collisions
        and all(names.find(pointer.ref.id, pointer.kinds) for pointer in pointers)
        and all(names.find(use.id, (use.kind,)) for use in cited)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedSources:
    """The shared sources as concluded, by key, and what was known of them when they were."""

    records: Mapping[Key, ResolvedSource]
    dossier: Dossier


def resolve_shared(sources: Sequence[Source], *, settings: Settings, locks: LockIndex) -> SharedSources:
    """Everything concluded from the shared sources."""
    names = make_names(Evidence(sources=tuple(sources)), slug=SHARED, shared={})
    shelf = Shelf(locks=locks, mode=settings.copies, scope=SHARED_SCOPE)
    nobody = Post(path="", name="", slug=SHARED, folder="", span=Span(""))
    long_ago = datetime(1970, 1, 1, tzinfo=UTC)
    dossier = open_dossier(nobody, settings=settings, names=names, shelf=shelf, now=long_ago)
    desk, owned = dossier.desk, dossier.own
    resolved = {one.item.key: make_source(desk, one, one.record) for one in owned if isinstance(one.record, Source)}
    return SharedSources(records=resolved, dossier=dossier)


def check_shared(shared: SharedSources, *, find_in_posts: Callable[[str], Span | None]) -> tuple[Diagnostic, ...]:
    """What is wrong with the shared sources and with the saved copies.

    ``find_in_posts`` says where the record of a post with an id stands, for the message where a shared source names one.
    """
    dossier = shared.dossier
    return sort_diagnostics(
        [
            *check_duplicate_ids(dossier),
            *check_shared_references(dossier, find_in_posts),
            *check_shared_cycles(dossier),
            *check_archives(dossier),
            *(() if dossier.copies is Copies.OFF else check_copies(dossier.shelf.locks)),
        ]
    )
