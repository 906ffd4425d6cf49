"""What the preview shows when a build goes wrong, and that it always finds its way back."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NoReturn

import pytest
from previews import MILL, POST, Preview, Told, open_preview, wait_until, write_site

from firsthand.disk.refusal import refuse
from firsthand.model.codes import Code
from firsthand.model.diagnostic import error
from firsthand.model.files import Build
from firsthand.model.span import Span
from firsthand.preview.board import Board
from firsthand.preview.loop import Loop, Made

WRONG = POST.replace("label: unverified", "label: unverifed")
PLACE = "content/posts/the-mill.md:6:12"


def test_an_error_is_laid_over_the_last_good_page_until_it_is_mended(preview: Preview) -> None:
    (preview.root / MILL).write_text(WRONG.replace("FIRST", "SECOND"), encoding="utf-8")
    preview.wait_for("<firsthand-overlay>")
    page = preview.ask("/posts/the-mill/").text
    assert "FIRST words" in page
    assert f'<a class="place" href="vscode://file{preview.root}/{MILL}:6:12">{PLACE}</a>' in page
    assert "<code>unknown-label</code>" in page
    assert "unverified" in page[page.index('class="hint"') :]
    assert PLACE in preview.ask("/__firsthand/").text
    preview.edit("unverifed", "unverified")
    preview.wait_for("SECOND words")
    assert "firsthand-overlay" not in preview.ask("/posts/the-mill/").text


def test_a_site_that_starts_with_errors_shows_them_and_then_itself(tmp_path: Path) -> None:
    site = write_site(tmp_path, files={MILL: WRONG})
    (site / MILL).write_text(WRONG, encoding="utf-8")
    with open_preview(site) as preview:
        answer = preview.ask("/posts/the-mill/")
        assert answer.status == 503
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert PLACE in answer.text
        assert "client.js" in answer.text
        preview.edit("unverifed", "unverified")
        preview.wait_for("FIRST words")


def break_settings(site: Path) -> Callable[[], object]:
    text = (site / "content/site.yaml").read_text(encoding="utf-8")
    (site / "content/site.yaml").write_text('title: "open', encoding="utf-8")
    return lambda: (site / "content/site.yaml").write_text(text, encoding="utf-8")


def delete_settings(site: Path) -> Callable[[], object]:
    text = (site / "content/site.yaml").read_text(encoding="utf-8")
    (site / "content/site.yaml").unlink()
    return lambda: (site / "content/site.yaml").write_text(text, encoding="utf-8")


def break_front_matter(site: Path) -> Callable[[], object]:
    (site / MILL).write_text("---\ntitle: [\n---\n", encoding="utf-8")
    return lambda: (site / MILL).write_text(POST, encoding="utf-8")


def write_bytes_that_are_no_text(site: Path) -> Callable[[], object]:
    (site / MILL).write_bytes(b"\xff\xfe\x00")
    return lambda: (site / MILL).write_text(POST, encoding="utf-8")


def link_out(site: Path) -> Callable[[], object]:
    (site / "content/posts/out.md").symlink_to("/etc/hostname")
    return (site / "content/posts/out.md").unlink


def give_a_name_that_is_no_text(site: Path) -> Callable[[], object]:
    file = os.path.join(os.fsencode(site), b"content/posts/caf\xe9.md")  # noqa: PTH118 - bytes
    try:
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY))
    except OSError:
        pytest.skip("this file system has no such names")
    return lambda: os.unlink(file)  # noqa: PTH108 - bytes


def rename_content(site: Path) -> Callable[[], object]:
    (site / "content").rename(site / "away")
    return lambda: (site / "away").rename(site / "content")


def delete_what_is_named(site: Path) -> Callable[[], object]:
    (site / MILL).write_text(POST + "\n![A picture](gone.png)\n", encoding="utf-8")
    return lambda: (site / MILL).write_text(POST, encoding="utf-8")


MISTAKES = (
    break_settings,
    delete_settings,
    break_front_matter,
    write_bytes_that_are_no_text,
    link_out,
    give_a_name_that_is_no_text,
    rename_content,
    delete_what_is_named,
)


@pytest.mark.parametrize("poll_s", [None, 0.05], ids=["native", "polling"])
@pytest.mark.parametrize("make_mistake", MISTAKES, ids=lambda mistake: mistake.__name__)
def test_the_last_good_site_outlives_every_mistake(
    site: Path, make_mistake: Callable[[Path], Callable[[], object]], poll_s: float | None
) -> None:
    with open_preview(site, poll_s=poll_s) as preview:
        mend = make_mistake(site)
        wait_until(lambda: preview.board.state.overlay, "the mistake is told")
        assert preview.shows("FIRST words")
        mend()
        wait_until(lambda: not preview.board.state.overlay, "it is forgotten")
        assert preview.shows("FIRST words")


def test_a_layout_that_cannot_be_used_leaves_the_page_as_it_was(preview: Preview) -> None:
    preview.wait_for("FIRST words")
    (preview.root / "layouts").mkdir()
    (preview.root / "layouts/post.html").write_text("<body>\n{{ view.nothing }}</body>", encoding="utf-8")
    preview.wait_for("layouts/post.html:2</a>")
    page = preview.ask("/posts/the-mill/").text
    assert "FIRST words" in page
    assert f'href="vscode://file{preview.root}/layouts/post.html:2:1"' in page
    assert "firsthand-overlay" not in preview.ask("/").text
    assert preview.ask("/posts/later/").status == 500  # nobody has seen it yet, so there is no last good form
    assert len(preview.told.faults) == 1
    (preview.root / "layouts/post.html").write_text("<body>MENDED</body>", encoding="utf-8")
    preview.wait_for("MENDED")
    assert preview.ask("/posts/later/").status == 200


def test_the_editor_of_the_settings_is_opened(tmp_path: Path) -> None:
    site = write_site(tmp_path)
    settings = (site / "content/site.yaml").read_text(encoding="utf-8")
    (site / "content/site.yaml").write_text(
        f"{settings}editor: 'subl://open?url=file://{{path}}&line={{line}}'\n", encoding="utf-8"
    )
    with open_preview(site) as preview:
        assert f'href="subl://open?url=file://{site}/{MILL}&amp;line=5"' in preview.ask("/__firsthand/").text


def test_a_bug_of_ours_is_told_as_such_and_the_preview_goes_on(site: Path) -> None:
    board, told = Board(), Told()
    results: list[Callable[[], Made]] = []

    def make(_changed: frozenset[str | None]) -> Made:
        return results.pop(0)()

    loop = Loop(root=site, make=make, board=board, teller=told)
    good = Made(build=Build(outputs={"index.html": lambda: "<p>good</p>"}, diagnostics=()))

    def fail() -> Made:
        message = "<oops>"
        raise RuntimeError(message)

    results[:] = [lambda: good, fail, lambda: refuse("the disk is full"), lambda: good]
    loop.rebuild()
    loop.rebuild()
    state = board.state
    assert state.site
    assert state.site.render("index.html").body == b"<p>good</p>"
    assert "this is a bug in Firsthand" in state.overlay
    assert "RuntimeError: &lt;oops&gt;" in state.overlay
    assert "RuntimeError: <oops>" in told.faults[0]
    loop.rebuild()
    assert "the disk is full" in board.state.overlay
    loop.rebuild()
    assert board.state.overlay == ""
    assert len(told.made) == 2


def test_a_bug_in_telling_of_problems_is_told_as_such_too(site: Path) -> None:
    class Lost(dict[str, str]):
        def get(self, *_: object) -> NoReturn:
            message = "no texts"
            raise RuntimeError(message)

    board, told = Board(), Told()
    problem = error(Code.BAD_ID, Span(MILL), "wrong")
    made = Made(build=Build(outputs={}, diagnostics=(problem,)), texts=Lost())
    Loop(root=site, make=lambda _: made, board=board, teller=told).rebuild()
    assert "RuntimeError: no texts" in board.state.problems
    assert told.made == []


def test_a_bug_in_one_page_is_told_there_and_other_pages_are_served(site: Path) -> None:
    board, told = Board(), Told()

    def fail() -> str:
        raise ZeroDivisionError

    build = Build(outputs={"index.html": fail, "good/index.html": lambda: "<p>good</p>"}, diagnostics=())
    Loop(root=site, make=lambda _: Made(build=build), board=board, teller=told).rebuild()
    assert board.state.site
    assert board.state.site.render("good/index.html").body == b"<p>good</p>"
    assert board.state.site.render("index.html") == board.state.site.render("index.html")
    assert board.state.site.render("index.html").body is None
    assert ["ZeroDivisionError" in fault for fault in told.faults] == [True]


def test_a_page_is_rendered_once_and_only_when_it_is_asked_for(site: Path) -> None:
    board, rendered = Board(), list[str]()

    def render(name: str) -> str:
        rendered.append(name)
        return f"<p>{name}</p>"

    build = Build(outputs={f"{name}/index.html": partial(render, name) for name in "abc"}, diagnostics=())
    Loop(root=site, make=lambda _: Made(build=build), board=board, teller=Told()).rebuild()
    assert rendered == []
    assert board.state.site
    for _ in range(3):
        board.state.site.render("b/index.html")
    assert rendered == ["b"]


def test_a_state_once_taken_stays_whole_while_the_next_is_shown(preview: Preview) -> None:
    before = preview.board.state
    preview.edit("FIRST", "SECOND")
    preview.wait_for("SECOND words")
    assert before.site
    assert b"FIRST words" in (before.site.render("posts/the-mill/index.html").body or b"")
    assert preview.board.state.epoch == before.epoch + 1


def test_marks_change_with_the_page_alone(preview: Preview) -> None:
    def news(page: str) -> dict[str, str]:
        return dict(json.loads(preview.ask(f"/__firsthand/news?epoch=0&page={page}").body))

    mill, about = news("/posts/the-mill/"), news("/claims.html")
    preview.edit("FIRST", "SECOND")
    preview.wait_for("SECOND words")
    assert news("/posts/the-mill/")["mark"] != mill["mark"]
    assert news("/posts/later/") == news("/posts/later/")
    assert news("/claims.html")["mark"] == about["mark"]
    (preview.root / "static").mkdir()
    shutil.copy(Path(__file__), preview.root / "static/picture.png")
    preview.wait_for("def test_marks_change", "/picture.png")
    assert news("/claims.html")["mark"] != about["mark"]
