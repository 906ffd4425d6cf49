"""Where sentences begin and end, near a place in a text; what stands before and after a passage; who is speaking.

Knows the marks that end a sentence in the scripts of the world, and that a line of a page is a block. It guesses: an
abbreviation's full stop counts as an end. So nothing that decides a match rests on it alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.evidence.characters import APOSTROPHES, QUESTION_MARKS, QUOTATION_MARKS

OPENERS = QUOTATION_MARKS + APOSTROPHES + "([{*_¿¡—–-•"
CLOSERS = QUOTATION_MARKS + APOSTROPHES + ")]}*_"
ENDS = ".!…:。！।॥።۔" + QUESTION_MARKS
_AROUND = 160
_SENTENCE = 400
_SPEAKER = re.compile(
    r"^[^\S\n]*(?:\[?\d[\d:. ]*\]?[^\S\n]*)?"  # a time or a number
    r"(?P<name>[^\W\d_a-z][\w.’'/-]*(?: [\w.’'/-]+){0,4})(?:[^\S\n]*\([^()\n]{1,40}\))?:(?=\s)",
    re.MULTILINE,
)
_SPEAKER_WITHIN = 4000
_BREAK = re.compile(r"[.!?][^\w\s]*\s+|[。！？][^\w\s]*|\n")
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|St|Jr|Sr|No|vs|cf|e\.g|i\.e|[A-Z])\.\s+\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a reader is shown around a passage: the sentences before and after it, and in a transcript who speaks."""

    before: str
    after: str
    speaker: str


def find_surroundings(text: str, start: int, end: int) -> Surroundings:
    """The rest of the sentence a passage cuts into, or the whole one next to it, on either side; at most 400 characters."""
    before = text[max(start - _SENTENCE, 0) : start]
    after = text[end : end + _SENTENCE]
    told = before.rstrip()
    breaks = [
        match.end()
        for match in _BREAK.finditer(told)
        if match.end() < len(told) and not _ABBREVIATED.search(told[: match.end()])
    ]
    stop = re.search(r"\w[^\n]*?(?:[.!?][^\w\s]*(?=\s|\Z)|[。！？]|(?=\n)|\Z)", after)
    speakers = list(_SPEAKER.finditer(text, max(start - _SPEAKER_WITHIN, 0), end))
    return Surroundings(
        before=" ".join(before[breaks[-1] if breaks else 0 :].split()),
        after=" ".join(after[: stop.end()].split()) if stop else "",
        speaker=next((m["name"] for m in reversed(speakers) if m.start() <= start), ""),
    )


def begins_within(text: str, start: int) -> bool:
    """Whether what begins at ``start`` begins in the middle of a sentence."""
    before = text[max(start - _AROUND, 0) : start]
    told = before.rstrip().rstrip(OPENERS).rstrip()
    between = before[len(told) :]
    if not told or re.search(r"\n\s*\n", between) or ("\n" in between and not text[start : start + 1].islower()):
        return False
    return told.rstrip(CLOSERS)[-1:] not in ENDS


def ends_within(text: str, end: int) -> bool:
    """Whether what ends at ``end`` ends in the middle of a sentence."""
    after = text[end : end + _AROUND].lstrip(CLOSERS)
    rest = after.lstrip()
    between = after[: len(after) - len(rest)]
    if not rest or re.search(r"\n\s*\n", between) or ("\n" in between and not rest[:1].islower()):
        return False
    return rest[:1] not in ENDS
