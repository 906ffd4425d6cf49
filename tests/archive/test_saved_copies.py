"""Saving copies by hand, comparing with them, forgetting them: the commands, on real files."""

from __future__ import annotations

import json
import sys
from email.message import EmailMessage
from pathlib import Path

import pytest
from saved import NOW, PAGE, POST, call, read_all, save_site, write_site
from test_extracting import make_pdf

from firsthand.archive.store import open_store

LETTER = "content/evidence/lock/the-mill/letter.json"
MINUTES = "content/evidence/lock/the-mill/minutes.json"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site with the minutes imported and everything compared."""
    return save_site(tmp_path)


def test_without_copies_the_build_says_what_is_missing_and_what_to_do(tmp_path: Path) -> None:
    done = call(write_site(tmp_path), "check", "--format", "concise")
    assert done.returncode == 1
    assert "error[match-missing]" in done.stderr
    assert "error[copy-missing]" in done.stderr


def test_imported_and_compared_the_labels_are_earned(site: Path) -> None:
    done = call(site, "check")
    assert done.returncode == 0, done.stderr
    lock = json.loads((site / MINUTES).read_text(encoding="utf-8"))
    assert (lock["via"], lock["retrieved"], lock["content_type"]) == ("import", "2026-11-24T12:00:00Z", "text/html")
    assert "status" not in lock  # no server answered
    quote = lock["quotes"]["the-mill/permit"]
    assert (quote["class"], quote["fragment"]) == ("exact", ":~:text=The%20council%20permits%20the%20mill%20to%20open.")
    text = (site / f"content/evidence/text/{lock['text']['sha256']}.txt").read_text(encoding="utf-8")
    assert text[quote["start"] : quote["end"]] == "The council permits the mill to open."
    assert json.loads((site / LETTER).read_text(encoding="utf-8"))["via"] == "excerpt"


def test_a_second_time_nothing_is_written(site: Path) -> None:
    before = read_all(site)
    again = call(site, "verify", "--clock", "2027-01-01")
    assert again.stderr == "compared 2 quotations (all of them earlier): 2 exact; 0 locks written\n"
    assert read_all(site) == before


def test_the_page_opens_the_source_at_the_passage(site: Path) -> None:
    assert call(site, "build", "--clock", NOW).returncode == 0
    page = (site / "public/posts/the-mill/index.html").read_text(encoding="utf-8")
    assert 'href="https://example.org/minutes#:~:text=The%20council%20permits%20the%20mill%20to%20open."' in page
    assert "Checked word for word against the" in page


def test_the_page_opens_a_pdf_at_the_page_the_passage_is_on(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site")
    pdf = tmp_path / "minutes.pdf"
    pdf.write_bytes(make_pdf(["Present: nine members."], [""], ["The council permits the mill to open."]))
    assert call(root, "snapshot", "--import", str(pdf), "minutes", "--clock", NOW).returncode == 0
    assert call(root, "verify", "--clock", NOW).returncode == 0
    assert call(root, "build", "--clock", NOW).returncode == 0
    page = (root / "public/posts/the-mill/index.html").read_text(encoding="utf-8")
    assert page.count('href="https://example.org/minutes#page=3"') > 0


def test_a_fresh_clone_without_the_private_copies_builds_the_same_bytes(site: Path, tmp_path: Path) -> None:
    assert call(site, "build", "--clock", NOW, "--output", str(tmp_path / "one")).returncode == 0
    for folder in ("raw", "text"):
        for path in (site / "content/evidence" / folder).iterdir():
            path.unlink()
    assert call(site, "build", "--clock", NOW, "--output", str(tmp_path / "two")).returncode == 0
    one, two = (
        {path.relative_to(top): path.read_bytes() for path in top.rglob("*") if path.is_file()}
        for top in (tmp_path / "one", tmp_path / "two")
    )
    assert one == two
    before = read_all(site)
    assert call(site, "verify", "--clock", NOW).returncode == 0
    assert read_all(site) == before


def test_all_evidence_deleted_the_build_fails_naming_each_claim(site: Path) -> None:
    for path in sorted((site / "content/evidence").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    done = call(site, "build")
    assert done.returncode == 1
    assert '"promised"' in done.stderr
    assert '"permitted"' in done.stderr


def test_a_quotation_edited_after_its_check_loses_the_check(site: Path) -> None:
    write_site(site, {"content/posts/the-mill.md": POST.replace("open again in spring\n", "open again in summer\n")})
    done = call(site, "check", "--format", "concise")
    assert done.returncode == 1
    assert "error[quote-changed]" in done.stderr
    verified = call(site, "verify")
    assert verified.returncode == 1
    assert verified.stdout == ('the-mill: quote "promise" in "letter": altered\n  The mill will open again in {+summer+}\n')


def test_words_that_stand_in_another_source_are_found_there(site: Path) -> None:
    swapped = POST.replace("    source: letter\n  permit:", "    source: minutes\n  permit:")
    write_site(site, {"content/posts/the-mill.md": swapped})
    done = call(site, "verify", "--format", "json")
    found = {one["id"]: (one["class"], one["found_in"]) for one in json.loads(done.stdout)}
    assert found == {"promise": ("not-found", "the-mill/letter"), "permit": ("exact", None)}


def test_forget_removes_the_copy_and_keeps_the_fact(site: Path) -> None:
    done = call(site, "forget", "minutes", "--clock", NOW)
    assert done.returncode == 0
    removed = done.stdout.splitlines()
    assert len(removed) == 2
    assert not any((site / path).exists() for path in removed)
    lock = json.loads((site / MINUTES).read_text(encoding="utf-8"))
    assert lock["forgotten"] == "2026-11-24"
    assert lock["payload"]["sha256"]
    checked = call(site, "check", "--format", "concise")
    assert "error[copy-missing]" in checked.stderr
    assert "was removed with `forget`" in checked.stderr


def test_of_what_was_forgotten_no_words_stay_and_what_a_crash_left_goes_the_next_time(site: Path) -> None:
    text = next((site / "content/evidence/text").iterdir())
    words = text.read_bytes()
    call(site, "forget", "minutes", "--clock", NOW)
    assert "permits" not in (site / MINUTES).read_text(encoding="utf-8")
    text.write_bytes(words)
    again = call(site, "forget", "the-mill/minutes", "--clock", "2026-12-01")
    assert again.stdout == f"{text.relative_to(site).as_posix()}\n"
    assert json.loads((site / MINUTES).read_text(encoding="utf-8"))["forgotten"] == "2026-11-24"
    assert "was forgotten on 2026-11-24 already" in again.stderr


def test_an_excerpt_cannot_be_forgotten_by_command(site: Path) -> None:
    done = call(site, "forget", "letter")
    assert (done.returncode, done.stdout) == (2, "")
    assert "delete it there" in done.stderr


def test_a_mistyped_id_is_named_with_the_nearest(site: Path) -> None:
    done = call(site, "forget", "minuets")
    assert (done.returncode, done.stdout) == (2, "")
    assert 'did you mean "minutes"?' in done.stderr


def test_pages_saved_as_mhtml_and_text_are_read(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site")
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://example.org/minutes"
    message.set_content(PAGE.decode(), subtype="html")
    for name, data in {"page.mhtml": message.as_bytes(), "page.txt": b"The council permits the mill to open."}.items():
        (tmp_path / name).write_bytes(data)
        assert call(root, "snapshot", "--import", str(tmp_path / name), "minutes", "--clock", NOW).returncode == 0
        assert call(root, "verify").returncode == 0
        assert call(root, "check").returncode == 0


def test_what_holds_no_words_is_refused_in_one_line(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site")
    for name, data in {"broken.pdf": b"%PDF-1.7 nothing", "empty.warc": b"", "page.mhtml": b"no page"}.items():
        (tmp_path / name).write_bytes(data)
        done = call(root, "snapshot", "--import", str(tmp_path / name), "minutes")
        assert done.returncode == 2, name
        assert done.stderr.count("\n") == 1, done.stderr
    assert read_all(root) == {}


def test_the_address_a_page_was_saved_from_is_kept(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site")
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://example.org/minutes?print=1"
    message.set_content(PAGE.decode(), subtype="html")
    (tmp_path / "page.mhtml").write_bytes(message.as_bytes())
    assert call(root, "snapshot", "--import", str(tmp_path / "page.mhtml"), "minutes").returncode == 0
    assert json.loads((root / MINUTES).read_text(encoding="utf-8"))["final_url"] == "https://example.org/minutes?print=1"


def test_quotations_that_are_gone_leave_the_locks_and_so_do_excerpts(site: Path) -> None:
    without = POST.replace("    excerpt: The mill will open again in spring, as I promised.\n", "")
    write_site(site, {"content/posts/the-mill.md": without.replace("  permit:\n", "  permission:\n")})
    done = call(site, "verify")
    assert done.stderr == "compared 2 quotations: 1 exact, 1 no-copy; 1 lock written, 1 removed\n"
    assert not (site / LETTER).exists()
    assert list(json.loads((site / MINUTES).read_text(encoding="utf-8"))["quotes"]) == ["the-mill/permission"]
    assert '"what": "removed"' in (site / "content/evidence/log.jsonl").read_text(encoding="utf-8").splitlines()[-1]


def test_what_cannot_be_read_for_a_while_loses_nothing(site: Path) -> None:
    before = {path: data for path, data in read_all(site).items() if "/lock/" in path}
    for broken in (POST.replace("quotes:\n", "quotes: [\n"), POST.replace("    source: minutes\n", "    sorce: minutes\n")):
        write_site(site, {"content/posts/the-mill.md": broken})
        done = call(site, "verify")
        assert done.returncode == 1
        assert "some of the site could not be read" in done.stderr
        assert {path: data for path, data in read_all(site).items() if "/lock/" in path} == before


def test_a_lock_from_elsewhere_is_taken_into_the_log_as_it_is(site: Path) -> None:
    before = read_all(site)
    (site / "content/evidence/log.jsonl").unlink()
    assert call(site, "verify", "--clock", NOW).returncode == 0
    after = read_all(site)
    assert {path: data for path, data in after.items() if "/lock/" in path} == {
        path: data for path, data in before.items() if "/lock/" in path
    }
    assert after["content/evidence/log.jsonl"].count(b"\n") == 2
    assert call(site, "check").returncode == 0


def test_copies_whose_rights_allow_it_are_let_out_of_the_ignored_folders(site: Path) -> None:
    free = POST.replace(
        "    url: https://example.org/minutes\n", "    url: https://example.org/minutes\n    rights: public-domain\n"
    )
    write_site(site, {"content/posts/the-mill.md": free})
    exceptions = site / "content/evidence/.gitignore"
    assert call(site, "verify").returncode == 0
    lock = json.loads((site / MINUTES).read_text(encoding="utf-8"))
    assert exceptions.read_text(encoding="utf-8").splitlines()[2:] == [
        "# the-mill/minutes",
        f"!/raw/{lock['warc']['sha256']}.warc.gz",
        f"!/text/{lock['text']['sha256']}.txt",
    ]
    write_site(site)
    assert call(site, "verify").returncode == 0
    assert not exceptions.exists()


def test_only_one_command_at_a_time_writes_copies(site: Path) -> None:
    with open_store(site):
        done = call(site, "verify")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "firsthand: another command is writing saved copies here: wait until it is done\n"


@pytest.mark.parametrize(
    ("module", "file", "install"),
    [("warcio.warcwriter", "minutes.html", "firsthand[archive]"), ("pypdf", "minutes.pdf", "firsthand[pdf]")],
)
def test_where_an_extra_is_missing_the_command_that_installs_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, file: str, install: str
) -> None:
    root = write_site(tmp_path / "site")
    (tmp_path / file).write_bytes(make_pdf(["Words."]) if file.endswith(".pdf") else PAGE)
    monkeypatch.setitem(sys.modules, module, None)
    done = call(root, "snapshot", "--import", str(tmp_path / file), "minutes")
    assert done.returncode == 2
    assert f'pip install "{install}"' in done.stderr
    assert done.stderr.count("\n") == 1
    assert read_all(root) == {}
