"""Diagnostics and the evidence's debt as HTML, and the addresses that open an editor."""

from __future__ import annotations

import pytest

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Related, error, warning
from firsthand.model.span import Span
from firsthand.report.debt import Open, PostDebt
from firsthand.report.editor_links import make_editor_link
from firsthand.report.page import MOST, render_fault, render_overlay, render_page, render_panel, render_problems

X, Y = Span("content/posts/x.md", 2, 5), Span("content/posts/y.md", 1, 1)
TEXTS = {"content/posts/x.md": "one\ntwo <b>\n"}
WRONG = error(Code.BAD_ID, X, "<i>wrong</i> & so on", hint='write "x"', related=(Related(span=Y, message="first here"),))
DOUBT = warning(Code.UNUSED_SOURCE, Y, "nobody uses it")


def link(span: Span) -> str:
    return f"edit:{span}?a&b"


def test_a_problem_has_its_place_its_line_its_hint_and_what_it_has_to_do_with() -> None:
    assert render_problems([WRONG], texts=TEXTS, link=link) == (
        '<ol><li class="error"><p><a class="place" href="edit:content/posts/x.md:2:5?a&amp;b">content/posts/x.md:2:5</a>'
        " <b>error</b> <code>bad-id</code></p><p>&lt;i&gt;wrong&lt;/i&gt; &amp; so on</p>"
        '<pre tabindex="0">two &lt;b&gt;\n    ^</pre>'
        '<p class="hint">write &quot;x&quot;</p><ul><li><a class="place" href="edit:content/posts/y.md:1:1?a&amp;b">'
        "content/posts/y.md:1:1</a> first here</li></ul></li></ol>"
    )


def test_errors_come_before_warnings_and_both_are_counted() -> None:
    overlay = render_overlay([DOUBT, WRONG, DOUBT], texts={}, link=link, styles="/s.css")
    assert "<h2>1 error, 1 warning</h2>" in overlay
    assert overlay.index("bad-id") < overlay.index("unused-source")
    assert overlay.startswith('<link rel="stylesheet" href="/s.css"><section class="sheet" role="alert"')


def test_more_problems_than_help_are_counted() -> None:
    many = [error(Code.BAD_ID, Span("content/posts/x.md", line), "wrong") for line in range(1, MOST + 3)]
    shown = render_problems(many, texts={}, link=link)
    assert shown.count("<li ") == MOST
    assert shown.endswith("<p>And 2 more: firsthand check lists them all.</p>")


def test_characters_that_steer_are_made_visible() -> None:
    assert "a\ufffdb" in render_problems([error(Code.BAD_ID, X, "a\u202eb")], texts={}, link=link)


@pytest.mark.parametrize(
    ("fault", "shown"),
    [
        (
            "layouts/post.html:12: no <x>",
            '<a class="place" href="edit:layouts/post.html:12:1?a&amp;b">layouts/post.html:12</a>: no &lt;x&gt;',
        ),
        ("there is not enough memory", "there is not enough memory"),
        ("layouts/x: no number", "layouts/x: no number"),
    ],
)
def test_a_fault_that_names_a_place_links_it(fault: str, shown: str) -> None:
    assert f"<p>{shown}</p>" in render_fault(fault, link=link, styles="/s.css")


def test_a_traceback_keeps_its_lines_and_is_no_html() -> None:
    assert '<pre tabindex="0">one\n  &lt;two&gt;</pre>' in render_fault("x", link=link, styles="", detail="one\n  <two>")


def test_the_panel_says_what_each_post_owes() -> None:
    debt = PostDebt(
        title="A <post>",
        path="posts/ä/",
        span=X,
        state="draft",
        claims=(Open(text="it rains", span=X, note="Unverified"),),
        gaps=(),
        quotations=(Open(text="so it is", span=Y),),
    )
    panel = render_panel([debt], [], texts={}, link=link, base="/sub/")
    assert "<h2>No errors, no warnings</h2>" in panel
    assert '<h3><a href="/sub/posts/%C3%A4/">A &lt;post&gt;</a> <b>draft</b></h3>' in panel
    assert "<h4>Claims without a primary source</h4><ul><li>it rains <b>Unverified</b> " in panel
    assert "<h4>Quotations not compared with a copy</h4><ul><li>so it is <a " in panel
    assert "Gaps" not in panel


def test_a_site_that_owes_nothing_is_told_so() -> None:
    assert "nothing is lost" in render_panel([], [DOUBT], texts={}, link=link, base="/")


def test_a_page_is_a_whole_document() -> None:
    page = render_page("A & B", "<p>x</p>", styles="/s.css")
    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert "<title>A &amp; B</title>" in page
    assert "<h1>A &amp; B</h1>\n<p>x</p>" in page


@pytest.mark.parametrize(
    ("pattern", "file", "opened"),
    [
        ("", "/home/a b/x.md", "vscode://file/home/a%20b/x.md:2:5"),
        ("vscode://file/{path}:{line}:{column}", "C:/blog/x.md", "vscode://file/C:/blog/x.md:2:5"),
        ("vscodium://file{path}:{line}", "/x.md", "vscodium://file/x.md:2"),
        ("subl://open?url=file://{path}&line={line}", "/x.md", "subl://open?url=file:///x.md&line=2"),
        ("idea://open?file={path}&line={line}&column={column}", "/ä.md", "idea://open?file=/%C3%A4.md&line=2&column=5"),
        ("http://localhost:63342/api/file/{path}:{line}", "/x.md", "http://localhost:63342/api/file/x.md:2"),
        ("javascript:alert('{path}')", "/x.md", "vscode://file/x.md:2:5"),
        ("JavaScript:{path}", "/x.md", "vscode://file/x.md:2:5"),
        ("data:text/html,{path}", "/x.md", "vscode://file/x.md:2:5"),
        ("my editor {path}", "/x.md", "vscode://file/x.md:2:5"),
        ("vscode://file/", "/x.md", "vscode://file/x.md:2:5"),
        ("", "/caf\udce9.md", "vscode://file/caf%E9.md:2:5"),
        ("e://{path}", "/a?b#c{line}.md", "e:///a%3Fb%23c%7Bline%7D.md"),
    ],
)
def test_a_place_is_opened_as_the_pattern_says(pattern: str, file: str, opened: str) -> None:
    assert make_editor_link(pattern, file, X) == opened
