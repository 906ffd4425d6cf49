"""One text that quotations are looked up in: a saved copy's, or an excerpt; and what is remembered of each look.

Knows how a result becomes a lock's entry. Which quotation is looked up where is ``verification``'s.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from firsthand.archive.extract import CHANNEL_BREAK, extract_shown
from firsthand.archive.lock_file import lock_path
from firsthand.evidence.fragments import FragmentMaker, page_fragment
from firsthand.evidence.html_text import EXTRACTOR_VERSION
from firsthand.evidence.matching import MATCHER_VERSION, match_quotation
from firsthand.evidence.prepared import PreparedText
from firsthand.evidence.verdict import FOUND, MatchFlag, MatchResult
from firsthand.model.lock import Blob, Lock, LockedQuote
from firsthand.model.resolved import Key, ResolvedSite, ResolvedSource
from firsthand.model.span import Span
from firsthand.parse.lines import blank_unprintable
from firsthand.resolve.copies import EXCERPT, SHARED_SCOPE, hash_text

_AROUND = 100
"""Characters of a copy shown on either side of a passage: 200 in all may be published beside the words that are quoted."""

_PASSAGE_AT_MOST = 2000
_ARTICLE_BODY = "articleBody"


@dataclass(frozen=True, eq=False)
class Text:
    """The words, the lock they are remembered in, and how to come by the page they are of, where that is here."""

    words: str
    lock: Lock
    read_page: Callable[[], bytes | None] = lambda: None

    @cached_property
    def prepared(self) -> PreparedText:
        """The text, ready to be asked many times."""
        return PreparedText(self.words)

    @cached_property
    def _fragments(self) -> FragmentMaker:
        """Over the page as browsers search it; over its text alone where it is not here, or another reading made that."""
        page = self.read_page() if self.lock.extractor == EXTRACTOR_VERSION else None
        return FragmentMaker(extract_shown(page, self.lock.content_type) if page else self._shown)

    @property
    def _is_pdf(self) -> bool:
        return self.lock.extractor.startswith("pdf")

    @property
    def _shown(self) -> str:
        """What readers see of a page."""
        return self.words.partition(CHANNEL_BREAK)[0]

    def look_up(self, quotation: str, *, prefix: str = "", suffix: str = "") -> tuple[MatchResult, LockedQuote]:
        """What comparing the quotation gives, and what the lock keeps of it."""
        result = match_quotation(self.prepared, quotation, prefix=prefix, suffix=suffix)
        has_place = result.end > result.start
        is_hidden = has_place and not self._is_pdf and self.lock.via != EXCERPT and result.end > len(self._shown)
        return result, LockedQuote(
            quote_sha256=hash_text(quotation),
            match=result.match,
            flags=tuple(result.flags),
            start=result.start if has_place else None,
            end=result.end if has_place else None,
            prefix=blank_unprintable(result.prefix),
            suffix=blank_unprintable(result.suffix),
            passage=blank_unprintable(self._cut_passage(result)) if has_place else "",
            fragment="" if is_hidden else self._make_fragment(result),
            channel=_ARTICLE_BODY if is_hidden else "",
            matcher=MATCHER_VERSION,
            context=_hash_context(prefix, suffix),
        )

    def _cut_passage(self, result: MatchResult) -> str:
        """The passage with some words around it, whole ones where that does not cost the 32 characters that are kept anyway."""
        start, end = result.start, result.end
        before, after = self.words[max(start - _AROUND, 0) : start], self.words[end : end + _AROUND]
        if start > _AROUND and " " in before[: len(before) - len(result.prefix)]:
            before = before[before.index(" ") + 1 :]
        if end + _AROUND < len(self.words) and " " in after[len(result.suffix) :]:
            after = after[: after.rindex(" ")]
        if end - start > _PASSAGE_AT_MOST:
            return before + self.words[start : start + _PASSAGE_AT_MOST]
        return before + self.words[start:end] + after

    def _make_fragment(self, result: MatchResult) -> str:
        """What opens the page at the passage; an excerpt does not tell what else stands on the page, so it gives none."""
        if self.lock.via == EXCERPT or not result.is_found:
            return ""
        if self._is_pdf:
            return page_fragment(self.words, result.start)
        return self._fragments.make(*self._find_shown(result.start, result.end))

    def _find_shown(self, start: int, end: int) -> tuple[int, int]:
        """The passage, or where its words stand again if no reader sees them here, as with a headline in the page's title."""
        words, at = self._shown[start:end], start
        while at >= 0 and not self._fragments.is_shown(at, at + len(words)):
            at = self._shown.find(words, at + 1)
        return (at, at + len(words)) if at >= 0 else (start, end)


def find_result(kept: LockedQuote, quotation: str, *, prefix: str = "", suffix: str = "") -> MatchResult | None:
    """What comparing the quotation gave, where it was found and nothing that went into it has changed since; else None.

    The text needs no look: a lock's entries go when its text does. Of what was not found a lock does not keep enough to tell.
    """
    if kept.match not in FOUND or kept.start is None or kept.end is None:
        return None
    asked = (hash_text(quotation), _hash_context(prefix, suffix), MATCHER_VERSION)
    if (kept.quote_sha256, kept.context, kept.matcher) != asked or not set(kept.flags) <= set(MatchFlag):
        return None
    flags = tuple(MatchFlag(flag) for flag in kept.flags)
    return MatchResult(match=kept.match, flags=flags, start=kept.start, end=kept.end, prefix=kept.prefix, suffix=kept.suffix)


def scope_of(site: ResolvedSite, key: Key) -> str:
    """The scope of the lock of the source or tweet at ``key``."""
    names = {post.slug: post.post.name for post in site.posts}
    return names.get(key.scope, key.scope) if key.scope else SHARED_SCOPE


def make_excerpt_lock(scope: str, record: ResolvedSource, before: Lock | None, today: str) -> Lock:
    """The lock of a typed excerpt: the day it was first compared, and what was found, stay as long as the excerpt does."""
    text, path = record.source.excerpt, lock_path(scope, record.source.id)
    blob = Blob(sha256=hash_text(text), size=len(text))
    if before and before.via == EXCERPT and before.text == blob:
        return replace(before, url=record.source.url)
    known = before or Lock(path=path, span=Span(path), scope=scope, source=record.source.id)
    return Lock(
        path=path,
        span=Span(path),
        scope=scope,
        source=record.source.id,
        url=record.source.url,
        retrieved=today,
        via=EXCERPT,
        text=blob,
        archive=known.archive,
        link_state=known.link_state,
        link_checked=known.link_checked,
        link_history=known.link_history,
    )


def _hash_context(prefix: str, suffix: str) -> str:
    return hash_text(f"{prefix}\0{suffix}") if prefix or suffix else ""
