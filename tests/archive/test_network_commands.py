"""The commands that ask the network, as a person runs them: flags, words, exit codes, progress on a terminal."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from errand import Site, article
from networks import X_ANSWER
from world import HOME, World, page

from firsthand.cli import main

pytest_plugins = ("served",)

BUILD_PY = Path(__file__).parents[2] / "build.py"
CLOCK = ("--clock", "2026-11-24T12:00:00Z")


@pytest.fixture
def minutes(site: Site, world: World) -> str:
    url = world.serve(HOME, "/minutes", page(article()))
    site.write({"minutes": url}, quotes={"open": ("minutes", "The mill will open again in spring.")})
    return url


def _run(site: Site, *words: str) -> int:
    return main([*words, "--root", str(site.root)])


def test_a_site_is_saved_compared_and_looked_at(
    site: Site, world: World, minutes: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(site, "snapshot", "--all", "--allow-private", *CLOCK) == 0
    said = capsys.readouterr()
    assert said.out == "content/evidence/lock/the-mill/minutes.json\n"
    assert said.err == "saved 1 copy; now compare what you quote: firsthand verify\n"
    assert world.asked[0].headers["user-agent"].endswith(" (+https://example.org/)")
    assert _run(site, "verify", *CLOCK) == 0
    capsys.readouterr()
    assert _run(site, "snapshot", "--all", "--allow-private", *CLOCK) == 0
    assert capsys.readouterr().err == "saved 0 copies, 1 copy held already\n"
    assert _run(site, "verify", "--links", "--allow-private", *CLOCK) == 0
    assert capsys.readouterr().err == "looked at 1 link: 1 live\n"
    assert world.paths() == ["/minutes"] * 2
    world.serve(HOME, "/minutes", page(article("It will not.")))
    assert _run(site, "verify", "--links", "--allow-private", "--format", "json", *CLOCK) == 1
    [row] = json.loads(capsys.readouterr().out)
    assert (row["id"], row["url"], row["state"]) == ("the-mill/minutes", minutes, "changed")


def test_check_looks_at_links_too_and_writes_nothing(
    site: Site, world: World, minutes: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(site, "snapshot", "--all", "--allow-private", *CLOCK) == 0
    assert _run(site, "verify", *CLOCK) == 0
    world.serve(HOME, "/minutes", page(article("It will not.")))
    before = {path: path.read_bytes() for path in site.root.rglob("*") if path.is_file()}
    capsys.readouterr()
    assert _run(site, "check", "--links", "--allow-private", *CLOCK) == 1
    said = capsys.readouterr()
    assert said.out == f"the-mill/minutes: changed: words that were quoted from it are no longer there: {minutes}\n"
    assert said.err.endswith("looked at 1 link: 1 changed\n")
    assert _run(site, "check", "--links", "--allow-private", "--format", "json", *CLOCK) == 1
    whole = json.loads(capsys.readouterr().out)
    assert [row["state"] for row in whole["links"]] == ["changed"]
    assert {one["code"] for one in whole["problems"]} == {"unused-quote"}
    world.serve(HOME, "/minutes", page(article()))
    assert _run(site, "check", "--links", "--allow-private", *CLOCK) == 0
    assert {path: path.read_bytes() for path in site.root.rglob("*") if path.is_file()} == before
    world.asked.clear()
    assert _run(site, "check", *CLOCK) == 0
    assert world.asked == []


def test_a_site_that_fails_its_check_has_its_links_looked_at_all_the_same(
    site: Site, world: World, minutes: str, capsys: pytest.CaptureFixture[str]
) -> None:
    post = site.root / "content/posts/the-mill.md"
    post.write_text(post.read_text(encoding="utf-8") + "[No](claim:such).\n", encoding="utf-8")
    assert _run(site, "check", "--links", "--allow-private", *CLOCK) == 1
    said = capsys.readouterr().err
    assert "error[unknown-reference]" in said
    assert said.endswith("looked at 1 link: 1 live\n")
    assert world.paths() == ["/minutes"]
    assert minutes


def test_without_the_flag_nothing_of_this_machine_is_asked(
    site: Site, world: World, minutes: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(site, "snapshot", "--all") == 1
    said = capsys.readouterr()
    assert f"the-mill/minutes: {minutes} could not be saved: its address 127.0.0.1 belongs to this machine\n" in said.err
    assert _run(site, "verify", "--links") == 0
    assert capsys.readouterr().err == "looked at 1 link: 1 not asked\n"
    assert world.asked == []
    assert not (site.root / "content/evidence").exists()


def test_a_source_without_an_address_can_only_be_imported(
    site: Site, tmp_path: Path, minutes: str, capsys: pytest.CaptureFixture[str]
) -> None:
    post = site.root / "content/posts/the-mill.md"
    post.write_text(post.read_text(encoding="utf-8").replace(f"url: {minutes}", "held_at: the town hall"), encoding="utf-8")
    (tmp_path / "page.html").write_bytes(article())
    assert _run(site, "snapshot", "minutes", "--allow-private") == 2
    assert "has no address that could be asked" in capsys.readouterr().err
    assert _run(site, "snapshot", "minutes", "--import", str(tmp_path / "page.html")) == 0


@pytest.mark.parametrize("name", ["allow_private: true", "allow-private: true", "private: true"])
def test_no_setting_of_a_site_can_allow_it(site: Site, world: World, minutes: str, name: str) -> None:
    settings = site.root / "content/site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + name + "\n", encoding="utf-8")
    _run(site, "snapshot", "--all")
    assert world.asked == []
    assert minutes


def test_the_environment_cannot_allow_it_either(
    site: Site, world: World, minutes: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("FIRSTHAND_ALLOW_PRIVATE", "ALLOW_PRIVATE"):
        monkeypatch.setenv(name, "1")
    _run(site, "snapshot", "--all")
    assert world.asked == []
    assert minutes


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("snapshot",), "name what to save (an id or an address), or say --all"),
        (("snapshot", "--all", "minutes"), "name what to save (an id or an address), or say --all"),
        (("snapshot", "minuets"), 'no source or tweet is called "minuets": did you mean "minutes"?'),
        (("snapshot", "https://example.org/x"), "no source or tweet has the address https://example.org/x: firsthand add"),
        (("snapshot", "--import", "x.html"), "name what to save"),
    ],
)
def test_a_command_that_cannot_be_meant_is_one_line(
    site: Site, minutes: str, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert _run(site, *words) == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1
    assert minutes


def test_services_stand_where_the_environment_says(
    site: Site, world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FIRSTHAND_X", world.url(HOME))
    world.serve(HOME, "/oembed", page(json.dumps(X_ANSWER).encode(), content_type="application/json"))
    tweet = "  near:\n    author: A\n    handle: a\n    posted: 2023-09-21\n    text: Near.\n    url: https://x.com/a/status/1704664237470674955\n"
    site.write({"other": "https://example.org/other"}, tweets=tweet)
    assert _run(site, "snapshot", "near", "--allow-private") == 0
    assert capsys.readouterr().out == "content/evidence/lock/the-mill/near.json\n"
    assert world.paths()[0].startswith("/oembed?url=https%3A%2F%2Fx.com%2Fa%2Fstatus%2F1704664237470674955")


def test_progress_is_shown_on_a_terminal_and_leaves_a_clean_line(site: Site, minutes: str) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, str(BUILD_PY), "snapshot", "--all", "--allow-private", "--root", str(site.root)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, check=False, timeout=60)
    os.close(theirs)
    shown = os.read(ours, 9_999).decode()
    os.close(ours)
    assert done.returncode == 0
    assert f"[1/1] {minutes}"[:79] in shown
    assert shown.endswith("\r\x1b[Ksaved 1 copy; now compare what you quote: firsthand verify\r\n")
