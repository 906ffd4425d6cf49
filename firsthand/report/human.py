"""Diagnostics for a person at a terminal: where, what, the line itself, what to do; then how many.

content/posts/x.md:14:9: error[unknown-reference]: no source is called "un-report"
  14 | So [they said](source:un-report).
     |               ^
  hint: did you mean "un-report-2023"?
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from firsthand.model.diagnostic import Diagnostic, Severity, sort_diagnostics
from firsthand.report.marked_line import make_visible, mark_line
from firsthand.report.words import count

FEW_WARNINGS = 5
"""Up to so many warnings are shown one by one; of more, the number of each kind is more use than pages of them."""

_BOLD, _RED, _YELLOW, _CYAN, _DIM, _PLAIN = "\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[36m", "\x1b[2m", "\x1b[0m"


def render_human(
    diagnostics: Iterable[Diagnostic], *, texts: Mapping[str, str], color: bool = False, all_warnings: bool = False
) -> str:
    """Every error, the warnings where they are few or ``all_warnings`` asks for them, and a line that counts both.

    ``texts`` are the writer's files by path: where one holds the place, its line is shown. Empty where all is well.
    """
    ordered = sort_diagnostics(diagnostics)
    if not ordered:
        return ""
    warnings = [one for one in ordered if not one.is_error]
    is_listing = all_warnings or len(warnings) <= FEW_WARNINGS
    shown = [_render_one(one, texts, color=color) for one in ordered if one.is_error or is_listing]
    first = next((one.code for one in ordered if one.is_error), None)
    more = f"; firsthand explain {first} tells more" if first else ""
    return "\n".join([*shown, f"{_render_counts(ordered, is_listing=is_listing)}{more}"]) + "\n"


def _render_counts(ordered: tuple[Diagnostic, ...], *, is_listing: bool) -> str:
    """``2 errors, 9 warnings (6 unused-source, 3 review-due; -v lists them)``."""
    errors = sum(one.is_error for one in ordered)
    by_code = Counter(one.code for one in ordered if not one.is_error)
    parts = [count(errors, "error")] if errors else []
    if by_code:
        kinds = ", ".join(
            f"{number:,} {code}" for code, number in sorted(by_code.items(), key=lambda pair: (-pair[1], pair[0]))
        )
        parts.append(f"{count(by_code.total(), 'warning')} ({kinds}{'' if is_listing else '; -v lists them'})")
    return ", ".join(parts)


def _render_one(one: Diagnostic, texts: Mapping[str, str], *, color: bool) -> str:
    tint = _RED if one.severity is Severity.ERROR else _YELLOW
    rows = [
        _paint(f"{make_visible(str(one.span))}:", _BOLD, color=color)
        + " "
        + _paint(f"{one.severity}[{one.code}]:", tint, color=color)
        + f" {make_visible(one.message)}"
    ]
    marked = mark_line(texts[one.span.path], one.span.line, one.span.column) if one.span.path in texts else None
    if marked:
        number = f"{one.span.line:>4} |"
        rows.append(f"{_paint(number, _DIM, color=color)} {marked[0]}")
        rows.append(f"{_paint('|'.rjust(len(number)), _DIM, color=color)} {_paint(marked[1], tint, color=color)}")
    if one.hint:
        rows.append(f"  {_paint('hint:', _CYAN, color=color)} {make_visible(one.hint)}")
    rows += [f"  {_paint('see:', _CYAN, color=color)} {make_visible(f'{at.span}: {at.message}')}" for at in one.related]
    return "\n".join(rows)


def _paint(text: str, tint: str, *, color: bool) -> str:
    return f"{tint}{text}{_PLAIN}" if color else text
