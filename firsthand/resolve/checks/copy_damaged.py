"""Saved copies that are no longer what was saved."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, error
from firsthand.model.span import Span
from firsthand.resolve.copies import LockIndex


def check_copies(locks: LockIndex) -> Iterator[Diagnostic]:
    """An error for each copy that is there and whose content is not what its name, and so its lock, says."""
    for path in locks.damaged_copies():
        yield error(
            Code.COPY_DAMAGED,
            Span(path),
            "this saved copy is not what was saved: its content no longer has the hash in its name",
            hint="put it back from another copy of the site, or delete it: its lock stays good",
        )
