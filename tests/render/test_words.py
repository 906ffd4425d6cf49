import string
from datetime import date, datetime, timedelta, timezone

import pytest
from builders import day

from firsthand.model.dates import Moment, PartialDate
from firsthand.render.make_views.dates import find_day_in, make_instant, make_moment, make_partial
from firsthand.render.views import DateView
from firsthand.words import TABLES, direction_of, make_words

ENGLISH = make_words("en")


def between(text: str, first: date, last: date) -> PartialDate:
    return PartialDate(text=text, earliest=first, latest=last)


@pytest.mark.parametrize(
    ("given", "seen"),
    [
        (day("2023-09-21"), DateView(iso="2023-09-21", text="21 September 2023", short="21 Sep 2023")),
        (day("2023-09"), DateView(iso="2023-09", text="September 2023", short="Sep 2023")),
        (day("1897"), DateView(iso="1897", text="1897", short="1897")),
        (day("1897~"), DateView(iso="1897", text="about 1897", short="about 1897")),
        (
            between("2023-09/2023-10-04", date(2023, 9, 1), date(2023, 10, 4)),
            DateView(iso="", text="between September 2023 and 4 October 2023", short="between Sep 2023 and 4 Oct 2023"),
        ),
        (
            between("1896/1897", date(1896, 1, 1), date(1897, 12, 31)),
            DateView(iso="", text="between 1896 and 1897", short="between 1896 and 1897"),
        ),
    ],
)
def test_a_date_is_as_exact_in_words_as_it_was_typed(given: PartialDate, seen: DateView) -> None:
    assert make_partial(given, ENGLISH) == seen


def test_an_uncertain_date_is_probably_so() -> None:
    assert make_partial(day("1897~"), ENGLISH, is_uncertain=True).text == "probably about 1897"


def test_a_bare_day_of_a_post_is_the_day_in_utc() -> None:
    moment = Moment(text="2023-09-21", day=date(2023, 9, 21))
    assert make_moment(moment, ENGLISH) == DateView(iso="2023-09-21", text="21 September 2023 (UTC)", short="21 Sep 2023 (UTC)")


def test_a_moment_elsewhere_is_told_as_its_day_in_utc() -> None:
    at = datetime(2023, 9, 20, 20, 30, tzinfo=timezone(timedelta(hours=-7)))
    moment = Moment(text="", day=at.date(), at=at, precision_s=60)
    assert make_moment(moment, ENGLISH).short == "21 Sep 2023 (UTC)"


def test_a_post_stands_under_the_day_of_its_own_time_zone() -> None:
    at = datetime(2023, 9, 20, 20, 30, tzinfo=timezone(timedelta(hours=-7)))
    assert make_instant(at, ENGLISH) == DateView(iso="2023-09-20T20:30:00-07:00", text="20 September 2023", short="20 Sep 2023")


@pytest.mark.parametrize(("stamp", "seen"), [("2023-10-03T08:00:00Z", "3 Oct 2023"), ("", None), ("never", None)])
def test_a_machines_time_stamp_gives_a_day_or_nothing(stamp: str, seen: str | None) -> None:
    found = find_day_in(stamp, ENGLISH)
    assert (found.short if found else None) == seen


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 claims"), (1, "1 claim"), (2, "2 claims"), (1034, "1,034 claims"), (1000000, "1,000,000 claims")]
)
def test_counting_chooses_the_form_and_groups_the_digits(count: int, said: str) -> None:
    assert ENGLISH.say("claim-count", count=count) == said


@pytest.mark.parametrize(("items", "said"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")])
def test_a_list_is_one_sentence(items: tuple[str, ...], said: str) -> None:
    assert ENGLISH.list(items) == said


def test_a_language_without_a_table_speaks_english_and_keeps_its_direction() -> None:
    assert make_words("he").say("claims") == "Claims"
    assert [direction_of(language) for language in ("he", "ar-EG", "de", "en")] == ["rtl", "rtl", "ltr", "ltr"]


def test_values_are_put_in_as_they_are() -> None:
    assert ENGLISH.say("claimed-by", claimant="{claimant} {0}") == "Claimed by {claimant} {0}"


@pytest.mark.parametrize("language", TABLES)
def test_every_language_has_the_keys_and_the_holes_of_english(language: str) -> None:
    def holes(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    english, table = TABLES["en"], TABLES[language]
    assert set(table) >= {key for key in english if not key.endswith((".one", ".other"))}
    assert {key: holes(table[key]) for key in english if key in table and not key.endswith(".one")} == {
        key: holes(text) for key, text in english.items() if key in table and not key.endswith(".one")
    }
    assert all(f"{key.rpartition('.')[0]}.other" in table for key in table if key.endswith(".one"))


def test_no_word_of_the_interface_calls_a_machines_check_verified() -> None:
    said = {
        key: text
        for key, text in TABLES["en"].items()
        if "verified" in text.casefold() and not key.startswith(("change-", "name-", "counted-"))
    }
    assert said == {}
