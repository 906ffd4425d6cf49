"""Tables of keys, and how a record is read by one: unknown keys, missing keys, and each value by its shape.

Knows no particular table (``schema``, ``settings_schema``) and no class of the model (``records``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, error
from firsthand.model.nearest import did_you_mean, find_nearest
from firsthand.model.span import Span
from firsthand.parse.nodes import Entry, ListNode, LostNode, MapNode, Node, TextNode, describe_node, is_empty
from firsthand.parse.shape import JsonSchema, Shape, shorten
from firsthand.parse.strays import lift_sections, lower_records


@dataclass(frozen=True, slots=True)
class Field:
    """One row of a table: a key, the shape of its value, and what it says, for editors and documentation.

    ``attribute`` is the model's name for it where that differs.
    """

    name: str
    shape: Shape
    doc: str
    required: bool = False
    attribute: str = ""


@dataclass(frozen=True, kw_only=True)
class Table:
    """The keys of one kind of record. ``noun`` carries its article; ``rules`` is JSON Schema for what rows can't say.

    ``many``: what a message says instead of listing the keys, where they are too many for that.

    Without slots, so that it can keep what follows from its rows.
    """

    noun: str
    fields: tuple[Field, ...]
    rules: JsonSchema = field(default_factory=dict)
    find_home: Callable[[str], str] = lambda _key: ""
    many: str = ""

    @cached_property
    def rows(self) -> Mapping[str, Field]:
        """The rows by key, in order."""
        return {row.name: row for row in self.fields}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The keys, in the order of the rows."""
        return tuple(self.rows)

    @cached_property
    def required(self) -> tuple[Field, ...]:
        """The rows of the keys that must be given."""
        return tuple(row for row in self.fields if row.required)

    @cached_property
    def homes(self) -> frozenset[str]:
        """The keys that records stand below."""
        return frozenset(row.name for row in self.fields if row.shape.takes_records)


@dataclass(slots=True, kw_only=True)
class Fields:
    """A record as its table read it: ``values`` by the model's names, ``spans`` by key; empty keys stand in neither.

    A key that stands in ``spans`` and not in ``values`` was given and has been reported.
    """

    span: Span
    id: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    empty: dict[str, Span] = field(default_factory=dict)


def decode_fields(node: MapNode, table: Table, found: list[Diagnostic], *, span: Span, id: str = "") -> Fields:  # noqa: A002
    """The record that ``node`` holds. Reports unknown keys and unusable values; missing ones are ``report_missing``'s."""
    fields = Fields(span=span, id=id)
    for entry in _straighten(node, table, found).entries:
        row = table.rows.get(entry.key)
        if row is None:
            found.append(_report_unknown(entry, table))
            # What was misspelt was given, and need not be reported as missing, too.
            if meant := find_nearest(entry.key, table.rows):
                fields.spans.setdefault(meant, entry.value.span)
            continue
        value = row.shape.decode(entry.value, row.name, found)
        if value is not None:
            fields.values[row.attribute or row.name] = value
        if is_empty(entry.value):
            fields.empty[row.name] = entry.span
        else:
            fields.spans[row.name] = entry.value.span
    if not node.is_whole:
        count_as_given(fields, table, node.span)
    return fields


def make_lost_fields(table: Table, *, span: Span, id: str) -> Fields:  # noqa: A002
    """A record that could not be read and has been reported: what names it is not to be blamed, nor is anything missing."""
    fields = Fields(span=span, id=id)
    count_as_given(fields, table, span)
    return fields


def count_as_given(fields: Fields, table: Table, span: Span) -> None:
    """Counts every key of ``table`` as given: of a record that could not be read whole, nobody knows what it lacks."""
    for row in table.fields:
        fields.spans.setdefault(row.name, span)


def report_missing(fields: Fields, table: Table, found: list[Diagnostic], *, owner: str, excused: Iterable[str] = ()) -> None:
    """Adds an error for each required key that was not given or holds nothing; ``owner`` is the record in a message."""
    for row in table.required:
        if row.name in fields.spans or row.name in excused:
            continue
        if row.name in fields.empty:
            found.append(error(Code.MISSING_KEY, fields.empty[row.name], f"`{row.name}` is empty", hint=_describe(row)))
        else:
            found.append(error(Code.MISSING_KEY, fields.span, f"{owner} has no `{row.name}`", hint=_describe(row)))


def take_mapping(node: Node, owner: str, table: Table, found: list[Diagnostic]) -> MapNode | None:
    """The mapping that ``node`` is, or None with an error; an empty value is an empty mapping."""
    match node:
        case MapNode():
            return node
        case TextNode() if node.is_empty:
            return MapNode(span=node.span)
        case TextNode() | ListNode():
            message = f"{owner} takes the keys of {table.noun}, and this is {describe_node(node)}"
            hint = f"write its keys below it, indented, each with a colon and a space: `{table.names[0]}: …`"
            found.append(error(Code.WRONG_SHAPE, node.span, message, hint=hint))
            return None
        case LostNode():
            return None


def bare_noun(table: Table) -> str:
    """The table's noun without its article."""
    return table.noun.partition(" ")[2]


def _straighten(node: MapNode, table: Table, found: list[Diagnostic]) -> MapNode:
    """``node`` with records and lists of records put at the indentation they were meant to have, where that is plain."""
    if not table.homes:
        return node
    return lower_records(lift_sections(node, table.homes, found), table.homes, table.rows, table.noun, found)


def _report_unknown(entry: Entry, table: Table) -> Diagnostic:
    home = table.find_home(entry.key)
    hint = did_you_mean(entry.key, table.names) or (f"`{entry.key}` is a key of {home}" if home else "")
    listed = table.many or f"its keys are {', '.join(table.names)}"
    return error(Code.UNKNOWN_KEY, entry.span, f'{table.noun} has no key "{shorten(entry.key)}"', hint=hint or listed)


def _describe(row: Field) -> str:
    return f"write `{row.name}: …`: {row.doc}"
