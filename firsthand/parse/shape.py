"""What a shape is: how one value is written, what is wrong where it is not, and the same for editors.

Knows nodes and diagnostics, and no particular shape: those are in ``shapes`` and ``composites``.
"""

# ruff: noqa: D102 - what decode, read and make_schema return is said once, where Shape declares them

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, error
from firsthand.parse.nodes import ListNode, LostNode, MapNode, Node, TextNode, describe_node

JsonSchema = dict[str, Any]

_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """What is wrong with a value: its code, one sentence, and a hint."""

    code: Code
    message: str
    hint: str = ""


class Shape:
    """How the value of a key is written."""

    __slots__ = ()

    takes_records: ClassVar[bool] = False
    """Whether its value is a mapping from ids to records."""

    def decode(self, node: Node, key: str, found: list[Diagnostic]) -> Any:  # noqa: ANN401 - each shape has its own
        """What ``node`` says, or None where it says nothing usable; problems are added to ``found``."""
        raise NotImplementedError

    def make_schema(self) -> JsonSchema:
        """The same in JSON Schema, for editors."""
        raise NotImplementedError


class TextShape(Shape):
    """A value of one piece of text; subclasses read it."""

    __slots__ = ()

    def decode(self, node: Node, key: str, found: list[Diagnostic]) -> Any:  # noqa: ANN401 - each shape has its own
        text = take_text(node, key, found)
        if text is None:
            return None
        value = self.read(text, key)
        if isinstance(value, Wrong):
            found.append(error(value.code, node.span, value.message, hint=value.hint))
            return None
        return value

    def read(self, text: str, key: str) -> Any:  # noqa: ANN401 - each shape has its own
        """The value of ``text``, which is not empty, or what is wrong with it."""
        raise NotImplementedError


def take_text(node: Node, key: str, found: list[Diagnostic]) -> str | None:
    """The text of ``node`` without white space around it, or None where there is none."""
    match node:
        case TextNode():
            if node.comment and node.has_lost_all:
                found.append(report_comment(node, key))
            return node.text.strip() or None
        case ListNode() | MapNode():
            message = f"`{key}` takes one text, and this is {describe_node(node)}"
            hint = "if the brackets or the colon belong to the words, put the whole in quotation marks"
            found.append(error(Code.WRONG_SHAPE, node.span, message, hint=hint))
            return None
        case LostNode():
            return None


def report_comment(node: TextNode, key: str) -> Diagnostic:
    """The error for words that YAML takes for a comment behind ``node``."""
    span, words = (node.comment.span, node.comment.text) if node.comment else (node.span, "")
    quoted = shorten(f"{node.text} {words}" if node.text else words).replace('"', "'")
    message = f'everything after the # would be lost here: "{shorten(words)}"'
    hint = f'put the value in quotation marks, `{key}: "{quoted}"`'
    if " " in quoted:
        hint += f", or write `{key}: >-` and the words below it, indented"
    return error(Code.YAML_COMMENT, span, message, hint=hint)


def shorten(text: str) -> str:
    """``text`` on one line and short enough for a message, with the codes of characters that nobody could see in it."""
    line = "".join(one if one.isprintable() else f"\\u{ord(one):04x}" for one in " ".join(text.split()))
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
