"""Every rule of the matcher earns its place: switched off, it is missed by at least one quotation of the set."""

from functools import cache

import pytest
from cases import read_cases
from matcher_rules import EVERYTHING_TOLD, RULES, Told, find_missed, is_missed, judge


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_that_is_switched_off_is_missed(rule: str) -> None:
    _, missed = find_missed(rule)
    assert missed > 0


def test_no_rule_is_missed_as_long_as_all_are_on() -> None:
    assert [case.name for case in read_cases() if is_missed(case, judge(case))] == []


@pytest.mark.parametrize("told", EVERYTHING_TOLD, ids=str)
def test_each_class_flag_and_reason_has_quotations_that_lose_it_with_a_rule(told: Told) -> None:
    assert told in _lost_with_some_rule()


@cache
def _lost_with_some_rule() -> frozenset[Told]:
    return frozenset(told for rule in RULES for lost in find_missed(rule)[0].values() for told in lost)
