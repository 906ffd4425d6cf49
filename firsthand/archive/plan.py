"""What a snapshot has to do: which sources and short posts need a copy, and which are not to be asked.

Nothing that is held is asked for again. What is left to do is known before the first question, and after an interruption the
plan is made anew from what is there by then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from urllib.parse import urlsplit

from firsthand.archive.holdings import read_locks
from firsthand.archive.lock_file import lock_path
from firsthand.archive.store import Subject
from firsthand.archive.text import scope_of
from firsthand.model.evidence import SourceType
from firsthand.model.files import Inputs
from firsthand.model.resolved import Key, ResolvedQuote, ResolvedSite, ResolvedSource, ResolvedTweet
from firsthand.model.site import Copies
from firsthand.resolve.copies import LockIndex, Standing, find_holding, index_locks
from firsthand.resolve.post_ids import Network, PostAddress, find_address, normalise_url

_BY_HAND = ("threads.net", "threads.com", "instagram.com")
"""Networks whose terms forbid keeping what their interface answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One source or short post to be asked for.

    ``post`` is its address taken apart, where a network is asked for it. ``quoted`` are the words that should stand in it, and
    ``when`` is a moment at which they did, as far as its dates tell.
    """

    key: Key
    subject: Subject
    post: PostAddress | None = None
    needs_copy: bool = True
    needs_archive: bool = False
    quoted: tuple[str, ...] = ()
    when: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """``jobs`` to do; ``by_hand`` are those that no program may do; ``held`` counts what is there already."""

    jobs: tuple[Job, ...]
    by_hand: tuple[Key, ...] = ()
    held: int = 0


def find_records(site: ResolvedSite, name: str) -> tuple[Key, ...]:
    """The sources and short posts that ``name`` means: an id, ``slug/id``, or the address it was published at."""
    wanted = normalise_url(name)
    return tuple(
        key for key, record in _records(site) if name in (key.id, str(key)) or normalise_url(_url_of(record)) == wanted
    )


def list_ids(site: ResolvedSite) -> tuple[str, ...]:
    """What may be named."""
    return tuple(key.id for key, _ in _records(site))


def make_plan(site: ResolvedSite, inputs: Inputs, keys: Iterable[Key] | None, *, archive: bool) -> Plan:
    """What to do for the records at ``keys``, anew; for None, whatever the whole site lacks.

    With ``archive``, an archive's copy is lacking too.
    """
    locks = read_locks(inputs)
    index = index_locks(locks.values(), inputs.copies)
    chosen = None if keys is None else frozenset(keys)
    jobs: list[Job] = []
    by_hand: list[Key] = []
    held = 0
    quoted = _list_quoted(site)
    for key, record in _records(site):
        url = _url_of(record)
        if not url or (chosen is not None and key not in chosen) or _is_redacted(record):
            continue
        scope = scope_of(site, key)
        subject = Subject(scope=scope, source=key.id, url=url, lock=locks.get(lock_path(scope, key.id)))
        needs_copy = chosen is not None or _lacks_copy(record, subject, index, site.settings.copies)
        needs_archive = archive and _lacks_archive(subject, needs_copy=needs_copy)
        if needs_copy and is_by_hand(url):
            by_hand.append(key)
        elif needs_copy or needs_archive:
            job = Job(key=key, subject=subject, needs_copy=needs_copy, needs_archive=needs_archive)
            jobs.append(replace(job, post=find_post(record, url), quoted=quoted.get(key, ()), when=_find_moment(record)))
        else:
            held += 1
    return Plan(jobs=tuple(jobs), by_hand=tuple(by_hand), held=held)


def is_by_hand(url: str) -> bool:
    """Whether the post's network forbids keeping what its interface answers."""
    host = urlsplit(url).hostname or ""
    return any(host == known or host.endswith(f".{known}") for known in _BY_HAND)


def find_post(record: ResolvedSource | ResolvedTweet, url: str) -> PostAddress | None:
    """The post to ask a network for; an address that merely looks like a Mastodon post's is one only where a tweet has it."""
    post = find_address(url)
    if post is None or isinstance(record, ResolvedTweet):
        return post
    is_sure = post.network is not Network.MASTODON or record.source.type is SourceType.POST
    return post if is_sure else None


def _records(site: ResolvedSite) -> Iterator[tuple[Key, ResolvedSource | ResolvedTweet]]:
    for key, record in sorted(site.records.items()):
        if not isinstance(record, ResolvedQuote):
            yield key, record


def _url_of(record: ResolvedSource | ResolvedTweet) -> str:
    return record.source.url if isinstance(record, ResolvedSource) else record.tweet.url


def _is_redacted(record: ResolvedSource | ResolvedTweet) -> bool:
    return isinstance(record, ResolvedTweet) and record.tweet.redacted is not None


def _list_quoted(site: ResolvedSite) -> dict[Key, tuple[str, ...]]:
    """The words quoted from each source, by its key."""
    quoted: dict[Key, tuple[str, ...]] = {}
    for record in site.records.values():
        if isinstance(record, ResolvedQuote):
            quoted[record.source] = (*quoted.get(record.source, ()), record.quote.text)
    return quoted


def _find_moment(record: ResolvedSource | ResolvedTweet) -> datetime | None:
    """Noon of the day a source was read, else of the day it was published."""
    if isinstance(record, ResolvedTweet):
        return None
    source = record.source
    day = source.accessed or (source.published.latest if source.published else None)
    return datetime.combine(day, time(12), UTC) if day else None


def _lacks_copy(record: ResolvedSource | ResolvedTweet, subject: Subject, index: LockIndex, mode: Copies) -> bool:
    """Whether nothing is held of a record that the build could rely on; what was forgotten is meant to stay so."""
    written = record.source if isinstance(record, ResolvedSource) else record.tweet
    holding = find_holding(written, subject.lock, locks=index, mode=Copies.REQUIRE if mode is Copies.OFF else mode)
    return holding.standing not in (Standing.VALID, Standing.FORGOTTEN)


def _lacks_archive(subject: Subject, *, needs_copy: bool) -> bool:
    lock = subject.lock
    return needs_copy if lock is None else not (lock.archive or lock.forgotten)
