"""What the address of a short public post tells: where it belongs, one way to write it, and the time in its id.

X: ``ms = (id >> 22) + 1288834974657``, for ids since the Snowflake format began. Bluesky: a record key is a TID, 13
characters of a sortable base 32, ``microseconds = number >> 10``; the client chose it. Mastodon: ``ms = id >> 16``, and only
on the server where the post was written; another server's id tells when it arrived there. Nothing is fetched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from urllib.parse import urlsplit

from firsthand.model.dates import Moment

SNOWFLAKE_FROM = 29700859247
SNOWFLAKE_EPOCH_MS = 1288834974657
TID_ALPHABET = "234567abcdefghijklmnopqrstuvwxyz"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PLAUSIBLE_MS = (946_684_800_000, 4_102_444_800_000)  # 2000 to 2100: outside it, the number was never a time
_SECONDS_SLACK = timedelta(seconds=2)

_X_HOSTS = ("x.com", "twitter.com")
_X_MIRRORS = ("fxtwitter.com", "vxtwitter.com", "fixupx.com", "fixvx.com", "twittpr.com", "nitter.net", "xcancel.com")
_BLUESKY_HOSTS = ("bsky.app",)
_BLUESKY_MIRRORS = ("fxbsky.app", "vxbsky.app", "bskx.app")
_X_PATH = re.compile(r"/(?:(?:i/(?:web/)?|(?P<handle>[A-Za-z0-9_]{1,20})/)status(?:es)?)/(?P<id>[0-9]{1,20})(?:/|$)")
_BLUESKY_PATH = re.compile(rf"/profile/(?P<actor>[^/]+)/post/(?P<id>[{TID_ALPHABET}]{{13}})(?:/|$)")
_MASTODON_PATH = re.compile(r"/(?:@(?P<handle>[^/]+)|users/(?P<user>[^/]+)/statuses)/(?P<id>[0-9]{16,20})(?:/|$)")


class Network(StrEnum):
    """Where a post belongs, as far as its id can be read."""

    X = "X"
    BLUESKY = "Bluesky"
    MASTODON = "Mastodon"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostAddress:
    """A post's address taken apart. ``url`` is the one way to write it; ``time`` (UTC) is None where its id holds none."""

    network: Network
    id: str
    url: str
    time: datetime | None


@lru_cache(maxsize=1024)  # a post's address is asked for by its record, its checks and whoever rests on it
def find_address(url: str) -> PostAddress | None:
    """What ``url`` says of its post; None where it is no address of a post whose id can be read."""
    try:
        parts = urlsplit(url)
        host, path = (parts.hostname or "").rstrip("."), parts.path
    except ValueError:  # a broken address, which parsing has reported
        return None
    if _is_host(host, _X_HOSTS, _X_MIRRORS):
        return _x_post(path)
    if _is_host(host, _BLUESKY_HOSTS, _BLUESKY_MIRRORS):
        return _bluesky_post(path)
    return _mastodon_post(parts.netloc, path)


def normalise_url(url: str) -> str:
    """``url`` written the one way its network writes it; unchanged where the network is not known."""
    address = find_address(url)
    return address.url if address else url


def agrees(posted: Moment, time: datetime) -> bool:
    """Whether a typed moment fits the time in an id, as closely as it was typed.

    Within two seconds where seconds were given; the same minute where minutes were; for a day, its UTC date give or take one.
    """
    if posted.at is None:
        return abs((posted.day - time.astimezone(UTC).date()).days) <= 1
    typed = posted.at.astimezone(UTC)
    if posted.precision_s >= 60:  # noqa: PLR2004 (a minute)
        return typed.replace(second=0, microsecond=0) == time.replace(second=0, microsecond=0)
    return abs(typed.replace(microsecond=0) - time.replace(microsecond=0)) <= _SECONDS_SLACK


def _is_host(host: str, hosts: tuple[str, ...], mirrors: tuple[str, ...]) -> bool:
    return any(host == known or host.endswith("." + known) for known in (*hosts, *mirrors))


def _x_post(path: str) -> PostAddress | None:
    found = _X_PATH.match(path)
    if not found:
        return None
    number = int(found["id"])
    handle = found["handle"] or "i"
    time = _from_ms((number >> 22) + SNOWFLAKE_EPOCH_MS) if number >= SNOWFLAKE_FROM else None
    return PostAddress(network=Network.X, id=found["id"], url=f"https://x.com/{handle}/status/{number}", time=time)


def _bluesky_post(path: str) -> PostAddress | None:
    found = _BLUESKY_PATH.match(path)
    if not found:
        return None
    number = 0
    for character in found["id"]:
        number = number * 32 + TID_ALPHABET.index(character)
    url = f"https://bsky.app/profile/{found['actor']}/post/{found['id']}"
    return PostAddress(network=Network.BLUESKY, id=found["id"], url=url, time=_from_ms((number >> 10) / 1000))


def _mastodon_post(netloc: str, path: str) -> PostAddress | None:
    found = _MASTODON_PATH.match(path)
    if not found:
        return None
    time = _from_ms(int(found["id"]) >> 16)
    if time is None:
        return None
    is_at_home = "@" not in (found["handle"] or "")
    url = f"https://{netloc.rpartition('@')[2].lower()}{found[0].rstrip('/')}"
    return PostAddress(network=Network.MASTODON, id=found["id"], url=url, time=time if is_at_home else None)


def _from_ms(ms: float) -> datetime | None:
    return _EPOCH + timedelta(milliseconds=ms) if _PLAUSIBLE_MS[0] <= ms < _PLAUSIBLE_MS[1] else None
