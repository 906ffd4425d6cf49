"""What the commands that use the network share: who asks, and how progress is shown.

Only ``add``, ``snapshot`` and ``--links`` come here. ``--allow-private`` is a flag and nothing else: no file of a site,
which may be somebody else's, can open the network it is built in.
"""

from __future__ import annotations

import os
import shutil
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from firsthand import __version__
from firsthand.archive.fetch import Fetcher, make_user_agent
from firsthand.archive.guard import find_reason
from firsthand.archive.providers.services import Services, read_services
from firsthand.commands.clock import read_clock
from firsthand.commands.console import Console
from firsthand.disk.refusal import refuse
from firsthand.model.site import Settings


def make_fetcher(args: Namespace, settings: Settings) -> Fetcher:
    """Who asks: by the site's contact, else its address; at public addresses unless the command line allows others."""
    return Fetcher(
        user_agent=make_user_agent(__version__, settings.contact or settings.url),
        find_reason=(lambda _: "") if args.allow_private else find_reason,
        now=lambda: read_now(args),
    )


def find_services() -> Services:
    """Whom to ask, as the environment says."""
    return read_services(os.environ)


def read_now(args: Namespace) -> datetime:
    """The moment of an answer: what ``--clock`` says, else now."""
    return read_clock(args.clock) if args.clock else datetime.now(UTC)


def read_stamp(args: Namespace) -> str:
    """The same as it stands in locks."""
    return read_now(args).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Progress:
    """One line on a terminal that says what is being waited for; nothing anywhere else, and nothing under ``--quiet``."""

    def __init__(self, console: Console, total: int) -> None:
        self._console = console
        self._total = total
        self._done = 0
        self._is_shown = console.err.isatty() and not console.is_quiet

    def step(self, what: str) -> None:
        """The next of all is begun."""
        self._done += 1
        if self._is_shown:
            width = max(shutil.get_terminal_size().columns - 1, 20)
            line = f"[{self._done}/{self._total}] {what}"
            self._console.err.write(f"\r\x1b[K{line[:width]}")
            self._console.err.flush()

    def clear(self) -> None:
        """Make room for a line that stays."""
        if self._is_shown:
            self._console.err.write("\r\x1b[K")


@contextmanager
def show_progress(console: Console, total: int) -> Iterator[Progress]:
    """Progress that leaves a clean line behind, however it ends."""
    progress = Progress(console, total)
    try:
        yield progress
    finally:
        progress.clear()


def require_warc() -> None:
    """Raises Refusal before anything is asked for, where copies could not be kept."""
    try:
        import warcio  # noqa: F401, PLC0415 - an extra
    except ImportError:
        refuse('saving copies needs an extra: pip install "firsthand[archive]"')
