from collections.abc import Iterator

import pytest
import yaml

from firsthand.model.codes import Code
from firsthand.parse.lines import clean_text
from firsthand.parse.nodes import ListNode, LostNode, MapNode, Node, TextNode
from firsthand.parse.yaml_nodes import FAST_LOADER, parse_yaml

LOADERS = [FAST_LOADER, yaml.SafeLoader]


def plain(node: Node | None) -> object:
    """The node as Python's own lists and mappings, without places."""
    match node:
        case TextNode():
            return node.text
        case ListNode():
            return [plain(item) for item in node.items]
        case MapNode():
            return {entry.key: plain(entry.value) for entry in node.entries}
        case LostNode() | None:
            return None


def places(node: Node | None) -> Iterator[tuple[str, int, int]]:
    match node:
        case TextNode():
            yield node.text, node.span.line, node.span.column
        case ListNode():
            for item in node.items:
                yield from places(item)
        case MapNode():
            for entry in node.entries:
                yield entry.key, entry.span.line, entry.span.column
                yield from places(entry.value)
        case LostNode() | None:
            return


def test_the_fast_loader_is_the_c_one_where_it_is_there() -> None:
    assert FAST_LOADER is getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    "text",
    [
        "12:30",
        "no",
        "NO",
        "1.10",
        "false",
        "1704664237470674955",
        "2023-09-21",
        "~",
        "null",
        "0o17",
        "1e3",
        "=",
        ".inf",
        "0x1F",
    ],
)
def test_what_was_typed_stays_text(text: str, loader: type[yaml.SafeLoader]) -> None:
    parsed = parse_yaml("x.yaml", f"a: {text}\nb: [{text}]\n", loader=loader)
    assert (plain(parsed.value), parsed.diagnostics) == ({"a": text, "b": [text]}, ())


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_places_are_those_of_the_file_whatever_ends_its_lines(line_end: str, loader: type[yaml.SafeLoader]) -> None:
    text = line_end.join(["a: b", "ключ: 🦄", "list:", "  - x: y", "  - 'z'", ""])
    parsed = parse_yaml("x.yaml", text, first_line=2, loader=loader)
    assert list(places(parsed.value)) == [
        ("a", 2, 1),
        ("b", 2, 4),
        ("ключ", 3, 1),
        ("🦄", 3, 7),
        ("list", 4, 1),
        ("x", 5, 5),
        ("y", 5, 8),
        ("z", 6, 5),
    ]


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("odd", ["\x85", "\u2028", "\u2029", "\ufeff"])
def test_a_character_that_yaml_alone_takes_for_a_sign_is_one_like_others(odd: str, loader: type[yaml.SafeLoader]) -> None:
    parsed = parse_yaml("x.yaml", f"a: one{odd}two\nb: '{odd}\ue000'\nc: d\n", loader=loader)
    assert list(places(parsed.value)) == [
        ("a", 1, 1),
        (f"one{odd}two", 1, 4),
        ("b", 2, 1),
        (f"{odd}\ue000", 2, 4),
        ("c", 3, 1),
        ("d", 3, 4),
    ]


def test_a_byte_order_mark_moves_nothing() -> None:
    cleaned = clean_text("x.yaml", "\ufeffa: b\n")
    assert cleaned.value == "a: b\n"
    assert list(places(parse_yaml("x.yaml", cleaned.value).value)) == [("a", 1, 1), ("b", 1, 4)]


def test_an_empty_value_stands_where_its_key_does() -> None:
    parsed = parse_yaml("x.yaml", "a:\n  b:\n")
    assert list(places(parsed.value)) == [("a", 1, 1), ("b", 2, 3), ("", 2, 3)]


def test_a_comment_behind_a_value_is_kept_for_the_schema_to_judge() -> None:
    parsed = parse_yaml("x.yaml", "a: b # c\nd: 'e' # f\ng: # h\n# i\nj: [k, l # m\n  ]\n")
    assert isinstance(parsed.value, MapNode)
    comments = [node.comment for node in texts(parsed.value)]
    assert [one and (one.text, one.span.line, one.span.column) for one in comments] == [
        ("# c", 1, 6),
        None,
        ("# h", 3, 4),
        None,
        ("# m", 5, 10),
    ]


def texts(node: Node) -> list[TextNode]:
    match node:
        case TextNode():
            return [node]
        case ListNode():
            return [text for item in node.items for text in texts(item)]
        case MapNode():
            return [text for entry in node.entries for text in texts(entry.value)]
        case LostNode():
            return []


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "---\n# c\n...\n"])
def test_a_text_that_says_nothing_is_empty_and_no_error(text: str) -> None:
    parsed = parse_yaml("x.yaml", text)
    assert (plain(parsed.value), parsed.diagnostics) == ({}, ())


def test_every_forbidden_thing_of_a_file_is_named_at_once() -> None:
    text = "a: &x b\nc: *x\nc: d\n<<: {}\n? [e]\n: f\ng:\th\ni: !!int 5\n"
    parsed = parse_yaml("x.yaml", text)
    assert [(one.code, one.span.line, one.span.column) for one in parsed.diagnostics] == [
        (Code.YAML_ALIAS, 1, 4),
        (Code.YAML_ALIAS, 2, 4),
        (Code.YAML_UNQUOTED, 8, 4),
        (Code.YAML_DUPLICATE_KEY, 3, 1),
        (Code.YAML_ALIAS, 4, 1),
        (Code.YAML_SYNTAX, 5, 3),
        (Code.YAML_TAB, 7, 3),
    ]


def test_the_first_of_two_equal_keys_counts() -> None:
    parsed = parse_yaml("x.yaml", "a: b\na: c\n")
    assert plain(parsed.value) == {"a": "b"}
    assert [one.related[0].span.line for one in parsed.diagnostics] == [1]


def test_a_tab_is_the_writers_own_inside_quotation_marks_blocks_and_comments() -> None:
    parsed = parse_yaml("x.yaml", 'a: "b\tc"\nd: |\n  e\tf\ng: h # i\tj\n')
    assert (plain(parsed.value), parsed.diagnostics) == ({"a": "b\tc", "d": "e\tf\n", "g": "h"}, ())


def test_forty_levels_are_read_and_the_next_is_not() -> None:
    assert parse_yaml("x.yaml", "[" * 40 + "]" * 40).diagnostics == ()
    deeper = parse_yaml("x.yaml", "[" * 41 + "]" * 41)
    assert [(one.code, one.span.column) for one in deeper.diagnostics] == [(Code.YAML_DEPTH, 41)]
    assert deeper.value is None


def test_a_flow_mapping_may_leave_values_out() -> None:
    parsed = parse_yaml("x.yaml", "{a, b: c}")
    assert isinstance(parsed.value, MapNode)
    assert [entry.key for entry in parsed.value.entries] == ["a", "b"]


@pytest.mark.parametrize("loader", LOADERS)
def test_an_escape_may_not_make_what_no_page_can_show(loader: type[yaml.SafeLoader]) -> None:
    parsed = parse_yaml("x.yaml", 'a: "\\0"\nb: "\\t\\u2028"\n', loader=loader)
    assert [(one.code, one.span.line, one.span.column) for one in parsed.diagnostics] == [(Code.YAML_SYNTAX, 1, 4)]
    assert plain(parsed.value) == {"a": None, "b": "\t\u2028"}
