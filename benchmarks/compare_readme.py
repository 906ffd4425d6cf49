"""The table of README.md, made from the results that are kept: `python benchmarks/compare_readme.py`.

A test holds README.md to what this makes, so that no number stands there that was not measured.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from pathlib import Path

from compare_table import BUSY, OURS, short
from result import Result, read_results

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
RESULTS = ROOT / "benchmarks" / "results" / "compare.json"
BEGIN, END = "<!-- made by benchmarks/compare_readme.py -->", "<!-- end -->"
RIVAL = "Hugo"


def make_table(results: Sequence[Result]) -> str:
    """Firsthand's time, Hugo's and their ratio, by size and kind of build."""
    results = [one for one in results if one.copies == "off" and RIVAL in one.versions]
    rows = [["", *(f"{one.posts:,} posts" for one in results)], ["---"] * (len(results) + 1)]
    kinds = dict.fromkeys(kind for one in results for kind in one.builds)
    rows += [[kind, *(_tell_builds(one, kind) for one in results)] for kind in kinds]
    if any(one.watched for one in results):
        rows.append(["save to served", *(_tell_watched(one) for one in results)])
    if any(one.peaks_mib for one in results):
        rows.append(["peak memory, from nothing", *(_tell_peaks(one) for one in results)])
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if busy := [one for one in results if one.others > BUSY]:
        shares = ", ".join(f"{one.others:.0%} at {one.posts:,} posts" for one in busy)
        lines += [
            "",
            f"The machine was busy with other work, which took of its processors' time {shares}: take these ratios as rough.",
        ]
    return "\n".join(lines)


def _tell_builds(result: Result, kind: str) -> str:
    runs = result.builds.get(kind, {})
    ours, theirs = runs.get(OURS, []), runs.get(RIVAL, [])
    if not (ours and theirs):
        return ""
    ratio = statistics.median(our[0] / their[0] for our, their in zip(ours, theirs, strict=False))
    return _tell(statistics.median(wall for wall, _ in ours), statistics.median(wall for wall, _ in theirs), ratio, "s")


def _tell_watched(result: Result) -> str:
    if not result.watched:
        return ""
    ours, theirs = (result.watched[name]["edits_s"] for name in (OURS, RIVAL))
    ratio = statistics.median(our / their for our, their in zip(ours, theirs, strict=False))
    return _tell(statistics.median(ours) * 1000, statistics.median(theirs) * 1000, ratio, "ms")


def _tell_peaks(result: Result) -> str:
    peaks = next(iter(result.peaks_mib.values()), {})
    return _tell(peaks[OURS], peaks[RIVAL], peaks[OURS] / peaks[RIVAL], "MiB") if peaks else ""


def _tell(ours: float, theirs: float, ratio: float, unit: str) -> str:
    digits = 2 if unit == "s" else 0
    return f"{ours:,.{digits}f} {unit}, Hugo {theirs:,.{digits}f}: × {short(ratio)}"


def put_table(readme: str, table: str) -> str:
    """The README with the table between its marks."""
    before, rest = readme.split(BEGIN, 1)
    return f"{before}{BEGIN}\n{table}\n{END}{rest.split(END, 1)[1]}"


def main() -> None:
    """Write the table into README.md."""
    readme = README.read_text(encoding="utf-8")
    README.write_text(put_table(readme, make_table(read_results(RESULTS))), encoding="utf-8")


if __name__ == "__main__":
    main()
