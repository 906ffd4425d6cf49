"""The table of dangerous outputs, and of things in the way: each is refused, and nothing is touched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from firsthand.disk.atomic import write_new
from firsthand.disk.output_folder import check_paths, fold, is_safe
from firsthand.disk.publish import publish, remove_published
from firsthand.disk.refusal import Refusal
from firsthand.model.files import Build

BUILD = Build(outputs={"index.html": lambda: "home", "posts/a/index.html": lambda: "a"}, diagnostics=())


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path / "home/ada"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home/ada"))
    (tmp_path / "home/ada").mkdir(parents=True)
    site = tmp_path / "work/site"
    for name in ("content/posts", "layouts", "static", ".git"):
        (site / name).mkdir(parents=True)
    return site


DANGEROUS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "the root of the file system": (lambda root: Path(root.anchor), "holds the site itself"),
    "the site": (lambda root: root, "holds the site itself"),
    "the site by a way round": (lambda root: root / "content" / "..", "holds the site itself"),
    "the folder above": (lambda root: root.parent, "holds the site itself"),
    "content": (lambda root: root / "content", "the site's own files (content)"),
    "below content": (lambda root: root / "content/posts/out", "the site's own files (content)"),
    "layouts": (lambda root: root / "layouts", "the site's own files (layouts)"),
    "below static": (lambda root: root / "static/out", "the site's own files (static)"),
    "git": (lambda root: root / ".git", "the site's own files (.git)"),
    "the home folder": (lambda root: root.parents[1] / "home/ada", "your home folder"),
    "the folder of all homes": (lambda root: root.parents[1] / "home", "your home folder"),
}


@pytest.mark.parametrize("name", DANGEROUS)
def test_a_dangerous_output_is_refused(root: Path, name: str) -> None:
    make, reason = DANGEROUS[name]
    before = sorted(root.parents[1].rglob("*"))
    with pytest.raises(Refusal) as caught:
        publish(BUILD, make(root), root=root)
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)
    assert sorted(root.parents[1].rglob("*")) == before


@pytest.mark.parametrize("name", [name for name in DANGEROUS if not name.startswith("below")])
def test_a_dangerous_output_is_not_cleaned_either(root: Path, name: str) -> None:
    make, reason = DANGEROUS[name]
    with pytest.raises(Refusal) as caught:
        remove_published(make(root), root=root)
    assert reason in str(caught.value)


def test_even_a_manifest_does_not_make_the_site_its_own_output(root: Path) -> None:
    (root / ".firsthand-manifest.json").write_text('{"version": 1, "files": {"content/a.md": ""}}', encoding="utf-8")
    (root / "content/a.md").write_text("words", encoding="utf-8")
    with pytest.raises(Refusal, match="holds the site itself"):
        remove_published(root, root=root)
    assert (root / "content/a.md").exists()


def test_a_link_is_refused_as_output(root: Path) -> None:
    (root.parent / "elsewhere").mkdir()
    (root / "public").symlink_to(root.parent / "elsewhere", target_is_directory=True)
    with pytest.raises(Refusal, match="is a link"):
        publish(BUILD, root / "public", root=root)
    assert list((root.parent / "elsewhere").iterdir()) == []


def test_a_file_is_refused_as_output(root: Path) -> None:
    (root / "public").write_text("x", encoding="utf-8")
    with pytest.raises(Refusal, match="must be a folder"):
        publish(BUILD, root / "public", root=root)


def test_a_folder_with_other_files_is_refused_and_left_alone(root: Path) -> None:
    (root / "public").mkdir()
    (root / "public/photo.jpg").write_text("x", encoding="utf-8")
    with pytest.raises(Refusal, match="was not written by Firsthand"):
        publish(BUILD, root / "public", root=root)
    assert [path.name for path in (root / "public").iterdir()] == ["photo.jpg"]


def test_an_empty_folder_and_one_under_version_control_are_taken(root: Path) -> None:
    for name in ("empty", "tracked"):
        (root.parent / name).mkdir()
    (root.parent / "tracked/.git").mkdir()
    (root.parent / "tracked/.git/HEAD").write_text("ref", encoding="utf-8")
    for name in ("empty", "tracked"):
        assert publish(BUILD, root.parent / name, root=root).written == ("index.html", "posts/a/index.html")
    remove_published(root.parent / "tracked", root=root)
    assert (root.parent / "tracked/.git/HEAD").read_text(encoding="utf-8") == "ref"


def _link(place: Path, target: Path) -> None:
    place.parent.mkdir()
    place.symlink_to(target, target_is_directory=True)


IN_THE_WAY: dict[str, tuple[Callable[[Path], object], str]] = {
    "a file": (lambda out: (out / "index.html").write_text("mine", encoding="utf-8"), "index.html was not written by"),
    "a file where a folder goes": (lambda out: (out / "posts").write_text("mine", encoding="utf-8"), "posts stands in the way"),
    "a link to a folder": (lambda out: (out / "posts").symlink_to(out.parent / "content"), "posts stands in the way"),
    "a link to a file": (lambda out: (out / "index.html").symlink_to(out.parent / "x"), "index.html was not written by"),
    "a folder with a link": (lambda out: _link(out / "index.html/x", out.parent), "index.html/x stands"),
    "a folder with a file": (lambda out: write_new(out / "index.html/x", "mine"), "index.html/x stands"),
}


@pytest.mark.parametrize("name", IN_THE_WAY)
def test_a_foreign_thing_in_the_way_is_named_and_left_alone(root: Path, name: str) -> None:
    make, reason = IN_THE_WAY[name]
    publish(Build(outputs={"other.html": lambda: "1"}, diagnostics=()), root / "public", root=root)
    make(root / "public")
    before = sorted(root.rglob("*"))
    with pytest.raises(Refusal) as caught:
        publish(BUILD, root / "public", root=root)
    assert reason in str(caught.value)
    assert sorted(root.rglob("*")) == before


def test_stale_files_behind_a_link_are_not_followed(root: Path) -> None:
    publish(BUILD, root / "public", root=root)
    (root / "public/posts/a/index.html").unlink()
    (root / "public/posts/a").rmdir()
    (root / "content/posts/index.html").write_text("mine", encoding="utf-8")
    (root / "public/posts/a").symlink_to(root / "content/posts")
    publish(Build(outputs={"index.html": lambda: "1"}, diagnostics=()), root / "public", root=root)
    assert (root / "content/posts/index.html").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("path", ["", "/a", "a//b", "../a", "a/../b", "./a", "a/", "a\0b", "a\\b", "c:/a"])
def test_a_path_that_could_leave_the_folder_is_not_safe(path: str) -> None:
    assert not is_safe(path)
    with pytest.raises(Refusal, match="no path that can be written"):
        check_paths([path], str)


@pytest.mark.parametrize(
    ("paths", "reason"),
    [
        (["A/x.png", "a/x.png"], "A/x.png and a/x.png are one file"),
        (["é.html", "e\u0301.html"], "are one file"),
        (["a", "a/b"], "a file and a folder at once"),
        (["A", "a/b"], "a file and a folder at once"),
        (["ä" * 130 + "/index.html"], "longer than a file name may be"),
    ],
)
def test_paths_that_cannot_stand_together_are_refused_where_case_is_folded(paths: list[str], reason: str) -> None:
    with pytest.raises(Refusal) as caught:
        check_paths(paths, fold)
    assert reason in str(caught.value)


def test_paths_that_differ_by_case_stand_together_elsewhere() -> None:
    check_paths(["A/x.png", "a/x.png", "é.html", "e\u0301.html"], str)
