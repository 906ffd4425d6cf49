"""JSON as this site writes it: readable, in UTF-8, the keys in the order they are given, a line feed at the end."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from markupsafe import Markup

Json: TypeAlias = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None
"""Anything JSON can say."""


def render_json(value: Json) -> str:
    """``value`` as the text of a file."""
    return whole_text(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def render_script_json(value: Json) -> Markup:
    """``value`` as the text of a script element: no character that could end the element or open a comment in it."""
    text = whole_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704 -- escaped here


def or_none(text: str) -> str | None:
    """``text``, or None where there is none: how the data files say that a value is empty."""
    return text or None


def whole_text(text: str) -> str:
    """``text`` with halves of surrogate pairs, which no encoding can write, replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
