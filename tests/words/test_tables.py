"""The tables of the interface's words: whole, alike, and each in its own language."""

import re
import string
from datetime import date

import pytest

from firsthand.words import TABLES, Words, direction_of, make_words
from firsthand.words.plurals import plural_form, plural_forms

ENGLISH = TABLES["en"]
OTHERS = [language for language in TABLES if language != "en"]

ALIKE = {
    "Feed",
    "Hindi",
    "In",
    "Interview",
    "No",
    "SHA-256",
    "Series",
    "{count} {label}",
    "{date} (UTC)",
    "{day}, {time} UTC",
}
"""Words that may be the same in another language: names, borrowed words, and what says nothing by itself."""


def holes(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


def stem(key: str) -> str:
    return re.sub(r"\.(zero|one|two|few|many|other)$", "", key)


def is_counted(key: str) -> bool:
    return stem(key) != key


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_says_what_english_says(language: str) -> None:
    plain = {key for key in ENGLISH if not is_counted(key)}
    counted = {f"{stem(key)}.{form}" for key in ENGLISH if is_counted(key) for form in plural_forms(language)}
    assert set(TABLES[language]) == plain | counted


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_puts_in_what_english_puts_in(language: str) -> None:
    table = TABLES[language]
    wrong = {
        key: text
        for key, text in table.items()
        if holes(text) != holes(ENGLISH[f"{stem(key)}.other" if is_counted(key) else key])
    }
    assert {key: text for key, text in wrong.items() if not key.endswith(".one")} == {}
    assert {key: text for key, text in wrong.items() if "count" in set(holes(text)) ^ set(holes(ENGLISH[key]))} == {}


@pytest.mark.parametrize("language", OTHERS)
def test_no_words_are_left_in_english(language: str) -> None:
    left = {key: text for key, text in TABLES[language].items() if text == ENGLISH.get(key) and re.search("[A-Za-z]{2}", text)}
    said = {
        key: text for key, text in left.items() if text not in ALIKE and re.search("[A-Za-z]{2}", re.sub(r"\{\w+\}", "", text))
    }
    assert said == {}


@pytest.mark.parametrize("language", TABLES)
def test_words_stand_without_space_around_them_and_none_is_empty(language: str) -> None:
    spaced = {"list-separator"}
    assert {key: text for key, text in TABLES[language].items() if key not in spaced and text != text.strip()} == {}
    assert [key for key, text in TABLES[language].items() if not text] == []


@pytest.mark.parametrize("language", OTHERS)
def test_quotation_marks_within_sentences_are_those_of_the_language(language: str) -> None:
    words = make_words(language)
    own = words.say("quote-opening") + words.say("quote-closing")
    strange = "".join(set("\"'“”„«»‘‹›") - set(own))
    assert {key: text for key, text in words.table.items() if re.search(f"[{re.escape(strange)}]", text)} == {}


@pytest.mark.parametrize("language", TABLES)
def test_no_two_labels_have_one_name(language: str) -> None:
    names = [text for key, text in TABLES[language].items() if key.startswith("name-")]
    assert len(names) == 11
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(("language", "label"), [("en", "verified"), ("de", "belegt"), ("es", "verificad")])
def test_no_word_of_the_interface_calls_a_machines_check_by_the_name_of_a_label(language: str, label: str) -> None:
    of_labels = ("change-", "name-", "counted-", "match-proves", "two-questions-words", "column-used")
    said = {key: text for key, text in TABLES[language].items() if label in text.casefold() and not key.startswith(of_labels)}
    assert said == {}


@pytest.mark.parametrize(
    ("language", "text", "short", "month"),
    [
        ("en", "3 October 2023", "3 Oct 2023", "October 2023"),
        ("de", "3. Oktober 2023", "3. Okt. 2023", "Oktober 2023"),
        ("es", "3 de octubre de 2023", "3 oct 2023", "octubre de 2023"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(language: str, text: str, short: str, month: str) -> None:
    words, day = make_words(language), date(2023, 10, 3)
    assert (words.day(day), words.day(day, short=True), words.month(2023, 10)) == (text, short, month)


@pytest.mark.parametrize("language", TABLES)
def test_every_month_has_a_name_and_a_short_one(language: str) -> None:
    words = make_words(language)
    for short in (True, False):
        assert len({words.day(date(2023, month, 1), short=short) for month in range(1, 13)}) == 12


@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        ("en", ["0", "999", "1,034", "10,340", "1,000,000"]),
        ("de", ["0", "999", "1.034", "10.340", "1.000.000"]),
        ("es", ["0", "999", "1034", "10.340", "1.000.000"]),
    ],
)
def test_digits_are_grouped_as_the_language_groups_them(language: str, numbers: list[str]) -> None:
    assert [make_words(language).number(number) for number in (0, 999, 1034, 10340, 1000000)] == numbers


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["0 claims", "1 claim", "2 claims", "1,034 claims"]),
        ("de", ["0 Aussagen", "1 Aussage", "2 Aussagen", "1.034 Aussagen"]),
        ("es", ["0 afirmaciones", "1 afirmación", "2 afirmaciones", "1034 afirmaciones"]),
    ],
)
def test_counting_chooses_the_form(language: str, said: list[str]) -> None:
    assert [make_words(language).say("claim-count", count=count) for count in (0, 1, 2, 1034)] == said


@pytest.mark.parametrize(("language", "said"), [("en", "“x”"), ("de", "„x“"), ("es", "«x»")])
def test_words_are_quoted_in_the_marks_of_the_language(language: str, said: str) -> None:
    assert make_words(language).quote("x") == said


@pytest.mark.parametrize(("items", "said"), [((), ""), (("a",), "a"), (("a", "b"), "a und b"), (("a", "b", "c"), "a, b und c")])
def test_a_list_is_one_sentence(items: tuple[str, ...], said: str) -> None:
    assert make_words("de").list(items) == said


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("de", "other one other other other other"),
        ("ja", "other other other other other other"),
        ("fr", "one one other other other other"),
        ("cs", "other one few other other other"),
        ("pl", "many one few many many few"),
        ("ru", "many one few many one few"),
        ("ro", "few one few few other other"),
        ("ar", "zero one two few many many"),
    ],
)
def test_each_language_has_its_own_rule_of_the_plural(language: str, forms: str) -> None:
    assert [plural_form(language, count) for count in (0, 1, 2, 5, 21, 22)] == forms.split()
    assert {plural_form(language, count) for count in range(300)} == set(plural_forms(language))


def test_a_region_speaks_the_words_of_its_language_and_keeps_its_name() -> None:
    words = make_words("de-AT")
    assert (words.language, words.say("close")) == ("de-AT", "Schließen")


def test_a_language_without_a_table_speaks_english_and_says_so() -> None:
    words = make_words("he")
    assert (words.language, words.say("claims")) == ("en", "Claims")


def test_directions_are_known_by_language() -> None:
    assert [direction_of(language) for language in ("he", "ar-EG", "de", "en")] == ["rtl", "rtl", "ltr", "ltr"]


def test_values_are_put_in_as_they_are() -> None:
    assert make_words("en").say("claimed-by", claimant="{claimant} {0}") == "Claimed by {claimant} {0}"


def test_a_sites_own_words_are_said_in_place_of_the_tables() -> None:
    words = make_words("de", {"claims": "Behauptungen", "claim-count.one": "1 Behauptung"})
    assert [words.say("claims"), words.say("claim-count", count=1), words.say("claim-count", count=2), words.say("more")] == [
        "Behauptungen",
        "1 Behauptung",
        "2 Aussagen",
        "Mehr",
    ]


def test_a_site_brings_a_language_by_saying_most_of_its_words() -> None:
    forms = {f"{stem(key)}.{form}": f"{form}: {{count}}" for key in ENGLISH if is_counted(key) for form in plural_forms("pl")}
    own = {**{key: text for key, text in ENGLISH.items() if not is_counted(key)}, **forms}
    few = dict(list(own.items())[:20])
    assert [make_words("pl", words).language for words in (own, few, {})] == ["pl", "en", "en"]
    assert [make_words("pl", own).say("claim-count", count=count) for count in (1, 2, 5)] == ["one: 1", "few: 2", "many: 5"]
    assert Words(language="en", table=ENGLISH, own=few, asked="pl").say("claim-count", count=2) == "2 claims"
