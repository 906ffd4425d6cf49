"""Diagnostics as JSON, for scripts and editors.

A list of objects, always: ``code``, ``severity`` (``error``, ``warning``), ``path``, ``line``, ``column`` (both from 1, columns
in code points), ``message``, ``hint`` (may be empty) and ``related``, a list of ``path``, ``line``, ``column``, ``message``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from firsthand.model.diagnostic import Diagnostic, sort_diagnostics
from firsthand.model.span import Span


def render_json(diagnostics: Iterable[Diagnostic]) -> str:
    """The list, errors and warnings alike; ``[]`` where all is well."""
    return json.dumps(list_objects(diagnostics), ensure_ascii=False, indent=2) + "\n"


def list_objects(diagnostics: Iterable[Diagnostic]) -> list[dict[str, object]]:
    """The same as values."""
    return [_make_object(one) for one in sort_diagnostics(diagnostics)]


def _make_object(one: Diagnostic) -> dict[str, object]:
    return {
        "code": one.code,
        "severity": one.severity,
        **_make_place(one.span),
        "message": one.message,
        "hint": one.hint,
        "related": [{**_make_place(at.span), "message": at.message} for at in one.related],
    }


def _make_place(span: Span) -> dict[str, object]:
    return {"path": span.path, "line": span.line, "column": span.column}
