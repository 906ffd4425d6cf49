"""What stands around a quotation's words in the copy they were found in, as far as the lock keeps it.

At most 100 characters on either side are kept, and no more may be shown of a copy that is not published whole.
"""

from __future__ import annotations

from firsthand.model.lock import LockedQuote
from firsthand.render.make_views.index import Carrier
from firsthand.render.views.evidence import SurroundingsView

_MORE = "…"


def find_surroundings(locked: LockedQuote, carrier: Carrier) -> SurroundingsView | None:
    """The words with what stands before and after them; None where nothing does, or where it is not sure which they are."""
    words = locked.words
    if not words.strip() or locked.start is None or locked.end is None:
        return None
    before, _, after = _part(locked, words)
    begins, ends = locked.start - len(before), locked.end + len(after)
    text = carrier.copy.lock.text if carrier.copy and carrier.copy.lock else None
    goes_on = text is None or ends < text.size
    if not before.strip() and not after.strip():
        return None
    return SurroundingsView(
        before=(f"{_MORE} " if begins > 0 and before else "") + _in_line(before),
        words=_in_line(words),
        after=_in_line(after) + (f" {_MORE}" if goes_on and after else ""),
    )


def _part(locked: LockedQuote, words: str) -> tuple[str, str, str]:
    """The passage before, at and after the words; they begin where its ``prefix`` ends."""
    place = locked.passage.index(locked.prefix) + len(locked.prefix) if locked.prefix else 0
    return locked.passage[:place], words, locked.passage[place + len(words) :]


def _in_line(text: str) -> str:
    """The text without its line breaks; white space at its edges is kept as one space, for it parts words."""
    inner = " ".join(text.split())
    return (" " if text[:1].isspace() else "") + inner + (" " if inner and text[-1:].isspace() else "")
