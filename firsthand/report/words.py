"""Numbers and times as a person would write them."""

from __future__ import annotations

from datetime import datetime


def count(number: int, noun: str, plural: str = "") -> str:
    """``1 page``, ``1,034 claims``; ``plural`` where an s does not make it."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def tell_time(moment: datetime) -> str:
    """``2026-10-01 09:00 +02:00``: to the minute, with the offset that makes it unmistakable."""
    text = moment.isoformat(" ", "minutes")
    return f"{text[:16]} {text[16:]}" if moment.tzinfo else text


def tell_duration(seconds: float) -> str:
    """A time that something took, in words."""
    return f"{seconds:.1f} s" if seconds < 100 else f"{seconds:,.0f} s"  # noqa: PLR2004 - three digits are enough
