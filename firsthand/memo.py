"""Remembering what was made, so that it need not be made again; and fingerprints, to tell whether it still holds.

Knows no word of what it keeps. A value is written once and read when it is wanted; a note is kept beside it and is always at
hand. Whether what is remembered still holds is for the caller to say, from the note.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterable
from copyreg import dispatch_table
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Remembered:
    """A note, and the ticket for the value that was written with it."""

    note: Any
    ticket: Any


class Memo(Protocol):
    """What is remembered, by name. A ticket may be handed to another process and redeemed there."""

    def recall(self, name: str) -> Remembered | None:
        """What was kept last under ``name``."""

    def write(self, value: object) -> Any:  # noqa: ANN401 - what a ticket is, only the memo knows
        """A ticket for ``value``."""

    def read(self, ticket: Any) -> Any:  # noqa: ANN401
        """The value of a ticket."""

    def keep(self, name: str, remembered: Remembered) -> None:
        """``remembered`` in the place of what was kept under ``name`` before."""


class ShortMemo:
    """A memo that lasts as long as the process."""

    def __init__(self) -> None:
        self._kept: dict[str, Remembered] = {}

    def recall(self, name: str) -> Remembered | None:
        """What was kept last under ``name``."""
        return self._kept.get(name)

    def write(self, value: object) -> object:
        """The value is its own ticket."""
        return value

    def read(self, ticket: object) -> object:
        """The value of a ticket."""
        return ticket

    def keep(self, name: str, remembered: Remembered) -> None:
        """``remembered`` in the place of what was kept under ``name`` before."""
        self._kept[name] = remembered


def fingerprint(value: object, *, leaving_out: Iterable[type] = ()) -> str:
    """32 hexadecimal digits that stand for a value made of plain values: equal for equal ones, in any process.

    Objects of the types ``leaving_out`` count for nothing. Sets have no order, so values that hold one of several members must
    not come here.
    """
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, protocol=5)
    pickler.fast = True  # by value alone: whether two equal strings are one object makes no difference
    pickler.dispatch_table = {**dispatch_table, **dict.fromkeys(leaving_out, _leave_out)}
    pickler.dump(value)
    return digest(stream.getbuffer())


def digest(data: bytes | memoryview) -> str:
    """32 hexadecimal digits that stand for ``data``."""
    return blake2b(data, digest_size=16).hexdigest()


def join_fingerprints(*parts: str) -> str:
    """One fingerprint for several; an empty one among them is unknown, and so is the whole."""
    return digest("\n".join(parts).encode()) if all(parts) else ""


def _leave_out(_value: object) -> tuple[type, tuple[()]]:
    return str, ()
