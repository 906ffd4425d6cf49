"""The set of quotations to be judged, and what a conclusion holds beside its class and flags."""

from collections import Counter

import pytest
from cases import Case, read_cases

from firsthand.evidence.diff import DiffOp
from firsthand.evidence.matching import MATCHER_VERSION, match_quotation
from firsthand.evidence.prepared import PreparedText
from firsthand.evidence.verdict import RISK_FLAGS, MatchFlag, MatchResult, Reason
from firsthand.model.evidence import MatchClass

BOARD = "The board met in May. We will not close the plant at Harrow, and we never said so. It has 1,200 workers."


def _named(case: Case) -> str:
    return case.name


@pytest.mark.parametrize("case", read_cases(), ids=_named)
def test_each_quotation_gets_its_class_flags_and_reason(case: Case) -> None:
    result = match_quotation(case.text, case.quote, prefix=case.prefix, suffix=case.suffix)
    flags = frozenset(map(str, result.flags)) - {"cut"}
    assert (str(result.match), flags, str(result.reason)) == (case.match, case.flags, case.reason)


def test_no_altered_quotation_is_accepted_and_no_honest_one_refused() -> None:
    wrong = [
        case.name
        for case in read_cases()
        if match_quotation(case.text, case.quote, prefix=case.prefix, suffix=case.suffix).is_accepted != case.is_honest
    ]
    assert wrong == []


def test_the_set_is_large_half_altered_and_no_case_is_given_twice() -> None:
    cases = read_cases()
    altered = sum(not case.is_honest for case in cases)
    assert len(cases) >= 330
    assert 0.45 < altered / len(cases) < 0.65
    assert [key for key, count in Counter((c.text, c.quote, c.prefix, c.suffix) for c in cases).items() if count > 1] == []


def test_every_class_flag_and_reason_has_a_case() -> None:
    cases = read_cases()
    assert {case.match for case in cases} == {str(match) for match in MatchClass} - {"no-copy"}
    assert set().union(*(case.flags for case in cases)) == {str(flag) for flag in MatchFlag} - {"cut"}
    assert {case.reason for case in cases} == {str(reason) for reason in Reason}


def test_a_passage_is_told_with_its_offsets_its_surroundings_and_its_hits() -> None:
    text = f"{BOARD}\nHe added: we will not close the plant at Harrow."
    result = match_quotation(text, "the plant at Harrow")
    assert result == MatchResult(
        match=MatchClass.EXACT,
        flags=(MatchFlag.CUT,),
        start=40,
        end=59,
        passage="the plant at Harrow",
        parts=((40, 59),),
        prefix="d met in May. We will not close ",
        suffix=", and we never said so. It has 1",
        hits=2,
    )


def test_offsets_count_code_points_of_the_text_as_given() -> None:
    text = "\U0001f389 cafe\u0301  au\u00a0lait, o\ufb03ce"
    assert text[slice(*_span(match_quotation(text, "café au lait")))] == "cafe\u0301  au\u00a0lait"
    assert text[slice(*_span(match_quotation(text, "lait, office")))] == "lait, o\ufb03ce"


def test_the_parts_of_an_elided_passage_are_told() -> None:
    result = match_quotation(BOARD, "The board met ... at Harrow")
    assert [BOARD[start:end] for start, end in result.parts] == ["The board met", "at Harrow"]
    assert result.passage == "The board met in May. We will not close the plant at Harrow"


def test_an_altered_quotation_is_told_with_the_nearest_window_and_a_word_diff() -> None:
    result = match_quotation(BOARD, "We will soon close the works at Harrow")
    assert (result.match, result.passage, result.hits) == ("altered", "We will not close the plant at Harrow", 0)
    assert result.diff == (
        (DiffOp.EQUAL, "We will"),
        (DiffOp.DELETE, "not"),
        (DiffOp.INSERT, "soon"),
        (DiffOp.EQUAL, "close the"),
        (DiffOp.DELETE, "plant"),
        (DiffOp.INSERT, "works"),
        (DiffOp.EQUAL, "at Harrow,"),
    )


def test_a_quotation_that_stands_only_inside_words_is_told_with_the_whole_words() -> None:
    result = match_quotation(BOARD, "200 workers")
    assert (result.match, result.reason, result.passage) == ("altered", "inside a word or number", "1,200 workers")
    assert result.diff == ((DiffOp.DELETE, "1,200"), (DiffOp.INSERT, "200"), (DiffOp.EQUAL, "workers."))


def test_what_is_not_found_has_no_place() -> None:
    assert match_quotation(BOARD, "Alice was beginning to get very tired") == MatchResult(match=MatchClass.NOT_FOUND)


@pytest.mark.parametrize("quotation", ["", " ", "“”", "...", "[...]", "(…)", "—"])
def test_a_quotation_without_words_is_not_found(quotation: str) -> None:
    assert match_quotation(BOARD, quotation) == MatchResult(match=MatchClass.NOT_FOUND, reason=Reason.NO_WORDS)


def test_an_empty_text_holds_nothing() -> None:
    assert match_quotation("", "We will not") == MatchResult(match=MatchClass.NOT_FOUND)


@pytest.mark.parametrize(
    ("quotation", "is_cut"),
    [
        ("The board met in May.", False),
        ("The board met in May", False),
        ("The board met", True),
        ("met in May.", True),
        ("The board met ...", False),
        ("... met in May", False),
        ("It has 1,200 workers", False),
    ],
)
def test_a_quotation_cut_inside_its_sentence_is_flagged_unless_it_says_so(quotation: str, is_cut: bool) -> None:
    assert (MatchFlag.CUT in match_quotation(BOARD, quotation).flags) is is_cut


def test_the_words_around_choose_among_several_places() -> None:
    text = "Ann said: I saw it. Ben said: I saw it. Eve said, “I saw it”, and left."
    assert match_quotation(text, "I saw it", prefix="ben said").start == text.index("I saw it. Eve")
    assert match_quotation(text, "I saw it", suffix='", and left').start == text.index("I saw it”")
    assert match_quotation(text, "I saw it", prefix="Ann said:", suffix="and left").flags == (MatchFlag.CONTEXT,)
    assert match_quotation(text, "I saw it").hits == 3


def test_of_several_places_one_with_nothing_to_warn_of_is_told() -> None:
    text = "Is this the end of it all? No. He thought this the end of it all. Was this the end of it all?"
    result = match_quotation(text, "this the end of it all")
    assert (result.start, result.risks, result.hits) == (text.index("this the end of it all. Was"), (), 3)


def test_a_prepared_text_gives_the_same_conclusion() -> None:
    assert match_quotation(PreparedText(BOARD), "close the plant") == match_quotation(BOARD, "close the plant")


def test_risks_are_flags_and_a_result_with_one_is_found_but_not_accepted() -> None:
    result = match_quotation(BOARD, "close the plant at Harrow")
    assert (result.is_found, result.is_accepted, result.risks) == (True, False, (MatchFlag.NEGATION,))
    assert set(MatchFlag) > RISK_FLAGS


def test_a_long_quotation_with_very_many_marks_is_refused_not_searched_for_ever() -> None:
    assert not match_quotation(BOARD * 50, "We will ... close " * 200).is_found


def test_the_matcher_has_a_version() -> None:
    assert MATCHER_VERSION == "1"


def _span(result: MatchResult) -> tuple[int, int]:
    return result.start, result.end
