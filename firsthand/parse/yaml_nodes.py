"""YAML text to nodes, from the scanner's events: no objects, no types, no recursion.

Knows which parts of YAML a writer may use: no anchors or aliases, tags, merge keys, several documents, tabs or keys that
are not text, and 40 levels at most. What a key means is for ``schema``. How a refusal of YAML's own is put into
words is in ``yaml_refusals``.

Events are taken one by one, so that 50,000 nested brackets end at the 41st: composing them, which the C library does by
recursion, ends the process by signal 11.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import yaml

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, Related, error
from firsthand.model.parsed import Parsed
from firsthand.model.span import Span
from firsthand.parse.lines import Lines, is_printable, make_lines
from firsthand.parse.nodes import Comment, Entry, ListNode, LostNode, MapNode, Node, TextNode
from firsthand.parse.yaml_places import Refusal
from firsthand.parse.yaml_refusals import explain_refusal, report_missing_key, report_tab

DEEPEST = 40

MERGE = "<<"

FAST_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Line ends and an encoding mark for YAML 1.1, plain characters for YAML 1.2 and for every editor.
_MISREAD = "\x85\u2028\u2029\ufeff"

_COMMENT = re.compile(r"[ \t]+(#[^\r\n]*)")


def parse_yaml(
    path: str, text: str, *, first_line: int = 1, loader: type[yaml.SafeLoader | yaml.CSafeLoader] = FAST_LOADER
) -> Parsed[Node | None]:
    """The nodes of ``text``, an empty mapping where it says nothing, None where YAML cannot read it.

    ``text`` begins at the first column of line ``first_line`` of the file and holds only printable characters. Reports every
    forbidden construct at once; where YAML itself refuses, that alone.
    """
    lines = make_lines(path, text, first_line=first_line)
    hidden, shown = _hide_misread(text)
    composer = _Composer(lines=lines, shown=shown)
    try:
        composer.take(yaml.parse(hidden, Loader=loader))
    except yaml.MarkedYAMLError as refused:
        return Parsed(value=None, diagnostics=(explain_refusal(lines, _read_refusal(refused, text)),))
    except (yaml.YAMLError, ValueError) as refused:  # an escape beyond Unicode is a ValueError of the Python loader
        return Parsed(value=None, diagnostics=(explain_refusal(lines, Refusal(at=0, since=None, problem=str(refused))),))
    root = composer.root
    says_nothing = root is None or (isinstance(root, TextNode) and root.is_plain and not root.text)
    if says_nothing and not composer.found:
        root = MapNode(span=lines.span_at(0))
    return Parsed(value=root, diagnostics=(*composer.found, *_report_tabs(lines, composer.opaque)))


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet; a mapping's keys and values take turns among the children."""

    is_map: bool
    span: Span
    children: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class _Composer:
    """Events laid together to nodes; ``opaque`` are the stretches of text where a tab or a ``#`` is the writer's own."""

    lines: Lines
    shown: dict[int, str]
    root: Node | None = None
    found: list[Diagnostic] = field(default_factory=list)
    opaque: list[tuple[int, int]] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)

    def take(self, events: Iterator[yaml.Event]) -> None:
        documents = 0
        for event in events:
            start, end = _extent(event)
            match event:
                case yaml.ScalarEvent():
                    self._add(self._forbid_properties(event, start) or self._make_text(event, start, end))
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        self._report_second_document(start)
                        return
                case yaml.AliasEvent():
                    self._add(self._forbid_alias(start))
                case yaml.CollectionStartEvent():
                    self._forbid_properties(event, start)
                    self.stack.append(_Open(is_map=isinstance(event, yaml.MappingStartEvent), span=self.lines.span_at(start)))
                    if len(self.stack) > DEEPEST:
                        self._report_depth(start)
                        return
                case yaml.CollectionEndEvent():
                    self._add(self._close(self.stack.pop()))
                case _:
                    pass

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        # An empty value has no place of its own: its key is where the writer should look.
        if top.is_map and len(top.children) % 2 and isinstance(node, TextNode) and node.is_plain and not node.text:
            node = TextNode(span=top.children[-1].span, text="", comment=node.comment)
        top.children.append(node)

    def _make_text(self, event: yaml.ScalarEvent, start: int, end: int) -> Node:
        span = self.lines.span_at(start)
        value = event.value.translate(self.shown) if self.shown else event.value
        is_plain = not event.style
        if is_plain:
            behind = _COMMENT.match(self.lines.text, end)
            comment = Comment(text=behind[1], span=self.lines.span_at(behind.start(1))) if behind else None
            return TextNode(span=span, text=value, comment=comment)
        self.opaque.append((start, end))
        if not is_printable(value):
            message = "an escape in these quotation marks makes a character that no page can show"
            hint = "use single quotation marks, in which a backslash is a backslash"
            self.found.append(error(Code.YAML_SYNTAX, span, message, hint=hint))
            return LostNode(span=span)
        return TextNode(span=span, text=value, is_plain=False)

    def _close(self, ended: _Open) -> Node:
        if not ended.is_map:
            return ListNode(span=ended.span, items=tuple(ended.children))
        entries: dict[str, Entry] = {}
        for key, value in zip(ended.children[::2], ended.children[1::2], strict=True):
            entry = self._make_entry(key, value)
            if entry is None:
                continue
            if first := entries.get(entry.key):
                self._report_duplicate(entry, first)
                entry = _join(first, entry)
            entries[entry.key] = entry
        is_whole = not any(_is_merge(key) for key in ended.children[::2])
        return MapNode(span=ended.span, entries=tuple(entries.values()), is_whole=is_whole)

    def _make_entry(self, key: Node, value: Node) -> Entry | None:
        match key:
            case LostNode():
                return None
            case TextNode() if key.is_empty:
                self.found.append(report_missing_key(key.span))
                return None
            case TextNode() if _is_merge(key):
                message = "`<<` would copy keys in from elsewhere, which is not done here"
                self.found.append(error(Code.YAML_ALIAS, key.span, message, hint="write the keys out where they are needed"))
                return None
            case TextNode():
                return Entry(key=key.text, span=key.span, value=value)
            case ListNode() | MapNode():
                message = "a key must be a word, and this one is a list or a mapping"
                hint = "if the brackets belong to the words, put the whole in quotation marks"
                self.found.append(error(Code.YAML_SYNTAX, key.span, message, hint=hint))
                return None

    def _forbid_alias(self, start: int) -> LostNode:
        key = self.stack[-1].children[-1] if self.stack and self.stack[-1].children else None
        if key is not None and _is_merge(key):  # the merge key is reported, with all that stands behind it
            return LostNode(span=self.lines.span_at(start))
        return self._forbid(Code.YAML_ALIAS, start, "a value may not begin with `*`, YAML's sign for an alias")

    def _forbid_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, start: int) -> LostNode | None:
        if event.anchor is not None:
            return self._forbid(Code.YAML_ALIAS, start, "a value may not begin with `&`, YAML's sign for an anchor")
        if event.tag is not None:
            return self._forbid(Code.YAML_UNQUOTED, start, "a value may not begin with `!`, YAML's sign for a tag")
        return None

    def _forbid(self, code: Code, start: int, message: str) -> LostNode:
        span = self.lines.span_at(start)
        quote = "if the sign belongs to the words, put the whole value in quotation marks"
        hint = f"write the value out wherever it is needed; {quote}" if code is Code.YAML_ALIAS else quote
        self.found.append(error(code, span, message, hint=hint))
        return LostNode(span=span)

    def _report_duplicate(self, entry: Entry, first: Entry) -> None:
        message = f'the key "{entry.key}" stands here a second time'
        hint = f"keep one of the two; the first is on line {first.span.line}"
        related = (Related(span=first.span, message="the first one"),)
        self.found.append(error(Code.YAML_DUPLICATE_KEY, entry.span, message, hint=hint, related=related))

    def _report_second_document(self, start: int) -> None:
        message = "a second YAML document begins here; a file holds one"
        self.found.append(error(Code.YAML_SYNTAX, self.lines.span_at(start), message, hint="take the line `---` out"))

    def _report_depth(self, start: int) -> None:
        message = f"lists and mappings are nested deeper here than the {DEEPEST} levels that are read"
        hint = "if the brackets belong to the words, put the whole value in quotation marks"
        self.found.append(error(Code.YAML_DEPTH, self.lines.span_at(start), message, hint=hint))
        self.root = None


def _is_merge(key: Node) -> bool:
    return isinstance(key, TextNode) and key.text == MERGE and key.is_plain


def _join(first: Entry, second: Entry) -> Entry:
    """``first`` with what only ``second`` holds: nothing that names a record of the second is to be blamed for it."""
    if not isinstance(first.value, MapNode) or not isinstance(second.value, MapNode):
        return first
    known = {entry.key for entry in first.value.entries}
    more = (entry for entry in second.value.entries if entry.key not in known)
    return replace(first, value=replace(first.value, entries=(*first.value.entries, *more)))


def _hide_misread(text: str) -> tuple[str, dict[int, str]]:
    """``text`` with private-use characters for those that YAML 1.1 misreads, of the same length, and the way back."""
    present = [character for character in _MISREAD if character in text]
    if not present:
        return text, {}
    stand_ins = (chr(code) for code in range(0xE000, 0xF900) if chr(code) not in text)
    hiding = dict(zip(present, stand_ins, strict=False))
    shown = {ord(stand_in): character for character, stand_in in hiding.items()}
    return text.translate({ord(character): stand_in for character, stand_in in hiding.items()}), shown


def _extent(event: yaml.Event) -> tuple[int, int]:
    start = event.start_mark.index if event.start_mark else 0
    return start, event.end_mark.index if event.end_mark else start


def _read_refusal(refused: yaml.MarkedYAMLError, text: str) -> Refusal:
    at, since = refused.problem_mark, refused.context_mark
    return Refusal(
        at=min(at.index, len(text)) if at else 0,
        since=since.index if since else None,
        problem=refused.problem or "",
        context=refused.context or "",
    )


def _report_tabs(lines: Lines, opaque: list[tuple[int, int]]) -> Iterator[Diagnostic]:
    """An error for each line with a tab that is neither inside quotation marks or a block of text nor in a comment."""
    if "\t" not in lines.text:
        return
    for number in range(len(lines.starts)):
        start = lines.starts[number]
        for found in re.finditer(r"\t|(?<!\S)#", lines.line(number)):
            at = start + found.start()
            before = bisect_right(opaque, at, key=lambda stretch: stretch[0])
            if before and at < opaque[before - 1][1]:
                continue
            if found.group() == "\t":
                yield report_tab(lines, at)
            break
