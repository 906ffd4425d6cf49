"""Where quotations stand in a saved copy that is shown whole, and how each is reached there."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.model.evidence import MatchClass
from firsthand.model.resolved import Key, ResolvedQuote
from firsthand.render.make_views.index import Carrier, SiteIndex

_FOUND = (MatchClass.EXACT, MatchClass.NORMALISED, MatchClass.ELIDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A quotation's place in the copy's text, and the anchor it is reached by."""

    quote: Key
    start: int
    end: int

    @property
    def anchor(self) -> str:
        """The value of an ``id`` on the copy's page."""
        return f"passage-{self.quote.scope}--{self.quote.id}"


def list_passages(index: SiteIndex, carrier: Carrier) -> tuple[Passage, ...]:
    """What listed posts quote from the carrier's copy, in the order it stands there; nothing where that may not be shown."""
    if carrier.copy is None or carrier.copy.lock is None or not carrier.copy.text_file:
        return ()
    known = {locked for _, locked in carrier.copy.lock.quotes}
    found = (
        Passage(quote=quote.key, start=locked.start, end=locked.end)
        for quote in index.quotes_from(carrier.key)
        if (locked := quote.locked) is not None and locked in known and locked.match in _FOUND
        if locked.start is not None and locked.end is not None
    )
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.quote)))


def find_passage(index: SiteIndex, carrier: Carrier, quote: ResolvedQuote) -> Passage | None:
    """The place of ``quote`` in the carrier's copy, or None."""
    return next((one for one in list_passages(index, carrier) if one.quote == quote.key), None)
