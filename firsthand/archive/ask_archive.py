"""Asking the Internet Archive: for the copy it has, for that copy's bytes, and to make one.

Silent from the moment it asks for silence (429): the rest of the run goes without it. Nothing is asked about one address twice.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from typing import TypeVar

from firsthand.archive.fetch import Fetcher
from firsthand.archive.providers import save_page_now, wayback
from firsthand.archive.providers.services import Services
from firsthand.archive.providers.wayback import Capture, NoCapture
from firsthand.archive.request import Request
from firsthand.archive.response import Failure, Response, Why
from firsthand.model.lock import ArchiveCopy

T = TypeVar("T")

_LOOKS_AT_JOB = 30
_BETWEEN_LOOKS_S = 6.0


class Archive:
    """The Internet Archive, for one run. ``stopped`` says why it is not asked any more, or is empty."""

    def __init__(self, fetcher: Fetcher, services: Services) -> None:
        self.stopped = ""
        self._fetcher = fetcher
        self._services = services
        self._known: dict[str, Capture | NoCapture] = {}

    def find(self, url: str) -> Capture | NoCapture:
        """The newest good copy of ``url``."""
        if url not in self._known:
            request = wayback.make_index_request(self._services.wayback, url)
            self._known[url] = self._ask(request, wayback.read_index_answer)
        return self._known[url]

    def take(self, url: str, when: datetime | None = None) -> tuple[Capture, Response] | NoCapture:
        """The newest good copy of ``url``, or the one nearest to a moment, and its own bytes."""
        capture = self._find_nearest(url, when) if when else self.find(url)
        if isinstance(capture, NoCapture):
            return capture
        copy = self._ask(wayback.make_copy_request(self._services.wayback, capture), _read_copy)
        return copy if isinstance(copy, NoCapture) else (capture, copy)

    def _find_nearest(self, url: str, when: datetime) -> Capture | NoCapture:
        return self._ask(wayback.make_nearest_request(self._services.wayback, url, when), wayback.read_nearest_answer)

    def save(self, url: str) -> Capture | NoCapture:
        """The copy the archive made of ``url`` just now (or not long ago). Needs the user's keys."""
        if self._services.keys is None:
            return NoCapture(message="it is asked to make one only with your keys (IA_ACCESS_KEY_ID, IA_SECRET_ACCESS_KEY)")
        base, keys = self._services.wayback, self._services.keys
        job = self._ask(save_page_now.make_request(base, url, keys), save_page_now.read_answer)
        if isinstance(job, NoCapture):
            return job
        for _ in range(_LOOKS_AT_JOB):
            self._fetcher.pace.rest(_BETWEEN_LOOKS_S)
            state = self._ask(save_page_now.make_status_request(base, job, keys), save_page_now.read_status_answer)
            if state is not None:
                self._known[url] = state
                return state
        return NoCapture(message="the archive is still at it: ask again later", why=Why.TOO_SLOW)

    def describe(self, capture: Capture, sha256: str, digests: Collection[str]) -> ArchiveCopy:
        """The copy as the lock remembers it: with the archive's digest, or with ours where the two are the same bytes.

        ``sha256`` and ``digests`` are those of our copy: of its content, and of that as it was sent.
        """
        is_identical = bool(sha256 and capture.digest) and capture.digest in digests
        return ArchiveCopy(
            service=wayback.SERVICE,
            url=capture.url(self._services.wayback),
            datetime=capture.moment,
            digest=f"sha256:{sha256}" if is_identical else capture.digest,
        )

    def _ask(self, request: Request, read: Callable[[Response], T | NoCapture]) -> T | NoCapture:
        if self.stopped:
            return NoCapture(message=self.stopped, must_stop=True, why=Why.WAITING)
        answer = self._fetcher.send(request)
        found = _explain(answer) if isinstance(answer, Failure) else read(answer)
        if isinstance(found, NoCapture) and found.must_stop:
            self.stopped = found.message
        return found


def _read_copy(response: Response) -> Response | NoCapture:
    return response if response.status == 200 else wayback.explain_status(response)  # noqa: PLR2004


def _explain(failure: Failure) -> NoCapture:
    is_waiting = failure.why is Why.WAITING
    return NoCapture(message=f"the archive could not be asked: {failure.message}", must_stop=is_waiting, why=failure.why)
