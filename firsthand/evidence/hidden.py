"""What a quotation's cuts and brackets hide from a reader, and what its edges cut off.

Knows the rules for denials, numbers, questions and swapped words. The words themselves are in ``telling_words``; differences of
looks are in ``differences``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from firsthand.evidence.characters import to_nfc
from firsthand.evidence.differences import asks, has_stop
from firsthand.evidence.passages import Passage
from firsthand.evidence.prepared import PreparedText, squeeze
from firsthand.evidence.quotation import Gap, GapKind, Quotation
from firsthand.evidence.sentences import CLOSERS, ENDS, begins_within, ends_within
from firsthand.evidence.telling_words import (
    belongs_to_number,
    continues_number,
    count_negations,
    denies_what_follows,
    denies_what_precedes,
    find_numbers,
    swaps_words,
    takes_back,
)
from firsthand.evidence.tokens import Tokens, read_tokens
from firsthand.evidence.verdict import MatchFlag

_LOOK = 3
_NEAR = 24
_FRAGMENT = 4
_BEYOND_BRACKET = 80


def find_hidden(prepared: PreparedText, passage: Passage) -> set[MatchFlag]:
    """The flags of what stands in the gaps between an elided passage's parts, and in the brackets around it."""
    flags: set[MatchFlag] = set()
    for (before, after), gap, run in zip(pairwise(passage.spans), passage.gaps[1:], passage.runs, strict=False):
        flags |= _hidden_in_gap(prepared, before[1], after[0], gap)
        if asks(_closing(prepared.tokens.gap(before[1]))) != asks(_closing(run.gap(len(run)))):
            flags.add(MatchFlag.QUESTION)
    for gap, index in ((passage.gaps[0], passage.spans[0][0]), (passage.gaps[-1], passage.spans[-1][1])):
        flags |= _said_by_bracket(_without_references(prepared.tokens, gap, index), (), "")
    return flags


def find_cut_off(prepared: PreparedText, passage: Passage, quoted: Quotation) -> set[MatchFlag]:
    """The flags of what the source says right before and right after a passage."""
    tokens, flags = prepared.tokens, set[MatchFlag]()
    first, stop = passage.spans[0][0], passage.spans[-1][1]
    if first == stop:
        return flags
    begins_inside = begins_within(tokens.text, tokens.starts[first])
    ends_inside = ends_within(tokens.text, tokens.ends[stop - 1])
    outer = (quoted.marked.gaps[0], quoted.marked.gaps[-1]) if quoted.marked else (Gap(), Gap())
    if (begins_inside and not outer[0].kinds) or (ends_inside and not outer[1].kinds):
        flags.add(MatchFlag.CUT)
    if begins_inside:
        flags |= _cut_off_before(tokens, first)
    if ends_inside:
        flags |= _cut_off_after(tokens, stop)
    is_fragment = begins_inside and stop - first < _FRAGMENT and quoted.text[-1:] not in ENDS
    asked, quoted_asks = _asks_behind(prepared, passage), _quotation_asks(passage, quoted.text)
    if quoted_asks != asked and (quoted_asks or not is_fragment):
        flags.add(MatchFlag.QUESTION)
    return flags


def _hidden_in_gap(prepared: PreparedText, first: int, stop: int, gap: Gap) -> set[MatchFlag]:
    tokens = prepared.tokens
    is_cut = bool(gap.kinds & {GapKind.CUT, GapKind.PARAGRAPH})
    inserted = _without_references(tokens, gap, first) if is_cut or first == stop else gap.inserted
    keys = [tokens.key(index) for index in range(first, stop)]
    text = to_nfc(prepared.text[tokens.ends[first - 1] : tokens.starts[stop]])
    if gap.kinds <= {GapKind.PARAGRAPH, GapKind.NOTE}:
        return _hidden_between_paragraphs(keys, text)
    flags = _said_by_bracket(inserted, keys, text)
    if not is_cut and swaps_words(_words(inserted), tokens.words[first:stop]):
        flags.add(MatchFlag.REPLACED)
    return flags


def _without_references(tokens: Tokens, gap: Gap, index: int) -> tuple[str, ...]:
    """What is put in, without reference marks that the source has at the same place."""
    marks = tokens.marks_at(index)
    return tuple(part for part in gap.inserted if f"[{part}]" not in marks)


def _said_by_bracket(inserted: Sequence[str], keys: Sequence[str], text: str) -> set[MatchFlag]:
    """Whether what is put in, and what it stands for, differ in a denial or a number. Nothing put in: a plain cut."""
    put_in = [key for part in inserted for key in _keys(part)]
    flags = {MatchFlag.BRACKETS} if inserted else set()
    if count_negations(keys, text) != count_negations(put_in, " ".join(inserted)):
        flags.add(MatchFlag.NEGATION)
    if find_numbers(keys, text) != find_numbers(put_in, " ".join(inserted)):
        flags.add(MatchFlag.NUMBER)
    return flags


def _hidden_between_paragraphs(keys: Sequence[str], text: str) -> set[MatchFlag]:
    """Page furniture between paragraphs may hold anything; a sentence left out there is a cut like any other."""
    if not keys:
        return set()
    flags = {MatchFlag.PARAGRAPHS}
    head, *lines, tail = text.split("\n") if "\n" in text else (text, text)
    is_furniture = not (re.search(r"\w", head) or re.search(r"\w", tail) or any(map(_is_sentence, lines)))
    if not is_furniture:
        flags |= {MatchFlag.NEGATION} if count_negations(keys, text) else set()
        flags |= {MatchFlag.NUMBER} if find_numbers(keys, text) else set()
    return flags


def _is_sentence(line: str) -> bool:
    return line.rstrip().rstrip(CLOSERS)[-1:] in ENDS if line.strip() else False


def _cut_off_before(tokens: Tokens, first: int) -> set[MatchFlag]:
    words = _words_before(tokens, first)
    start = tokens.starts[first]
    flags: set[MatchFlag] = set()
    if denies_what_follows(words, squeeze(tokens.text[max(start - _NEAR, 0) : start])):
        flags.add(MatchFlag.NEGATION)
    if belongs_to_number(words, tokens.key(first)):
        flags.add(MatchFlag.NUMBER)
    return flags


def _cut_off_after(tokens: Tokens, stop: int) -> set[MatchFlag]:
    words = _words_after(tokens, stop)
    end = tokens.ends[stop - 1]
    flags: set[MatchFlag] = set()
    is_taken_back = stop < len(tokens) and takes_back(tokens.key(stop))
    if is_taken_back or denies_what_precedes(words[0] if words else "", squeeze(tokens.text[end : end + _NEAR])):
        flags.add(MatchFlag.NEGATION)
    if continues_number(tokens.key(stop - 1), words):
        flags.add(MatchFlag.NUMBER)
    return flags


def _words_before(tokens: Tokens, first: int) -> list[str]:
    """At most three words that lead up to the one at ``first``, with nothing that parts them."""
    words: list[str] = []
    for index in range(first, max(first - _LOOK, 0), -1):
        if has_stop(tokens.gap(index)):
            break
        words.append(tokens.key(index - 1))
    return words[::-1]


def _words_after(tokens: Tokens, stop: int) -> list[str]:
    words: list[str] = []
    for index in range(stop, min(stop + _LOOK, len(tokens))):
        if has_stop(tokens.gap(index)):
            break
        words.append(tokens.key(index))
    return words


def _asks_behind(prepared: PreparedText, passage: Passage) -> bool:
    """Whether the source asks where the passage ends; behind a bracket, where its sentence ends."""
    if passage.gaps and GapKind.BRACKET in passage.gaps[-1].kinds:
        ahead = prepared.text[passage.end : passage.end + _BEYOND_BRACKET]
        end = re.search(f"[{re.escape(ENDS)}]", ahead)
        return end is not None and asks(end[0])
    return asks(_closing(prepared.tokens.gap(passage.spans[-1][1])))


def _quotation_asks(passage: Passage, quoted: str) -> bool:
    trailing = quoted[len(quoted.rstrip(ENDS + CLOSERS + " \u00a0\u202f")) :]
    return asks(trailing) or any(asks(_closing(run.gap(len(run)))) for run in passage.runs[-1:])


def _closing(gap: str) -> str:
    """The marks that belong to the word before them: "?" and what is glued to it, or parted by a space as in French."""
    glued = gap.lstrip()
    return glued.split(maxsplit=1)[0] if glued else ""


def _words(parts: Sequence[str]) -> list[str]:
    return [word for part in parts for word in read_tokens(part, skip_marks=False).words]


def _keys(part: str) -> list[str]:
    tokens = read_tokens(part, skip_marks=False)
    return [tokens.key(index) for index in range(len(tokens))]
