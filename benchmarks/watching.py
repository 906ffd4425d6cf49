"""From save to served: how long after a file was saved a server shows the change, asked again and again until it does."""

from __future__ import annotations

import http.client
import os
import random
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from contender import Contender
from corpus import Post
from memory import memory_mib
from runs import edit_post

ASK_EVERY_S = 0.002
GIVE_UP_S = 300.0


@dataclass(slots=True, kw_only=True)
class Watched:
    """What was seen of a server that follows changes."""

    ready_s: float
    """From its start to the first page, with whatever caches builds had left."""
    edits_s: list[float] = field(default_factory=list)
    layouts_s: list[float] = field(default_factory=list)
    memory_mib: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Server:
    contender: Contender
    port: int
    process: subprocess.Popen[bytes]
    layout: str
    """The layout's text as it was."""

    def edit_layout(self, words: str) -> None:
        text = self.layout.replace("</article>", f"</article><p>{words}</p>") if words else self.layout
        (self.contender.site / self.contender.layout).write_text(text, encoding="utf-8")


def watch(contenders: Sequence[Contender], posts: Sequence[Post], *, edits: int, layouts: int) -> dict[str, Watched]:
    """What was seen of each contender's server. All run, and in each turn one after the other is given the same edit."""
    chance = random.Random(edits)
    seen: dict[str, Watched] = {}
    servers: list[_Server] = []
    with ExitStack() as stack:
        for contender in contenders:
            started = time.perf_counter()
            server = stack.enter_context(_serve(contender))
            _wait_for(server, posts[0], "</article>")
            seen[contender.name] = Watched(ready_s=time.perf_counter() - started)
            servers.append(server)
        for turn in range(edits):
            post, words = chance.choice(posts), f"Saved {turn} times."
            for server in servers:
                _open_page(server, post, chance)
                edit_post(server.contender, post, words)
                seen[server.contender.name].edits_s.append(_wait_for(server, post, words))
        for turn in range(layouts):
            post, words = chance.choice(posts), f"Laid out {turn} times."
            for server in servers:
                _open_page(server, post, chance)
                server.edit_layout(words)
                seen[server.contender.name].layouts_s.append(_wait_for(server, post, words))
        for server in servers:
            seen[server.contender.name].memory_mib = memory_mib(server.process.pid)
            server.edit_layout("")
    return seen


def _open_page(server: _Server, post: Post, chance: random.Random) -> None:
    """Look at the page that will be edited, as its writer does, and leave time for what a server does after it has answered.

    The time is not always the same, so that saves keep no beat with a server's own.
    """
    _wait_for(server, post, "</article>")
    time.sleep(chance.uniform(0.4, 0.8))


def _wait_for(server: _Server, post: Post, words: str) -> float:
    """Seconds until the page of the post holds the words."""
    started = time.perf_counter()
    while time.perf_counter() - started < GIVE_UP_S:
        if words in _ask(server.port, f"/posts/{post.slug}/"):
            return time.perf_counter() - started
        time.sleep(ASK_EVERY_S)
    message = f"{server.contender.name}: {post.slug} did not show {words!r} within {GIVE_UP_S:.0f} s"
    raise TimeoutError(message)


def _ask(port: int, path: str) -> str:
    """The page at the path, or nothing while there is none."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=GIVE_UP_S)  # noqa: TID251 - our own server
    try:
        connection.request("GET", path)
        return connection.getresponse().read().decode(errors="replace")
    except (OSError, http.client.HTTPException):
        return ""
    finally:
        connection.close()


@contextmanager
def _serve(contender: Contender) -> Iterator[_Server]:
    port = _find_port()
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(contender.serve(port), cwd=contender.site, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        layout = (contender.site / contender.layout).read_text(encoding="utf-8")
        yield _Server(contender=contender, port=port, process=process, layout=layout)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _find_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
