"""Chains: where they lead, where they end, and what a circle does to them."""

from __future__ import annotations

import pytest
from evidence_builders import (
    SLUG,
    claim,
    conclude,
    document,
    found_in,
    label,
    only_claim,
    post,
    problems,
    quote,
    settings,
    source,
    statement,
    tweet,
    unnamed,
)

from firsthand.model.codes import Code
from firsthand.model.evidence import Claim, Quote, Source, SourceType, Tweet
from firsthand.model.resolved import TrailEnd
from firsthand.resolve.graph import MAX_CHAINS

GAVE_UP = {"no_primary": "It was never published."}


def chains_of(*records: Source | Quote | Tweet | Claim) -> list[tuple[str, str]]:
    """The chains of the only claim, each as the ids along it and its end."""
    chains = only_claim(*records).chains
    return [(" ".join(link.key.id for link in chain.links), chain.end.value) for chain in chains]


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ((document("a"),), ("a", "primary")),
        ((source("a"),), ("a", "silent")),
        ((source("a", own_reporting=True),), ("a", "silent")),
        ((unnamed("a"),), ("a", "unnamed")),
        ((tweet("a"),), ("a", "primary")),
        ((tweet("a", based_on="b"), unnamed("b")), ("a b", "unnamed")),
        ((source("a", based_on="b"), source("b", based_on="c"), statement("c")), ("a b c", "primary")),
        ((quote("a", "b"), source("b", based_on="c"), document("c")), ("b c", "primary")),
        ((quote("a", "b", based_on="c"), document("b"), unnamed("c")), ("b c", "unnamed")),
        ((document("a", based_on="b"), unnamed("b")), ("a", "primary")),
        ((source("a", based_on="q"), quote("q", "b"), document("b")), ("a b", "primary")),
        ((source("a", based_on="q"), quote("q", "b", based_on="c"), document("b"), source("c")), ("a b c", "silent")),
        ((quote("a", "b"), tweet("b", based_on="c"), document("c")), ("b c", "primary")),
    ],
)
def test_a_chain_runs_back_to_its_end(records: tuple[Source | Quote | Tweet, ...], expected: tuple[str, str]) -> None:
    assert chains_of(*records, claim("it", "reported", source="a", **GAVE_UP)) == [expected]


def test_a_passage_that_rests_on_something_lost_does_not_end_at_its_source() -> None:
    records = (document("a"), quote("q", "a", based_on="nothing"))
    assert chains_of(*records, claim("it", "reported", source="q", **GAVE_UP)) == [("a", "silent")]


def test_a_diamond_has_two_ways_and_one_primary_source() -> None:
    records = (source("a", based_on="b c"), source("b", based_on="d"), source("c", based_on="d"), document("d"))
    it = claim("it", "reported", source="a", **GAVE_UP)
    assert chains_of(*records, it) == [("a b d", "primary"), ("a c d", "primary")]
    assert [item.key.id for item in only_claim(*records, it).primary] == ["d"]


def test_a_reprint_is_no_link_of_the_chain() -> None:
    records = (document("letter", url="", via="reprint"), source("reprint", based_on="people"), unnamed("people"))
    assert chains_of(*records, claim("it", "reported", source="letter", **GAVE_UP)) == [("letter", "primary")]


def test_a_hundred_forks_in_a_row_are_walked_once_each() -> None:
    records: list[Source] = []
    for number in range(100):
        records += [
            source(f"top{number}", based_on=f"left{number} right{number}"),
            source(f"left{number}", based_on=f"top{number + 1}"),
            source(f"right{number}", based_on=f"top{number + 1}"),
        ]
    records.append(document("top100"))
    resolved = only_claim(*records, claim("it", "verified", source="top0"))
    assert [item.key.id for item in resolved.primary] == ["top100"]
    assert len(resolved.chains) == MAX_CHAINS
    assert problems(*records, claim("it", "verified", source="top0")) == []


def test_a_chain_longer_than_the_stack_is_walked_to_its_end() -> None:
    records = [source(f"s{number}", based_on=f"s{number + 1}") for number in range(1200)]
    resolved = only_claim(*records, document("s1200"), claim("it", "verified", source="s0"))
    assert [(len(chain.links), chain.end) for chain in resolved.chains] == [(1201, TrailEnd.PRIMARY)]


def test_a_circle_is_told_once_whole_and_silences_what_rests_on_it() -> None:
    a, b, c = source("a", based_on="b"), source("b", based_on="c"), source("c", based_on="a")
    records = (a, b, c, source("d", based_on="a"))
    found = found_in(post(*records, claim("one", "verified", source="d"), claim("two", "reported", source="b")))
    (circle,) = found
    assert circle.code is Code.SOURCE_CYCLE
    assert circle.span == a.spans["based_on"]
    assert circle.message == 'the trail goes round in a circle: "a" rests on "b", "b" rests on "c", "c" rests on "a"'
    assert [(one.span, one.message) for one in circle.related] == [
        (b.spans["based_on"], '"b" rests on "c"'),
        (c.spans["based_on"], '"c" rests on "a"'),
    ]


def test_a_source_that_rests_on_itself_is_a_circle() -> None:
    (found,) = found_in(post(source("a", based_on="a"), claim("it", "reported", source="a")))
    assert (found.code, found.message) == (Code.SOURCE_CYCLE, 'the trail goes round in a circle: "a" rests on "a"')


def test_a_circle_through_a_quote_is_a_circle() -> None:
    records = (source("a", based_on="q"), quote("q", "a"))
    assert problems(*records, claim("it", "reported", source="q")) == [Code.SOURCE_CYCLE]


def test_a_circle_behind_a_primary_source_is_one_all_the_same() -> None:
    records = (document("a", based_on="b"), document("b", based_on="a"))
    assert problems(*records, claim("it", "reported", source="a")) == [Code.SOURCE_CYCLE]


def test_two_circles_are_two_errors() -> None:
    records = (source("a", based_on="b"), source("b", based_on="a"), source("c", based_on="d"), source("d", based_on="c"))
    assert problems(*records, claim("it", "reported", source="a c")) == [Code.SOURCE_CYCLE] * 2


def test_a_circle_of_shared_sources_is_not_told_with_every_post() -> None:
    shared = (source("a", based_on="b"), source("b", based_on="a"))
    assert problems(claim("it", "reported", source="a"), shared=shared) == []


def test_a_chain_goes_on_in_the_shared_sources() -> None:
    shared = (source("report", based_on="record"), document("record"))
    value = conclude(post(source("a", based_on="report"), claim("it", "verified", source="a")), shared=shared).value
    assert [str(item.key) for item in value.sources] == [f"{SLUG}/a", "report", "record"]
    assert value.shared_used == {"report", "record"}


def test_chains_come_from_against_where_only_that_reaches_a_primary_source() -> None:
    records = (source("rumour"), document("record"))
    it = claim("it", "disputed", source="rumour", against="record")
    assert chains_of(*records, it) == [("record", "primary")]


def test_chains_come_from_source_where_neither_reaches_one() -> None:
    records = (source("rumour"), source("denial"))
    it = claim("it", "disputed", source="rumour", against="denial", **GAVE_UP)
    assert chains_of(*records, it) == [("rumour", "silent")]


@pytest.mark.parametrize(
    ("records", "fields", "expected"),
    [
        ((source("a"),), {"source": "a"}, [Code.TRAIL_OPEN]),
        ((source("a"),), {"against": "a"}, [Code.TRAIL_OPEN]),
        ((), {}, [Code.TRAIL_OPEN]),
        ((source("a"),), {"source": "a", "no_primary": "Burnt."}, []),
        ((document("a"),), {"against": "a"}, []),
        ((source("a", based_on="b"), unnamed("b")), {"source": "a"}, []),
        ((source("a"), document("b")), {"source": "a b"}, []),
        ((source("a", own_reporting=True),), {"source": "a"}, [Code.TRAIL_OPEN]),
        ((source("a"), document("b")), {"source": "a", "seen_in": "b"}, [Code.TRAIL_OPEN]),
    ],
)
def test_a_trail_may_not_be_left_open(records: tuple[Source, ...], fields: dict[str, str], expected: list[Code]) -> None:
    using = settings(labels=[label("asked", "circulates | against | source | as-of | unopposed")])
    assert problems(*records, claim("it", "asked", **fields), using=using) == expected


def test_an_open_trail_is_told_at_the_claim() -> None:
    it = claim("it", "disputed", source="a", against="b")
    (found,) = found_in(post(source("a"), source("b"), it))
    assert (found.code, found.span) == (Code.TRAIL_OPEN, it.span)


def test_unnamed_people_are_an_end_whatever_is_typed() -> None:
    people = source("people", type=SourceType.UNNAMED, based_on="record")
    assert chains_of(people, document("record"), claim("it", "reported", source="people")) == [("people", "unnamed")]
