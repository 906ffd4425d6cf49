"""The quotations to be judged, read from the files beside this one (see quotations/README.md)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "quotations"


@dataclass(frozen=True, kw_only=True)
class Case:
    name: str
    text: str
    quote: str
    is_honest: bool
    match: str
    flags: frozenset[str]
    reason: str
    prefix: str
    suffix: str


@cache
def read_cases() -> tuple[Case, ...]:
    """All cases, in the order of their files."""
    cases = []
    for path in sorted(FOLDER.glob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        for number, case in enumerate(data["cases"], 1):
            unknown = set(case) - {"text", "honest", "class", "flags", "reason", "quote", "about", "prefix", "suffix"}
            assert not unknown, (path, number, unknown)
            cases.append(
                Case(
                    name=f"{path.stem}-{number}: {case['about']}",
                    text=data["texts"][case["text"]],
                    quote=case["quote"],
                    is_honest=case["honest"],
                    match=case["class"],
                    flags=frozenset(case.get("flags", ())),
                    reason=case.get("reason", ""),
                    prefix=case.get("prefix", ""),
                    suffix=case.get("suffix", ""),
                )
            )
    return tuple(cases)
