"""`verify --quote TEXT --text FILE`: one quotation against one text, for people and for scripts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from saved import run

TEXT = "We will never return the money. The mill cost $5.2 million in 1924, and is not for sale.\n"


@pytest.mark.parametrize(
    ("quote", "code", "match"),
    [
        ("The mill cost $5.2 million in 1924", 0, "exact"),
        ("“the mill cost $5.2 million”", 0, "normalised"),
        ("The mill cost … million in 1924", 1, "elided"),
        ("The mill cost $5", 1, "altered"),
        ("We will … return the money", 1, "elided"),
        ("Nothing of this kind was ever said by anybody", 1, "not-found"),
    ],
)
def test_the_class_decides_the_exit_code(tmp_path: Path, quote: str, code: int, match: str) -> None:
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    done = run(tmp_path, "verify", "--quote", quote, "--text", str(tmp_path / "text.txt"), "--format", "json")
    answer = json.loads(done.stdout)
    assert (answer["class"], done.returncode) == (match, code)
    assert list(answer) == ["class", "flags", "reason", "start", "end", "diff", "hits"]


def test_a_person_sees_the_difference_word_by_word(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    done = run(tmp_path, "verify", "--quote", "We will always return the money", "--text", str(tmp_path / "text.txt"))
    assert done.stdout == "altered\n  We will [-never-] {+always+} return the money.\n"


def test_one_flag_without_the_other_is_a_usage_error(tmp_path: Path) -> None:
    done = run(tmp_path, "verify", "--quote", "words")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--text" in done.stderr
