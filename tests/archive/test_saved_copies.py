"""Saving copies by hand, comparing with them, forgetting them: the commands, on real files."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from email.message import EmailMessage
from pathlib import Path

import pytest
from saved import NOW, PAGE, POST, ROOT, read_all, run, write_site

LETTER = "content/evidence/lock/the-mill/letter.json"
MINUTES = "content/evidence/lock/the-mill/minutes.json"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site with the minutes imported and everything compared."""
    root = write_site(tmp_path / "site")
    (tmp_path / "minutes.html").write_bytes(PAGE)
    assert run(root, "snapshot", "--import", str(tmp_path / "minutes.html"), "minutes", "--clock", NOW).returncode == 0
    done = run(root, "verify", "--clock", NOW)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "compared 2 quotations: 2 exact; 2 locks written\n"
    return root


def test_without_copies_the_build_says_what_is_missing_and_what_to_do(tmp_path: Path) -> None:
    done = run(write_site(tmp_path), "check", "--format", "concise")
    assert done.returncode == 1
    assert "error[match-missing]" in done.stderr
    assert "error[copy-missing]" in done.stderr


def test_imported_and_compared_the_labels_are_earned(site: Path) -> None:
    done = run(site, "check")
    assert done.returncode == 0, done.stderr
    lock = json.loads((site / MINUTES).read_text(encoding="utf-8"))
    assert (lock["via"], lock["retrieved"], lock["content_type"]) == ("import", "2026-11-24T12:00:00Z", "text/html")
    quote = lock["quotes"]["the-mill/permit"]
    assert (quote["class"], quote["fragment"]) == ("exact", ":~:text=The%20council%20permits%20the%20mill%20to%20open.")
    text = (site / f"content/evidence/text/{lock['text']['sha256']}.txt").read_text(encoding="utf-8")
    assert text[quote["start"] : quote["end"]] == "The council permits the mill to open."
    assert json.loads((site / LETTER).read_text(encoding="utf-8"))["via"] == "excerpt"


def test_a_second_time_nothing_is_written(site: Path) -> None:
    before = read_all(site)
    again = run(site, "verify", "--clock", "2027-01-01")
    assert again.stderr == "compared 2 quotations: 2 exact; 0 locks written\n"
    assert read_all(site) == before


def test_the_page_opens_the_source_at_the_passage(site: Path) -> None:
    assert run(site, "build", "--clock", NOW).returncode == 0
    page = (site / "public/posts/the-mill/index.html").read_text(encoding="utf-8")
    assert 'href="https://example.org/minutes#:~:text=The%20council%20permits%20the%20mill%20to%20open."' in page
    assert "Checked word for word against the" in page


def test_a_fresh_clone_without_the_private_copies_builds_the_same_bytes(site: Path, tmp_path: Path) -> None:
    assert run(site, "build", "--clock", NOW, "--output", str(tmp_path / "one")).returncode == 0
    for folder in ("raw", "text"):
        for path in (site / "content/evidence" / folder).iterdir():
            path.unlink()
    assert run(site, "build", "--clock", NOW, "--output", str(tmp_path / "two")).returncode == 0
    one, two = (
        {path.relative_to(top): path.read_bytes() for path in top.rglob("*") if path.is_file()}
        for top in (tmp_path / "one", tmp_path / "two")
    )
    assert one == two
    before = read_all(site)
    assert run(site, "verify", "--clock", NOW).returncode == 0
    assert read_all(site) == before


def test_all_evidence_deleted_the_build_fails_naming_each_claim(site: Path) -> None:
    for path in sorted((site / "content/evidence").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    done = run(site, "build")
    assert done.returncode == 1
    assert '"promised"' in done.stderr
    assert '"permitted"' in done.stderr


def test_a_quotation_edited_after_its_check_loses_the_check(site: Path) -> None:
    write_site(site, {"content/posts/the-mill.md": POST.replace("open again in spring\n", "open again in summer\n")})
    done = run(site, "check", "--format", "concise")
    assert done.returncode == 1
    assert "error[quote-changed]" in done.stderr
    verified = run(site, "verify")
    assert verified.returncode == 1
    assert verified.stdout == ('the-mill: quote "promise" in "letter": altered\n  The mill will open again in {+summer+}\n')


def test_words_that_stand_in_another_source_are_found_there(site: Path) -> None:
    swapped = POST.replace("    source: letter\n  permit:", "    source: minutes\n  permit:")
    write_site(site, {"content/posts/the-mill.md": swapped})
    done = run(site, "verify", "--format", "json")
    found = {one["id"]: (one["class"], one["found_in"]) for one in json.loads(done.stdout)}
    assert found == {"promise": ("not-found", "the-mill/letter"), "permit": ("exact", None)}


def test_forget_removes_the_copy_and_keeps_the_fact(site: Path) -> None:
    done = run(site, "forget", "minutes", "--clock", NOW)
    assert done.returncode == 0
    removed = done.stdout.splitlines()
    assert len(removed) == 2
    assert not any((site / path).exists() for path in removed)
    lock = json.loads((site / MINUTES).read_text(encoding="utf-8"))
    assert lock["forgotten"] == "2026-11-24"
    assert lock["payload"]["sha256"]
    checked = run(site, "check", "--format", "concise")
    assert "error[copy-missing]" in checked.stderr
    assert "was removed with `forget`" in checked.stderr


def test_a_mistyped_id_is_named_with_the_nearest(site: Path) -> None:
    done = run(site, "forget", "minuets")
    assert (done.returncode, done.stdout) == (2, "")
    assert 'did you mean "minutes"?' in done.stderr


def test_pages_saved_as_mhtml_and_text_are_read(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site")
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://example.org/minutes"
    message.set_content(PAGE.decode(), subtype="html")
    for name, data in {"page.mhtml": message.as_bytes(), "page.txt": b"The council permits the mill to open."}.items():
        (tmp_path / name).write_bytes(data)
        assert run(root, "snapshot", "--import", str(tmp_path / name), "minutes", "--clock", NOW).returncode == 0
        assert run(root, "verify").returncode == 0
        assert run(root, "check").returncode == 0


def test_what_holds_no_words_is_refused_in_one_line(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site")
    for name, data in {"broken.pdf": b"%PDF-1.7 nothing", "empty.warc": b"", "page.mhtml": b"no page"}.items():
        (tmp_path / name).write_bytes(data)
        done = run(root, "snapshot", "--import", str(tmp_path / name), "minutes")
        assert done.returncode == 2, name
        assert done.stderr.count("\n") == 1, done.stderr
    assert read_all(root) == {}


def test_a_changed_bit_or_a_missing_byte_in_any_file_is_named_and_never_used(site: Path) -> None:
    before = read_all(site)
    for path, whole in before.items():
        for damaged in (whole[:-1], bytes([whole[0] ^ 1]) + whole[1:], whole[: len(whole) // 2]):
            (site / path).write_bytes(damaged)
            check, verify = run(site, "check", "--format", "concise"), run(site, "verify", "--format", "json")
            told = check.stderr + verify.stderr
            assert "Traceback" not in told, (path, told)
            assert 1 in (check.returncode, verify.returncode), (path, told)
            named = "content/evidence/" if path.endswith("log.jsonl") else path.rsplit("/", 1)[-1].partition(".")[0]
            assert named in told, (path, told)
            (site / path).write_bytes(whole)
            for name, data in before.items():
                (site / name).write_bytes(data)
    assert run(site, "check").returncode == 0


@pytest.mark.parametrize("turn", range(6))
def test_killed_at_any_moment_nothing_is_half_written_and_the_next_run_repairs(tmp_path: Path, turn: int) -> None:
    root = write_site(tmp_path / "site")
    (tmp_path / "minutes.html").write_bytes(PAGE)
    for arguments in (
        ["snapshot", "--import", str(tmp_path / "minutes.html"), "minutes", "--clock", NOW],
        ["verify", "--clock", NOW],
    ):
        process = subprocess.Popen([sys.executable, str(ROOT / "build.py"), "--root", str(root), *arguments])
        time.sleep(0.05 + 0.06 * turn)  # the moment of the kill is what is tried, not waited for
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        for path, data in read_all(root).items():
            name = Path(path).name
            assert name.startswith(".firsthand-") or not path.endswith(".json") or json.loads(data)
        assert run(root, *arguments).returncode == 0
    assert run(root, "check").returncode == 0
