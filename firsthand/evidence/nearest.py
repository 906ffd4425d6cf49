"""The window of a text that is most like a quotation that does not stand there.

It only tells "altered" from "not found" and gives the reader something to compare: likeness never makes a match.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from firsthand.evidence.diff import DiffOp, Step, common_pairs, count_common, find_steps
from firsthand.evidence.prepared import UNKNOWN, PreparedText

OVERLAP_AT_LEAST = 0.60
WORDS_AT_LEAST = 3
_QUOTED_AT_MOST = 4000
_PAIRS_AT_MOST = 240
_PLACES_AT_MOST = 400
_WINDOWS_TRIED = 6
_CUT_AT_MOST = 240
_WEIGHT = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A range of words of the text, how many of the quotation's words it holds in their order, and the difference.

    Ranges in ``steps`` count from the window's and the quotation's own beginning.
    """

    first: int
    stop: int
    common: int
    steps: tuple[Step, ...]


def find_nearest(prepared: PreparedText, quoted: str, *, cut: int = 0) -> Window | None:
    """The window that shares most words with the coded quotation, in order; None where no two neighbours are shared.

    ``cut`` is how many words the quotation's marks allow to be left out. Only the first 4,000 words are looked at.
    """
    quoted = quoted[:_QUOTED_AT_MOST]
    slack = max(3, len(quoted) // 5) + min(cut, _CUT_AT_MOST)
    best: tuple[int, int, int] | None = None
    for offset in _likely_offsets(prepared.codes, quoted, slack):
        first, stop = max(offset - slack, 0), min(offset + len(quoted) + slack, len(prepared.codes))
        common = count_common(prepared.codes[first:stop], quoted)
        if best is None or common > best[0]:
            best = common, first, stop
    return make_window(prepared, _trimmed(prepared.codes, quoted, best[1:], slack), quoted) if best else None


def make_window(prepared: PreparedText, words: tuple[int, int], quoted: str) -> Window:
    """A range of words compared with the coded quotation; of either only the first 4,000 words."""
    first, stop = words[0], min(words[1], words[0] + _QUOTED_AT_MOST)
    steps = find_steps(prepared.codes[first:stop], quoted[:_QUOTED_AT_MOST])
    common = sum(step.source[1] - step.source[0] for step in steps if step.op is DiffOp.EQUAL)
    return Window(first=first, stop=stop, common=common, steps=steps)


def is_alike(windows: Sequence[Window], words: int) -> bool:
    """Whether the windows together hold at least 60 % of so many words, and three of them."""
    common = sum(window.common for window in windows)
    return common >= WORDS_AT_LEAST and common >= OVERLAP_AT_LEAST * words


def _likely_offsets(codes: str, quoted: str, slack: int) -> list[int]:
    """Where the quotation would begin, judged by the pairs of neighbours it shares with the text; rare pairs count more."""
    pairs = {a + b: index for index, (a, b) in enumerate(pairwise(quoted)) if UNKNOWN not in (a, b)}
    votes: Counter[int] = Counter()
    seen: dict[int, Counter[int]] = {}
    step = max(len(pairs) // _PAIRS_AT_MOST, 1)
    for pair, index in islice(pairs.items(), 0, None, step):
        places = _places(codes, pair)
        for place in places:
            offset = place - index
            votes[offset // slack] += _WEIGHT // len(places)
            votes[offset // slack + 1] += _WEIGHT // len(places)
            seen.setdefault(offset // slack, Counter())[offset] += 1
    likely: list[int] = []
    for bucket, _ in votes.most_common(_WINDOWS_TRIED):
        within = seen.get(bucket, Counter()) + seen.get(bucket - 1, Counter())
        likely.append(within.most_common(1)[0][0])
    return list(dict.fromkeys(likely))


def _places(codes: str, pair: str) -> list[int]:
    places: list[int] = []
    at = codes.find(pair)
    while at >= 0 and len(places) < _PLACES_AT_MOST:
        places.append(at)
        at = codes.find(pair, at + 1)
    return places


def _trimmed(codes: str, quoted: str, found: tuple[int, int], slack: int) -> tuple[int, int]:
    """The window without words at its ends that are not the quotation's; a lone shared word far out does not hold them."""
    first, stop = found
    pairs = common_pairs(codes[first:stop], quoted)
    while len(pairs) > 1 and pairs[1][0] - pairs[0][0] > slack:
        del pairs[0]
    while len(pairs) > 1 and pairs[-1][0] - pairs[-2][0] > slack:
        del pairs[-1]
    return first + pairs[0][0], first + pairs[-1][0] + 1
