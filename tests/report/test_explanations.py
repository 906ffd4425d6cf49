"""The long help: there is one for every diagnostic, and its examples do what it says of them."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from firsthand.model.codes import Code
from firsthand.model.files import Asset, Inputs
from firsthand.pipeline import resolve
from firsthand.report.explanations import EXPLANATIONS, Where, render_explanation

SETTINGS = "title: T\nurl: https://example.org/\nlanguage: en\ntimezone: UTC\n"
COMPARED = SETTINGS + 'copies: "off"\n'
"""As if `firsthand verify` had compared each quotation with its excerpt: there is nowhere to keep a lock here."""
POST = "content/posts/the-mill.md"
GATE = Asset(path="static/gate.jpg", sha256="0" * 64, size=1)

RECORDS = """\
sources:
  report:
    type: statement
    title: Letter of the owner
    author: A. Owner
    url: https://example.org/report
    published: 2024-02-20
    excerpt: The mill will open again in spring, as I promised.
quotes:
  promise:
    text: will open again in spring
    source: report
claims:
  opens:
    label: on-record
    text: The mill by the river will open again in spring.
    claimant: A. Owner
    source: promise
    reason: It is in the letter.
"""
"""What the examples for a body may name."""

RUN = [code for code, one in EXPLANATIONS.items() if one.where is not Where.FILES]
UNUSED = {Code.UNUSED_SOURCE, Code.UNUSED_QUOTE, Code.UNUSED_TWEET, Code.UNUSED_CLAIM}
"""What an example may leave unused for shortness."""


def test_every_code_is_explained_and_nothing_else() -> None:
    assert list(EXPLANATIONS) == [code for code in EXPLANATIONS if code in set(Code)]
    assert set(EXPLANATIONS) == set(Code)


@pytest.mark.parametrize("code", RUN)
def test_the_wrong_example_brings_the_code_about(code: Code) -> None:
    assert code in report(EXPLANATIONS[code].where, EXPLANATIONS[code].wrong, SETTINGS)


@pytest.mark.parametrize("code", RUN)
def test_the_right_example_is_right(code: Code) -> None:
    assert report(EXPLANATIONS[code].where, EXPLANATIONS[code].right, COMPARED) - (UNUSED - {code}) == set()


@pytest.mark.parametrize("code", Code)
def test_the_help_is_plain_lines_that_fit_a_terminal(code: Code) -> None:
    lines = render_explanation(code).splitlines()
    assert lines[0] == code
    assert [line for line in lines if len(line) > 124 or line != line.rstrip()] == []


def test_the_help_reads_like_this() -> None:
    assert (
        render_explanation(Code.YAML_DUPLICATE_KEY)
        == """\
yaml-duplicate-key

The same key stands twice in one record, or the same id twice in one list of records.

Most readers of YAML silently keep the last one, so a source or a claim would disappear
without a word.

Wrong, in the front matter of a post:

    summary: The mill opened on Friday.
    summary: The mill opened again.

Right:

    summary: The mill opened again on Friday.

Delete one of the two, or give the second record an id of its own. The message names the
line of the first.
"""
    )


def report(where: Where, text: str, settings: str) -> set[Code]:
    texts = {"content/site.yaml": settings, POST: a_post("", "Words.")}
    match where:
        case Where.POST:
            texts[POST] = text.strip("\n") + "\n"
        case Where.FRONT_MATTER:
            claims = re.findall(r"^  (\w+):\n    label:", text, re.MULTILINE)
            texts[POST] = a_post(
                text, "\n\n".join(f"It is said that [the mill opens in spring](claim:{one})." for one in claims)
            )
        case Where.BODY:
            texts[POST] = a_post(RECORDS, text)
        case Where.SETTINGS:
            texts["content/site.yaml"] = settings + text
        case Where.SOURCES:
            texts["content/sources/press.yaml"] = text
        case Where.FILES:
            pytest.fail("an example of several files is told, and not run")
    static = {"gate.jpg": GATE}
    inputs = Inputs(texts=texts, templates={}, static=static, now=datetime(2024, 3, 1, 12, tzinfo=UTC))
    return {one.code for one in resolve(inputs).diagnostics}


def a_post(front: str, body: str) -> str:
    middle = front.strip("\n")
    return f"---\ntitle: The mill reopens\ndate: 2024-03-01\n{middle}\n---\n{body}\n"
