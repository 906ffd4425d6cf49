from __future__ import annotations

from pathlib import Path

from firsthand.disk.cache import make_cache, remove_cache


def test_a_cache_of_ours_is_removed(tmp_path: Path) -> None:
    (make_cache(tmp_path) / "memo").write_text("x", encoding="utf-8")
    assert remove_cache(tmp_path)
    assert not (tmp_path / ".cache").exists()


def test_a_cache_of_another_programs_stays(tmp_path: Path) -> None:
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache/theirs").write_text("x", encoding="utf-8")
    (tmp_path / ".cache/CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55\n", encoding="utf-8")
    assert not remove_cache(tmp_path)
    assert (tmp_path / ".cache/theirs").exists()


def test_a_link_in_the_place_of_a_cache_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    make_cache(tmp_path / "elsewhere").rename(tmp_path / "real")
    (tmp_path / ".cache").symlink_to(tmp_path / "real")
    assert not remove_cache(tmp_path)
    assert (tmp_path / "real/CACHEDIR.TAG").exists()
