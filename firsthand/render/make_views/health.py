"""The health of the evidence: what is known to be lost, what has no saved copy, what is gone, and what differs."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.model.evidence import Level, MatchClass
from firsthand.model.resolved import ResolvedQuote, ResolvedSource, ResolvedTweet
from firsthand.render.make_views.checks import is_same, state_of, state_words
from firsthand.render.make_views.dates import make_day
from firsthand.render.make_views.frame import Frame, shorten
from firsthand.render.make_views.index import Carrier, SiteIndex
from firsthand.render.make_views.labels import make_site_counts
from firsthand.render.make_views.links import make_post_link
from firsthand.render.make_views.names import name_record, title_language, words_language
from firsthand.render.make_views.sources import page_url
from firsthand.render.record_facts import level_of, words_of
from firsthand.render.views.common import LinkView
from firsthand.render.views.registers import EvidenceView, FactView, FindingsView, FindingView

_GROUPS = ("gaps", "copies", "dead", "differs", "uncompared")


def make_evidence(frame: Frame) -> EvidenceView:
    """The page on the state of the evidence."""
    index, words = frame.index, frame.index.words
    as_of = make_day(index.site.now.date(), words)
    findings = {
        "gaps": _gaps(index),
        "copies": _without_copy(index),
        "dead": _gone(index),
        "differs": _compared(index, is_compared=True),
        "uncompared": _compared(index, is_compared=False),
    }
    said = words.say("evidence-words", date=as_of.text)
    return EvidenceView(
        site=frame.make_site("evidence/"),
        head=frame.make_head(words.say("evidence-title"), path="evidence/", description=said),
        counts=make_site_counts(index),
        facts=tuple(_facts(index)),
        groups=tuple(
            FindingsView(
                id=group, title=words.say(f"{group}-title"), none=words.say(f"{group}-none"), findings=tuple(findings[group])
            )
            for group in _GROUPS
        ),
        as_of=as_of,
    )


def _carriers(index: SiteIndex) -> list[Carrier]:
    found = [carrier for key in index.shown if (carrier := index.find_carrier(key))]
    return sorted(found, key=lambda carrier: (name_record(index, carrier).name.casefold(), carrier.key))


def _worded(index: SiteIndex) -> list[ResolvedQuote | ResolvedTweet]:
    records = (index.site.records.get(key) for key in index.used_words)
    return [record for record in records if isinstance(record, ResolvedQuote | ResolvedTweet)]


def _facts(index: SiteIndex) -> Iterator[FactView]:
    words, carriers, worded = index.words, _carriers(index), _worded(index)
    named = [carrier for carrier in carriers if level_of(carrier) is not Level.UNNAMED]
    kept = [carrier for carrier in named if carrier.copy and not carrier.copy.is_forgotten]
    same = [record for record in worded if is_same(record.match)]
    yield FactView(name=words.say("fact-posts"), text=words.number(len(index.listed)))
    yield FactView(name=words.say("fact-claims"), text=words.number(sum(len(card.facts.claims) for card in index.listed.cards)))
    yield FactView(name=words.say("fact-sources"), text=words.number(len(carriers)))
    yield FactView(name=words.say("fact-primary"), text=words.number(sum(level_of(one) is Level.PRIMARY for one in carriers)))
    yield FactView(name=words.say("fact-copies"), text=words.say("of", number=len(kept), total=len(named)))
    yield FactView(name=words.say("fact-quotations"), text=words.say("of", number=len(same), total=len(worded)))


def _gaps(index: SiteIndex) -> Iterator[FindingView]:
    for card in index.listed.cards:
        for gap in index.load(card.slug).gaps if card.facts.gaps else ():
            lang = index.name_language(card.slug)
            yield FindingView(text=gap.text, link=make_post_link(index, card), lang=lang)


def _without_copy(index: SiteIndex) -> Iterator[FindingView]:
    for carrier in _carriers(index):
        is_nobody = isinstance(carrier, ResolvedSource) and carrier.level is Level.UNNAMED
        if not is_nobody and (carrier.copy is None or carrier.copy.is_forgotten):
            yield FindingView(text=index.words.say("not-compared"), link=_link(index, carrier))


def _gone(index: SiteIndex) -> Iterator[FindingView]:
    for carrier in _carriers(index):
        if state_of(carrier) in ("gone", "differs"):
            yield FindingView(text=state_words(index, carrier), link=_link(index, carrier))


def _compared(index: SiteIndex, *, is_compared: bool) -> Iterator[FindingView]:
    """The quotations that were compared and differ, or those that were not compared."""
    for record in _worded(index):
        carrier = index.find_carrier(record.key)
        if is_same(record.match) or (record.match is not MatchClass.NO_COPY) is not is_compared or carrier is None:
            continue
        post = index.cards.get(record.key.scope)
        yield FindingView(
            text=index.words.quote(shorten(words_of(record))),
            link=_link(index, carrier),
            post=make_post_link(index, post) if post else None,
            lang=words_language(index, carrier),
        )


def _link(index: SiteIndex, carrier: Carrier) -> LinkView:
    title = name_record(index, carrier).name
    return LinkView(title=title, url=page_url(index, carrier.key), lang=title_language(index, carrier))
