"""The Markdown made of the results of comparisons."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from result import Result, Seconds

OURS = "Firsthand"
BUSY = 0.1
"""The share of the processors' time from which on others disturb what is measured."""

METHOD = Path(__file__).with_name("compare_method.md")


def render_comparison(results: Iterable[Result]) -> str:
    """All results as a page."""
    tables = "\n".join(_render_result(result) for result in results)
    method = METHOD.read_text(encoding="utf-8")
    return f"# Firsthand beside Hugo and Pelican\n\n`python benchmarks/compare.py`\n\n{method}\n{tables}"


def short(ratio: float) -> str:
    """A ratio with two digits that say something."""
    return f"{ratio:.2f}" if ratio >= 0.1 else f"{ratio:.3f}"


def _render_result(result: Result) -> str:
    names = list(result.versions)
    others = names[1:]
    head = f"| {result.posts:,} posts | " + " | ".join(f"{name} {result.versions[name]}" for name in names)
    head += "".join(f" | ÷ {name}" for name in others) + " |"
    rule = "| --- |" + " ---: |" * (len(names) + len(others))
    copies = "quotations are compared with saved copies" if result.copies == "require" else "saved copies are not asked for"
    facts = f"{result.when}; {result.machine} Others took {result.others:.0%} of the processors' time. In Firsthand, {copies}."
    if result.others > BUSY:
        facts += (
            " **The machine was busy**: all times on the clock are longer than they would be, and not all by the same factor."
        )
    title = f"## {result.posts:,} posts" + (", quotations compared with saved copies" if result.copies == "require" else "")
    return "\n".join([title, "", head, rule, *_make_rows(result, names), "", facts, ""])


def _make_rows(result: Result, names: Sequence[str]) -> list[str]:
    rows = []
    for kind, measured in result.builds.items():
        rows.append(_row(f"{kind}, {_count_runs(measured)}", names, _tell_runs(measured), _tell_ratios(measured, names)))
    if result.watched:
        for title, key in (("save to served", "edits_s"), ("layout edit to served", "layouts_s")):
            seen = {name: one[key] for name, one in result.watched.items() if one[key]}
            medians = {name: statistics.median(values) for name, values in seen.items()}
            late = {name: _percentile(values, 0.95) for name, values in seen.items()}
            count = max((len(values) for values in seen.values()), default=0)
            rows.append(_row(f"{title}, median of {count}", names, _milliseconds(medians), _pair(seen, names)))
            if key == "edits_s":
                rows.append(_row(f"{title}, 95 of 100 within", names, _milliseconds(late), _divide(late, names)))
        ready = {name: one["ready_s"] for name, one in result.watched.items()}
        rows.append(_row("server started to first page", names, _seconds(ready), _divide(ready, names)))
        memory = {name: one["memory_mib"] for name, one in result.watched.items()}
        rows.append(_row("memory of the server", names, _mebibytes(memory), _divide(memory, names)))
    for kind, peaks in result.peaks_mib.items():
        rows.append(_row(f"peak memory, {kind}", names, _mebibytes(peaks), _divide(peaks, names)))
    files = {name: f"{count:,} files, {size:.0f} MiB" for name, (count, size) in result.written.items()}
    return [*rows, _row("written", names, files, {})]


def _row(title: str, names: Sequence[str], cells: Mapping[str, str], ratios: Mapping[str, str]) -> str:
    return (
        f"| {title} | "
        + " | ".join([*(cells.get(name, "") for name in names), *(ratios.get(name, "") for name in names[1:])])
        + " |"
    )


def _count_runs(measured: Mapping[str, list[Seconds]]) -> str:
    count = max(len(runs) for runs in measured.values())
    return "1 run" if count == 1 else f"{count} runs"


def _tell_runs(measured: Mapping[str, list[Seconds]]) -> dict[str, str]:
    return {
        name: f"{statistics.median(wall for wall, _ in runs):.2f} s ({statistics.median(cpu for _, cpu in runs):.2f})"
        for name, runs in measured.items()
    }


def _tell_ratios(measured: Mapping[str, list[Seconds]], names: Sequence[str]) -> dict[str, str]:
    told = {}
    for name in names[1:]:
        pairs = list(zip(measured.get(OURS, []), measured.get(name, []), strict=False))
        if pairs:
            wall = statistics.median(ours[0] / theirs[0] for ours, theirs in pairs)
            cpu = statistics.median(ours[1] / theirs[1] for ours, theirs in pairs)
            told[name] = f"{short(wall)} ({short(cpu)})"
    return told


def _pair(seen: Mapping[str, Sequence[float]], names: Sequence[str]) -> dict[str, str]:
    """The median of the ratios of what belongs together."""
    ours = seen.get(OURS, ())
    pairs = {name: list(zip(ours, seen.get(name, ()), strict=False)) for name in names[1:]}
    return {name: short(statistics.median(our / their for our, their in of)) for name, of in pairs.items() if of}


def _divide(values: Mapping[str, float], names: Sequence[str]) -> dict[str, str]:
    ours = values.get(OURS)
    return {} if ours is None else {name: short(ours / values[name]) for name in names[1:] if values.get(name)}


def _percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def _milliseconds(values: Mapping[str, float]) -> dict[str, str]:
    return {name: f"{value * 1000:,.0f} ms" for name, value in values.items()}


def _seconds(values: Mapping[str, float]) -> dict[str, str]:
    return {name: f"{value:.2f} s" for name, value in values.items()}


def _mebibytes(values: Mapping[str, float]) -> dict[str, str]:
    return {name: f"{value:,.0f} MiB" for name, value in values.items()}
