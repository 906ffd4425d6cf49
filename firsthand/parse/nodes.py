"""What a YAML text says, before any key has a meaning: text, lists and mappings, each with its place.

Text is never typed here: ``no``, ``12:30`` and ``1.10`` are the characters that were typed. Nodes are named tuples, and no
dataclasses: a post has hundreds, which live until its keys are read, and are made in half the time so.
"""

from __future__ import annotations

from typing import NamedTuple

from firsthand.model.span import Span


class Comment(NamedTuple):
    """A comment right behind a value, ``#`` included: perhaps words that the writer did not mean to lose."""

    text: str
    span: Span


class TextNode(NamedTuple):
    """A single value. ``is_plain`` where no quotation marks and no ``>`` or ``|`` stood before it."""

    span: Span
    text: str
    is_plain: bool = True
    comment: Comment | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed for it."""
        return not self.text.strip()

    @property
    def has_lost_all(self) -> bool:
        """Whether all its words were lost: ``color: #7b4d00``. ``rating:  # 1 to 5`` was meant as a comment."""
        return self.comment is not None and self.is_empty and bool(self.comment.text[1:2].strip())


class ListNode(NamedTuple):
    """A list, in either of YAML's two forms."""

    span: Span
    items: tuple[Node, ...]


class Entry(NamedTuple):
    """A key of a mapping and its value; ``span`` is the key's."""

    key: str
    span: Span
    value: Node


class MapNode(NamedTuple):
    """A mapping; no key stands in it twice. ``is_whole`` unless keys were to be copied into it from elsewhere."""

    span: Span
    entries: tuple[Entry, ...] = ()
    is_whole: bool = True


class LostNode(NamedTuple):
    """A value that was reported already; whoever meets it has nothing to add."""

    span: Span


Node = TextNode | ListNode | MapNode | LostNode


def describe_node(node: Node) -> str:
    """What a value is, in the words of a message."""
    match node:
        case TextNode():
            return "text"
        case ListNode():
            return "a list"
        case MapNode():
            return "a mapping"
        case LostNode():
            return "unreadable"


def is_empty(node: Node) -> bool:
    """Whether a key holds nothing: no words, no item, no key."""
    match node:
        case TextNode():
            return node.is_empty and not node.has_lost_all
        case ListNode():
            return not node.items
        case MapNode():
            return not node.entries
        case LostNode():
            return False
