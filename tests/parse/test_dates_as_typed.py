from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model.dates import Moment, PartialDate
from firsthand.parse.dates import BadDate, parse_day, parse_moment, parse_partial_date


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "about"),
    [
        ("2023-09-20", date(2023, 9, 20), date(2023, 9, 20), False),
        ("2023-09", date(2023, 9, 1), date(2023, 9, 30), False),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), False),
        ("2023", date(2023, 1, 1), date(2023, 12, 31), False),
        ("0044~", date(44, 1, 1), date(44, 12, 31), True),
        ("2023-09~", date(2023, 9, 1), date(2023, 9, 30), True),
        ("2019/2021", date(2019, 1, 1), date(2021, 12, 31), False),
        ("2023-09-20/2023-10", date(2023, 9, 20), date(2023, 10, 31), False),
        ("2019~/2021", date(2019, 1, 1), date(2021, 12, 31), True),
        ("2019/2019", date(2019, 1, 1), date(2019, 12, 31), False),
    ],
)
def test_a_date_covers_the_days_it_may_mean(text: str, earliest: date, latest: date, about: bool) -> None:
    assert parse_partial_date(text) == PartialDate(text=text, earliest=earliest, latest=latest, about=about)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2023-9-5", "write 2023-09-05"),
        ("2023/09/21", "write 2023-09-21"),
        ("21.9.2023", "write 2023-09-21"),
        ("21. 9. 2023", "write 2023-09-21"),
        ("9/21/2023", "write 2023-09-21"),
        ("21/9/2023", "write 2023-09-21"),
        ("9/9/2023", "write 2023-09-09"),
        ("9/10/2023", "write 2023-09-10 or 2023-10-09, whichever is meant"),
        ("September 21, 2023", "write 2023-09-21"),
        ("21st Sept. 2023", "write 2023-09-21"),
        ("21 sep 2023", "write 2023-09-21"),
        ("yesterday", "write year-month-day, as in 2023-09-21"),
        ("2023-13-01", "write year-month-day, as in 2023-09-21"),
        ("2023-02-29", "2023-02 has 28 days"),
        ("2021/2019", "write the earlier date first: 2019/2021"),
        ("2019/2020/2021", "write year-month-day, as in 2023-09-21"),
        ("٢٠٢٣-٠٩-٢١", "write 2023-09-21"),
        ("~", "write year-month-day, as in 2023-09-21"),
        ("0000", ""),
        ("9" * 5000 + "/9/21", "write year-month-day, as in 2023-09-21"),
    ],
)
def test_what_is_no_date_is_told_how_to_be_one(text: str, hint: str) -> None:
    bad = parse_partial_date(text)
    assert isinstance(bad, BadDate)
    assert bad.hint == hint


@pytest.mark.parametrize("text", ["2023-09", "2023", "2023-09-21~", "2023-09-21/2023-09-22", "2023-09-21/2023-09-21"])
def test_a_day_is_one_whole_day(text: str) -> None:
    assert parse_day(text) == BadDate(reason="is not one whole day", hint="write the day, as in 2023-09-21")


@pytest.mark.parametrize(
    ("text", "at", "precision_s"),
    [
        ("2023-09-21T01:10Z", datetime(2023, 9, 21, 1, 10, tzinfo=UTC), 60),
        ("2023-09-21T01:10:07Z", datetime(2023, 9, 21, 1, 10, 7, tzinfo=UTC), 1),
        ("2023-09-21t01:10:07.999z", datetime(2023, 9, 21, 1, 10, 7, tzinfo=UTC), 1),
        ("2023-09-21 01:10 -07:00", datetime(2023, 9, 21, 1, 10, tzinfo=timezone(-timedelta(hours=7))), 60),
        ("2023-09-21T01:10+0530", datetime(2023, 9, 21, 1, 10, tzinfo=timezone(timedelta(hours=5, minutes=30))), 60),
    ],
)
def test_a_time_knows_its_offset_and_how_exact_it_is(text: str, at: datetime, precision_s: int) -> None:
    assert parse_moment(text, needs_offset=True) == Moment(text=text, day=date(2023, 9, 21), at=at, precision_s=precision_s)


def test_a_time_without_an_offset_stays_without_one_where_the_site_has_a_time_zone() -> None:
    expected = Moment(text="2023-09-21 9:05", day=date(2023, 9, 21), at=datetime(2023, 9, 21, 9, 5), precision_s=60)  # noqa: DTZ001
    assert parse_moment("2023-09-21 9:05", needs_offset=False) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2023-09-21T24:00Z",
        "2023-09-21T12:60Z",
        "2023-09-21T12:00:60Z",
        "2023-09-21T12:00+15:00",
        "2023-09-21T12:00+01:60",
        "2023-09-31T12:00Z",
        "0999-01-01",
        "9999-12-31",
        "2023-09-21T",
        "2023-09",
    ],
)
def test_a_moment_no_clock_or_calendar_shows_is_refused(text: str) -> None:
    assert isinstance(parse_moment(text, needs_offset=True), BadDate)


@given(st.datetimes(datetime(1000, 1, 1), datetime(9998, 12, 31)), st.integers(-14 * 60, 14 * 60))  # noqa: DTZ001
def test_any_moment_written_by_the_standard_is_read_back_and_has_a_time_in_utc(local: datetime, minutes: int) -> None:
    at = local.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes)))
    moment = parse_moment(at.isoformat(), needs_offset=True)
    assert isinstance(moment, Moment)
    assert moment.at is not None
    assert moment.at.astimezone(UTC) == at.astimezone(UTC)
