"""Where a quotation may stand in a text: letter by letter, word for word, or in parts around the editor's marks.

Finds candidates and the rule an elision breaks; what a reader must be told of each is for ``flags``, which one is meant for
``matching``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, product

from firsthand.evidence.prepared import UNKNOWN, PreparedText
from firsthand.evidence.quotation import Gap, Marked, Quotation
from firsthand.evidence.tokens import Tokens, read_tokens
from firsthand.evidence.verdict import Reason

HITS_AT_MOST = 1000
_CHAINS_AT_MOST = 2000
_BRANCHES_AT_MOST = 8
_FORMS_AT_MOST = 48
_INSERTED_AT_MOST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A place in the text: offsets, and the ranges of words that ``runs`` of the quotation stand at.

    ``gaps`` are the quotation's marks before, between and behind the runs. No runs: the passage was found letter by letter.
    """

    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    runs: tuple[Tokens, ...] = ()
    gaps: tuple[Gap, ...] = ()

    @property
    def skipped(self) -> int:
        """How many words of the source lie between the runs."""
        return sum(after[0] - before[1] for before, after in pairwise(self.spans))


def find_exact(prepared: PreparedText, quotation: Quotation) -> list[Passage]:
    """Every place where the quotation stands letter by letter, white space aside, and may begin and end."""
    for literal in quotation.literals:
        passages = [
            Passage(start=start, end=end, spans=(prepared.words_between(start, end),))
            for start, end in islice(prepared.find_exact(literal), HITS_AT_MOST)
            if prepared.is_whole(start, end)
        ]
        if passages:
            return passages
    return []


def stands_inside_words(prepared: PreparedText, quotation: Quotation) -> bool:
    """Whether the quotation's letters are there, but only as a part of longer words or numbers."""
    return any(True for literal in quotation.literals for _ in prepared.find_exact(literal))


def stands_somewhere(prepared: PreparedText, run: Tokens) -> bool:
    """Whether the run's words stand anywhere in the text."""
    return any(True for _ in prepared.find_words(encode(prepared, run)))


def find_words(prepared: PreparedText, quotation: Quotation) -> list[Passage]:
    """Every place where the quotation's words stand one after the other; its dots and brackets count as the source's."""
    tokens = quotation.tokens
    passages = _find_run(prepared, tokens)
    if not passages and "[" in quotation.text:
        # The quotation kept the source's reference marks, which are no words on either side: they have to be the same ones.
        bare = read_tokens(quotation.text)
        if bare.marks:
            passages = [p for p in _find_run(prepared, bare) if _has_marks(prepared.tokens, p.spans[0], bare)]
    return passages


def find_elided(prepared: PreparedText, marked: Marked) -> list[Passage]:
    """Every place where the quotation's parts stand in order, with gaps no wider than its marks allow."""
    if not marked.runs or broken_rule(marked):
        return []
    runs = [_readings(prepared, run, stems) for run, stems in zip(marked.runs, marked.stems, strict=True)]
    chains = _find_chains(prepared, runs, [gap.at_most for gap in marked.gaps[1:-1]])
    return [
        _passage(prepared, spans, marked.runs, marked.gaps)
        for spans in (_spans(chain, runs) for chain in chains)
        if all(prepared.are_whole(*span) for span in spans)
    ]


def broken_rule(marked: Marked) -> Reason:
    """The rule that the quotation's own marks break, whatever the source says."""
    inserted = marked.inserted_words
    if inserted > _INSERTED_AT_MOST or inserted > marked.quoted_words:
        return Reason.MOSTLY_BRACKETS
    if inserted and max(map(len, marked.runs), default=0) < 2:  # noqa: PLR2004 - a lone word between brackets proves nothing
        return Reason.MOSTLY_BRACKETS
    if len(marked.parts) > 1 and min(marked.parts) < 2:  # noqa: PLR2004 - EVIDENCE: each part has at least two words
        return Reason.ONE_WORD_PART
    return Reason.NONE


def broken_order(prepared: PreparedText, marked: Marked) -> Reason:
    """Why parts that each stand in the text do not make a quotation: too far apart, or in another order."""
    codes = [encode(prepared, run) for run in marked.runs]
    if len(codes) < 2:  # noqa: PLR2004 - one part has no order
        return Reason.NONE
    at = 0
    for code in codes:
        found = next(prepared.find_words(code, at), None)
        if found is None:
            return Reason.ORDER
        at = found + len(code)
    return Reason.STITCHED


def encode(prepared: PreparedText, tokens: Tokens) -> str:
    """The words as codes of the text."""
    return prepared.encode([tokens.key(index) for index in range(len(tokens))])


def _find_run(prepared: PreparedText, tokens: Tokens) -> list[Passage]:
    code = encode(prepared, tokens)
    return [
        _passage(prepared, ((first, first + len(code)),), (tokens,), (Gap(), Gap()))
        for first in islice(prepared.find_words(code), HITS_AT_MOST)
        if prepared.are_whole(first, first + len(code))
    ]


def _readings(prepared: PreparedText, run: Tokens, stems: dict[int, str]) -> tuple[str, ...]:
    """The run as codes; several where a word stands for any form of its stem that the text holds."""
    if not stems:
        return (encode(prepared, run),)
    choices = [prepared.codes_of_forms(stems[i]) if i in stems else prepared.encode([run.key(i)]) for i in range(len(run))]
    return tuple("".join(choice) for choice in islice(product(*choices), _FORMS_AT_MOST)) or (UNKNOWN * len(run),)


def _has_marks(source: Tokens, span: tuple[int, int], quoted: Tokens) -> bool:
    """Whether the quotation's reference marks are the source's; one right behind the passage may be left out."""
    first, stop = span
    within = all(source.marks_at(first + index) == quoted.marks_at(index) for index in range(1, len(quoted)))
    return within and quoted.marks_at(len(quoted)) in ([], source.marks_at(stop))


def _find_chains(prepared: PreparedText, runs: Sequence[tuple[str, ...]], widths: Sequence[int]) -> list[tuple[int, ...]]:
    """Places of all runs, close ones preferred: from the rarest run outwards, so that common ones cost little."""
    anchor = min(range(len(runs)), key=lambda index: sum(map(prepared.count_words, runs[index])))
    chains: list[tuple[int, ...]] = [
        (at,) for at in islice(_find(prepared, runs[anchor], 0, len(prepared.codes)), _CHAINS_AT_MOST)
    ]
    for index in range(anchor + 1, len(runs)):
        behind: dict[int, tuple[int, ...]] = {}
        for chain in chains:
            first = chain[-1] + len(runs[index - 1][0])
            reach = first + widths[index - 1] + len(runs[index][0])
            for at in islice(_find(prepared, runs[index], first, reach), _BRANCHES_AT_MOST):
                behind[at] = (*chain, at)
        chains = list(islice(behind.values(), _CHAINS_AT_MOST))
    for index in range(anchor - 1, -1, -1):
        before: dict[tuple[int, int], tuple[int, ...]] = {}
        for chain in chains:
            reach = max(chain[0] - widths[index] - len(runs[index][0]), 0)
            for at in [*_find(prepared, runs[index], reach, chain[0])][-_BRANCHES_AT_MOST:]:
                before[at, chain[-1]] = (at, *chain)
        chains = list(islice(before.values(), _CHAINS_AT_MOST))
    return chains


def _find(prepared: PreparedText, readings: tuple[str, ...], first: int, stop: int) -> Iterable[int]:
    if len(readings) == 1:
        return prepared.find_words(readings[0], first, stop)
    return sorted(at for reading in readings for at in islice(prepared.find_words(reading, first, stop), HITS_AT_MOST))


def _spans(chain: tuple[int, ...], runs: Sequence[tuple[str, ...]]) -> tuple[tuple[int, int], ...]:
    return tuple((at, at + len(readings[0])) for at, readings in zip(chain, runs, strict=True))


def _passage(
    prepared: PreparedText, spans: tuple[tuple[int, int], ...], runs: tuple[Tokens, ...], gaps: tuple[Gap, ...]
) -> Passage:
    start, end = prepared.tokens.starts[spans[0][0]], prepared.tokens.ends[spans[-1][1] - 1]
    return Passage(start=start, end=end, spans=spans, runs=runs, gaps=gaps)
