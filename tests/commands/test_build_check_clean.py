"""``build``, ``check`` and ``clean``: what is written, what is said where, and the exit code."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from program import Run, write_files

WRONG = "---\ntitle: Wrong\ndate: 2024-03-04\n---\nSee [the mill](source:mil).\n"
UNUSED = "press:\n  title: T\n  publisher: P\n  url: https://example.org/t\n  published: 2024-01-01\n"
SUMMARY = re.compile(
    r"built (\d+) pages, 2 claims \(1 unverified\) in \d+\.\d s; (\d+) written, (\d+) removed; "
    r"skipped: 1 draft, 1 scheduled \(2024-10-01 09:00 \+02:00: content/posts/later\.md\)\n"
)

LOOK = "to look at it: "


def read_site(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_no_command_builds_the_site_into_public(run: Run, site: Path) -> None:
    done = run()
    assert (done.code, done.out) == (0, "")
    summary, look = done.err.splitlines(keepends=True)
    assert SUMMARY.fullmatch(summary)
    assert look.startswith(LOOK)
    assert {"index.html", "posts/the-mill/index.html", "about/index.html", "claims.json"} <= read_site(site / "public").keys()


def test_the_build_script_says_and_does_the_same_as_a_process(run: Run, run_process: Run, site: Path) -> None:
    done = run_process()
    assert (done.code, done.out) == (0, "")
    summary, look = done.err.splitlines(keepends=True)
    assert SUMMARY.fullmatch(summary)
    assert look.startswith(LOOK)
    written = read_site(site / "public")
    run("--output", "here")
    assert read_site(site / "here") == written
    write_files(site, {"content/posts/wrong.md": WRONG})
    failed = run_process("check", "--format", "json")
    assert (failed.code, [one["code"] for one in json.loads(failed.out)]) == (1, ["unknown-reference"])


def test_two_builds_are_equal_and_the_second_writes_nothing(run: Run, site: Path) -> None:
    run()
    first = read_site(site / "public")
    again = SUMMARY.fullmatch(run("build").err)
    assert again is not None
    assert again.group(2, 3) == ("0", "0")
    run("--output", "elsewhere")
    assert read_site(site / "elsewhere") == read_site(site / "public") == first


def test_a_draft_and_a_post_of_the_future_are_in_no_byte_until_asked_for(run: Run, site: Path) -> None:
    run()
    assert [name for name, data in read_site(site / "public").items() if b"SECRET" in data or b"Not yet" in data] == []
    run("--drafts", "--future")
    written = read_site(site / "public")
    assert {"posts/idea/index.html", "posts/later/index.html"} <= written.keys()
    run()
    assert {"posts/idea/index.html", "posts/later/index.html"} & read_site(site / "public").keys() == set()


def test_the_clock_decides_what_is_of_the_future(run: Run) -> None:
    assert "1 scheduled" in run("check", "--clock", "2024-10-01T08:59:59+02:00").err
    assert "1 scheduled" not in run("check", "--clock", "2024-10-01T09:00:00+02:00").err
    assert "1 scheduled" not in run("check", env={"SOURCE_DATE_EPOCH": "1727766000"}).err


def test_an_error_publishes_nothing_and_keeps_the_old_site(run: Run, site: Path) -> None:
    run()
    before = read_site(site / "public")
    write_files(site, {"content/posts/wrong.md": WRONG})
    done = run()
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("content/posts/wrong.md:5:5: error[unknown-reference]: ")
    assert done.err.endswith("\n1 error; firsthand explain unknown-reference tells more\nnothing was written\n")
    assert read_site(site / "public") == before


def test_check_says_the_same_and_writes_nothing(run: Run, site: Path) -> None:
    good = run("check")
    assert good.code == 0
    assert re.fullmatch(r"checked \d+ pages, 2 claims \(1 unverified\) in \d+\.\d s; skipped: .*\n", good.err)
    write_files(site, {"content/posts/wrong.md": WRONG})
    assert run("check").err + "nothing was written\n" == run("build").err
    assert run("check").code == 1
    assert not (site / "public").exists()


def test_json_stands_alone_on_standard_output(run: Run, site: Path) -> None:
    assert json.loads(run("--format", "json").out) == []
    write_files(site, {"content/posts/wrong.md": WRONG})
    done = run("check", "--format", "json")
    assert done.code == 1
    assert [(one["code"], one["path"], one["line"], one["column"]) for one in json.loads(done.out)] == [
        ("unknown-reference", "content/posts/wrong.md", 5, 5)
    ]
    assert "unknown-reference" not in done.err


def test_github_reads_its_commands_from_standard_output(run: Run, site: Path) -> None:
    write_files(site, {"content/posts/wrong.md": WRONG})
    assert run("--format", "github").out.startswith(
        "::error file=content/posts/wrong.md,line=5,col=5,title=unknown-reference::"
    )


def test_concise_is_a_line_each_on_standard_error(run: Run, site: Path) -> None:
    write_files(site, {"content/posts/wrong.md": WRONG})
    done = run("check", "--format", "concise")
    assert (done.out, done.err.count("\n")) == ("", 1)


def test_a_warning_is_told_and_fails_only_where_strictness_is_asked_for(run: Run, site: Path) -> None:
    write_files(site, {"content/sources/press.yaml": UNUSED})
    mild = run()
    assert mild.code == 0
    assert "content/sources/press.yaml:1:1: warning[unused-source]" in mild.err
    strict = run("build", "--strict", "--output", "strict")
    assert strict.code == 1
    assert strict.err.endswith("1 warning (1 unused-source)\nnothing was written: under --strict warnings count as errors\n")
    assert not (site / "strict").exists()


def test_quiet_says_nothing_but_errors(run: Run, site: Path) -> None:
    write_files(site, {"content/sources/press.yaml": UNUSED})
    assert run("-q").err == ""
    write_files(site, {"content/posts/wrong.md": WRONG})
    assert "error[unknown-reference]" in run("--quiet").err


def test_verbose_names_the_drafts_too(run: Run) -> None:
    assert "skipped: 1 draft (content/posts/idea.md), 1 scheduled" in run("check", "-v").err


@pytest.mark.parametrize(
    ("words", "env", "is_colored"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {}, False),
    ],
)
def test_colour_follows_the_flag(run: Run, site: Path, words: list[str], env: dict[str, str], is_colored: bool) -> None:
    write_files(site, {"content/posts/wrong.md": WRONG})
    done = run("check", *words, env=env)
    assert (done.code, "\x1b[" in done.err) == (1, is_colored)


def test_another_address_may_be_given_on_the_command_line(run: Run, site: Path) -> None:
    assert run("--base-url", "https://preview.example.net/x/").code == 0
    text = (site / "public/claims.json").read_text(encoding="utf-8")
    assert "https://preview.example.net/x/" in text
    assert "https://example.org/blog/" not in text


def test_an_output_that_is_dangerous_is_one_line_and_exit_2(run: Run, site: Path) -> None:
    done = run("--output", ".")
    assert (done.code, done.out, done.err) == (2, "", "firsthand: . holds the site itself, and cannot be its output\n")
    assert not (site / ".firsthand-manifest.json").exists()


def test_clean_removes_what_was_built_and_nothing_else(run: Run, site: Path) -> None:
    run("build", "--no-cache")
    (site / "public/theirs.txt").write_text("mine", encoding="utf-8")
    (site / ".cache").mkdir()
    (site / ".cache/theirs").write_text("mine", encoding="utf-8")
    before = read_site(site / "content")
    done = run("clean")
    assert done.code == 0
    assert re.fullmatch(r"removed \d+ files from public\n", done.err)
    assert {path.name for path in (site / "public").iterdir()} == {".firsthand-manifest.json", "theirs.txt"}
    assert (site / ".cache/theirs").exists()
    assert read_site(site / "content") == before
    assert run("build").code == 0, "what is left does not keep the next build out"
    assert (site / "public/theirs.txt").read_text(encoding="utf-8") == "mine"
    refused = run("clean", "--output", "content")
    assert (refused.code, read_site(site / "content")) == (2, before)
