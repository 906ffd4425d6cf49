"""Dates and times as writers type them, read into the model's values.

Knows the calendar and the forms FORMAT allows; a ``BadDate`` says in a writer's words what is wrong and, where only one
day can be meant, how to write it. Knows no time zone: a time without an offset stays without one.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

from firsthand.model.dates import Moment, PartialDate

FIRST_YEAR, LAST_YEAR = 1000, 9998
"""A moment's years: beyond them, adding an offset could leave Python's calendar."""

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:(?:[Tt]|[ ]+)([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)?[ ]*([Zz]|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LARGEST_OFFSET_HOURS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class BadDate:
    """Why a text is no date: a clause that follows the text itself, and a hint."""

    reason: str
    hint: str = ""


def parse_day(text: str) -> date | BadDate:
    """The one calendar day that ``text`` names, ``2023-09-21``."""
    partial = parse_partial_date(text)
    if isinstance(partial, BadDate):
        return partial
    if partial.about or partial.earliest != partial.latest or "/" in text:
        return BadDate(reason="is not one whole day", hint="write the day, as in 2023-09-21")
    return partial.earliest


@lru_cache(maxsize=1024)  # the days of one piece of research return again and again
def parse_partial_date(text: str) -> PartialDate | BadDate:
    """A day, month or year; with ``~`` behind it, about then; ``A/B``, between the two (both included)."""
    parts = text.removesuffix("~").split("/")
    about = "~" in text
    if len(parts) > 2:  # noqa: PLR2004 - a beginning and an end
        return _refuse(text)
    ends: list[tuple[date, date]] = []
    for part in parts:
        extent = _find_extent(part.strip().removesuffix("~").strip())
        if isinstance(extent, BadDate):
            return extent if extent.hint or len(parts) == 1 else _refuse(text)
        ends.append(extent)
    earliest, latest = ends[0][0], ends[-1][1]
    if earliest > latest:
        return BadDate(reason="ends before it begins", hint=f"write the earlier date first: {parts[1]}/{parts[0]}")
    return PartialDate(text=text, earliest=earliest, latest=latest, about=about)


def parse_moment(text: str, *, needs_offset: bool) -> Moment | BadDate:
    """A day, or a day and a time with its offset (``Z`` or ``+02:00``); without one where ``needs_offset`` is false.

    Fractions of a second are dropped.
    """
    found = _MOMENT.fullmatch(text)
    if found is None:
        return _refuse_moment(text)
    day = parse_day(found[1])
    if isinstance(day, BadDate):
        return day
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return BadDate(reason=f"lies outside the years {FIRST_YEAR} to {LAST_YEAR}")
    if found[2] is None:
        return Moment(text=text, day=day)
    at = _parse_clock(day, found, needs_offset=needs_offset)
    if isinstance(at, BadDate):
        return at
    return Moment(text=text, day=day, at=at, precision_s=1 if found[4] else 60)


def _parse_clock(day: date, found: re.Match[str], *, needs_offset: bool) -> datetime | BadDate:
    hour, minute, second = int(found[2]), int(found[3]), int(found[4] or 0)
    if hour > 23 or minute > 59 or second > 59:  # noqa: PLR2004 - the clock's own
        return BadDate(reason="has a time that no clock shows", hint="hours go to 23, minutes and seconds to 59")
    offset = _parse_offset(found[5])
    if isinstance(offset, BadDate):
        return offset
    if offset is None and needs_offset:
        clock = f"{found[1]}T{found[2]:0>2}:{found[3]}{':' + found[4] if found[4] else ''}"
        return BadDate(reason="has a time without its offset", hint=f"write {clock}Z for UTC, or {clock}+02:00")
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=offset)


def _find_extent(text: str) -> tuple[date, date] | BadDate:
    """The first and last day of a year, month or day."""
    found = _PARTIAL.fullmatch(text)
    if found is None:
        return _refuse(text)
    year, month = int(found[1]), int(found[2] or 1)
    if year == 0:
        return BadDate(reason="has the year 0000, which no calendar has")
    if not 1 <= month <= len(_MONTHS):
        return BadDate(reason=f"names a month {found[2]}, and a year has 12", hint="write year-month-day, as in 2023-09-21")
    if found[2] is None:
        return date(year, 1, 1), date(year, 12, 31)
    days = monthrange(year, month)[1]
    first, last = (int(found[3]), int(found[3])) if found[3] else (1, days)
    if not 1 <= last <= days:
        return BadDate(reason="is no day of the calendar", hint=f"{found[1]}-{found[2]} has {days} days")
    return date(year, month, first), date(year, month, last)


def _parse_offset(text: str | None) -> timezone | BadDate | None:
    if text is None:
        return None
    if text in "Zz":
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    if hours > _LARGEST_OFFSET_HOURS or minutes > 59:  # noqa: PLR2004 - the clock's own
        return BadDate(reason=f"has an offset ({text}) that no place on Earth has", hint="write Z, or one such as +02:00")
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if text[0] == "-" else offset)


def _refuse(text: str) -> BadDate:
    hint = _hint_meant_days(text) or "write year-month-day, as in 2023-09-21"
    return BadDate(reason="is no date in the form used here", hint=hint)


def _refuse_moment(text: str) -> BadDate:
    if hint := _hint_meant_days(text):
        return BadDate(reason="is no date in the form used here", hint=hint)
    if re.fullmatch(r"[0-9]{4}(-[0-9]{2})?~?", text):
        return BadDate(reason="is not one whole day", hint="write the day, as in 2023-09-21")
    hint = "write 2023-09-21, or with the time 2023-09-21T14:30+02:00"
    return BadDate(reason="is no date in the form used here", hint=hint)


def _hint_meant_days(text: str) -> str:
    days = sorted({day for day in _find_meant_days(text) if day})
    meant = "" if len(days) < 2 else ", whichever is meant"  # noqa: PLR2004 - the two readings
    return f"write {' or '.join(day.isoformat() for day in days)}{meant}" if days else ""


def _find_meant_days(text: str) -> tuple[date | None, ...]:
    """The days that may be meant by another way of writing one: 9/21/2023 is clear, 9/10/2023 may be either of two."""
    words = text.casefold().replace(",", " ").replace(".", ". ").split()
    if len(words) == 3 and (month := _find_month(words)):  # noqa: PLR2004 - day, month, year
        day, year = (word.rstrip(".") for word in words if not word[:3].isalpha())
        return (_find_day(year, str(month), re.sub(r"(?<=\d)(st|nd|rd|th)$", "", day)),)
    if found := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", text):
        return (_find_day(found[1], found[2], found[3]),)
    if found := re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", text):
        return (_find_day(found[3], found[2], found[1]),)
    if found := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text):
        return _find_day(found[3], found[1], found[2]), _find_day(found[3], found[2], found[1])
    return ()


def _find_month(words: list[str]) -> int | None:
    named = [word for word in words if word[:3].isalpha()]
    return _MONTHS.index(named[0][:3]) + 1 if len(named) == 1 and named[0][:3] in _MONTHS else None


def _find_day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except (ValueError, OverflowError):
        return None
