"""A small site in a real folder, a preview of it in this process, and ways to ask it."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from time import monotonic

import pytest

from firsthand.disk.build_cache import open_build_cache
from firsthand.disk.inputs import read_inputs
from firsthand.disk.known_files import KnownFiles
from firsthand.model.files import Inputs, Options
from firsthand.preview.board import Board
from firsthand.preview.choose_watch import SiteWatch
from firsthand.preview.loop import Loop, Made
from firsthand.preview.server import Desk, PreviewServer
from firsthand.preview.workshop import Workshop

BUILD_PY = Path(__file__).parents[2] / "build.py"
DEADLINE_S = 20.0
NOW = datetime(2024, 3, 10, tzinfo=UTC)

SETTINGS = "title: The river\nurl: https://example.org/{path}\nlanguage: en\ntimezone: UTC\ncopies: 'off'\nsearch: false\n"
MILL = "content/posts/the-mill.md"
POST = """\
---
title: The mill reopens
date: 2024-03-01
claims:
  permitted:
    label: unverified
    reason: The register has no entry.
    searched: [{where: the register of trades, date: 2024-02-28}]
---
FIRST words. Whether [the town has permitted the mill](claim:permitted) is open.

![The permit, as it hung at the gate](gap:)
"""
LATER = "---\ntitle: Later\ndate: 2024-10-01\n---\nNot yet.\n"
IDEA = "---\ntitle: An idea\ndate: 2024-03-02\ndraft: true\n---\nSecret words.\n"


def write_site(root: Path, *, path: str = "", files: Mapping[str, str] | None = None) -> Path:
    """A site of one post, one draft and one scheduled post, at ``https://example.org/`` and ``path``."""
    given = {"content/site.yaml": SETTINGS.format(path=path), MILL: POST, **(files or {})}
    given |= {"content/posts/idea.md": IDEA, "content/posts/later.md": LATER}
    for name, text in given.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def wait_until(is_so: Callable[[], object], what: str) -> None:
    """Return as soon as ``is_so`` holds; fail where it does not in good time."""
    until = monotonic() + DEADLINE_S
    pause = threading.Event()
    while not is_so():
        assert monotonic() < until, f"not in {DEADLINE_S:g} s: {what}"
        pause.wait(0.01)


@dataclass
class Told:
    """What the terminal would have been told."""

    made: list[Made] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def tell_made(self, made: Made, *, seconds: float) -> None:
        assert seconds >= 0
        self.made.append(made)

    def tell_fault(self, fault: str) -> None:
        self.faults.append(fault)


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True, kw_only=True)
class Preview:
    """A running preview."""

    root: Path
    board: Board
    server: PreviewServer
    told: Told
    builds: list[int]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def ask(self, path: str, *, method: str = "GET", headers: Mapping[str, str] | None = None) -> Answered:
        """The answer to a request for ``path``, sent as it is written here."""
        connection = http.client.HTTPConnection(str(self.server.server_address[0]), self.server.server_port, timeout=DEADLINE_S)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in {"Host": f"127.0.0.1:{self.server.server_port}", **(headers or {})}.items():
                connection.putheader(name, value)
            connection.endheaders()
            response = connection.getresponse()
            return Answered(status=response.status, headers=dict(response.getheaders()), body=response.read())
        finally:
            connection.close()

    def send(self, words: bytes) -> bytes:
        """All that comes back for these bytes, until the preview closes the connection."""
        with socket.create_connection(("127.0.0.1", self.server.server_port), timeout=DEADLINE_S) as connection:
            connection.sendall(words)
            return b"".join(iter(lambda: connection.recv(1 << 16), b""))

    def edit(self, old: str, new: str, path: str = MILL) -> None:
        """Save the file with ``new`` in the place of ``old``."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        (self.root / path).write_text(text.replace(old, new), encoding="utf-8")

    def shows(self, words: str, path: str = "/posts/the-mill/") -> bool:
        answer = self.ask(path)
        return answer.status == HTTPStatus.OK and words in answer.text

    def wait_for(self, words: str, path: str = "/posts/the-mill/") -> None:
        wait_until(lambda: self.shows(words, path), f"{words!r} at {path}")


@contextmanager
def open_preview(
    root: Path,
    *,
    host: str = "127.0.0.1",
    allowed: str = "",
    has_client: bool = True,
    poll_s: float | None = None,
) -> Iterator[Preview]:
    """A preview of the site at ``root`` on a free port; only the site's own folders are watched, and not the theme's."""
    board, told, builds = Board(), Told(), [0]

    def read(known: KnownFiles) -> Inputs:
        return read_inputs(root, now=NOW, options=Options(drafts=True, future=True), known=known)

    def make(changed: frozenset[str | None]) -> Made:
        builds[0] += 1
        return workshop.make(changed)

    kept = ExitStack()
    cache = kept.enter_context(open_build_cache(root, is_kept=False))
    workshop = Workshop(root, read=read, tell_time=lambda: NOW, cache=cache)
    loop = Loop(root=root, make=make, board=board, teller=told)
    stopped = threading.Event()
    watch = SiteWatch([root], poll_s=poll_s, say=told.faults.append)
    server = PreviewServer(host, 0, Desk(board=board, allowed=frozenset({allowed}), has_client=has_client))
    loop.rebuild()

    def watch_on() -> None:
        while not stopped.is_set():
            if watch.wait(0.05):
                loop.rebuild(watch.paths)

    threads = [threading.Thread(target=server.serve_forever, args=(0.02,)), threading.Thread(target=watch_on)]
    for thread in threads:
        thread.start()
    try:
        yield Preview(root=root, board=board, server=server, told=told, builds=builds)
    finally:
        stopped.set()
        server.shutdown()
        for thread in threads:
            thread.join()
        server.server_close()
        watch.close()
        kept.close()


@dataclass(kw_only=True)
class Served:
    """The command in a process of its own, as a writer runs it."""

    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)

    def read_until(self, words: str) -> str:
        """The first line that holds ``words``; fails where the process ends before."""
        assert self.process.stderr
        for line in self.process.stderr:
            self.said.append(line)
            if words in line:
                return line
        pytest.fail(f"{words!r} was never said: {self.said}")


@contextmanager
def run_serve(root: Path, *flags: str, env: Mapping[str, str] | None = None, before: Sequence[str] = ()) -> Iterator[Served]:
    """``firsthand serve`` on the site at ``root``, run by the command ``before`` where there is one.

    It is interrupted at the end, as with Ctrl-C, and has to end as a success.
    """
    command = [*before, sys.executable, str(BUILD_PY), "serve", "--root", str(root), "--clock", NOW.isoformat(), *flags]
    given = {**os.environ, "PYTHONUNBUFFERED": "1", **(env or {})}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, env=given, text=True, encoding="utf-8")
    try:
        yield Served(process=process)
        process.send_signal(signal.SIGINT)
        assert process.wait(DEADLINE_S) == 0
    finally:
        process.kill()
        process.communicate()


@contextmanager
def serve(root: Path, *flags: str) -> Iterator[str]:
    """The address under which that command serves the site."""
    with run_serve(root, *flags) as served:
        yield served.read_until("serving ").split()[1]
