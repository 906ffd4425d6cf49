"""What each form of report looks like, as goldens."""

from __future__ import annotations

import json

import pytest

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, Related, error, warning
from firsthand.model.span import Span
from firsthand.report.concise import render_concise
from firsthand.report.github import render_github
from firsthand.report.human import FEW_WARNINGS, render_human
from firsthand.report.json_format import render_json

POST = "content/posts/x.md"
TEXTS = {POST: "---\ntitle: X\n---\nSo [they said](source:un-report), didn't they?\n"}

UNKNOWN = error(
    Code.UNKNOWN_REFERENCE,
    Span(POST, 4, 4),
    'no source is called "un-report"',
    hint='did you mean "un-report-2023"?',
    related=(Related(span=Span("content/sources/un.yaml", 1, 1), message='"un-report-2023" stands here'),),
)
UNUSED = warning(Code.UNUSED_SOURCE, Span(POST, 2, 1), 'nothing names the source "daily"')


def test_a_person_sees_the_place_the_line_and_what_to_do() -> None:
    assert (
        render_human([UNKNOWN, UNUSED], texts=TEXTS)
        == """\
content/posts/x.md:2:1: warning[unused-source]: nothing names the source "daily"
   2 | title: X
     | ^
content/posts/x.md:4:4: error[unknown-reference]: no source is called "un-report"
   4 | So [they said](source:un-report), didn't they?
     |    ^
  hint: did you mean "un-report-2023"?
  see: content/sources/un.yaml:1:1: "un-report-2023" stands here
1 error, 1 warning (1 unused-source); firsthand explain unknown-reference tells more
"""
    )


def test_a_place_without_a_text_is_told_without_its_line() -> None:
    assert render_human([UNUSED], texts={}) == (
        'content/posts/x.md:2:1: warning[unused-source]: nothing names the source "daily"\n1 warning (1 unused-source)\n'
    )


def test_nothing_is_said_where_all_is_well() -> None:
    assert render_human([], texts=TEXTS) == render_concise([]) == render_github([]) == ""
    assert render_json([]) == "[]\n"


def many_warnings() -> list[Diagnostic]:
    unused = [warning(Code.UNUSED_SOURCE, Span(POST, line), "w") for line in range(1, 1002)]
    return [*unused, warning(Code.REVIEW_DUE, Span(POST, 5), "w"), warning(Code.CLAIM_TEXT_SHORT, Span(POST, 5), "w")]


def test_many_warnings_are_counted_by_code_and_every_error_is_listed() -> None:
    assert render_human([*many_warnings(), UNKNOWN, UNKNOWN], texts={}) == (
        'content/posts/x.md:4:4: error[unknown-reference]: no source is called "un-report"\n'
        '  hint: did you mean "un-report-2023"?\n'
        '  see: content/sources/un.yaml:1:1: "un-report-2023" stands here\n'
        "1 error, 1,003 warnings (1,001 unused-source, 1 claim-text-short, 1 review-due; -v lists them);"
        " firsthand explain unknown-reference tells more\n"
    )


def test_all_warnings_are_listed_where_that_is_asked_for() -> None:
    told = render_human(many_warnings(), texts={}, all_warnings=True)
    assert told.count("warning[") == 1003
    assert told.endswith("1,003 warnings (1,001 unused-source, 1 claim-text-short, 1 review-due)\n")


def test_a_few_warnings_are_listed_unasked() -> None:
    few = many_warnings()[:FEW_WARNINGS]
    assert render_human(few, texts={}) == render_human(few, texts={}, all_warnings=True)


def test_colour_is_there_only_where_it_is_asked_for() -> None:
    colored = render_human([UNKNOWN], texts=TEXTS, color=True)
    assert "\x1b" not in render_human([UNKNOWN], texts=TEXTS)
    assert colored.startswith("\x1b[1mcontent/posts/x.md:4:4:\x1b[0m \x1b[1;31merror[unknown-reference]:\x1b[0m no source")
    assert colored.count("\x1b[0m") * 2 == colored.count("\x1b[")


@pytest.mark.parametrize(
    ("line", "column", "shown", "mark"),
    [
        ("\tword", 2, " word", " ^"),
        ("日本語 x", 3, "日本語 x", "    ^"),
        ("e\u0301tude", 3, "e\u0301tude", " ^"),
        ("end", 4, "end", "   ^"),
        ("red \x1b[31m alert", 5, "red \ufffd[31m alert", "    ^"),
        ("a\u202eb", 2, "a\ufffdb", " ^"),
    ],
)
def test_the_mark_stands_under_its_place(line: str, column: int, shown: str, mark: str) -> None:
    told = render_human([warning(Code.BAD_LINK, Span("a.md", 1, column), "w")], texts={"a.md": line})
    assert told.splitlines()[1:3] == [f"   1 | {shown}", f"     | {mark}"]


def test_a_long_line_is_cut_to_what_stands_around_the_place() -> None:
    text = "x" * 500 + "HERE" + "y" * 500
    lines = render_human([warning(Code.BAD_LINK, Span("a.md", 1, 501), "w")], texts={"a.md": text}).splitlines()
    assert len(lines[1]) < 120
    assert lines[1][lines[2].index("^") :].startswith("HERE")


def test_nothing_in_a_message_can_steer_the_terminal() -> None:
    nasty = error(
        Code.BAD_ID, Span("a\x1b]0;.md"), "says \x1b[2J", hint="\x9b1m", related=(Related(span=Span("b\x07"), message="\n"),)
    )
    for told in (render_human([nasty], texts={}), render_concise([nasty])):
        assert not set(told) & {"\x1b", "\x9b", "\x07"}


def test_concise_is_one_line_each() -> None:
    assert render_concise([UNKNOWN, UNUSED]) == (
        'content/posts/x.md:2:1: warning[unused-source]: nothing names the source "daily"\n'
        'content/posts/x.md:4:4: error[unknown-reference]: no source is called "un-report" (did you mean "un-report-2023"?)\n'
    )


def test_json_is_a_list_of_objects() -> None:
    assert json.loads(render_json([UNKNOWN, UNUSED])) == [
        {
            "code": "unused-source",
            "severity": "warning",
            "path": POST,
            "line": 2,
            "column": 1,
            "message": 'nothing names the source "daily"',
            "hint": "",
            "related": [],
        },
        {
            "code": "unknown-reference",
            "severity": "error",
            "path": POST,
            "line": 4,
            "column": 4,
            "message": 'no source is called "un-report"',
            "hint": 'did you mean "un-report-2023"?',
            "related": [{"path": "content/sources/un.yaml", "line": 1, "column": 1, "message": '"un-report-2023" stands here'}],
        },
    ]


def test_a_workflow_command_escapes_what_would_end_it() -> None:
    hard = error(Code.BAD_URL, Span("content/posts/a,b:c.md", 3, 7), "100 % of\nit: no, none", hint="try")
    assert render_github([hard, UNUSED]) == (
        "::error file=content/posts/a%2Cb%3Ac.md,line=3,col=7,title=bad-url::100 %25 of%0Ait: no, none%0Ahint: try\n"
        '::warning file=content/posts/x.md,line=2,col=1,title=unused-source::nothing names the source "daily"\n'
    )


@pytest.mark.parametrize("render", [render_concise, render_github, render_json])
def test_the_order_in_which_problems_were_found_does_not_show(render: object) -> None:
    assert callable(render)
    assert render([UNKNOWN, UNUSED]) == render([UNUSED, UNKNOWN, UNUSED])
