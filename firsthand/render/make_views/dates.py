"""Dates in words, with the precision their writer gave them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime

from firsthand.model.dates import Moment, PartialDate
from firsthand.render.views.common import DateView
from firsthand.words import Words

_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?~?")


def make_day(day: date, words: Words) -> DateView:
    """A whole day."""
    return DateView(iso=day.isoformat(), text=words.day(day), short=words.day(day, short=True))


def find_day(day: date | None, words: Words) -> DateView | None:
    """A whole day, or None."""
    return make_day(day, words) if day else None


def make_instant(at: datetime, words: Words) -> DateView:
    """The day of a moment in the time zone it comes in; ``iso`` keeps the time."""
    return DateView(iso=at.isoformat(), text=words.day(at.date()), short=words.day(at.date(), short=True))


def make_partial(day: PartialDate, words: Words, *, is_uncertain: bool = False) -> DateView:
    """A day, month, year, or what lies between two of those."""
    return _qualify(
        words,
        lambda short: _span_words(day, words, short=short),
        iso=iso_of(day),
        is_about=day.about,
        is_uncertain=is_uncertain,
    )


def make_moment(moment: Moment, words: Words, *, is_uncertain: bool = False) -> DateView:
    """When a short post was posted, in UTC; the reader is told that it is."""
    day = moment.at.astimezone(UTC).date() if moment.at else moment.day
    return _qualify(
        words,
        lambda short: words.say("utc", date=words.day(day, short=short)),
        iso=iso_of_moment(moment),
        is_about=False,
        is_uncertain=is_uncertain,
    )


def iso_of(day: PartialDate) -> str:
    """The date for machines: a day, a month or a year; empty where there is no such form of it."""
    bounds = [part for part in day.text.replace(" ", "").split("/") if _PART.fullmatch(part)]
    if len(bounds) == 1:
        return bounds[0].rstrip("~")
    return day.earliest.isoformat() if day.earliest == day.latest else ""


def iso_of_moment(moment: Moment) -> str:
    """When a short post was posted, for machines: in UTC, or the bare day."""
    return moment.at.astimezone(UTC).isoformat().replace("+00:00", "Z") if moment.at else moment.day.isoformat()


def find_day_in(text: str, words: Words) -> DateView | None:
    """The day a machine's time stamp begins with, or None where it begins with none."""
    try:
        return make_day(date.fromisoformat(text[:10]), words)
    except ValueError:
        return None


def _qualify(words: Words, say: Callable[[bool], str], *, iso: str, is_about: bool, is_uncertain: bool) -> DateView:
    def qualified(text: str) -> str:
        about = words.say("about", date=text) if is_about else text
        return words.say("probably", words=about) if is_uncertain else about

    return DateView(iso=iso, text=qualified(say(False)), short=qualified(say(True)))


def _span_words(day: PartialDate, words: Words, *, short: bool) -> str:
    if "/" in day.text:
        first, _, last = day.text.partition("/")
        return words.say(
            "between",
            first=_bound_words(first, day.earliest, words, short=short),
            last=_bound_words(last, day.latest, words, short=short),
        )
    first_day, last_day = day.earliest, day.latest
    if first_day == last_day:
        return words.day(first_day, short=short)
    is_from_start = first_day.day == 1 and last_day.day == monthrange(last_day.year, last_day.month)[1]
    if is_from_start and (first_day.year, first_day.month) == (last_day.year, last_day.month):
        return words.month(first_day.year, first_day.month, short=short)
    if is_from_start and first_day.year == last_day.year and (first_day.month, last_day.month) == (1, 12):
        return str(first_day.year)
    return words.say("between", first=words.day(first_day, short=short), last=words.day(last_day, short=short))


def _bound_words(text: str, day: date, words: Words, *, short: bool) -> str:
    found = _PART.fullmatch(text.strip())
    if not found or found[3]:
        return words.day(day, short=short)
    return words.month(day.year, day.month, short=short) if found[2] else str(day.year)
