"""What is shown at this moment, swapped in one step: a request that has taken a state sees one whole site and no other.

Knows nothing of files or sockets. Whoever waits here waits for the next state.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Condition
from time import time_ns

from firsthand.model.span import Span
from firsthand.preview.site import Site

WAITING_AT_ONCE = 3
"""So many requests of one visitor may wait at a time: a browser opens six connections to a server, and pages need some."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What is shown: the last good site (None before there was one) and what has been wrong since.

    ``overlay``: the HTML that tells of it, empty where all is well; ``problems``: the same as a page of its own, for when there
    is no site; ``panel``: the page on the state of the evidence, made when asked for; ``link`` gives the address that opens a
    place in the writer's editor. ``epoch`` is the board's to set.
    """

    site: Site | None
    overlay: str = ""
    problems: str = ""
    panel: Callable[[], str] = field(default=str)
    link: Callable[[Span], str] = field(default=str)
    epoch: int = 0


class Board:
    """Holds the state, and lets others wait for the next.

    Epochs count up from the moment of the start in milliseconds, so that a page of an earlier run is never taken for new.
    """

    def __init__(self) -> None:
        self._changed = Condition()
        self._state = State(site=None, epoch=time_ns() // 1_000_000)
        self._waiting: dict[str, list[object]] = {}

    @property
    def state(self) -> State:
        """What is shown now."""
        return self._state

    def show(self, state: State) -> None:
        """From now on ``state`` is shown, under the next epoch."""
        with self._changed:
            self._state = replace(state, epoch=self._state.epoch + 1)
            self._changed.notify_all()

    def wait(self, epoch: int, *, visitor: str, timeout_s: float) -> State | None:
        """The state as soon as its epoch is not ``epoch``; None after ``timeout_s``, or where ``visitor`` waits too often."""
        ticket = object()
        with self._changed:
            if self._state.epoch != epoch:
                return self._state
            line = self._waiting.setdefault(visitor, [])
            line.append(ticket)
            if len(line) > WAITING_AT_ONCE:
                line.pop(0)
                self._changed.notify_all()
            self._changed.wait_for(lambda: self._state.epoch != epoch or ticket not in line, timeout_s)
            if ticket in line:
                line.remove(ticket)
            return self._state if self._state.epoch != epoch else None
