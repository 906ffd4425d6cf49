"""What is reported about marks that are none, stand where they may not, or hold what they may not; and about links."""

import pytest
from shown import read, say


@pytest.mark.parametrize(
    ("text", "column", "message", "hint"),
    [
        (
            "So [a] (claim:x)",
            4,
            "a space between ] and ( keeps this from being read as a mark",
            "write [words](claim:x), without the space",
        ),
        (
            "So ![a] (quote:x)",
            4,
            "a space between ] and ( keeps this from being read as a mark",
            "write [words](quote:x), without the space",
        ),
        (
            "So [a](claim: x)",
            4,
            '"claim: x" has a space in it, so this is not read as a mark',
            "write [words](claim:x)",
        ),
        (
            "So [a *b*](claim:x y)",
            4,
            '"claim:x y" has a space in it, so this is not read as a mark',
            "write [words](claim:x-y)",
        ),
        ("So [a](Claim:x)", 4, '"Claim:" is not read as a mark: its word is lower case', 'write "claim:"'),
        ("So [a](claims:x)", 4, '"claims:" is not the word of any mark', 'did you mean "claim:"?'),
        ("So [a](qoute:x)", 4, '"qoute:" is not the word of any mark', 'did you mean "quote:"?'),
        ("So <Claim:x>", 4, '"Claim:" is not read as a mark: its word is lower case', 'write "claim:"'),
        (
            "So [a][claim:x]",
            4,
            "a mark's address stands in round brackets, not in square ones",
            "write [words](claim:x)",
        ),
        ("So (claim:x)", 4, '"(claim:x)" has no words before it, so this is not read as a mark', "write [words](claim:x)"),
        ("So [quote:x]", 4, '"[quote:x]" has no words before it, so this is not read as a mark', "write [words](quote:x)"),
        ("So < claim:x>", 4, '"< claim:x>" has a space in it, so this is not read as a mark', "write <claim:x>"),
        ("So <claim: x>", 4, '"<claim: x>" has a space in it, so this is not read as a mark', "write <claim:x>"),
        (
            "a](claim:x)",
            2,
            "no [ opens the words before (claim:x), so this is not read as a mark",
            "write [words](claim:x)",
        ),
        (
            "![a](gap)",
            1,
            "a gap is written as a block of its own, with a colon behind its name",
            "write ![what stood here](gap:)",
        ),
        (
            "[a](gap:)",
            1,
            "a gap is written as a block of its own, with a colon behind its name",
            "write ![what stood here](gap:)",
        ),
        ("![a](gap:x)", 1, 'nothing follows the colon of "gap:"', "write ![what stood here](gap:)"),
        (
            "![a](claim:x)",
            1,
            '"![" begins a picture or a block, and a claim is neither',
            'write [words](claim:x), without "!"',
        ),
        ("<post:x>", 1, '"<post:x>" has no words of its own to show', "write [words](post:SLUG)"),
        ("<claim:a/b>", 1, "a claim of another post has no words here", "write [words](claim:a/b)"),
        ('[a](claim:x "b")', 1, 'a mark takes no title: "b" would be lost', "put it into the sentence, or leave it out"),
    ],
)
def test_a_near_miss_is_named_with_the_right_form(text: str, column: int, message: str, hint: str) -> None:
    assert [(one.code, one.span.column, one.message, one.hint) for one in read(text).diagnostics] == [
        ("mark-near-miss", column, message, hint)
    ]


@pytest.mark.parametrize(
    ("ref", "mended"),
    [("They-Met", "they-met"), ("they.met", "they-met"), ("//x", "x"), ("x.", "x"), ("-x", "x"), ("Über-x", "uber-x")],
)
def test_an_impossible_id_is_answered_with_the_nearest_possible_one(ref: str, mended: str) -> None:
    (one,) = read(f"[a](claim:{ref})").diagnostics
    assert (one.code, one.hint) == ("mark-near-miss", f'did you mean "claim:{mended}"?')


def test_an_id_has_at_most_64_characters() -> None:
    assert say(f"[a](claim:{'x' * 64})") == []
    assert say(f"[a](claim:{'x' * 65})") == ["1:1 mark-near-miss"]


@pytest.mark.parametrize(
    "text",
    [
        "(source: The Times)",
        "[1] (source: The Times)",
        "the claim: they met",
        "a [b](https://claim.example/) c",
        "[a](mailto:claim@example.org) <claim@example.org>",
        "[a](ftp://x) <made-up:y>",
        "1 < claim",
        "[source: a newspaper]",
        "[see](/source) [see](#claim) [claim](quote.html)",
    ],
)
def test_ordinary_words_and_links_are_no_near_misses(text: str) -> None:
    assert say(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[](claim:x)", "1:1 mark-empty"),
        ("a [ ](claim:x)", "1:3 mark-empty"),
        ("[a](claim:)", "1:1 mark-empty"),
        ("<quote:>", "1:1 mark-empty"),
        ("![](gap:)", "1:1 mark-empty"),
        ("a ![b](quote:x)", "1:3 block-not-alone"),
        ("![a](quote:x) ![b](quote:y)", "1:1 block-not-alone"),
        ("![a](quote:x)\n![b](p.png)", "1:1 block-not-alone"),
        ("# ![a](quote:x)", "1:3 block-not-alone"),
        ("| ![a](gap:) |\n|-|", "1:3 block-not-alone"),
        ("[a [b](claim:y) c](claim:x)", "1:1 mark-nested"),
        ("x [a [b](http://y) c](claim:x)", "1:3 mark-nested"),
        ("[a <claim:y> c](claim:x)", "1:1 mark-nested"),
        ("[a <http://y> c](claim:x)", "1:1 mark-nested"),
        ("[a <claim:y> c](/x)", "1:1 mark-nested"),
        ("[![a](p.png) c](claim:x)", "1:2 mark-nested"),
        ("[a[^1]](claim:x)\n\n[^1]: b", "1:1 mark-nested"),
        ("![a [b](/x) c](quote:y)", "1:1 mark-nested"),
        ("![a [b](claim:x) c](p.png)", "1:1 mark-nested"),
        ("[a](javascript:alert(1))", "1:1 bad-link"),
        ("[a](JavaScript:alert(1))", "1:1 bad-link"),
        ("[a](<\tjavascript:alert(1)>)", "1:1 bad-link"),
        ("[a](java&Tab;script:x)", "1:1 bad-link"),
        ("[a](&#x6A;avascript:x)", "1:1 bad-link"),
        ("<javascript:x>", "1:1 bad-link"),
        ("[a]\n\n[a]: vbscript:x", "1:1 bad-link"),
        ("[a](file:///etc/passwd)", "1:1 bad-link"),
        ("[a](data:text/html,x)", "1:1 bad-link"),
        ("a ![b](data:image/png;base64,x)", "1:3 bad-link"),
    ],
)
def test_what_may_not_stand_is_reported_where_it_begins(text: str, said: str) -> None:
    assert said in say(text)
    assert len(say(text)) == 1 + text.count(") ![b](quote:y)")


def test_a_bad_link_leaves_its_words_and_nothing_to_follow() -> None:
    parsed = read("[a](javascript:alert(1)) ![b](data:image/png;base64,x)")
    assert "".join(str(part) for part in parsed.value.parts) == "Html(text='<p>a b</p>\\n')"


def test_html_is_shown_as_text_and_reported_once_a_place() -> None:
    parsed = read("a <b>c</b> <i>d</i>\n\n- <u>e</u>\n\n<!-- a\n\nb -->\n")
    assert [f"{one.span.line}:{one.span.column} {one.code}" for one in parsed.diagnostics] == [
        "1:3 html-escaped",
        "3:3 html-escaped",
        "5:1 html-escaped",
    ]
    assert not any(one.is_error for one in parsed.diagnostics)
    assert "&lt;b&gt;c&lt;/b&gt;" in str(parsed.value.parts)


def test_html_passes_through_where_the_site_allows_it() -> None:
    parsed = read("a <b>c</b>\n\n<div>\n*d*\n</div>\n", html=True)
    assert parsed.diagnostics == ()
    assert str(parsed.value.parts) == "(Html(text='<p>a <b>c</b></p>\\n<div>\\n*d*\\n</div>\\n'),)"


def test_an_html_link_in_a_mark_is_a_nested_link() -> None:
    assert say('[a <a href="/x">b</a>](claim:x)', html=True) == ["1:4 mark-nested"]
    assert say("[a <abbr>b</abbr>](claim:x)", html=True) == []


def test_marks_are_found_past_html_that_is_shown_as_text() -> None:
    assert say("<div>\n[a](claim:x) [b] (claim:y)\n</div>") == ["1:1 html-escaped", "2:14 mark-near-miss"]
