"""Diagnostics one a line, as compilers print them, for editors and grep."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.model.diagnostic import Diagnostic, sort_diagnostics
from firsthand.report.marked_line import make_visible


def render_concise(diagnostics: Iterable[Diagnostic]) -> str:
    """``path:line:column: severity[code]: message (hint)``, a line each, errors and warnings alike."""
    return "".join(f"{_render_one(one)}\n" for one in sort_diagnostics(diagnostics))


def _render_one(one: Diagnostic) -> str:
    hint = f" ({one.hint})" if one.hint else ""
    return make_visible(f"{one.span}: {one.severity}[{one.code}]: {one.message}{hint}")
