from datetime import date, datetime, timedelta, timezone

import pytest
from builders import day

from firsthand.model.dates import Moment, PartialDate
from firsthand.render.make_views.dates import find_day_in, make_instant, make_moment, make_partial
from firsthand.render.views import DateView
from firsthand.words import make_words

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
