"""The tables as JSON Schema (draft 2020-12), by which editors complete keys and underline slips while one types.

Knows no key by name. Looser than the tables where it must be: an editor has typed YAML's values already (``2023`` is a number
to it), and can't see a comment, a calendar or another file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, assert_never

from firsthand.parse.composites import LabelSet, ListOf, Record, RecordsById
from firsthand.parse.interface_words import make_words_table
from firsthand.parse.schema import EVIDENCE, POST, SOURCE
from firsthand.parse.settings_schema import SETTINGS
from firsthand.parse.shape import JsonSchema, Shape
from firsthand.parse.tables import Field, Table, bare_noun

Kind = Literal["post", "settings", "sources", "evidence", "words"]

KINDS: tuple[Kind, ...] = ("post", "settings", "sources", "evidence", "words")

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def make_json_schema(kind: Kind) -> JsonSchema:
    """The schema of one kind of file: a post's front matter, site.yaml, shared sources, an evidence file, words.yaml."""
    match kind:
        case "post":
            top, tables = _make_object(POST), _nested(POST)
        case "settings":
            top, tables = _make_object(SETTINGS), _nested(SETTINGS)
        case "sources":
            top, tables = RecordsById(SOURCE).make_schema(), [SOURCE, *_nested(SOURCE)]
        case "evidence":
            top, tables = _make_object(EVIDENCE), _nested(EVIDENCE)
        case "words":
            top, tables = _make_object(make_words_table()), []
        case _:
            assert_never(kind)
    definitions = {bare_noun(table): _make_object(table) for table in tables}
    return {"$schema": _DIALECT, "title": f"Firsthand: {kind}", **top, "$defs": definitions}


def _make_object(table: Table) -> JsonSchema:
    # A label may be given in part, where it is a default's: the build knows which, an editor does not.
    required = [] if table.noun == "a label" or table.rules else [row.name for row in table.fields if row.required]
    return {
        "type": "object",
        "properties": {row.name: _describe_row(row) for row in table.fields},
        "additionalProperties": False,
        **({"required": required} if required else {}),
        **table.rules,
    }


def _describe_row(row: Field) -> JsonSchema:
    schema = row.shape.make_schema()
    described = {"description": row.doc} if row.doc else {}
    return {"anyOf": [schema, {"type": "null"}], **described} if not row.required else {**schema, **described}


def _nested(table: Table) -> list[Table]:
    """Every table that ``table`` leads to, each once."""
    reached: dict[str, Table] = {}
    waiting = [table]
    while waiting:
        for inner in _tables_of(waiting.pop()):
            if inner.noun not in reached:
                reached[inner.noun] = inner
                waiting.append(inner)
    return list(reached.values())


def _tables_of(table: Table) -> Iterator[Table]:
    for row in table.fields:
        shape: Shape = row.shape.shape if isinstance(row.shape, ListOf) else row.shape
        if isinstance(shape, Record | RecordsById | LabelSet):
            yield shape.table
