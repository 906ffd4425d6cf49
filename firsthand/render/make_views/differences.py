"""How the words that go round differ from the words that were said, word by word.

Compares two texts for a reader's eye; whether they count as the same is the matcher's business, not this module's.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from firsthand.model.resolved import Item, ResolvedClaim, ResolvedQuote, ResolvedTweet
from firsthand.model.site import RuleWord
from firsthand.render.make_views.index import SiteIndex
from firsthand.render.record_facts import known, words_of
from firsthand.render.views.evidence import DifferencePieceView, DifferenceView

_ALIKE = 0.4
"""Below this share of words in common, two texts are no versions of each other, and a difference would only confuse."""


def find_difference(index: SiteIndex, claim: ResolvedClaim) -> DifferenceView | None:
    """For a claim about altered words: the words as they go round against the words as they were said."""
    if not any(RuleWord.AGAINST_WORDS in row for row in claim.label.needs):
        return None
    said = _worded(index, claim.against)
    circulating = _worded(index, (*claim.seen_in, *claim.support))
    if not said or not circulating:
        return None
    former, original = max(
        ((one, other) for one in circulating for other in said),
        key=lambda pair: _likeness(words_of(pair[0]), words_of(pair[1])),
    )
    pieces = find_pieces(words_of(former), words_of(original))
    if all(piece.kind == "same" for piece in pieces):
        speaker, other = _speaker(original), _speaker(former)
        said_by = index.words.say("said-by", speaker=speaker, other=other) if speaker and other and speaker != other else ""
        return DifferenceView(said_by=said_by) if said_by else None
    return DifferenceView(pieces=pieces)


def find_pieces(former: str, now: str) -> tuple[DifferencePieceView, ...]:
    """The two texts as runs of words that both have, and runs that one of them has; empty where they have little in common."""
    if _likeness(former, now) < _ALIKE:
        return ()
    old, new = former.split(), now.split()
    pieces = []
    for tag, i1, i2, j1, j2 in _matcher(old, new).get_opcodes():
        if tag == "equal":
            pieces.append(DifferencePieceView(kind="same", text=" ".join(new[j1:j2])))
            continue
        if i2 > i1:
            pieces.append(DifferencePieceView(kind="was", text=" ".join(old[i1:i2])))
        if j2 > j1:
            pieces.append(DifferencePieceView(kind="now", text=" ".join(new[j1:j2])))
    return tuple(pieces)


def _likeness(one: str, other: str) -> float:
    return _matcher(one.split(), other.split()).ratio()


def _matcher(one: list[str], other: list[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, one, other, autojunk=False)


def _worded(index: SiteIndex, items: Iterable[Item]) -> list[ResolvedQuote | ResolvedTweet]:
    records = (index.find(item) for item in items)
    return [record for record in records if isinstance(record, ResolvedQuote | ResolvedTweet) and words_of(record)]


def _speaker(record: ResolvedQuote | ResolvedTweet) -> str:
    return record.speaker if isinstance(record, ResolvedQuote) else known(record.tweet.author)
