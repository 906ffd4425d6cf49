"""The ledger of claims, page by page, and what it can be parted by.

A part's page says only what follows from its own claims and from where the parts beside it are, so that a full part stays as
it is when posts are added; what counts the whole site stands on the ledger's first page.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import assert_never

from firsthand.model import addresses
from firsthand.model.ledger import Facet, LedgerPart
from firsthand.model.resolved import Key, ResolvedClaim
from firsthand.render.make_views.dates import make_instant
from firsthand.render.make_views.frame import Frame
from firsthand.render.make_views.index import SiteIndex
from firsthand.render.make_views.labels import find_label, make_counts, make_label
from firsthand.render.make_views.names import name_record
from firsthand.render.make_views.notes import make_ledger_row
from firsthand.render.views.common import LinkView
from firsthand.render.views.ledger import ChoiceView, ClaimsView, FilterView, SpeakersView
from firsthand.render.views.lists import PagerView

_MOST_SPEAKERS = 8


def make_claims(frame: Frame, part: LedgerPart) -> ClaimsView:
    """The page of ``part``: its claims, newest post first, then in order of mention."""
    index, words = frame.index, frame.index.words
    title, said, claims = _title(index, part), _describe(index, part), tuple(_load(index, part))
    is_whole = part.facet is None
    return ClaimsView(
        site=frame.make_site(part.path),
        head=frame.make_head(
            words.say("page-title", title=title, number=part.number) if part.number else title,
            path=part.path,
            description=said,
            previous=part.newer or None,
            following=part.older or None,
        ),
        title=title,
        words=said,
        facet=part.facet.value if part.facet else "",
        rows=tuple(make_ledger_row(index, claim, is_here=False) for claim in claims),
        counts=make_counts(index, [claim.label.id for claim in claims], title="claims-far"),
        filters=_filters(index) if is_whole and part.claims else (),
        whole=None if is_whole else LinkView(title=words.say("whole-ledger"), url=index.urls.path(addresses.ledger_path())),
        rest=words.say("ledger-rest", count=len(part.claims)) if is_whole and part.total > len(part.claims) else "",
        pager=_pager(index, part),
    )


def make_speakers(frame: Frame) -> SpeakersView:
    """The list of everybody whose words a claim turns on."""
    index, words = frame.index, frame.index.words
    choices = sorted(_choices(index, Facet.SPEAKER), key=lambda choice: choice.link.title.casefold())
    said = words.say("speakers-words", count=len(choices))
    path = addresses.speakers_path()
    return SpeakersView(
        site=frame.make_site(path),
        head=frame.make_head(words.say("speakers-title"), path=path, description=said),
        words=said,
        choices=tuple(choices),
    )


def _load(index: SiteIndex, part: LedgerPart) -> Iterator[ResolvedClaim]:
    """The claims of a part; those of one post stand together, so each post is loaded once."""
    for slug, places in groupby(part.claims, key=itemgetter(0)):
        claims = index.load(slug).claims
        yield from (claims[place] for _, place in places)


def _title(index: SiteIndex, part: LedgerPart) -> str:
    words = index.words
    match part.facet:
        case None:
            return words.say("ledger-title")
        case Facet.LABEL:
            return words.say("ledger-of-label", label=find_label(index, part.name).name)
        case Facet.SPEAKER:
            return words.say("ledger-of-speaker", speaker=part.name)
        case Facet.YEAR:
            return words.say("ledger-of-year", year=part.name)
        case Facet.SOURCE:
            carrier = index.find_carrier(Key("", part.name))
            return words.say("ledger-of-source", source=name_record(index, carrier).name if carrier else part.name)
        case _:
            assert_never(part.facet)


def _describe(index: SiteIndex, part: LedgerPart) -> str:
    """What the claims of a part are; of a numbered one, from which days they are."""
    words = index.words
    if part.number:
        newest, oldest = (make_instant(index.cards[part.slugs[at]].published, words).text for at in (0, -1))
        return words.say("ledger-days", first=oldest, last=newest)
    counted = {"claims": words.say("claim-count", count=part.total), "posts": words.say("post-count", count=part.posts)}
    if part.facet is None:
        return words.say("ledger-words", **counted)
    said = words.say("ledger-part-words", **counted)
    meaning = find_label(index, part.name).meaning if part.facet is Facet.LABEL else ""
    return f"{meaning} {said}".strip()


def _filters(index: SiteIndex) -> tuple[FilterView, ...]:
    """What the ledger can be parted by; by year only where there are several."""
    words = index.words
    speakers = _choices(index, Facet.SPEAKER)
    most = sorted(speakers, key=lambda choice: -choice.count)[:_MOST_SPEAKERS]
    shown = {Facet.LABEL: _labels(index), Facet.SPEAKER: most, Facet.YEAR: _choices(index, Facet.YEAR), Facet.SOURCE: []}
    everybody = LinkView(title=words.say("all-speakers", count=len(speakers)), url=index.urls.path(addresses.speakers_path()))
    sources = LinkView(title=words.say("all-sources", count=len(index.shown)), url=index.urls.path(addresses.register_path(1)))
    more = {Facet.SPEAKER: everybody if speakers else None, Facet.SOURCE: sources if index.shown else None}
    return tuple(
        FilterView(id=facet.value, name=words.say(f"filter-{facet.value}"), choices=tuple(shown[facet]), more=more.get(facet))
        for facet in Facet
        if len(shown[facet]) > (facet is Facet.YEAR) or more.get(facet)
    )


def _labels(index: SiteIndex) -> list[ChoiceView]:
    """The labels that claims carry, in the order of the settings."""
    found = {choice.label.id: choice for choice in _choices(index, Facet.LABEL) if choice.label}
    return [found[label.id] for label in index.site.settings.labels if label.id in found]


def _choices(index: SiteIndex, facet: Facet) -> list[ChoiceView]:
    """The fronts of a facet as links, in the order their newest claims come in."""
    labels = {label.id: make_label(index, label) for label in index.site.settings.labels} if facet is Facet.LABEL else {}
    return [
        ChoiceView(
            link=LinkView(title=labels[part.name].name if part.name in labels else part.name, url=index.urls.path(part.path)),
            count=part.total,
            label=labels.get(part.name),
        )
        for part in index.ledger
        if part.facet is facet and not part.number
    ]


def _pager(index: SiteIndex, part: LedgerPart) -> PagerView | None:
    if not (part.newer or part.older):
        return None
    words = index.words

    def link(path: str, title: str) -> LinkView | None:
        return LinkView(title=words.say(title), url=index.urls.path(path)) if path else None

    return PagerView(
        words=words.say("part-number", number=part.number) if part.number else "",
        newer=link(part.newer, "newer-claims"),
        older=link(part.older, "older-claims"),
    )
