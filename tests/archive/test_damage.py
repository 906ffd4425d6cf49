"""Anything under content/evidence/ that is not as it was written: named, never used, never a traceback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from errand import Site
from networks import POSTS, serve_posts, tweet
from saved import NOW, call, read_all, save_site
from world import open_world

from firsthand.archive.holdings import read_locks
from firsthand.archive.providers.post import PostRecord
from firsthand.archive.store import Subject, list_objects, save_post
from firsthand.disk.inputs import read_inputs
from firsthand.model.files import Options
from firsthand.pipeline import resolve
from firsthand.resolve.copies import index_locks

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
_SHARES = 5
"""So many tests share the bytes between them: each is short, and they can run side by side."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site with the minutes imported and everything compared."""
    return save_site(tmp_path)


@pytest.mark.parametrize("share", range(_SHARES))
def test_every_changed_byte_of_a_lock_or_the_log_is_an_error_of_the_build(site: Path, share: int) -> None:
    inputs = read_inputs(site, now=NOON, options=Options())
    assert resolve(inputs).diagnostics == ()
    files = {path: text for path, text in inputs.texts.items() if path.startswith("content/evidence/")}
    assert len(files) == 3
    for path, text in files.items():
        data = text.encode()
        for at in range(share, len(data), _SHARES):
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


def test_a_changed_list_of_exceptions_is_named_and_written_anew(site: Path) -> None:
    post = site / "content/posts/the-mill.md"
    address = "    url: https://example.org/minutes\n"
    post.write_text(
        post.read_text(encoding="utf-8").replace(address, f"{address}    rights: public-domain\n"), encoding="utf-8"
    )
    assert call(site, "verify", "--clock", NOW).returncode == 0
    path = site / "content/evidence/.gitignore"
    whole = path.read_bytes()
    for damaged in _damage(whole):
        path.write_bytes(damaged)
        verify = call(site, "verify", "--clock", NOW)
        assert (verify.returncode, verify.stdout) == (1, "")
        assert "content/evidence/.gitignore: this file was not as it was written" in verify.stderr
        assert path.read_bytes() == whole
    assert call(site, "verify", "--clock", NOW).returncode == 0


@pytest.fixture
def posts(tmp_path: Path) -> Iterator[Site]:
    """A site with a post of each network, saved and compared."""
    with open_world() as world:
        serve_posts(world)
        site = Site(root=tmp_path / "posts", world=world)
        tweets = "".join(tweet(url, text, name) for name, (url, text) in POSTS.items())
        site.write({"other": "https://example.org/other"}, tweets=tweets)
        assert [outcome.problem for outcome in site.snapshot(*POSTS).values()] == ["", "", ""]
        assert site.verify().faults == ()
        yield site


def test_a_post_that_is_not_as_it_was_saved_is_named_and_not_compared_with(posts: Site) -> None:
    before = read_all(posts.root)
    kept = sorted(path for path in before if "/posts/" in path)
    assert len(kept) == 3
    for path in kept:
        for damaged in _damage(before[path])[::3]:
            (posts.root / path).write_bytes(damaged)
            check = call(posts.root, "check", "--clock", NOW, "--format", "json")
            assert path in {one["path"] for one in json.loads(check.stdout)}, path
            verify = call(posts.root, "verify", "--clock", NOW)
            assert verify.returncode == 1
            assert f"{path}: this saved copy is not what was saved, and was not used" in verify.stderr
            assert "Traceback" not in check.stderr + verify.stderr
            assert read_all(posts.root) == {**before, path: damaged}
        (posts.root / path).write_bytes(before[path])


def test_a_forged_post_whose_hashes_all_fit_is_told_by_its_content_id(posts: Site) -> None:
    """Whoever holds a site can make its hashes anew, but not the network's own id of the words."""
    [lock] = [one for one in read_locks(posts.read()[1]).values() if one.source == "bluesky"]
    [path] = [path for path in list_objects(lock) if "/posts/" in path]
    whole = json.loads((posts.root / path).read_bytes())
    for change in ({"text": "Other words."}, {"createdAt": "2022-01-01T00:00:00Z"}):
        forged = PostRecord(
            network=whole["network"],
            url=whole["url"],
            id=whole["id"],
            text={**whole["record"], **change}["text"],
            proof=(whole["cid"], {**whole["record"], **change}),
        )
        subject = Subject(scope=lock.scope, source=lock.source, url=lock.url)
        saved = save_post(posts.root, subject, forged, retrieved=NOW)
        [there] = [path for path in list_objects(saved) if "/posts/" in path]
        assert posts.verify().faults == (f"{there}: the words of this post are not those of its own content id",)


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
