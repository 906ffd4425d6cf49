"""What holds for any text and any quotation, tried on many."""

import time
import unicodedata
from typing import Literal

from cases import Case, read_cases
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.evidence.matching import match_quotation
from firsthand.evidence.prepared import PreparedText
from firsthand.evidence.sentences import find_surroundings
from firsthand.model.evidence import MatchClass

FOUND = {MatchClass.EXACT, MatchClass.NORMALISED, MatchClass.ELIDED}
LETTERS = "abcdefghijklmnopqrstuvwxyzäöüßéñçабвгдежзикαβγδε"
WORD = st.text(LETTERS, min_size=2, max_size=9).map(lambda word: unicodedata.normalize("NFC", word))
MARK = st.sampled_from(["", "", "", "", ",", ".", ";", ":", " –", "!"])
# No word may equal another in another case: then leaving one out, or exchanging two, is always seen.
WORDS = st.lists(WORD, min_size=6, max_size=60, unique_by=lambda word: word.casefold().replace("ς", "σ"))
FORMS = st.sampled_from(list[Literal["NFC", "NFD"]](["NFC", "NFD"]))
NASTY = st.text(
    st.one_of(
        st.sampled_from(list("abAB 12.,-'\"“”‘’[](){}…?!$%°¹²½\n\t\u00ad\u200b\u0301\u202e\ufb01ßสั가中")),
        st.characters(),
    ),
    max_size=120,
)


@st.composite
def texts_and_slices(draw: st.DrawFn) -> tuple[str, list[str], int, int]:
    words = draw(WORDS)
    pieces = [word + draw(MARK) for word in words]
    first = draw(st.integers(0, len(words) - 4))
    stop = draw(st.integers(first + 4, len(words)))
    return " ".join(pieces), words, first, stop


def _place(text: str, words: list[str], first: int, stop: int) -> tuple[int, int]:
    at = 0
    places = []
    for word in words:
        at = text.index(word, at)
        places.append((at, at + len(word)))
        at += len(word)
    return places[first][0], places[stop - 1][1]


@given(texts_and_slices())
def test_any_slice_between_words_is_exact_and_its_offsets_are_its_place(drawn: tuple[str, list[str], int, int]) -> None:
    text, words, first, stop = drawn
    start, end = _place(text, words, first, stop)
    result = match_quotation(text, text[start:end])
    assert (result.match, result.start, result.end, result.passage, result.hits) == ("exact", start, end, text[start:end], 1)


@given(texts_and_slices(), st.data())
def test_a_word_left_out_is_never_found(drawn: tuple[str, list[str], int, int], data: st.DataObject) -> None:
    text, words, first, stop = drawn
    gone = data.draw(st.integers(first + 1, stop - 2))
    quotation = " ".join(word for index, word in enumerate(words[:stop]) if index >= first and index != gone)
    assert match_quotation(text, quotation).match not in FOUND


@given(texts_and_slices(), st.data())
def test_two_words_exchanged_are_never_found(drawn: tuple[str, list[str], int, int], data: st.DataObject) -> None:
    text, words, first, stop = drawn
    one = data.draw(st.integers(first, stop - 2))
    other = data.draw(st.integers(one + 1, stop - 1))
    words[one], words[other] = words[other], words[one]
    assert match_quotation(text, " ".join(words[first:stop])).match not in FOUND


@given(texts_and_slices(), st.data())
def test_a_word_put_in_is_never_found(drawn: tuple[str, list[str], int, int], data: st.DataObject) -> None:
    text, words, first, stop = drawn
    quoted = words[first:stop]
    quoted.insert(data.draw(st.integers(0, len(quoted))), "zzz")
    assert match_quotation(text, " ".join(quoted)).match not in FOUND


@given(texts_and_slices(), st.data())
def test_the_first_or_last_letter_of_a_quotation_is_never_dispensable(
    drawn: tuple[str, list[str], int, int], data: st.DataObject
) -> None:
    text, words, first, stop = drawn
    start, end = _place(text, words, first, stop)
    quotation = data.draw(st.sampled_from([text[start + 1 : end], text[start : end - 1]]))
    assert match_quotation(text, quotation).match not in FOUND


@given(texts_and_slices(), st.data())
def test_words_left_out_behind_dots_are_found_and_parts_are_where_they_say(
    drawn: tuple[str, list[str], int, int], data: st.DataObject
) -> None:
    text, words, first, stop = drawn
    cut = data.draw(st.integers(first + 2, stop - 2))
    gap = data.draw(st.integers(cut, stop - 2))
    before, after = " ".join(words[first:cut]), " ".join(words[gap:stop])
    result = match_quotation(text, f"{before} … {after}")
    assert result.match in FOUND
    if result.match is MatchClass.ELIDED:
        assert [text[start:end] for start, end in result.parts] == [
            text[slice(*_place(text, words, first, cut))],
            text[slice(*_place(text, words, gap, stop))],
        ]


@given(NASTY, NASTY, NASTY, NASTY)
@settings(max_examples=400)
def test_no_strings_raise_and_offsets_always_slice_to_the_passage(text: str, quotation: str, prefix: str, suffix: str) -> None:
    for quoted in (quotation, text, text[3:20], f"{text[:9]} … {text[20:]}", f"[{text[:3]}]{text[3:]}"):
        result = match_quotation(text, quoted, prefix=prefix, suffix=suffix)
        assert text[result.start : result.end] == result.passage
        assert all(result.start <= start <= end <= result.end for start, end in result.parts)
        assert text[: result.start].endswith(result.prefix)
        assert text[result.end :].startswith(result.suffix)
        find_surroundings(text, result.start, result.end)


@given(st.sampled_from(read_cases()), FORMS, st.sampled_from([" ", "\u00a0", " \t "]))
def test_a_conclusion_does_not_depend_on_white_space_or_the_form_of_accents(
    case: Case, form: Literal["NFC", "NFD"], space: str
) -> None:
    text = unicodedata.normalize(form, case.text).replace(" ", space)
    result = match_quotation(text, case.quote, prefix=case.prefix, suffix=case.suffix)
    assert result.is_accepted == case.is_honest
    assert str(result.match) == case.match


HANG_S = 90
"""No speed, which is measured in benchmarks/: what runs longer than this on any machine has lost its way."""


def test_no_text_makes_it_hang() -> None:
    size = 200_000
    for unit in (
        "a", "a ", "a b ", "'", "-", "a-", "a'", ".", ". ", "...", "[", "]", "[a]", "[a] ", "[1]", "a[1]", "“", "“a", "\u0301",
        "á\u0316", "\u00ad", "a\u00ad", "-\n", "a-\n", "…", " ", "\n", "\n\n", "1,", "1.", "$", "$1", "x\u200b", "中", "가",
        "ส\u0e31", "(", "(...", "[...", "[ ", "re-\nsign ", "a[b", "A: ", "1 ",
    ):  # fmt: skip
        text = unit * (size // len(unit))
        started = time.perf_counter()
        prepared = PreparedText(text)
        for quotation in (text[: size // 2], text[: size // 2] + "q", f"{unit * 20} … {unit * 20}"):
            match_quotation(prepared, quotation)
        took = time.perf_counter() - started
        assert took < HANG_S, (unit, took)  # whatever grew with the square would take hours
