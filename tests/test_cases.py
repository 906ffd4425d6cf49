"""Every diagnostic, as literate cases: tests/cases/<code>.md (tests/literate.py says how to read and write them).

`python tests/test_cases.py FILE…` rewrites the messages of the files named, for somebody to read before they are committed.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from literate import Case, read_cases, rewrite, run_case

from firsthand.model.codes import Code

FOLDER = Path(__file__).parent / "cases"
CASES = [case for path in sorted(FOLDER.glob("*.md")) for case in read_cases(path)]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.path.stem}: {case.name}" for case in CASES])
def test_the_build_says_exactly_this(case: Case) -> None:
    assert run_case(case) == case.messages


@pytest.mark.parametrize("code", list(Code))
def test_every_code_has_a_case_that_shows_it(code: Code) -> None:
    shown = [case for case in CASES if case.path.stem == code.value and f"[{code.value}]" in case.messages]
    assert shown, f"tests/cases/{code.value}.md shows no {code.value}"


def test_every_case_file_is_named_after_a_code() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} - {code.value for code in Code} == set()


if __name__ == "__main__":
    for name in sys.argv[1:]:
        rewrite(Path(name))
