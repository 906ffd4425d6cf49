"""How a run of quoted words differs in looks from the same words in the source: case, marks, quotes, typography.

Knows which difference is only of looks and which is not: a question mark, or a stop beside a denial ("No, more" and "No more").
"""

from __future__ import annotations

import re

from firsthand.evidence.characters import APOSTROPHES, QUESTION_MARKS, QUOTATION_MARKS, SHAPES, fold, fold_case, to_nfc
from firsthand.evidence.prepared import squeeze
from firsthand.evidence.telling_words import count_negations
from firsthand.evidence.tokens import Tokens
from firsthand.evidence.verdict import MatchFlag

_ALL_QUOTES = QUOTATION_MARKS + APOSTROPHES
_SAME_QUOTES = str.maketrans(dict.fromkeys(_ALL_QUOTES, '"'))
_NO_QUOTES = str.maketrans(dict.fromkeys(_ALL_QUOTES))
_DASH = re.compile(r"[—―⸺⸻]|-{2,}|(?<=\s)-(?=\s)")
_DOTS = re.compile(r"…|\.(?:\s?\.){2,}")
_STOP = re.compile(r"[,;:.!?…—–―()\[\]{}。、，；：！？·]|--|\s-\s")
_QUESTION = re.compile(f"[{QUESTION_MARKS}]")


def find_differences(source: Tokens, first: int, run: Tokens) -> set[MatchFlag]:
    """The flags of a run of quoted words that equals the source's words from ``first`` on."""
    flags: set[MatchFlag] = set()
    for index in range(len(run)):
        flags |= _word_differs(source, first + index, run, index)
        if index:
            flags |= _gap_differs(source, first + index, run, index)
    return flags


def asks(text: str) -> bool:
    """Whether there is a question mark."""
    return bool(_QUESTION.search(text))


def has_stop(gap: str) -> bool:
    """Whether something between two words parts them: a comma, a stop, a dash, a bracket."""
    return bool(_STOP.search(gap))


def _word_differs(source: Tokens, at: int, run: Tokens, index: int) -> set[MatchFlag]:
    mine = run.text[run.starts[index] : run.ends[index]]
    theirs = source.text[source.starts[at] : source.ends[at]]
    if mine == theirs:
        return set()
    reading = source.readings.get(at)
    if reading is not None and SHAPES[ord(reading[-1])] == "s" and run.key(index) == source.key(at):
        return {MatchFlag.FOOTNOTE_MARKER}
    if run.key(index) not in (source.key(at), fold_case(reading or "")):
        return _form_differs(run.key(index), source.key(at))
    mine, theirs = to_nfc(mine), to_nfc(theirs)
    if mine == theirs:
        return set()
    if run.words[index] not in (source.words[at], reading):
        return {MatchFlag.CASE}
    return {MatchFlag.QUOTES if mine.translate(_SAME_QUOTES) == theirs.translate(_SAME_QUOTES) else MatchFlag.TYPOGRAPHY}


def _form_differs(mine: str, theirs: str) -> set[MatchFlag]:
    """A word with a bracketed ending stands for another form of it: "use[less]" for "use" says the opposite."""
    return {MatchFlag.BRACKETS} | ({MatchFlag.NEGATION} if mine.endswith("less") != theirs.endswith("less") else set())


def _gap_differs(source: Tokens, at: int, run: Tokens, index: int) -> set[MatchFlag]:
    flags = {MatchFlag.FOOTNOTE_MARKER} if at in source.marks and at not in run.marks else set()
    mine, theirs = run.gap(index), source.gap(at)
    if mine == theirs:
        return flags
    if asks(mine) != asks(theirs):
        flags.add(MatchFlag.QUESTION)
    if has_stop(mine) != has_stop(theirs) and count_negations((run.key(index - 1), run.key(index)), ""):
        flags.add(MatchFlag.NEGATION)
    if mine.count("[") != theirs.count("[") or mine.count("]") != theirs.count("]"):
        flags.add(MatchFlag.BRACKETS)
    return flags | _kind_of_difference(mine, theirs)


def _kind_of_difference(mine: str, theirs: str) -> set[MatchFlag]:
    mine, theirs = squeeze(f"|{mine}|"), squeeze(f"|{theirs}|")
    if mine == theirs:
        return set()
    if mine.translate(_SAME_QUOTES) == theirs.translate(_SAME_QUOTES):
        return {MatchFlag.QUOTES}
    mine, theirs = _plain(mine), _plain(theirs)
    if mine == theirs:
        return {MatchFlag.TYPOGRAPHY}
    return {MatchFlag.QUOTES if mine.translate(_NO_QUOTES) == theirs.translate(_NO_QUOTES) else MatchFlag.PUNCTUATION}


def _plain(gap: str) -> str:
    """The marks of a gap without their typography: every dash one dash, every ellipsis one, no space."""
    return "".join(_DOTS.sub("…", _DASH.sub("—", fold(gap))).split())
