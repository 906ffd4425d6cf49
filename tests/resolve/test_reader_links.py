"""Where a claim's words lead a reader."""

from __future__ import annotations

import pytest
from evidence_builders import (
    claim,
    conclude,
    document,
    index,
    lock,
    locked,
    only_claim,
    post,
    quote,
    settings,
    source,
    tweet,
    unnamed,
)

from firsthand.model.evidence import COMMON, LinkState, MatchClass, PostState
from firsthand.model.resolved import Key, ResolvedSource
from firsthand.model.site import Copies
from firsthand.resolve.reader_links import add_fragment

GAVE_UP = {"no_primary": "It was never published."}


def test_words_lead_to_the_primary_source_that_source_reaches() -> None:
    records = (source("article", based_on="record"), document("record"))
    resolved = only_claim(*records, claim("it", "verified", source="article"))
    assert (resolved.url, resolved.nearest) == ("https://example.org/record", resolved.primary[0])


def test_words_of_a_refuted_claim_lead_to_what_refutes_it() -> None:
    records = (tweet("rumour"), document("record"))
    resolved = only_claim(*records, claim("it", "false", source="rumour", against="record"))
    assert resolved.url == "https://example.org/record"


def test_words_of_a_disputed_claim_lead_to_what_supports_it() -> None:
    records = (document("one"), document("other"))
    assert only_claim(*records, claim("it", "disputed", source="one", against="other")).url == "https://example.org/one"


def test_words_lead_to_against_where_only_that_is_primary() -> None:
    records = (source("rumour"), document("record"))
    assert only_claim(*records, claim("it", "outdated", source="rumour", against="record")).url == "https://example.org/record"


def test_words_lead_to_against_where_nothing_supports_them() -> None:
    resolved = only_claim(source("denial"), claim("it", "outdated", claimant=COMMON, against="denial", **GAVE_UP))
    assert resolved.url == "https://example.org/denial"


def test_words_lead_to_the_nearest_source_where_no_primary_one_is_reached() -> None:
    records = (source("near-deal", based_on="people"), tweet("near", based_on="people"), unnamed("people"))
    resolved = only_claim(*records, claim("it", "reported", source="near-deal near"))
    assert (resolved.url, resolved.nearest) == ("https://example.org/near-deal", resolved.support[0])


def test_words_of_a_claim_with_nothing_behind_it_lead_nowhere() -> None:
    resolved = only_claim(source("rumour"), claim("it", "unverified", seen_in="rumour", **GAVE_UP))
    assert (resolved.url, resolved.nearest) == ("", None)


def test_what_earned_the_label_comes_before_what_is_merely_primary() -> None:
    records = (tweet("post"), document("record"))
    assert only_claim(*records, claim("it", "verified", source="post record")).url == "https://example.org/record"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "https://example.org/record"),
        ({"status": LinkState.DEAD}, "https://example.org/record"),
        ({"archived": "https://archive.example/r"}, "https://example.org/record"),
        ({"status": LinkState.DEAD, "archived": "https://archive.example/r"}, "https://archive.example/r"),
        ({"status": LinkState.BLOCKED, "archived": "https://archive.example/r"}, "https://example.org/record"),
        ({"status": LinkState.PAYWALLED, "archived": "https://archive.example/r"}, "https://example.org/record"),
        ({"status": LinkState.DEAD, "via": "reprint"}, "https://example.org/reprint"),
        ({"url": "", "via": "reprint"}, "https://example.org/reprint"),
        ({"url": "", "via": "reprint", "archived": "https://archive.example/r"}, "https://archive.example/r"),
        ({"url": "", "held_at": "The national archive, box 3"}, ""),
    ],
)
def test_a_source_is_opened_where_it_can_be_seen(fields: dict[str, str], expected: str) -> None:
    record = conclude(post(document("record", **fields), source("reprint"))).value.records[Key("table", "record")]
    assert record.url == expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (None, "https://social.example/said"),
        (PostState.EDITED, "https://social.example/said"),
        (PostState.PROTECTED, "https://social.example/said"),
        (PostState.DELETED, "https://archive.example/t"),
        (PostState.SUSPENDED, "https://archive.example/t"),
    ],
)
def test_a_post_that_is_gone_is_opened_in_the_archive(status: PostState | None, expected: str) -> None:
    said = tweet("said", status=status, archived="https://archive.example/t")
    assert only_claim(said, claim("it", "reported", source="said", **GAVE_UP)).url == expected


def test_a_lock_tells_that_an_address_is_dead() -> None:
    record = document("record", archived="https://archive.example/r")
    locks = index(lock(record, link_state="dead"))
    resolved = conclude(post(record), using=settings(Copies.WARN), locks=locks).value.records[Key("table", "record")]
    assert isinstance(resolved, ResolvedSource)
    assert (resolved.state, resolved.url) == (LinkState.DEAD, "https://archive.example/r")


def test_what_the_writer_says_of_an_address_comes_before_what_was_found() -> None:
    record = document("record", archived="https://archive.example/r", status=LinkState.LIVE)
    locks = index(lock(record, link_state="dead"))
    resolved = conclude(post(record), using=settings(Copies.WARN), locks=locks).value.records[Key("table", "record")]
    assert resolved.url == "https://example.org/record"


def test_a_passage_that_left_its_page_is_opened_in_the_archive() -> None:
    record = document("record", archived="https://archive.example/r", status=LinkState.CHANGED)
    cited = quote("cited", "record")
    locks = index(lock(record, {"cited": locked(cited.text, fragment=":~:text=These")}))
    resolved = only_claim(record, cited, claim("it", "verified", source="cited"), using=settings(Copies.REQUIRE), locks=locks)
    assert resolved.url == "https://archive.example/r#:~:text=These"


def test_a_passage_that_was_not_found_is_no_place_to_lead_to() -> None:
    record, cited = document("record"), quote("cited", "record")
    found = locked(cited.text, MatchClass.ALTERED, fragment=":~:text=These")
    written = post(record, cited, claim("it", "verified", source="cited"))
    value = conclude(written, using=settings(Copies.WARN), locks=index(lock(record, {"cited": found}))).value
    opened = [value.claims[0].url, *(one.url for one in value.records.values())]
    assert opened == ["https://example.org/record"] * 3


@pytest.mark.parametrize(
    ("url", "fragment", "expected"),
    [
        ("https://a.example/", ":~:text=x", "https://a.example/#:~:text=x"),
        ("https://a.example/#part", ":~:text=x", "https://a.example/#part:~:text=x"),
        ("https://a.example/#part:~:text=old", ":~:text=x", "https://a.example/#part:~:text=x"),
        ("https://a.example/a.pdf#page=1", "page=7", "https://a.example/a.pdf#page=7"),
        ("https://a.example/", "", "https://a.example/"),
        ("", ":~:text=x", ""),
    ],
)
def test_a_fragment_is_added_to_an_address(url: str, fragment: str, expected: str) -> None:
    assert add_fragment(url, fragment) == expected
