"""The web server of the preview: the standard library's, with every door shut that a preview does not need.

Knows sockets and headers. What stands at an address is for ``answers`` to say, what may be asked for ``request``.
"""

from __future__ import annotations

import os
import re
import socket
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from http.client import HTTPMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from socketserver import TCPServer
from typing import BinaryIO
from urllib.parse import parse_qs

from firsthand.preview.answers import Answer, make_answer, make_news
from firsthand.preview.board import Board
from firsthand.preview.own_files import NEWS
from firsthand.preview.request import (
    OddRequestError,
    find_host,
    is_host_allowed,
    is_origin_ours,
    parse_range,
    parse_target,
)

IDLE_S = 60.0
"""A connection on which nothing is asked for so long is closed."""

NEWS_S = 25.0
"""A tab that waits for news is answered after so long, news or none: what lies between might cut off a longer silence."""

_ODD = "this is not what a browser asks"

_LINE = re.compile(r"[A-Z]+ [!-~]+ HTTP/1\.[01]")  # the library takes any white space, Unicode's too, for a space

_SECURITY = {
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the server answers from: the board, the names it may be asked under, and whether pages reload by themselves."""

    board: Board
    allowed: frozenset[str] = frozenset()
    has_client: bool = True


class PreviewServer(ThreadingHTTPServer):
    """Listens on one address; a thread a connection, and none that keeps the program from ending."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    allow_reuse_address = os.name != "nt"  # on Windows it would let two servers have one port

    def __init__(self, host: str, port: int, desk: Desk) -> None:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        self.address_family = family
        self.desk = desk
        super().__init__((str(address[0]), port), Handler)

    def server_bind(self) -> None:
        """Bind, and ask no name server who we are, as the standard library would."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002 - the library's names
        """Silent where the browser went away; anything else is ours."""
        if not isinstance(sys.exception(), OSError):
            traceback.print_exc()


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: PreviewServer
    headers = HTTPMessage()  # until the first are read: a line that is no request has none
    protocol_version = "HTTP/1.1"
    default_request_version = "HTTP/1.0"  # an answer always has a head, even to a line that is no request
    timeout = IDLE_S

    def do_GET(self) -> None:
        """Answer, or say why not."""
        try:
            answer = self._refuse() or self._answer()
        except OddRequestError as odd:
            answer = self._decline(HTTPStatus.BAD_REQUEST, str(odd))
        except Exception:  # noqa: BLE001 - one page's bug is not the end of the preview
            traceback.print_exc()
            answer = self._decline(HTTPStatus.INTERNAL_SERVER_ERROR, "this is a bug in Firsthand; the terminal tells more")
        self._send(answer)

    do_HEAD = do_GET  # noqa: N815 - the library's name

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """What the library refuses by itself: methods it finds no function for, lines it cannot read."""
        status = HTTPStatus.METHOD_NOT_ALLOWED if code == HTTPStatus.NOT_IMPLEMENTED else HTTPStatus(code)
        self._send(self._decline(status, _ODD))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing: the terminal is for what the writer wrote."""

    def version_string(self) -> str:
        """No version: nobody needs it."""
        return "Firsthand"

    def _refuse(self) -> Answer | None:
        """Why this request is not answered, or None. A body could hold a second request, so there may be none."""
        hosts = self.headers.get_all("Host") or []
        host = find_host(hosts[0].strip()) if len(hosts) == 1 else None
        if host is None or not _LINE.fullmatch(self.requestline) or any("\0" in value for value in self.headers.values()):
            return self._decline(HTTPStatus.BAD_REQUEST, _ODD)
        lengths = self.headers.get_all("Content-Length") or []
        if "Transfer-Encoding" in self.headers or any(length.strip() != "0" for length in lengths):
            return self._decline(HTTPStatus.BAD_REQUEST, "a request for a page has no body")
        if not is_host_allowed(host, allowed=self.server.desk.allowed, here=str(self.connection.getsockname()[0])):
            return self._decline(HTTPStatus.FORBIDDEN, f"to be asked as {host}, the preview needs --allow-host {host}")
        origin = self.headers.get("Origin")
        if origin is not None and not is_origin_ours(origin, hosts[0].strip()):
            return self._decline(HTTPStatus.FORBIDDEN, "a page of another site asks for this")
        return None

    def _answer(self) -> Answer:
        path, query = parse_target(self.requestline.split(" ")[1])  # as it was sent: the library has already mended self.path
        desk = self.server.desk
        if path == NEWS and desk.has_client:
            return self._tell_news(query)
        return make_answer(path, query, desk.board.state, has_client=desk.has_client)

    def _tell_news(self, query: str) -> Answer:
        """The next state as the tab needs it, or 204 where there is none yet: the tab asks again."""
        asked = parse_qs(query)
        page, epoch = asked.get("page", [""])[0], asked.get("epoch", [""])[0]
        path, _ = parse_target(page)
        known = int(epoch) if epoch.isascii() and epoch.isdecimal() and len(epoch) < 20 else 0  # noqa: PLR2004 - no epoch is longer
        state = self.server.desk.board.wait(known, visitor=str(self.client_address[0]), timeout_s=NEWS_S)
        if state is None:
            return Answer(status=HTTPStatus.NO_CONTENT)
        return Answer(media_type="application/json; charset=utf-8", body=make_news(path, state))

    def _decline(self, status: HTTPStatus, reason: str) -> Answer:
        self.close_connection = True
        return Answer(status=status, body=f"{status.value} {status.phrase}: {reason}\n".encode())

    def _send(self, answer: Answer) -> None:
        with _open_body(answer.body) as (stream, size, tag):
            try:
                part = self._find_part(answer, size, tag)
            except ValueError:
                self._send_head(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, {"Content-Range": f"bytes */{size}"}, 0)
                return
            headers = {**self._make_headers(answer), "ETag": tag}
            if answer.status is HTTPStatus.OK and self._knows(tag):
                self._send_head(HTTPStatus.NOT_MODIFIED, headers, None)
            elif part:
                start, end = part
                headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
                self._send_head(HTTPStatus.PARTIAL_CONTENT, headers, end - start)
                self._send_body(stream, start, end)
            elif answer.status is HTTPStatus.NO_CONTENT:
                self._send_head(answer.status, headers, None)
            else:
                self._send_head(answer.status, headers, size)
                self._send_body(stream, 0, size)

    def _find_part(self, answer: Answer, size: int, tag: str) -> tuple[int, int] | None:
        """The part that is asked for; ValueError where there is none there."""
        header = self.headers.get("Range") if self.command == "GET" else None
        if header is None or answer.status is not HTTPStatus.OK or self.headers.get("If-Range", tag) != tag:
            return None
        return parse_range(header, size)

    def _knows(self, tag: str) -> bool:
        given = self.headers.get("If-None-Match", "")
        return tag in [one.strip().removeprefix("W/") for one in given.split(",")]

    def _make_headers(self, answer: Answer) -> dict[str, str]:
        headers = {**_SECURITY, "Content-Type": answer.media_type}
        if answer.policy:
            headers["Content-Security-Policy"] = answer.policy
        if answer.location:
            headers["Location"] = answer.location
        if answer.status is HTTPStatus.METHOD_NOT_ALLOWED:
            headers["Allow"] = "GET, HEAD"
        if answer.status is HTTPStatus.OK:
            headers["Accept-Ranges"] = "bytes"
        return headers

    def _send_head(self, status: HTTPStatus, headers: dict[str, str], size: int | None) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if size is not None:
            self.send_header("Content-Length", str(size))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()

    def _send_body(self, stream: BinaryIO, start: int, end: int) -> None:
        if self.command == "HEAD":
            return
        stream.seek(start)
        left = end - start
        while left and (piece := stream.read(min(left, 1 << 16))):
            self.wfile.write(piece)
            left -= len(piece)
        self.close_connection = self.close_connection or bool(left)  # the file became shorter: the promise cannot be kept


@contextmanager
def _open_body(body: bytes | Path) -> Iterator[tuple[BinaryIO, int, str]]:
    """The bytes as a stream, their number, and a value that changes with them (RFC 9110, section 8.8.3)."""
    if isinstance(body, bytes):
        yield BytesIO(body), len(body), f'"{sha256(body).hexdigest()[:32]}"'
        return
    with body.open("rb") as stream:
        found = os.fstat(stream.fileno())
        yield stream, found.st_size, f'"{found.st_mtime_ns:x}-{found.st_size:x}-{found.st_ino:x}"'
