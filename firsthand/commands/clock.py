"""The clock of a command: read here and nowhere else, so that below, today is a value like any other."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from datetime import UTC, datetime

from firsthand.disk.refusal import refuse


def add_clock_flag(parser: ArgumentParser) -> None:
    """``--clock``."""
    parser.add_argument("--clock", metavar="ISO", default="", help="take this for now: 2026-10-01, 2026-10-01T09:00+02:00")


def read_clock(text: str) -> datetime:
    """The moment ``text`` names, else SOURCE_DATE_EPOCH (reproducible-builds.org), else now; without an offset, UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if text:
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            refuse(f'--clock takes a date or a time such as 2026-10-01 or 2026-10-01T09:00+02:00, and not "{text}"')
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError):
            refuse(f'SOURCE_DATE_EPOCH takes whole seconds since 1970, and not "{epoch}"')
    return datetime.now(UTC).replace(microsecond=0)
