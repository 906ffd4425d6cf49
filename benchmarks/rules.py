"""What each rule of the matcher is worth: `python benchmarks/rules.py`. Prints two Markdown tables.

A rule is switched off by replacing the function, pattern or list that states it, and the set of tests/evidence/quotations is
judged anew. The first table says for each class, flag and reason how many quotations have it, how many of those lose it with
some rule, and how many rules those are; the second for each rule how many quotations are judged wrongly without it. The test
tests/evidence/test_rules.py holds all of it above 0.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "evidence")]

from matcher_rules import EVERYTHING_TOLD, RULES, find_missed, told_with_all_rules  # noqa: E402 - the set lives with the tests


def main() -> None:
    """Switch off one rule after the other and print what comes of it."""
    told = told_with_all_rules()
    losses = {rule: find_missed(rule) for rule in RULES}
    print(f"{len(told)} quotations, {len(RULES)} rules.\n")
    print("| class, flag or reason | quotations | that lose it with a rule | rules |\n|---|---:|---:|---:|")
    for one in EVERYTHING_TOLD:
        having = sum(one in each for each in told.values())
        losing = {name for lost, _ in losses.values() for name, gone in lost.items() if one in gone}
        rules = sum(any(one in gone for gone in lost.values()) for lost, _ in losses.values())
        print(f"| {one} | {having} | {len(losing)} | {rules} |")
    print("\n| rule switched off | quotations judged wrongly |\n|---|---:|")
    for rule, (_, missed) in losses.items():
        print(f"| {rule} | {missed} |")


if __name__ == "__main__":
    main()
