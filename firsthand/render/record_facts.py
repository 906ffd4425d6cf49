"""What the data files say of a record: its address, title, level, words and copy, each as plain text.

Knows the three kinds of record and how they lead to each other. Does not know any file's format. A fact that is not known is
an empty string here; words that were taken out of a short post again never leave this module.
"""

from __future__ import annotations

from typing import assert_never

from firsthand.model.evidence import UNKNOWN, Level
from firsthand.model.reach import Carrier, items_in
from firsthand.model.resolved import (
    Copy,
    Record,
    ResolvedClaim,
    ResolvedPost,
    ResolvedQuote,
    ResolvedSite,
    ResolvedSource,
    ResolvedTweet,
)

_STOPS = tuple(".,;:!?…")


def known(text: str) -> str:
    """``text``, or nothing where the writer said that it is unknown."""
    return "" if text == UNKNOWN else text


def words_in_sentence(text: str, trailing: str) -> str:
    """A claim's own words, less their full stop where the sentence they are put into goes on with a stop of its own."""
    return text.removesuffix(".") if trailing[:1] in _STOPS and not text.endswith("..") else text


def find_carrier(site: ResolvedSite, record: Record | None) -> Carrier | None:
    """The source or short post that ``record`` is, or stands in."""
    match record:
        case ResolvedQuote():
            found = site.records.get(record.source)
            return None if isinstance(found, ResolvedQuote) else found
        case ResolvedSource() | ResolvedTweet() | None:
            return record
        case _:
            assert_never(record)


def original_url(carrier: Carrier) -> str:
    """The record's own address as written, whatever became of it; where it has none, the one a reader is sent to."""
    written = carrier.source.url if isinstance(carrier, ResolvedSource) else known(carrier.tweet.url)
    return written or carrier.url


def deep_link(quote: ResolvedQuote, carrier: Carrier | None) -> str:
    """The address that opens the quotation at its passage; empty where only its page is known."""
    is_passage = carrier is not None and "#" in quote.url and quote.url not in (carrier.url, original_url(carrier))
    return quote.url if is_passage else ""


def title_of(carrier: Carrier) -> str:
    """What the record is called; a short post has no title, so its author's names stand for one."""
    if isinstance(carrier, ResolvedSource):
        return known(carrier.source.title)
    author, handle = known(carrier.tweet.author), known(carrier.tweet.handle)
    return f"{author} (@{handle})" if author and handle else author or (f"@{handle}" if handle else "")


def level_of(carrier: Carrier) -> Level:
    """How near the record is to what happened; a short post that rests on something else is a link, not an end."""
    if isinstance(carrier, ResolvedSource):
        return carrier.level
    return Level.SECONDARY if carrier.based_on else Level.PRIMARY


def words_of(record: Record) -> str:
    """The words the record itself holds: a quotation's, or a short post's unless they were taken out; a source has none."""
    match record:
        case ResolvedQuote():
            return record.quote.text
        case ResolvedTweet():
            return "" if record.tweet.redacted else known(record.tweet.text)
        case ResolvedSource():
            return ""
        case _:
            assert_never(record)


def copy_of(record: Record, carrier: Carrier | None) -> Copy | None:
    """The saved copy the record was compared with, or the one of what it stands in."""
    return record.copy or (carrier.copy if carrier else None)


def archived_of(carrier: Carrier) -> str:
    """A third party's copy: the one the writer names, else the one a lock names."""
    written = carrier.source.archived if isinstance(carrier, ResolvedSource) else carrier.tweet.archived
    return written or (carrier.copy.archived if carrier.copy else "")


def carriers_of(site: ResolvedSite, post: ResolvedPost) -> tuple[Carrier, ...]:
    """The sources and short posts that ``post`` rests on, in order of first use."""
    found = (site.records.get(item.key) for item in post.sources)
    return tuple(record for record in found if isinstance(record, ResolvedSource | ResolvedTweet))


def quotations_of(site: ResolvedSite, post: ResolvedPost) -> tuple[ResolvedQuote | ResolvedTweet, ...]:
    """The quotations and short posts that the text of ``post`` shows or cites, or a claim names; each once, as they come."""
    found = map(site.records.get, dict.fromkeys(item.key for item in items_in(post.post.body, post.names, post.claims)))
    return tuple(record for record in found if isinstance(record, ResolvedQuote | ResolvedTweet))


def superseding_id(resolved: ResolvedClaim) -> str:
    """The claim that replaced this one, named within the whole site; empty where none did."""
    other = resolved.superseded_by or resolved.claim.superseded_by
    return other if "/" in other or not other else f"{resolved.slug}/{other}"
