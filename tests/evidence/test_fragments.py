"""Links to a passage: made from the copy's characters, and only if the specification's search finds that passage first."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.evidence.fragments import FragmentMaker, page_fragment
from firsthand.evidence.html_text import read_html, read_shown
from firsthand.evidence.text_directive import TextDirective, parse_directive

PAGE = """Home
The mayor said the café was closed. The mayor said the cafe was open, he said—twice—and left, with 10² men and 3 dogs.
The mayor said no.
In the end the mayor said the café was closed. Good-bye, all.
再见了，朋友们。我们明天再来，明天一定来。"""


def _make(text: str, passage: str, *, last: bool = False) -> str:
    start = text.rindex(passage) if last else text.index(passage)
    return FragmentMaker(text).make(start, start + len(passage))


@pytest.mark.parametrize(
    ("passage", "fragment"),
    [
        ("Good-bye, all.", ":~:text=Good%2Dbye%2C%20all."),
        ("The mayor said the café", ":~:text=The%20mayor%20said%20the%20caf%C3%A9"),
        ("The mayor said no", ":~:text=The%20mayor%20said%20no"),
        ("no.\nIn the end the mayor", ":~:text=no.,end%20the%20mayor"),
        ("and left, with 10² men", ":~:text=and%20left%2C%20with%2010%C2%B2%20men"),
        ("我们明天再来", ":~:text=%E6%88%91%E4%BB%AC%E6%98%8E%E5%A4%A9%E5%86%8D%E6%9D%A5"),
    ],
)
def test_a_passage_is_told_by_its_own_characters(passage: str, fragment: str) -> None:
    assert _make(PAGE, passage) == fragment


def test_a_passage_that_stands_earlier_too_is_told_by_the_words_around() -> None:
    assert _make(PAGE, "the mayor said the café", last=True) == ":~:text=end-,the%20mayor%20said%20the%20caf%C3%A9"
    assert _make(PAGE, "closed.", last=True) == ":~:text=closed.,-Good%2Dbye%2C"


def test_case_and_accents_do_not_tell_passages_apart_as_in_browsers() -> None:
    maker = FragmentMaker("A CAFE here. A café there.")
    assert maker.find(TextDirective(start="a café")) == (0, 6)
    assert maker.make(13, 19) == ":~:text=here.-,A%20caf%C3%A9"


def test_a_long_passage_is_told_by_its_first_and_last_words() -> None:
    text = "Before. " + " ".join(f"word{number}" for number in range(60)) + " After."
    assert _make(text, text[8:-7]) == ":~:text=word0%20word1%20word2,word57%20word58%20word59"


def test_a_passage_told_twice_in_the_same_surroundings_has_no_fragment() -> None:
    assert _make("a b c d e f g h i j\n" * 2, "d e f", last=True) == ""
    assert FragmentMaker("x").make(0, 0) == FragmentMaker(" ").make(0, 1) == ""


def test_a_term_does_not_cross_a_line_break_or_a_cell() -> None:
    text = read_html("<p>one two<br>three four<table><tr><td>five<td>six</table>").text
    maker = FragmentMaker(text)
    assert maker.find(TextDirective(start="two three")) is None
    assert maker.find(TextDirective(start="two", end="three")) == (4, 13)
    assert _make(text, "four\nfive") == ":~:text=four,five"


@pytest.mark.parametrize(
    ("page", "passage", "fragment"),
    [
        ("<p>It was closed<sup>12</sup> and he<sup>3</sup> left.", "closed¹² and he³", "closed12%20and%20he3"),
        ("<p>Of H<sub>2</sub>O, 4 m²", "H₂O, 4 m²", "H2O%2C%204%20m%C2%B2"),
        ("<p>The vote was <i hidden>secretly </i>taken", "was secretly taken", "was%20taken"),
        ("<p>The vote<b style='display: none'> secretly</b> was", "vote secretly was", "vote%20was"),
        ("<p hidden>It rained.<p>Then it rained.", "it rained.", "it%20rained."),
        ("<p hidden>It rained.", "It rained.", ""),
        ("<title>It rained.</title><p>It did.", "It rained.", ""),
        ("<p>price <b style='display: inline-block'>is 40</b> marks", "price is 40 marks", "price,marks"),
        ("<p><ruby>港<rt>みなと</rt></ruby>の町", "港の町", "%E6%B8%AF%E3%81%BF%E3%81%AA%E3%81%A8%E3%81%AE%E7%94%BA"),
        ("<pre>a  b\tc</pre>", "a b c", "a%20%20b%09c"),
        ("<p style='white-space: pre-line'>one\ntwo", "one two", "one,two"),
        ("<p>name <input> address <svg><title>x</title></svg> end", "name address", "name,address"),
    ],
)  # fmt: skip
def test_a_page_is_told_by_what_its_readers_browsers_search(page: str, passage: str, fragment: str) -> None:
    text = read_html(page).text
    start = text.index(passage)
    made = FragmentMaker(read_shown(page)).make(start, start + len(passage))
    assert made == (fragment and f":~:text={fragment}")


@pytest.mark.parametrize(
    ("text", "passage", "fragment"),
    [
        ("船票在售票处卖。", "票在售票处", "船-,票在售票处,-卖"),
        ("他说：票在售票处。卖", "票在售票处", "票在售票处"),
        ("말했다 않는다고", "않는다", "않는다,-고"),
        ("see l’homme here", "homme here", "l’-,homme here"),
        ("see 1.5 kg", "5 kg", "1.-,5 kg"),
        ("一二三四\n五六七八九。十", "四\n五六七", "一二三-,四,五六七,-八九"),
    ],
)
def test_where_browsers_may_see_a_word_cut_the_words_around_stand_beside(text: str, passage: str, fragment: str) -> None:
    assert unquote(_make(text, passage)) == f":~:text={fragment}"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Strasse", "Straße"), ("oeuvre", "œuvre"), ("①", "1"), ("がく", "ガク"), ("har\N{SOFT HYPHEN}bour", "harbour"),
        ("Łódź", "Lodz"), ("oﬃce", "office"), ("１２", "12"), ("m2", "m²"), ("“a”", '"a"'), ("2\N{NO-BREAK SPACE}men", "2 men"),
        ("ΟΔΟΣ", "οδος"), ("שָׁלוֹם", "שלום"), ("a\N{ZERO WIDTH SPACE}b", "ab"), ("小さぃ", "小さい"),
    ],
)  # fmt: skip
def test_words_that_some_browser_takes_for_the_same_are_told_apart_by_others(one: str, other: str) -> None:
    text = f"First {one}. Then {other}."
    assert FragmentMaker(text).find(TextDirective(start=other)) == (6, 6 + len(one))
    assert unquote(_make(text, other, last=True)) == f":~:text=Then-,{other}"


@pytest.mark.parametrize(
    ("directive", "found"),
    [
        (TextDirective(start="abl"), None),
        (TextDirective(start="able"), (10, 14)),
        (TextDirective(start="un", suffix="able"), (3, 5)),
        (TextDirective(prefix="an", start="unable"), (3, 9)),
        (TextDirective(prefix="unable", start="able", end="man"), (10, 18)),
        (TextDirective(prefix="unable", start="able", suffix="woman"), None),
        (TextDirective(start="an", end="able", suffix="man"), (0, 14)),
        (TextDirective(start="zzz"), None),
        (TextDirective(start="an", end="zzz"), None),
        (TextDirective(start="", end="man"), None),
    ],
)
def test_the_search_is_the_specifications(directive: TextDirective, found: tuple[int, int] | None) -> None:
    assert FragmentMaker("an unable able man").find(directive) == found


def test_a_directive_is_written_and_read() -> None:
    directive = TextDirective(prefix="a-b, c", start="d & e", end="f~g", suffix="h%2C")
    assert str(directive) == ":~:text=a%2Db%2C%20c-,d%20%26%20e,f~g,-h%252C"
    assert parse_directive(str(directive)) == directive
    assert parse_directive("id:~:text=x&unknown=1") == TextDirective(start="x")
    assert parse_directive("#id") is parse_directive(":~:text=a,b,c,d") is parse_directive(":~:text=a-,-b") is None


def test_a_pdf_is_opened_at_its_page() -> None:
    assert [page_fragment("one\ftwo\fthree", at) for at in (0, 3, 4, 8)] == ["page=1", "page=1", "page=2", "page=3"]


WORD = st.sampled_from(["an", "able", "unable", "man", "café", "CAFE", "l'homme", "10²", "中", "文", "—", "re-sign"])
WORDS = st.lists(WORD, min_size=4, max_size=40)


@given(WORDS, st.lists(st.sampled_from([" ", "\n", ". "]), min_size=40, max_size=40), st.data())
def test_every_fragment_that_is_given_leads_to_its_passage(words: list[str], gaps: list[str], data: st.DataObject) -> None:
    text = "".join(word + gap for word, gap in zip(words, gaps, strict=False)).strip()
    first = data.draw(st.integers(0, len(words) - 2))
    stop = data.draw(st.integers(first + 1, len(words)))
    start = sum(len(word) + len(gap) for word, gap in zip(words[:first], gaps, strict=False))
    end = start + sum(len(word) + len(gap) for word, gap in zip(words[first:stop], gaps[first:], strict=False))
    end = min(end, len(text))
    maker = FragmentMaker(text)
    if fragment := maker.make(start, end):
        directive = parse_directive(fragment)
        assert directive is not None
        found = maker.find(directive)
        assert found is not None
        rest = text[start : found[0]] + text[found[1] : end]
        assert start <= found[0] < found[1] <= end
        assert rest.strip(" .\n") == ""


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_no_text_raises(text: str, one: int, other: int) -> None:
    maker = FragmentMaker(text)
    fragment = maker.make(min(one, other), max(one, other))
    assert fragment == "" or parse_directive(fragment) is not None
    maker.find(TextDirective(start=text[:9], end=text[9:12], prefix=text[12:], suffix=text[:2]))
