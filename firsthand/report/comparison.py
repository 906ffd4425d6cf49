"""What comparing quotations with their sources gave, in words: the difference word by word, and the line of counts."""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.evidence.diff import DiffOp
from firsthand.evidence.verdict import MatchResult
from firsthand.report.marked_line import make_visible
from firsthand.report.words import count

_ORDER = ("exact", "normalised", "elided", "altered", "not-found", "no-copy")
_SIGNS = {DiffOp.EQUAL: "{}", DiffOp.DELETE: "[-{}-]", DiffOp.INSERT: "{{+{}+}}"}


def render_difference(result: MatchResult) -> str:
    """The nearest passage, ``[-words of the source only-]`` and ``{+words of the quotation only+}``; empty if they agree."""
    if not result.diff:
        return ""
    words = " ".join(_SIGNS[op].format(text) for op, text in result.diff)
    return f"  {make_visible(words)}\n"


def render_finding_counts(counts: Mapping[str, int], *, earlier: int, written: int, removed: int) -> str:
    """``compared 83 quotations (80 of them earlier): 82 exact, 1 elided; 61 locks written``."""
    total = sum(counts.values())
    parts = ", ".join(f"{counts[name]:,} {name}" for name in _ORDER if counts.get(name))
    before = f" ({'all' if earlier == total else f'{earlier:,}'} of them earlier)" if earlier else ""
    said = f"compared {count(total, 'quotation')}{before}" + (f": {parts}" if parts else "")
    gone = f", {removed:,} removed" if removed else ""
    return f"{said}; {count(written, 'lock')} written{gone}"
