"""When a post appears, and to whom: the one place that decides between public, hidden, draft and scheduled.

Knows the site's time zone and the moment of the build, both as values. Does not know what else is wrong with a post.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from firsthand.model.codes import Code
from firsthand.model.dates import Moment
from firsthand.model.diagnostic import Diagnostic, error
from firsthand.model.post import Post
from firsthand.model.resolved import Visibility
from firsthand.model.site import Settings


def find_zone(settings: Settings) -> tuple[ZoneInfo, tuple[Diagnostic, ...]]:
    """The site's time zone; where its name is none, UTC and what is wrong."""
    try:
        return ZoneInfo(settings.timezone), ()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        span = settings.spans.get("timezone", settings.span)
        message = f'no time zone is called "{settings.timezone}"'
        hint = 'use a name such as "Europe/Berlin", "America/Los_Angeles" or "UTC"'
        return ZoneInfo("UTC"), (error(Code.BAD_VALUE, span, message, hint=hint),)


def make_time(moment: Moment, zone: ZoneInfo) -> datetime:
    """The moment as a time with an offset: a bare date is the first instant of that day in the site's zone."""
    at = moment.at or datetime.combine(moment.day, time())
    return at.astimezone(zone) if at.tzinfo else at.replace(tzinfo=zone)


def start_of_next_day(now: datetime) -> datetime:
    """The next midnight where ``now`` is: pages say on which day they were made."""
    return datetime.combine(now.date() + timedelta(days=1), time(), tzinfo=now.tzinfo)


def decide_visibility(post: Post, published: datetime, now: datetime) -> Visibility:
    """Where the post may be seen: a draft stays a draft whatever its date, and a hidden post waits for its date too."""
    if post.draft:
        return Visibility.DRAFT
    if published > now:
        return Visibility.SCHEDULED
    return Visibility.HIDDEN if post.hidden else Visibility.PUBLIC
