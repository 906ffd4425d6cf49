# ruff: noqa: SLF001 - rules are stated in private names; a table reads better with one a line
"""The rules of the matcher, each with what stands for it when it is switched off: another function, pattern or list."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pytest
from cases import Case, read_cases

from firsthand.evidence import (
    characters,
    differences,
    hidden,
    matching,
    nearest,
    passages,
    prepared,
    quotation,
    telling_words,
    tokens,
)
from firsthand.evidence.matching import match_quotation
from firsthand.evidence.prepared import PreparedText
from firsthand.evidence.verdict import MatchFlag, MatchResult, Reason
from firsthand.model.evidence import MatchClass

NEVER = re.compile(r"(?!)")


def _always(value: object) -> Callable[..., Any]:
    return lambda *_, **__: value


def _without(pattern: re.Pattern[str], *parts: str) -> re.Pattern[str]:
    """The pattern with parts of its source replaced by what never matches."""
    source = pattern.pattern
    for part in parts:
        assert part in source, part
        source = source.replace(part, "(?!)")
    return re.compile(source, pattern.flags)


_NO_CASE = ((prepared, "fold_case", str.__str__), (tokens, "fold_case", str.__str__))
_SHARP_S = ((prepared, "fold_case", str.casefold), (tokens, "fold_case", str.casefold))

RULES: dict[str, tuple[Any, str, Any] | tuple[tuple[Any, str, Any], ...]] = {
    # what a word is
    "a decimal point, a thousands' comma or a colon joins figures": (
        tokens,
        "_TOKEN",
        _without(tokens._TOKEN, r"(?<=d)[.,:](?=d)"),
    ),
    "a hyphen inside a word joins": (tokens, "_TOKEN", _without(tokens._TOKEN, r"(?<=[asm])[ih]*-[ih]*(?=[ads])")),
    "an apostrophe or a slash inside a word joins": (tokens, "_TOKEN", _without(tokens._TOKEN, r"[ih]*['/][ih]*(?=[ads])")),
    "a minus is a word": (tokens, "_TOKEN", _without(tokens._TOKEN, tokens._MINUS)),
    "a dash between figures is a word": (tokens, "_TOKEN", _without(tokens._TOKEN, tokens._RANGE)),
    "comparisons are words": (tokens, "_TOKEN", _without(tokens._TOKEN, tokens._MATHEMATICS)),
    "currencies, per cent and & are words": (tokens, "_TOKEN", _without(tokens._TOKEN, "[$%&]")),
    "a point before figures belongs to them": (tokens, "_TOKEN", _without(tokens._TOKEN, r"(?<![adsmc.])\.(?=d)")),
    "a hyphen at a line end is part of a word": (
        tokens,
        "_TOKEN",
        _without(tokens._TOKEN, r"(?<=[am])[-h][ ih]*\n[ ih]*(?=[ad])"),
    ),
    "a hyphen at a line end may be kept": (
        PreparedText,
        "_reads",
        lambda self, at, wanted: self.codes[at : at + len(wanted)] == wanted,
    ),
    "pre- before and is a word by itself": (tokens, "_CONJUNCTIONS", frozenset()),
    "reference marks may be skipped": (tokens, "_REFERENCE", NEVER),
    "raised references may be skipped": (tokens, "_RAISED_REFERENCE", NEVER),
    "square miles stay square": (tokens, "_MEASURED", frozenset()),
    "raised figures behind a full stop are a reference": (tokens._Reader, "_is_raised_mark", _always(value=False)),
    "figures are not made plain by NFKC": (characters, "_CLOTHES", (*characters._CLOTHES, "<super>", "<sub>", "<fraction>")),
    "ligatures are made plain": (characters, "_LIGATURES", (0, 0)),
    "wide letters and other fonts are made plain": (characters, "_CLOTHES", ("<none>",)),
    "case does not count": _NO_CASE,
    "sharp s is not ss": _SHARP_S,
    "# behind a letter is a word": (tokens, "_TOKEN", _without(tokens._TOKEN, r"(?<=[am])\#")),
    # where a passage may begin and end
    "no passage begins or ends inside a word": (PreparedText, "_is_boundary", _always(value=True)),
    "no passage cuts off a sign": (PreparedText, "are_whole", _always(value=True)),
    # how it is found
    "letters are tried first": (matching, "find_exact", _always([])),
    "words are tried before marks are believed": (matching, "find_words", _always([])),
    "marks are believed": (matching, "find_elided", _always([])),
    "outer quotation marks are stripped": (quotation, "_without_outer_pair", lambda text: text),
    "reference marks that were kept must be the source's": (passages, "_has_marks", _always(value=False)),
    "sic takes no room": (quotation, "_NOTE", NEVER),
    "(sic) is sic": (quotation, "_MARK", _without(quotation._MARK, quotation._SIC)),
    "a bracket inside a word makes a word": (quotation, "_IN_WORD", NEVER),
    "a bracketed ending stands for a form of the word": (PreparedText, "codes_of_forms", _always(())),
    "a bracket stands for at most six words": (quotation, "BRACKET_STANDS_FOR_AT_MOST", 0),
    "paragraphs may be parted": (quotation, "_MARK", _without(quotation._MARK, quotation._PARAGRAPH)),
    "a cut hides at most 80 words": (quotation, "CUT_AT_MOST", 1000),
    "a cut hides some words": (quotation, "CUT_AT_MOST", 2),
    "parts have two words, brackets are few": (passages, "broken_rule", _always(Reason.NONE)),
    "a bracket is short": (passages, "_INSERTED_AT_MOST", 100),
    "the order of parts is told": (matching, "broken_order", _always(Reason.NONE)),
    "words around choose the place": (matching, "_stands_between", _always(value=True)),
    "reference marks kept beside a cut are no insertion": (hidden, "_without_references", lambda _, gap, __: gap.inserted),
    # what is told
    "a denial is told": (hidden, "count_negations", _always(0)),
    "a denial beside a stop is told": (differences, "count_negations", _always(0)),
    "a number is told": (hidden, "find_numbers", _always([])),
    "a swap is told": (hidden, "swaps_words", _always(value=False)),
    "a swap is told only of what is no reference": (telling_words, "_REFERRING", frozenset()),
    "a name may stand for a noun": (hidden, "swaps_words", _always(value=True)),
    "a denial right before is told": (hidden, "denies_what_follows", _always(value=False)),
    "a denial carries over small words": (telling_words, "_CARRIERS", frozenset()),
    "he denied it is a denial": (telling_words, "_DENIALS", frozenset()),
    "a denial right behind is told": (hidden, "denies_what_precedes", _always(value=False)),
    "an exception right behind is told": (hidden, "takes_back", _always(value=False)),
    "a denial of a script without spaces is told": (telling_words, "_UNSPACED_NEGATION", NEVER),
    "the front of a number is told": (hidden, "belongs_to_number", _always(value=False)),
    "the rest of a number is told": (hidden, "continues_number", _always(value=False)),
    "a unit cut off is told": (telling_words, "_UNITS", frozenset()),
    "a question is told": (hidden, "asks", _always(value=False)),
    "a question inside is told": (differences, "asks", _always(value=False)),
    "a fragment of a question states nothing": (hidden, "_FRAGMENT", 0),
    "a long fragment of a question states something": (hidden, "_FRAGMENT", 100),
    "a stop parts a denial from what follows": (hidden, "has_stop", _always(value=False)),
    "furniture between paragraphs is no cut": (hidden, "_is_sentence", _always(value=True)),
    "a sentence between paragraphs is a cut": (hidden, "_is_sentence", _always(value=False)),
    "use[less] is not use": (differences, "_form_differs", _always(set())),
    # differences of looks, and what is told of gaps
    "case, and looks within a word, are told": (differences, "_word_differs", _always(set())),
    "marks between words are told": (differences, "_gap_differs", _always(set())),
    "other marks are told as punctuation": (differences, "_kind_of_difference", _always(set())),
    "quotation marks are told as such": (differences, "_SAME_QUOTES", {}),
    "quotation marks put in or left out are told as such": (differences, "_NO_QUOTES", {}),
    "a dash is a dash": (differences, "_DASH", NEVER),
    "dots are an ellipsis": (differences, "_DOTS", NEVER),
    "brackets are told": (hidden, "_said_by_bracket", _always(set())),
    "a gap between paragraphs is told": (hidden, "_hidden_between_paragraphs", _always(set())),
    "a sentence that began before is told": (hidden, "begins_within", _always(value=False)),
    "a sentence that goes on is told": (hidden, "ends_within", _always(value=False)),
    # what is not there
    "marks alone are no quotation": (quotation.Quotation, "has_words", True),
    "less than 60 % alike is not found": (nearest, "OVERLAP_AT_LEAST", 0.0),
    "60 % alike is altered": (nearest, "OVERLAP_AT_LEAST", 0.95),
    "letters inside words are told": (matching, "stands_inside_words", _always(value=False)),
}


Told = MatchClass | MatchFlag | Reason
EVERYTHING_TOLD: tuple[Told, ...] = (
    *(each for each in MatchClass if each is not MatchClass.NO_COPY),
    *MatchFlag,
    *(each for each in Reason if each is not Reason.NONE),
)
"""All that the matcher can say of a quotation. That there is no copy, it is not asked."""


@contextmanager
def switched_off(rule: str) -> Iterator[None]:
    """The matcher without a rule."""
    stated = RULES[rule]
    with pytest.MonkeyPatch.context() as patch:
        for place in stated if isinstance(stated[0], tuple) else (stated,):
            patch.setattr(*place)
        # Characters are worked out once and remembered; a rule about them shows only in what is worked out anew.
        characters._FOLDS.clear()
        yield
    characters._FOLDS.clear()


def judge(case: Case) -> MatchResult:
    return match_quotation(case.text, case.quote, prefix=case.prefix, suffix=case.suffix)


def is_missed(case: Case, result: MatchResult) -> bool:
    """Whether this is not what the case says must be concluded."""
    flags = frozenset(map(str, result.flags)) - {"cut"}
    return (str(result.match), flags, str(result.reason)) != (case.match, case.flags, case.reason)


@cache
def told_with_all_rules() -> dict[str, frozenset[Told]]:
    """What is told of each case of the set, by its name."""
    return {case.name: _told(judge(case)) for case in read_cases()}


@cache
def find_missed(rule: str) -> tuple[dict[str, frozenset[Told]], int]:
    """Without the rule: of each case that changes, what is no longer told; and how many cases are then judged wrongly."""
    before = told_with_all_rules()
    with switched_off(rule):
        results = {case: judge(case) for case in read_cases()}
    lost = {case.name: gone for case, result in results.items() if (gone := before[case.name] - _told(result))}
    return lost, sum(is_missed(case, result) for case, result in results.items())


def _told(result: MatchResult) -> frozenset[Told]:
    return frozenset({result.match, *result.flags, *({result.reason} if result.reason else ())})
