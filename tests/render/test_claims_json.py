import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from builders import ADDRESSES, ZONE, chain, day, make_claim, make_post, make_quote, make_site, make_source, make_tweet
from talks import COPY, LOCKED, MET, make_talks

from firsthand.model.evidence import Level, LinkState, Redaction, Search
from firsthand.model.resolved import Record, ResolvedClaim, ResolvedSite
from firsthand.render.claims_json import render_claims_json

CLAIM_KEYS = [
    "id",
    "url",
    "text",
    "label",
    "reason",
    "claimant",
    "as_of",
    "checked",
    "checked_by",
    "post",
    "support",
    "against",
    "seen_in",
    "chains",
    "primary",
    "no_primary",
    "searched",
    "context",
    "history",
    "superseded_by",
]


def read(site: ResolvedSite) -> Any:  # noqa: ANN401 -- parsed JSON
    return json.loads(render_claims_json(site))


def read_claim(claim: ResolvedClaim, *records: Record) -> Any:  # noqa: ANN401 -- parsed JSON
    (found,) = read(make_site(make_post("one", claims=(claim,), records=records), records=records))["claims"]
    return found


@pytest.mark.parametrize("url", ADDRESSES)
def test_the_file_has_the_shape_of_the_contract(url: str) -> None:
    data = read(make_talks(url))
    base = url.rstrip("/")
    assert list(data) == ["version", "site", "labels", "claims"]
    assert data["version"] == 1
    assert data["site"] == {"title": "Firsthand Times", "url": f"{base}/"}
    assert data["labels"][3] == {
        "id": "reported",
        "name": "Reported",
        "meaning": "One named outlet or person says so; what it rests on could not be reached.",
    }
    assert [list(claim) for claim in data["claims"]] == [CLAIM_KEYS] * 3
    assert data["claims"][0]["url"] == f"{base}/posts/talks/#claim-they-met"
    assert data["claims"][0]["post"] == {
        "slug": "talks",
        "title": "Back at the table",
        "url": f"{base}/posts/talks/",
        "date": "2023-09-21",
    }


def test_hidden_posts_stand_in_it_too() -> None:
    assert [claim["id"] for claim in read(make_talks())["claims"]] == [
        "talks/they-met",
        "talks/deal-thursday",
        "secret-slug/secret-claim",
    ]


def test_a_quotation_comes_with_its_passage_its_match_and_its_copy() -> None:
    (item,) = read(make_talks())["claims"][0]["support"]
    assert list(item) == ["kind", "id", "url", "deep_link", "level", "text", "match", "copy"]
    assert item == {
        "kind": "quote",
        "id": "met-today",
        "url": "https://source.example/statement",
        "deep_link": f"https://source.example/statement#{LOCKED.fragment}",
        "level": "primary",
        "text": MET,
        "match": "exact",
        "copy": {
            "via": "direct",
            "sha256": "ab" * 32,
            "saved": "2023-09-20",
            "archived": "https://archive.example/statement",
        },
    }


def test_what_goes_round_stands_apart_from_what_supports() -> None:
    claim = read(make_talks())["claims"][1]
    assert claim["support"] == []
    assert [item["kind"] for item in claim["against"]] == ["quote"]
    assert [(item["kind"], item["level"], item["match"]) for item in claim["seen_in"]] == [
        ("source", "secondary", None),
        ("tweet", "secondary", "no-copy"),
    ]
    assert claim["seen_in"][0]["text"] is None
    assert claim["seen_in"][0]["copy"] is None


def test_chains_and_primary_sources_name_sources_and_open_the_passage() -> None:
    claim = read(make_talks())["claims"][1]
    assert claim["chains"] == [
        [{"id": "statement", "title": "Joint statement", "level": "primary", "url": "https://source.example/statement"}]
    ]
    assert claim["primary"] == [
        {
            "id": "statement",
            "url": "https://source.example/statement",
            "deep_link": f"https://source.example/statement#{LOCKED.fragment}",
            "archived": "https://archive.example/statement",
        }
    ]


def test_a_chain_ends_at_people_nobody_names() -> None:
    people = make_source("people", level=Level.UNNAMED, title="people close to it", url="", publisher="")
    tweet = make_tweet("12", scope="one", based_on=(people.key,))
    found = read_claim(make_claim("one", "said", support=[tweet], chains=(chain(tweet, people),)), tweet, people)
    assert found["chains"] == [
        [
            {
                "id": "12",
                "title": "A. Reporter (@example)",
                "level": "secondary",
                "url": "https://x.com/example/status/12",
            },
            {"id": "people", "title": "people close to it", "level": "unnamed", "url": None},
        ]
    ]


def test_every_empty_value_is_null_and_every_empty_list_a_list() -> None:
    found = read_claim(make_claim("one", "said", reason=""))
    empty = {key: value for key, value in found.items() if not value}
    lists = ("support", "against", "seen_in", "chains", "primary", "searched", "history")
    nulls = ("reason", "claimant", "as_of", "checked", "checked_by", "no_primary", "context", "superseded_by")
    assert empty == {key: [] if key in lists else None for key in CLAIM_KEYS if key in (*lists, *nulls)}


def test_what_was_looked_for_and_what_changed_is_dated() -> None:
    searches = (Search(where="the archive", date=date(2023, 9, 1)), Search(where="the court", date=None))
    found = read_claim(make_claim("one", "said", searched=searches, as_of=day("2023-09"), superseded_by="later"))
    assert found["searched"] == [{"where": "the archive", "date": "2023-09-01"}, {"where": "the court", "date": None}]
    assert found["as_of"] == "2023-09"
    assert found["superseded_by"] == "one/later"
    assert read_claim(make_claim("one", "said", superseded_by="two/later"))["superseded_by"] == "two/later"


def test_a_dead_sources_own_address_stands_beside_its_copy() -> None:
    dead = make_source(
        "dead", copy=COPY, state=LinkState.DEAD, url_shown="https://archive.example/statement", level=Level.PRIMARY
    )
    found = read_claim(make_claim("one", "said", support=[dead], primary=[dead]), dead)
    assert found["support"][0]["url"] == "https://source.example/dead"
    assert found["support"][0]["copy"]["archived"] == "https://archive.example/statement"
    assert found["primary"][0] == {
        "id": "dead",
        "url": "https://source.example/dead",
        "deep_link": None,
        "archived": "https://archive.example/statement",
    }


def test_a_third_partys_copy_is_named_where_there_is_none_of_ours() -> None:
    source = make_source("one", archived="https://archive.example/one")
    (item,) = read_claim(make_claim("one", "said", support=[source]), source)["support"]
    assert item["copy"] == {"via": None, "sha256": None, "saved": None, "archived": "https://archive.example/one"}


def test_what_the_writer_calls_unknown_is_null() -> None:
    tweet = make_tweet("gone", scope="one", url="unknown", author="unknown", handle="unknown", text="unknown")
    found = read_claim(make_claim("one", "said", support=[tweet], chains=(chain(tweet),)), tweet)
    assert (found["support"][0]["text"], found["chains"][0][0]["title"]) == (None, None)


def test_words_that_were_taken_out_do_not_come_back() -> None:
    redacted = Redaction(date=date(2023, 9, 22), reason="asked to")
    tweet = make_tweet("12", scope="one", text="Private words.", redacted=redacted)
    post = make_post("one", claims=(make_claim("one", "said", support=[tweet]),), records=(tweet,))
    assert "Private" not in render_claims_json(make_site(post, records=(tweet,)))


def test_posts_come_in_the_sites_order_and_claims_in_that_of_their_mention() -> None:
    posts = [
        make_post(slug, on=date(2023, 9, number), claims=(make_claim(slug, "z"), make_claim(slug, "a")))
        for slug, number in (("b", 20), ("c", 20), ("a", 10))
    ]
    assert [claim["id"] for claim in read(make_site(*posts))["claims"]] == ["b/z", "b/a", "c/z", "c/a", "a/z", "a/a"]


def test_a_post_is_dated_by_its_day_in_the_sites_time_zone() -> None:
    post = make_post("one", claims=(make_claim("one", "said"),))
    late = replace(post, published=datetime(2023, 9, 21, 23, 30, tzinfo=ZONE))
    assert read(make_site(late))["claims"][0]["post"]["date"] == "2023-09-21"


def test_the_first_quotation_of_a_source_opens_it() -> None:
    source = make_source("s", level=Level.PRIMARY)
    plain = make_quote("plain", source, scope="one", text="x")
    opened = make_quote("opened", source, scope="one", text=MET, locked=LOCKED)
    found = read_claim(make_claim("one", "said", support=[plain, opened], primary=[source]), source, plain, opened)
    assert found["support"][0]["deep_link"] is None
    assert found["primary"][0]["deep_link"] == opened.url


def test_words_of_every_script_stay_readable_and_half_characters_break_nothing() -> None:
    text = render_claims_json(make_site(make_post("one", claims=(make_claim("one", "said", text="Кто 谁 \ud800"),))))
    assert "Кто 谁 " in text
    text.encode("utf-8")
