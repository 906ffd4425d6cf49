"""The shapes of values with parts: references, lists and records.

Knows no particular table (``schema``) and no class of the model (``records``): a record read here is ``Fields``.
"""

# ruff: noqa: D102 - what decode, read and make_schema return is said once, where Shape declares them

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, error
from firsthand.model.evidence import Ref
from firsthand.parse.nodes import Entry, ListNode, LostNode, MapNode, Node, TextNode, describe_node
from firsthand.parse.shape import JsonSchema, Shape, shorten, take_text
from firsthand.parse.shapes import Id, find_bad_id
from firsthand.parse.strays import lower_keys
from firsthand.parse.tables import (
    Field,
    Fields,
    Table,
    bare_noun,
    decode_fields,
    make_lost_fields,
    report_missing,
    take_mapping,
)


@dataclass(frozen=True, slots=True)
class References(Shape):
    """One id or a list of ids, each with its place."""

    def decode(self, node: Node, key: str, found: list[Diagnostic]) -> tuple[Ref, ...] | None:
        if isinstance(node, ListNode):
            refs = [ref for item in node.items for ref in _take_refs(item, key, found)]
        else:
            refs = _take_refs(node, key, found)
        return tuple(refs) or None

    def make_schema(self) -> JsonSchema:
        one = Id().make_schema()
        return {"anyOf": [one, {"type": "array", "items": one}]}


@dataclass(frozen=True, slots=True)
class Reference(Shape):
    """Exactly one id; ``others`` names the key for more, where there is one."""

    others: str = ""

    def decode(self, node: Node, key: str, found: list[Diagnostic]) -> Ref | None:
        if isinstance(node, ListNode):
            hint = f"name the others under `{self.others}`" if self.others else "keep the one that counts"
            found.append(error(Code.WRONG_SHAPE, node.span, f"`{key}` takes one id, and this is a list", hint=hint))
            return None
        refs = _take_refs(node, key, found)
        return refs[0] if refs else None

    def make_schema(self) -> JsonSchema:
        return Id().make_schema()


def _take_refs(node: Node, key: str, found: list[Diagnostic]) -> list[Ref]:
    text = take_text(node, key, found)
    if text is None:
        return []
    bad = find_bad_id(text)
    if bad is None:
        return [Ref(id=text, span=node.span)]
    parts = text.replace(",", " ").split()
    if len(parts) > 1 and not any(find_bad_id(part) for part in parts) and "," in text:
        hint = f"for several ids write a list: `{key}: [{', '.join(parts)}]`"
        found.append(error(Code.BAD_ID, node.span, f'"{shorten(text)}" is no id', hint=hint))
        return [Ref(id=part, span=node.span) for part in parts]
    if "://" in text:
        hint = "list the address under `sources:` with an id of its own, and write that id here"
        found.append(error(Code.BAD_ID, node.span, f"`{key}` takes the id of a record, and this is an address", hint=hint))
        return []
    found.append(error(bad.code, node.span, bad.message, hint=bad.hint))
    return []


@dataclass(frozen=True, slots=True)
class ListOf(Shape):
    """A list of values of one shape."""

    shape: Shape

    def decode(self, node: Node, key: str, found: list[Diagnostic]) -> tuple[Any, ...] | None:
        match node:
            case ListNode():
                values = (self.shape.decode(item, key, found) for item in node.items)
                return tuple(value for value in values if value is not None)
            case TextNode() if node.is_empty:
                take_text(node, key, found)
                return None
            case TextNode() if node.text.startswith("-"):
                message = f"`{key}` takes a list, and YAML reads this as one text"
                found.append(error(Code.WRONG_SHAPE, node.span, message, hint="put a space behind each dash"))
                return None
            case TextNode() | MapNode():
                message = f"`{key}` takes a list, and this is {describe_node(node)}"
                found.append(error(Code.WRONG_SHAPE, node.span, message, hint=f"write {self._show_item(node, key)}"))
                return None
            case LostNode():
                return None

    def make_schema(self) -> JsonSchema:
        return {"type": "array", "items": self.shape.make_schema()}

    def _show_item(self, node: TextNode | MapNode, key: str) -> str:
        if isinstance(self.shape, Record):
            return f"each item behind a dash, with its keys: `- {self.shape.table.names[0]}: …`"
        return f"`{key}: [{shorten(node.text)}]`" if isinstance(node, TextNode) else "each item behind a dash"


@dataclass(frozen=True, slots=True)
class Record(Shape):
    """A record without an id; read as ``Fields``."""

    table: Table

    def decode(self, node: Node, key: str, found: list[Diagnostic]) -> Fields | None:
        mapping = take_mapping(node, f"`{key}`", self.table, found)
        if mapping is None:
            return None
        fields = decode_fields(mapping, self.table, found, span=node.span)
        report_missing(fields, self.table, found, owner=f"this {bare_noun(self.table)}")
        return fields

    def make_schema(self) -> JsonSchema:
        return {"$ref": f"#/$defs/{bare_noun(self.table)}"}


@dataclass(frozen=True, slots=True)
class RecordsById(Shape):
    """A mapping from ids to records of one kind; read as ``Fields`` in the order written."""

    takes_records = True

    table: Table

    def decode(self, node: Node, key: str, found: list[Diagnostic]) -> tuple[Fields, ...] | None:
        match node:
            case MapNode():
                entries = lower_keys(node, self.table.rows, self.table.noun, found).entries
                return tuple(self._decode_entry(entry, found) for entry in entries)
            case ListNode() if not node.items:
                return ()
            case TextNode() if node.is_empty:
                return None
            case TextNode() | ListNode():
                message = f"`{key}` takes ids with a record under each, and this is {describe_node(node)}"
                hint = "write each id with a colon, without a dash, and its keys below it, indented"
                found.append(error(Code.WRONG_SHAPE, node.span, message, hint=hint))
                return None
            case LostNode():
                return None

    def make_schema(self) -> JsonSchema:
        ids = {"pattern": Id().make_schema()["pattern"], "maxLength": Id().make_schema()["maxLength"]}
        reference = {"$ref": f"#/$defs/{bare_noun(self.table)}"}
        return {"type": "object", "propertyNames": ids, "additionalProperties": reference}

    def _decode_entry(self, entry: Entry, found: list[Diagnostic]) -> Fields:
        if bad := find_bad_id(entry.key):
            found.append(error(bad.code, entry.span, bad.message, hint=bad.hint))
        if isinstance(entry.value, MapNode):
            return decode_fields(entry.value, self.table, found, span=entry.span, id=entry.key)
        mapping = take_mapping(entry.value, f'the {bare_noun(self.table)} "{shorten(entry.key)}"', self.table, found)
        if mapping is None:
            return make_lost_fields(self.table, span=entry.span, id=entry.key)
        return decode_fields(mapping, self.table, found, span=entry.span, id=entry.key)


@dataclass(frozen=True, slots=True)
class LabelSet(Shape):
    """Label definitions by id, and ``only``; handed on as its node, for ``labels`` to lay over the defaults."""

    table: Table

    def decode(self, node: Node, key: str, found: list[Diagnostic]) -> MapNode | None:
        return take_mapping(node, f"`{key}`", Table(noun="a label set", fields=(Field("only", ListOf(Id()), ""),)), found)

    def make_schema(self) -> JsonSchema:
        schema = RecordsById(self.table).make_schema()
        return schema | {"properties": {"only": ListOf(Id()).make_schema()}}
