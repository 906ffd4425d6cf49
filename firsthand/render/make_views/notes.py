"""A claim where it is marked, its note beside the paragraph, and its row in a ledger.

Knows one claim at a time, and the one before it where the two share their sources.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from firsthand.model.addresses import ledger_path, make_slug
from firsthand.model.evidence import COMMON
from firsthand.model.ledger import Facet
from firsthand.model.reach import speakers_of
from firsthand.model.resolved import Item, ResolvedClaim, ResolvedPost, ResolvedQuote, ResolvedSource, ResolvedTweet
from firsthand.render.make_views.checks import find_copy, find_holder, make_check
from firsthand.render.make_views.dates import find_day, make_day, make_partial
from firsthand.render.make_views.differences import find_difference
from firsthand.render.make_views.index import SiteIndex
from firsthand.render.make_views.kept import kept
from firsthand.render.make_views.labels import find_label, label_words, make_label
from firsthand.render.make_views.links import make_post_link
from firsthand.render.make_views.sources import make_source_links
from firsthand.render.make_views.trails import Trails, make_trails
from firsthand.render.urls import Place
from firsthand.render.views.body import NoteView, SearchView
from firsthand.render.views.common import LinkView
from firsthand.render.views.evidence import CheckView, CopyView, LabelChangeView
from firsthand.render.views.records import LedgerRowView

SOURCES = "sources--all"
"""Where the list of its sources stands on a post's page."""


def make_note(index: SiteIndex, post: ResolvedPost, claim: ResolvedClaim, place: Place) -> NoteView:
    """All there is to say of the claim, on a page at ``place``."""
    words, record = index.words, claim.claim
    same_as = _find_same(index, post, claim)
    checks = _make_checks(index, (*claim.support, *claim.against))
    trails = Trails() if same_as else make_trails(index, claim.chains)
    return NoteView(
        anchor=place.hook("note", record.id),
        claim=claim.full_id if place.scope else record.id,
        number=claim.number,
        label=make_label(index, claim.label),
        label_words=label_words(claim, words),
        name=words.say("note-name", number=claim.number),
        back_url="#" + place.hook("claim", record.id),
        back_name=words.say("back-name", number=claim.number),
        words=claim.words or claim.text,
        text=claim.text,
        reason=record.reason,
        sources=make_source_links(index, claim.support),
        against=make_source_links(index, claim.against),
        seen_in=make_source_links(index, claim.seen_in),
        claimant=_claimed_by(index, claim),
        as_of=words.say("as-of", date=make_partial(record.as_of, words).short) if record.as_of else "",
        context=record.context,
        context_sources=make_source_links(index, claim.context_source),
        no_primary=record.no_primary,
        searched=tuple(SearchView(where=one.where, date=find_day(one.date, words)) for one in record.searched),
        difference=find_difference(index, claim),
        superseded=_superseded(index, claim),
        trails=trails.shown,
        more_trails=trails.tell_more(index, "#" + SOURCES),
        same_as=words.say("same-as", number=same_as) if same_as else "",
        checks=checks,
        copies=_make_copies(index, claim),
        checked=_checked(index, claim),
        history=make_history(index, claim),
        lang=index.name_language(claim.slug),
    )


def make_ledger_row(index: SiteIndex, claim: ResolvedClaim, *, is_here: bool) -> LedgerRowView:
    """The claim as a row of its own post's ledger (``is_here``), or of the ledger of all posts."""
    return _make_row(index, claim, is_here=True) if is_here else _make_far_row(index, claim)


@kept(attrgetter("full_id"))
def _make_far_row(index: SiteIndex, claim: ResolvedClaim) -> LedgerRowView:
    return _make_row(index, claim, is_here=False)


def _make_row(index: SiteIndex, claim: ResolvedClaim, *, is_here: bool) -> LedgerRowView:
    words, record = index.words, claim.claim
    post = index.cards[claim.slug]
    history = make_history(index, claim)
    checks = _make_checks(index, (*claim.support, *claim.against))
    return LedgerRowView(
        anchor=f"row-{record.id}" if is_here else f"claim-{claim.slug}--{record.id}",
        claim=record.id if is_here else claim.full_id,
        number=claim.number,
        number_name=words.say("go-name", number=claim.number),
        label=make_label(index, claim.label),
        label_words=label_words(claim, words),
        text=claim.text,
        url=f"#claim-{record.id}" if is_here else index.urls.claim(claim.slug, record.id),
        post=None if is_here else make_post_link(index, post),
        reason=record.reason,
        sources=make_source_links(index, dict.fromkeys((*claim.support, *claim.against))),
        check=checks[0] if checks else None,
        copies=_unique_copies(index, (*claim.support, *claim.against), claim.number),
        changes=words.say("label-changed", count=len(history)) if history else "",
        history=history,
        year=str(index.cards[claim.slug].published.year),
        speakers=() if is_here else tuple(_speakers(index, claim)),
        lang=index.name_language(claim.slug),
    )


def make_history(index: SiteIndex, claim: ResolvedClaim) -> tuple[LabelChangeView, ...]:
    """The labels the claim had before, in the order written."""
    return tuple(
        LabelChangeView(
            date=find_day(change.date, index.words),
            label=find_label(index, change.label),
            reason=change.reason,
            number=claim.number,
            text=claim.text,
            url=index.urls.claim(claim.slug, claim.claim.id),
            now=make_label(index, claim.label),
            now_words=label_words(claim, index.words),
            lang=index.name_language(claim.slug),
        )
        for change in claim.claim.history
    )


def _speakers(index: SiteIndex, claim: ResolvedClaim) -> Iterable[LinkView]:
    for name in speakers_of(claim, index.site.records):
        path = ledger_path(Facet.SPEAKER.value, make_slug(name))
        yield LinkView(title=name, url=index.urls.path(path))


def _find_same(index: SiteIndex, post: ResolvedPost, claim: ResolvedClaim) -> int:
    """The number of the claim before this one if both rest on the same things by the same trails, else 0."""
    if claim.number == 1 or not any(len(chain.links) > 1 for chain in claim.chains):
        return 0
    before = post.claims[claim.number - 2]
    return before.number if _basis(index, before) == _basis(index, claim) else 0


def _basis(index: SiteIndex, claim: ResolvedClaim) -> tuple[frozenset[object], ...]:
    """What a claim rests on: its trails, and the sources named for it and against it."""
    named = (
        frozenset(one.key for item in items if (one := index.find_carrier(item.key)))
        for items in (claim.support, claim.against)
    )
    return frozenset(chain.links for chain in claim.chains), *named


def _claimed_by(index: SiteIndex, claim: ResolvedClaim) -> str:
    if not claim.claimant or claim.speaker:
        return ""
    if claim.claimant.casefold() == COMMON:
        return index.words.say("claimed-by-all")
    return index.words.say("claimed-by", claimant=claim.claimant)


def _superseded(index: SiteIndex, claim: ResolvedClaim) -> LinkView | None:
    later = index.find_claim(claim.superseded_by)
    if later is None:
        return None
    return LinkView(title=later.text, url=index.urls.claim(later.slug, later.claim.id), lang=index.name_language(later.slug))


def _checked(index: SiteIndex, claim: ResolvedClaim) -> str:
    day, who = claim.claim.checked, claim.claim.checked_by
    date = make_day(day, index.words).short if day else ""
    if day and who:
        return index.words.say("checked-by", date=date, who=who)
    if day:
        return index.words.say("checked", date=date)
    return index.words.say("checked-who", who=who) if who else ""


def _make_checks(index: SiteIndex, items: Iterable[Item]) -> tuple[CheckView, ...]:
    """What was compared: each different finding once, whichever copy it was found in; first where words differ."""
    unique: dict[tuple[object, ...], CheckView] = {}
    for record in map(index.find, items):
        if isinstance(record, ResolvedQuote | ResolvedTweet):
            check = make_check(index, record)
            unique.setdefault((check.before, check.copy, check.remarks, check.passage), check)
    return tuple(sorted(unique.values(), key=lambda check: check.state != "differs"))


def _make_copies(index: SiteIndex, claim: ResolvedClaim) -> tuple[CopyView, ...]:
    """The copies of bare sources: of a quotation's or a short post's, its check speaks."""
    items = (*claim.support, *claim.against)
    spoken = {carrier.key for item in items if _is_worded(index, item) and (carrier := index.find_carrier(item.key))}
    return _unique_copies(
        index, [item for item in items if item.key not in spoken and not _is_worded(index, item)], claim.number
    )


def _is_worded(index: SiteIndex, item: Item) -> bool:
    return not isinstance(index.find(item), ResolvedSource)


def _unique_copies(index: SiteIndex, items: Iterable[Item], number: int) -> tuple[CopyView, ...]:
    carriers = {carrier.key: carrier for item in items if (carrier := index.find_carrier(item.key))}
    having = [carrier for carrier in carriers.values() if find_holder(index, carrier).copy]
    # the claim names its one copy; several are told apart by their titles
    copies = (find_copy(index, carrier, claim=number if len(having) == 1 else None) for carrier in having)
    return tuple(copy for copy in copies if copy)
