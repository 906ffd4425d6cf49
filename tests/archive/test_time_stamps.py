"""The log dated by an authority: what is asked, what is kept, and what can be said of it without asking anybody."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from authority import Authority, open_authority
from hypothesis import given
from hypothesis import strategies as st
from saved import NOW, call, read_all, save_site
from world import HOME, Asked, World, page

from firsthand.archive.log import append_to_log
from firsthand.archive.providers.time_stamp import StampError, make_request, read_stamp
from firsthand.archive.stamps import find_head

pytest_plugins = ("served",)

STAMP = ("snapshot", "--timestamp", "--allow-private")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return open_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def root(tmp_path: Path, world: World, authority: Authority, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with a saved copy, and an authority to be asked."""

    def answer(asked: Asked) -> Iterator[bytes]:
        yield page(authority.answer(asked.body), content_type="application/timestamp-reply")

    monkeypatch.setenv("FIRSTHAND_TSA", world.serve(HOME, "/tsr", answer))
    return save_site(tmp_path)


def _stamps(root: Path) -> list[Path]:
    return sorted((root / "content/evidence/stamps").glob("*"))


def test_the_log_is_dated_and_verify_says_so_without_asking(root: Path, world: World, authority: Authority) -> None:
    head = find_head(root)
    done = call(root, *STAMP)
    assert done.returncode == 0, done.stderr
    [stamp] = _stamps(root)
    assert done.stdout == f"{stamp.relative_to(root).as_posix()}\n"
    assert stamp.stem == sha256(stamp.read_bytes()).hexdigest()
    assert authority.believes(stamp, head)
    [asked] = world.asked
    assert (asked.method, asked.headers["content-type"]) == ("POST", "application/timestamp-query")
    assert asked.body == make_request("", head).body
    assert b"mill" not in asked.body
    world.asked.clear()
    verified = call(root, "verify", "--clock", NOW)
    assert verified.returncode == 0, verified.stderr
    assert "3 of the log's 3 lines were there on 20" in verified.stderr
    assert verified.stderr.endswith(" UTC, says Clock of the town\n")
    assert world.asked == []


def test_what_is_dated_is_not_asked_for_again_and_what_came_after_is(root: Path, world: World) -> None:
    assert call(root, *STAMP).returncode == 0
    again = call(root, *STAMP)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "the log's last line is dated already\n")
    assert len(world.asked) == 1
    assert call(root, "forget", "minutes", "--clock", NOW).returncode == 0
    assert call(root, *STAMP).returncode == 0
    assert len(_stamps(root)) == 2
    said = call(root, "verify", "--clock", NOW).stderr
    assert "3 of the log's 4 lines" in said
    assert "4 of the log's 4 lines" in said


def test_where_branches_were_merged_only_what_the_line_follows_from_is_dated(root: Path) -> None:
    log = root / "content/evidence/log.jsonl"
    common = log.read_text(encoding="utf-8")
    assert call(root, "forget", "minutes", "--clock", NOW).returncode == 0
    ours = log.read_text(encoding="utf-8").removeprefix(common)
    log.write_text(common, encoding="utf-8")
    append_to_log(root, what="verified", when=NOW, lock="the-mill/other", sha256="ab" * 32)
    theirs = log.read_text(encoding="utf-8").removeprefix(common)
    log.write_text(common + theirs + ours, encoding="utf-8")
    assert call(root, *STAMP).returncode == 0
    said = call(root, "verify", "--clock", NOW).stderr
    assert "4 of the log's 5 lines were there on 20" in said


def test_a_stamp_that_changed_by_a_bit_is_named_and_dates_nothing(root: Path) -> None:
    assert call(root, *STAMP).returncode == 0
    [stamp] = _stamps(root)
    whole, path = stamp.read_bytes(), stamp.relative_to(root).as_posix()
    for damaged in (whole[:-1], whole[1:], *(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in (0, 40, 99))):
        stamp.write_bytes(damaged)
        check = call(root, "check", "--clock", NOW, "--format", "json")
        assert path in {one["path"] for one in json.loads(check.stdout)}
        verify = call(root, "verify", "--clock", NOW)
        assert verify.returncode == 1
        assert f"{path}: this saved copy is not what was saved" in verify.stderr
        assert "of the log's" not in verify.stderr


def test_a_stamp_of_another_log_is_named(root: Path) -> None:
    assert call(root, *STAMP).returncode == 0
    [stamp] = _stamps(root)
    (root / "content/evidence/log.jsonl").unlink()
    verify = call(root, "verify", "--clock", NOW)
    assert verify.returncode == 1
    assert f"{stamp.relative_to(root).as_posix()}: this time stamp is of no line of the log" in verify.stderr


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (page(b"no", status="500 Oops"), "the authority answered with the status 500"),
        (page(b"hello"), "no time stamp (its parts are not those of a time stamp)"),
        (page(bytes.fromhex("30053003020102")), "no time stamp (it was not granted)"),
        (b"", "the host hung up"),
    ],
)
def test_where_nothing_is_dated_nothing_is_kept_and_it_is_said(root: Path, world: World, answer: bytes, said: str) -> None:
    world.serve(HOME, "/tsr", answer)
    before = read_all(root)
    done = call(root, *STAMP)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("the log could not be dated: ")
    assert said in done.stderr
    assert read_all(root) == before


def test_a_stamp_over_another_hash_is_not_kept(root: Path, world: World, authority: Authority) -> None:
    other = authority.answer(make_request("", "ab" * 32).body)
    world.serve(HOME, "/tsr", page(other, content_type="application/timestamp-reply"))
    assert call(root, *STAMP).stderr == "the log could not be dated: the authority stamped something else\n"
    assert _stamps(root) == []


def test_the_writer_chooses_the_authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FIRSTHAND_TSA", raising=False)
    done = call(save_site(tmp_path), *STAMP)
    assert done.returncode == 2
    assert "put its address into FIRSTHAND_TSA" in done.stderr


def test_no_changed_byte_gives_another_time_or_hash_unseen(authority: Authority) -> None:
    """What the signature covers is held by its digest; OpenSSL holds the signature itself."""
    whole = authority.answer(make_request("", "cd" * 32).body)
    right, other = read_stamp(whole), 0
    for at in range(len(whole)):
        try:
            found = read_stamp(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        except StampError:
            other += 1
        else:
            assert found == right
    assert other > 100


@given(st.binary(max_size=80))
def test_no_bytes_however_odd_are_more_than_a_refusal(data: bytes) -> None:
    for answer in (data, b"\x30\x80" + data, b"0\x03\x02\x01\x00" + data, b"0\x82\xff\xff" + data):
        with pytest.raises(StampError):
            read_stamp(answer)
