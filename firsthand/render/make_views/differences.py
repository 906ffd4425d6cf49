"""How the words that go round differ from the words that were said, word by word.

Compares two texts for a reader's eye; whether they count as the same is the matcher's business, not this module's.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from firsthand.model.resolved import Item, ResolvedClaim, ResolvedQuote, ResolvedTweet
from firsthand.model.site import RuleWord
from firsthand.render.make_views.index import SiteIndex
from firsthand.render.make_views.names import words_language
from firsthand.render.record_facts import known, words_of
from firsthand.render.views.evidence import DifferencePieceView, DifferenceView

_ALIKE = 0.4
"""Below this share of words in common, two texts are no versions of each other, and a difference would only confuse."""

_TYPED = str.maketrans("‘’“”–—", "''\"\"--")


def find_difference(index: SiteIndex, claim: ResolvedClaim) -> DifferenceView | None:
    """For a claim about altered words: the words as they go round against the words as they were said.

    Where the words are the same, who said them and who did not; where none that go round are on record, those that were said.
    """
    if not any(RuleWord.AGAINST_WORDS in row for row in claim.label.needs):
        return None
    said = _worded(index, claim.against)
    circulating = _worded(index, (*claim.seen_in, *claim.support))
    if not said:
        return None
    if not circulating:
        return _make(index, (DifferencePieceView(kind="now", text=words_of(said[0])),), said[0])
    former, original = max(
        ((one, other) for one in circulating for other in said),
        key=lambda pair: _likeness(words_of(pair[0]), words_of(pair[1])),
    )
    was, now = words_of(former), words_of(original)
    if _folded(was) == _folded(now):
        return _tell_speakers(index, former, original)
    return _make(index, find_pieces(was, now) or _whole(was, now), original)


def find_pieces(former: str, now: str) -> tuple[DifferencePieceView, ...]:
    """The two texts as runs of words that both have, and runs that one of them has; empty where they have little in common."""
    old, new = former.split(), now.split()
    matcher = _matcher(former, now)
    if matcher.ratio() < _ALIKE:
        return ()
    pieces = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(DifferencePieceView(kind="same", text=" ".join(new[j1:j2])))
            continue
        if i2 > i1:
            pieces.append(DifferencePieceView(kind="was", text=" ".join(old[i1:i2])))
        if j2 > j1:
            pieces.append(DifferencePieceView(kind="now", text=" ".join(new[j1:j2])))
    return tuple(pieces)


def _make(index: SiteIndex, pieces: tuple[DifferencePieceView, ...], original: ResolvedQuote | ResolvedTweet) -> DifferenceView:
    words, carrier = index.words, index.find_carrier(original.key)
    lang = words_language(index, carrier) if carrier else ""
    return DifferenceView(pieces=pieces, was=words.say("as-goes-round"), now=words.say("as-was-said"), lang=lang)


def _tell_speakers(
    index: SiteIndex, former: ResolvedQuote | ResolvedTweet, original: ResolvedQuote | ResolvedTweet
) -> DifferenceView | None:
    """Who said the words, and whom they are ascribed to; whoever posts another's words does not ascribe them to himself."""
    speaker = original.speaker if isinstance(original, ResolvedQuote) else known(original.tweet.author)
    other = former.speaker if isinstance(former, ResolvedQuote) else ""
    if not speaker or not other or speaker.casefold() == other.casefold():
        return None
    return DifferenceView(said_by=index.words.say("said-by", speaker=speaker, other=other))


def _whole(was: str, now: str) -> tuple[DifferencePieceView, ...]:
    """Two texts that have too little in common to be compared word by word, each in full."""
    return DifferencePieceView(kind="was", text=was), DifferencePieceView(kind="now", text=now)


def _likeness(one: str, other: str) -> float:
    return _matcher(one, other).ratio()


def _matcher(one: str, other: str) -> SequenceMatcher[str]:
    return SequenceMatcher(None, _folded(one), _folded(other), autojunk=False)


def _folded(text: str) -> list[str]:
    """The words, with the characters of typography as a keyboard has them: no reader takes ’ and ' for a difference."""
    return [word.translate(_TYPED) for word in text.split()]


def _worded(index: SiteIndex, items: Iterable[Item]) -> list[ResolvedQuote | ResolvedTweet]:
    records = (index.find(item) for item in items)
    return [record for record in records if isinstance(record, ResolvedQuote | ResolvedTweet) and words_of(record)]
