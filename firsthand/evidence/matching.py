"""THE FRONT DOOR for quotations: whether a quotation stands in a text, how, and what must be told of it.

Words are matched, never likeness: a class above ``altered`` means that every word stands there, in order. The order of the
attempts is the rule: letter by letter first, since dots and brackets may be the source's own; then word for word; then with
the editor's marks taken at their word. Does not know what a match is worth to a claim.
"""

from __future__ import annotations

from firsthand.evidence.characters import fold, fold_case
from firsthand.evidence.diff import DiffOp
from firsthand.evidence.differences import find_differences
from firsthand.evidence.hidden import find_cut_off, find_hidden
from firsthand.evidence.nearest import Window, find_nearest, is_alike, make_window
from firsthand.evidence.passages import (
    Passage,
    broken_order,
    broken_rule,
    encode,
    find_elided,
    find_exact,
    find_words,
    stands_inside_words,
    stands_somewhere,
)
from firsthand.evidence.prepared import PreparedText, squeeze
from firsthand.evidence.quotation import Quotation, read_quotation
from firsthand.evidence.tokens import Tokens
from firsthand.evidence.verdict import RISK_FLAGS, MatchFlag, MatchResult, Reason
from firsthand.model.evidence import MatchClass

MATCHER_VERSION = "1"
"""Raised whenever a result, or what a lock keeps of one, may differ from what an older version gave for the same words:
until then nothing that was compared before is compared again."""

_JUDGED_AT_MOST = 60
_WORDS_JUDGED_AT_MOST = 60_000
_AROUND = 32


def match_quotation(text: str | PreparedText, quotation: str, *, prefix: str = "", suffix: str = "") -> MatchResult:
    """The conclusion about one quotation; never ``no-copy``, which is for callers that have no text.

    Prepare a text that is asked more than once. ``prefix`` and ``suffix`` are words that stand right before and after the
    passage that is meant.
    """
    prepared = text if isinstance(text, PreparedText) else PreparedText(text)
    quoted = read_quotation(quotation)
    if passages := find_exact(prepared, quoted) if any(quoted.literals) else []:
        return _found(MatchClass.EXACT, prepared, quoted, passages, (prefix, suffix))
    if not quoted.has_words:
        return MatchResult(match=MatchClass.NOT_FOUND, reason=Reason.NO_WORDS)
    if passages := find_words(prepared, quoted):
        return _found(MatchClass.NORMALISED, prepared, quoted, passages, (prefix, suffix))
    if quoted.marked and (passages := find_elided(prepared, quoted.marked)):
        return _found(MatchClass.ELIDED, prepared, quoted, passages, (prefix, suffix))
    return _not_found(prepared, quoted)


def stands_in(text: PreparedText, quotation: str) -> bool:
    """Whether the quotation stands in the text, whatever must be told of it; quick where not, as no window is sought."""
    quoted = read_quotation(quotation)
    if any(quoted.literals) and find_exact(text, quoted):
        return True
    if not quoted.has_words:
        return False
    return bool(find_words(text, quoted) or (quoted.marked and find_elided(text, quoted.marked)))


def _found(
    match: MatchClass, prepared: PreparedText, quoted: Quotation, passages: list[Passage], around: tuple[str, str]
) -> MatchResult:
    """The best of several passages: around it the words that were given, nothing to warn of, the least left out."""
    meant = [passage for passage in passages if _stands_between(prepared, passage, *around)] if any(around) else passages
    judged = [(passage, _flags(prepared, quoted, passage)) for passage in _nearest_first(meant or passages)]
    passage, flags = min(judged, key=lambda one: len(one[1] & RISK_FLAGS))
    if not meant:
        flags |= {MatchFlag.CONTEXT}
    return MatchResult(
        match=match,
        flags=tuple(flag for flag in MatchFlag if flag in flags),
        start=passage.start,
        end=passage.end,
        passage=prepared.text[passage.start : passage.end],
        parts=_parts(prepared, passage),
        prefix=prepared.text[max(passage.start - _AROUND, 0) : passage.start],
        suffix=prepared.text[passage.end : passage.end + _AROUND],
        hits=len({one.start for one in meant or passages}),
    )


def _nearest_first(passages: list[Passage]) -> list[Passage]:
    words = max(passages[0].spans[-1][1] - passages[0].spans[0][0], 1)
    return sorted(passages, key=lambda passage: passage.skipped)[: max(min(_JUDGED_AT_MOST, _WORDS_JUDGED_AT_MOST // words), 1)]


def _flags(prepared: PreparedText, quoted: Quotation, passage: Passage) -> set[MatchFlag]:
    flags = find_cut_off(prepared, passage, quoted)
    for run, (first, _) in zip(passage.runs, passage.spans, strict=False):
        flags |= find_differences(prepared.tokens, first, run)
    if len(passage.runs) > 1 or any(gap.kinds for gap in passage.gaps):
        flags |= find_hidden(prepared, passage)
    if passage.gaps and quoted.marked and quoted.marked.has_brackets_in_words and passage.runs[0] is not quoted.tokens:
        flags.add(MatchFlag.BRACKETS)
    return flags


def _parts(prepared: PreparedText, passage: Passage) -> tuple[tuple[int, int], ...]:
    if not passage.runs or len(passage.spans) == 1:
        return ((passage.start, passage.end),)
    tokens = prepared.tokens
    return tuple((tokens.starts[first], tokens.ends[stop - 1]) for first, stop in passage.spans)


def _stands_between(prepared: PreparedText, passage: Passage, prefix: str, suffix: str) -> bool:
    """Whether the text right before and right after the passage is as given, typography, case and punctuation aside."""
    before, after = _bare(prefix), _bare(suffix)
    reach = 4 * max(len(prefix), len(suffix)) + _AROUND
    return _bare(prepared.text[max(passage.start - reach, 0) : passage.start]).endswith(before) and _bare(
        prepared.text[passage.end : passage.end + reach]
    ).startswith(after)


def _bare(text: str) -> str:
    return "".join(char for char in fold_case(fold(squeeze(text))) if char.isalnum())


def _not_found(prepared: PreparedText, quoted: Quotation) -> MatchResult:
    """``altered``, with the nearest window and the difference, or ``not-found``."""
    runs = quoted.marked.runs if quoted.marked and quoted.marked.runs else (quoted.tokens,)
    reason = _reason(prepared, quoted, runs)
    windows = [find_nearest(prepared, encode(prepared, run)) for run in runs]
    if not reason and not is_alike([window for window in windows if window], sum(map(len, runs))):
        return MatchResult(match=MatchClass.NOT_FOUND)
    window = windows[0]
    if reason is Reason.INSIDE_WORD:
        window = _around_letters(prepared, quoted)
    elif quoted.marked:
        cut = sum(gap.at_most for gap in quoted.marked.gaps)
        window = find_nearest(prepared, encode(prepared, quoted.tokens), cut=cut)
    if window is None:
        return MatchResult(match=MatchClass.ALTERED, reason=reason)
    start, end = prepared.tokens.starts[window.first], prepared.tokens.ends[window.stop - 1]
    return MatchResult(
        match=MatchClass.ALTERED,
        reason=reason,
        start=start,
        end=end,
        passage=prepared.text[start:end],
        prefix=prepared.text[max(start - _AROUND, 0) : start],
        suffix=prepared.text[end : end + _AROUND],
        diff=_diff(prepared, quoted, window),
    )


def _around_letters(prepared: PreparedText, quoted: Quotation) -> Window:
    """The whole words, with what clings to them, around the first place where the quotation's letters stand."""
    start, end = next(place for literal in quoted.literals for place in prepared.find_exact(literal))
    return make_window(prepared, prepared.whole_words_around(start, end), encode(prepared, quoted.tokens))


def _reason(prepared: PreparedText, quoted: Quotation, runs: tuple[Tokens, ...]) -> Reason:
    """Why the quotation fails although its letters, or all of its parts, are there."""
    if stands_inside_words(prepared, quoted):
        return Reason.INSIDE_WORD
    if quoted.marked is None or not all(stands_somewhere(prepared, run) for run in runs):
        return Reason.NONE
    return broken_rule(quoted.marked) or broken_order(prepared, quoted.marked)


def _diff(prepared: PreparedText, quoted: Quotation, window: Window) -> tuple[tuple[DiffOp, str], ...]:
    return tuple(
        (step.op, _words(quoted.tokens, 0, step.quotation))
        if step.op is DiffOp.INSERT
        else (step.op, _words(prepared.tokens, window.first, step.source))
        for step in window.steps
    )


def _words(tokens: Tokens, base: int, stretch: tuple[int, int]) -> str:
    """The words as written, with the marks behind each."""
    first, stop = base + stretch[0], base + stretch[1]
    return squeeze(tokens.text[tokens.starts[first] : tokens.starts[stop] if stop < len(tokens) else len(tokens.text)])
