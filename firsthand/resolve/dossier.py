"""Everything known about one post's evidence while it is being judged: what the checks and the labels look at.

Made once a post and changed by none who reads it. A dossier of the shared sources alone is one of a post without a body.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from firsthand.model.evidence import Claim, Ref
from firsthand.model.post import Post
from firsthand.model.resolved import Item
from firsthand.model.site import Copies, Label, Settings
from firsthand.resolve.cycles import Knot, find_knots
from firsthand.resolve.graph import Trail, find_trail
from firsthand.resolve.named import find_named_records
from firsthand.resolve.names import Entry, Names, is_readable, touched
from firsthand.resolve.outcomes import Verdict
from firsthand.resolve.quotations import Finding, Shelf, find_quotation
from firsthand.resolve.records import Desk
from firsthand.resolve.references import pointers_of
from firsthand.resolve.uses import Citation, Mention, claim_entries, entries_of, find_uses, mentions_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One item that a claim names, with all that lies behind it."""

    entry: Entry
    trail: Trail


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCase:
    """A claim and what its fields name.

    ``label`` is None where none of that name may be used. ``is_broken`` where a record it rests on is in error itself: then
    nothing is said of its label, since mending that error may mend this one.
    """

    claim: Claim
    label: Label | None
    support: tuple[Heard, ...]
    against: tuple[Heard, ...]
    mentions: tuple[Mention, ...]
    is_broken: bool

    def field(self, key: str) -> tuple[Heard, ...]:
        """The items of ``source`` or ``against``."""
        return self.support if key == "source" else self.against


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A post's evidence, joined.

    ``entries`` are the records of the post and all they lead to, shared sources included; ``knots`` are where these rest on
    themselves; ``findings`` what the locks say of its quotes and tweets; ``cases`` its claims in the order written. ``uses``
    are the marks of its body, ``used`` the records that these bring into it, ``named`` the ids that the body, a claim or a
    record names, or probably meant. ``verdicts`` say of each claim, by its id, whether its label is earned; they come last.
    """

    post: Post
    settings: Settings
    now: datetime
    names: Names
    shelf: Shelf
    desk: Desk
    uses: tuple[Mention | Citation, ...]
    used: tuple[Entry, ...]
    named: frozenset[str]
    entries: tuple[Entry, ...]
    findings: Mapping[Item, Finding]
    knots: tuple[Knot, ...]
    cases: tuple[ClaimCase, ...]
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        """The post's slug, which is the scope of its records."""
        return self.names.scope

    @property
    def copies(self) -> Copies:
        """What the site does where a copy or a match is missing."""
        return self.settings.copies

    @property
    def own(self) -> tuple[Entry, ...]:
        """The post's own records, in the order written."""
        return tuple(self.names.own.values())


def open_dossier(post: Post, *, settings: Settings, names: Names, shelf: Shelf, now: datetime) -> Dossier:
    """Everything that can be known of the post's evidence before any of it is judged."""
    uses = find_uses(post.body)
    brought = [entry for claim in names.claims.values() for entry in claim_entries(names, claim)]
    used = entries_of(names, uses)
    entries = touched(names, (*names.own.values(), *brought, *used))
    knots = find_knots(names, entries)
    cyclic = frozenset(entry.item for knot in knots for entry in knot)
    findings = {entry.item: find_quotation(names, shelf, entry) for entry in names.own.values()}
    mentions = mentions_of(uses)
    labels = {label.id: label for label in settings.labels}
    return Dossier(
        post=post,
        settings=settings,
        now=now,
        names=names,
        shelf=shelf,
        desk=Desk(names=names, shelf=shelf, findings=findings, home=settings.url),
        uses=uses,
        used=used,
        named=find_named_records(names, uses),
        entries=entries,
        findings=findings,
        knots=knots,
        cases=tuple(
            _open_case(names, claim, labels.get(claim.label), mentions.get(claim.id, ()), cyclic)
            for claim in names.claims.values()
        ),
    )


def _open_case(
    names: Names, claim: Claim, label: Label | None, mentions: tuple[Mention, ...], cyclic: frozenset[Item]
) -> ClaimCase:
    support = _hear(names, claim.source, cyclic)
    against = _hear(names, claim.against, cyclic)
    return ClaimCase(
        claim=claim,
        label=label,
        support=support,
        against=against,
        mentions=mentions,
        is_broken=not (is_readable(claim) and names.holds_all(pointers_of(claim)))
        or any(heard.trail.is_broken for heard in (*support, *against)),
    )


def _hear(names: Names, refs: tuple[Ref, ...], cyclic: frozenset[Item]) -> tuple[Heard, ...]:
    return tuple(Heard(entry=entry, trail=find_trail(names, entry, cyclic=cyclic)) for entry in names.follow(refs))
