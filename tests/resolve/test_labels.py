"""Each word of a rule, met and not met, through the front door; and what is said where a label is not earned."""

# ruff: noqa: ANN401 (fields of a claim by name)

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from evidence_builders import (
    DAY,
    LABELS,
    claim,
    conclude,
    document,
    found_in,
    index,
    label,
    lock,
    locked,
    only_claim,
    post,
    problems,
    quote,
    searched,
    settings,
    source,
    statement,
    tweet,
    unnamed,
)

from firsthand.model.codes import Code
from firsthand.model.evidence import COMMON, Claim, Level, Quote, Shows, Source, SourceType, Tweet
from firsthand.model.site import Copies, RuleWord
from firsthand.resolve.labels import WORDS

Records = tuple[Source | Quote | Tweet, ...]
# Keeps the trail closed where a case is about something else.
GAVE_UP = {"no_primary": "It was never published."}


def is_met(word: str, *records: Source | Quote | Tweet, **fields: Any) -> bool:
    """Whether a claim with these fields earns a label that asks for this word alone."""
    asked = (label("asked", word),)
    given: dict[str, Any] = {**GAVE_UP, **fields}
    given = {key: value for key, value in given.items() if value is not None}
    found = problems(*records, claim("it", "asked", **given), using=settings(labels=asked))
    assert set(found) <= {Code.LABEL_NOT_EARNED}, found
    return not found


def test_every_word_has_its_function() -> None:
    assert set(WORDS) == set(RuleWord)


ARTICLE = source("article")
RECORD = document("record")
WORDS_ONLY = statement("words")
SAID = quote("said", "words")
PEOPLE = unnamed("people")


@pytest.mark.parametrize(
    ("word", "records", "fields"),
    [
        ("source", (ARTICLE,), {"source": "article"}),
        ("against", (ARTICLE,), {"against": "article"}),
        ("record", (RECORD,), {"source": "record"}),
        ("record", (RECORD, source("article", based_on="record")), {"source": "article"}),
        ("record", (RECORD, quote("cited", "record")), {"source": "cited"}),
        ("record", (RECORD, ARTICLE, quote("cited", "article", based_on="record")), {"source": "cited"}),
        ("record", (RECORD, tweet("seen", based_on="record")), {"source": "seen"}),
        ("record", (statement("act", shows=Shows.FACTS, note="Its own act."),), {"source": "act"}),
        ("record", (source("book", level=Level.PRIMARY, shows=Shows.FACTS, note="n"),), {"source": "book"}),
        ("own-words", (WORDS_ONLY, SAID), {"source": "said", "claimant": "the guild"}),
        ("own-words", (tweet("post"),), {"source": "post", "claimant": "A. REPORTER"}),
        ("own-words", (tweet("post"),), {"source": "post", "claimant": "@Example"}),
        ("own-words", (PEOPLE, tweet("post", based_on="people")), {"source": "post", "claimant": "A. Reporter"}),
        ("own-words", (tweet("post"), quote("cited", "post")), {"source": "cited", "claimant": "example"}),
        ("own-words", (RECORD, quote("cited", "record", speaker="Ann")), {"source": "cited", "claimant": "Ann"}),
        ("two-origins", (RECORD, WORDS_ONLY), {"source": "record words"}),
        ("two-origins", (source("a", own_reporting=True), source("b", own_reporting=True)), {"source": "a b"}),
        ("two-origins", (tweet("a", author="Ann"), tweet("b", author="Bob")), {"source": "a b"}),
        ("unnamed", (PEOPLE, source("article", based_on="people")), {"source": "article"}),
        ("unnamed", (PEOPLE,), {"source": "people"}),
        ("no-primary", (), {"no_primary": "It was burnt."}),
        ("searched", (), {"searched": searched()}),
        ("as-of", (), {"as_of": DAY}),
        ("context", (ARTICLE,), {"context": "It was a joke.", "context_source": "article"}),
        ("superseded", (), {"superseded_by": "other-post/newer"}),
        ("circulates", (ARTICLE,), {"seen_in": "article"}),
        ("circulates", (ARTICLE,), {"source": "article"}),
        ("circulates", (), {"claimant": COMMON}),
        ("against-record", (RECORD,), {"against": "record"}),
        ("against-own-words", (WORDS_ONLY, SAID), {"against": "said", "claimant": "The Guild"}),
        ("against-words", (WORDS_ONLY, SAID), {"against": "said"}),
        ("against-words", (tweet("post"),), {"against": "post"}),
        ("unopposed", (ARTICLE,), {"source": "article"}),
        ("record copy match", (RECORD,), {"source": "record"}),
    ],
)
def test_a_word_is_met(word: str, records: Records, fields: dict[str, Any]) -> None:
    assert is_met(word, *records, **fields)


@pytest.mark.parametrize(
    ("word", "records", "fields"),
    [
        ("source", (), {}),
        ("source", (ARTICLE,), {"against": "article"}),
        ("against", (ARTICLE,), {"source": "article"}),
        ("record", (), {}),
        ("record", (ARTICLE,), {"source": "article"}),
        ("record", (WORDS_ONLY,), {"source": "words"}),
        ("record", (tweet("post"),), {"source": "post"}),
        ("record", (RECORD,), {"against": "record"}),
        ("record", (RECORD, PEOPLE, quote("cited", "record", based_on="people")), {"source": "cited"}),
        ("record", (source("book", level=Level.PRIMARY, note="n"),), {"source": "book"}),
        ("record", (document("paper", level=Level.SECONDARY, note="n"),), {"source": "paper"}),
        ("record", (WORDS_ONLY, source("article", based_on="words")), {"source": "article"}),
        ("own-words", (WORDS_ONLY, SAID), {"source": "said"}),
        ("own-words", (WORDS_ONLY, SAID), {"source": "said", "claimant": COMMON}),
        ("own-words", (WORDS_ONLY, SAID), {"source": "said", "claimant": "The Studios"}),
        ("own-words", (WORDS_ONLY,), {"source": "words", "claimant": "The Guild"}),
        ("own-words", (ARTICLE, quote("cited", "article", speaker="Ann")), {"source": "cited", "claimant": "Ann"}),
        ("own-words", (tweet("post"), quote("cited", "post", speaker="Ann")), {"source": "cited", "claimant": "Ann"}),
        ("own-words", (tweet("post"), quote("cited", "post", speaker="Ann")), {"source": "cited", "claimant": "example"}),
        ("own-words", (WORDS_ONLY, SAID), {"against": "said", "claimant": "The Guild"}),
        ("two-origins", (), {}),
        ("two-origins", (RECORD,), {"source": "record"}),
        ("two-origins", (ARTICLE, RECORD), {"source": "article record"}),
        ("unnamed", (), {}),
        ("unnamed", (ARTICLE,), {"source": "article"}),
        ("unnamed", (PEOPLE, RECORD), {"source": "people record"}),
        ("unnamed", (PEOPLE, RECORD, source("article", based_on="people record")), {"source": "article"}),
        ("no-primary", (), {"no_primary": None, "searched": searched()}),
        ("searched", (), {}),
        ("as-of", (), {}),
        ("context", (ARTICLE,), {"context_source": "article"}),
        ("context", (), {"context": "It was a joke."}),
        ("superseded", (), {}),
        ("circulates", (ARTICLE,), {"against": "article"}),
        ("circulates", (), {"claimant": "The Guild"}),
        ("against-record", (RECORD,), {"source": "record"}),
        ("against-record", (WORDS_ONLY,), {"against": "words"}),
        ("against-own-words", (WORDS_ONLY, SAID), {"against": "said", "claimant": "Somebody Else"}),
        ("against-words", (WORDS_ONLY,), {"against": "words"}),
        ("against-words", (WORDS_ONLY, SAID), {"source": "said"}),
        ("unopposed", (ARTICLE,), {"against": "article"}),
    ],
)
def test_a_word_is_not_met(word: str, records: Records, fields: dict[str, Any]) -> None:
    assert not is_met(word, *records, **fields)


def test_a_primary_source_known_through_one_reprint_carries_no_label() -> None:
    letter = document("letter", url="", via="reprint")
    assert not is_met("record", letter, source("reprint"), source="letter")


def test_two_reprints_of_one_house_are_one() -> None:
    letter = document("letter", url="", via="one two")
    reprints = (source("one", publisher="The Paper"), source("two", publisher="the  PAPER"))
    assert not is_met("record", letter, *reprints, source="letter")


def test_a_reprint_of_unknown_origin_is_no_second_one() -> None:
    reprints = (source("one"), source("two", publisher="unknown"))
    assert not is_met("record", document("letter", url="", via="one two"), *reprints, source="letter")


def test_a_primary_source_carried_by_two_houses_carries_a_label() -> None:
    assert is_met("record", document("letter", url="", via="one two"), source("one"), source("two"), source="letter")


def test_a_post_known_through_one_reprint_is_nobodys_own_words_yet() -> None:
    lost = tweet("lost", url="", via="reprint")
    assert not is_met("own-words", lost, source("reprint"), source="lost", claimant="example")


def test_either_alternative_of_a_rule_will_do() -> None:
    for field in ({"no_primary": "Never published."}, {}):
        records = (unnamed("people"), source("article", based_on="people"))
        assert problems(*records, claim("deal", "reported", source="article", **field)) == []


def test_what_is_said_names_the_word_the_reason_and_what_would_meet_it() -> None:
    records = (unnamed("people"), source("near-deal", based_on="people"))
    it = claim("deal", "verified", source="near-deal")
    (found,) = found_in(post(*records, it))
    assert (found.code, found.span, found.is_error) == (Code.LABEL_NOT_EARNED, it.spans["label"], True)
    assert found.message == (
        'the claim "deal" has not earned "verified": `record` is not met, '
        'since the trail of `source` ends at "people", people nobody names'
    )
    assert found.hint == "name in `source` a primary source that shows facts, or something whose `based_on` leads to one"


def test_all_words_that_fail_are_told_at_once() -> None:
    it = claim("deal", "verified", source="article", against="other", **GAVE_UP)
    (found,) = found_in(post(source("article"), source("other"), it))
    assert "`record` is not met" in found.message
    assert '`unopposed` is not met, since `against` names "other"' in found.message


def test_of_two_alternatives_both_ways_out_are_told() -> None:
    it = claim("deal", "reported", source="article", searched=searched())
    (found,) = found_in(post(source("article"), it))
    assert found.hint == (
        "lead every chain to a source of type `unnamed` with `based_on`; "
        "or say in `no_primary` why no primary source can be reached"
    )


def test_an_alternative_that_lacks_more_is_not_told() -> None:
    it = claim("deal", "outdated", source="article", against="newer", **GAVE_UP)
    (found,) = found_in(post(source("article"), source("newer"), it))
    assert found.message == 'the claim "deal" has not earned "outdated": `as-of` is not met, since `as_of` is not given'


def test_no_message_proposes_another_label() -> None:
    for name in (one.id for one in LABELS):
        for found in found_in(post(claim("it", name))):
            others = {one.id for one in LABELS} - {name, "unnamed", "false"}
            told = found.message.replace(f'"{name}"', "") + found.hint
            assert not [other for other in others if f'"{other}"' in told], told


def test_an_unknown_reference_silences_the_label_it_would_have_earned() -> None:
    assert problems(claim("it", "verified", source="nothing")) == [Code.UNKNOWN_REFERENCE]


def test_an_unknown_reference_far_up_the_trail_silences_it_too() -> None:
    records = (source("a", based_on="b"), source("b", based_on="nothing"))
    assert problems(*records, claim("it", "verified", source="a")) == [Code.UNKNOWN_REFERENCE]


def test_a_field_that_could_not_be_read_silences_the_label_it_might_have_earned() -> None:
    empty = claim("it", "unverified", no_primary="x")
    assert problems(empty) == [Code.LABEL_NOT_EARNED]
    assert problems(replace(empty, spans={**empty.spans, "searched": empty.span})) == []
    placeless = document("record", url="", via="reprint")
    unread = replace(placeless, spans={**placeless.spans, "url": placeless.span})
    it = claim("it", "verified", source="record")
    assert problems(placeless, source("reprint"), it) == [Code.LABEL_NOT_EARNED]
    assert problems(unread, source("reprint"), it) == []


def test_a_quote_without_a_source_silences_the_label() -> None:
    broken = Quote(id="lost", span=source("x").span, text="Words")
    assert problems(broken, claim("it", "verified", source="lost")) == []


def test_an_unknown_label_is_not_judged() -> None:
    (found,) = found_in(post(claim("it", "verifed", source="record"), document("record")))
    assert (found.code, found.hint) == (Code.UNKNOWN_LABEL, 'did you mean "verified"?')


def test_a_default_label_left_out_by_only_is_said_to_be() -> None:
    only = settings(labels=[one for one in LABELS if one.id in ("verified", "reported")])
    (found,) = found_in(post(claim("it", "disputed", source="record"), document("record")), using=only)
    assert found.message == 'the label "disputed" is not used on this site: `labels.only` in content/site.yaml leaves it out'
    assert found.hint == "the labels in use: verified, reported"


def test_a_claim_without_a_label_is_reported_where_it_is_parsed() -> None:
    assert problems(Claim(id="it", span=source("x").span, no_primary="Gone.", text="A claim told in full here.")) == []


def test_copy_and_match_ask_about_the_source_that_met_the_word_before() -> None:
    """One record has a copy, another one a matching quote: together they prove nothing."""
    copied, quoted_record = document("copied"), document("quoted")
    cited = quote("cited", "quoted")
    it = claim("it", "verified", source="copied cited")
    locks = index(lock(copied))
    (found,) = found_in(post(copied, quoted_record, cited, it), using=settings(Copies.REQUIRE), locks=locks)
    assert found.code is Code.MATCH_MISSING
    assert '`source` names no quote from "copied"' in found.message


def test_a_site_of_its_own_may_ask_for_a_copy_of_any_primary_source() -> None:
    asked = (label("kept", "source copy"),)
    record = document("record")
    for locks, expected in ((index(lock(record)), []), (index(), [Code.COPY_MISSING])):
        using = settings(Copies.REQUIRE, labels=asked)
        assert problems(record, claim("it", "kept", source="record"), using=using, locks=locks) == expected


def test_a_misquotation_is_refuted_by_the_speakers_own_post() -> None:
    people, said = unnamed("people"), tweet("said", based_on="people")
    it = claim("it", "misquoted", seen_in="article", against="said")
    locks = index(lock(said, {"said": locked(said.text)}))
    assert problems(people, said, source("article"), it, using=settings(Copies.REQUIRE), locks=locks) == []


def test_a_misquotation_is_not_refuted_by_another_report() -> None:
    cited = quote("cited", "article", speaker="Ann")
    it = claim("it", "misquoted", claimant=COMMON, against="cited", **GAVE_UP)
    article = source("article")
    locks = index(lock(article, {"cited": locked(cited.text)}))
    assert problems(article, cited, it, using=settings(Copies.REQUIRE), locks=locks) == [Code.LABEL_NOT_EARNED]


def test_the_speaker_is_printed_with_on_record_as_typed() -> None:
    resolved = only_claim(
        statement("words"), quote("said", "words"), claim("it", "on-record", source="said", claimant="the guild")
    )
    assert (resolved.speaker, resolved.claimant) == ("The Guild", "the guild")


def test_no_speaker_is_printed_with_another_label() -> None:
    assert only_claim(document("record"), claim("it", "verified", source="record", claimant="Ann")).speaker == ""


def test_a_label_never_changes_the_graph() -> None:
    records = (document("record"), source("article", based_on="record"), quote("cited", "article"))
    chains = set()
    for one in LABELS:
        value = conclude(post(*records, claim("it", one.id, source="cited"))).value
        chains.add((value.claims[0].chains, value.claims[0].primary, value.sources, tuple(value.names.items())))
    assert len(chains) == 1


def test_photographs_need_a_word_on_what_is_seen_in_place_of_a_match() -> None:
    using = settings(Copies.REQUIRE)
    for note, expected in (("The gate stands open.", []), ("", [Code.MATCH_MISSING])):
        photo = document("photo", type=SourceType.PHOTO, **({"note": note} if note else {}))
        it = claim("it", "verified", source="photo")
        assert problems(photo, it, using=using, locks=index(lock(photo))) == expected


def test_the_place_of_a_quote_says_what_is_heard_in_a_recording() -> None:
    tape = document("tape", type=SourceType.RECORDING)
    it = claim("it", "verified", source="heard")
    using, locks = settings(Copies.REQUIRE), index(lock(tape))
    assert problems(tape, quote("heard", "tape", where="1:02:10"), it, using=using, locks=locks) == []
    assert problems(tape, quote("heard", "tape"), it, using=using, locks=locks) == [Code.MATCH_MISSING]
