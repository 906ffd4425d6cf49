"""Politeness: how long to wait before a host, or a service with a limit of its own, may be asked again.

The clock and the sleep are given, so that a test can watch hours pass in no time. Knows nothing of what is asked.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

T = TypeVar("T")

INTERVAL_S = 2.0
"""Between the end of one request to a host and the start of the next."""

PATIENCE_S = 60.0
"""The longest we wait because a host asked us to; beyond it the host is left alone for the rest of the run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """A service's own limit: so many requests in so many seconds."""

    requests: int
    seconds: float


ALLOWANCES = MappingProxyType(
    {
        # The Internet Archive's limits, with one request to spare; going over them is answered with an hour of silence.
        "cdx": Allowance(requests=23, seconds=60.0),
        "replay": Allowance(requests=23, seconds=60.0),
        "save": Allowance(requests=6, seconds=60.0),
    }
)


class Pace:
    """When each host was last asked, and until when it asked to be left alone."""

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        interval_s: float = INTERVAL_S,
        patience_s: float = PATIENCE_S,
        allowances: Mapping[str, Allowance] = ALLOWANCES,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._interval_s = interval_s
        self._patience_s = patience_s
        self._allowances = allowances
        self._ready: dict[str, float] = {}
        self._held: dict[str, float] = {}
        self._used: dict[str, deque[float]] = {}

    def wait(self, host: str, allowance: str = "") -> float:
        """0 once the host may be asked; else, without any waiting, the seconds it asked for that we do not wait."""
        now = self._clock()
        held = self._held.get(host, now) - now
        if held > self._patience_s:
            return held
        delay = max(self.ready_in(host), self._allowed_in(allowance, now))
        if delay > 0:
            self._sleep(delay)
        if allowance in self._allowances:
            self._used.setdefault(allowance, deque()).append(self._clock())
        return 0.0

    def ready_in(self, host: str) -> float:
        """The seconds until the host may be asked."""
        now = self._clock()
        return max(self._ready.get(host, now) - now, self._held.get(host, now) - now, 0.0)

    def take_soonest(self, left: list[T], host_of: Callable[[T], str]) -> T:
        """The one of ``left`` whose host may be asked soonest, taken out of the list; the first of several."""
        return left.pop(min(range(len(left)), key=lambda index: self.ready_in(host_of(left[index]))))

    def rest(self, seconds: float) -> None:
        """Wait, for something else than our turn."""
        self._sleep(seconds)

    def note(self, host: str) -> None:
        """A request to the host has ended, in whatever way."""
        self._ready[host] = self._clock() + self._interval_s

    def hold(self, host: str, seconds: float) -> bool:
        """Whether the wait is one we take: the host asked to be left alone for so many seconds."""
        self._held[host] = max(self._held.get(host, 0.0), self._clock() + seconds)
        return seconds <= self._patience_s

    def _allowed_in(self, name: str, now: float) -> float:
        allowance = self._allowances.get(name)
        used = self._used.get(name)
        if not allowance or not used:
            return 0.0
        while used and used[0] <= now - allowance.seconds:
            used.popleft()
        return used[-allowance.requests] + allowance.seconds - now if len(used) >= allowance.requests else 0.0
