"""How a command line is read, and what becomes of failures."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from program import BUILD_PY, Run

import firsthand.cli
from firsthand import __version__
from firsthand.commands import COMMANDS
from firsthand.commands.arguments import find_command


@pytest.mark.parametrize(
    ("words", "command", "rest"),
    [
        ([], None, []),
        (["check"], "check", []),
        (["-v", "check", "-q"], "check", ["-v", "-q"]),
        (["--root", "check", "build"], "build", ["--root", "check"]),
        (["--root=check", "--color", "never", "list", "gaps"], "list", ["--root=check", "--color", "never", "gaps"]),
        (["--drafts"], None, ["--drafts"]),
        (["--root", "x", "--output", "check"], None, ["--root", "x", "--output", "check"]),
        (["-h"], None, ["-h"]),
    ],
)
def test_the_command_is_the_first_word_that_belongs_to_no_flag(words: list[str], command: str | None, rest: list[str]) -> None:
    assert find_command(words) == (command, rest)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_explains_its_flags(run: Run, command: object) -> None:
    done = run(getattr(command, "name", ""), "--help")
    assert (done.code, done.err) == (0, "")
    assert "--root DIR" in done.out


def test_help_names_every_command(run: Run) -> None:
    done = run("--help")
    assert (done.code, done.err) == (0, "")
    assert [command.name for command in COMMANDS if f"\n  {command.name} " not in done.out] == []


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").out == run("check", "--version").out == f"firsthand {__version__}\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek"], 'there is no command "chek": did you mean "check"?'),
        (["frobnicate"], 'there is no command "frobnicate": firsthand --help lists them'),
        (["build", "--draft"], '"--draft" means nothing here: did you mean "--drafts"?'),
        (["build", "--out", "x"], '"--out" means nothing here: did you mean "--output"?'),
        (["--drafts", "check"], 'the command "check" has to stand before flags of its own: firsthand check …'),
        (["--format", "xml"], "argument --format: invalid choice: 'xml'"),
        (["--root", "nowhere"], "there is no folder nowhere"),
        (["--clock", "soon"], "--clock takes a date or a time such as 2026-10-01"),
        (["--base-url", "example.org"], "--base-url takes an address such as https://example.org/blog/"),
        (["--base-url", "https://example.org/?x"], "--base-url takes an address such as https://example.org/blog/, and not"),
        (["list"], "firsthand list needs a word more: what to list (drafts, scheduled, unverified, gaps, sources)"),
        (["serve", "--prot", "1"], '"--prot" means nothing here: did you mean "--port"?'),
    ],
)
def test_a_slip_on_the_command_line_is_one_line_and_exit_2(run: Run, words: list[str], said: str) -> None:
    done = run(*words)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith(f"firsthand: {said}")


def test_a_source_date_epoch_that_is_no_number_is_told(run: Run) -> None:
    done = run("check", env={"SOURCE_DATE_EPOCH": "today"})
    assert (done.code, done.err) == (2, 'firsthand: SOURCE_DATE_EPOCH takes whole seconds since 1970, and not "today"\n')


def test_a_folder_without_a_site_says_how_to_begin_one(run: Run, tmp_path: Path) -> None:
    done = run("check", cwd=tmp_path)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "firsthand new site DIR" in done.err


def test_the_site_may_be_named_from_anywhere_before_or_after_the_command(run: Run, site: Path, tmp_path: Path) -> None:
    for words in (["--root", site, "check"], ["check", "--root", site], [f"--root={site}", "check"]):
        assert run(*words, cwd=tmp_path).code == 0


def test_a_missing_package_is_one_line_with_the_cure(site: Path) -> None:
    hide = "import sys; sys.modules['yaml'] = None; from firsthand.cli import main; sys.exit(main(['check']))"
    env = {**os.environ, "PYTHONPATH": str(BUILD_PY.parent)}
    done = subprocess.run([sys.executable, "-c", hide], cwd=site, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert 'the Python package "yaml" is not installed' in done.stderr
    assert "-m pip install" in done.stderr


def fail(fault: BaseException) -> object:
    def run_module(*_: object) -> int:
        raise fault

    return run_module


@pytest.mark.parametrize(
    ("fault", "code", "said"),
    [
        (OSError(28, "No space left on device", "public/x"), 2, "firsthand: public/x: No space left on device\n"),
        (PermissionError(13, "Permission denied"), 2, "firsthand: [Errno 13] Permission denied\n"),
        (MemoryError(), 2, "firsthand: there is not enough memory\n"),
        (KeyboardInterrupt(), 130, "firsthand: stopped\n"),
    ],
    ids=["full disk", "no right", "no memory", "interrupt"],
)
def test_the_machines_faults_are_one_line(
    fault: BaseException, code: int, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(firsthand.cli, "_run", fail(fault))
    assert firsthand.cli.main(["check"]) == code
    assert capsys.readouterr() == ("", said)


def test_our_own_faults_show_where_they_are_and_say_whose_they_are(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(firsthand.cli, "_run", fail(ZeroDivisionError("division by zero")))
    assert firsthand.cli.main(["check"]) == 2
    said = capsys.readouterr().err
    assert "Traceback" in said
    assert "ZeroDivisionError: division by zero\nfirsthand: this is a bug in Firsthand, not a mistake of yours." in said


@pytest.mark.skipif(os.name == "nt", reason="Windows closes pipes in another way")
def test_a_reader_that_has_seen_enough_is_no_failure_to_talk_of(site: Path) -> None:
    command = f'"{sys.executable}" "{BUILD_PY}" schema | head -c 10'
    done = subprocess.run(["bash", "-c", f"{command}; exit ${{PIPESTATUS[0]}}"], cwd=site, capture_output=True, check=False)
    assert done.stderr == b""
    assert done.returncode in (0, 128 + signal.SIGPIPE)


def test_output_is_utf_8_whatever_the_locale(run_process: Run, site: Path) -> None:
    (site / "content/posts/ж.md").write_text("---\ntitle: Ж\ndate: 2024-03-03\ndraft: true\n---\n", encoding="utf-8")
    done = run_process("list", "drafts", env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert "content/posts/ж.md:1:1: Ж" in done.out


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")
@pytest.mark.parametrize(
    ("env", "is_colored"), [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)]
)
def test_a_terminal_gets_colour_unless_it_is_declined(site: Path, env: dict[str, str], is_colored: bool) -> None:
    (site / "content/posts/wrong.md").write_text("---\ntitle: W\n---\n", encoding="utf-8")
    ours, theirs = os.openpty()
    given = {**{name: value for name, value in os.environ.items() if name != "NO_COLOR"}, "TERM": "xterm", **env}
    subprocess.run([sys.executable, BUILD_PY, "check"], cwd=site, env=given, stderr=theirs, check=False)
    os.close(theirs)
    said = os.read(ours, 100_000)
    os.close(ours)
    assert b"error[missing-key]" in said
    assert (b"\x1b[" in said) == is_colored
