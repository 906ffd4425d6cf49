"""What every stage hands on: a value, and what there is to say about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from firsthand.model.diagnostic import Diagnostic

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed(Generic[T]):
    """A value read as well as it could be, with all that was wrong with it."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()
