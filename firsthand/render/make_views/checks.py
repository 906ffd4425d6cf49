"""Saved copies and machine checks in words.

A machine's finding is never called "verified": that word belongs to a label, which a person gives.
"""

from __future__ import annotations

from datetime import date
from typing import assert_never

from firsthand.model.addresses import copy_path, source_path
from firsthand.model.evidence import Level, LinkState, MatchClass, PostState
from firsthand.model.lock import LockedQuote
from firsthand.model.resolved import Copy, ResolvedQuote, ResolvedSource, ResolvedTweet
from firsthand.render.make_views.dates import find_day_in
from firsthand.render.make_views.differences import find_pieces
from firsthand.render.make_views.index import Carrier, SiteIndex
from firsthand.render.make_views.names import name_record, words_language
from firsthand.render.make_views.passages import find_passage
from firsthand.render.make_views.surroundings import find_surroundings
from firsthand.render.record_facts import level_of, words_of
from firsthand.render.urls import web_url
from firsthand.render.views.evidence import CheckView, CopyView, DifferenceView
from firsthand.words import Words

_SAME = (MatchClass.EXACT, MatchClass.NORMALISED, MatchClass.ELIDED)


def is_same(match: MatchClass) -> bool:
    """Whether the words were found as quoted, cuts and typography aside."""
    return match in _SAME


def is_redacted(carrier: Carrier | None) -> bool:
    """Whether the words of a short post were taken out again."""
    return isinstance(carrier, ResolvedTweet) and carrier.tweet.redacted is not None


def find_copy(index: SiteIndex, carrier: Carrier | None, *, claim: int | None = None) -> CopyView | None:
    """The saved copy of a source or short post, or of its reprint; ``claim``: the number of the claim whose one copy it is."""
    holder = find_holder(index, carrier) if carrier else None
    if carrier is None or holder is None or holder.copy is None:
        return None
    words, copy = index.words, holder.copy
    is_excerpt = copy.via == "excerpt"
    if copy.is_forgotten:
        text, short = words.say("copy-forgotten"), words.say("copy-forgotten-short")
    elif is_excerpt:
        text, short = words.say("copy-excerpt"), words.say("copy-excerpt-short")
    elif copy.saved:
        short = words.day(copy.saved, short=True)
        text = words.say("copy-saved", date=short)
    else:
        text = short = words.say("copy-undated")
    of_claim = claim is not None and not copy.is_forgotten
    name = words.say("copy-name-claim", number=claim, date=short) if of_claim else text
    return CopyView(
        text=text,
        short=short,
        name=name if of_claim else words.say("copy-name", title=name_record(index, carrier).title, date=short),
        url=copy_url(index, holder),
        is_excerpt=is_excerpt,
        is_forgotten=copy.is_forgotten,
    )


def find_holder(index: SiteIndex, carrier: Carrier, copy: Copy | None = None) -> Carrier:
    """Whose copy stands for the words of a carrier: its own, or where it has none that (``copy``) of one of its reprints."""
    if carrier.copy is not None:
        return carrier
    reprints = (one for key in carrier.via if (one := index.find_carrier(key)) and one.copy is not None)
    return next((one for one in reprints if copy in (None, one.copy)), carrier)


def copy_url(index: SiteIndex, carrier: Carrier) -> str:
    """Where a reader can look at a copy: ours where it is published whole, a third party's, or what is told of ours."""
    if carrier.key in index.published:
        return index.urls.path(copy_path(carrier.key.scope, carrier.key.id))
    written = carrier.source.archived if isinstance(carrier, ResolvedSource) else carrier.tweet.archived
    archived = web_url(written) or (web_url(carrier.copy.archived) if carrier.copy else "")
    if archived or not index.has_page(carrier.key):
        return archived
    return index.urls.path(source_path(carrier.key.scope, carrier.key.id)) + "#copy"


def make_check(index: SiteIndex, record: ResolvedQuote | ResolvedTweet) -> CheckView:
    """What comparing the record's words with the saved copy gave."""
    words = index.words
    carrier = index.find_carrier(record.key)
    copy = record.copy or (carrier.copy if carrier else None)
    is_compared = copy is not None and not copy.is_forgotten and record.match is not MatchClass.NO_COPY
    if copy is None or not is_compared:
        short = words.say("not-compared")
        return CheckView(match=MatchClass.NO_COPY.value, state="none", before=short, copy="", after="", url="", short=short)
    same, is_excerpt = is_same(record.match), copy.via == "excerpt"
    before, after = words.split(_sentence(record.match, is_excerpt=is_excerpt), "copy")
    locked = record.locked
    flags = record.flags if isinstance(record, ResolvedQuote) else (locked.flags if locked else ())
    elided = ("elided",) if record.match is MatchClass.ELIDED else ()
    identical = ("identical",) if copy.is_identical else ()
    remarks = tuple(remark for flag in (*elided, *flags, *identical) if (remark := words.find(f"remark-{flag}")))
    shown = locked if locked and not is_redacted(carrier) else None
    return CheckView(
        match=record.match.value,
        state="same" if same else "differs",
        before=before,
        copy=_copy_words(index, copy, is_excerpt=is_excerpt),
        after=f"{after}." if remarks else after,
        url=_check_url(index, carrier, record) if carrier else "",
        short=words.say("word-for-word" if same else "words-differ"),
        remarks=remarks,
        passage=shown.passage if shown and not same else "",
        difference=_find_difference(index, record, shown) if shown and not same else None,
        surroundings=find_surroundings(shown, carrier) if shown and same and carrier else None,
        lang=words_language(index, carrier) if carrier else "",
    )


def _find_difference(index: SiteIndex, record: ResolvedQuote | ResolvedTweet, locked: LockedQuote) -> DifferenceView | None:
    """The words as quoted against the nearest words of the copy."""
    pieces = find_pieces(words_of(record), locked.words) if locked.words else ()
    words = index.words
    carrier = index.find_carrier(record.key)
    lang = words_language(index, carrier) if carrier else ""
    was, now = words.say("as-quoted"), words.say("as-in-copy")
    return DifferenceView(pieces=pieces, was=was, now=now, lang=lang) if pieces else None


def _check_url(index: SiteIndex, carrier: Carrier, record: ResolvedQuote | ResolvedTweet) -> str:
    """Where the copy can be looked at, at the passage where it is ours to show."""
    passage = find_passage(index, carrier, record) if isinstance(record, ResolvedQuote) else None
    return copy_url(index, find_holder(index, carrier, record.copy)) + (f"#{passage.anchor}" if passage else "")


def _sentence(match: MatchClass, *, is_excerpt: bool) -> str:
    if is_same(match):
        return "checked-excerpt" if is_excerpt else "checked-against"
    if is_excerpt:
        return "differ-excerpt"
    return "not-found-in" if match is MatchClass.NOT_FOUND else "differ-from"


def _copy_words(index: SiteIndex, copy: Copy, *, is_excerpt: bool) -> str:
    words = index.words
    if is_excerpt:
        return words.say("copy-words-excerpt")
    if copy.saved is None:
        return words.say("copy-words-undated")
    return words.say("copy-words", date=words.day(copy.saved, short=True))


def notice_of(index: SiteIndex, carrier: Carrier) -> str:
    """What became of the original, or of its words here, where a reader cannot see it as it was quoted; else empty."""
    if isinstance(carrier, ResolvedTweet):
        return _post_notice(carrier, index.words)
    return _gone_notice(carrier, index.words) if carrier.state is LinkState.DEAD else ""


def _post_notice(tweet: ResolvedTweet, words: Words) -> str:
    if taken := tweet.tweet.redacted:
        return words.say("redacted", date=words.day(taken.date), reason=taken.reason)
    if tweet.state is None or tweet.state is PostState.LIVE:
        return ""
    copy = tweet.copy
    shown = _shown_words(copy.saved, words) if copy and copy.saved and not copy.is_forgotten else ""
    return " ".join(filter(None, (words.say(f"post-{tweet.state.value}"), shown)))


def _gone_notice(source: ResolvedSource, words: Words) -> str:
    """That it is gone, and what it is that its address leads to instead."""
    copy = source.copy
    looked = find_day_in(copy.lock.link_checked, words) if copy and copy.lock else None
    gone = words.say("gone-on", date=looked.short) if looked else words.say("gone")
    archived = source.source.archived or (copy.archived if copy else "")
    if archived and source.url == archived:
        shown = _shown_words(copy.archived_on if copy else source.source.archived_on, words)
    else:
        shown = _shown_words(copy.saved, words) if copy and copy.text_file else ""
    return " ".join(filter(None, (gone, shown)))


def _shown_words(saved: date | None, words: Words) -> str:
    return words.say("copy-shown", saved=words.day(saved, short=True)) if saved else words.say("archive-shown")


def state_of(carrier: Carrier) -> str:
    """What became of the original as one of four marks: ``same``, ``differs``, ``gone``, ``none``."""
    state = carrier.state
    match state:
        case LinkState.LIVE | PostState.LIVE:
            return "same" if _is_compared(carrier) else "none"
        case LinkState.CHANGED | PostState.EDITED:
            return "differs"
        case LinkState.DEAD | PostState.DELETED | PostState.PROTECTED | PostState.SUSPENDED:
            return "gone"
        case LinkState.MOVED | LinkState.BLOCKED | LinkState.UNKNOWN | LinkState.PAYWALLED | None:
            return "none"
        case _:
            assert_never(state)


def _is_compared(carrier: Carrier) -> bool:
    """Whether a look at the original compared quoted words with it; that something is still there does not make it the same."""
    lock = carrier.copy.lock if carrier.copy else None
    return lock is not None and any(is_same(quote.match) for _, quote in lock.quotes)


def state_words(index: SiteIndex, carrier: Carrier) -> str:
    """What became of the original, in words; people nobody names have none."""
    if level_of(carrier) is Level.UNNAMED:
        return ""
    if state_of(carrier) == "same":
        return index.words.say("state-same")
    return index.words.say(f"state-{carrier.state.value if carrier.state else LinkState.UNKNOWN.value}")
