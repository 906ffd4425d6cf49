"""What the front door hands on: claims in order, names, sources in order of first use, gaps; and what never changes."""

from __future__ import annotations

import random
from dataclasses import replace

from evidence_builders import (
    LABELS,
    SLUG,
    block,
    body,
    cite,
    claim,
    conclude,
    document,
    found_in,
    gap,
    index,
    lock,
    locked,
    mark,
    post,
    printed,
    quote,
    settings,
    shuffled,
    source,
    statement,
    tweet,
    unnamed,
)
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model.body import RecordKind
from firsthand.model.evidence import Claim, Level, MatchClass, Quote, Shows, Source, SourceType, Tweet
from firsthand.model.post import Post
from firsthand.model.resolved import Item, Key, ResolvedQuote, ResolvedSource, ResolvedTweet
from firsthand.model.site import Copies


def test_claims_come_in_the_order_of_their_first_mention_with_numbers() -> None:
    record = document("record")
    one, two, three = (claim(name, "verified", source="record") for name in ("one", "two", "three"))
    text = body(mark("two", "the second of them"), mark("one", "the first"), mark("two", "again the second"), printed("three"))
    claims = conclude(post(record, one, two, three, body=text)).value.claims
    assert [(each.number, each.claim.id, each.words) for each in claims] == [
        (1, "two", "the second of them"),
        (2, "one", "the first"),
        (3, "three", three.text),
    ]


def test_a_claim_without_text_is_called_by_the_words_of_its_first_mention() -> None:
    it = claim("it", "verified", source="record", text="")
    (resolved,) = conclude(post(document("record"), it, body=body(mark("it", "they met at noon that day")))).value.claims
    assert resolved.text == "they met at noon that day"


def test_a_claim_that_no_words_mark_is_left_out() -> None:
    assert conclude(post(document("record"), claim("it", "verified", source="record"), body=body())).value.claims == ()


def test_sources_come_in_the_order_of_first_use_each_with_what_is_behind_it() -> None:
    records = (
        document("unused"),
        source("article", based_on="people"),
        unnamed("people"),
        document("letter", url="", via="reprint"),
        source("reprint"),
        statement("words"),
        quote("said", "words"),
        tweet("post"),
        source("elsewhere"),
    )
    it = claim("it", "disputed", source="article", against="said", seen_in="elsewhere")
    text = body(block(RecordKind.TWEET, "post"), mark("it"), cite(RecordKind.SOURCE, "letter"))
    value = conclude(post(*records, it, body=text)).value
    assert [item.key.id for item in value.sources] == ["post", "article", "people", "words", "elsewhere", "letter", "reprint"]


def test_a_version_of_a_source_comes_with_it() -> None:
    records = (source("later", version_of="first"), source("first"))
    value = conclude(post(*records, body=body(cite(RecordKind.SOURCE, "first")))).value
    assert [item.key.id for item in value.sources] == ["first", "later"]


def test_names_lead_from_ids_to_records_shared_ones_included() -> None:
    value = conclude(
        post(source("own", based_on="shared"), body=body(cite(RecordKind.SOURCE, "own"))),
        shared=[document("shared"), source("far")],
    ).value
    assert value.names == {
        "own": Item(kind=RecordKind.SOURCE, key=Key(SLUG, "own")),
        "shared": Item(kind=RecordKind.SOURCE, key=Key("", "shared")),
    }
    assert [*value.records] == [Key(SLUG, "own")]


def test_gaps_are_handed_on() -> None:
    assert [one.text for one in conclude(post(body=body(gap("a lost clip"), gap("and another")))).value.gaps] == [
        "a lost clip",
        "and another",
    ]


def test_records_are_concluded() -> None:
    people, record = unnamed("people"), document("record", based_on="people", version_of="older")
    records = (people, record, document("older"), tweet("said", based_on="people"), quote("cited", "record", also_in="older"))
    value = conclude(post(*records)).value
    concluded = value.records[Key(SLUG, "record")]
    assert isinstance(concluded, ResolvedSource)
    assert (concluded.level, concluded.shows, concluded.counts_as_primary) == (Level.PRIMARY, Shows.FACTS, True)
    assert (concluded.based_on, concluded.version_of) == ((Key(SLUG, "people"),), Key(SLUG, "older"))
    assert concluded.posts == (SLUG,)
    said = value.records[Key(SLUG, "said")]
    assert isinstance(said, ResolvedTweet)
    assert (said.based_on, said.match, said.time_in_id) == ((Key(SLUG, "people"),), MatchClass.NO_COPY, None)
    cited = value.records[Key(SLUG, "cited")]
    assert isinstance(cited, ResolvedQuote)
    assert (cited.source, cited.source_kind) == (Key(SLUG, "record"), RecordKind.SOURCE)
    assert (cited.also_in, cited.url, cited.speaker) == ((Key(SLUG, "older"),), "https://example.org/record", "")


def test_the_speaker_of_a_quote_is_its_sources_author_unless_given() -> None:
    records = (statement("words"), quote("a", "words"), quote("b", "words", speaker="Ann"), tweet("t"), quote("c", "t"))
    values = conclude(post(*records)).value.records.values()
    assert [one.speaker for one in values if isinstance(one, ResolvedQuote)] == ["The Guild", "Ann", "A. Reporter"]


def test_the_example_of_the_format_earns_its_labels() -> None:
    joint = statement("joint-statement", author="WGA and AMPTP")
    near_deal, people = source("near-deal", based_on="people-in-the-room"), unnamed("people-in-the-room")
    met = quote("met-today", "joint-statement", text="The WGA and AMPTP met for bargaining today and will meet again tomorrow.")
    near = tweet("near", url="https://x.com/example/status/1704664237470674955", based_on="people-in-the-room")
    they_met = claim("they-met", "on-record", claimant="WGA and AMPTP", source="met-today", text="")
    deal = claim("deal-thursday", "reported", source="near-deal near", text="")
    text = body(
        block(RecordKind.QUOTE, "met-today"),
        mark("they-met", "they met, and will meet again"),
        mark("deal-thursday", "a deal could come on Thursday"),
        cite(RecordKind.SOURCE, "people-in-the-room"),
        block(RecordKind.TWEET, "near"),
    )
    concluded = conclude(post(joint, near_deal, people, met, near, they_met, deal, body=text))
    assert concluded.diagnostics == ()
    assert [(one.claim.id, one.url, one.speaker) for one in concluded.value.claims] == [
        ("they-met", "https://example.org/joint-statement", "WGA and AMPTP"),
        ("deal-thursday", "https://example.org/near-deal", ""),
    ]
    assert [item.key.id for item in concluded.value.sources] == ["joint-statement", "near-deal", "people-in-the-room", "near"]


def test_a_post_without_evidence_is_concluded() -> None:
    value = conclude(post()).value
    assert (value.claims, value.sources, dict(value.names)) == ((), (), {})


# What never changes

Records = tuple[Source | Quote | Tweet | Claim, ...]

_IDS = [f"r{number}" for number in range(6)]
_SOME_IDS = st.lists(st.sampled_from([*_IDS, "nothing", "shared"]), max_size=3, unique=True)


@st.composite
def _records(draw: st.DrawFn) -> Records:
    """Any tangle of records, circles and references to nothing included."""
    records: list[Source | Quote | Tweet | Claim] = []
    for name in _IDS:
        kind = draw(st.sampled_from(["source", "quote", "tweet"]))
        based_on = draw(_SOME_IDS)
        if kind == "source":
            kinds = st.sampled_from([SourceType.ARTICLE, SourceType.DOCUMENT, SourceType.STATEMENT, SourceType.UNNAMED])
            fields = {"type": draw(kinds), "via": draw(_SOME_IDS), "own_reporting": draw(st.booleans())}
            records.append(source(name, based_on=based_on, url=draw(st.sampled_from(["", "https://example.org/"])), **fields))
        elif kind == "quote":
            records.append(quote(name, draw(st.sampled_from(_IDS)), based_on=based_on, also_in=draw(_SOME_IDS)))
        else:
            records.append(tweet(name, based_on=based_on, reply_to=draw(_SOME_IDS)))
    for number in range(3):
        fields = {key: draw(_SOME_IDS) for key in ("source", "against", "seen_in", "context_source")}
        given_label = draw(st.sampled_from([*(one.id for one in LABELS), "no-such-label", ""]))
        records.append(claim(f"c{number}", given_label, claimant=draw(st.sampled_from(["", "common", "example"])), **fields))
    return tuple(records)


@given(_records(), st.randoms(use_true_random=False), st.sampled_from(list(Copies)))
def test_the_order_of_records_changes_nothing_that_is_said(records: Records, chance: random.Random, copies: Copies) -> None:
    written = post(*records)
    names = [one.id for one in records]
    chance.shuffle(names)
    other = replace(written, evidence=shuffled(written.evidence, {name: place for place, name in enumerate(names)}))
    using, shared = settings(copies), [source("shared")]
    assert found_in(other, using=using, shared=shared) == found_in(written, using=using, shared=shared)


@given(_records(), st.sampled_from([one.id for one in LABELS]))
def test_a_label_changes_no_chain_no_source_and_no_name(records: Records, label: str) -> None:
    relabelled = [replace(one, label=label) if isinstance(one, Claim) else one for one in records]
    assert _graph_of(post(*relabelled, body=post(*records).body)) == _graph_of(post(*records, body=post(*records).body))


def _graph_of(written: Post) -> tuple[object, ...]:
    value = conclude(written, shared=[source("shared")]).value
    return ([(one.chains, one.primary, one.support) for one in value.claims], value.sources, value.names)


@given(_records())
def test_what_is_in_error_is_concluded_all_the_same(records: Records) -> None:
    value = conclude(post(*records), shared=[source("shared")]).value
    assert [one.claim.id for one in value.claims] == ["c0", "c1", "c2"]
    assert {key.id for key in value.records} == set(_IDS)


@given(_records(), st.sampled_from([MatchClass.EXACT, MatchClass.ALTERED]))
def test_a_lock_of_another_post_changes_nothing(records: Records, match: MatchClass) -> None:
    """Locks of other scopes are never read: a post is resolved from itself, what is shared, and its own locks."""
    written = post(*records)
    places = [one for one in records if isinstance(one, Source | Tweet)]
    others = index(*(lock(one, {"r0": locked("x", match)}, scope="elsewhere") for one in places))
    using, shared = settings(Copies.REQUIRE), [source("shared")]
    assert conclude(written, using=using, shared=shared, locks=others) == conclude(written, using=using, shared=shared)
