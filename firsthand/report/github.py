"""Diagnostics as workflow commands of GitHub Actions, which shows them at their lines of a pull request.

The grammar and its escapes: "Workflow commands for GitHub Actions" in GitHub's documentation, and the runner's own source
(ActionCommand.cs), which says that properties escape ``:`` and ``,`` too.
"""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.model.diagnostic import Diagnostic, sort_diagnostics

_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def render_github(diagnostics: Iterable[Diagnostic]) -> str:
    """``::error file=…,line=…,col=…,title=…::message``, a line each; hint and related places follow the message."""
    return "".join(f"{_render_one(one)}\n" for one in sort_diagnostics(diagnostics))


def _render_one(one: Diagnostic) -> str:
    properties = {"file": one.span.path, "line": one.span.line, "col": one.span.column, "title": one.code}
    given = ",".join(f"{name}={_escape(str(value), _PROPERTY)}" for name, value in properties.items())
    rows = [one.message, *([f"hint: {one.hint}"] if one.hint else []), *(f"see {at.span}: {at.message}" for at in one.related)]
    return f"::{one.severity} {given}::{_escape(chr(10).join(rows), _DATA)}"


def _escape(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)
