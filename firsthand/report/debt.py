"""What the evidence of a site still owes its readers, post by post: for the writer, while writing.

Reads the resolved site. None of it is a mistake, and none of it stops publishing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.model.addresses import post_path
from firsthand.model.evidence import MatchClass
from firsthand.model.resolved import ResolvedPost, ResolvedQuote, ResolvedSite, ResolvedTweet, Visibility
from firsthand.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """One thing that is open: the words it is about, where they are typed, and what is to be added to them."""

    text: str
    span: Span
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostDebt:
    """What one post owes. ``path`` is its address from the base, ``state`` why not everybody sees it (empty where all do)."""

    title: str
    path: str
    span: Span
    state: str
    claims: tuple[Open, ...]
    gaps: tuple[Open, ...]
    quotations: tuple[Open, ...]

    @property
    def is_none(self) -> bool:
        """Whether nothing is open."""
        return not (self.claims or self.gaps or self.quotations)


def make_debt(site: ResolvedSite) -> tuple[PostDebt, ...]:
    """The posts that owe anything, newest first: claims without a primary source, gaps, and words compared with no copy."""
    uncompared: dict[str, list[Open]] = {}
    for slug, quotation in _list_uncompared(site):
        uncompared.setdefault(slug, []).append(quotation)
    debts = (_make_one(post, tuple(uncompared.get(post.slug, ()))) for post in site.posts)
    return tuple(debt for debt in debts if not debt.is_none)


def _make_one(post: ResolvedPost, quotations: tuple[Open, ...]) -> PostDebt:
    return PostDebt(
        title=post.post.title or post.post.span.path,
        path=post_path(post.slug),
        span=post.post.span,
        state="" if post.visibility is Visibility.PUBLIC else str(post.visibility),
        claims=tuple(
            Open(text=claim.words or claim.text, span=claim.claim.span, note=claim.label.name)
            for claim in post.claims
            if not claim.primary
        ),
        gaps=tuple(Open(text=gap.text, span=gap.span) for gap in post.gaps),
        quotations=quotations,
    )


def _list_uncompared(site: ResolvedSite) -> Iterator[tuple[str, Open]]:
    for key, record in site.records.items():
        match record:
            case ResolvedQuote(match=MatchClass.NO_COPY):
                yield key.scope, Open(text=record.quote.text, span=record.quote.span)
            case ResolvedTweet(match=MatchClass.NO_COPY):
                yield key.scope, Open(text=record.tweet.text, span=record.tweet.span)
