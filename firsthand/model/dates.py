"""Dates as writers know them: a day, a month, a year, about then, or between two of those."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A date of limited precision.

    ``earliest`` and ``latest`` are both inclusive and equal for a whole day; ``about`` is the writer's ``~``; ``text`` is
    what was typed.
    """

    text: str
    earliest: date
    latest: date
    about: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A point in time as typed: a day alone (``at`` is None), or a time with its offset.

    ``precision_s`` is 86400 for a day, 60 where minutes were given, 1 where seconds were.
    """

    text: str
    day: date
    at: datetime | None = None
    precision_s: int = 86400
