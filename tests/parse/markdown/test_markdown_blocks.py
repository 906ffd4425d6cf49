"""Headings, footnotes, links, pictures and tables as they come out of a body."""

import pytest
from shown import PATH, read, say, show

from firsthand.model.body import Address, Heading, Image
from firsthand.model.span import Span


@pytest.mark.parametrize(
    ("typed", "levels"),
    [
        ("# a\n\n## b\n\n### c", [2, 3, 4]),
        ("## a\n\n### b", [2, 3]),
        ("### a\n\n#### b", [2, 3]),
        ("##### a\n\n# b", [6, 2]),
        ("# a\n\n###### b", [2, 6]),
        ("a\n=\n\nb\n-", [2, 3]),
        ("> # a\n\n## b", [2, 3]),
        ("## a\n\nb[^1]\n\n[^1]: # c", [3, 2]),
    ],
)
def test_headings_begin_below_the_title_and_keep_their_nesting(typed: str, levels: list[int]) -> None:
    assert [heading.level for heading in read(typed).value.headings] == levels


@pytest.mark.parametrize(
    ("typed", "anchors"),
    [
        ("# The *two* sides, `met`!", ["the-two-sides-met"]),
        ("# Über Äpfel", ["über-äpfel"]),
        ("# a\n\n# a\n\n# a-2\n\n# a", ["a", "a-2", "a-2-2", "a-3"]),
        ("# !\n\n#", ["section", "section-2"]),
        (
            "# Claim 1\n\n# Note: b\n\n# Quote c\n\n# Tweet d\n\n# Source e",
            [
                "s-claim-1",
                "s-note-b",
                "s-quote-c",
                "s-tweet-d",
                "s-source-e",
            ],
        ),
        (
            "# Row 1\n\n# Correction 1\n\n# Icon false\n\n# Line wavy",
            ["s-row-1", "s-correction-1", "s-icon-false", "s-line-wavy"],
        ),
        ("# fn 1\n\n# fnref 1\n\n# Fnord\n\n# Claims", ["s-fn-1", "s-fnref-1", "fnord", "claims"]),
        ("# s-claim-1\n\n# Claim 1", ["s-claim-1", "s-claim-1-2"]),
        ("# See [that *they* met](claim:x) &amp; <claim:y>", ["see-that-they-met"]),
    ],
)
def test_anchors_are_made_from_words_and_given_once(typed: str, anchors: list[str]) -> None:
    assert [heading.anchor for heading in read(typed).value.headings] == anchors


def test_a_heading_is_listed_as_plain_text() -> None:
    assert read('# "So" [they *met*](claim:x)[^1]\n\n[^1]: a', typography=True).value.headings == (
        Heading(level=2, anchor="so-they-met", text="“So” they met", span=Span(PATH, 1, 3)),
    )


def test_footnotes_are_numbered_as_they_are_met_and_stand_at_the_end() -> None:
    assert show("[^b]: B\n\nOne[^a] two[^b].\n\n[^a]: A\n") == (
        '<p>One<sup class="footnote-ref"><a href="{to #fn-1}" id="{id fnref-1}" role="doc-noteref">1</a></sup>'
        ' two<sup class="footnote-ref"><a href="{to #fn-2}" id="{id fnref-2}" role="doc-noteref">2</a></sup>.</p>\n'
        '<section class="footnotes" role="doc-endnotes">\n<ol>\n'
        '<li id="{id fn-1}">\n<p>A <a href="{to #fnref-1}" class="footnote-backref" role="doc-backlink"'
        "{say back-to-text in aria-label}>↩︎</a></p>\n</li>\n"
        '<li id="{id fn-2}">\n<p>B <a href="{to #fnref-2}" class="footnote-backref" role="doc-backlink"'
        "{say back-to-text in aria-label}>↩︎</a></p>\n</li>\n"
        "</ol>\n</section>\n"
    )


def test_a_footnote_links_back_to_each_place_even_one_in_a_later_note() -> None:
    addresses = [
        part.href
        for part in read("a[^1] b[^2] c[^1]\n\n[^1]: A\n\n[^2]: B[^1] [^3]\n\n[^3]: C\n").value.parts
        if isinstance(part, Address)
    ]
    assert addresses == [
        "#fn-1",
        "#fn-2",
        "#fn-1",
        "#fnref-1",
        "#fnref-1-2",
        "#fnref-1-3",
        "#fn-1",
        "#fn-3",
        "#fnref-2",
        "#fnref-3",
    ]


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("A\n\n    - b", "<p>A</p>\n<ul>\n<li>b</li>\n</ul>\n<p> BACK</p>\n"),
        ("![A](quote:q)", "{block quote q: A}\n<p> BACK</p>\n"),
        ("", "<p> BACK</p>\n"),
        ("A\n\n    [b](claim:x)", "<p>A</p>\n<p>{claim x}b{/claim} BACK</p>\n"),
    ],
)
def test_a_footnote_ends_in_its_link_back(note: str, shown: str) -> None:
    body = show(f"a[^1]\n\n[^1]: {note}\n").partition('<li id="{id fn-1}">\n')[2].partition("</li>\n</ol>")[0]
    back = body[body.index('<a href="{to #fnref-1}"') : body.rindex("</a>") + len("</a>")]
    assert body.replace(back, "BACK") == shown


def test_notes_of_claims_in_footnotes_follow_the_footnotes() -> None:
    shown = show("[a](claim:x)[^1]\n\n[^1]: [b](claim:y) [c](claim:x)\n")
    assert shown.endswith("</ol>\n</section>\n{notes y}")
    assert shown.count("{notes") == 2


def test_a_footnote_without_its_other_half_is_reported() -> None:
    assert say("a[^1] [^x]\n\n[^1]: b\n\n> [^2]: c\n\n[^1]: d\n") == [
        "1:7 footnote-unmatched",
        "5:3 footnote-unmatched",
        "7:1 footnote-unmatched",
    ]
    assert say("a[^1] `[^x]` \\[^y]\n\n[^1]: b\n") == []


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("/about/", "{to /about/}"),
        ("#end", "{to #end}"),
        ("other.html?a=1&b=2", "{to other.html?a=1&b=2}"),
        ("<a b.pdf>", "{to a%20b.pdf}"),
        ("./a", "{to ./a}"),
        ("", ""),
        ("https://example.org/?a&amp;b=ü", "https://example.org/?a&amp;b=%C3%BC"),
        ("//example.org/x", "//example.org/x"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("tel:+123", "tel:+123"),
        ("HTTPS://EXAMPLE.ORG", "HTTPS://EXAMPLE.ORG"),
        ('/a"b', "{to /a%22b}"),
    ],
)
def test_only_addresses_that_depend_on_the_page_are_holes(address: str, href: str) -> None:
    assert show(f"[a]({address})") == f'<p><a href="{href}">a</a></p>\n'


def test_links_do_not_nest_in_html() -> None:
    assert show("[a <https://example.com> b](/x)") == '<p><a href="{to /x}">a https://example.com b</a></p>\n'


def test_a_picture_is_a_hole_with_plain_texts() -> None:
    parsed = read('> a ![*b* "c" `d` ![e](f) &amp;](<my photo.jpg> "g &lt; h")')
    assert [part for part in parsed.value.parts if isinstance(part, Image)] == [
        Image(src="my%20photo.jpg", alt='b "c" d e &', title="g < h", span=Span(PATH, 1, 5))
    ]


def test_a_picture_may_be_a_link() -> None:
    assert show("[![a](p.png)](/x)") == '<p><a href="{to /x}">{image p.png | a | }</a></p>\n'


def test_cells_are_aligned_by_a_class() -> None:
    shown = show("|a|b|c|d|\n|-|:-|:-:|-:|\n|1|2|3|\n")
    assert 'style="' not in shown
    assert '<td>1</td>\n<td class="align-left">2</td>\n<td class="align-center">3</td>\n<td class="align-right"></td>' in shown


def test_what_is_struck_out_is_struck_out() -> None:
    assert show("~~a~~ ~b~") == "<p><s>a</s> ~b~</p>\n"


def test_code_names_its_language() -> None:
    assert show("```py\n<a>\n```\n") == '<pre><code class="language-py">&lt;a&gt;\n</code></pre>\n'


def test_an_empty_body_is_empty() -> None:
    assert (read("").value.parts, read(" \n\n").value.parts, read("").diagnostics) == ((), (), ())
