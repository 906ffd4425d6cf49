"""The Wayback Machine of the Internet Archive: which copies it has of an address, and the bytes of one of them.

Three questions: the index (CDX), the copy nearest to a date (TimeGate, RFC 7089), and a copy as it was crawled (``id_``). The
index names each copy's payload by its digest; where that is the digest of our own bytes, the two copies are identical.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import urlencode

from firsthand.archive.providers.answers import load_json
from firsthand.archive.request import Request, make_json_request
from firsthand.archive.response import Response, Why

SERVICE = "Internet Archive"
_FIELDS = ("timestamp", "original", "statuscode", "mimetype", "digest", "length")
_POINTING = (302, 303, 307)
_STAMP = re.compile(r"\d{14}")
_CAPTURE_URL = re.compile(r"/web/(\d{14})[a-z_]*/(.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A copy that the archive holds: ``stamp`` is its time, ``20230921011000``; ``digest`` that of its payload, if known."""

    stamp: str
    original: str
    digest: str = ""

    @property
    def moment(self) -> str:
        """When it was made: ``2023-09-21T01:10:00Z``."""
        return datetime.strptime(self.stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def url(self, base: str) -> str:
        """Where a reader sees it."""
        return f"{base}/web/{self.stamp}/{self.original}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoCapture:
    """No copy, and why, as a clause. ``must_stop``: the archive asked for silence, and is asked nothing more in this run."""

    message: str
    must_stop: bool = False
    why: Why | None = None


def make_index_request(base: str, url: str) -> Request:
    """The question for the newest good copy of ``url``."""
    query = urlencode({"url": url, "output": "json", "fl": ",".join(_FIELDS), "filter": "statuscode:200", "limit": "-1"})
    return make_json_request(f"{base}/cdx/search/cdx?{query}", allowance="cdx", is_patient=False)


def read_index_answer(response: Response) -> Capture | NoCapture:
    """The newest copy, or why there is none."""
    if response.status != 200:  # noqa: PLR2004
        return explain_status(response)
    rows = load_json(response)
    if not isinstance(rows, list):
        return NoCapture(message="the archive's index answered with something else than a list", why=Why.NONSENSE)
    captures = [capture for row in rows[1:] if (capture := _read_row(row))]
    return captures[-1] if captures else NoCapture(message="the archive has no copy of it")


def make_nearest_request(base: str, url: str, when: datetime) -> Request:
    """The question for the copy nearest to a moment."""
    asked = format_datetime(when.astimezone(UTC), usegmt=True)
    headers = (("Accept-Datetime", asked),)
    return Request(url=f"{base}/web/{url}", headers=headers, allowance="replay", is_followed=False, is_patient=False)


def read_nearest_answer(response: Response) -> Capture | NoCapture:
    """The copy that the TimeGate points to, or why there is none."""
    if response.status not in _POINTING:
        return explain_status(response)
    found = _CAPTURE_URL.search(response.header("Location"))
    capture = Capture(stamp=found[1], original=found[2]) if found else None
    return capture if capture and _is_moment(capture) else NoCapture(message="the archive has no copy of it")


def make_copy_request(base: str, capture: Capture) -> Request:
    """The question for a copy's own bytes, without what the archive adds to pages."""
    return Request(url=f"{base}/web/{capture.stamp}id_/{capture.original}", allowance="replay", is_patient=False)


def explain_status(response: Response) -> NoCapture:
    """What a status other than 200 says."""
    match response.status:
        case 429:
            return NoCapture(message="the archive asks to wait", must_stop=True, why=Why.WAITING)
        case 403:
            return NoCapture(message="the archive does not show copies of it")
        case 404:
            return NoCapture(message="the archive has no copy of it")
        case status:
            return NoCapture(message=f"the archive answered with the status {status}", why=Why.NONSENSE)


def _read_row(row: object) -> Capture | None:
    if not isinstance(row, list) or len(row) != len(_FIELDS) or not all(isinstance(cell, str) for cell in row):
        return None
    stamp, original, _, _, digest, _ = row
    capture = Capture(stamp=stamp, original=original, digest=digest)
    return capture if _STAMP.fullmatch(stamp) and _is_moment(capture) else None


def _is_moment(capture: Capture) -> bool:
    try:
        return bool(capture.moment)
    except ValueError:
        return False
