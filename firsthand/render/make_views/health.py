"""The health of the evidence: what is known to be lost, what has no saved copy, what is gone, and what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from firsthand.model.evidence import Level, MatchClass
from firsthand.model.resolved import Key, ResolvedQuote, ResolvedSource, ResolvedTweet
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
    survey = _make_survey(index)
    as_of = make_day(index.site.now.date(), words)
    said = words.say("evidence-words", date=as_of.text)
    return EvidenceView(
        site=frame.make_site("evidence/"),
        head=frame.make_head(words.say("evidence-title"), path="evidence/", description=said),
        counts=make_site_counts(index),
        facts=tuple(_facts(index, survey)),
        groups=tuple(
            FindingsView(
                id=group,
                title=words.say(f"{group}-title"),
                none=words.say(f"{group}-none"),
                findings=tuple(_gaps(index) if group == "gaps" else survey.list(group)),
            )
            for group in _GROUPS
        ),
        as_of=as_of,
    )


@dataclass(slots=True)
class _Survey:
    """What was found in the listed posts, gone through one by one: numbers, and findings by group with their ranks."""

    numbers: Counter[str] = field(default_factory=Counter)
    findings: dict[str, list[tuple[tuple[str | int | Key, ...], FindingView]]] = field(default_factory=dict)

    def add(self, group: str, rank: tuple[str | int | Key, ...], finding: FindingView) -> None:
        """One more finding of a group."""
        self.findings.setdefault(group, []).append((rank, finding))

    def list(self, group: str) -> Iterator[FindingView]:
        """The findings of a group in order."""
        return (finding for _, finding in sorted(self.findings.get(group, ()), key=itemgetter(0)))


def _make_survey(index: SiteIndex) -> _Survey:
    survey, seen, quoted = _Survey(), set[Key](), set[Key]()
    for card in index.listed.cards:
        for key in card.facts.behind:
            carrier = None if key in seen else index.find_carrier(key)
            seen.add(key)
            if carrier:
                _survey_carrier(index, survey, carrier)
        for item in index.words_in(index.load(card.slug)):
            record = None if item.key in quoted else index.find(item)
            quoted.add(item.key)
            if isinstance(record, ResolvedQuote | ResolvedTweet):
                _survey_words(index, survey, record)
    return survey


def _survey_carrier(index: SiteIndex, survey: _Survey, carrier: Carrier) -> None:
    rank = (name_record(index, carrier).name.casefold(), carrier.key)
    is_kept = carrier.copy is not None and not carrier.copy.is_forgotten
    level = level_of(carrier)
    survey.numbers["sources"] += 1
    survey.numbers["primary"] += level is Level.PRIMARY
    survey.numbers["named"] += level is not Level.UNNAMED
    survey.numbers["kept"] += level is not Level.UNNAMED and is_kept
    is_nobody = isinstance(carrier, ResolvedSource) and carrier.level is Level.UNNAMED
    if not is_nobody and not is_kept:
        survey.add("copies", rank, FindingView(text=index.words.say("not-compared"), link=_link(index, carrier)))
    if state_of(carrier) in ("gone", "differs"):
        survey.add("dead", rank, FindingView(text=state_words(index, carrier), link=_link(index, carrier)))


def _survey_words(index: SiteIndex, survey: _Survey, record: ResolvedQuote | ResolvedTweet) -> None:
    survey.numbers["words"] += 1
    survey.numbers["same"] += is_same(record.match)
    carrier, post = index.find_carrier(record.key), index.cards.get(record.key.scope)
    if is_same(record.match) or carrier is None:
        return
    finding = FindingView(
        text=index.words.quote(shorten(words_of(record))),
        link=_link(index, carrier),
        post=make_post_link(index, post) if post else None,
        lang=words_language(index, carrier),
    )
    group = "uncompared" if record.match is MatchClass.NO_COPY else "differs"
    survey.add(group, (survey.numbers["words"],), finding)


def _facts(index: SiteIndex, survey: _Survey) -> Iterator[FactView]:
    words, numbers = index.words, survey.numbers
    yield FactView(name=words.say("fact-posts"), text=words.number(len(index.listed)))
    yield FactView(name=words.say("fact-claims"), text=words.number(sum(len(card.facts.claims) for card in index.listed.cards)))
    yield FactView(name=words.say("fact-sources"), text=words.number(numbers["sources"]))
    yield FactView(name=words.say("fact-primary"), text=words.number(numbers["primary"]))
    yield FactView(name=words.say("fact-copies"), text=words.say("of", number=numbers["kept"], total=numbers["named"]))
    yield FactView(name=words.say("fact-quotations"), text=words.say("of", number=numbers["same"], total=numbers["words"]))


def _gaps(index: SiteIndex) -> Iterator[FindingView]:
    for card in index.listed.cards:
        for gap in index.load(card.slug).gaps if card.facts.gaps else ():
            lang = index.name_language(card.slug)
            yield FindingView(text=gap.text, link=make_post_link(index, card), lang=lang)


def _link(index: SiteIndex, carrier: Carrier) -> LinkView:
    title = name_record(index, carrier).name
    return LinkView(title=title, url=page_url(index, carrier.key), lang=title_language(index, carrier))
