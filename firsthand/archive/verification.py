"""Comparing every quotation and short post of a site with the copies that are here, for the locks to remember.

    what the site says + the texts that are here -> what was found of each quotation, and the locks as they should be

Pure but for the texts it is given: reading them and writing the locks is the command's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from firsthand.archive.text import find_result
from firsthand.archive.texts import Texts
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
    """What was found of one quotation or short post: in which source, how, and where else if not there.

    ``is_earlier`` where it is what the lock says, and nothing that went into it has changed since.
    """

    post: str
    kind: str
    id: str
    source: str
    result: MatchResult
    has_note: bool = False
    found_in: str = ""
    is_earlier: bool = False

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
    site: ResolvedSite, texts: Texts, absent: Mapping[Key, Lock], *, is_whole: bool = True, is_anew: bool = False
) -> Verification:
    """Every quotation and short post compared; what a lock says of the same words and text is taken from it unless ``is_anew``.

    ``texts`` are those that are here; ``absent`` the locks of copies that are not, whose findings stay as they are. What was
    found of quotations that are gone is dropped; where the site could not be read whole (not ``is_whole``), nothing is.
    """
    comparison = _Comparison(site=site, texts=texts, locks=texts.locks, keeps_unknown=not is_whole, is_anew=is_anew)
    findings = comparison.compare()
    known = {**comparison.locks, **absent}
    locks = sorted((comparison.update(key, lock) for key, lock in known.items()), key=lambda lock: lock.path)
    return Verification(findings=findings, locks=tuple(locks))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """A quotation or short post that is to be looked up: the post it is of, and its name in locks."""

    slug: str
    name: str
    record: Worded


@dataclass(slots=True, kw_only=True)
class _Comparison:
    """What is to be compared, and what was: by source, so that one text at a time need be in memory.

    ``asked`` are the quotations that are looked up in each source; ``found`` what that gave, by source and name.
    """

    site: ResolvedSite
    texts: Texts
    locks: Mapping[Key, Lock]
    keeps_unknown: bool
    is_anew: bool
    asked: dict[Key, list[_Question]] = field(default_factory=dict)
    found: dict[tuple[Key, str], MatchResult] = field(default_factory=dict)
    compared: dict[Key, dict[str, LockedQuote]] = field(default_factory=dict)
    redacted: set[str] = field(default_factory=set)
    earlier: set[tuple[Key, str]] = field(default_factory=set)

    def compare(self) -> tuple[Finding, ...]:
        """Each text asked for all that is quoted from it; then each once more for what was not found where it should be."""
        questions = tuple(self._questions())
        for question in questions:
            for key in dict.fromkeys((*self._carriers(question.record), *_also_in(question.record))):
                self.asked.setdefault(key, []).append(question)
        for key in (one for one in self.texts if one in self.asked):
            self._look_up_all(key)
        findings = [finding for question in questions for finding in self._conclude(question)]
        elsewhere = self._find_elsewhere([question for question, finding in findings if _is_lost(finding.result)])
        return tuple(
            replace(finding, found_in=elsewhere.get(question.name, "")) if _is_lost(finding.result) else finding
            for question, finding in findings
        )

    def _questions(self) -> Iterator[_Question]:
        for card in sorted(self.site.posts, key=lambda one: one.slug):
            for record in self._worded(card.slug):
                name = f"{card.post.name}/{record.key.id}"
                if isinstance(record, ResolvedTweet) and record.tweet.redacted:
                    self.redacted.add(name)
                elif _words_of(record):
                    yield _Question(slug=card.slug, name=name, record=record)

    def update(self, key: Key, lock: Lock) -> Lock:
        """The lock with what was found now; of a redacted post the finding stays, without its words."""
        compared = self.compared.get(key, {})
        wanted = {question.name for question in self.asked.get(key, ())}
        kept = {name: quote for name, quote in lock.quotes if self.keeps_unknown or name in wanted}
        silenced = {name: _silence(quote) for name, quote in lock.quotes if name in self.redacted}
        return replace(lock, quotes=tuple(sorted((kept | silenced | compared).items())))

    def _worded(self, slug: str) -> list[Worded]:
        found = (record for key, record in self.site.records.items() if key.scope == slug)
        worded = [record for record in found if isinstance(record, ResolvedQuote | ResolvedTweet)]
        return sorted(worded, key=lambda record: (record.kind.value, record.key.id))

    def _look_up_all(self, key: Key) -> None:
        """Each quotation compared with one text, which is not even read where its lock says all."""
        before = {} if self.is_anew else dict(self.locks[key].quotes)
        compared = self.compared.setdefault(key, {})
        for question in self.asked[key]:
            words, (prefix, suffix) = _words_of(question.record), _words_around(question.record)
            kept = before.get(question.name)
            result = find_result(kept, words, prefix=prefix, suffix=suffix) if kept else None
            if kept and result:
                self.earlier.add((key, question.name))
            else:
                result, kept = self.texts[key].look_up(words, prefix=prefix, suffix=suffix)
            self.found[key, question.name] = result
            compared[question.name] = kept

    def _conclude(self, question: _Question) -> Iterator[tuple[_Question, Finding]]:
        """What the record's own place says, or a reprint of it; then each other source that is said to carry it and doesn't."""
        record = question.record
        found = [(key, self.found.get((key, question.name), NO_COPY)) for key in self._carriers(record)]
        where, best = max(found, key=lambda one: _rank(one[1]))
        is_earlier = (where, question.name) in self.earlier
        yield question, replace(_make_finding(question, where, best), is_earlier=is_earlier)
        for key in _also_in(record):
            result = self.found.get((key, question.name), NO_COPY)
            if _is_lost(result):
                yield question, _make_finding(question, key, result)

    def _carriers(self, record: Worded) -> tuple[Key, ...]:
        """Where the words may be looked up: the record's own place, and reprints of that."""
        if isinstance(record, ResolvedTweet):
            return (record.key, *record.via)
        place = self.site.records.get(record.source)
        via = () if place is None or isinstance(place, ResolvedQuote) else place.via
        return tuple(dict.fromkeys((record.source, *via)))

    def _find_elsewhere(self, lost: Iterable[_Question]) -> dict[str, str]:
        """Where else the lost ones stand, by name: the first source in order that holds them and is none of their own."""
        left = {question.name: question for question in lost}
        places: dict[str, str] = {}
        for key in sorted(self.texts):
            here = [one for one in left.values() if key not in (*self._carriers(one.record), *_also_in(one.record))]
            found = [one.name for one in here if stands_in(self.texts[key].prepared, _words_of(one.record))]
            places |= dict.fromkeys(found, str(key))
            left = {name: one for name, one in left.items() if name not in found}
        return places


def _make_finding(question: _Question, where: Key, result: MatchResult) -> Finding:
    record = question.record
    return Finding(
        post=question.slug,
        kind=record.kind.value,
        id=record.key.id,
        source=where.id,
        result=result,
        has_note=bool(record.quote.note if isinstance(record, ResolvedQuote) else record.tweet.note),
    )


def _is_lost(result: MatchResult) -> bool:
    return not result.is_found and result.match is not MatchClass.NO_COPY


def _also_in(record: Worded) -> tuple[Key, ...]:
    return record.also_in if isinstance(record, ResolvedQuote) else ()


def _words_of(record: Worded) -> str:
    return record.quote.text if isinstance(record, ResolvedQuote) else record.tweet.text


def _words_around(record: Worded) -> tuple[str, str]:
    return (record.quote.prefix, record.quote.suffix) if isinstance(record, ResolvedQuote) else ("", "")


def _silence(quote: LockedQuote) -> LockedQuote:
    return replace(quote, prefix="", suffix="", passage="", fragment="", start=None, end=None)


def _rank(result: MatchResult) -> tuple[int, int]:
    """Found before not found; of those found, the one with nothing to warn of; then the closest."""
    return 2 * result.is_found + (not result.risks), _ORDER.index(result.match)
