"""A real HTTP server on this machine that plays the web, its archives and its platforms, as badly as they do.

Every host's name leads to it. A route is given the request and says what is sent, byte for byte, so that it can be wrong in
any way; what was asked, and when by the test's clock, stands in ``asked``.
"""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime

from firsthand.archive.fetch import Fetcher
from firsthand.archive.guard import find_reason
from firsthand.archive.pace import Pace
from firsthand.archive.request import Limits

HOME = "127.0.0.1"
EVERYWHERE = ""
CALM = Limits(connect_s=20.0, read_s=20.0, total_s=40.0, page_bytes=300_000, pdf_bytes=600_000)
"""For answers that come: a busy machine is not a slow server."""

QUICK = Limits(connect_s=1.0, read_s=0.3, total_s=1.0, page_bytes=300_000, pdf_bytes=600_000)
AGENT = "Firsthand/0 (+https://example.org/contact)"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One request as it arrived; ``at`` by the clock of the test."""

    host: str
    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    at: float


Route = Callable[[Asked], Iterable[bytes]]


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.seconds = 1_000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds


@dataclass(kw_only=True)
class World:
    """The server: what it answers by ``(host, path)``, and what it was asked."""

    port: int
    clock: Clock
    routes: dict[tuple[str, str], Route] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def url(self, host: str, path: str = "/") -> str:
        return f"http://{host}:{self.port}{path}"

    def serve(self, host: str, path: str, *answers: bytes | Route) -> str:
        """The address of a page that gives these answers in turn, the last for ever."""
        left = list(answers)

        def route(asked: Asked) -> Iterable[bytes]:
            answer = left.pop(0) if len(left) > 1 else left[0]
            return answer(asked) if callable(answer) else (answer,)

        self.routes[host, path] = route
        return self.url(host, path)

    def paths(self, host: str = "") -> list[str]:
        return [one.path for one in self.asked if host in ("", one.host)]

    def answer(self, asked: Asked) -> Iterable[bytes]:
        self.asked.append(asked)
        route = self.routes.get((asked.host, asked.path)) or self.routes.get((asked.host, asked.path.partition("?")[0]))
        return route(asked) if route else (page(b"<title>404</title>Nothing here", status="404 Not Found"),)

    def find_addresses(self, host: str, _port: int) -> Sequence[str]:
        return (host,) if host[:1].isdigit() or ":" in host else (HOME,)

    def fetcher(
        self,
        *,
        limits: Limits = CALM,
        find_addresses: Callable[[str, int], Sequence[str]] | None = None,
        now: datetime = datetime(2026, 11, 24, 12, tzinfo=UTC),
    ) -> Fetcher:
        """A fetcher to which the server's own address, and no other of this machine, is a public one."""
        return Fetcher(
            user_agent=AGENT,
            find_reason=lambda address: "" if address == HOME else find_reason(address),
            limits=limits,
            pace=Pace(clock=self.clock, sleep=self.clock.sleep),
            now=lambda: now,
            find_addresses=find_addresses or self.find_addresses,
        )


@contextmanager
def open_world(address: str = HOME) -> Iterator[World]:
    """The server, running; at ``EVERYWHERE`` each address of this machine is a host of its own."""
    clock = Clock()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            with suppress(ConnectionError, TimeoutError, ValueError):
                for piece in world.answer(self.read_request()):
                    self.wfile.write(piece)
                    self.wfile.flush()

        def read_request(self) -> Asked:
            method, path, _ = self.rfile.readline().decode("latin-1").split(" ", 2)
            headers: dict[str, str] = {}
            while line := self.rfile.readline().strip():
                name, _, value = line.decode("latin-1").partition(":")
                headers[name.lower()] = value.strip()
            body = self.rfile.read(int(headers.get("content-length", 0)))
            host = headers.get("host", "").rpartition(":")[0]
            return Asked(host=host, method=method, path=path, headers=headers, body=body, at=clock())

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True
        request_queue_size = 128

    with Server((address, 0), Handler) as server:
        world = World(port=server.server_address[1], clock=clock)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield world
        finally:
            server.shutdown()
            thread.join()


def page(body: bytes, *headers: str, status: str = "200 OK", content_type: str = "text/html; charset=utf-8") -> bytes:
    """A well-formed answer."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", f"Content-Type: {content_type}", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


def redirect(location: str, *headers: str, status: str = "301 Moved Permanently") -> bytes:
    return page(b"", f"Location: {location}", *headers, status=status)
