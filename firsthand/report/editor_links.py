"""The address that opens a place of a file in the writer's editor (the setting ``editor``)."""

from __future__ import annotations

import re
from urllib.parse import quote

from firsthand.model.span import Span

DEFAULT = "vscode://file/{path}:{line}:{column}"

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_NO_EDITOR = ("javascript", "data", "vbscript", "blob")
_FOLDER_BEFORE = re.compile(r"(?<!/)/\{path\}")


def make_editor_link(pattern: str, file: str, span: Span) -> str:
    """``pattern`` with {path}, {line} and {column} filled in; ``file`` is the whole path of ``span``'s file, with ``/``.

    An absolute path brings its own slash: where the pattern has one before it (and no host could stand there), one is enough.
    A pattern that is no address, or runs a script, is as good as none.
    """
    scheme = _SCHEME.match(pattern)
    if not scheme or scheme[1].lower() in _NO_EDITOR or "{path}" not in pattern:
        pattern = DEFAULT
    if file.startswith("/"):
        pattern = _FOLDER_BEFORE.sub("{path}", pattern)
    filled = pattern.replace("{line}", str(span.line)).replace("{column}", str(span.column))
    return filled.replace("{path}", quote(file, safe="/:-._~", errors="surrogateescape"))
