"""What was mended: corrections of a post, and the log of all of them."""

from __future__ import annotations

from datetime import date

from firsthand.model.post import Correction
from firsthand.model.resolved import ResolvedPost
from firsthand.render.feed_facts import load_mended
from firsthand.render.make_views.dates import find_day
from firsthand.render.make_views.index import SiteIndex
from firsthand.render.make_views.links import make_post_link
from firsthand.render.make_views.notes import make_history
from firsthand.render.make_views.sources import make_claim_refs
from firsthand.render.views.evidence import CorrectionView, LabelChangeView


def make_corrections(index: SiteIndex, post: ResolvedPost, *, is_here: bool) -> tuple[CorrectionView, ...]:
    """A post's corrections, newest first; ``is_here``: on its own page."""
    numbered = list(enumerate(post.post.corrections, start=1))
    newest_first = sorted(numbered, key=lambda pair: (pair[1].date or date.min, -pair[0]), reverse=True)
    return tuple(_make(index, post, correction, number, is_here=is_here) for number, correction in newest_first)


def _make(index: SiteIndex, post: ResolvedPost, correction: Correction, number: int, *, is_here: bool) -> CorrectionView:
    anchor = f"correction-{number}"
    named = [claim for claim in post.claims if claim.claim.id in correction.claims]
    return CorrectionView(
        id=anchor if is_here else f"{post.slug}--{anchor}",
        date=find_day(correction.date, index.words),
        text=correction.text,
        post=make_post_link(index, index.cards[post.slug], anchor=anchor),
        was=correction.was,
        now=correction.now,
        claims=make_claim_refs(index, named, is_here=is_here),
        lang=index.name_language(post.slug),
    )


def all_corrections(index: SiteIndex) -> tuple[CorrectionView, ...]:
    """The corrections of all listed posts, newest first."""
    found = [one for post in load_mended(index.site) for one in make_corrections(index, post, is_here=False)]
    return tuple(sorted(found, key=lambda one: one.date.iso if one.date else "", reverse=True))


def all_label_changes(index: SiteIndex) -> tuple[LabelChangeView, ...]:
    """Every earlier label of a claim of a listed post, newest first."""
    found = [change for post in load_mended(index.site) for claim in post.claims for change in make_history(index, claim)]
    return tuple(sorted(found, key=lambda one: one.date.iso if one.date else "", reverse=True))
