"""A post's ``posted`` against the time in its id. X makes its ids itself; elsewhere others have a hand in them."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, error, warning
from firsthand.model.evidence import Tweet, span_of
from firsthand.resolve.dossier import Dossier
from firsthand.resolve.post_ids import Network, agrees, find_address


def check_tweet_times(dossier: Dossier) -> Iterator[Diagnostic]:
    """An error (X) or a warning (elsewhere) where the two disagree by more than the precision typed allows."""
    for entry in dossier.own:
        tweet = entry.record
        if not isinstance(tweet, Tweet) or tweet.posted is None:
            continue
        address = find_address(tweet.url)
        if address is None or address.time is None or agrees(tweet.posted, address.time):
            continue
        report = error if address.network is Network.X else warning
        yield report(
            Code.TWEET_TIME,
            span_of(tweet, "posted"),
            f'"{tweet.id}" was posted at {address.time:%Y-%m-%d %H:%M:%S} UTC, says the id in its address; '
            f"`posted` says {tweet.posted.text}",
            hint=f"if the address is right, write `posted: {address.time:%Y-%m-%dT%H:%M:%S}Z`",
        )
