"""JSON as this site writes it: readable, in UTF-8, the keys in the order they are given, a line feed at the end."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from json.encoder import encode_basestring
from typing import TypeAlias

from markupsafe import Markup

Json: TypeAlias = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None
"""Anything JSON can say."""


_STEP = "  "


def render_json(value: Json) -> str:
    """``value`` as the text of a file."""
    return whole_text(_write(value, "\n")) + "\n"


def render_items(items: Iterable[Json], *, depth: int) -> str:
    """Some items of a list as they stand in a file whose list lies ``depth`` levels deep; empty where there are none."""
    pad = "\n" + _STEP * (depth + 1)
    return whole_text(("," + pad).join([_write(item, pad) for item in items]))


def join_items(file: Json, items: Iterable[str], *, depth: int) -> str:
    """``file`` as text, its last list (empty, and ``depth`` levels deep) filled with what ``render_items`` gave."""
    pad = "\n" + _STEP * depth
    listed = ("," + pad + _STEP).join(filter(None, items))
    before, brackets, after = render_json(file).rpartition("[]")
    return f"{before}[{pad}{_STEP}{listed}{pad}]{after}" if listed else before + brackets + after


def render_script_json(value: Json) -> Markup:
    """``value`` as the text of a script element: no character that could end the element or open a comment in it."""
    text = whole_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704 -- escaped here


def or_none(text: str) -> str | None:
    """``text``, or None where there is none: how the data files say that a value is empty."""
    return text or None


def whole_text(text: str) -> str:
    """``text`` with halves of surrogate pairs, which no encoding can write, replaced."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _write(value: Json, pad: str) -> str:
    """The value as JSON; ``pad`` begins the line it stands on. The standard library's own way is several times as slow."""
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None:
        return "null"
    inner = pad + _STEP
    if isinstance(value, dict):
        rows = [
            f"{encode_basestring(key)}: {encode_basestring(item) if isinstance(item, str) else _write(item, inner)}"
            for key, item in value.items()
        ]
        return f"{{{inner}{f',{inner}'.join(rows)}{pad}}}" if rows else "{}"
    if isinstance(value, list | tuple):
        rows = [_write(item, inner) for item in value]
        return f"[{inner}{f',{inner}'.join(rows)}{pad}]" if rows else "[]"
    return json.dumps(value)
