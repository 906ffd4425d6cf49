"""The page of one source or short post: all that is known about it, and who rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from firsthand.model.addresses import copy_path, ledger_path, source_path
from firsthand.model.evidence import Level
from firsthand.model.ledger import PART, Facet
from firsthand.model.resolved import Copy, ResolvedQuote, ResolvedSource, ResolvedTweet
from firsthand.render.make_views.cards import paragraphs_of
from firsthand.render.make_views.checks import is_redacted, state_words
from firsthand.render.make_views.dates import make_day
from firsthand.render.make_views.differences import find_pieces
from firsthand.render.make_views.frame import Frame
from firsthand.render.make_views.index import Carrier, SiteIndex
from firsthand.render.make_views.links import make_post_link
from firsthand.render.make_views.names import name_record, probably, words_language
from firsthand.render.make_views.sources import find_source_links, make_claim_refs, make_source_link, make_source_row
from firsthand.render.make_views.trails import make_record_trails
from firsthand.render.record_facts import known, level_of, words_of
from firsthand.render.urls import web_url
from firsthand.render.views.common import LinkView
from firsthand.render.views.evidence import DifferenceView
from firsthand.render.views.registers import FactView, PassageView, SourceView
from firsthand.words import Words, primary_of

_MOST = PART
"""How many entries each list on the page shows."""


def make_source_page(frame: Frame, carrier: Carrier) -> SourceView:
    """The page of ``carrier``."""
    index = frame.index
    title, path = name_record(index, carrier).name, source_path(carrier.key.scope, carrier.key.id)
    claims, quotes = index.claims_on(carrier.key), index.quotes_from(carrier.key)
    dependents, posts = index.based_on(carrier.key), index.posts_on(carrier.key)
    ledger = "" if carrier.key.scope else ledger_path(Facet.SOURCE.value, carrier.key.id)
    row = make_source_row(index, carrier, claims, is_here=False)
    older = index.find_carrier(carrier.version_of) if isinstance(carrier, ResolvedSource) and carrier.version_of else None
    trails = make_record_trails(index, carrier, at_most=_MOST)
    return SourceView(
        site=frame.make_site(path),
        head=frame.make_head(title, path=path, description=row.line, is_indexed=index.is_shown(carrier.key)),
        title=title,
        row=row,
        facts=tuple(_facts(index, carrier)),
        paragraphs=_own_words(carrier),
        lang=words_language(index, carrier),
        copy_facts=tuple(_copy_facts(index, carrier, carrier.copy)) if carrier.copy else (),
        passages=_passages(index, carrier, quotes[:_MOST]),
        more_passages=_tell_more(index, quotes),
        trails=trails.shown,
        more_trails=trails.tell_more(index, ""),
        claims=make_claim_refs(index, claims[:_MOST], is_here=False),
        more_claims=_tell_more(index, claims, url=ledger),
        dependents=find_source_links(index, dependents[:_MOST]),
        more_dependents=_tell_more(index, dependents),
        posts=tuple(make_post_link(index, index.cards[slug]) for slug in posts[:_MOST]),
        more_posts=_tell_more(index, posts),
        version_of=make_source_link(index, older) if older else None,
        difference=_difference(index, older, carrier) if older else None,
    )


def _tell_more(index: SiteIndex, entries: Sequence[object], *, url: str = "") -> LinkView | None:
    """That a list was cut, with the way to the whole one at the path ``url`` where there is one."""
    more = len(entries) - _MOST
    if more <= 0:
        return None
    return LinkView(title=index.words.say("and-more", count=more), url=index.urls.path(url) if url else "")


def _own_words(carrier: Carrier) -> tuple[str, ...]:
    if isinstance(carrier, ResolvedSource):
        return paragraphs_of(carrier.source.excerpt)
    return paragraphs_of(words_of(carrier))


def _passages(index: SiteIndex, carrier: Carrier, quotes: Iterable[ResolvedQuote]) -> tuple[PassageView, ...]:
    return tuple(
        PassageView(
            link=make_source_link(index, quote),
            words=paragraphs_of(quote.quote.text),
            lang=words_language(index, carrier),
            speaker=quote.speaker,
            found=quote.locked.passage if quote.locked and not is_redacted(carrier) else "",
        )
        for quote in quotes
    )


def _difference(index: SiteIndex, older: Carrier, newer: Carrier) -> DifferenceView | None:
    """How two versions of a source differ, as far as their excerpts tell."""
    pieces = find_pieces(" ".join(_own_words(older)), " ".join(_own_words(newer)))
    words, lang = index.words, words_language(index, newer)
    was, now = words.say("as-earlier"), words.say("as-here")
    return DifferenceView(pieces=pieces, was=was, now=now, lang=lang) if pieces else None


def _facts(index: SiteIndex, carrier: Carrier) -> Iterator[FactView]:
    words = index.words
    naming = name_record(index, carrier)
    date = naming.date
    yield FactView(name=words.say("fact-kind"), text=naming.kind)
    if isinstance(carrier, ResolvedSource):
        yield from _source_facts(index, carrier)
        date_key, url = "fact-published", carrier.source.url
    else:
        yield from _tweet_facts(index, carrier)
        date_key, url = "fact-posted", known(carrier.tweet.url)
    is_somebody = level_of(carrier) is not Level.UNNAMED
    if date or is_somebody:
        yield FactView(name=words.say(date_key), text=date.text if date else words.say("date-unknown"))
    if web_url(url):
        yield FactView(name=words.say("fact-address"), text=url, url=web_url(url))
    if is_somebody:
        yield FactView(name=words.say("fact-state"), text=state_words(index, carrier))
    note = carrier.source.note if isinstance(carrier, ResolvedSource) else carrier.tweet.note
    if note:
        yield FactView(name=words.say("fact-note"), text=note, lang=index.name_language(carrier.key.scope))


def _source_facts(index: SiteIndex, carrier: ResolvedSource) -> Iterator[FactView]:
    words, source = index.words, carrier.source
    shown = words.say(f"shows-{carrier.shows.value}") if carrier.shows else ""
    given = (
        ("fact-shows", shown),
        ("fact-author", name_record(index, carrier).author),
        ("fact-publisher", probably(known(source.publisher), "publisher", carrier, words)),
        ("fact-origin", source.origin),
        ("fact-accessed", make_day(source.accessed, words).text if source.accessed else ""),
        ("fact-held", source.held_at),
        ("fact-language", _language_name(source.lang, words)),
    )
    yield from (FactView(name=words.say(key), text=text) for key, text in given if text)
    if web_url(source.archived):
        yield FactView(name=words.say("fact-archive"), text=source.archived, url=web_url(source.archived))


def _tweet_facts(index: SiteIndex, carrier: ResolvedTweet) -> Iterator[FactView]:
    words, tweet = index.words, carrier.tweet
    handle = known(tweet.handle)
    at = carrier.time_in_id
    given = (
        ("fact-author", name_record(index, carrier).author),
        ("fact-handle", f"@{handle}" if handle else ""),
        ("fact-origin", tweet.origin),
        ("fact-id-time", words.say("moment", day=words.day(at.date()), time=at.strftime("%H:%M:%S")) if at else ""),
        ("fact-language", _language_name(tweet.lang, words)),
    )
    yield from (FactView(name=words.say(key), text=text) for key, text in given if text)


def _language_name(code: str, words: Words) -> str:
    """The language in words, with its code where that says more; the code alone where the language has no name here."""
    name = words.find(f"language-{primary_of(code)}") if code else ""
    return words.say("language-of", language=name, code=code) if name and "-" in code else name or code


def _copy_facts(index: SiteIndex, carrier: Carrier, copy: Copy) -> Iterator[FactView]:
    words = index.words
    if copy.is_forgotten:
        yield FactView(name=words.say("copy-title"), text=words.say("copy-forgotten"))
    if carrier.key in index.published:
        url = index.urls.path(copy_path(carrier.key.scope, carrier.key.id))
        yield FactView(name=words.say("fact-whole"), text=words.say("copy-read"), url=url)
    if copy.saved:
        yield FactView(name=words.say("fact-saved"), text=make_day(copy.saved, words).text)
    way = words.find(f"way-{copy.via.partition(':')[0]}")
    if way:
        yield FactView(name=words.say("fact-way"), text=way)
    if copy.sha256:
        yield FactView(name=words.say("fact-hash"), text=copy.sha256)
    if web_url(copy.archived):
        yield FactView(name=words.say("fact-archive"), text=copy.archived, url=web_url(copy.archived))
    if copy.is_identical:
        yield FactView(name=words.say("fact-identical"), text=words.say("identical-words"))
