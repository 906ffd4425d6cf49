from __future__ import annotations

import os
from pathlib import Path

import pytest

from firsthand.disk.atomic import write_atomically, write_new


@pytest.mark.parametrize("is_durable", [True, False])
def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path, is_durable: bool) -> None:
    assert write_atomically(tmp_path / "a", b"one", is_durable=is_durable)
    assert write_atomically(tmp_path / "a", b"two", is_durable=is_durable)
    assert (tmp_path / "a").read_bytes() == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_equal_bytes_are_left_alone(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a", b"one")
    before = (tmp_path / "a").stat()
    assert not write_atomically(tmp_path / "a", b"one")
    assert (tmp_path / "a").stat().st_ino == before.st_ino


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such rights")
def test_rights_are_those_of_the_old_file_or_of_any_new_one(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    write_atomically(tmp_path / "new", b"x")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "plain").stat().st_mode
    (tmp_path / "new").chmod(0o640)
    write_atomically(tmp_path / "new", b"y")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o640


def test_a_failed_write_leaves_the_old_bytes_and_no_temporary_file(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(OSError, match="a"):
        write_atomically(tmp_path / "a", b"one")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    write_new(tmp_path / "deep/down/a", "one\n")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "deep/down/a", "two\n")
    assert (tmp_path / "deep/down/a").read_bytes() == b"one\n"
