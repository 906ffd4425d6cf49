from typing import Any, cast

import jsonschema
import pytest

from firsthand.parse.documents import make_json_schema
from firsthand.parse.json_schema import KINDS, Kind
from firsthand.parse.nodes import ListNode, LostNode, MapNode, Node, TextNode
from firsthand.parse.yaml_nodes import parse_yaml

POST = """title: T
date: 2023-09-21
tags: [a, b]
draft: true
sources:
  statement:
    type: statement
    title: Joint statement
    author: A
    url: https://example.org/a
    published: 2023-09-20
  people: {type: unnamed, title: people}
quotes:
  q: {text: Words, source: statement, also_in: [a, b]}
tweets:
  t:
    author: A
    handle: "@a"
    posted: 2023-09-21T01:10:00Z
    text: T
    url: https://x.com/a/status/1
    media: [{file: a.jpg, alt: A}]
  gone: {url: "https://x.com/a/status/2", redacted: {date: 2023-10-01, reason: R}}
claims:
  c:
    label: reported
    source: [q, t]
    reason: R
    history: [{date: 2023-10-01, label: unverified, reason: R}]
corrections:
  - {date: 2023-10-01, text: T}
"""
SETTINGS = """title: S
url: https://example.org/
language: en
timezone: Europe/Paris
menu: [{title: A, url: /a/}]
posts_per_page: 5
copies: warn
labels:
  rumour: {name: R, needs: source | searched copy, line: thin, icon: x.svg, color: "#112233", rating: }
  only: [verified, rumour]
"""
WORDS = 'page-of: "Seite {number} von {total}"\nclaim-count.few: "{count}"\nthousands-from: 4\n'
SOURCES = "un: {title: T, publisher: P, published: 2023, held_at: a library}\n"
GOOD: dict[Kind, str] = {
    "post": POST,
    "settings": SETTINGS,
    "sources": SOURCES,
    "words": WORDS,
    "evidence": POST[POST.index("sources:") : POST.index("corrections:")],
}


def typed(node: Node | None) -> Any:  # noqa: ANN401 - JSON
    """The node as an editor's YAML sees it: numbers, truth values and nothing typed, all else text."""
    match node:
        case TextNode():
            words = {"": None, "true": True, "false": False}
            return words.get(node.text, int(node.text) if node.text.isdigit() else node.text)
        case ListNode():
            return [typed(item) for item in node.items]
        case MapNode():
            return {entry.key: typed(entry.value) for entry in node.entries}
        case LostNode() | None:
            return None


def errors(kind: Kind, text: str) -> list[str]:
    validator = jsonschema.Draft202012Validator(make_json_schema(kind))
    return [error.message for error in validator.iter_errors(typed(parse_yaml("x.yaml", text).value))]


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_one(kind: Kind) -> None:
    jsonschema.Draft202012Validator.check_schema(make_json_schema(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_an_editor_accepts_what_the_build_accepts(kind: Kind) -> None:
    assert errors(kind, GOOD[kind]) == []


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("post", "title: T\ndate", "tittle: T\ndate"),
        ("post", "draft: true", "draft: maybe"),
        ("post", "label: reported", "lable: reported"),
        ("post", "    author: A\n    url", "    url"),
        ("post", "    published: 2023-09-20\n", ""),
        ("post", "type: statement", "type: statment"),
        ("post", "alt: A", "alt: A, x: B"),
        ("post", "  t:\n    author: A\n", "  t:\n"),
        ("post", "  c:\n", "  C C:\n"),
        ("settings", "posts_per_page: 5", "posts_per_page: 0"),
        ("settings", "timezone: Europe/Paris\n", ""),
        ("settings", "searched copy", "searchd"),
        ("settings", "icon: x.svg", "icon: verifed"),
        ("settings", "#112233", "#1122"),
        ("sources", ", held_at: a library", ""),
        ("sources", "un:", "sources:"),
        ("evidence", "sources:", "source:"),
        ("words", "page-of", "pageof"),
    ],
)
def test_an_editor_underlines_a_slip(kind: Kind, old: str, new: str) -> None:
    slipped = GOOD[kind].replace(old, new, 1) if new != "sources:" else "sources:\n  " + GOOD[kind]
    assert slipped != GOOD[kind]
    assert errors(kind, slipped) != []


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_described(kind: Kind) -> None:
    schema = make_json_schema(kind)
    objects = [schema, *schema["$defs"].values()]
    silent = [
        key
        for one in objects
        for key, row in cast("dict[str, dict[str, Any]]", one.get("properties", {})).items()
        if not row.get("description")
    ]
    assert silent == []
