"""The difference between two sequences of words."""

from functools import cache
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from firsthand.evidence.diff import DiffOp, Step, common_pairs, count_common, find_steps

CODES = st.text("abcde", max_size=14)


def test_where_words_changed_those_of_the_source_come_first() -> None:
    assert find_steps("abcd", "axd") == (
        Step(op=DiffOp.EQUAL, source=(0, 1), quotation=(0, 1)),
        Step(op=DiffOp.DELETE, source=(1, 3), quotation=(1, 1)),
        Step(op=DiffOp.INSERT, source=(3, 3), quotation=(1, 2)),
        Step(op=DiffOp.EQUAL, source=(3, 4), quotation=(2, 3)),
    )


@given(CODES, CODES)
def test_the_common_words_are_the_most_there_can_be(source: str, quotation: str) -> None:
    @cache
    def longest(at: int, quoted: int) -> int:
        if at == len(source) or quoted == len(quotation):
            return 0
        if source[at] == quotation[quoted]:
            return 1 + longest(at + 1, quoted + 1)
        return max(longest(at + 1, quoted), longest(at, quoted + 1))

    assert count_common(source, quotation) == len(common_pairs(source, quotation)) == longest(0, 0)


@given(CODES, CODES)
def test_the_steps_lead_from_the_source_to_the_quotation(source: str, quotation: str) -> None:
    steps = find_steps(source, quotation)
    assert "".join(source[slice(*s.source)] for s in steps if s.op is not DiffOp.INSERT) == source
    assert "".join(quotation[slice(*s.quotation)] for s in steps if s.op is not DiffOp.DELETE) == quotation
    assert all(source[slice(*s.source)] == quotation[slice(*s.quotation)] for s in steps if s.op is DiffOp.EQUAL)
    assert all(one.op is not other.op for one, other in pairwise(steps))


@given(CODES)
def test_equal_sequences_are_one_step(codes: str) -> None:
    assert [step.op for step in find_steps(codes, codes)] == ([DiffOp.EQUAL] if codes else [])
