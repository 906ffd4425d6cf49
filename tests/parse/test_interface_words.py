"""content/words.yaml: words of the interface in the site's own way, and what is said of those that cannot be used."""

import pytest

from firsthand.model.parsed import Parsed
from firsthand.model.site import Settings
from firsthand.parse.documents import parse_settings
from firsthand.parse.interface_words import list_words
from firsthand.words import make_site_words
from firsthand.words.plurals import plural_forms

PATH = "content/words.yaml"


def read(words: str, language: str = "de", labels: str = "") -> Parsed[Settings]:
    settings = f"title: S\nurl: https://example.org\nlanguage: {language}\ntimezone: UTC\n{labels}"
    return parse_settings("content/site.yaml", settings, words=(PATH, words))


def messages(words: str, language: str = "de") -> list[str]:
    return [f"{one.span.line}: {one.message} | {one.hint}" for one in read(words, language).diagnostics]


def test_words_are_said_as_the_site_says_them_and_all_others_as_its_language_does() -> None:
    parsed = read('claims: Behauptungen\npage-of: "{total} Seiten, dies ist die {number}."\n')
    words = make_site_words(parsed.value)
    assert parsed.diagnostics == ()
    assert [words.say("claims"), words.say("page-of", number=2, total=3), words.say("sources")] == [
        "Behauptungen",
        "3 Seiten, dies ist die 2.",
        "Quellen",
    ]


def test_the_labels_are_named_by_the_language_by_the_words_and_by_the_settings_each_before_the_one_before() -> None:
    words = "name-verified: Gesehen\nname-false: Unwahr\n"
    labels = {label.id: label.name for label in read(words, labels="labels:\n  false: {name: Gelogen}\n").value.labels}
    assert [labels[one] for one in ("reported", "verified", "false")] == ["Berichtet", "Gesehen", "Gelogen"]


@pytest.mark.parametrize(
    ("language", "name"), [("de", "Belegt"), ("de-CH", "Belegt"), ("es", "Verificado"), ("fr", "Verified")]
)
def test_labels_have_names_and_meanings_in_the_sites_language(language: str, name: str) -> None:
    label = read("", language).value.labels[0]
    assert (label.id, label.name, bool(label.meaning)) == ("verified", name, True)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("closs: Zu", 'the file of words has no key "closs" | did you mean "close"?'),
        ("claim-count: x", 'the file of words has no key "claim-count" | did you mean "claim-count.one"?'),
        ("claim-count.few: x", 'the file of words has no key "claim-count.few" | did you mean "claim-count.one"?'),
        (
            "zzzz: x",
            (
                'the file of words has no key "zzzz" | '
                "the program's words and their keys are listed by: firsthand new words LANGUAGE"
            ),
        ),
        ("page-of: Seite {number}", "`page-of` lacks {total} | in English: Page {number} of {total}"),
        ("claim-count.other: viele", "`claim-count.other` lacks {count} | in English: {count} claims"),
        ('page-of: "{nummer} von {total}"', "`page-of` has no {nummer} to put in | did you mean {number}?"),
        ('close: "Zu {x}"', "`close` has no {x} to put in | nothing is put into these words"),
        ('updated: "{date.__class__}"', "`updated` has no {date.__class__} to put in | it may have {date}"),
        ('updated: "{date!r}"', "`updated` has no {date!r} to put in | did you mean {date}?"),
        ('tag-title: "{tag"', "a brace in `tag-title` stands alone | write {{ or }} for a brace itself"),
        (
            "months: Jan Feb",
            (
                "`months` names 2 months, and not 12 | between two months stands one space;"
                " within a name a no-break space may stand"
            ),
        ),
        ("thousands-from: four", "`thousands-from` is a number of digits, as in 4 | "),
        (
            "close: [Zu]",
            (
                "`close` takes one text, and this is a list | if the brackets or the colon belong to the words,"
                " put the whole in quotation marks"
            ),
        ),
    ],
)
def test_words_that_cannot_be_used_are_told(words: str, message: str) -> None:
    assert messages(words) == [f"1: {message}"]


def test_words_that_cannot_be_used_are_said_as_the_language_says_them() -> None:
    assert make_site_words(read("page-of: Seite {number}").value).say("page-of", number=1, total=2) == "Seite 1 von 2"


def test_the_form_for_one_need_not_say_its_number() -> None:
    assert messages("claim-count.one: Eine Aussage\n") == []


def test_white_space_between_quotation_marks_is_part_of_the_words() -> None:
    words = make_site_words(read('list-separator: " / "\nquote-opening: "«\\u00a0"\nclose:   Zu   \n').value)
    assert [words.find("list-separator"), words.find("quote-opening"), words.find("close")] == [" / ", "«\u00a0", "Zu"]


def test_an_empty_file_says_nothing() -> None:
    assert read("").value.words == read("# claims: Behauptungen\n").value.words == {}
    assert messages("# claims: Behauptungen\n") == []


def test_a_language_the_site_brings_is_whole_with_the_forms_its_plural_has() -> None:
    said = "".join(f"{key}: '{english.replace(chr(39), chr(39) * 2)}'\n" for key, english in list_words(plural_forms("pl")))
    assert messages(said, "pl") == []
    assert messages(said.replace("close: 'Close'\n", ""), "pl") == [
        '1: not said in "pl", and so shown in English: close | firsthand new words pl prints what is missing'
    ]
    assert make_site_words(read(said, "pl").value).language == "pl"
