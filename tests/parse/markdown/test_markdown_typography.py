"""Marks set in type, and what is left as it was typed."""

import pytest
from shown import show

from firsthand.parse.typography import find_quote_marks


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ('He said "yes" and "no".', "He said “yes” and “no”."),
        ('"Yes," he said.', "“Yes,” he said."),
        ('("yes")', "(“yes”)"),
        ('"*Yes*" **"no"**', "“<em>Yes</em>” <strong>“no”</strong>"),
        ('*"Yes* and" so', "<em>“Yes</em> and” so"),
        ("it's the writers' strike", "it’s the writers’ strike"),
        ("'so' he said", "‘so’ he said"),
        ("in the '90s, rock 'n' roll", "in the ’90s, rock ’n’ roll"),
        ('a 6\'2" man, 5" wide', "a 6'2&quot; man, 5&quot; wide"),
        ("1990--1995", "1990–1995"),
        ("so -- then", "so – then"),
        ("so---then --- or", "so—then — or"),
        ("run it with --drafts", "run it with --drafts"),
        ("a ---- b", "a ---- b"),
        ("well... so", "well… so"),
        ("well.... so", "well.... so"),
        ("„so“ «so» “so”", "„so“ «so» “so”"),
        ('\\"so\\" \\-- \\...', "&quot;so&quot; -- ..."),
        ("&quot;so&quot;", "&quot;so&quot;"),
    ],
)
def test_marks_are_set_in_type(typed: str, shown: str) -> None:
    assert show(typed, typography=True) == f"<p>{shown}</p>\n"


@pytest.mark.parametrize(
    "typed",
    [
        '"well... so -- don\'t"',
        "“well... so -- don't”",
        "„well... so -- don't“",
        "«well... so -- don't»",
        '"well... *so --* don\'t"',
    ],
)
def test_text_within_quotation_marks_stays_as_typed(typed: str) -> None:
    shown = show(f"{typed} -- so", typography=True)
    inner = typed[1:-1].replace("*so --*", "<em>so --</em>")
    assert inner in shown
    assert shown.endswith(" – so</p>\n")


def test_text_within_single_quotation_marks_keeps_its_dots_and_dashes() -> None:
    assert show("'well... so -- no' -- so", typography=True) == "<p>‘well... so -- no’ – so</p>\n"


def test_a_quotation_that_goes_on_in_the_next_paragraph_stays_as_typed() -> None:
    assert show('so... "well...\n\n"well..." so...', typography=True) == ("<p>so… “well...</p>\n<p>“well...” so…</p>\n")


@pytest.mark.parametrize("typed", ['`a -- "b"...`', '    a -- "b"...\n', '```\na -- "b"...\n```'])
def test_code_stays_as_typed(typed: str) -> None:
    assert "a -- &quot;b&quot;..." in show(typed, typography=True)


def test_addresses_stay_as_typed() -> None:
    assert show('<https://a.example/b--c...> [d--e](/f--g "h--i")', typography=True) == (
        '<p><a href="https://a.example/b--c...">https://a.example/b--c...</a> <a href="{to /f--g}" title="h--i">d–e</a></p>\n'
    )


def test_nothing_is_set_where_the_site_does_not_want_it() -> None:
    assert show('"a" -- it\'s...') == "<p>&quot;a&quot; -- it's...</p>\n"


def test_headings_captions_and_marks_are_set_too() -> None:
    assert show("# It's --- \"so\"\n\n![It's](quote:q)\n\n[it's](claim:x)...", typography=True) == (
        '<h2 id="{id it-s-so}">It’s — “so”</h2>\n{block quote q: It’s}\n<p>{claim x}it’s{/claim …}</p>\n{notes x}'
    )


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en-GB", "“so” ‘so’"),
        ("de", "„so“ ‚so‘"),
        ("de-AT", "„so“ ‚so‘"),
        ("de-CH", "«so» ‹so›"),
        ("es", "«so» “so”"),
        ("xx", "“so” ‘so’"),
    ],
)
def test_quotation_marks_are_those_of_the_language(language: str, shown: str) -> None:
    assert show("\"so\" 'so'", typography=True, language=language) == f"<p>{shown}</p>\n"


@pytest.mark.parametrize("language", ["de", "de-CH", "es", "it", "pl", "ru"])
def test_marks_of_any_language_stay_with_the_words_of_a_claim(language: str) -> None:
    closing = find_quote_marks(language).closing
    assert show('"So [x y](claim:x)", then.', typography=True, language=language).partition("{/claim ")[2].startswith(closing)
