"""A quotation as an editor typed it: its words, and the marks that say where something was cut or put in.

Knows the marks: outer quotation marks, ``...`` and its kin for a cut, ``[word]`` for an insertion, ``[sic]``, ``[T]he``,
paragraphs. Does not know the source: whether a mark is the editor's own or the source's is for ``passages`` to try.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from firsthand.evidence.characters import fold, fold_case
from firsthand.evidence.prepared import squeeze
from firsthand.evidence.tokens import Tokens, read_tokens

CUT_AT_MOST = 80
BRACKET_STANDS_FOR_AT_MOST = 6
MARKS_AT_MOST = 40

_DOTS = r"(?:\.(?:[ \u00a0\u2009\u202f]?\.){2,}|…(?:[ \u00a0]?[.…])*|\.…)"
_CUT = rf"[\[(<]\s*{_DOTS}\s*[\])>]|{_DOTS}"
_BRACKET = r"\[(?P<inside>[^\[\]\n]*)\](?!\w)"
_PARAGRAPH = r"[^\S\n]*\n[^\S\n]*\n\s*"
_SIC = r"\(\s*sic!?\s*\)"
_MARK = re.compile(rf"(?P<cut>{_CUT})|(?P<sic>{_SIC})|{_BRACKET}|(?P<paragraph>{_PARAGRAPH})", re.IGNORECASE)
# A bracket inside a word. [T]he, [un]able: the word is what it makes. walk[ed], cit[ies]: a form of the word that stands there.
_IN_WORD = re.compile(r"(?<!\w)\[(?P<head>\w{1,12})\](?=\w)|(?<!\w)(?P<stem>[^\W\d_]{2,30})\[(?P<tail>[^\W\d_]{0,4})\](?!\w)")
_NOTE = re.compile(
    r"(?:sic|sic erat scriptum)[.!]?"
    r"|(?:(?:my|our|the author[’']s|original) )?(?:emphasis|emphases|italics?|bold|underlining|stress|translation|capitals)"
    r"(?: (?:added|mine|ours|supplied|in (?:the )?original|original|omitted|removed|by the author))?",
    re.IGNORECASE,
)
_PAIRS = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "「": "」",
    "『": "』",
    "‘": "’",
    "‚": "‘’",
    '"': '"',
    "'": "'",
    "＂": "＂",
}


class GapKind(StrEnum):
    """What stands between two runs of quoted words."""

    CUT = "cut"
    BRACKET = "bracket"
    NOTE = "note"
    PARAGRAPH = "paragraph"


_LONG = frozenset({GapKind.CUT, GapKind.PARAGRAPH})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What the marks between two runs allow: how many words of the source at most, and the words put in their place."""

    kinds: frozenset[GapKind] = frozenset()
    at_most: int = 0
    inserted: tuple[str, ...] = ()

    def joined(self, other: Gap) -> Gap:
        """This gap and the one right behind it as one. Two cuts in a row are one cut."""
        both_cut = bool(self.kinds & _LONG and other.kinds & _LONG)
        return Gap(
            kinds=self.kinds | other.kinds,
            at_most=CUT_AT_MOST if both_cut else self.at_most + other.at_most,
            inserted=self.inserted + other.inserted,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A quotation read with its editor's marks.

    ``gaps[i]`` stands before ``runs[i]``, the last one behind the last run. ``stems[i]`` holds, for words of ``runs[i]`` with a
    bracket at their end ("walk[ed]"), what stands before the bracket.
    """

    runs: tuple[Tokens, ...]
    gaps: tuple[Gap, ...]
    stems: tuple[dict[int, str], ...]
    has_brackets_in_words: bool

    @property
    def inserted_words(self) -> int:
        """How many words stand in brackets."""
        return sum(len(read_tokens(words, skip_marks=False)) for gap in self.gaps for words in gap.inserted)

    @property
    def quoted_words(self) -> int:
        """How many words are the source's."""
        return sum(len(run) for run in self.runs)

    @property
    def parts(self) -> tuple[int, ...]:
        """The number of quoted words in each part between cuts."""
        counts = [0]
        for gap, run in zip(self.gaps, self.runs, strict=False):
            if GapKind.CUT in gap.kinds and counts[-1]:
                counts.append(0)
            counts[-1] += len(run)
        return tuple(counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quotation, trimmed: ``literals`` are the squeezed texts to try letter by letter, ``tokens`` all its words."""

    text: str
    literals: tuple[str, ...]
    tokens: Tokens
    marked: Marked | None

    @property
    def has_words(self) -> bool:
        """Whether there is anything but marks in it."""
        return len(self.tokens) > 0


def read_quotation(text: str) -> Quotation:
    """The quotation with its marks taken apart; ``marked`` is None where it has none."""
    trimmed = text.strip()
    inner = _without_outer_pair(trimmed)
    literals = tuple(dict.fromkeys((squeeze(trimmed), squeeze(inner))))
    return Quotation(text=inner, literals=literals, tokens=read_tokens(inner, skip_marks=False), marked=_read_marks(inner))


def _without_outer_pair(text: str) -> str:
    """The text without its outer quotation marks, if they are a pair: "A" and "B" keeps its four."""
    closing = _PAIRS.get(text[:1])
    if closing is None or len(text) < 3 or text[-1] not in closing:  # noqa: PLR2004 - two marks and something between
        return text
    opening, inner = text[0], text[1:-1]
    if opening in closing:
        return inner.strip() if opening not in inner or (opening == "'" and not re.search(r"\W'|'\W", inner)) else text
    depth = 0
    for char in inner:
        depth += (char == opening) - (char in closing and not (char == "’" and opening == "‘"))
        if depth < 0:
            return text
    return inner.strip()


def _read_marks(text: str) -> Marked | None:
    joined, stems_at = _join_brackets_in_words(text)
    marks = list(_MARK.finditer(joined))
    if len(marks) > MARKS_AT_MOST or (not marks and joined == text):
        return None
    runs: list[Tokens] = []
    stems: list[dict[int, str]] = []
    gaps: list[Gap] = [Gap()]
    edges = [0, *(edge for mark in marks for edge in mark.span()), len(joined)]
    for (start, end), mark in zip_longest(zip(edges[::2], edges[1::2], strict=True), marks):
        run = read_tokens(joined[start:end], skip_marks=False)
        if len(run):
            runs.append(run)
            stems.append({i: stems_at[start + at] for i, at in enumerate(run.starts) if start + at in stems_at})
            gaps.append(Gap())
        if mark is not None:
            gaps[-1] = gaps[-1].joined(_gap(mark))
    return Marked(runs=tuple(runs), gaps=tuple(gaps), stems=tuple(stems), has_brackets_in_words=joined != text)


def _join_brackets_in_words(text: str) -> tuple[str, dict[int, str]]:
    """The text with brackets inside words taken off, and the stems of words with a bracketed ending by their place in it."""
    pieces: list[str] = []
    stems: dict[int, str] = {}
    at = length = 0
    for match in _IN_WORD.finditer(text):
        word = match["head"] or match["stem"] + match["tail"]
        pieces += [text[at : match.start()], word]
        length += match.start() - at
        if match["stem"]:
            stems[length] = fold_case(fold(match["stem"]))
        length += len(word)
        at = match.end()
    return "".join(pieces) + text[at:], stems


def _gap(mark: re.Match[str]) -> Gap:
    match mark.lastgroup:
        case "cut":
            return Gap(kinds=frozenset({GapKind.CUT}), at_most=CUT_AT_MOST)
        case "paragraph":
            return Gap(kinds=frozenset({GapKind.PARAGRAPH}), at_most=CUT_AT_MOST)
        case "inside" if not _NOTE.fullmatch(mark["inside"].strip()):
            inserted = (mark["inside"].strip(),)
            return Gap(kinds=frozenset({GapKind.BRACKET}), at_most=BRACKET_STANDS_FOR_AT_MOST, inserted=inserted)
        case _:
            return Gap(kinds=frozenset({GapKind.NOTE}))
