"""Publishing into real folders: what it writes, what it leaves alone, and what a failure leaves behind."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from firsthand.disk.publish import MANY, Published, find_stale, publish, remove_published
from firsthand.disk.refusal import Refusal
from firsthand.disk.staging import Staged
from firsthand.model.codes import Code
from firsthand.model.diagnostic import error
from firsthand.model.files import Asset, Build, Output, Rendering
from firsthand.model.span import Span

MANIFEST = ".firsthand-manifest.json"


def a_build(files: Mapping[str, str | Output]) -> Build:
    outputs = {path: (lambda text=given: text) if isinstance(given, str) else given for path, given in files.items()}
    return Build(outputs=outputs, diagnostics=())


def an_asset(root: Path, path: str, data: bytes) -> Asset:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(data)
    return Asset(path=path, sha256=hashlib.sha256(data).hexdigest(), size=len(data))


def read_folder(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def read_site(folder: Path) -> dict[str, bytes]:
    return {name: data for name, data in read_folder(folder).items() if name != MANIFEST}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "content").mkdir(parents=True)
    return site


def test_a_first_build_writes_everything_and_a_manifest(root: Path) -> None:
    build = a_build(
        {"index.html": "home", "posts/a/index.html": "ä", "pic.png": an_asset(root, "content/posts/pic.png", b"\x89")}
    )
    done = publish(build, root / "public", root=root)
    assert done == Published(written=("index.html", "pic.png", "posts/a/index.html"), unchanged=0, removed=())
    assert read_site(root / "public") == {"index.html": b"home", "posts/a/index.html": "ä".encode(), "pic.png": b"\x89"}
    assert json.loads((root / "public" / MANIFEST).read_bytes()) == {
        "version": 1,
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(read_site(root / "public").items())},
    }


def test_a_layout_of_many_pages_is_prepared_before_they_are_shared_out(root: Path) -> None:
    shared: list[str] = []

    def share(work: Callable[[str], Staged], paths: list[str]) -> list[Staged]:
        shared.extend(paths)
        return [work(path) for path in paths]

    posts = {f"posts/{number}/index.html": Rendering(lambda: "post", layout="post.html") for number in range(MANY)}
    lists = {f"page/{number}/index.html": Rendering(lambda: "list", layout="home.html") for number in range(MANY - 1)}
    done = publish(a_build({**posts, **lists, "robots.txt": "r"}), root / "public", root=root, share=share)
    assert shared == [*list(posts)[1:], *lists, "robots.txt"]
    assert len(done.written) == len(read_site(root / "public")) == 2 * MANY


def test_a_second_equal_build_touches_no_file(root: Path) -> None:
    build = a_build({"index.html": "home", "a/b.txt": "b", "pic.png": an_asset(root, "static/pic.png", b"\x89")})
    publish(build, root / "public", root=root)
    before = {path: path.stat().st_mtime_ns for path in (root / "public").rglob("*") if path.is_file()}
    assert publish(build, root / "public", root=root) == Published(written=(), unchanged=3, removed=())
    assert {path: path.stat().st_mtime_ns for path in (root / "public").rglob("*") if path.is_file()} == before


def test_only_what_changed_is_written(root: Path) -> None:
    publish(a_build({"a.html": "1", "b.html": "1"}), root / "public", root=root)
    done = publish(a_build({"a.html": "1", "b.html": "2"}), root / "public", root=root)
    assert done == Published(written=("b.html",), unchanged=1, removed=())
    assert read_site(root / "public") == {"a.html": b"1", "b.html": b"2"}


def test_stale_files_go_with_the_folders_they_leave_empty(root: Path) -> None:
    publish(a_build({"index.html": "1", "tags/old/index.html": "1", "tags/old/feed.xml": "1"}), root / "public", root=root)
    done = publish(a_build({"index.html": "1"}), root / "public", root=root)
    assert done.removed == ("tags/old/feed.xml", "tags/old/index.html")
    assert sorted(path.name for path in (root / "public").iterdir()) == [MANIFEST, "index.html"]


def test_a_file_of_somebody_elses_survives_every_build_and_a_clean(root: Path) -> None:
    publish(a_build({"posts/a/index.html": "1"}), root / "public", root=root)
    (root / "public/posts/a/notes.txt").write_text("mine", encoding="utf-8")
    publish(a_build({"index.html": "1"}), root / "public", root=root)
    assert read_site(root / "public") == {"index.html": b"1", "posts/a/notes.txt": b"mine"}
    assert remove_published(root / "public", root=root) == ("index.html",)
    assert read_site(root / "public") == {"posts/a/notes.txt": b"mine"}


def test_a_clean_folder_that_holds_a_file_of_somebody_elses_may_be_built_into_again(root: Path) -> None:
    publish(a_build({"index.html": "1"}), root / "public", root=root)
    (root / "public/CNAME").write_text("example.org", encoding="utf-8")
    remove_published(root / "public", root=root)
    assert publish(a_build({"index.html": "1"}), root / "public", root=root).written == ("index.html",)
    assert read_site(root / "public") == {"index.html": b"1", "CNAME": b"example.org"}


def test_a_clean_leaves_no_folder_where_nothing_of_somebody_elses_is_in_it(root: Path) -> None:
    publish(a_build({"posts/a/index.html": "1"}), root / "public", root=root)
    remove_published(root / "public", root=root)
    assert not (root / "public").exists()
    assert remove_published(root / "public", root=root) == ()


def test_a_page_may_become_a_folder_and_back(root: Path) -> None:
    publish(a_build({"about": "file", "tags/x/index.html": "1"}), root / "public", root=root)
    done = publish(a_build({"about/index.html": "folder", "tags": "file"}), root / "public", root=root)
    assert done == Published(written=("about/index.html", "tags"), unchanged=0, removed=("about", "tags/x/index.html"))
    assert read_site(root / "public") == {"about/index.html": b"folder", "tags": b"file"}


def test_a_build_with_errors_is_never_published(root: Path) -> None:
    broken = Build(outputs={"index.html": lambda: "x"}, diagnostics=(error(Code.BAD_ID, Span("content/x.md"), "no"),))
    with pytest.raises(ValueError, match="never published"):
        publish(broken, root / "public", root=root)
    assert not (root / "public").exists()


def test_a_failing_render_leaves_the_old_site_as_it_was(root: Path) -> None:
    def fail() -> str:
        message = "in the template"
        raise RuntimeError(message)

    publish(a_build({"a.html": "old", "z.html": "old"}), root / "public", root=root)
    before = read_folder(root / "public")
    with pytest.raises(RuntimeError, match="in the template"):
        publish(a_build({"a.html": "new", "b.html": "new", "z.html": fail}), root / "public", root=root)
    assert read_folder(root / "public") == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
def test_a_write_that_the_system_cuts_short_leaves_the_old_site_as_it_was(root: Path) -> None:
    import resource  # noqa: PLC0415 - not on Windows

    publish(a_build({"a.html": "old"}), root / "public", root=root)
    before = read_folder(root / "public")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, limits[1]))
    try:
        with pytest.raises(OSError, match="File too large") as caught:
            publish(a_build({"a.html": "new", "b.html": "x" * 2_000_000}), root / "public", root=root)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert caught.value.errno == errno.EFBIG
    assert read_folder(root / "public") == before


def test_a_full_disk_leaves_the_old_site_as_it_was(root: Path, small_disk: Path) -> None:
    publish(a_build({"a.html": "old"}), small_disk / "public", root=root)
    before = read_folder(small_disk / "public")
    with pytest.raises(OSError, match="No space left") as caught:
        publish(a_build({"a.html": "new", "b.html": "x" * 2_000_000}), small_disk / "public", root=root)
    assert caught.value.errno == errno.ENOSPC
    assert read_folder(small_disk / "public") == before


def test_a_disk_that_cannot_be_written_is_an_error_of_the_machine(root: Path, small_disk: Path) -> None:
    publish(a_build({"a.html": "old"}), small_disk / "public", root=root)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(OSError, match="Read-only file system"):
        publish(a_build({"a.html": "new"}), small_disk / "public", root=root)
    assert read_site(small_disk / "public") == {"a.html": b"old"}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte, where the system lets us make one: the only honest full disk."""
    folder = tmp_path / "small"
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("only the system's administrator may mount a small disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_folder_that_may_not_be_written_is_an_error_of_the_machine(root: Path) -> None:
    publish(a_build({"a.html": "old"}), root / "public", root=root)
    may_write_everywhere = _forbid(root / "public")
    if may_write_everywhere:
        assert publish(a_build({"a.html": "new"}), root / "public", root=root).written == ("a.html",)
        return
    with pytest.raises(PermissionError):
        publish(a_build({"a.html": "new"}), root / "public", root=root)
    (root / "public").chmod(0o755)
    assert read_site(root / "public") == {"a.html": b"old"}


def _forbid(folder: Path) -> bool:
    """Whether this user, the administrator, may write to ``folder`` although nobody may."""
    folder.chmod(0o555)
    return os.access(folder, os.W_OK)


KILLED = """
import os, signal, sys
from pathlib import Path
from firsthand.disk import publish as module
from firsthand.model.files import Build

root, when = Path(sys.argv[1]), int(sys.argv[2])
moves = 0
replace = os.replace

def counted(source, target):
    global moves
    if Path(target).parent != root / "public" or not Path(target).name.startswith(".firsthand"):
        moves += 1
        if moves == when:
            os.kill(os.getpid(), signal.SIGKILL)
    replace(source, target)

os.replace = counted

def render(number):
    if when == 0 and number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return "new" * 1000

outputs = {f"p{number}/index.html": (lambda number=number: render(number)) for number in range(10)}
module.publish(Build(outputs=outputs, diagnostics=()), root / "public", root=root)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("when", [0, 1, 4, 10], ids=["rendering", "first move", "fourth move", "last move"])
@pytest.mark.parametrize("has_site", [True, False], ids=["over a site", "into nothing"])
def test_a_kill_leaves_whole_files_and_the_next_build_knows_its_own(root: Path, when: int, has_site: bool) -> None:
    old, new = b"old" * 1000, b"new" * 1000
    if has_site:
        publish(a_build({f"p{number}/index.html": old.decode() for number in range(10)}), root / "public", root=root)
    done = subprocess.run([sys.executable, "-c", KILLED, root, str(when)], cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == -signal.SIGKILL
    left = {name: data for name, data in read_site(root / "public").items() if not name.startswith(".firsthand")}
    expected = {f"p{number}/index.html": new if number < when - 1 else old for number in range(10)}
    assert left == {name: data for name, data in expected.items() if has_site or data == new}
    publish(a_build({"p0/index.html": "mended"}), root / "public", root=root)
    assert read_site(root / "public") == {"p0/index.html": b"mended"}


def test_what_a_kill_left_half_written_goes_with_the_next_build(root: Path) -> None:
    publish(a_build({"a.html": "old"}), root / "public", root=root)
    (root / "public/.firsthand-x1y2.tmp").write_bytes(b"half")
    publish(a_build({"a.html": "old"}), root / "public", root=root)
    assert read_site(root / "public") == {"a.html": b"old"}


def test_a_manifest_that_does_not_say_what_is_there_is_written_anew(root: Path) -> None:
    publish(a_build({"a.html": "old", "b.html": "old"}), root / "public", root=root)
    manifest = root / "public" / MANIFEST
    right = manifest.read_bytes()
    manifest.write_bytes(right.replace(hashlib.sha256(b"old").hexdigest().encode(), b"0" * 64, 1))
    publish(a_build({"a.html": "old", "b.html": "old"}), root / "public", root=root)
    assert manifest.read_bytes() == right


def test_two_builds_do_not_write_to_one_folder_at_once(root: Path) -> None:
    def build_again() -> str:
        publish(a_build({"index.html": "second"}), root / "public", root=root)
        return "unreachable"

    if os.name == "nt":
        pytest.skip("Windows keeps its own locks")
    with pytest.raises(Refusal, match="another build is writing"):
        publish(a_build({"index.html": build_again}), root / "public", root=root)


def test_a_file_that_changes_under_the_build_stops_it(root: Path) -> None:
    asset = an_asset(root, "static/pic.png", b"one")
    (root / "static/pic.png").write_bytes(b"two")
    with pytest.raises(Refusal, match=r"static/pic\.png changed"):
        publish(a_build({"pic.png": asset}), root / "public", root=root)
    assert read_site(root / "public") == {}


def test_a_manifest_that_lists_files_elsewhere_deletes_none_of_them(root: Path) -> None:
    publish(a_build({"index.html": "1"}), root / "public", root=root)
    victim = root / "content/post.md"
    victim.write_text("words", encoding="utf-8")
    listed = {"version": 1, "files": {"../content/post.md": "0", "index.html": "0", str(victim): "0"}}
    (root / "public" / MANIFEST).write_text(json.dumps(listed), encoding="utf-8")
    publish(a_build({"other.html": "1"}), root / "public", root=root)
    assert victim.read_text(encoding="utf-8") == "words"
    assert read_site(root / "public") == {"other.html": b"1"}


def test_a_damaged_manifest_is_refused_and_not_guessed_at(root: Path) -> None:
    publish(a_build({"index.html": "1"}), root / "public", root=root)
    (root / "public" / MANIFEST).write_text("{", encoding="utf-8")
    with pytest.raises(Refusal, match="is damaged"):
        publish(a_build({"other.html": "1"}), root / "public", root=root)
    assert read_site(root / "public") == {"index.html": b"1"}


def test_a_name_that_changed_only_its_case_is_not_stale_where_case_does_not_count() -> None:
    assert find_stale(["Pic.png", "old.html"], ["pic.png"], str.casefold) == ("old.html",)
    assert find_stale(["Pic.png", "old.html"], ["pic.png"], str) == ("Pic.png", "old.html")
