"""Any text at all gives a value and located diagnostics: never an exception, a hang or a signal."""

import re
import subprocess
import sys
from time import perf_counter

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from parsing import parse_file

from firsthand.model.parsed import Parsed
from firsthand.parse.lines import clean_text
from firsthand.parse.yaml_nodes import parse_yaml

PATHS = (
    "content/site.yaml",
    "content/sources/un.yaml",
    "content/pages/about.md",
    "content/posts/x.md",
    "content/evidence/lock/x/un.json",
)

# Pieces that YAML, Markdown, JSON and our tables care about: laid together they reach further than random letters do.
PIECES = st.sampled_from(
    [
        *"\n\r\t :-,?[]{}#&*!|>'\"%@`~/\\.<=_0a",
        *("\r\n", "\n  ", "\n    ", ": ", "- ", "\n- ", " #", "---\n", "...\n", "'''", '""', ">-\n", "|+2\n", "<<: "),
        *("\x00", "\x08", "\x1b", "\x7f", "\x85", "\xa0", "\u2028", "\u2029", "\ufeff", "\ufffe", "\ud800", "\ue000"),
        *("title: T\n", "date: ", "2023-02-30", "9999-12-31T23:59:59-14:00", "0000", "url: ", "http://[", "https://a.b/"),
        *("sources:\n", "claims:\n", "tweets:\n", "quotes:\n", "labels:\n", "menu:\n", "only: ", "needs: ", "posted: "),
        *('{"schema": 1, ', '"source": ', "NaN", "1e999", "9" * 5000, "null", "true", '"quotes": {', "\\ud800", "\U0001f984"),
    ]
)
TEXTS = st.one_of(st.text(st.characters(exclude_categories=())), st.lists(PIECES, max_size=40).map("".join))


def assert_located(parsed: Parsed[object], text: str) -> None:
    lines = re.split(r"\r\n|\r|\n", text)
    for one in parsed.diagnostics:
        assert one.message
        assert 1 <= one.span.line <= len(lines)
        assert 1 <= one.span.column <= len(lines[one.span.line - 1]) + 1


@given(text=TEXTS, path=st.sampled_from(PATHS))
@example(text='--- \ntitle: "a\\\n---\n', path="content/posts/x.md")
def test_any_file_gives_a_value_or_a_located_diagnostic(path: str, text: str) -> None:
    assert_located(parse_file(path, text), text)


@given(text=TEXTS)
def test_any_front_matter_gives_a_value_or_a_located_diagnostic(text: str) -> None:
    whole = f"---\n{text}\n---\nWords.\n"
    assert_located(parse_file("content/posts/2023-09-21-x.md", whole), whole)


@given(text=TEXTS)
def test_both_loaders_of_yaml_read_the_same_from_any_text(text: str) -> None:
    cleaned = clean_text("x.yaml", text).value or ""
    # Where they are known to differ: tabs (FORMAT refuses them in either), escapes, directives, tags.
    if not set("\t\\%!") & set(cleaned):
        slow = parse_yaml("x.yaml", cleaned, loader=yaml.SafeLoader)
        fast = parse_yaml("x.yaml", cleaned)
        assert slow.value == fast.value
        assert bool(slow.diagnostics) == bool(fast.diagnostics)


@given(words=st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff"), min_size=1))
def test_words_in_single_quotation_marks_stay_what_was_typed(words: str) -> None:
    quoted = words.replace("'", "''")
    parsed = parse_file("content/posts/2023-09-21-x.md", f"---\ntitle: 'a{quoted}b'\n---\n")
    assert parsed.diagnostics == ()
    assert getattr(parsed.value, "title", None) == f"a{words}b"


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: ", "a:\n"])
@pytest.mark.parametrize("path", PATHS)
def test_fifty_thousand_nested_brackets_end_no_process(path: str, opening: str) -> None:
    program = (
        "import sys; sys.path.insert(0, 'tests/parse')\n"
        "from parsing import parse_file\n"
        f"nested = {opening!r} * 50_000\n"
        f"fence = '---\\n' if {path!r}.endswith('.md') else ''\n"
        f"print(bool(parse_file({path!r}, fence + nested + fence).diagnostics))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "True\n", "")


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 30 + "1," * 100_000 + "]" * 30,
        "a: " + " " * 500_000 + "b: c",
        'a: "\n' * 50_000,
        "a: 'b\n" * 50_000,
        "- [\n" * 50_000,
        "x" * 900_000 + ": y",
        "a: " + '"\t' * 200_000,
        "#" * 900_000,
        "a: b\n" * 100_000,
        "\xa0" * 300_000 + ":",
        " " * 300_000 + "\xa0",
    ],
    ids=range(11),
)
def test_a_long_text_takes_no_longer_than_its_length_asks(text: str) -> None:
    start = perf_counter()
    parsed = parse_file("content/sources/un.yaml", text)
    assert perf_counter() - start < 90  # not a speed but a hang: where it grows with the square, hours
    assert_located(parsed, text)
