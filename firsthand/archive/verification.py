"""Comparing every quotation and short post of a site with the copies that are here, for the locks to remember.

    what the site says + the texts that are here -> what was found of each quotation, and the locks as they should be

Pure but for the texts it is given: reading them and writing the locks is the command's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from firsthand.archive.text import Text
from firsthand.evidence.matching import stands_in
from firsthand.evidence.verdict import NO_COPY, MatchResult
from firsthand.model.evidence import MatchClass
from firsthand.model.lock import Lock, LockedQuote
from firsthand.model.resolved import Key, ResolvedQuote, ResolvedSite, ResolvedTweet

_ORDER = (
    MatchClass.NO_COPY,
    MatchClass.NOT_FOUND,
    MatchClass.ALTERED,
    MatchClass.ELIDED,
    MatchClass.NORMALISED,
    MatchClass.EXACT,
)
Worded = ResolvedQuote | ResolvedTweet


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


def verify_site(
    site: ResolvedSite, texts: Mapping[Key, Text], absent: Mapping[Key, Lock], *, is_whole: bool = True
) -> Verification:
    """Every quotation and short post compared.

    ``texts`` are those that are here; ``absent`` the locks of copies that are not, whose findings stay as they are. What was
    found of quotations that are gone is dropped; where the site could not be read whole (not ``is_whole``), nothing is.
    """
    comparison = _Comparison(site=site, texts=texts, keeps_unknown=not is_whole)
    findings = tuple(comparison.findings())
    locks = [comparison.update(key, text.lock) for key, text in texts.items()]
    locks += [comparison.update(key, lock) for key, lock in absent.items()]
    return Verification(findings=findings, locks=tuple(sorted(locks, key=lambda lock: lock.path)))


@dataclass(slots=True, kw_only=True)
class _Comparison:
    """What was compared so far: for each source the quotations that were looked up in it, and those that belong to it."""

    site: ResolvedSite
    texts: Mapping[Key, Text]
    keeps_unknown: bool
    compared: dict[Key, dict[str, LockedQuote]] = field(default_factory=dict)
    wanted: dict[Key, set[str]] = field(default_factory=dict)
    redacted: set[str] = field(default_factory=set)

    def findings(self) -> Iterator[Finding]:
        for post in sorted(self.site.posts, key=lambda one: one.slug):
            for record in self._worded(post.slug):
                name = f"{post.post.name}/{record.key.id}"
                if isinstance(record, ResolvedTweet) and record.tweet.redacted:
                    self.redacted.add(name)
                elif _words_of(record):
                    yield from self._compare(post.slug, name, record)

    def update(self, key: Key, lock: Lock) -> Lock:
        """The lock with what was found now; of a redacted post the finding stays, without its words."""
        compared = self.compared.get(key, {})
        wanted = self.wanted.get(key, set())
        kept = {name: quote for name, quote in lock.quotes if self.keeps_unknown or name in wanted}
        silenced = {name: _silence(quote) for name, quote in lock.quotes if name in self.redacted}
        return replace(lock, quotes=tuple(sorted((kept | silenced | compared).items())))

    def _worded(self, slug: str) -> list[Worded]:
        found = (record for key, record in self.site.records.items() if key.scope == slug)
        worded = [record for record in found if isinstance(record, ResolvedQuote | ResolvedTweet)]
        return sorted(worded, key=lambda record: (record.kind.value, record.key.id))

    def _compare(self, slug: str, name: str, record: Worded) -> Iterator[Finding]:
        """What the record's own place says, or a reprint of it; then each other source that is said to carry it and doesn't."""
        found = [(key, self._look_up(key, name, record)) for key in self._carriers(record)]
        where, best = max(found, key=lambda one: _rank(one[1]))
        yield self._make_finding(slug, record, where, best)
        for key in record.also_in if isinstance(record, ResolvedQuote) else ():
            result = self._look_up(key, name, record)
            if not result.is_found and result.match is not MatchClass.NO_COPY:
                yield self._make_finding(slug, record, key, result)

    def _carriers(self, record: Worded) -> tuple[Key, ...]:
        """Where the words may be looked up: the record's own place, and reprints of that."""
        if isinstance(record, ResolvedTweet):
            return (record.key, *record.via)
        place = self.site.records.get(record.source)
        via = () if place is None or isinstance(place, ResolvedQuote) else place.via
        return tuple(dict.fromkeys((record.source, *via)))

    def _look_up(self, key: Key, name: str, record: Worded) -> MatchResult:
        self.wanted.setdefault(key, set()).add(name)
        text = self.texts.get(key)
        if text is None:
            return NO_COPY
        prefix, suffix = (record.quote.prefix, record.quote.suffix) if isinstance(record, ResolvedQuote) else ("", "")
        result, locked = text.look_up(_words_of(record), prefix=prefix, suffix=suffix)
        self.compared.setdefault(key, {})[name] = locked
        return result

    def _make_finding(self, slug: str, record: Worded, where: Key, result: MatchResult) -> Finding:
        is_lost = not result.is_found and result.match is not MatchClass.NO_COPY
        return Finding(
            post=slug,
            kind=record.kind.value,
            id=record.key.id,
            source=where.id,
            result=result,
            has_note=bool(record.quote.note if isinstance(record, ResolvedQuote) else record.tweet.note),
            found_in=self._find_elsewhere(record) if is_lost else "",
        )

    def _find_elsewhere(self, record: Worded) -> str:
        also = record.also_in if isinstance(record, ResolvedQuote) else ()
        own = {*self._carriers(record), *also}
        words = _words_of(record)
        return next(
            (str(key) for key in sorted(self.texts) if key not in own and stands_in(self.texts[key].prepared, words)), ""
        )


def _words_of(record: Worded) -> str:
    return record.quote.text if isinstance(record, ResolvedQuote) else record.tweet.text


def _silence(quote: LockedQuote) -> LockedQuote:
    return replace(quote, prefix="", suffix="", passage="", fragment="", start=None, end=None)


def _rank(result: MatchResult) -> tuple[int, int]:
    """Found before not found; of those found, the one with nothing to warn of; then the closest."""
    return 2 * result.is_found + (not result.risks), _ORDER.index(result.match)
