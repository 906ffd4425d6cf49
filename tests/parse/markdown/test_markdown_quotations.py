"""Words in quotation marks, as the checks that compare them with records get them."""

import pytest
from shown import read


def quoted(text: str) -> list[tuple[str, str, tuple[str, str] | None]]:
    return [(one.text, f"{one.span.line}:{one.span.column}", one.target) for one in read(text).value.quoted]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('He said "we met".', ["we met"]),
        ("He said “we met”, „wir auch“, “auch” and «nous».", ["we met", "wir auch", "auch", "nous"]),
        ('"We *met*, `x`, [y](/z) &amp; so..."', ["We met, x, y & so..."]),
        ("“He said “no” then”", ["He said “no” then"]),
        ('“He said "no" then” "x"', ['He said "no" then', "x"]),
        ('"We\nmet"', ["We met"]),
        ("&ldquo;We met&rdquo;", ["We met"]),
        ('"-" "…" ""', []),
        ("it's the writers' 'strike'", []),
        ('6" by 4" and "so"', ["so"]),
        ('`"a"` <http://x.example/"b"> \\"c\\"', []),
        ('"not closed', []),
        ('| “a” | "b" |\n|-|-|\n', ["a", "b"]),
        ('# "a"\n\n- "b"\n\n> "c"', ["a", "b", "c"]),
    ],
)
def test_each_run_in_quotation_marks_is_kept_as_typed(text: str, words: list[str]) -> None:
    assert [one.text for one in read(text).value.quoted] == words


def test_typography_leaves_the_words_as_typed() -> None:
    assert [one.text for one in read('"it\'s -- so..."', typography=True).value.quoted] == ["it's -- so..."]


@pytest.mark.parametrize(
    ("text", "place", "target"),
    [
        ('[He said "we met"](quote:q)', "1:10", ("quote", "q")),
        ('[He said "we met"](claim:c)', "1:10", ("claim", "c")),
        ('*[He said **"we met"**](tweet:t)*', "1:13", ("tweet", "t")),
        ('[He said "we met"](source:s)', "1:10", ("source", "s")),
        ('![He said "we met"](quote:q)', "1:11", ("quote", "q")),
        ('"[we met](quote:q)"', "1:1", None),
        ('[He said "we](quote:q) met"', "1:10", None),
        ('[He said "we met"](claim:slug/id)', "1:10", None),
        ('[He said "we met"](post:slug)', "1:10", None),
        ('[He said "we met"](/x)', "1:10", None),
        ('[a](claim:x) "we met" [b](claim:y)', "1:14", None),
        ('> a\n> &amp; "we met"', "2:9", None),
    ],
)
def test_a_run_knows_its_place_and_the_mark_around_it(text: str, place: str, target: tuple[str, str] | None) -> None:
    assert quoted(text) == [("we met", place, target)]


def test_alternative_texts_and_gaps_are_no_quotations() -> None:
    assert quoted('![A "b"](p.png)\n\n![The "c"](gap:)') == []
