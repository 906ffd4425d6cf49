"""Independence: two items count as two only if their origins, their chains and what lies behind them are different."""

from __future__ import annotations

import pytest
from evidence_builders import claim, conclude, document, found_in, post, quote, source, tweet, unnamed

from firsthand.model.codes import Code
from firsthand.model.evidence import UNKNOWN, Quote, Source, Tweet
from firsthand.model.resolved import ResolvedQuote

Records = tuple[Source | Quote | Tweet, ...]


def why_not(*records: Source | Quote | Tweet, items: str = "a b") -> str:
    """Why the claim is not corroborated; empty where it is."""
    it = claim("it", "corroborated", source=items, no_primary="Never published.")
    found = [one for one in found_in(post(*records, it)) if one.code is Code.LABEL_NOT_EARNED]
    return found[0].message.partition("since ")[2] if found else ""


@pytest.mark.parametrize(
    "records",
    [
        (source("a", own_reporting=True), source("b", own_reporting=True)),
        (source("a", based_on="x"), source("b", based_on="y"), unnamed("x"), unnamed("y")),
        (source("a", based_on="x"), source("b", own_reporting=True), document("x")),
        (document("a"), document("b")),
        (tweet("a", author="Ann"), tweet("b", author="Bob")),
        (tweet("a", origin="The Daily"), tweet("b")),
        (quote("a", "x"), quote("b", "y"), document("x"), document("y")),
        (source("a", publisher="", author="Ann", own_reporting=True), source("b", own_reporting=True)),
    ],
)
def test_two_items_are_independent(records: Records) -> None:
    assert why_not(*records) == ""


@pytest.mark.parametrize(
    ("records", "reason"),
    [
        (
            (source("a", origin="AP", own_reporting=True), source("b", origin="ap", own_reporting=True)),
            '"a" and "b" both come from AP',
        ),
        (
            (source("a", publisher="The Times", own_reporting=True), source("b", origin="the  times", own_reporting=True)),
            '"a" and "b" both come from The Times',
        ),
        ((source("a", own_reporting=True), source("b")), '"b" does not say what it rests on'),
        ((source("a", own_reporting=True), source("b", based_on="x"), source("x")), '"x" does not say what it rests on'),
        (
            (source("a", based_on="x"), source("b", based_on="x"), unnamed("x")),
            '"a" and "b" both rest on "x"',
        ),
        (
            (source("a", based_on="z"), source("b", based_on="y"), source("y", based_on="z"), document("z")),
            '"a" and "b" both rest on "z"',
        ),
        ((source("a", based_on="b"), source("b", own_reporting=True)), '"a" and "b" both rest on "b"'),
        ((quote("a", "x"), quote("b", "x"), document("x")), '"a" and "b" both come from House of x'),
        ((source("a", own_reporting=True), unnamed("b")), 'nothing says whose reporting "b" is'),
        ((tweet("a", author=UNKNOWN), tweet("b")), 'nothing says whose reporting "a" is'),
        ((tweet("a", author="Ann"), tweet("b", author="ann")), '"a" and "b" both come from Ann'),
    ],
)
def test_two_items_are_not_independent(records: Records, reason: str) -> None:
    assert why_not(*records) == reason


def test_two_of_three_items_are_enough() -> None:
    records = (source("a", origin="AP", own_reporting=True), source("b", origin="AP", own_reporting=True), document("c"))
    assert why_not(*records, items="a b c") == ""


def test_the_same_item_twice_is_one() -> None:
    assert why_not(document("a"), items="a a") == '`source` names only "a"'


def test_the_origin_of_each_record_is_told() -> None:
    records = (source("a", origin="AP"), source("b", publisher="", author="Ann"), tweet("c"), tweet("d", origin="AP"))
    value = conclude(post(*records)).value
    origins = [record.origin for record in value.records.values() if not isinstance(record, ResolvedQuote)]
    assert origins == ["AP", "Ann", "A. Reporter", "AP"]
