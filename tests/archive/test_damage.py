"""Anything under content/evidence/ that is not as it was written: named, never used, never a traceback."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from saved import NOW, call, read_all, save_site

from firsthand.disk.inputs import read_inputs
from firsthand.model.files import Options
from firsthand.pipeline import resolve
from firsthand.resolve.copies import index_locks

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site with the minutes imported and everything compared."""
    return save_site(tmp_path)


def test_every_changed_byte_of_a_lock_or_the_log_is_an_error_of_the_build(site: Path) -> None:
    inputs = read_inputs(site, now=NOON, options=Options())
    assert resolve(inputs).diagnostics == ()
    files = {path: text for path, text in inputs.texts.items() if path.startswith("content/evidence/")}
    assert len(files) == 3
    for path, text in files.items():
        data = text.encode()
        for at in range(len(data)):
            damaged = data[:at] + bytes([data[at] ^ 1 << at % 7]) + data[at + 1 :]
            found = resolve(replace(inputs, texts={**inputs.texts, path: damaged.decode()}))
            assert found.has_errors, (path, at, damaged[max(at - 30, 0) : at + 30])
            assert path in {one.span.path for one in found.diagnostics}


def test_a_byte_cut_off_or_a_bit_changed_on_disk_is_named_by_check_and_left_by_verify(site: Path) -> None:
    before = read_all(site)
    assert sorted({path.split("/")[2] for path in before}) == ["lock", "log.jsonl", "raw", "text"]
    for path, whole in before.items():
        for damaged in _damage(whole):
            (site / path).write_bytes(damaged)
            check = call(site, "check", "--clock", NOW, "--format", "json")
            told = json.loads(check.stdout)
            assert path in {one["path"] for one in told}, (path, damaged[-40:])
            assert check.returncode == (1 if "error" in {one["severity"] for one in told} else 0)
            verify = call(site, "verify", "--clock", NOW)
            assert verify.returncode == 1, (path, verify)
            assert f"{path}:" in verify.stderr, (path, verify.stderr)
            assert "Traceback" not in check.stderr + verify.stderr
            if not path.endswith("log.jsonl"):
                assert read_all(site) == {**before, path: damaged}
            for name, data in before.items():
                (site / name).write_bytes(data)
    assert call(site, "check").returncode == 0


def test_a_damaged_copy_is_not_compared_with(site: Path) -> None:
    text = next((site / "content/evidence/text").iterdir())
    text.write_bytes(text.read_bytes().replace(b"permits", b"forbids"))
    done = call(site, "verify", "--format", "json")
    assert {one["id"]: one["class"] for one in json.loads(done.stdout)} == {"promise": "exact", "permit": "no-copy"}


def test_a_damaged_lock_is_replaced_by_a_new_copy_alone(site: Path) -> None:
    lock = site / "content/evidence/lock/the-mill/minutes.json"
    whole = lock.read_bytes()
    lock.write_bytes(whole.replace(b"2026-11-24", b"2025-11-24"))
    assert call(site, "verify").returncode == 1
    page = site.parent / "minutes.html"
    assert call(site, "snapshot", "--import", str(page), "minutes", "--clock", NOW).returncode == 0
    assert call(site, "verify").returncode == 0
    assert lock.read_bytes() == whole


def test_the_name_of_every_copy_is_its_hash(site: Path) -> None:
    inputs = read_inputs(site, now=NOON, options=Options())
    assert len(inputs.copies) == 2
    assert list(index_locks((), inputs.copies).damaged_copies()) == []


def _damage(whole: bytes) -> list[bytes]:
    places = (0, len(whole) // 3, len(whole) // 2, len(whole) - 2)
    flipped = [whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :] for at in places for bit in (1, 0x80)]
    return [*flipped, whole[:-1], whole[1:], whole[: len(whole) // 2]]
