"""Addresses of posts: one way to write each, and the time in its id, on ids that are publicly known."""

from __future__ import annotations

import datetime as dt

import pytest
from evidence_builders import claim, found_in, only_claim, post, tweet

from firsthand.model.codes import Code
from firsthand.model.dates import Moment
from firsthand.model.diagnostic import Severity
from firsthand.resolve.post_ids import Network, find_address, normalise_url

X_URL = "https://x.com/example/status/1704664237470674955"


def at(text: str, precision_s: int = 1) -> Moment:
    moment = dt.datetime.fromisoformat(text)
    return Moment(text=text, day=moment.date(), at=moment, precision_s=precision_s)


def on(text: str) -> Moment:
    return Moment(text=text, day=dt.date.fromisoformat(text))


@pytest.mark.parametrize(
    ("url", "network", "time"),
    [
        (X_URL, Network.X, "2023-09-21T01:10:00"),
        ("https://x.com/jack/status/20", Network.X, None),  # older than the ids that hold a time
        ("https://twitter.com/x/status/1212092628029698048", Network.X, "2019-12-31T19:26:16"),
        ("https://bsky.app/profile/bsky.app/post/3k4duaz5vfs2b", Network.BLUESKY, "2023-08-07T05:31:12"),
        ("https://mastodon.social/@Gargron/103254962155278888", Network.MASTODON, "2019-12-05T11:34:47"),
        ("https://mastodon.social/users/Gargron/statuses/103254962155278888", Network.MASTODON, "2019-12-05T11:34:47"),
        ("https://mastodon.social/@someone@elsewhere.example/103254962155278888", Network.MASTODON, None),
    ],
)
def test_an_id_tells_its_time(url: str, network: Network, time: str | None) -> None:
    address = find_address(url)
    assert address is not None
    told = address.time.replace(microsecond=0, tzinfo=None).isoformat() if address.time else None
    assert (address.network, told) == (network, time)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/news/1704664237470674955",
        "https://x.com/example",
        "https://x.com.example.org/a/status/1704664237470674955",
        "https://example.org/@someone/12345",
        "https://www.threads.net/@someone/post/Cxyz",
        "https://bsky.app/profile/a.example/post/too-short",
        "https://[broken",
        "https://x.com/example/status/" + "9" * 5000,
        "",
    ],
)
def test_other_addresses_are_left_alone(url: str) -> None:
    assert find_address(url) is None
    assert normalise_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "https://twitter.com/example/status/1704664237470674955?s=20&t=abc",
        "https://mobile.twitter.com/example/status/1704664237470674955",
        "http://www.x.com/example/status/1704664237470674955/photo/1",
        "https://fxtwitter.com/example/status/1704664237470674955",
        "https://vxtwitter.com/example/statuses/1704664237470674955#m",
        "https://d.fixupx.com/example/status/1704664237470674955",
        X_URL,
    ],
)
def test_the_addresses_of_one_post_are_written_one_way(url: str) -> None:
    assert normalise_url(url) == X_URL


def test_an_address_without_a_handle_is_kept_without() -> None:
    assert normalise_url("https://twitter.com/i/web/status/1704664237470674955") == "https://x.com/i/status/1704664237470674955"


def test_readers_are_sent_to_the_post_itself_and_not_to_a_mirror() -> None:
    said = tweet("said", url="https://vxtwitter.com/example/status/1704664237470674955?s=20")
    assert only_claim(said, claim("it", "reported", source="said", no_primary="x")).url == X_URL


@pytest.mark.parametrize(
    ("posted", "fits"),
    [
        (at("2023-09-21T01:10:00+00:00"), True),
        (at("2023-09-21T01:10:02+00:00"), True),
        (at("2023-09-21T01:10:03+00:00"), False),
        (at("2023-09-20T18:10:00-07:00"), True),
        (at("2023-09-21T01:10+00:00", 60), True),
        (at("2023-09-21T01:11+00:00", 60), False),
        (at("2023-09-21T01:09+00:00", 60), False),
        (on("2023-09-20"), True),
        (on("2023-09-21"), True),
        (on("2023-09-22"), True),
        (on("2023-09-19"), False),
        (on("2023-09-23"), False),
    ],
)
def test_posted_is_held_against_the_id_as_closely_as_it_was_typed(posted: Moment, fits: bool) -> None:
    said = tweet("said", url=X_URL, posted=posted)
    found = [one for one in found_in(post(said)) if one.code is Code.TWEET_TIME]
    assert not found if fits else len(found) == 1


def test_a_wrong_time_is_told_with_the_ids_own_in_utc() -> None:
    said = tweet("said", url=X_URL, posted=on("2023-09-25"))
    (found,) = (one for one in found_in(post(said)) if one.code is Code.TWEET_TIME)
    assert (found.severity, found.span) == (Severity.ERROR, said.spans["posted"])
    assert "2023-09-21 01:10:00 UTC" in found.message
    assert "`posted` says 2023-09-25" in found.message
    assert found.hint == "if the address is right, write `posted: 2023-09-21T01:10:00Z`"


@pytest.mark.parametrize(
    "url", ["https://bsky.app/profile/bsky.app/post/3k4duaz5vfs2b", "https://mastodon.social/@Gargron/103254962155278888"]
)
def test_elsewhere_than_on_x_a_wrong_time_is_a_warning(url: str) -> None:
    found = [one for one in found_in(post(tweet("said", url=url, posted=on("2023-09-21")))) if one.code is Code.TWEET_TIME]
    assert [one.severity for one in found] == [Severity.WARNING]


def test_a_post_of_unknown_time_is_not_held_against_its_id() -> None:
    assert Code.TWEET_TIME not in [one.code for one in found_in(post(tweet("said", url=X_URL)))]
