"""What editors and tools do to files when they save, done again step by step; each has to be seen, told of or looked for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from previews import MILL, POST, Preview, open_preview, wait_until, write_site

from firsthand.disk.inputs import read_inputs
from firsthand.model.files import Options
from firsthand.preview.choose_watch import SiteWatch
from firsthand.preview.polling import PollingWatch
from firsthand.preview.watch import NativeWatch

POLL_S = 0.05


def write(file: Path, text: str) -> None:
    """Over the old bytes: nano, Notepad, VS Code, Vim with ``backupcopy=yes``."""
    file.write_text(text, encoding="utf-8")


def write_in_pieces(file: Path, text: str) -> None:
    """A large file, or a slow disk."""
    with file.open("w", encoding="utf-8") as stream:
        for character in text:
            stream.write(character)
            stream.flush()


def save_as_vim(file: Path, text: str) -> None:
    """Vim's default: asks with a file 4913 whether it may write here, makes the old file the backup, writes a new one."""
    swap, probe, backup = file.with_name(f".{file.name}.swp"), file.with_name("4913"), file.with_name(f"{file.name}~")
    swap.write_bytes(b"b0VIM 9.0")
    probe.touch()
    probe.unlink()
    file.rename(backup)
    write(file, text)
    file.chmod(0o644)
    backup.unlink()
    swap.unlink()


def save_as_vim_with_a_kept_backup(file: Path, text: str) -> None:
    """Vim with ``backup`` and ``backupcopy=yes``: copies the old file, then writes over it."""
    shutil.copy2(file, file.with_name(f"{file.name}~"))
    write(file, text)


def save_as_neovim(file: Path, text: str) -> None:
    """Neovim's ``writebackup``: a copy, then over the old bytes, then the copy away, with ``fsync``."""
    backup = file.with_name(f"{file.name}~")
    shutil.copy2(file, backup)
    with file.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    backup.unlink()


def save_as_emacs(file: Path, text: str) -> None:
    """Emacs: a lock that is a link to nothing, an autosave file, the first save renames the old file to the backup."""
    lock, autosave = file.with_name(f".#{file.name}"), file.with_name(f"#{file.name}#")
    lock.symlink_to("writer@desk.42:1709251200")
    write(autosave, text)
    file.rename(file.with_name(f"{file.name}~"))
    write(file, text)
    autosave.unlink()
    lock.unlink()


def save_as_kate(file: Path, text: str) -> None:
    """Kate and other users of QSaveFile: a temporary file beside it with random letters, renamed into place."""
    beside = file.with_name(f"{file.name}.kQxZpT")
    write(beside, text)
    beside.replace(file)


def save_as_jetbrains(file: Path, text: str) -> None:
    """JetBrains' safe write: a new file, the old one out of the way, the new one in its place, the old one away."""
    fresh, old = file.with_name(f"{file.name}___jb_tmp___"), file.with_name(f"{file.name}___jb_old___")
    write(fresh, text)
    file.rename(old)
    fresh.rename(file)
    old.unlink()


def save_as_sed(file: Path, text: str) -> None:
    """``sed -i``, the real one: a temporary file ``sedXXXXXX`` beside it, renamed into place."""
    (word,) = set(text.split()) - set(file.read_text(encoding="utf-8").split())
    subprocess.run(["sed", "-i", f"s/FIRST/{word}/", file.name], cwd=file.parent, check=True)


def move_into_place(file: Path, text: str) -> None:
    """From a folder that nobody watches: a download, rsync, a synchronised folder."""
    elsewhere = file.parents[2] / "elsewhere.md"
    write(elsewhere, text)
    elsewhere.replace(file)


def delete_and_write_again(file: Path, text: str) -> None:
    """Tools that make way first."""
    file.unlink()
    write(file, text)


SAVES = (
    write,
    write_in_pieces,
    save_as_vim,
    save_as_vim_with_a_kept_backup,
    save_as_neovim,
    save_as_emacs,
    save_as_kate,
    save_as_jetbrains,
    save_as_sed,
    move_into_place,
    delete_and_write_again,
)


@pytest.fixture(scope="module", params=[None, POLL_S], ids=["native", "polling"])
def preview(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with open_preview(write_site(tmp_path_factory.mktemp("site")), poll_s=request.param) as running:
        yield running
        assert running.told.faults == []


@pytest.mark.parametrize("save", SAVES, ids=lambda save: save.__name__)
def test_a_save_is_seen(preview: Preview, save: Callable[[Path, str], None]) -> None:
    file = preview.root / MILL
    write(file, POST)
    preview.wait_for("FIRST words")
    word = save.__name__.upper().replace("_", "")
    save(file, POST.replace("FIRST", word))
    preview.wait_for(f"{word} words")
    wait_until(lambda: not preview.board.state.overlay, "no error is left")


def test_two_saves_in_a_row_end_with_the_second(preview: Preview) -> None:
    for word in ("ALPHA", "OMEGA"):
        save_as_vim(preview.root / MILL, POST.replace("FIRST", word))
    preview.wait_for("OMEGA words")


def test_posts_come_move_and_go(preview: Preview) -> None:
    posts = preview.root / "content/posts"
    new = POST.replace("The mill reopens", "A new one")
    write(posts / "new.md", new)
    preview.wait_for("A new one", "/posts/new/")
    (posts / "new.md").rename(posts / "moved.md")
    preview.wait_for("A new one", "/posts/moved/")
    assert preview.ask("/posts/new/").status == 404
    (posts / "moved.md").unlink()
    wait_until(lambda: preview.ask("/posts/moved/").status == 404, "the post is gone")


def test_folders_come_move_and_go(preview: Preview) -> None:
    posts = preview.root / "content/posts"
    (posts / "2024/spring/deep").mkdir(parents=True)
    write(posts / "2024/spring/deep/index.md", POST.replace("The mill reopens", "Deep down"))
    preview.wait_for("Deep down", "/posts/deep/")
    write(posts / "2024/spring/deep/index.md", POST.replace("The mill reopens", "Deeper down"))
    preview.wait_for("Deeper down", "/posts/deep/")
    (posts / "2024").rename(posts / "2025")
    write(posts / "2025/spring/deep/index.md", POST.replace("The mill reopens", "Deepest down"))
    preview.wait_for("Deepest down", "/posts/deep/")
    shutil.rmtree(posts / "2025")
    wait_until(lambda: preview.ask("/posts/deep/").status == 404, "the folder is gone")


def test_folders_that_were_not_there_are_watched_when_they_come(preview: Preview) -> None:
    (preview.root / "static/deep").mkdir(parents=True)
    write(preview.root / "static/deep/note.txt", "one")
    preview.wait_for("one", "/deep/note.txt")
    write(preview.root / "static/deep/note.txt", "two")
    preview.wait_for("two", "/deep/note.txt")
    (preview.root / "layouts/parts").mkdir(parents=True)
    write(preview.root / "layouts/parts/head.html", '<meta name="own" content="HEAD">')
    preview.wait_for("HEAD")
    shutil.rmtree(preview.root / "layouts")
    wait_until(lambda: not preview.shows("HEAD"), "the theme's own part is back")


def test_content_may_be_deleted_and_made_again(preview: Preview) -> None:
    content, away = preview.root / "content", preview.root / "away"
    content.rename(away)
    wait_until(lambda: "no content folder" in preview.board.state.overlay, "the folder is missed")
    assert preview.ask("/posts/the-mill/").status == 200
    preview.told.faults.clear()
    shutil.copytree(away, content)
    wait_until(lambda: not preview.board.state.overlay, "the folder is back")
    write(content / "posts/the-mill.md", POST.replace("FIRST", "AFTERWARDS"))
    preview.wait_for("AFTERWARDS words")
    shutil.rmtree(away)


@pytest.fixture(params=[None, POLL_S], ids=["native", "polling"])
def watch(request: pytest.FixtureRequest, site: Path) -> Iterator[SiteWatch]:
    (site / "static").mkdir()
    said: list[str] = []
    watch = SiteWatch([site], poll_s=request.param, say=said.append)
    yield watch
    watch.close()
    assert said == []


def test_touch_is_seen(site: Path, watch: SiteWatch) -> None:
    os.utime(site / MILL, (1, 1))
    assert watch.wait(10)


def test_a_change_that_keeps_size_and_time_is_seen(site: Path, watch: SiteWatch) -> None:
    found = (site / MILL).stat()
    with (site / MILL).open("r+", encoding="utf-8") as file:
        file.write(POST.replace("FIRST", "THIRD"))
    os.utime(site / MILL, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert watch.wait(10)


def test_reading_causes_nothing(site: Path, watch: SiteWatch) -> None:
    read_inputs(site, now=datetime(2024, 3, 10, tzinfo=UTC), options=Options())
    assert not watch.wait(0.3)


def test_what_belongs_to_nobody_causes_nothing(site: Path, watch: SiteWatch) -> None:
    for folder in ("public", ".git", ".cache", "content/.obsidian"):
        (site / folder).mkdir()
        write(site / folder / "x.md", "x")
    for name in (".the-mill.md.swp", "the-mill.md~", "#the-mill.md#", "4913", ".DS_Store", "the-mill.md.bak"):
        write(site / "content/posts" / name, "x")
        (site / "content/posts" / name).unlink()
    write(site / "notes.md", "x")
    assert not watch.wait(0.3)


def test_what_is_still_open_after_a_build_causes_the_next(site: Path, watch: SiteWatch) -> None:
    write(site / MILL, "one")
    assert watch.wait(10)
    write(site / MILL, "another")
    assert watch.wait(10)
    assert not watch.wait(0.3)


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_a_checkout_of_a_thousand_files_is_one_change(site: Path) -> None:
    git = ["git", "-c", "user.name=Writer", "-c", "user.email=writer@example.org", "-c", "init.defaultBranch=main"]

    def run(*words: str) -> None:
        subprocess.run([*git, *words], cwd=site, check=True, capture_output=True)

    def write_all(word: str) -> None:
        for number in range(1000):
            (site / f"content/posts/{number % 50}").mkdir(exist_ok=True)
            write(site / f"content/posts/{number % 50}/{number}.md", f"{word} {number}")

    run("init")
    write_all("old")
    run("add", ".")
    run("commit", "--message", "old")
    run("checkout", "-b", "new")
    write_all("new")
    run("commit", "--all", "--message", "new")
    watch = NativeWatch([site])
    try:
        checkout = subprocess.Popen([*git, "checkout", "--quiet", "main"], cwd=site)
        assert watch.wait(30)
        assert checkout.wait(30) == 0
        assert (site / "content/posts/49/999.md").read_text(encoding="utf-8") == "old 999"
        assert not watch.wait(0.3)
    finally:
        watch.close()


def test_a_lock_that_a_killed_git_left_holds_nobody_up(site: Path, watch: SiteWatch) -> None:
    (site / ".git").mkdir()
    write(site / ".git/index.lock", "")
    os.utime(site / ".git/index.lock", (1, 1))
    write(site / MILL, "x")
    assert watch.wait(2)


def test_links_inside_the_site_are_followed_by_looking(site: Path) -> None:
    (site / "shared").mkdir()
    write(site / "shared/linked.md", POST)
    (site / "content/posts/linked.md").symlink_to("../../shared/linked.md")
    said: list[str] = []
    watch = SiteWatch([site], poll_s=None, say=said.append)
    write(site / "shared/linked.md", POST.replace("FIRST", "SECOND"))
    assert watch.wait(10)
    watch.close()
    assert [line.partition(";")[0] for line in said] == [
        "content/posts/linked.md is a link, and changes behind links are not told of"
    ]


def test_polling_waits_until_a_checkout_is_done(site: Path) -> None:
    (site / ".git").mkdir()
    watch = PollingWatch([site], every_s=POLL_S)
    write(site / ".git/index.lock", "")
    write(site / MILL, "x")
    unlock = subprocess.Popen([sys.executable, "-c", "import os, sys; os.unlink(sys.argv[1])", site / ".git/index.lock"])
    assert watch.wait(10)
    assert unlock.wait(10) == 0
    assert not (site / ".git/index.lock").exists()
    watch.close()
