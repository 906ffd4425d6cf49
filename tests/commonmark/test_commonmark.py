"""CommonMark 0.31.2, example by example, with each intended difference named."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TypedDict

import pytest
from filled import fill, parse

from firsthand.model.body import ClaimOpen
from firsthand.parse.markdown import parse_body


class Example(TypedDict):
    """One example of the specification."""

    example: int
    section: str
    markdown: str
    html: str


EXAMPLES: list[Example] = json.loads(Path(__file__).with_name("spec-0.31.2.json").read_text(encoding="utf-8"))


def numbers(text: str) -> frozenset[int]:
    """The numbers and ranges of ``text``."""
    ranges = [[int(end) for end in one.split("-")] for one in text.split()]
    return frozenset(number for one in ranges for number in range(one[0], one[-1] + 1))


VOID = "void elements are written as HTML writes them (<br>), not as XHTML does (<br />)"
HEADINGS = "headings begin at h2, below the title of the post, and carry an anchor"
DIFFERENCES: dict[str, frozenset[int]] = {
    VOID: numbers(
        "11 16 43 47 50-54 57-58 60-61 77 85 88 92 94 96 98-101 104-105 115 226 234 246 517 520 531 572-589 591 633-639"
    ),
    HEADINGS: numbers("10 59 62 66-68 71-84 86 89-91 95-96 102-103 115 141 214-215 227-230 232 300 646-647"),
}
"""Every intended difference, and the examples that show it. There are no others."""

RAW_HTML = numbers("21 31 148-191 201 308-309 344 475-477 491 494 524 536 613-617 623 625-631 642-643")
"""Examples that hold raw HTML, or what looks like it; where HTML is off their tags are text."""


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{one['example']}" for one in EXAMPLES])
def test_an_example_of_the_specification_comes_out_as_it_says(example: Example) -> None:
    number = example["example"]
    expected = example["html"]
    if number in DIFFERENCES[VOID]:
        expected = expected.replace(" />", ">")
    if number in DIFFERENCES[HEADINGS]:
        expected = shift_headings(expected)
    body = parse(example["markdown"])
    shown = fill(body)
    for heading in body.headings:
        shown = shown.replace(f' id="{heading.anchor}"', "", 1)
    assert shown == expected


@pytest.mark.parametrize("name", DIFFERENCES)
def test_every_example_named_as_different_is_different(name: str) -> None:
    same = [
        one["example"]
        for one in EXAMPLES
        if one["example"] in DIFFERENCES[name] and fill(parse(one["markdown"])) == one["html"]
    ]
    assert same == []


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{one['example']}" for one in EXAMPLES])
def test_without_html_only_examples_with_html_differ(example: Example) -> None:
    shown = fill(parse(example["markdown"], html=False))
    if example["example"] in RAW_HTML:
        assert set(re.findall(r"</?([a-z0-9]+)", shown)) <= {
            *("p", "a", "em", "strong", "code", "pre", "br", "hr", "ul", "ol", "li", "blockquote"),
            *("h2", "h3", "h4", "h5", "h6"),
        }
    else:
        assert shown == fill(parse(example["markdown"]))


def test_a_mark_put_anywhere_into_any_example_is_found_where_it_was_put() -> None:
    """Each word of each example in turn becomes a claim, also with what puts every line further right."""
    found = 0
    for example in EXAMPLES:
        for text in (example["markdown"], quote(example["markdown"]), listed(example["markdown"])):
            for word in re.finditer(r"(?<![\w/:.#&\\])[a-z]{3,}(?![\w:;])", text):
                found += mark_is_found(text, word.start(), word.end())
    assert found > 2500


def mark_is_found(text: str, start: int, end: int) -> bool:
    """Whether the word from ``start`` to ``end`` becomes a claim once it is marked; asserts that it stands there."""
    marked = f"{text[:start]}[{text[start:end]}](claim:q){text[end:]}"
    parsed = parse_body("spec.md", marked, first_line=1, html=True, typography=False)
    spans = [part.span for part in parsed.value.parts if isinstance(part, ClaimOpen)]
    before = text[:start].split("\n")
    assert all((span.line, span.column) == (len(before), len(before[-1]) + 1) for span in spans), marked
    return bool(spans)


def quote(text: str) -> str:
    """``text`` in a block quote."""
    return "".join(f"> {line}" for line in text.splitlines(keepends=True))


def listed(text: str) -> str:
    """``text`` in an item of a list, which a tab indents."""
    return "-\t" + "\t".join(text.splitlines(keepends=True))


def shift_headings(html: str) -> str:
    """``html`` with its highest heading moved to h2, the others with it, none beyond h6."""
    levels = [int(level) for level in re.findall(r"<h([1-6])>", html)]
    shift = 2 - min(levels)
    return re.sub(r"<(/?)h([1-6])>", lambda tag: f"<{tag[1]}h{min(int(tag[2]) + shift, 6)}>", html)
