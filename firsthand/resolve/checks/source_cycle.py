"""Circular reporting: a ``based_on`` that leads back to where it began."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, Related, error
from firsthand.model.evidence import span_of
from firsthand.model.span import Span
from firsthand.resolve.cycles import find_cycles
from firsthand.resolve.dossier import Dossier
from firsthand.resolve.names import SHARED, Entry


def check_source_cycles(dossier: Dossier) -> Iterator[Diagnostic]:
    """One error a circle, with the whole circle in its message; circles of shared sources alone are told with those."""
    for circle in find_cycles(dossier.names, dossier.knots):
        if any(entry.item.key.scope == dossier.slug for entry in circle):
            yield _report(circle)


def check_shared_cycles(dossier: Dossier) -> Iterator[Diagnostic]:
    """One error for each circle of shared sources."""
    for circle in find_cycles(dossier.names, dossier.knots):
        if all(entry.item.key.scope == SHARED for entry in circle):
            yield _report(circle)


def _report(circle: tuple[Entry, ...]) -> Diagnostic:
    steps = list(zip(circle, (*circle[1:], circle[0]), strict=True))
    way = ", ".join(f'"{one.id}" rests on "{other.id}"' for one, other in steps)
    return error(
        Code.SOURCE_CYCLE,
        _place(circle[0]),
        f"the trail goes round in a circle: {way}",
        hint="take out the `based_on` that is not so, or set `own_reporting: true` where the reporting began",
        related=tuple(Related(span=_place(one), message=f'"{one.id}" rests on "{other.id}"') for one, other in steps[1:]),
    )


def _place(entry: Entry) -> Span:
    return span_of(entry.record, "based_on" if entry.record.based_on else "source")
