"""The errand of ``snapshot``: asking for what the plan says, one after the other, and keeping each answer before the next.

The next to be asked is always the one whose host may be asked soonest, so that politeness costs little time. Whatever happens,
what was kept is whole, and a second run has only the rest to do. Where the page itself cannot be had, the archive's copy of it
is taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from firsthand.archive.ask_archive import Archive
from firsthand.archive.ask_posts import ask_for_post, host_of_post
from firsthand.archive.extract import ExtractError
from firsthand.archive.fetch import Fetcher
from firsthand.archive.guard import host_of
from firsthand.archive.links import Link, conclude, look_at
from firsthand.archive.obstacles import Obstacle, find_obstacle, read_answer_text
from firsthand.archive.plan import Job
from firsthand.archive.providers.post import NoPost
from firsthand.archive.providers.services import Services
from firsthand.archive.providers.wayback import Capture, NoCapture
from firsthand.archive.response import Failure, Response, make_digest
from firsthand.archive.store import Subject, make_lock, read_payload, save_copy, save_post, write_lock
from firsthand.evidence.charset import describe_doubt
from firsthand.evidence.matching import match_quotation
from firsthand.model.evidence import LinkState
from firsthand.model.lock import ArchiveCopy, Lock
from firsthand.resolve.post_ids import PostAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a job: the lock that was written, or a ``problem``; ``note`` is what else there is to say. Clauses.

    ``digests`` name the bytes that came, as archives do, where the page itself was just read.
    """

    job: Job
    lock: Lock | None = None
    problem: str = ""
    note: str = ""
    digests: tuple[str, ...] = ()


class Run:
    """One run of ``snapshot`` over a site."""

    def __init__(self, root: Path, fetcher: Fetcher, services: Services, *, now: Callable[[], str]) -> None:
        self.archive = Archive(fetcher, services)
        self._root = root
        self._fetcher = fetcher
        self._services = services
        self._now = now
        self._shared: dict[str, Response | Failure] = {}
        self._often: Counter[str] = Counter()

    def outcomes(self, jobs: tuple[Job, ...], *, before: Callable[[Job], None] = lambda _: None) -> Iterator[Outcome]:
        """Each job's outcome, as soon as it is kept; ``before`` is told what is asked next."""
        self._often = Counter(job.subject.url for job in jobs)
        left = list(jobs)
        while left:
            job = self._fetcher.pace.take_soonest(left, self._host_of)
            before(job)
            yield self._do(job)

    def _host_of(self, job: Job) -> str:
        if not job.needs_copy:
            return host_of(self._services.wayback)
        return host_of_post(self._services, job.post) if job.post else host_of(job.subject.url)

    def _do(self, job: Job) -> Outcome:
        done = Outcome(job=job, lock=job.subject.lock)
        if job.needs_copy:
            try:
                done = self._save_post(job, job.post) if job.post else self._save_page(job)
            except ExtractError as problem:
                return Outcome(job=job, problem=str(problem))
        if not done.problem and done.lock and job.needs_archive and not (done.lock.archive or self.archive.stopped):
            return self._find_archived(done, done.lock)
        return done

    def _save_post(self, job: Job, post: PostAddress) -> Outcome:
        answered = ask_for_post(self._fetcher, self._services, post)
        if isinstance(answered, NoPost):
            return Outcome(job=job, problem=answered.message)
        note = "the network cuts long posts in its answer" if answered.post.is_cut else ""
        lock = save_post(self._root, job.subject, answered.post, retrieved=answered.retrieved)
        return Outcome(job=job, lock=lock, note=note)

    def _save_page(self, job: Job) -> Outcome:
        answer = self._fetch(job.subject.url)
        look = look_at(answer, quoted=(), were_seen=False)
        obstacle = find_obstacle(answer) if isinstance(answer, Response) else None
        if isinstance(answer, Response) and answer.status == 200 and not obstacle:  # noqa: PLR2004
            link = conclude(job.subject.lock.link_history if job.subject.lock else (), look, answer.retrieved)
            lock = save_copy(self._root, _with_facts(job.subject, link=link), answer, via="direct")
            doubt = describe_doubt(answer.body, lock.charset) if lock.charset else ""
            return Outcome(job=job, lock=lock, note=doubt, digests=(make_digest(answer.body), answer.sent_digest))
        if look.state in (LinkState.DEAD, LinkState.BLOCKED) or obstacle in (Obstacle.SCRIPTS, Obstacle.MISSING):
            return self._save_archived(job, look.reason)
        return Outcome(job=job, problem=look.reason)

    def _save_archived(self, job: Job, reason: str) -> Outcome:
        """The archive's own copy, kept in place of the page; ``reason`` says why the page itself is not to be had."""
        taken = self._choose_archived(job)
        if isinstance(taken, NoCapture):
            return Outcome(job=job, problem=f"{reason}; {taken.message}")
        capture, copy = taken
        described = self.archive.describe(capture, sha256(copy.body).hexdigest(), (make_digest(copy.body), copy.sent_digest))
        subject = _with_facts(job.subject, archive=(described,))
        lock = save_copy(self._root, subject, copy, via=f"wayback:{capture.stamp}")
        return Outcome(job=job, lock=lock, note=f"{reason}; the archive's copy of {capture.moment[:10]} was kept instead")

    def _choose_archived(self, job: Job) -> tuple[Capture, Response] | NoCapture:
        """The archive's newest copy; where that is no page, or lacks what is quoted, the one of the time it was cited from."""
        newest = self.archive.take(job.subject.url)
        if isinstance(newest, NoCapture) or job.when is None or _holds(newest[1], job.quoted):
            return _refuse_obstacle(newest)
        older = _refuse_obstacle(self.archive.take(job.subject.url, job.when))
        is_better = not isinstance(older, NoCapture) and (bool(find_obstacle(newest[1])) or _holds(older[1], job.quoted))
        return older if is_better else _refuse_obstacle(newest)

    def _find_archived(self, done: Outcome, lock: Lock) -> Outcome:
        """The same outcome with an archive's copy in the lock, made now if there was none and the user has keys."""
        url = done.job.subject.url
        capture = self.archive.find(url)
        if isinstance(capture, NoCapture) and not capture.must_stop and self._services.keys:
            capture = self.archive.save(url)
        if isinstance(capture, NoCapture):
            return replace(done, note=done.note or capture.message)
        digests = done.digests or _find_digests(self._root, lock)
        described = self.archive.describe(capture, lock.payload.sha256 if lock.payload else "", digests)
        found = replace(lock, archive=(described,))
        write_lock(self._root, found, what="archived", when=self._now())
        is_same = described.digest.startswith("sha256:")
        note = "the archive's copy is byte-identical" if is_same else f"the archive has a copy of {capture.moment[:10]}"
        return replace(done, lock=found, note=done.note or note)

    def _fetch(self, url: str) -> Response | Failure:
        """The answer to a page's address; where several records have it, it is asked once."""
        answer = self._shared.pop(url, None) or self._fetcher.fetch(url)
        self._often[url] -= 1
        if self._often[url] > 0:
            self._shared[url] = answer
        return answer


def _holds(copy: Response, quoted: tuple[str, ...]) -> bool:
    """Whether a copy is a page, and all that is quoted stands in it."""
    if find_obstacle(copy):
        return False
    words = read_answer_text(copy) if quoted else ""
    return words is not None and all(match_quotation(words, quotation).is_found for quotation in quoted)


def _refuse_obstacle(taken: tuple[Capture, Response] | NoCapture) -> tuple[Capture, Response] | NoCapture:
    if isinstance(taken, NoCapture) or not find_obstacle(taken[1]):
        return taken
    return NoCapture(message="the archive's copy is no page either")


def _find_digests(root: Path, lock: Lock) -> tuple[str, ...]:
    payload = read_payload(root, lock)
    return () if payload is None else (make_digest(payload),)


def _with_facts(subject: Subject, *, link: Link | None = None, archive: tuple[ArchiveCopy, ...] = ()) -> Subject:
    """The subject with facts in its lock, which the next one takes over."""
    lock = make_lock(subject)
    if link:
        lock = replace(lock, link_state=link.state.value, link_checked=link.checked, link_history=link.history)
    return replace(subject, lock=replace(lock, archive=archive) if archive else lock)
