"""Saved copies: what each setting of ``copies`` does with each state a lock can be in."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from evidence_builders import (
    NOW,
    claim,
    conclude,
    document,
    found_in,
    index,
    judge_shared,
    lock,
    locked,
    only_claim,
    post,
    quote,
    settings,
    sha,
    source,
    tweet,
)

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Severity
from firsthand.model.evidence import LinkState, MatchClass, PostState, Quote, Redaction, Source
from firsthand.model.lock import ArchiveCopy, Blob, Lock
from firsthand.model.resolved import Copy, Key, ResolvedQuote, ResolvedSource, ResolvedTweet
from firsthand.model.site import Copies
from firsthand.model.span import Span
from firsthand.resolve.copies import LockIndex, hash_text
from firsthand.resolve.evidence import resolve_shared

RECORD = document("record")
CITED = quote("cited", "record", text="The words as they stand.")
IT = claim("it", "verified", source="cited")
GOOD = locked(CITED.text)


def told(locks: LockIndex, mode: Copies, *, record: Source = RECORD, cited: Quote = CITED) -> list[tuple[Code, Severity]]:
    """What is said of a claim verified by one quote from one record."""
    return [(one.code, one.severity) for one in found_in(post(record, cited, IT), using=settings(mode), locks=locks)]


def made_of(**values: Any) -> Lock:  # noqa: ANN401 (fields of a lock by name)
    return replace(lock(RECORD, {"cited": GOOD}), **values)


STATES = {
    "good": (index(made_of()), None),
    "text only": (index(made_of(payload=None)), None),
    "no lock": (index(), Code.COPY_MISSING),
    "another's lock": (index(lock(source("other"), {"cited": GOOD})), Code.COPY_MISSING),
    "another post's lock": (index(made_of(scope="elsewhere")), Code.COPY_MISSING),
    "no hash": (index(made_of(payload=None, text=None)), Code.COPY_MISSING),
    "no real hash": (index(made_of(payload=Blob(sha256="abc"), text=None)), Code.COPY_MISSING),
    "another address": (index(made_of(url="https://example.org/older")), Code.COPY_MISSING),
    "moved there": (index(made_of(url="https://example.org/older", final_url="http://example.org/record/#top")), None),
    "forgotten": (index(made_of(forgotten="2023-09-30")), Code.COPY_MISSING),
    "never compared": (index(made_of(quotes=())), Code.MATCH_MISSING),
    "compared for another post": (index(made_of(quotes=(("elsewhere/cited", GOOD),))), Code.MATCH_MISSING),
    "no copy then": (index(made_of(quotes=(("table/cited", locked(CITED.text, MatchClass.NO_COPY)),))), Code.MATCH_MISSING),
    "normalised": (index(made_of(quotes=(("table/cited", locked(CITED.text, MatchClass.NORMALISED)),))), None),
    "elided": (index(made_of(quotes=(("table/cited", locked(CITED.text, MatchClass.ELIDED)),))), None),
    "altered": (index(made_of(quotes=(("table/cited", locked(CITED.text, MatchClass.ALTERED)),))), Code.QUOTE_ALTERED),
    "not found": (index(made_of(quotes=(("table/cited", locked(CITED.text, MatchClass.NOT_FOUND)),))), Code.QUOTE_ALTERED),
}


@pytest.mark.parametrize("mode", Copies)
@pytest.mark.parametrize("state", STATES)
def test_each_state_of_a_lock_under_each_setting(state: str, mode: Copies) -> None:
    locks, code = STATES[state]
    severity = Severity.WARNING if mode is Copies.WARN else Severity.ERROR
    assert told(locks, mode) == ([] if mode is Copies.OFF or code is None else [(code, severity)])


@pytest.mark.parametrize("mode", [Copies.WARN, Copies.REQUIRE, Copies.CAPTURED])
def test_a_quotation_changed_since_is_an_error_and_the_check_is_void(mode: Copies) -> None:
    locks = index(made_of(quotes=(("table/cited", locked("The words as they stood.")),)))
    (found,) = found_in(post(RECORD, CITED, IT), using=settings(mode), locks=locks)
    assert (found.code, found.severity, found.span) == (Code.QUOTE_CHANGED, Severity.ERROR, CITED.spans["text"])
    assert [one.span.path for one in found.related] == ["content/evidence/lock/table/record.json"]
    record = conclude(post(RECORD, CITED, IT), using=settings(mode), locks=locks).value.records[Key("table", "cited")]
    assert isinstance(record, ResolvedQuote)
    assert (record.match, record.locked) == (MatchClass.NO_COPY, None)


def test_locks_are_not_read_where_copies_are_off() -> None:
    locks = index(made_of(quotes=(("table/cited", locked("Other words.")),), link_state="dead"), copies={"a/b.txt": "c"})
    value = conclude(post(RECORD, CITED, IT), using=settings(Copies.OFF), locks=locks).value
    record = value.records[Key("table", "record")]
    assert isinstance(record, ResolvedSource)
    assert (record.copy, record.state) == (None, LinkState.UNKNOWN)
    assert judge_shared(copies=Copies.OFF, locks=locks) == ()


def test_the_same_letters_in_another_form_are_the_same_words() -> None:
    assert hash_text("Zoe\N{COMBINING DIAERESIS}") == hash_text("Zo\N{LATIN SMALL LETTER E WITH DIAERESIS}")
    assert hash_text("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_copies_lacking_for_several_claims_are_told_once() -> None:
    first, second = claim("first", "verified", source="cited"), claim("second", "verified", source="record cited")
    (found,) = found_in(post(RECORD, CITED, first, second), using=settings(Copies.REQUIRE))
    assert (found.code, found.span) == (Code.COPY_MISSING, first.spans["label"])
    assert found.message == 'the claim "first" is "verified", which needs a `copy`: "record" has no saved copy'
    assert [(one.span, one.message) for one in found.related] == [(second.spans["label"], 'the claim "second" lacks it too')]


def test_a_word_that_fails_is_an_error_even_where_copies_only_warn() -> None:
    it = claim("it", "verified", source="cited", against="other")
    found = found_in(post(RECORD, CITED, source("other"), it), using=settings(Copies.WARN), locks=index())
    assert [(one.code, one.severity) for one in found] == [(Code.LABEL_NOT_EARNED, Severity.ERROR)]


# Excerpts

EXCERPT = "Before it. The words as they stand. After it."


def test_an_excerpt_stands_in_for_a_copy_once_the_quotation_was_compared_with_it() -> None:
    record = document("record", excerpt=EXCERPT)
    of_excerpt = lock(record, {"cited": GOOD}, via="excerpt", payload=None, text=Blob(sha256=sha(EXCERPT)))
    value = conclude(post(record, CITED, IT), using=settings(Copies.REQUIRE), locks=index(of_excerpt))
    assert value.diagnostics == ()
    cited = value.value.records[Key("table", "cited")]
    assert isinstance(cited, ResolvedQuote)
    assert cited.match is MatchClass.EXACT
    assert cited.copy is not None
    assert (cited.copy.via, cited.copy.sha256) == ("excerpt", sha(EXCERPT))


def test_an_excerpt_that_nothing_was_compared_with_gives_no_match() -> None:
    record = document("record", excerpt=EXCERPT)
    assert told(index(), Copies.REQUIRE, record=record) == [(Code.MATCH_MISSING, Severity.ERROR)]


def test_an_excerpt_does_not_count_where_copies_must_be_captured() -> None:
    record = document("record", excerpt=EXCERPT)
    assert told(index(), Copies.CAPTURED, record=record) == [(Code.COPY_MISSING, Severity.ERROR)]
    of_excerpt = lock(record, {"cited": GOOD}, via="excerpt", payload=None, text=Blob(sha256=sha(EXCERPT)))
    assert told(index(of_excerpt), Copies.CAPTURED, record=record) == [(Code.COPY_MISSING, Severity.ERROR)]
    assert told(index(of_excerpt), Copies.REQUIRE, record=record) == []


def test_the_lock_of_an_excerpt_that_is_gone_proves_nothing() -> None:
    of_excerpt = lock(RECORD, {"cited": GOOD}, via="excerpt", payload=None, text=Blob(sha256=sha(EXCERPT)))
    assert told(index(of_excerpt), Copies.REQUIRE) == [(Code.COPY_MISSING, Severity.ERROR)]


def test_the_lock_of_an_excerpt_that_has_changed_is_void() -> None:
    record = document("record", excerpt="Something else was said that day, by nobody here.")
    of_excerpt = lock(record, {"cited": GOOD}, via="excerpt", payload=None, text=Blob(sha256=sha(EXCERPT)))
    assert told(index(of_excerpt), Copies.REQUIRE, record=record) == [(Code.MATCH_MISSING, Severity.ERROR)]


# Reprints and other carriers


def test_the_copy_and_the_match_of_a_reprinted_source_are_the_reprints() -> None:
    letter = document("letter", url="", via="one two")
    one, two = source("one"), source("two")
    cited = quote("cited", "letter", text="As printed.")
    records = (letter, one, two, cited, claim("it", "verified", source="cited"))
    locks = index(lock(two, {"cited": locked("As printed.", fragment=":~:text=As%20printed")}))
    value = conclude(post(*records), using=settings(Copies.REQUIRE), locks=locks)
    assert value.diagnostics == ()
    assert value.value.claims[0].url == "https://example.org/two#:~:text=As%20printed"
    assert value.value.claims[0].nearest == value.value.names["letter"]


def test_other_sources_that_carry_a_quotation_are_checked_too() -> None:
    cited = quote("cited", "record", text="The words as they stand.", also_in="paper")
    paper = source("paper")
    locks = index(made_of(), lock(paper, {"cited": locked(cited.text, MatchClass.NOT_FOUND)}))
    (found,) = found_in(post(RECORD, paper, cited, IT), using=settings(Copies.REQUIRE), locks=locks)
    assert (found.code, found.message) == (
        Code.QUOTE_ALTERED,
        '"cited" is not given as it stands: the saved copy of "paper" has no such words',
    )


def test_a_good_copy_outweighs_one_that_lacks_the_words() -> None:
    record = document("record", via="paper")
    paper = source("paper")
    locks = index(lock(record, {"cited": locked(CITED.text, MatchClass.NOT_FOUND)}), lock(paper, {"cited": GOOD}))
    found = found_in(post(record, paper, CITED, IT), using=settings(Copies.REQUIRE), locks=locks)
    assert [one.code for one in found] == []


# Cuts


@pytest.mark.parametrize(("flag", "what"), [("negation", "a word that denies"), ("number", "a number")])
def test_a_risky_cut_needs_a_note(flag: str, what: str) -> None:
    locks = index(made_of(quotes=(("table/cited", locked(CITED.text, MatchClass.ELIDED, flags=(flag,))),)))
    (found,) = found_in(post(RECORD, CITED, IT), using=settings(Copies.REQUIRE), locks=locks)
    assert (found.code, found.message) == (Code.RISKY_CUT, f'the cut in "cited" leaves out {what}')
    noted = replace(CITED, note="It left out the second clause.")
    assert found_in(post(RECORD, noted, IT), using=settings(Copies.REQUIRE), locks=locks) == ()


def test_other_flags_are_shown_and_are_no_error() -> None:
    locks = index(made_of(quotes=(("table/cited", locked(CITED.text, MatchClass.NORMALISED, flags=("case",))),)))
    assert told(locks, Copies.REQUIRE) == []


# Copies on disk


def test_copies_that_are_there_must_be_what_was_saved() -> None:
    text = sha("text record")
    path = f"content/evidence/text/{text}.txt"
    sound = index(made_of(), copies={path: text, "content/evidence/text/.gitkeep": sha("")})
    assert told(sound, Copies.REQUIRE) == []
    assert judge_shared(copies=Copies.REQUIRE, locks=sound) == ()

    damaged = index(made_of(), copies={path: sha("other")})
    assert told(damaged, Copies.REQUIRE) == []  # the damage is told once for the site; what rests on it is not told again
    value = conclude(post(RECORD, CITED, IT), using=settings(Copies.REQUIRE), locks=damaged).value
    assert [one.copy for one in value.records.values()] == [None, None]
    (found,) = judge_shared(copies=Copies.REQUIRE, locks=damaged)
    assert (found.code, found.span) == (Code.COPY_DAMAGED, Span(path))


def test_a_match_lost_with_a_damaged_copy_is_not_told_beside_it() -> None:
    """The reprint has a sound copy too, but the quotation was compared with the one that is damaged."""
    record, paper = document("record", via="paper"), source("paper")
    made = lock(record, {"cited": GOOD})
    locks = index(made, lock(paper), copies={f"content/evidence/text/{sha('text record')}.txt": sha("other")})
    assert found_in(post(record, paper, CITED, IT), using=settings(Copies.REQUIRE), locks=locks) == ()
    without = index(lock(paper))
    found = found_in(post(record, paper, CITED, IT), using=settings(Copies.REQUIRE), locks=without)
    assert [one.code for one in found] == [Code.MATCH_MISSING]


def test_a_damaged_copy_without_a_lock_is_told_too() -> None:
    name = f"content/evidence/raw/{sha('page')}.warc.gz"
    found = judge_shared(copies=Copies.WARN, locks=index(copies={name: sha("broken")}))
    assert [(one.code, one.severity) for one in found] == [(Code.COPY_DAMAGED, Severity.ERROR)]


# What readers are shown


def test_a_copy_is_described() -> None:
    archived = ArchiveCopy(service="wayback", url="https://archive.example/1", datetime="2023-09-23T00:00:00Z")
    ours = replace(archived, url="https://archive.example/2", digest="sha256:" + sha("page record"))
    made = made_of(archive=(archived, ours), link_state="moved")
    record = conclude(post(RECORD, CITED, IT), using=settings(Copies.REQUIRE), locks=index(made)).value.records[
        Key("table", "record")
    ]
    assert isinstance(record, ResolvedSource)
    assert record.state is LinkState.MOVED
    assert record.copy == Copy(
        via="direct",
        sha256=sha("page record"),
        saved=dt.date(2023, 9, 22),
        archived="https://archive.example/2",
        archived_on=dt.date(2023, 9, 23),
        is_identical=True,
        lock=made,
    )


def test_a_forgotten_copy_is_still_known_of() -> None:
    locks = index(made_of(forgotten="2023-09-30"))
    record = conclude(post(RECORD, CITED, IT), using=settings(Copies.REQUIRE), locks=locks).value.records[
        Key("table", "record")
    ]
    assert isinstance(record, ResolvedSource)
    assert record.copy is not None
    assert record.copy.is_forgotten


def test_a_post_that_was_redacted_keeps_its_match() -> None:
    said = tweet("said", text="", redacted=Redaction(date=NOW.date(), reason="asked"), status=PostState.DELETED)
    locks = index(lock(said, {"said": locked("It said this.")}))
    it = claim("it", "on-record", source="said", claimant="example")
    value = conclude(post(said, it), using=settings(Copies.REQUIRE), locks=locks)
    assert value.diagnostics == ()
    record = value.value.records[Key("table", "said")]
    assert isinstance(record, ResolvedTweet)
    assert record.match is MatchClass.EXACT


def test_a_tweet_is_compared_with_its_own_copy() -> None:
    said = tweet("said")
    it = claim("it", "on-record", source="said", claimant="example")
    for match, code in ((MatchClass.EXACT, []), (MatchClass.ALTERED, [Code.QUOTE_ALTERED])):
        locks = index(lock(said, {"said": locked(said.text, match)}))
        assert [one.code for one in found_in(post(said, it), using=settings(Copies.REQUIRE), locks=locks)] == code


def test_a_lock_for_another_way_to_write_a_posts_address_is_good() -> None:
    said = tweet("said", url="https://twitter.com/example/status/1704664237470674955?s=20")
    made = lock(said, {"said": locked(said.text)}, url="https://x.com/example/status/1704664237470674955")
    it = claim("it", "on-record", source="said", claimant="example")
    assert found_in(post(said, it), using=settings(Copies.REQUIRE), locks=index(made)) == ()


def test_a_shared_sources_lock_has_its_own_scope() -> None:
    shared = document("record")
    made = lock(shared, {"cited": GOOD}, scope="_shared")
    written = post(CITED, IT)
    assert found_in(written, using=settings(Copies.REQUIRE), locks=index(made), shared=[shared]) == ()
    (resolved,) = resolve_shared((shared,), settings=settings(Copies.REQUIRE), locks=index(made)).records.values()
    assert resolved.copy is not None


def test_words_lead_to_the_passage() -> None:
    fragment = ":~:text=The%20words"
    locks = index(made_of(quotes=(("table/cited", locked(CITED.text, fragment=fragment)),)))
    resolved = only_claim(RECORD, CITED, IT, using=settings(Copies.REQUIRE), locks=locks)
    assert resolved.url == "https://example.org/record#" + fragment
