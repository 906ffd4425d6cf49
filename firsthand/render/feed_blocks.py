"""Quotations, short posts and sources as blocks of a feed's HTML: the words, who said them, and a link to where they stand.

Knows what each kind of record shows. Does not know where in a text the block stands. Words that were taken out of a short
post do not appear: its date and reason stand there instead.
"""

from __future__ import annotations

import re
from typing import assert_never

from markupsafe import Markup, escape

from firsthand.model.resolved import Record, ResolvedQuote, ResolvedSite, ResolvedSource, ResolvedTweet
from firsthand.render.make_views.dates import make_moment, make_partial
from firsthand.render.make_views.index import Carrier
from firsthand.render.record_facts import find_carrier, known, title_of, words_of
from firsthand.render.urls import web_url
from firsthand.words import Words, make_site_words


def render_block(site: ResolvedSite, record: Record, caption: str) -> str:
    """The record as a block with its caption; a paragraph for a source, a quotation for words."""
    carrier = find_carrier(site, record)
    words = make_site_words(site.settings)
    line = _render_line(record, carrier, words)
    above = f"<p>{escape(caption)}</p>\n" if caption else ""
    match record:
        case ResolvedSource():
            return f"{above}<p>{line}</p>\n"
        case ResolvedQuote() | ResolvedTweet():
            url = web_url(record.url)
            cite = f' cite="{escape(url)}"' if url else ""
            inside = _render_paragraphs(words_of(record)) or _render_notice(record, words)
            return f"{above}<blockquote{cite}>\n{inside}</blockquote>\n<p>— {line}</p>\n"
        case _:
            assert_never(record)


def own_words(site: ResolvedSite, record: Record) -> str:
    """How the record is named inside a sentence: its words in quotation marks, or a source's short name.

    A source without a short name is called by its author or publisher, and the year where that is known.
    """
    if not isinstance(record, ResolvedSource):
        said = " ".join(words_of(record).split())
        name = title_of(record) if isinstance(record, ResolvedTweet) else record.speaker
        return make_site_words(site.settings).quote(said) if said else name
    source = record.source
    name = known(source.author) or known(source.publisher) or known(source.title)
    year = str(source.published.earliest.year) if source.published else ""
    return source.short or (f"{name} ({year})" if name and year else name or year)


def _render_line(record: Record, carrier: Carrier | None, words: Words) -> Markup:
    """Who, the linked title, whose publication, when; each said once."""
    speaker = record.speaker if isinstance(record, ResolvedQuote) else ""
    title = title_of(carrier) if carrier else ""
    url = web_url(record.url)
    linked = Markup('<a href="{}">{}</a>').format(url, title or url) if url else escape(title)
    facts = [escape(speaker), linked, *(escape(fact) for fact in _facts(carrier, words))]
    return Markup(", ").join(dict.fromkeys(fact for fact in facts if fact))


def _facts(carrier: Carrier | None, words: Words) -> list[str]:
    match carrier:
        case None:
            return []
        case ResolvedTweet():
            tweet = carrier.tweet
            is_uncertain = "posted" in tweet.uncertain
            return [make_moment(tweet.posted, words, is_uncertain=is_uncertain).text if tweet.posted else ""]
        case ResolvedSource():
            source = carrier.source
            is_uncertain = "published" in source.uncertain
            day = make_partial(source.published, words, is_uncertain=is_uncertain).text if source.published else ""
            return [known(source.author), known(source.publisher), day]
        case _:
            assert_never(carrier)


def _render_notice(record: ResolvedQuote | ResolvedTweet, words: Words) -> str:
    redacted = record.tweet.redacted if isinstance(record, ResolvedTweet) else None
    if redacted is None:
        return ""
    notice = words.say("redacted", date=words.day(redacted.date), reason=redacted.reason)
    return f"<p><em>[{escape(notice)}]</em></p>\n"


def _render_paragraphs(text: str) -> str:
    """Blank lines part paragraphs; a single line end is kept, since it is part of what was quoted."""
    paragraphs = (block.strip() for block in re.split(r"\n\s*\n", text))
    return "".join(f"<p>{'<br>'.join(map(escape, block.splitlines()))}</p>\n" for block in paragraphs if block)
