"""Where the services stand that are asked, and the keys for one of them: from the environment, else where they really are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

WAYBACK, X, BLUESKY, MASTODON = "FIRSTHAND_WAYBACK", "FIRSTHAND_X", "FIRSTHAND_BLUESKY", "FIRSTHAND_MASTODON"
AUTHORITY = "FIRSTHAND_TSA"
"""Variables that name another server for a service: a mirror, a proxy, or one that plays its part in a test."""

KEY, SECRET = "IA_ACCESS_KEY_ID", "IA_SECRET_ACCESS_KEY"
"""The keys of an account with the Internet Archive, in the variables that its own tools read too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Addresses without a slash at their end. ``mastodon`` is empty where each post's own server is asked.

    ``authority`` is a time-stamping authority's whole address; empty where nobody chose one.
    """

    wayback: str = "https://web.archive.org"
    x: str = "https://publish.x.com"
    bluesky: str = "https://public.api.bsky.app"
    mastodon: str = ""
    authority: str = ""
    keys: tuple[str, str] | None = None


def read_services(environment: Mapping[str, str]) -> Services:
    """The services as ``environment`` gives them."""
    usual = Services()
    key, secret = environment.get(KEY, ""), environment.get(SECRET, "")
    return Services(
        wayback=_take(environment, WAYBACK, usual.wayback),
        x=_take(environment, X, usual.x),
        bluesky=_take(environment, BLUESKY, usual.bluesky),
        mastodon=_take(environment, MASTODON, usual.mastodon),
        authority=environment.get(AUTHORITY, ""),
        keys=(key, secret) if key and secret else None,
    )


def _take(environment: Mapping[str, str], name: str, usual: str) -> str:
    return (environment.get(name) or usual).rstrip("/")
