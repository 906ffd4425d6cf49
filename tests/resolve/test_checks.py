"""What is said of a post's evidence, and where: ids, marks, texts, quoted words, what is unused and what is due."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from evidence_builders import (
    NOW,
    PATH,
    block,
    body,
    change,
    cite,
    claim,
    conclude,
    correction,
    document,
    found_in,
    judge_shared,
    label,
    mark,
    post,
    printed,
    problems,
    quote,
    quoted,
    settings,
    source,
    tweet,
    unnamed,
)

from firsthand.model.body import Part, RecordKind
from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, Related, Severity
from firsthand.model.evidence import Redaction
from firsthand.model.post import Post
from firsthand.model.resolved import Key
from firsthand.resolve.checks.unused import check_unused_shared

RECORD = document("record")
GOOD = claim("it", "verified", source="record")


def of_code(written: Post, code: Code) -> list[Diagnostic]:
    return [one for one in found_in(written) if one.code is code]


# Ids


def test_a_sound_post_has_nothing_said_of_it() -> None:
    assert found_in(post(RECORD, GOOD)) == ()


def test_a_quote_may_not_take_the_id_of_a_source() -> None:
    same = quote("record", "record")
    (found,) = found_in(post(RECORD, same, GOOD))
    assert (found.code, found.span, found.related) == (
        Code.DUPLICATE_ID,
        same.span,
        (Related(span=RECORD.span, message='"record" stands here too'),),
    )
    assert found.message == f'the quote "record" has the id of another record ({RECORD.span})'


def test_a_source_may_not_take_the_id_of_a_shared_one() -> None:
    shared = document("record")
    (found,) = found_in(post(RECORD, GOOD), shared=[shared])
    assert found.message == f'the source "record" has the id of a shared source ({shared.span})'


def test_a_claim_may_have_the_id_of_a_source() -> None:
    assert problems(RECORD, claim("record", "verified", source="record")) == []


def test_two_shared_sources_may_not_have_one_id() -> None:
    one, other = source("same"), source("same")
    found = judge_shared(other, one)
    assert [(each.code, each.span) for each in found] == [(Code.DUPLICATE_ID, other.span)]


# References in records


def test_an_unknown_id_is_told_with_the_nearest_one_and_its_place() -> None:
    it = claim("it", "verified", source="recrod")
    (unknown,) = of_code(post(RECORD, it), Code.UNKNOWN_REFERENCE)
    assert (unknown.span, unknown.message) == (it.source[0].span, 'no source, quote or tweet is called "recrod"')
    assert unknown.hint == f'did you mean "record"? ({RECORD.span})'


@pytest.mark.parametrize("field", ["source", "against", "seen_in", "context_source"])
def test_every_field_of_a_claim_is_looked_up(field: str) -> None:
    it = claim("it", "verified", **{field: "nothing", "no_primary": "x"})
    assert [one.span for one in of_code(post(it), Code.UNKNOWN_REFERENCE)] == [getattr(it, field)[0].span]


@pytest.mark.parametrize("field", ["based_on", "via", "version_of"])
def test_every_field_of_a_source_is_looked_up(field: str) -> None:
    assert len(of_code(post(source("a", **{field: "nothing"})), Code.UNKNOWN_REFERENCE)) == 1


@pytest.mark.parametrize("field", ["based_on", "via", "reply_to", "quotes"])
def test_every_field_of_a_tweet_is_looked_up(field: str) -> None:
    assert len(of_code(post(tweet("a", **{field: "nothing"})), Code.UNKNOWN_REFERENCE)) == 1


@pytest.mark.parametrize("field", ["source", "also_in", "based_on"])
def test_every_field_of_a_quote_is_looked_up(field: str) -> None:
    assert len(of_code(post(RECORD, quote("a", **{"source_id": "record", field: "nothing"})), Code.UNKNOWN_REFERENCE)) == 1


def test_a_quote_cannot_stand_in_a_quote() -> None:
    (found,) = of_code(post(RECORD, quote("a", "record"), quote("b", "a")), Code.UNKNOWN_REFERENCE)
    assert found.message == '"a" is a quote, and `source` takes a source or tweet here'


def test_a_claim_is_no_source() -> None:
    (found,) = of_code(post(RECORD, GOOD, claim("two", "verified", source="it")), Code.UNKNOWN_REFERENCE)
    assert found.message == '"it" is a claim, and `source` takes a source, quote or tweet here'


def test_a_shared_source_may_not_point_at_a_post() -> None:
    shared = source("shared", based_on="record other")
    found = judge_shared(shared, in_posts={"record": RECORD.span})
    assert [(one.code, one.span) for one in found] == [
        (Code.SHARED_POINTS_AT_POST, shared.based_on[0].span),
        (Code.UNKNOWN_REFERENCE, shared.based_on[1].span),
    ]
    assert found[0].related == (Related(span=RECORD.span, message='"record" stands here'),)


def test_circles_of_shared_sources_are_told_with_them() -> None:
    shared = (source("a", based_on="b"), source("b", based_on="a"))
    assert [one.code for one in judge_shared(*shared)] == [Code.SOURCE_CYCLE]


# Marks in the body


@pytest.mark.parametrize(
    ("part", "message", "hint"),
    [
        (mark("its"), 'no claim is called "its"', 'did you mean "it"? ({claim})'),
        (
            printed("nothing"),
            'no claim is called "nothing"',
            "list it under `claims:`; a claim of another post is named by that post, too: `claim:SLUG/ID`",
        ),
        (mark("cited"), '"cited" is a quote, not a claim', "write `quote:cited`"),
        (cite(RecordKind.QUOTE, "record"), '"record" is a source, not a quote', "write `source:record`"),
        (cite(RecordKind.SOURCE, "it"), '"it" is a claim, not a source', "write `claim:it`"),
        (block(RecordKind.TWEET, "twet"), 'no tweet is called "twet"', "list it under `tweets:`"),
        (block(RecordKind.SOURCE, "recod"), 'no source is called "recod"', 'did you mean "record"? ({record})'),
    ],
)
def test_a_mark_that_names_nothing_of_its_kind_is_told(part: tuple[Part, ...], message: str, hint: str) -> None:
    cited = quote("cited", "record")
    (found,) = of_code(post(RECORD, cited, GOOD, body=body(mark("it"), part)), Code.UNKNOWN_REFERENCE)
    assert (found.span, found.message) == (getattr(part[0], "span", None), message)
    assert found.hint == hint.format(claim=GOOD.span, record=RECORD.span)


def test_a_shared_source_may_be_marked() -> None:
    assert found_in(post(body=body(cite(RecordKind.SOURCE, "shared"))), shared=[source("shared")]) == ()


# Claims that are named


def test_a_correction_names_claims_of_its_post() -> None:
    wrong = correction("it", "ti")
    (found,) = of_code(post(RECORD, GOOD, corrections=(wrong,)), Code.UNKNOWN_REFERENCE)
    assert (found.span, found.message) == (wrong.span, 'no claim of this post is called "ti"')


@pytest.mark.parametrize(("named", "count"), [("two", 0), ("other-post/two", 0), ("three", 1), ("it", 1)])
def test_a_claim_is_superseded_by_another_one(named: str, count: int) -> None:
    it = claim("it", "verified", source="record", superseded_by=named)
    written = post(RECORD, it, claim("two", "verified", source="record"))
    assert len(of_code(written, Code.UNKNOWN_REFERENCE)) == count


def test_what_superseded_a_claim_is_named_for_the_whole_site() -> None:
    it = claim("it", "verified", source="record", superseded_by="two")
    written = post(RECORD, it, claim("two", "verified", source="record"))
    assert [one.superseded_by for one in conclude(written).value.claims] == ["table/two", ""]


def test_labels_of_the_past_must_be_known_too() -> None:
    past = change("rumor")
    (found,) = found_in(post(RECORD, claim("it", "verified", source="record", history=(change("reported"), past))))
    assert (found.code, found.span, found.message) == (Code.UNKNOWN_LABEL, past.span, 'no label is called "rumor"')


# For, against, reason


def test_one_item_cannot_be_for_and_against() -> None:
    it = claim("it", "disputed", source="record other", against="record")
    (found,) = found_in(post(RECORD, source("other"), it))
    assert (found.code, found.span) == (Code.FOR_AND_AGAINST, it.against[0].span)
    assert found.related == (Related(span=it.source[0].span, message="in `source`"),)


def test_a_reason_is_asked_where_the_label_asks_it() -> None:
    using = settings(labels=[label("asked", "source", reason_required=True)])
    without = claim("it", "asked", source="record")
    assert [(one.code, one.span) for one in found_in(post(RECORD, without), using=using)] == [
        (Code.REASON_MISSING, without.span)
    ]
    assert problems(RECORD, claim("it", "asked", source="record", reason="It says so."), using=using) == []


def test_a_reason_or_text_that_could_not_be_read_is_not_called_missing() -> None:
    using = settings(labels=[label("false", "circulates", reason_required=True)])
    it = claim("it", "false", source="record", text="")
    assert problems(RECORD, it, using=using) == [Code.CLAIM_TEXT_MISSING, Code.REASON_MISSING]
    unread = replace(it, spans={**it.spans, "reason": it.span, "text": it.span})
    assert problems(RECORD, unread, using=using) == []


# The claim in full


@pytest.mark.parametrize("name", ["disputed", "misquoted", "false", "did-not-happen", "outdated"])
def test_a_label_that_turns_against_the_words_needs_the_claim_in_full(name: str) -> None:
    found = of_code(post(claim("it", name, text="")), Code.CLAIM_TEXT_MISSING)
    assert [one.message for one in found] == [f'the claim "it" needs a `text`, since it is "{name}"']


def test_a_claim_marked_with_different_words_needs_its_text() -> None:
    it = claim("it", "verified", source="record", text="")
    written = post(RECORD, it, body=body(mark("it", "they met on Wednesday at noon"), mark("it", "the meeting of that day")))
    (found,) = found_in(written)
    assert (found.code, found.span, len(found.related)) == (Code.CLAIM_TEXT_MISSING, it.span, 2)


def test_a_claim_marked_twice_with_the_same_words_needs_none() -> None:
    it = claim("it", "verified", source="record", text="")
    same = body(mark("it", "They met on “the” day"), mark("it", 'they met on "the"  day.'))
    assert found_in(post(RECORD, it, body=same)) == ()


def test_a_claim_that_is_printed_needs_its_text() -> None:
    it = claim("it", "verified", source="record", text="")
    (found,) = found_in(post(RECORD, it, body=body(printed("it"))))
    assert (found.code, found.message) == (
        Code.CLAIM_TEXT_MISSING,
        'the claim "it" needs a `text`, since `<claim:it>` prints it',
    )


@pytest.mark.parametrize(
    ("text", "words", "is_short"),
    [
        ("They met and will meet.", "x", False),
        ("They met on Wednesday.", "x", True),
        ("", "they met, and will meet again", False),
        ("", "they met", True),
        ("彼らは水曜日に会った", "x", False),
    ],
)
def test_a_claim_of_under_five_words_is_a_warning(text: str, words: str, *, is_short: bool) -> None:
    it = claim("it", "verified", source="record", text=text)
    found = found_in(post(RECORD, it, body=body(mark("it", words))))
    assert [(one.code, one.severity) for one in found] == ([(Code.CLAIM_TEXT_SHORT, Severity.WARNING)] if is_short else [])


# Words in quotation marks


CITED = quote("cited", "record", text="The WGA and AMPTP met for bargaining today – and “will meet again” tomorrow.")


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("met for bargaining today", True),
        ("MET FOR  BARGAINING today", True),
        ("today - and 'will meet again' tomorrow", False),
        ('today — and "will meet again" tomorrow.', True),
        ("will meet again,", True),
        ("The WGA … tomorrow", True),
        ("The WGA [and others] met for bargaining", True),
        ("The [guild] and AMPTP met", True),
        ("tomorrow … today", False),
        ("bargain", False),
        ("met to bargain", False),
        ("…", False),
    ],
)
def test_quoted_words_in_a_mark_must_stand_in_its_record(words: str, *, held: bool) -> None:
    written = post(RECORD, CITED, body=body(cite(RecordKind.QUOTE, "cited"), quoted=(quoted(words, ("quote", "cited")),)))
    assert [one.code for one in found_in(written)] == ([] if held else [Code.QUOTED_WORDS_DIFFER])


def test_quoted_words_in_a_claims_mark_may_stand_in_any_record_it_names() -> None:
    said = tweet("said", text="A deal is near.")
    it = claim("it", "disputed", source="cited", against="said", text="Some say “nearly done”, others not.")
    for words, held in (("A deal is near", True), ("met for bargaining", True), ("nearly done", True), ("all over", False)):
        marked = body(mark("it"), quoted=(quoted(words, ("claim", "it")),))
        found = found_in(post(RECORD, CITED, said, it, body=marked))
        assert [one.code for one in found] == ([] if held else [Code.QUOTED_WORDS_DIFFER]), words


def test_the_words_that_mark_a_claim_do_not_hold_themselves() -> None:
    it = claim("it", "verified", source="record", text="")
    marked = body(mark("it", "it was said to be “all over” by then"), quoted=(quoted("all over", ("claim", "it")),))
    assert [one.code for one in found_in(post(RECORD, it, body=marked))] == [Code.QUOTED_WORDS_DIFFER]


def test_quoted_words_are_told_at_the_words_with_the_record_beside_them() -> None:
    words = quoted("something else", ("quote", "cited"))
    (found,) = found_in(post(RECORD, CITED, body=body(cite(RecordKind.QUOTE, "cited"), quoted=(words,))))
    assert (found.span, found.related[0].span) == (words.span, CITED.spans["text"])


def test_quoted_words_of_a_redacted_post_cannot_be_held_against_it() -> None:
    said = tweet("said", text="", redacted=Redaction(date=NOW.date(), reason="asked"))
    marked = body(cite(RecordKind.TWEET, "said"), quoted=(quoted("what it said", ("tweet", "said")),))
    assert found_in(post(said, body=marked)) == ()


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("met for bargaining", True),
        ("Back at the table", True),
        ("one", True),
        ("made up words", False),
    ],
)
def test_quoted_words_in_open_prose_should_stand_in_some_record(words: str, *, held: bool) -> None:
    titled = source("titled", title="Back at the Table")
    text = body(cite(RecordKind.QUOTE, "cited"), cite(RecordKind.SOURCE, "titled"), quoted=(quoted(words),))
    found = found_in(post(RECORD, titled, CITED, body=text))
    assert [(one.code, one.severity) for one in found] == ([] if held else [(Code.QUOTED_WORDS_UNHELD, Severity.WARNING)])


def test_quoted_words_beside_an_unknown_record_are_not_held_against_anything() -> None:
    marked = body(cite(RecordKind.QUOTE, "nothing"), quoted=(quoted("made up words", ("quote", "nothing")),))
    assert [one.code for one in found_in(post(body=marked))] == [Code.UNKNOWN_REFERENCE]


# Unused, and due


def test_what_nothing_uses_is_a_warning() -> None:
    alone = (source("s"), quote("q", "s"), tweet("t"), claim("c", "verified", source="record"))
    found = found_in(post(RECORD, *alone, body=body()))
    assert [(one.code, one.severity) for one in found] == [
        (Code.UNUSED_QUOTE, Severity.WARNING),
        (Code.UNUSED_TWEET, Severity.WARNING),
        (Code.UNUSED_CLAIM, Severity.WARNING),
    ]


def test_a_source_is_used_by_any_record_that_names_it() -> None:
    records = (
        source("link", based_on="people"),
        unnamed("people"),
        document("letter", url="", via="reprint other"),
        source("reprint"),
        source("other"),
        source("context"),
        source("place"),
        source("older"),
        source("newer", version_of="older"),
        quote("cited", "letter", also_in="place"),
        tweet("said", reply_to="asked"),
        tweet("asked"),
    )
    it = claim("it", "missing-context", source="link cited said older", context="c", context_source="context")
    assert found_in(post(*records, it)) == ()


def test_a_source_that_names_only_itself_is_unused() -> None:
    assert Code.UNUSED_SOURCE in [one.code for one in found_in(post(source("a", via="a")))]


def test_a_shared_source_is_unused_only_where_no_post_uses_it() -> None:
    shared = (source("a", based_on="b"), source("b"), source("c"))
    used = conclude(post(claim("it", "reported", source="a", no_primary="x")), shared=shared).value.shared_used
    assert used == {"a", "b"}
    assert [one.span for one in check_unused_shared(shared, used)] == [shared[2].span]


@pytest.mark.parametrize(
    ("days", "checked", "is_due"),
    [
        (None, None, False),
        (9, None, True),  # written 2023-09-21, now 2023-10-01
        (10, None, False),
        (9, dt.date(2023, 9, 22), False),
        (9, dt.date(2023, 9, 20), True),
    ],
)
def test_a_claim_is_due_for_another_look(days: int | None, checked: dt.date | None, *, is_due: bool) -> None:
    it = claim("it", "verified", source="record", **({"checked": checked} if checked else {}))
    found = found_in(post(RECORD, it), using=settings(review_after=days))
    assert [one.code for one in found] == ([Code.REVIEW_DUE] if is_due else [])


def test_everything_is_told_at_once() -> None:
    written = post(
        source("a", based_on="a"),
        quote("q", "nothing"),
        claim("it", "no-such-label", source="q", against="q"),
        corrections=(correction("nobody"),),
    )
    assert {one.code for one in found_in(written)} == {
        Code.SOURCE_CYCLE,
        Code.UNUSED_SOURCE,
        Code.UNKNOWN_REFERENCE,
        Code.UNKNOWN_LABEL,
        Code.FOR_AND_AGAINST,
    }


def test_keys_carry_the_slug_they_were_given() -> None:
    value = conclude(replace(post(RECORD, GOOD), name="an-older-name")).value
    assert [*value.records] == [Key("table", "record")]
    assert value.claims[0].full_id == "table/it"
    assert GOOD.span.path == PATH
