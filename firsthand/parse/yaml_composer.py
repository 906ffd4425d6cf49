"""The scanner's events of a YAML text laid together to nodes.

Knows which parts of YAML a writer may use: no anchors or aliases, tags, merge keys, several documents, keys that are not
text, and 40 levels at most. Does not know how text becomes events (``yaml_nodes``), nor what a key means.

Events are taken one by one, so that 50,000 nested brackets end at the 41st: composing them, which the C library does by
recursion, ends the process by signal 11.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
)

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, Related, error
from firsthand.model.span import Span
from firsthand.parse.lines import is_printable
from firsthand.parse.nodes import Comment, Entry, ListNode, LostNode, MapNode, Node, TextNode
from firsthand.parse.yaml_refusals import report_missing_key

DEEPEST = 40

MERGE = "<<"

_COMMENT = re.compile(r"[ \t]+(#[^\r\n]*)")


class _Mark(Protocol):
    """A place as both loaders tell it, counted from 0."""

    index: int
    line: int
    column: int


@dataclass(slots=True, kw_only=True)
class _Open:
    """A list or mapping whose end has not come yet; a mapping's keys and values take turns among the children."""

    is_map: bool
    span: Span
    children: list[Node] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Composer:
    """The nodes so far of ``text``, which begins on line ``first_line`` of the file at ``path``.

    ``shown`` maps stand-ins that the scanner saw to the characters of ``text``. ``found`` is what is wrong with it; ``opaque``
    are the stretches of text where a tab or a ``#`` is the writer's own.
    """

    path: str
    first_line: int
    text: str
    shown: Mapping[int, str]
    found: list[Diagnostic] = field(default_factory=list)
    opaque: list[tuple[int, int]] = field(default_factory=list)
    _stack: list[_Open] = field(init=False)
    _has_comments: bool = field(init=False)

    def __post_init__(self) -> None:
        self._stack = [_Open(is_map=False, span=Span(self.path, self.first_line))]  # what holds the root
        self._has_comments = "#" in self.text

    @property
    def root(self) -> Node | None:
        """The whole text's node, once all events are taken; None where it has none."""
        return self._stack[0].children[0] if self._stack[0].children else None

    def take(self, events: Iterator[Event]) -> None:
        """Lay ``events`` together, up to the first that goes too far: a second document, a level too deep."""
        documents = 0
        for event in events:
            match event:
                case ScalarEvent():
                    self._stack[-1].children.append(self._make_text(event))
                case DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        self._report_second_document(self._span(event.start_mark))
                        return
                case AliasEvent():
                    self._stack[-1].children.append(self._forbid_alias(self._span(event.start_mark)))
                case CollectionStartEvent():
                    span = self._span(event.start_mark)
                    if event.anchor is not None or event.tag is not None:
                        self._forbid_properties(event, span)
                    self._stack.append(_Open(is_map=isinstance(event, MappingStartEvent), span=span))
                    if len(self._stack) > DEEPEST + 1:
                        self._report_depth(span)
                        return
                case CollectionEndEvent():
                    ended = self._stack.pop()
                    self._stack[-1].children.append(self._close(ended))
                case _:
                    pass

    def _span(self, mark: _Mark | None) -> Span:
        return Span(self.path, self.first_line + mark.line, mark.column + 1) if mark else Span(self.path, self.first_line)

    def _make_text(self, event: ScalarEvent) -> Node:
        span = self._span(event.start_mark)
        if event.anchor is not None or event.tag is not None:
            return self._forbid_properties(event, span)
        value = event.value.translate(self.shown) if self.shown else event.value
        if event.style:
            return self._make_quoted(event, value, span)
        comment = self._find_comment(event.end_mark) if self._has_comments and event.end_mark else None
        # An empty value has no place of its own: its key is where the writer should look.
        return TextNode(span if value else self._open_key_span() or span, value, comment=comment)

    def _make_quoted(self, event: ScalarEvent, value: str, span: Span) -> Node:
        if event.start_mark and event.end_mark:
            self.opaque.append((event.start_mark.index, event.end_mark.index))
        if not is_printable(value):
            message = "an escape in these quotation marks makes a character that no page can show"
            hint = "use single quotation marks, in which a backslash is a backslash"
            self.found.append(error(Code.YAML_SYNTAX, span, message, hint=hint))
            return LostNode(span=span)
        return TextNode(span=span, text=value, is_plain=False)

    def _find_comment(self, end: _Mark) -> Comment | None:
        """The comment right behind the value that ends at ``end``."""
        found = _COMMENT.match(self.text, end.index)
        if found is None:
            return None
        start = self._span(end)
        return Comment(text=found[1], span=start._replace(column=start.column + found.start(1) - end.index))

    def _open_key_span(self) -> Span | None:
        """Where the key stands whose value comes next, if one does."""
        top = self._stack[-1]
        return top.children[-1].span if top.is_map and len(top.children) % 2 else None

    def _close(self, ended: _Open) -> Node:
        if not ended.is_map:
            return ListNode(span=ended.span, items=tuple(ended.children))
        entries: dict[str, Entry] = {}
        is_whole = True
        for key, value in zip(ended.children[::2], ended.children[1::2], strict=True):
            name = self._take_name(key)
            if name is None:
                is_whole = is_whole and not _is_merge(key)
                continue
            entry = Entry(name, key.span, value)
            if first := entries.get(name):
                self._report_duplicate(entry, first)
                entry = _join(first, entry)
            entries[name] = entry
        return MapNode(span=ended.span, entries=tuple(entries.values()), is_whole=is_whole)

    def _take_name(self, key: Node) -> str | None:
        """The name that ``key`` is, or None with an error where it can be none."""
        match key:
            case TextNode() if _is_merge(key):
                message = "`<<` would copy keys in from elsewhere, which is not done here"
                self.found.append(error(Code.YAML_ALIAS, key.span, message, hint="write the keys out where they are needed"))
                return None
            case TextNode() if key.is_empty:
                self.found.append(report_missing_key(key.span))
                return None
            case TextNode():
                return key.text
            case ListNode() | MapNode():
                message = "a key must be a word, and this one is a list or a mapping"
                hint = "if the brackets belong to the words, put the whole in quotation marks"
                self.found.append(error(Code.YAML_SYNTAX, key.span, message, hint=hint))
                return None
            case LostNode():
                return None

    def _forbid_alias(self, span: Span) -> LostNode:
        before = self._stack[-1].children[-1:]
        if before and _is_merge(before[0]):  # the merge key is reported, with all that stands behind it
            return LostNode(span=span)
        return self._forbid(Code.YAML_ALIAS, span, "a value may not begin with `*`, YAML's sign for an alias")

    def _forbid_properties(self, event: ScalarEvent | CollectionStartEvent, span: Span) -> LostNode:
        if event.anchor is not None:
            return self._forbid(Code.YAML_ALIAS, span, "a value may not begin with `&`, YAML's sign for an anchor")
        return self._forbid(Code.YAML_UNQUOTED, span, "a value may not begin with `!`, YAML's sign for a tag")

    def _forbid(self, code: Code, span: Span, message: str) -> LostNode:
        quote = "if the sign belongs to the words, put the whole value in quotation marks"
        hint = f"write the value out wherever it is needed; {quote}" if code is Code.YAML_ALIAS else quote
        self.found.append(error(code, span, message, hint=hint))
        return LostNode(span=span)

    def _report_duplicate(self, entry: Entry, first: Entry) -> None:
        message = f'the key "{entry.key}" stands here a second time'
        hint = f"keep one of the two; the first is on line {first.span.line}"
        related = (Related(span=first.span, message="the first one"),)
        self.found.append(error(Code.YAML_DUPLICATE_KEY, entry.span, message, hint=hint, related=related))

    def _report_second_document(self, span: Span) -> None:
        message = "a second YAML document begins here; a file holds one"
        self.found.append(error(Code.YAML_SYNTAX, span, message, hint="take the line `---` out"))

    def _report_depth(self, span: Span) -> None:
        message = f"lists and mappings are nested deeper here than the {DEEPEST} levels that are read"
        hint = "if the brackets belong to the words, put the whole value in quotation marks"
        self.found.append(error(Code.YAML_DEPTH, span, message, hint=hint))


def _is_merge(key: Node) -> bool:
    return isinstance(key, TextNode) and key.text == MERGE and key.is_plain


def _join(first: Entry, second: Entry) -> Entry:
    """``first`` with what only ``second`` holds: nothing that names a record of the second is to be blamed for it."""
    if not isinstance(first.value, MapNode) or not isinstance(second.value, MapNode):
        return first
    known = {entry.key for entry in first.value.entries}
    more = (entry for entry in second.value.entries if entry.key not in known)
    return first._replace(value=first.value._replace(entries=(*first.value.entries, *more)))
