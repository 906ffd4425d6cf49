"""Files that need not be read again: only those that surely hold what was found in them."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from firsthand.disk.inputs import read_inputs
from firsthand.disk.known_files import KnownFile, KnownFiles, unpack_known
from firsthand.disk.refusal import Refusal
from firsthand.model.files import Options

OLD_NS = 1_700_000_000_000_000_000
FOUND = KnownFile("a digest")


@pytest.fixture
def file(tmp_path: Path) -> str:
    return write(tmp_path / "file", "old words")


def write(path: Path, text: str, *, time_ns: int | None = OLD_NS) -> str:
    path.write_text(text, encoding="utf-8")
    if time_ns is not None:
        os.utime(path, ns=(time_ns, time_ns))
    return str(path)


def remember(file: str) -> KnownFiles:
    """What another process would know of ``file`` that was just looked into."""
    known = KnownFiles()
    assert known.find("name", file) is None
    known.put("name", FOUND)
    return unpack_known(known.pack())


def test_a_file_that_stayed_the_same_is_known(file: str) -> None:
    assert remember(file).find("name", file) == FOUND


def test_a_file_that_changed_is_not_known_even_where_its_time_and_size_are_the_same(file: str) -> None:
    known = remember(file)
    Path(file).unlink()
    write(Path(file), "new words")
    assert known.find("name", file) is None


def test_a_file_that_was_written_just_now_is_read_again(tmp_path: Path) -> None:
    file = write(tmp_path / "file", "words", time_ns=None)
    assert remember(file).find("name", file) is None


def test_a_file_that_an_old_one_replaced_while_it_was_read_is_read_again(tmp_path: Path, file: str) -> None:
    known = KnownFiles()
    known.find("name", file)
    Path(write(tmp_path / "other", "more words")).replace(file)
    known.put("name", FOUND)
    assert unpack_known(known.pack()).find("name", file) is None


@pytest.mark.parametrize("data", [None, b"\xff\xfe"])
def test_a_known_text_that_is_none_any_more_when_it_is_wanted_stops_the_build(tmp_path: Path, data: bytes | None) -> None:
    page = tmp_path / "content/pages/about.md"
    page.parent.mkdir(parents=True)
    write(page, "---\ntitle: About\n---\nWords.\n")
    now, options, known = datetime(2026, 1, 1, tzinfo=UTC), Options(), KnownFiles()
    read_inputs(tmp_path, now=now, options=options, known=known)
    inputs = read_inputs(tmp_path, now=now, options=options, known=known.turn())
    page.unlink()
    if data:
        page.write_bytes(data)
    with pytest.raises(Refusal, match="changed while the site was being built: build again"):
        inputs.texts["content/pages/about.md"]


def test_what_nobody_asked_for_is_forgotten(file: str) -> None:
    assert remember(file).turn().find("name", file) is None
