"""From a saved page to the text that quotations are compared with."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.evidence.charset import decode_page, decode_plain
from firsthand.evidence.html_text import EXTRACTOR_VERSION, PageText, read_html, read_plain
from firsthand.evidence.matching import match_quotation


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>Boeing<b>'s</b> new <i>un</i>able <span>j</span>et</p>", "Boeing's new unable jet"),
        ("<p>one<br>two<br/>three</p><p>four", "one\ntwo\nthree\nfour"),
        ("<ul><li>a<li>b</ul>c<hr>d", "a\nb\nc\nd"),
        ("<table><tr><th>x<td>1<td>2<tr><td>3</table>", "x\n1\n2\n3"),
        (
            "<h1>Title</h1>  text \n over   lines\t<div>inner<div>most</div>rest</div>",
            "Title\ntext over lines\ninner\nmost\nrest",
        ),
        ("<nav>Home</nav><footer>Imprint</footer>", "Home\nImprint"),
        ("<script>'<p>no</p>'</script>a<style>p{}</style>b<template><p>no</p></template>c", "abc"),
        ("a<template>x<template>y</template>z</template>b", "ab"),
        ("<body>a<template>never closed</body><p>b", "a\nb"),
        ("<select><option>One<p>after an open select", "One\nafter an open select"),
        ("<svg><path d='M0'/><text>label</text> after an open svg", "label after an open svg"),
        ("<iframe src=x>inner</iframe>after<object>fallback", "inner\nafter\nfallback"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby>を", "漢字を"),
        ("<ruby>漢<rt>kan字</ruby>を", "漢を"),
        ("10<sup>2</sup> m and CO<sub>2</sub>, x<sup>−1</sup>", "10² m and CO₂, x⁻¹"),
        ("word<sup><a href='#n1'>12</a></sup> and note<sup>[3]</sup>, the 5<sup>th</sup>", "word¹² and note[3], the 5th"),
        ("<sup>1<p>2 new block", "¹\n2 new block"),
        ("a&nbsp;b &amp; c &lt;d&gt; &eacute;&#8217;s&shy;t &hellip;", "a\u00a0b & c <d> é’s\u00adt …"),
        ("nul\0l and <b\0old>", "null and"),
        ("<pre>line  1\nline 2\r\nline 3</pre>", "line 1\nline 2\nline 3"),
        ("<!-- no --><![CDATA[no]]>yes<!doctype html><?php no ?>", "yes"),
        ("<![if !IE]>kept<![endif]>", "kept"),
        ("a < b and c<d", "a < b and c<d"),
        ("never closed <a href='x", "never closed <a href='x"),
        ("never closed <!-- comment", "never closed <!-- comment"),
        ("", ""),
        ("plain", "plain"),
    ],
)
def test_a_page_becomes_its_blocks(page: str, text: str) -> None:
    assert read_html(page).text == text


def test_the_title_is_told_and_part_of_the_text() -> None:
    page = read_html("<title>A &amp;\n B</title><p>x<svg><title>icon</title></svg>")
    assert page == PageText(text="A & B\nx\nicon", title="A & B")


def test_the_article_given_to_machines_is_a_second_channel() -> None:
    page = """<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle",
        "articleBody": "First &amp; foremost.\\nSecond."}]}</script><p>Subscribe to read.</p>
        <script type='Application/LD+JSON'>[{"articleBody": "<p>Third<b>ly</b>.</p><p>Last.</p>"}]</script>"""
    assert read_html(page) == PageText(
        text="Subscribe to read.", article_body="First &amp; foremost.\nSecond.\nThirdly.\nLast."
    )


@pytest.mark.parametrize("data", ["", "{", "[" * 100_000, '{"articleBody": 3}', '{"articleBody": ["x"]}', "1" * 5000])
def test_broken_linked_data_is_no_article(data: str) -> None:
    assert read_html(f'<script type="application/ld+json">{data}</script>x') == PageText(text="x")


def test_a_passage_with_a_power_is_not_found_flat() -> None:
    text = read_html("<p>It is 10<sup>2</sup> metres wide.</p>").text
    assert match_quotation(text, "It is 10² metres wide").match == "exact"
    assert not match_quotation(text, "It is 102 metres wide").is_found


def test_plain_text_keeps_its_lines_and_page_breaks() -> None:
    assert read_plain("\ufeffone\r\ntwo\rthree\0\ffour") == "one\ntwo\nthree\ffour"


@given(st.text(alphabet="<>/!-[]?&;=\"'apbrscitylt \n\0#x1é", max_size=200))
def test_no_page_raises(page: str) -> None:
    read_html(page)
    read_html(f'<script type="application/ld+json">{page}</script>')


@pytest.mark.parametrize(
    "unit",
    ["<p>", "<sup>", "<b", "&#", "<!--", "<!-- ", "<script>", "<template>", "<![CDATA[", "<a href='", "<pre>\n", "<rt>",
     "<?", "</", "<title>", "</template>", "<a b=", "<a b='c' ", "<!"],
)  # fmt: skip
@pytest.mark.parametrize("end", ["", ">", "'>", "\">'>"])
def test_time_grows_with_the_size_of_a_page(unit: str, end: str) -> None:
    page = unit * (200_000 // len(unit)) + end
    started = time.perf_counter()
    read_html(page)
    assert time.perf_counter() - started < 90  # not a speed but a hang: with the square it would take hours


@pytest.mark.parametrize(
    ("data", "content_type", "decoded"),
    [
        (b"\xef\xbb\xbfa", "text/html; charset=iso-8859-2", ("a", "utf-8")),
        (b"\xff\xfea\0", "", ("a", "utf-16-le")),
        (b"\xfe\xff\0a", "", ("a", "utf-16-be")),
        ("é".encode(), "text/html; charset=UTF-8", ("é", "utf-8")),
        ("é".encode(), 'text/html;charset="utf8"', ("é", "utf-8")),
        (b"\x93\xe9\x94", "text/html; charset=ISO-8859-1", ("“é”", "windows-1252")),
        (b"\x81\x93", "text/html; charset=latin1", ("\x81“", "windows-1252")),
        ("<meta charset='windows-1251'>Да".encode("cp1251"), "", ("<meta charset='windows-1251'>Да", "cp1251")),
        (
            b'<META http-equiv="Content-Type" content="text/html; charset=Shift_JIS">' + "日本".encode("cp932"),
            "text/html",
            ('<META http-equiv="Content-Type" content="text/html; charset=Shift_JIS">日本', "cp932"),
        ),
        (b"<?xml version='1.0' encoding='koi8-r'?>\xe4", "", ("<?xml version='1.0' encoding='koi8-r'?>Д", "koi8-r")),
        ("<!--<meta charset=koi8-r>-->é".encode(), "", ("<!--<meta charset=koi8-r>-->é", "utf-8")),
        (b"<meta charset=utf-16>\xc3\xa9", "", ("<meta charset=utf-16>é", "utf-8")),
        (b"<meta charset=zip>a", "text/html; charset=rot13", ("<meta charset=zip>a", "utf-8")),
        (b" " * 1024 + b"<meta charset=koi8-r>", "", (" " * 1024 + "<meta charset=koi8-r>", "utf-8")),
        (b"caf\xe9", "", ("café", "windows-1252")),
        (b"caf\xe9", "text/html; charset=utf-8", ("caf\ufffd", "utf-8")),
        (b"", "", ("", "utf-8")),
    ],
)  # fmt: skip
def test_bytes_are_read_as_a_browser_would(data: bytes, content_type: str, decoded: tuple[str, str]) -> None:
    assert decode_page(data, content_type) == decoded


def test_a_plain_text_is_not_asked_what_it_is() -> None:
    assert decode_plain("<meta charset=koi8-r>é".encode()) == ("<meta charset=koi8-r>é", "utf-8")
    assert decode_plain(b"caf\xe9", "text/plain; charset=iso-8859-1") == ("café", "windows-1252")


@given(st.binary(max_size=300), st.text(max_size=40))
def test_no_bytes_raise(data: bytes, content_type: str) -> None:
    decode_page(data, content_type)
    decode_page(b"<meta charset=" + data, f"text/html; charset={content_type}")


def test_the_extractor_has_a_version() -> None:
    assert EXTRACTOR_VERSION == "html-1"
