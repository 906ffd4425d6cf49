"""``firsthand serve`` as a writer runs it: its flags, its ports, what it says, and how it ends."""

from __future__ import annotations

import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from previews import BUILD_PY, MILL, POST, run_serve, serve, wait_until, write_site

from firsthand.cli import main
from firsthand.commands.serve import PORT, tell_address


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310 - an address of this machine
        return str(answer.read().decode())


def find_status(address: str) -> int:
    try:
        read(address)
    except urllib.error.HTTPError as fault:
        with fault:
            return fault.code
    return 200


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody else has."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


def test_it_says_where_it_serves_and_builds_again_after_a_save(site: Path) -> None:
    with run_serve(site, "--port", "0") as served:
        line = served.read_until("serving ")
        address = line.split()[1]
        assert line == f"serving {address} (Ctrl-C stops); problems and open evidence: {address}__firsthand/\n"
        assert "built " in served.said[-2]
        assert "FIRST words" in read(f"{address}posts/the-mill/")
        assert find_status(f"{address}posts/idea/") == find_status(f"{address}posts/later/") == 200
        (site / MILL).write_text(POST.replace("label: unverified", "label: unverifed"), encoding="utf-8")
        assert served.read_until("error").startswith(f"{MILL}:6:12: error[unknown-label]")
        served.read_until("the preview shows the last good site until this is mended")
        assert "FIRST words" in read(f"{address}posts/the-mill/")
        (site / MILL).write_text(POST.replace("FIRST", "SECOND"), encoding="utf-8")
        served.read_until("built ")
        assert "SECOND words" in read(f"{address}posts/the-mill/")


def test_without_drafts_it_shows_what_a_build_would(site: Path) -> None:
    with serve(site, "--port", "0", "--no-drafts", "--no-reload", "--poll", "0.1") as address:
        assert find_status(f"{address}posts/idea/") == find_status(f"{address}posts/later/") == 404
        assert "__firsthand" not in read(address)


def test_the_usual_port_being_taken_it_takes_the_next(site: Path) -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with suppress(OSError):  # somebody else has it, which is as good
            other.bind(("127.0.0.1", PORT))
            other.listen()
        with run_serve(site) as served:
            line = served.read_until("serving ")
            port = int(line.split()[1].rstrip("/").rpartition(":")[2])
            assert PORT < port < PORT + 20
            assert f"port {PORT} is taken: using {port}\n" in served.said


def test_a_port_that_was_asked_for_and_is_taken_ends_it(site: Path, taken: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--root", str(site), "--port", str(taken)]) == 2
    said = capsys.readouterr().err
    assert said == f"firsthand: port {taken} is taken: name another, or leave --port out for the next that is free\n"


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--port", "70000"], 'takes a number up to 65535, and not "70000"'),
        (["--port", "x"], 'takes a number up to 65535, and not "x"'),
        (["--poll", "0"], 'takes seconds from 0.05 to 3600, and not "0"'),
        (["--poll", "nan"], 'takes seconds from 0.05 to 3600, and not "nan"'),
        (["--host", "192.0.2.1", "--port", "0"], "nobody can listen on 192.0.2.1, port 0"),
        (["--host", "no such host", "--port", "0"], "nobody can listen on no such host, port 0"),
        (["--output", "x"], '"--output" means nothing here'),
    ],
)
def test_flags_that_cannot_be_meant_end_it(site: Path, capsys: pytest.CaptureFixture[str], flags: list[str], said: str) -> None:
    assert main(["serve", "--root", str(site), *flags]) == 2
    assert said in capsys.readouterr().err


def test_a_folder_without_a_site_ends_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--root", str(tmp_path), "--port", "0"]) == 2
    assert "there is no site in" in capsys.readouterr().err


def test_it_opens_a_browser_when_asked(site: Path, tmp_path: Path) -> None:
    note = tmp_path / "opened"
    browser = tmp_path / "browser.py"
    browser.write_text(f"import sys, pathlib; pathlib.Path({str(note)!r}).write_text(sys.argv[1])", encoding="utf-8")
    with run_serve(site, "--port", "0", "--open", env={"BROWSER": f"{sys.executable} {browser} %s"}) as served:
        address = served.read_until("serving ").split()[1]
        wait_until(lambda: note.exists() and note.read_text(encoding="utf-8") == address, "the browser was called")


def test_other_commands_import_neither_server_nor_watchdog() -> None:
    script = (
        "import sys; sys.argv = ['firsthand', 'check', '--root', sys.argv[1]]\n"
        "from firsthand.cli import main\nmain()\n"
        "print(sorted({'watchdog', 'http.server', 'socketserver', 'firsthand.preview'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script, str(BUILD_PY.parent)], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("::1", "http://[::1]:8000"),
        ("::", "http://[::1]:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000"),  # noqa: S104 - a word, not a socket
        ("desk.local", "http://desk.local:8000"),
    ],
)
def test_the_address_is_one_that_a_browser_can_open(host: str, address: str) -> None:
    assert tell_address(host, 8000) == address


def test_the_address_has_the_base_path(tmp_path: Path) -> None:
    with serve(write_site(tmp_path / "site", path="sub/"), "--port", "0", "--host", "localhost") as address:
        assert address.startswith("http://localhost:")
        assert address.endswith("/sub/")
        assert "FIRST words" in read(f"{address}posts/the-mill/")
