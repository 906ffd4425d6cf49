import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders import ADDRESSES, make_claim, make_post, make_quote, make_site, make_source, make_tweet
from hypothesis import given
from hypothesis import strategies as st
from talks import COPY, LOCKED, MET, make_talks

from firsthand.model.evidence import MatchClass, Redaction
from firsthand.model.lock import Lock, LockedQuote
from firsthand.model.resolved import ResolvedQuote, ResolvedSite, ResolvedTweet
from firsthand.model.span import Span
from firsthand.render.annotations import find_slice, render_annotations


def read(site: ResolvedSite) -> Any:  # noqa: ANN401 -- parsed JSON
    return json.loads(render_annotations(site))


def read_target(record: ResolvedQuote | ResolvedTweet) -> Any:  # noqa: ANN401 -- parsed JSON
    records = (SOURCE, record)
    post = make_post("one", body=f"[x]({record.kind}:{record.key.id})", records=records)
    (annotation,) = read(make_site(post, records=records))["first"]["items"]
    return annotation["target"]


SOURCE = make_source("s", copy=COPY)


@pytest.mark.parametrize("url", ADDRESSES)
def test_it_is_a_collection_of_annotations(url: str) -> None:
    data = read(make_talks(url))
    file = f"{url.rstrip('/')}/annotations.jsonld"
    assert data["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (data["id"], data["type"], data["total"]) == (file, "AnnotationCollection", 2)
    items = data["first"]["items"]
    assert [item["id"] for item in items] == [f"{file}#talks/met-today", f"{file}#talks/1704664237470674955"]
    assert {item["type"] for item in items} == {"Annotation"}


def test_a_quotation_is_found_by_its_words_its_offsets_and_its_fragment() -> None:
    target = read(make_talks())["first"]["items"][0]["target"]
    assert target == {
        "type": "SpecificResource",
        "source": "https://source.example/statement",
        "selector": [
            {"type": "TextQuoteSelector", "exact": MET, "prefix": "Joint statement. ", "suffix": " No more"},
            {"type": "TextPositionSelector", "start": 100, "end": 100 + len(MET)},
            {
                "type": "FragmentSelector",
                "value": ":~:text=The%20WGA,tomorrow.",
                "conformsTo": "https://wicg.github.io/scroll-to-text-fragment/",
            },
        ],
        "state": {
            "type": "TimeState",
            "sourceDate": "2023-09-20T00:00:00Z",
            "cached": "https://archive.example/statement",
        },
    }


def test_the_body_is_what_each_claim_makes_of_the_words() -> None:
    annotation = read(make_talks())["first"]["items"][0]
    assert annotation["motivation"] == "assessing"
    assert [body["id"] for body in annotation["body"]] == [
        "https://example.org/posts/talks/#claim-they-met",
        "https://example.org/posts/talks/#claim-deal-thursday",
    ]
    assert annotation["body"][1]["value"] == "A deal was to be signed on Thursday [False] Reason of deal-thursday."


def test_words_no_claim_names_are_linked_to_the_post() -> None:
    quote = make_quote("q", SOURCE, scope="one", text="x")
    post = make_post("one", body="![x](quote:q)", records=(SOURCE, quote))
    (annotation,) = read(make_site(post, records=(SOURCE, quote)))["first"]["items"]
    assert (annotation["motivation"], annotation["body"]) == ("linking", "https://example.org/posts/one/")


def test_words_around_that_the_writer_gave_serve_where_there_is_no_copy() -> None:
    quote = make_quote("q", SOURCE, scope="one", text="the words", prefix="before ", suffix=" after")
    assert read_target(quote)["selector"] == [
        {"type": "TextQuoteSelector", "exact": "the words", "prefix": "before ", "suffix": " after"}
    ]


@pytest.mark.parametrize("match", [MatchClass.ELIDED, MatchClass.ALTERED, MatchClass.NOT_FOUND])
def test_words_the_copy_does_not_hold_so_are_no_exact_quote_of_it(match: MatchClass) -> None:
    locked = replace(LOCKED, match=match, passage="", prefix="", suffix="", fragment="", start=None, end=None)
    quote = make_quote("q", SOURCE, scope="one", text="The WGA … tomorrow.", locked=locked)
    assert "selector" not in read_target(quote)


def test_the_copys_own_characters_are_the_exact_quote() -> None:
    words = "“met  for bargaining”"
    passage = f"They {words} today"
    locked = replace(LOCKED, match=MatchClass.NORMALISED, start=5, end=26, prefix="They ", suffix=" today", passage=passage)
    quote = make_quote("q", SOURCE, scope="one", text='"met for bargaining"', locked=locked)
    assert read_target(quote)["selector"][0]["exact"] == words


def test_a_page_of_a_pdf_is_named_by_the_rules_for_pdfs() -> None:
    quote = make_quote("q", SOURCE, scope="one", text=MET, locked=replace(LOCKED, fragment="page=7"))
    assert read_target(quote)["selector"][-1] == {
        "type": "FragmentSelector",
        "value": "page=7",
        "conformsTo": "http://tools.ietf.org/rfc/rfc3778",
    }


def test_the_moment_of_the_copy_is_the_locks_where_it_knows_it() -> None:
    lock = Lock(path="x", span=Span("x"), scope="_shared", source="s", retrieved="2023-09-20T10:11:12Z")
    quote = make_quote("q", make_source("s", copy=replace(COPY, lock=lock)), scope="one", text=MET)
    assert read_target(quote)["state"]["sourceDate"] == "2023-09-20T10:11:12Z"


def test_words_that_were_taken_out_do_not_come_back() -> None:
    locked = replace(LOCKED, fragment=":~:text=Private", passage="Private words.")
    tweet = make_tweet("t", scope="one", text="Private words.", redacted=Redaction(date=date(2023, 9, 22), reason="asked"))
    tweet = replace(tweet, locked=locked, match=MatchClass.EXACT)
    assert read_target(tweet) == {"type": "SpecificResource", "source": "https://x.com/example/status/t"}


def test_what_has_no_address_is_no_target() -> None:
    held = make_source("held", url="", held_at="a library")
    quote = make_quote("q", held, scope="one", text="x")
    claim = make_claim("one", "c", support=[quote])
    post = make_post("one", records=(held, quote), claims=(claim,))
    assert read(make_site(post, records=(held, quote)))["first"]["items"] == []


@given(st.text(max_size=20), st.text(max_size=32), st.text(min_size=1, max_size=40), st.text(max_size=32), st.text(max_size=20))
def test_a_slice_is_the_matched_characters_or_nothing(more: str, prefix: str, words: str, suffix: str, rest: str) -> None:
    locked = LockedQuote(
        quote_sha256="",
        match=MatchClass.EXACT,
        start=1000,
        end=1000 + len(words),
        prefix=prefix,
        suffix=suffix,
        passage=more + prefix + words + suffix + rest,
    )
    found = find_slice(locked)
    assert found in ("", words) or prefix + found + suffix in locked.passage
