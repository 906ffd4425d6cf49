"""A source, quotation or short post as one line that links to it, and as a row of a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from firsthand.model.addresses import source_path
from firsthand.model.evidence import UNKNOWN
from firsthand.model.resolved import (
    Item,
    Key,
    Record,
    ResolvedClaim,
    ResolvedQuote,
    ResolvedSource,
)
from firsthand.render.make_views.checks import find_copy, make_check, notice_of, state_of, state_words
from firsthand.render.make_views.dates import find_day
from firsthand.render.make_views.index import Carrier, SiteIndex
from firsthand.render.make_views.kept import kept
from firsthand.render.make_views.labels import label_words, make_label
from firsthand.render.make_views.mementos import find_memento
from firsthand.render.make_views.names import name_record, probably, title_language
from firsthand.render.record_facts import level_of
from firsthand.render.urls import web_url
from firsthand.render.views.common import LinkView
from firsthand.render.views.evidence import ClaimRefView, SourceLinkView
from firsthand.render.views.records import SourceRowView

_MOST_REFS = 24
"""How many claims a row of the register names; the source's own page has the others."""


def make_source_links(index: SiteIndex, items: Iterable[Item]) -> tuple[SourceLinkView, ...]:
    """The items as links, in order; what cannot be found is left out."""
    return tuple(make_source_link(index, record) for item in items if (record := index.find(item)))


def find_source_links(index: SiteIndex, keys: Iterable[Key]) -> tuple[SourceLinkView, ...]:
    """The records as links, in order; what cannot be found is left out."""
    found = (index.site.records.get(key) for key in keys)
    return tuple(make_source_link(index, record) for record in found if record)


@kept(attrgetter("key"))
def make_source_link(index: SiteIndex, record: Record) -> SourceLinkView:
    """The record as one line: what it is called, and where it can be read."""
    words, carrier = index.words, index.find_carrier(record.key)
    if carrier is None:
        return SourceLinkView(
            id=record.key.id,
            kind=record.kind.value,
            title=words.say("title-unknown"),
            url=web_url(record.url),
            page_url="",
            level="secondary",
            level_words=words.say("level-secondary"),
            mark="report",
        )
    level, naming = level_of(carrier).value, name_record(index, carrier)
    return SourceLinkView(
        id=record.key.id,
        kind=record.kind.value,
        title=naming.name,
        url=web_url(record.url),
        page_url=page_url(index, carrier.key),
        level=level,
        level_words=words.say(f"level-{level}"),
        mark=naming.mark,
        lang=title_language(index, carrier),
        printed_by=_printed_by(index, carrier),
        notice=notice_of(index, carrier),
        check=None if isinstance(record, ResolvedSource) else make_check(index, record),
        words=record.quote.text if isinstance(record, ResolvedQuote) else "",
        memento=find_memento(carrier, web_url(record.url)),
    )


def page_url(index: SiteIndex, key: Key) -> str:
    """The link to a source's page on this site; empty where it has none."""
    return index.urls.path(source_path(key.scope, key.id)) if index.has_page(key) else ""


def _printed_by(index: SiteIndex, carrier: Carrier) -> tuple[LinkView, ...]:
    """The reprints a source is known through: named where it has no address of its own, since the copy is theirs then."""
    own = carrier.source.url if isinstance(carrier, ResolvedSource) else carrier.tweet.url
    if own and own != UNKNOWN:
        return ()
    found = (index.find_carrier(key) for key in carrier.via)
    return tuple(
        LinkView(title=_imprint(index, reprint), url=web_url(reprint.url) or page_url(index, reprint.key))
        for reprint in found
        if reprint
    )


def _imprint(index: SiteIndex, carrier: Carrier) -> str:
    """Who printed it, in as few words as there are."""
    naming = name_record(index, carrier)
    return naming.publisher or naming.who or naming.name


def make_source_row(index: SiteIndex, carrier: Carrier, claims: Sequence[ResolvedClaim], *, is_here: bool) -> SourceRowView:
    """The source as a row, with the ``claims`` that rest on it: of its post's list (``is_here``), or of the register."""
    words = index.words
    level = level_of(carrier).value
    more = 0 if is_here else len(claims) - _MOST_REFS
    named = f"{carrier.key.scope}--{carrier.key.id}" if carrier.key.scope else carrier.key.id
    return SourceRowView(
        anchor=f"source-{carrier.key.id if is_here else named}",
        source=carrier.key.id if is_here else str(carrier.key),
        level=level,
        link=make_source_link(index, carrier),
        line=words.say("source-line", level=words.say(f"level-long-{level}"), line=_particulars(index, carrier)),
        state=state_of(carrier),
        state_words=state_words(index, carrier),
        date=name_record(index, carrier).date,
        accessed=find_day(carrier.source.accessed, words) if isinstance(carrier, ResolvedSource) else None,
        copy=find_copy(index, carrier),
        held_at=carrier.source.held_at if isinstance(carrier, ResolvedSource) else "",
        based_on=find_source_links(index, carrier.based_on),
        notes=tuple(note for note in (_note_of(carrier),) if note),
        lang=index.name_language(carrier.key.scope),
        claims=make_claim_refs(index, claims if is_here else claims[:_MOST_REFS], is_here=is_here),
        claims_name=words.say("claims-resting"),
        more_claims=None
        if more <= 0
        else LinkView(title=words.say("more-refs", number=more), url=page_url(index, carrier.key)),
    )


def make_claim_refs(index: SiteIndex, claims: Iterable[ResolvedClaim], *, is_here: bool) -> tuple[ClaimRefView, ...]:
    """The claims as icons and numbers; ``is_here``: on the page of the post they stand in."""
    return tuple(make_claim_ref(index, claim, is_here=is_here) for claim in claims)


def make_claim_ref(index: SiteIndex, claim: ResolvedClaim, *, is_here: bool) -> ClaimRefView:
    """One claim as icon and number, leading to its row on its post's own page, to its words from elsewhere."""
    words, label = index.words, label_words(claim, index.words)
    post = index.cards[claim.slug].facts.head.title
    if is_here:
        name = words.say("claim-name", label=label, number=claim.number)
        url = f"#row-{claim.claim.id}"
    else:
        name = words.say("claim-name-post", label=label, number=claim.number, text=claim.text, post=post)
        url = index.urls.claim(claim.slug, claim.claim.id)
    return ClaimRefView(
        number=claim.number,
        label=make_label(index, claim.label),
        label_words=label,
        name=name,
        url=url,
        text=claim.text,
        post=post,
        lang=index.name_language(claim.slug),
    )


def _particulars(index: SiteIndex, carrier: Carrier) -> str:
    """Its kind, its publisher where the title line does not name one already, and its date."""
    words, naming = index.words, name_record(index, carrier)
    date, publisher = naming.date, naming.publisher
    named = "" if publisher in naming.name else probably(publisher, "publisher", carrier, words)
    return words.say("list-separator").join(part for part in (naming.kind, named, date.short if date else "") if part)


def _note_of(carrier: Carrier) -> str:
    return carrier.source.note if isinstance(carrier, ResolvedSource) else carrier.tweet.note
