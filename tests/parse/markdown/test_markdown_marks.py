"""Marks in the body: what each becomes, and where it may stand."""

import pytest
from shown import read, say, show

from firsthand.model.body import Block, ClaimClose, ClaimOpen, ClaimText, RecordKind
from firsthand.model.span import Span


def test_words_are_marked_as_a_claim() -> None:
    assert show("So [they *met*](claim:they-met) here.") == (
        "<p>So {claim they-met}they <em>met</em>{/claim} here.</p>\n{notes they-met}"
    )


@pytest.mark.parametrize("kind", ["source", "quote", "tweet"])
def test_words_cite_a_record(kind: str) -> None:
    assert show(f"So [they met]({kind}:a_1-b) here.") == f"<p>So {{{kind} a_1-b}}they met{{/{kind}}} here.</p>\n"


@pytest.mark.parametrize("kind", ["claim", "source", "quote", "tweet"])
def test_a_record_is_named_by_its_own_words(kind: str) -> None:
    shown = show(f"Then <{kind}:1704664237470674955> came")
    assert shown.removesuffix("{notes 1704664237470674955}") == f"<p>Then {{words of {kind} 1704664237470674955}} came</p>\n"


@pytest.mark.parametrize("kind", ["source", "quote", "tweet"])
def test_a_block_alone_in_its_paragraph_is_no_paragraph(kind: str) -> None:
    assert show(f"![A *caption*]({kind}:met-today)") == f"{{block {kind} met-today: A caption}}\n"


def test_several_blocks_stand_one_a_line() -> None:
    assert show("![A](quote:a)\n![B](tweet:b)  \n![](source:c)") == (
        "{block quote a: A}\n{block tweet b: B}\n{block source c: }\n"
    )


def test_a_gap_says_what_stood_there() -> None:
    assert show("![A tweet, since deleted](gap:)") == "{gap: A tweet, since deleted}\n"


def test_words_link_to_another_post_and_to_a_claim_in_it() -> None:
    assert show("[one](post:back-at-the-table), [two](claim:back-at-the-table/they-met), [drei](post:über)") == (
        "<p>{post back-at-the-table}one{/post}, {post back-at-the-table/they-met}two{/post}, {post über}drei{/post}</p>\n"
    )


def test_an_address_may_be_percent_encoded() -> None:
    assert show("[drei](post:%C3%BCber) [a](claim:they%2Dmet)") == (
        "<p>{post über}drei{/post} {claim they-met}a{/claim}</p>\n{notes they-met}"
    )


def test_a_mark_may_take_its_address_from_a_definition() -> None:
    assert show("So [they met][m] and [m].\n\n[m]: claim:they-met") == (
        "<p>So {claim they-met}they met{/claim} and {claim they-met}m{/claim .}</p>\n{notes they-met}"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("- [a](claim:x)", "<ul>\n<li>{claim x}a{/claim}</li>\n</ul>\n{notes x}"),
        ("> [a](claim:x)", "<blockquote>\n<p>{claim x}a{/claim}</p>\n</blockquote>\n{notes x}"),
        ("# [a](claim:x)", '<h2 id="{id a}">{claim x}a{/claim}</h2>\n{notes x}'),
        ("**[a](claim:x)**", "<p><strong>{claim x}a{/claim}</strong></p>\n{notes x}"),
        ("- ![a](quote:x)", "<ul>\n<li>{block quote x: a}\n</li>\n</ul>\n"),
        ("> ![a](quote:x)", "<blockquote>\n{block quote x: a}\n</blockquote>\n"),
    ],
)
def test_marks_stand_in_every_kind_of_block(text: str, shown: str) -> None:
    assert show(text) == shown


def test_a_mark_in_a_table_closes_its_notes_behind_the_table() -> None:
    assert show("| a | [b](claim:y) |\n|--|:-:|\n| <claim:x>. | 1 |\n") == (
        '<div class="table-wrap">\n<table>\n<thead>\n<tr>\n<th scope="col">a</th>\n'
        '<th scope="col" class="align-center">{claim y}b{/claim}</th>\n</tr>\n</thead>\n'
        '<tbody>\n<tr>\n<td>{words of claim x .}</td>\n<td class="align-center">1</td>\n</tr>\n</tbody>\n'
        "</table>\n</div>\n{notes y x}"
    )


def test_notes_follow_the_block_of_the_first_mention_only() -> None:
    assert show("[a](claim:x)\n\n- [b](claim:x)\n- [c](claim:y) <claim:z>\n\n<claim:y>") == (
        "<p>{claim x}a{/claim}</p>\n{notes x}"
        "<ul>\n<li>{claim x}b{/claim}</li>\n<li>{claim y}c{/claim} {words of claim z}</li>\n</ul>\n{notes y z}"
        "<p>{words of claim y}</p>\n"
    )


@pytest.mark.parametrize(
    ("behind", "trailing", "rest"),
    [
        (". Then", ".", " Then"),
        (", and", ",", " and"),
        ("\u201d \u2013 so", "\u201d", " \u2013 so"),
        (".\u201d), he", ".\u201d),", " he"),
        ("'s plan", "'s", " plan"),
        ("\u2019s, he", "\u2019s,", " he"),
        (".com", "", ".com"),
        ("'n", "", "'n"),
        ("&amp;", "", "&amp;"),
        ("\\.", ".", ""),
        ("&quot;", "&quot;", ""),
        ("?!", "?!", ""),
        (" .", "", " ."),
        (".[x](/y)", ".", '<a href="{to /y}">x</a>'),
    ],
)
def test_closing_punctuation_goes_with_the_claim(behind: str, trailing: str, rest: str) -> None:
    close = f"{{/claim {trailing}}}" if trailing else "{/claim}"
    assert show(f"[a](claim:x){behind}") == f"<p>{{claim x}}a{close}{rest}</p>\n{{notes x}}"


def test_closing_punctuation_is_found_behind_the_end_of_emphasis() -> None:
    assert show("***[a](claim:x)***.") == "<p><em><strong>{claim x}a{/claim .}</strong></em></p>\n{notes x}"


def test_a_citation_keeps_no_punctuation() -> None:
    assert show("[a](quote:x). <source:y>.") == "<p>{quote x}a{/quote}. {words of source y}.</p>\n"


def test_parts_carry_their_words_and_places() -> None:
    parsed = read("# On [a *b*\n`c` &amp; d](claim:x)\n\ntext <claim:y>", first_line=9)
    assert [part for part in parsed.value.parts if isinstance(part, ClaimOpen | ClaimText | ClaimClose)] == [
        ClaimText(id="y", span=Span("content/posts/x.md", 12, 6)),
    ]
    parsed = read("On [a *b*\n`c` &amp; d](claim:x).\n\n# <claim:y> [z](claim:z)", first_line=9)
    path = "content/posts/x.md"
    assert [part for part in parsed.value.parts if isinstance(part, ClaimOpen | ClaimText | ClaimClose)] == [
        ClaimOpen(id="x", span=Span(path, 9, 4), words="a b c & d"),
        ClaimClose(id="x", trailing="."),
        ClaimText(id="y", span=Span(path, 12, 3), in_heading=True),
        ClaimOpen(id="z", span=Span(path, 12, 13), words="z", in_heading=True),
        ClaimClose(id="z"),
    ]


def test_a_caption_is_plain_text() -> None:
    parsed = read('![He said "no" -- `x` &amp; *so*](quote:no)', typography=True)
    assert parsed.value.parts[0] == Block(
        kind=RecordKind.QUOTE, id="no", span=Span("content/posts/x.md", 1, 1), caption="He said “no” – x & so"
    )


def test_the_plain_text_of_a_body_has_one_line_a_block() -> None:
    text = "# A [b](claim:x).\n\nOne\ntwo `c` ![p](q.png)[^1]\n\n![Cap](quote:q)\n\n- l\n\n```\ncode\n```\n\n[^1]: *Note*."
    assert read(text).value.text == "A b.\nOne two c\nCap\nl\nNote."


@pytest.mark.parametrize(
    "text",
    ["`[a](claim: x)`", "    [a] (claim:x)", "```\n(claim:x)\n```", "\\[a\\] (claim: x)", "\\(claim:x)", "\\<claim: x>"],
)
def test_code_and_escaped_brackets_hold_no_marks(text: str) -> None:
    assert say(text) == []
