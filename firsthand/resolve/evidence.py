"""The front door: one post's evidence, and the shared sources', with every problem there is in them.

A post is resolved from itself, the shared sources, the locks, the settings and the date; it knows no other post. What
joins posts (links between them, who else uses a source, addresses) is ``site``'s.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from firsthand.model.body import Gap
from firsthand.model.diagnostic import Diagnostic, sort_diagnostics
from firsthand.model.evidence import Source
from firsthand.model.parsed import Parsed
from firsthand.model.post import Evidence, Post
from firsthand.model.resolved import Item, Key, Record, ResolvedClaim, ResolvedSource
from firsthand.model.site import Copies, Settings
from firsthand.model.span import Span
from firsthand.resolve.checks import CHECKS
from firsthand.resolve.checks.copy_damaged import check_copies
from firsthand.resolve.checks.duplicate_id import check_duplicate_ids
from firsthand.resolve.checks.shared_points_at_post import check_shared_references
from firsthand.resolve.checks.source_cycle import check_shared_cycles
from firsthand.resolve.checks.unused import check_unused_shared
from firsthand.resolve.claims import make_claims
from firsthand.resolve.copies import SHARED_SCOPE, LockIndex, lock_scope
from firsthand.resolve.dossier import Dossier, open_dossier
from firsthand.resolve.named import find_named_records
from firsthand.resolve.names import SHARED, make_names
from firsthand.resolve.quotations import Shelf
from firsthand.resolve.records import make_record, make_source
from firsthand.resolve.uses import entries_of, find_sources

__all__ = ["PostEvidence", "check_unused_shared", "resolve_post", "resolve_shared"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostEvidence:
    """What was concluded from one post.

    ``records`` are the post's own, by key; ``claims`` in order of first mention; ``names`` maps each id that can be met in
    the post (its own, and the shared ones it leads to) to its item; ``sources`` are the sources and tweets it rests on, in
    order of first use, shared ones included; ``shared_used`` the ids of shared sources that its records or its body lead to
    or were probably meant to.
    """

    slug: str
    records: Mapping[Key, Record] = field(default_factory=dict)
    claims: tuple[ResolvedClaim, ...] = ()
    names: Mapping[str, Item] = field(default_factory=dict)
    sources: tuple[Item, ...] = ()
    gaps: tuple[Gap, ...] = ()
    shared_used: frozenset[str] = frozenset()


def resolve_post(  # noqa: PLR0913 (all that may bear on a post, each by its name)
    post: Post, *, slug: str, settings: Settings, shared: Mapping[str, Source], locks: LockIndex, now: datetime
) -> Parsed[PostEvidence]:
    """Everything concluded from one post, and everything wrong with its evidence.

    ``shared`` maps ids to shared sources; ``now`` is for claims that are due for another look.
    """
    names = make_names(post.evidence, slug=slug, shared=shared)
    shelf = Shelf(locks=locks, mode=settings.copies, scope=lock_scope(post))
    dossier = open_dossier(post, settings=settings, names=names, shelf=shelf, now=now)
    evidence = PostEvidence(
        slug=slug,
        records={entry.item.key: make_record(dossier.desk, entry) for entry in dossier.own},
        claims=make_claims(dossier),
        names={entry.id: entry.item for entry in dossier.entries},
        sources=find_sources(names, entries_of(names, dossier.uses)),
        gaps=tuple(part for part in post.body.parts if isinstance(part, Gap)),
        shared_used=_find_shared_used(dossier),
    )
    found = (diagnostic for check in CHECKS for diagnostic in check(dossier))
    return Parsed(value=evidence, diagnostics=sort_diagnostics(found))


def _find_shared_used(dossier: Dossier) -> frozenset[str]:
    led_to = {entry.id for entry in dossier.entries if entry.item.key.scope == SHARED}
    return frozenset(led_to | (find_named_records(dossier) & dossier.names.shared.keys()))


def resolve_shared(
    sources: Sequence[Source], *, settings: Settings, locks: LockIndex, in_posts: Mapping[str, Span] | None = None
) -> Parsed[Mapping[Key, ResolvedSource]]:
    """The shared sources as concluded, and what is wrong with them and with the saved copies.

    ``in_posts`` are the ids of posts' own records and where they stand, for the message where a shared source names one.
    """
    names = make_names(Evidence(sources=tuple(sources)), slug=SHARED, shared={})
    shelf = Shelf(locks=locks, mode=settings.copies, scope=SHARED_SCOPE)
    nobody = Post(path="", name="", slug=SHARED, folder="", span=Span(""))
    long_ago = datetime(1970, 1, 1, tzinfo=UTC)
    dossier = open_dossier(nobody, settings=settings, names=names, shelf=shelf, now=long_ago)
    desk, owned = dossier.desk, dossier.own
    resolved = {one.item.key: make_source(desk, one, one.record) for one in owned if isinstance(one.record, Source)}
    found: list[Diagnostic] = [
        *check_duplicate_ids(dossier),
        *check_shared_references(dossier, in_posts or {}),
        *check_shared_cycles(dossier),
        *(() if settings.copies is Copies.OFF else check_copies(locks)),
    ]
    return Parsed(value=resolved, diagnostics=sort_diagnostics(found))
