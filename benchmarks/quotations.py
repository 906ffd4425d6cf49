"""Honest quotations refused and altered ones accepted, by Firsthand and by others: `python benchmarks/quotations.py`.

The set is tests/evidence/quotations, less the few cases that give the words around, which only Firsthand asks for. The set was
written beside the matcher and grows with it, so its 0 is a promise kept and no forecast. linkml-reference-validator and
rapidfuzz are scored where they can be imported, and named as skipped where not; neither is ever needed by Firsthand. Prints a
Markdown table.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from machine import machine_facts

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "evidence")]

from cases import Case, read_cases  # noqa: E402 - the set lives with the tests

from firsthand.evidence.matching import match_quotation  # noqa: E402 - and the engine one folder up

Judge = Callable[[Case], bool]
SHOWN_AT_MOST = 12


def firsthand_accepts(case: Case) -> bool:
    """Whether the quotation is found, with nothing that calls for a note."""
    return match_quotation(case.text, case.quote, prefix=case.prefix, suffix=case.suffix).is_accepted


def firsthand_finds(case: Case) -> bool:
    """Whether the quotation is found at all, as if every flag had been answered with a note."""
    return match_quotation(case.text, case.quote, prefix=case.prefix, suffix=case.suffix).is_found


def substring_accepts(case: Case) -> bool:
    """The usual few lines: compatibility normalisation, no case, white space collapsed, and a substring."""
    return _usual(case.quote) in _usual(case.text)


def find_others() -> tuple[dict[str, Judge], list[str]]:
    """The tools that are installed here, by name and version; and those that are not."""
    judges: dict[str, Judge] = {}
    skipped = []
    for package, make in (("linkml-reference-validator", _linkml), ("rapidfuzz", _rapidfuzz)):
        try:
            judges.update(make(version(package)))
        except (ImportError, PackageNotFoundError):
            skipped.append(package)
    return judges, skipped


def main() -> None:
    """Score every judge on the whole set and print what each got wrong."""
    cases = [case for case in read_cases() if not (case.prefix or case.suffix)]
    others, skipped = find_others()
    judges: dict[str, Judge] = {
        "Firsthand": firsthand_accepts,
        "Firsthand, flags not looked at": firsthand_finds,
        **others,
        "NFKC, casefold, substring": substring_accepts,
    }
    altered, honest = [case for case in cases if not case.is_honest], [case for case in cases if case.is_honest]
    print(f"{len(cases)} quotations, {len(altered)} of them altered. {machine_facts()}\n")
    print("| | altered, accepted | honest, refused |\n|---|---:|---:|")
    accepted: dict[str, list[Case]] = {}
    for name, accepts in judges.items():
        accepted[name] = [case for case in altered if accepts(case)]
        refused = sum(not accepts(case) for case in honest)
        print(f"| {name} | {len(accepted[name])} of {len(altered)} | {refused} of {len(honest)} |")
    if skipped:
        print(f"\nNot installed here, so not scored: {', '.join(skipped)}.")
    for name in others:
        print(f"\nSome that {name} accepts:\n")
        for case in accepted[name][:SHOWN_AT_MOST]:
            print(f"- {case.name.partition(': ')[2]}: `{' '.join(case.quote.split())}`")


def _linkml(release: str) -> dict[str, Judge]:
    from linkml_reference_validator.models import ReferenceContent, ReferenceValidationConfig  # noqa: PLC0415 - may be absent
    from linkml_reference_validator.validation.supporting_text_validator import SupportingTextValidator  # noqa: PLC0415

    validator = SupportingTextValidator(ReferenceValidationConfig())

    def accepts(case: Case) -> bool:
        reference = ReferenceContent(reference_id="file:text", content=case.text)
        return bool(validator.find_text_in_reference(case.quote, reference).found)

    return {f"linkml-reference-validator {release}": accepts}


def _rapidfuzz(release: str) -> dict[str, Judge]:
    from rapidfuzz import fuzz  # noqa: PLC0415 - may be absent

    def at_least(score: int) -> Judge:
        return lambda case: fuzz.partial_ratio(_usual(case.quote), _usual(case.text)) >= score

    return {f"rapidfuzz {release}, partial_ratio ≥ {score}": at_least(score) for score in (90, 95, 98)}


def _usual(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


if __name__ == "__main__":
    main()
