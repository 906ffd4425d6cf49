"""Comparing every quotation and short post of a site with the copies that are here, for the locks to remember.

    what the site says + the texts that are here -> what was found of each quotation, and the locks as they should be

Pure but for the texts it is given: reading them and writing the locks is the command's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from firsthand.archive.lock_file import lock_path
from firsthand.evidence.fragments import FragmentMaker, page_fragment
from firsthand.evidence.matching import MATCHER_VERSION, match_quotation
from firsthand.evidence.prepared import PreparedText
from firsthand.evidence.verdict import NO_COPY, MatchResult
from firsthand.model.evidence import MatchClass
from firsthand.model.lock import Blob, Lock, LockedQuote
from firsthand.model.resolved import Key, ResolvedQuote, ResolvedSite, ResolvedSource, ResolvedTweet
from firsthand.model.span import Span
from firsthand.resolve.copies import EXCERPT, SHARED_SCOPE, hash_text

_PASSAGE_LENGTH = 2000


@dataclass(frozen=True, eq=False)
class Text:
    """One text to compare with, and the lock it is remembered in. ``is_pdf``: pages are parted by form feeds."""

    words: str
    lock: Lock
    is_pdf: bool = False

    @cached_property
    def prepared(self) -> PreparedText:
        """The text, ready to be asked many times."""
        return PreparedText(self.words)

    @cached_property
    def fragments(self) -> FragmentMaker:
        """What makes links that open the page at a passage."""
        return FragmentMaker(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found of one quotation or short post: in which source, how, and where else if not there."""

    post: str
    kind: str
    id: str
    source: str
    result: MatchResult
    has_note: bool = False
    found_in: str = ""

    @property
    def is_problem(self) -> bool:
        """Whether a writer should look: the words are not as quoted, or a cut may turn their meaning and no note says why."""
        if self.result.match is MatchClass.NO_COPY:
            return False
        return not self.result.is_found or (bool(self.result.risks) and not self.has_note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """All findings in order of post, kind and id, and every lock as it should be now."""

    findings: tuple[Finding, ...]
    locks: tuple[Lock, ...]


def scope_of(site: ResolvedSite, key: Key) -> str:
    """The scope of the lock of the source or tweet at ``key``."""
    names = {post.slug: post.post.name for post in site.posts}
    return names.get(key.scope, key.scope) if key.scope else SHARED_SCOPE


def make_excerpt_lock(scope: str, record: ResolvedSource, before: Lock | None, today: str) -> Lock:
    """The lock of a typed excerpt: the day it was first compared stays as long as the excerpt does."""
    text = record.source.excerpt
    blob = Blob(sha256=hash_text(text), size=len(text))
    is_same = before is not None and before.via == EXCERPT and before.text == blob
    path = lock_path(scope, record.source.id)
    return Lock(
        path=path,
        span=Span(path),
        scope=scope,
        source=record.source.id,
        url=record.source.url,
        retrieved=before.retrieved if before and is_same else today,
        via=EXCERPT,
        text=blob,
        archive=before.archive if before else (),
        link_state=before.link_state if before else "",
        link_checked=before.link_checked if before else "",
        link_history=before.link_history if before else (),
    )


def verify_site(site: ResolvedSite, texts: Mapping[Key, Text], locks: Mapping[Key, Lock]) -> Verification:
    """Every quotation and short post compared.

    ``texts`` are those that are here; ``locks`` those of copies that are not, whose findings stay as they are.
    """
    return _Comparison(site=site, texts=texts, absent=locks).run()


@dataclass(slots=True, kw_only=True)
class _Comparison:
    site: ResolvedSite
    texts: Mapping[Key, Text]
    absent: Mapping[Key, Lock]
    quotes: dict[Key, dict[str, LockedQuote]] = field(default_factory=dict)
    wanted: dict[Key, set[str]] = field(default_factory=dict)

    def run(self) -> Verification:
        findings = tuple(self._findings())
        locks = [replace(text.lock, quotes=tuple(sorted(self.quotes.get(key, {}).items()))) for key, text in self.texts.items()]
        locks += [
            replace(lock, quotes=tuple(pair for pair in lock.quotes if pair[0] in self.wanted.get(key, ())))
            for key, lock in self.absent.items()
        ]
        return Verification(findings=findings, locks=tuple(sorted(locks, key=lambda lock: lock.path)))

    def _findings(self) -> Iterator[Finding]:
        for post in sorted(self.site.posts, key=lambda one: one.slug):
            scope = post.post.name
            for record in self._worded(post.slug):
                text = record.quote.text if isinstance(record, ResolvedQuote) else record.tweet.text
                if text and not (isinstance(record, ResolvedTweet) and record.tweet.redacted):
                    yield self._compare(post.slug, f"{scope}/{record.key.id}", record, text)

    def _worded(self, slug: str) -> list[ResolvedQuote | ResolvedTweet]:
        found = (record for key, record in self.site.records.items() if key.scope == slug)
        worded = [record for record in found if isinstance(record, ResolvedQuote | ResolvedTweet)]
        return sorted(worded, key=lambda record: (record.kind.value, record.key.id))

    def _carriers(self, record: ResolvedQuote | ResolvedTweet) -> tuple[Key, ...]:
        """Where the words may be looked up, the record's own place first."""
        if isinstance(record, ResolvedTweet):
            return (record.key, *record.via)
        place = self.site.records.get(record.source)
        via = () if place is None or isinstance(place, ResolvedQuote) else place.via
        return tuple(dict.fromkeys((record.source, *via, *record.also_in)))

    def _compare(self, slug: str, name: str, record: ResolvedQuote | ResolvedTweet, words: str) -> Finding:
        best, where = NO_COPY, self._carriers(record)[0]
        for key in self._carriers(record):
            self.wanted.setdefault(key, set()).add(name)
            if key not in self.texts:
                continue
            result = self._match(key, record, words)
            self.quotes.setdefault(key, {})[name] = self._lock(self.texts[key], words, result)
            if _rank(result) > _rank(best):
                best, where = result, key
        return Finding(
            post=slug,
            kind=record.kind.value,
            id=record.key.id,
            source=where.id,
            result=best,
            has_note=bool(record.quote.note if isinstance(record, ResolvedQuote) else record.tweet.note),
            found_in="" if best.is_found else self._find_elsewhere(record, words),
        )

    def _match(self, key: Key, record: ResolvedQuote | ResolvedTweet, words: str) -> MatchResult:
        around = (record.quote.prefix, record.quote.suffix) if isinstance(record, ResolvedQuote) else ("", "")
        return match_quotation(self.texts[key].prepared, words, prefix=around[0], suffix=around[1])

    def _find_elsewhere(self, record: ResolvedQuote | ResolvedTweet, words: str) -> str:
        own = self._carriers(record)
        for key in sorted(self.texts):
            if key not in own and self._match(key, record, words).is_found:
                return str(key)
        return ""

    def _lock(self, text: Text, words: str, result: MatchResult) -> LockedQuote:
        has_place = result.end > result.start
        return LockedQuote(
            quote_sha256=hash_text(words),
            match=result.match,
            flags=tuple(result.flags),
            start=result.start if has_place else None,
            end=result.end if has_place else None,
            prefix=result.prefix,
            suffix=result.suffix,
            passage=result.passage[:_PASSAGE_LENGTH],
            fragment=_make_fragment(text, result) if result.is_found else "",
            matcher=MATCHER_VERSION,
        )


def _make_fragment(text: Text, result: MatchResult) -> str:
    """What opens the page at the passage; an excerpt does not tell what else stands on the page, so it gives none."""
    if text.lock.via == EXCERPT:
        return ""
    if text.is_pdf:
        return page_fragment(text.words, result.start)
    return text.fragments.make(result.start, result.end)


def _rank(result: MatchResult) -> int:
    order = (MatchClass.NO_COPY, MatchClass.NOT_FOUND, MatchClass.ALTERED, MatchClass.ELIDED, MatchClass.NORMALISED)
    return 2 * (order.index(result.match) if result.match in order else len(order)) + (not result.risks)
