"""Killed at any step, a command leaves nothing half-written, and the next run finishes what it began."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from saved import NOW, PAGE, call, read_all, save_site, write_site

from firsthand.disk.atomic import PREFIX
from firsthand.parse.evidence_log import parse_log
from firsthand.parse.locks import parse_lock

KILLED = Path(__file__).with_name("killed_at.py")
IMPORT = ("snapshot", "--import", "minutes.html", "minutes", "--clock", NOW)
VERIFY = ("verify", "--clock", NOW)
FORGET = ("forget", "minutes", "--clock", NOW)


@pytest.mark.parametrize("command", [IMPORT, VERIFY, FORGET], ids=["import", "verify", "forget"])
def test_killed_at_any_step_nothing_is_half_written_and_the_next_run_finishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "minutes.html").write_bytes(PAGE)
    _prepare(tmp_path / "before", command)
    whole = shutil.copytree(tmp_path / "before", tmp_path / "whole")
    assert call(whole, *command).returncode == 0
    step = 0
    while True:
        step += 1
        root = shutil.copytree(tmp_path / "before", tmp_path / f"killed-{step}")
        ended = subprocess.run(
            [sys.executable, str(KILLED), str(step), "--root", str(root), *command], capture_output=True, text=True, check=False
        )
        if ended.returncode == 0:
            break
        assert ended.returncode == -signal.SIGKILL, ended.stderr
        _check_whole(root)
        assert call(root, *command).returncode == 0
        after = read_all(root)
        assert not any(PREFIX in path for path in after)
        assert _without_log(after) == _without_log(read_all(whole))
    assert step > 4


def _prepare(root: Path, command: tuple[str, ...]) -> None:
    write_site(root)
    if command is not IMPORT:
        assert call(root, *IMPORT).returncode == 0
    if command is FORGET:
        assert call(root, *VERIFY).returncode == 0


def _check_whole(root: Path) -> None:
    """Every file is what it should be, but for those that are still named as being written."""
    for path, data in read_all(root).items():
        name = path.rpartition("/")[2]
        if name.startswith(PREFIX):
            continue
        if path.endswith("log.jsonl"):
            log = parse_log(data.decode())
            assert (log.faults, log.is_torn) == ((), False)
        elif "/lock/" in path:
            assert parse_lock(path, data.decode()).diagnostics == ()
        else:
            assert sha256(data).hexdigest() == name.partition(".")[0]
    problems = json.loads(call(root, "check", "--format", "json").stdout)
    assert not {"lock-unreadable", "log-damaged", "copy-damaged"} & {one["code"] for one in problems}


def _without_log(files: dict[str, bytes]) -> dict[str, bytes]:
    """A command that was begun twice may have said so twice."""
    return {path: data for path, data in files.items() if not path.endswith("log.jsonl")}


def test_what_a_killed_command_left_is_swept_away(tmp_path: Path) -> None:
    root = save_site(tmp_path)
    before = read_all(root)
    left = root / "content/evidence/lock/the-mill" / f"{PREFIX}abc.tmp"
    left.write_bytes(b"half a lo")
    assert call(root, *VERIFY).returncode == 0
    assert read_all(root) == before
