"""Save Page Now 2: asking the Internet Archive to make a copy. Only with the user's own keys, and only when asked to.

A request gives a job, whose state is then asked for until it is done. Errors come in three kinds: try again later, tomorrow,
or never.
"""

from __future__ import annotations

from enum import StrEnum
from urllib.parse import quote, urlencode

from firsthand.archive.providers.answers import load_json, take_text
from firsthand.archive.providers.wayback import Capture, NoCapture, explain_status
from firsthand.archive.request import ACCEPT_JSON, Request
from firsthand.archive.response import Response, Why

FRESH_ENOUGH = "30d"
"""A copy of this age is as good as a new one, and none is made."""


class Again(StrEnum):
    """When it makes sense to ask again."""

    LATER = "later"
    TOMORROW = "tomorrow"
    NEVER = "never"


_TOMORROW = ("too-many-daily-captures", "max-daily-bandwidth", "daily-limit", "user-daily-limit")
_NEVER = (
    "bad-request",
    "blocked",
    "blocked-client-ip",
    "blocked-url",
    "filesize-limit",
    "ftp-access-denied",
    "http-version-not-supported",
    "invalid",
    "invalid-host-resolution",
    "invalid-server-response",
    "invalid-url-syntax",
    "method-not-allowed",
    "no-access",
    "not-found",
    "not-implemented",
    "unauthorized",
)


def classify_error(name: str) -> Again:
    """When to ask again after this error (``error:not-found``); one that is not known may pass."""
    bare = name.removeprefix("error:")
    if bare.startswith(_TOMORROW):
        return Again.TOMORROW
    return Again.NEVER if bare in _NEVER or bare.startswith("invalid-") else Again.LATER


def make_request(base: str, url: str, keys: tuple[str, str]) -> Request:
    """The request to save ``url``, unless there is a copy that is fresh enough."""
    form = {"url": url, "if_not_archived_within": FRESH_ENOUGH, "skip_first_archive": "1"}
    return Request(
        url=f"{base}/save",
        method="POST",
        headers=(*_headers(keys), ("Content-Type", "application/x-www-form-urlencoded")),
        body=urlencode(form).encode(),
        allowance="save",
        is_followed=False,
        is_patient=False,
    )


def read_answer(response: Response) -> str | NoCapture:
    """The job's id, or why nothing is being saved."""
    if response.status != 200:  # noqa: PLR2004
        return _explain(response)
    job = take_text(load_json(response), "job_id")
    return job or _explain(response)


def make_status_request(base: str, job: str, keys: tuple[str, str]) -> Request:
    """The question for a job's state."""
    url = f"{base}/save/status/{quote(job, safe='')}"
    return Request(url=url, headers=_headers(keys), is_followed=False, is_patient=False)


def read_status_answer(response: Response) -> Capture | NoCapture | None:
    """The new copy; why there will be none; or None while the job is running."""
    if response.status != 200:  # noqa: PLR2004
        return _explain(response)
    answer = load_json(response)
    match take_text(answer, "status"):
        case "pending":
            return None
        case "success":
            stamp = take_text(answer, "timestamp")
            if len(stamp) == len("20230921011000") and stamp.isdecimal():
                return Capture(stamp=stamp, original=take_text(answer, "original_url"))
    return _explain(response)


def _headers(keys: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return (("Accept", ACCEPT_JSON), ("Authorization", f"LOW {keys[0]}:{keys[1]}"))


def _explain(response: Response) -> NoCapture:
    if response.status in (401, 403):
        return NoCapture(message="the archive does not accept these keys", must_stop=True)
    error = take_text(load_json(response), "status_ext")
    if not error:
        if response.status != 200:  # noqa: PLR2004
            return explain_status(response)
        said = take_text(load_json(response), "message")[:200]
        return NoCapture(message=f"the archive saved nothing: {said or 'it does not say why'}", why=Why.NONSENSE)
    bare = error.removeprefix("error:")
    match classify_error(error):
        case Again.LATER:
            must_stop = bare in ("too-many-requests", "user-session-limit") or response.status == 429  # noqa: PLR2004
            return NoCapture(message=f"the archive could not save it just now ({bare})", must_stop=must_stop, why=Why.WAITING)
        case Again.TOMORROW:
            return NoCapture(message=f"the archive saves no more of this today ({bare})", why=Why.WAITING)
        case Again.NEVER:
            return NoCapture(message=f"the archive cannot save it ({bare})")
