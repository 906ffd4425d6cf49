"""What became of a link: what one look finds, and what many looks together allow to say.

A look finds a page live, moved, blocked, gone, changed, or says nothing. A link is called dead only when three looks over at
least seven days found it gone and none in between found it there. Being refused, and being slow, are no signs of death. Only
we can know that a page changed: it answers, and the words that were quoted from it are no longer there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from urllib.parse import urlsplit

from firsthand.archive.obstacles import Obstacle, find_obstacle, read_answer_text
from firsthand.archive.response import PERMANENT, Failure, Response, Why
from firsthand.evidence.matching import match_quotation
from firsthand.evidence.prepared import PreparedText
from firsthand.model.evidence import LinkState

LOOKS_FOR_DEAD = 3
TIME_FOR_DEAD = timedelta(days=7)
_KEPT_OF_A_RUN = 3
_RUNS_KEPT = 20
_ALIVE = frozenset({LinkState.LIVE, LinkState.MOVED, LinkState.CHANGED})

History = tuple[tuple[str, str], ...]
"""Looks in order: when (``2026-10-01T09:00:00Z``), and the state that one look found; ``dead`` here means gone at that look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one look found, and a clause that says why."""

    state: LinkState
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What all looks together say."""

    state: LinkState
    checked: str
    history: History


def look_at(answer: Response | Failure, *, quoted: Sequence[str], were_seen: bool) -> Look:
    """What one answer says of the link it was asked for.

    ``quoted`` are quotations that stood in our copy; ``were_seen`` tells that a program like this one had read them on the page
    itself, so that their absence means something.
    """
    if isinstance(answer, Failure):
        return _look_at_failure(answer)
    match find_obstacle(answer):
        case Obstacle.WALL:
            return Look(state=LinkState.BLOCKED, reason=f"it does not answer a program ({answer.status})")
        case Obstacle.MISSING if answer.status in (404, 410):
            return Look(state=LinkState.DEAD, reason=f"it is gone ({answer.status})")
        case Obstacle.SCRIPTS:
            return Look(state=LinkState.UNKNOWN, reason="its words are put there by scripts, which are not run")
        case obstacle:
            if answer.status != 200:  # noqa: PLR2004
                return Look(state=LinkState.UNKNOWN, reason=f"it answers with the status {answer.status}")
            return _look_at_page(answer, quoted, were_seen=were_seen, seems_missing=obstacle is Obstacle.MISSING)


def conclude(history: History, look: Look, when: str) -> Link:
    """The link's state after one more look."""
    looks = _thin_out((*history, (when, look.state.value)))
    state = look.state
    if state is LinkState.DEAD and not _is_dead(looks):
        state = LinkState.UNKNOWN
    return Link(state=state, checked=when, history=looks)


def _look_at_failure(failure: Failure) -> Look:
    if failure.why is Why.NO_SUCH_NAME:
        return Look(state=LinkState.DEAD, reason=failure.message)
    return Look(state=LinkState.UNKNOWN, reason=failure.message)


def _look_at_page(page: Response, quoted: Sequence[str], *, were_seen: bool, seems_missing: bool) -> Look:
    words = read_answer_text(page) if quoted else None
    if words is not None:
        prepared = PreparedText(words)
        lost = sum(not match_quotation(prepared, quotation).is_found for quotation in quoted)
        if lost and were_seen:
            return Look(state=LinkState.CHANGED, reason="words that were quoted from it are no longer there")
        if lost:
            return Look(state=LinkState.UNKNOWN, reason="it answers, and the words that are quoted were not found by a program")
    elif seems_missing:
        return Look(state=LinkState.UNKNOWN, reason='it answers, and calls itself "not found"')
    elif _was_sent_home(page):
        return Look(state=LinkState.UNKNOWN, reason="it sends readers to the site's front page")
    if page.redirects and _differs(page.url, page.final_url) and all(step.status in PERMANENT for step in page.redirects):
        return Look(state=LinkState.MOVED, reason=f"it has moved to {page.final_url}")
    return Look(state=LinkState.LIVE, reason="it is there")


def _is_dead(looks: History) -> bool:
    """Whether the last looks that say anything found it gone, often enough and over time enough."""
    gone: list[datetime] = []
    for when, state in reversed(looks):
        if state in _ALIVE:
            break
        if state == LinkState.DEAD and (moment := _read_moment(when)):
            gone.append(moment)
    return len(gone) >= LOOKS_FOR_DEAD and max(gone) - min(gone) >= TIME_FOR_DEAD


def _thin_out(looks: History) -> History:
    """The looks without those in the middle of a run that found the same: the first and the last two say it all."""
    runs = [list(run) for _, run in groupby(looks, key=lambda look: look[1])]
    short = [run if len(run) <= _KEPT_OF_A_RUN else [run[0], *run[1 - _KEPT_OF_A_RUN :]] for run in runs]
    return tuple(look for run in short[-_RUNS_KEPT:] for look in run)


def _read_moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _differs(asked: str, given: str) -> bool:
    """Whether an address is another one; http for https, ``www.`` and a slash at the end make none."""
    return _bare(asked) != _bare(given)


def _bare(url: str) -> str:
    parts = urlsplit(url)
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}{query}"


def _was_sent_home(page: Response) -> bool:
    asked, given = urlsplit(page.url), urlsplit(page.final_url)
    return asked.path.strip("/") != "" and given.path.strip("/") == "" and not given.query and bool(page.redirects)
