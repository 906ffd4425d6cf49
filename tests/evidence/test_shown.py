"""What browsers search of a page: which characters, and where each of them stands in the page's text."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from firsthand.evidence.html_text import read_html, read_shown
from firsthand.evidence.shown import Shown

PIECES = [
    "mill", " ", "\n", "\t", "a ", " b", "7", "²", "\v", "\f", "港", "&nbsp;", "<!-- -->", "<p>", "</p>", "<br>", "<i>", "</i>",
    "<i hidden>", "<p hidden>", "<div>", "</div>", "<div style='display: none'>", "<sup>", "</sup>", "<sub>", "</sub>",
    "<ruby>", "<rt>", "</rt>", "</ruby>", "<rp>", "<pre>", "</pre>", "<span style='float:left'>", "</span>", "<input>",
    "<title>", "</title>", "<td>", "<li>", "<script>", "</script>", "<p style='white-space: pre'>",
]  # fmt: skip
PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")


@given(st.lists(st.sampled_from(PIECES), max_size=40))
@example(["mill", " ", "<rt>", "mill"])
def test_every_character_that_is_searched_knows_its_place_in_the_text(pieces: list[str]) -> None:
    page = "".join(pieces)
    text, shown = read_html(page).text, read_shown(page)
    assert len(shown.text) == len(shown.places)
    assert all(one <= other for one, other in pairwise(shown.places))
    own = [(char, place // 2) for char, place in zip(shown.text, shown.places, strict=True) if place % 2 == 0]
    strange = [(char, at) for char, at in own if char.strip() and text[at].translate(PLAIN) != char.translate(PLAIN)]
    assert strange == []


@given(st.text(max_size=60))
def test_no_page_raises(page: str) -> None:
    shown = read_shown(page)
    assert shown.find_range(0, len(read_html(page).text)) <= (len(shown.text), len(shown.text))


@pytest.mark.parametrize(
    ("page", "searched"),
    [
        ("<p>one<p>two", "one\ntwo"),
        ("<p>a<i hidden> b</i> c", "a c"),
        ("<p>a <i hidden>b </i>c", "a c"),
        ("<p>a<i hidden> b </i> c", "a c"),
        ("<p> <i hidden>x</i> a", "a"),
        ("<p hidden>a<p>b", "\nb"),
        ("<ul><li hidden>a<li>b</ul>c", "\nb\nc"),
        ("<table><tr hidden><td>a<td>b<tr><td>c</table>", "\n\nc"),
        ("<div hidden><p>a</div>b", "\nb"),
        ("<div hidden=until-found>a</div>b", "a\nb"),
        ("<div hidden style='display: flex'>a</div>b", "a\n\nb"),
        ("<div hidden></p></span></div>a", "a"),
        ("<dialog>a</dialog><dialog open>b</dialog><p popover>c<p inert>d", "\nb\n\n"),
        ("<p>a<i style='visibility:hidden'>b</i>c", "ac"),
        ("<select><option>a</select><noscript>b</noscript>c", "\n\nc"),
        ("<p>a<b style='float: left'>b</b>c", "a\nb\nc"),
        ("<p>a<input>b<svg><text>c</text></svg>d", "a\nb\nc\nd"),
        ("<p>a <input type=hidden>b<input type=text>c", "a b\nc"),
        ("<p>a <math><mi>x</mi><mo>=</mo><mn>1</mn></math> b", "a \n\nx\n\n=\n\n1\n\nb"),
        ("<p>a <math><mi>x</mi><annotation>\\chi</annotation></math>", "a \n\nx\n\n"),
        ("<html hidden><body style='visibility: hidden'><p>a<p hidden>b", "a\n"),
        ("<p>a<sup>1</sup> b<sub>2</sub> c³", "a1 b2 c³"),
        ("<p><ruby>a<rp>(<rt>b<rp>)</ruby>c", "abc"),
        ("<p hidden><ruby>a<rt>b</ruby></p>c", "\nc"),
        ("<pre> a  b\nc</pre>", " a  b\nc"),
        ("<p style='white-space: pre-wrap'>a  b\nc</p>", "a  b\nc"),
    ],
)
def test_of_a_page_what_a_browser_finds_is_searched(page: str, searched: str) -> None:
    assert read_shown(page).text == searched


def test_a_range_leads_from_the_text_to_what_is_searched_and_back() -> None:
    page = "<p>The <i hidden>old </i>mill<sup>2</sup> and the <ruby>weir<rt>x</rt></ruby> too."
    text, shown = read_html(page).text, read_shown(page)
    assert (text, shown.text) == ("The old mill² and the weir too.", "The mill2 and the weirx too.")
    first, stop = shown.find_range(4, text.index("too"))
    assert shown.text[first:stop] == "mill2 and the weirx "
    assert shown.offsets(first, stop) == (8, text.index("too"))
    assert shown.find_range(4, 8) == (4, 4)
    assert shown.find_range(text.index(" too"), len(text)) == (23, 28)


def test_a_plain_text_is_searched_as_it_is() -> None:
    shown = Shown.plain("a\fb\nc")
    assert (shown.text, shown.find_range(2, 3), shown.offsets(2, 3)) == ("a\nb\nc", (2, 3), (2, 3))
