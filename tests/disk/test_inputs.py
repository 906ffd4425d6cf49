"""Reading a site from real folders: what counts as its files, and what is said of those that cannot be read."""

from __future__ import annotations

import hashlib
import os
import shutil
import struct
import subprocess
import sys
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

import firsthand
from firsthand.disk.inputs import read_inputs
from firsthand.disk.refusal import Refusal
from firsthand.disk.theme import find_theme
from firsthand.model.files import Inputs, Options

PACKAGE = Path(firsthand.__file__).parent
NOW = datetime(2024, 3, 1, tzinfo=UTC)


def write(root: Path, path: str, data: str | bytes = "x") -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(data.encode() if isinstance(data, str) else data)


def read(root: Path) -> Inputs:
    return read_inputs(root, now=NOW, options=Options())


def a_png(width: int, height: int) -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, "site/content/site.yaml", "title: T")
    return tmp_path / "site"


def test_texts_are_the_markdown_the_yaml_the_locks_and_their_log(root: Path) -> None:
    for path in ("posts/a.md", "posts/b/index.md", "posts/b/evidence.yaml", "sources/s.yaml", "pages/about.md"):
        write(root, f"content/{path}")
    for path in ("lock/a/s.json", "log.jsonl", "text/00.txt", "posts/11.json", "raw/22.warc.gz"):
        write(root, f"content/evidence/{path}")
    assert sorted(read(root).texts) == [
        "content/evidence/lock/a/s.json",
        "content/evidence/log.jsonl",
        "content/pages/about.md",
        "content/posts/a.md",
        "content/posts/b/evidence.yaml",
        "content/posts/b/index.md",
        "content/site.yaml",
        "content/sources/s.yaml",
    ]


def test_copies_are_the_hashes_of_what_was_saved(root: Path) -> None:
    for path in ("text/00.txt", "posts/11.json", "raw/22.warc.gz"):
        write(root, f"content/evidence/{path}", path)
    write(root, "content/evidence/lock/a/s.json")
    assert read(root).copies == {
        f"content/evidence/{path}": hashlib.sha256(path.encode()).hexdigest()
        for path in ("posts/11.json", "raw/22.warc.gz", "text/00.txt")
    }


def test_a_byte_order_mark_and_other_line_ends_are_not_part_of_the_text(root: Path) -> None:
    write(root, "content/posts/a.md", b"\xef\xbb\xbfone\r\ntwo\rthree\n")
    assert read(root).texts["content/posts/a.md"] == "one\ntwo\nthree\n"


def test_bytes_that_are_no_utf_8_are_told_with_their_line(root: Path) -> None:
    write(root, "content/posts/a.md", "one\ncafé".encode("latin-1"))
    inputs = read(root)
    assert inputs.unreadable == {"content/posts/a.md": "this file is not UTF-8: line 2 holds the byte 0xE9"}
    assert "content/posts/a.md" not in inputs.texts


@pytest.mark.parametrize(
    "name",
    [".hidden.md", "a.md~", ".a.md.swp", "#a.md#", ".#a.md", ".DS_Store", "4913", "a.md.bak", "Thumbs.db", ".git/config.md"],
)
def test_hidden_files_and_what_editors_drop_are_no_part_of_the_site(root: Path, name: str) -> None:
    before = read(root)
    write(root, f"content/posts/{name}")
    write(root, f"static/{name}")
    write(root, f"layouts/{name}")
    assert read(root) == before


def test_what_a_web_server_looks_for_is_published_although_it_is_hidden(root: Path) -> None:
    write(root, "static/.well-known/security.txt", "mail us")
    write(root, "static/.htaccess")
    assert {".htaccess", ".well-known/security.txt"} <= read(root).static.keys()


@pytest.mark.parametrize(("name", "right"), [("a.yml", ".yaml"), ("a.markdown", ".md"), ("a.MD", ".md"), ("a.YAML", ".yaml")])
def test_a_file_that_would_silently_be_left_out_is_told(root: Path, name: str, right: str) -> None:
    write(root, f"content/posts/{name}")
    inputs = read(root)
    assert f'only "{right}" is read' in inputs.unreadable[f"content/posts/{name}"]
    assert f"content/posts/{name}" not in inputs.assets


def test_every_other_file_beside_posts_is_an_asset_with_its_hash_and_a_picture_with_its_size(root: Path) -> None:
    picture = a_png(640, 480)
    write(root, "content/posts/b/index.md")
    write(root, "content/posts/b/gate.png", picture)
    write(root, "content/posts/b/notes.pdf", b"%PDF")
    write(root, "content/posts/b/broken.png", b"\x89PNG\r\n\x1a\nbroken")
    assets = read(root).assets
    gate = assets["content/posts/b/gate.png"]
    assert (gate.path, gate.size, gate.width, gate.height) == ("content/posts/b/gate.png", len(picture), 640, 480)
    assert gate.sha256 == hashlib.sha256(picture).hexdigest()
    assert [(asset.width, asset.height) for name, asset in assets.items() if "gate" not in name] == [(None, None)] * 2


def test_a_picture_is_found_by_the_name_a_keyboard_types(root: Path) -> None:
    write(root, "content/posts/b/cafe\u0301.png", a_png(1, 1))
    assert read(root).assets["content/posts/b/caf\u00e9.png"].path == "content/posts/b/cafe\u0301.png"


def test_the_sites_own_files_shadow_the_themes_one_by_one(root: Path) -> None:
    theme = read(root)
    name = next(iter(theme.templates))
    write(root, f"layouts/{name}", "mine")
    write(root, "layouts/parts/extra.html", "mine too")
    write(root, "static/mine.css", "a{}")
    inputs = read(root)
    assert inputs.templates == {**theme.templates, name: "mine", "parts/extra.html": "mine too"}
    assert inputs.static.keys() == theme.static.keys() | {"mine.css"}
    assert inputs.static["mine.css"].path == "static/mine.css"


def test_the_theme_of_a_checkout_is_the_repositorys_own() -> None:
    assert find_theme() == PACKAGE.parent
    assert (find_theme() / "layouts/base.html").is_file()


def test_the_theme_of_a_wheel_lies_beside_the_engine(tmp_path: Path) -> None:
    for module in ("__init__.py", "disk", "model"):
        copy = shutil.copytree if (PACKAGE / module).is_dir() else shutil.copy
        (tmp_path / "firsthand").mkdir(exist_ok=True)
        copy(PACKAGE / module, tmp_path / "firsthand" / module)
    (tmp_path / "firsthand/theme/layouts").mkdir(parents=True)
    ask = "from firsthand.disk.theme import find_theme; print(find_theme())"
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", ask], cwd=tmp_path, env=env, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()) == (tmp_path / "firsthand/theme").resolve()


def test_a_link_inside_the_site_is_followed(root: Path) -> None:
    write(root, "content/shared/a.md", "words")
    (root / "content/posts").mkdir()
    (root / "content/posts/a.md").symlink_to(root / "content/shared/a.md")
    (root / "content/posts/b").symlink_to("../shared", target_is_directory=True)
    texts = read(root).texts
    assert texts["content/posts/a.md"] == texts["content/posts/b/a.md"] == "words"


@pytest.mark.parametrize("place", ["content/posts/leak.md", "content/posts/leak.png", "static/leak.txt", "layouts/leak.html"])
def test_a_link_that_leads_out_of_the_site_is_refused(root: Path, place: str) -> None:
    write(root.parent, "secret.txt", "secret")
    (root / place).parent.mkdir(parents=True, exist_ok=True)
    (root / place).symlink_to(root.parent / "secret.txt")
    inputs = read(root)
    assert inputs.unreadable == {place: "this is a link that leads out of the site"}
    assert "secret" not in inputs.texts.values()
    assert not any("leak" in name for name in (*inputs.assets, *inputs.static, *inputs.templates))


def test_a_folder_that_is_a_link_out_of_the_site_is_refused_with_all_in_it(root: Path) -> None:
    write(root.parent, "other/a.md", "secret")
    (root / "content/posts").symlink_to(root.parent / "other", target_is_directory=True)
    inputs = read(root)
    assert inputs.unreadable == {"content/posts": "this is a link that leads out of the site"}
    assert list(inputs.texts) == ["content/site.yaml"]


def test_links_that_go_round_or_nowhere_are_refused(root: Path) -> None:
    (root / "content/posts").mkdir()
    (root / "content/posts/round").symlink_to(root / "content", target_is_directory=True)
    (root / "content/posts/lost.md").symlink_to(root / "content/gone.md")
    assert read(root).unreadable == {
        "content/posts/lost.md": "this is a link to nothing",
        "content/posts/round": "this is a link to a folder that holds it",
    }


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_does_not_keep_the_build_waiting(root: Path) -> None:
    (root / "content/posts").mkdir()
    os.mkfifo(root / "content/posts/pipe.md")
    assert read(root).unreadable == {"content/posts/pipe.md": "this is neither a file nor a folder"}


def test_a_folder_without_content_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="no content folder"):
        read(tmp_path)
