"""The errand of ``--links``: one look at each address the site cites, which the locks remember where that is asked for.

Nothing is fetched for keeping. What a look says, and what many say together, is ``links``' business. A machine without a
network finds every host gone: where nobody at all answers, nothing is concluded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from firsthand.archive.ask_posts import Answered, ask_for_post, host_of_post
from firsthand.archive.fetch import Fetcher
from firsthand.archive.guard import host_of
from firsthand.archive.holdings import read_locks
from firsthand.archive.links import Link, Look, conclude, look_at
from firsthand.archive.lock_file import lock_path
from firsthand.archive.plan import find_post, is_by_hand
from firsthand.archive.providers.post import Gone, NoPost
from firsthand.archive.providers.services import Services
from firsthand.archive.response import SILENT, Failure, Response, Why
from firsthand.archive.store import Subject, make_lock, write_lock
from firsthand.archive.text import make_excerpt_lock, scope_of
from firsthand.disk.refusal import refuse
from firsthand.evidence.matching import match_quotation
from firsthand.evidence.verdict import FOUND
from firsthand.model.evidence import LinkState
from firsthand.model.files import Inputs
from firsthand.model.lock import Lock
from firsthand.model.resolved import Key, ResolvedQuote, ResolvedSite, ResolvedSource, ResolvedTweet
from firsthand.resolve.copies import hash_text
from firsthand.resolve.post_ids import PostAddress

_READ_BY_PROGRAM = ("direct", "wayback:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """An address that the site cites. ``quoted`` are the quotations that stood in its copy."""

    key: Key
    url: str
    lock: Lock
    post: PostAddress | None = None
    quoted: tuple[str, ...] = ()
    is_judged: bool = False

    @property
    def were_seen(self) -> bool:
        """Whether a program once read the quoted words on the page itself."""
        return self.lock.via.startswith(_READ_BY_PROGRAM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What one look found (None where we could not look), and what all looks say."""

    cited: Cited
    look: Look | None
    link: Link

    @property
    def is_problem(self) -> bool:
        """Whether the writer should act, and has not said what to think of it (``status``)."""
        return self.look is not None and self.link.state in (LinkState.DEAD, LinkState.CHANGED) and not self.cited.is_judged


def list_cited(site: ResolvedSite, inputs: Inputs) -> tuple[Cited, ...]:
    """Every address of a source or short post that a program may look at."""
    locks = read_locks(inputs)
    words = _words_by_name(site)
    cited = []
    for key, record in sorted(site.records.items()):
        if isinstance(record, ResolvedQuote):
            continue
        url = record.source.url if isinstance(record, ResolvedSource) else record.tweet.url
        if not url or is_by_hand(url):
            continue
        scope = scope_of(site, key)
        lock = _find_lock(scope, record, locks.get(lock_path(scope, key.id)), today=inputs.now.date().isoformat())
        status = record.source.status if isinstance(record, ResolvedSource) else record.tweet.status
        post = find_post(record, url)
        quoted = tuple(_list_quoted(lock, words))
        cited.append(Cited(key=key, url=url, lock=lock, post=post, quoted=quoted, is_judged=status is not None))
    return tuple(cited)


def check_links(  # noqa: PLR0913 - who asks, whom, for what, and who is told
    root: Path | None,
    cited: tuple[Cited, ...],
    fetcher: Fetcher,
    services: Services,
    *,
    now: Callable[[], str],
    before: Callable[[Cited], None] = lambda _: None,
) -> Iterator[Checked]:
    """Each address looked at, one after the other, and its lock written unless ``root`` is None.

    ``before`` is told what is asked next. What comes before the first answer waits for it, and where there is none, not even
    from the archive, Refusal is raised and nothing was written.
    """
    held: list[_Seen] = []
    is_heard = False
    for seen in _look_at_all(cited, fetcher, services, now=now, before=before):
        if seen.look is None:
            yield _remember(root, seen)
            continue
        held.append(seen)
        is_heard |= not seen.is_silence
        if is_heard:
            yield from (_remember(root, one) for one in held)
            held.clear()
    if held and _is_silence(fetcher.fetch(services.wayback)):
        refuse("the network seems to be away, for no host answered: no link was judged, and nothing was recorded")
    yield from (_remember(root, one) for one in held)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What one look found, and when; ``is_silence`` where that may be the network's fault: nobody answered."""

    cited: Cited
    look: Look | None
    when: str
    is_silence: bool


def _look_at_all(
    cited: tuple[Cited, ...],
    fetcher: Fetcher,
    services: Services,
    *,
    now: Callable[[], str],
    before: Callable[[Cited], None],
) -> Iterator[_Seen]:
    left = list(cited)
    often = Counter(one.url for one in cited)
    answers: dict[str, Response | Failure] = {}
    while left:
        one = fetcher.pace.take_soonest(
            left, lambda item: host_of_post(services, item.post) if item.post else host_of(item.url)
        )
        before(one)
        if one.post:
            posted = ask_for_post(fetcher, services, one.post)
            look, is_silence = _look_at_post(one, posted), isinstance(posted, NoPost) and posted.why in SILENT
        else:
            answer = answers.get(one.url) or fetcher.fetch(one.url)
            if often[one.url] > 1:
                answers[one.url] = answer
            look, is_silence = _look_at_page(one, answer), _is_silence(answer)
        yield _Seen(cited=one, look=look, when=now(), is_silence=is_silence)


def _find_lock(scope: str, record: ResolvedSource | ResolvedTweet, lock: Lock | None, *, today: str) -> Lock:
    if lock:
        return lock
    if isinstance(record, ResolvedSource) and record.source.excerpt:
        return make_excerpt_lock(scope, record, None, today)
    url = record.source.url if isinstance(record, ResolvedSource) else record.tweet.url
    return make_lock(Subject(scope=scope, source=record.key.id, url=url))


def _words_by_name(site: ResolvedSite) -> dict[str, str]:
    """The words of each quotation and short post, by the name that locks give them."""
    names = {}
    for key, record in site.records.items():
        if isinstance(record, ResolvedQuote):
            names[f"{scope_of(site, key)}/{key.id}"] = record.quote.text
        elif isinstance(record, ResolvedTweet):
            names[f"{scope_of(site, key)}/{key.id}"] = record.tweet.text
    return names


def _list_quoted(lock: Lock, words: dict[str, str]) -> Iterator[str]:
    for name, quote in lock.quotes:
        text = words.get(name, "")
        if text and quote.match in FOUND and quote.quote_sha256 == hash_text(text):
            yield text


def _look_at_post(cited: Cited, answered: Answered | NoPost) -> Look | None:
    if isinstance(answered, NoPost):
        if answered.why in (Why.REFUSED, Why.WAITING):
            return None
        states = {Gone.DELETED: LinkState.DEAD, Gone.PROTECTED: LinkState.BLOCKED, Gone.SUSPENDED: LinkState.BLOCKED}
        return Look(state=states[answered.state] if answered.state else LinkState.UNKNOWN, reason=answered.message)
    if answered.post.is_cut or all(match_quotation(answered.post.text, quotation).is_found for quotation in cited.quoted):
        return Look(state=LinkState.LIVE, reason="it is there")
    return Look(state=LinkState.CHANGED, reason="its words are no longer those that were quoted")


def _look_at_page(cited: Cited, answer: Response | Failure) -> Look | None:
    if isinstance(answer, Failure) and answer.why in (Why.REFUSED, Why.WAITING):
        return None
    return look_at(answer, quoted=cited.quoted, were_seen=cited.were_seen)


def _is_silence(answer: Response | Failure) -> bool:
    return isinstance(answer, Failure) and answer.is_silence


def _remember(root: Path | None, seen: _Seen) -> Checked:
    cited, look, lock = seen.cited, seen.look, seen.cited.lock
    if look is None:
        state = LinkState(lock.link_state) if lock.link_state in tuple(LinkState) else LinkState.UNKNOWN
        return Checked(cited=cited, look=None, link=Link(state=state, checked=lock.link_checked, history=lock.link_history))
    link = conclude(lock.link_history, look, seen.when)
    known = replace(lock, link_state=link.state.value, link_checked=link.checked, link_history=link.history)
    if root:
        write_lock(root, known, what="looked", when=seen.when)
    return Checked(cited=cited, look=look, link=link)
