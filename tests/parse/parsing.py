"""How the tests of this folder call the front doors of ``firsthand.parse`` and read what they say."""

from collections.abc import Iterable
from typing import TypeVar

from firsthand.model.diagnostic import Diagnostic
from firsthand.model.parsed import Parsed
from firsthand.parse.documents import parse_page, parse_post, parse_settings, parse_sources
from firsthand.parse.locks import parse_lock

T = TypeVar("T")


def parse_file(path: str, text: str) -> Parsed[object]:
    """The file at ``path``, parsed as what its place in content/ says it is."""
    parsed: Parsed[object]
    if path == "content/site.yaml":
        parsed = _widen(parse_settings(path, text))
    elif path.startswith("content/sources/"):
        parsed = _widen(parse_sources(path, text))
    elif path.startswith("content/pages/"):
        parsed = _widen(parse_page(path, text, html=False, typography=True))
    elif path.startswith("content/evidence/lock/"):
        parsed = _widen(parse_lock(path, text))
    else:
        parsed = _widen(parse_post(path, text, sidecar=None, html=False, typography=True))
    return parsed


def describe(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Each diagnostic as a line, with its hint on the next."""
    lines = []
    for one in diagnostics:
        lines.append(f"{one.span.line}:{one.span.column}: {one.severity}[{one.code}]: {one.message}")
        if one.hint:
            lines.append(f"  hint: {one.hint}")
    return lines


def _widen(parsed: Parsed[T]) -> Parsed[object]:
    return Parsed(value=parsed.value, diagnostics=parsed.diagnostics)
