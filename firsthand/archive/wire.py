"""THE ONE MODULE THAT OPENS CONNECTIONS: a single exchange with a single checked address.

The address that was checked is the one connected to, whatever the name resolves to a moment later; TLS is verified against
the name. Every byte, header or body, counts against one deadline and one size. Sends no more than it is given, follows
nothing, keeps nothing: no cookies, no proxies of the environment, no connection after the answer.
"""

from __future__ import annotations

import io
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse

from firsthand.archive.guard import Target
from firsthand.archive.request import Limits, Request
from firsthand.archive.response import Why

Resolver = Callable[[str, int], Sequence[str]]
"""The addresses of a host's name; raises ``WireError`` where there are none."""

_PIECE = 1 << 16
_HEADERS_ROOM = 1_000_000
_PDF = "application/pdf"
_ADDRESSES_TRIED = 3


class WireError(Exception):
    """An exchange that failed, and why; ``message`` is a clause."""

    def __init__(self, why: Why, message: str) -> None:
        super().__init__(message)
        self.why = why
        self.message = message


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """An answer as it was sent: ``body`` is complete, and still packed where ``headers`` say so."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


class Deadline:
    """The moment by which everything has to be over."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def within(self, seconds: float) -> float:
        """At most ``seconds``, and no longer than what is left; raises WireError when nothing is."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise WireError(Why.TOO_SLOW, "the whole took too long")
        return min(seconds, left)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Time in here is ours, and not held against the other side."""
        began = time.monotonic()
        yield
        self._end += time.monotonic() - began


def resolve_name(host: str, port: int) -> Sequence[str]:
    """The addresses the system's resolver knows for a name, each once, in its order of preference."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as fault:
        if fault.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)):
            raise WireError(Why.NO_SUCH_NAME, "there is no host of this name") from None
        raise WireError(Why.UNREACHABLE, "the host's name could not be looked up just now") from None
    except (OSError, UnicodeError):
        raise WireError(Why.UNREACHABLE, "the host's name could not be looked up") from None
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def exchange(  # noqa: PLR0913 - what one exchange needs, and nothing is optional
    target: Target,
    addresses: Sequence[str],
    request: Request,
    *,
    user_agent: str,
    limits: Limits,
    deadline: Deadline,
    tls: ssl.SSLContext,
) -> Exchange:
    """The answer of ``target`` at the first of its checked ``addresses`` that can be reached; raises WireError."""
    connection = _open(target, addresses, limits, deadline, tls)
    try:
        _send(connection, target, request, user_agent)
        answer = connection.getresponse()
        headers = tuple((name, " ".join(str(value).split())) for name, value in answer.getheaders())
        if answer.status < 200:  # noqa: PLR2004 - an interim answer that nothing followed
            raise WireError(Why.NONSENSE, f"it answered with the status {answer.status}, which is no answer")
        return Exchange(status=answer.status, headers=headers, body=_read_body(answer, limits))
    except TimeoutError:
        raise WireError(Why.TOO_SLOW, "it did not answer in time") from None
    except HTTPException as fault:
        raise WireError(*_explain(fault)) from None
    except (OSError, ValueError) as fault:
        raise WireError(Why.UNREACHABLE, f"the connection broke ({_tell(fault)})") from None
    finally:
        connection.hang_up()


class _Connection(HTTPConnection):
    """A connection over a socket that is open already; it cannot open another."""

    def __init__(self, target: Target, sock: socket.socket, limits: Limits, deadline: Deadline) -> None:
        super().__init__(target.host, target.port)
        self.sock = _Socket(sock, limits, deadline)
        self._line = sock

    def connect(self) -> None:
        """Never called while there is a socket, and there is no second one."""
        raise WireError(Why.UNREACHABLE, "the connection was closed early")

    def hang_up(self) -> None:
        """The end of it, whatever is still to be read."""
        self._line.close()


class _Socket:
    """What http.client needs of a socket, each step within the deadline."""

    def __init__(self, sock: socket.socket, limits: Limits, deadline: Deadline) -> None:
        self._sock = sock
        self._limits = limits
        self._deadline = deadline

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(self._deadline.within(self._limits.read_s))
        self._sock.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Stream(self._sock, self._limits, self._deadline), _PIECE)

    def close(self) -> None:
        """Nothing yet: http.client closes its socket as soon as it has the headers, and goes on reading the body."""


class _Stream(io.RawIOBase):
    """The bytes of an answer, until there are too many of them or they take too long."""

    def __init__(self, sock: socket.socket, limits: Limits, deadline: Deadline) -> None:
        self._sock = sock
        self._limits = limits
        self._deadline = deadline
        self._left = max(limits.page_bytes, limits.pdf_bytes) + _HEADERS_ROOM

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._sock.settimeout(self._deadline.within(self._limits.read_s))
        count = self._sock.recv_into(buffer)
        self._left -= count
        if self._left < 0:
            raise WireError(Why.TOO_LARGE, "it never stopped sending")
        return count


def _open(target: Target, addresses: Sequence[str], limits: Limits, deadline: Deadline, tls: ssl.SSLContext) -> _Connection:
    fault: WireError | None = None
    for address in addresses[:_ADDRESSES_TRIED]:
        try:
            sock = socket.create_connection((address, target.port), timeout=deadline.within(limits.connect_s))
        except TimeoutError:
            fault = WireError(Why.TOO_SLOW, "the host did not answer in time")
        except OSError as refusal:
            fault = WireError(Why.UNREACHABLE, f"the host could not be reached ({_tell(refusal)})")
        else:
            return _Connection(target, _secure(sock, target, limits, deadline, tls), limits, deadline)
    raise fault or WireError(Why.NO_SUCH_NAME, "the host has no address")


def _secure(sock: socket.socket, target: Target, limits: Limits, deadline: Deadline, tls: ssl.SSLContext) -> socket.socket:
    if target.scheme != "https":
        return sock
    try:
        sock.settimeout(deadline.within(limits.connect_s))
        return tls.wrap_socket(sock, server_hostname=target.host)
    except ssl.SSLCertVerificationError as fault:
        sock.close()
        raise WireError(Why.UNTRUSTED, f"its certificate is not good ({fault.verify_message})") from None
    except TimeoutError:
        sock.close()
        raise WireError(Why.TOO_SLOW, "the host did not answer in time") from None
    except (OSError, ValueError):
        sock.close()
        raise WireError(Why.UNREACHABLE, "no encrypted connection could be made") from None


def _send(connection: HTTPConnection, target: Target, request: Request, user_agent: str) -> None:
    connection.putrequest(request.method, target.path, skip_host=True, skip_accept_encoding=True)
    connection.putheader("Host", target.authority)
    connection.putheader("User-Agent", user_agent)
    connection.putheader("Accept-Encoding", "identity")  # the bytes that are hashed are then the bytes that were sent
    connection.putheader("Connection", "close")
    for name, value in request.headers:
        connection.putheader(name, value)
    if request.body:
        connection.putheader("Content-Length", str(len(request.body)))
    connection.endheaders(request.body or None)


def _read_body(answer: HTTPResponse, limits: Limits) -> bytes:
    is_pdf = answer.getheader("Content-Type", "").partition(";")[0].strip().lower() == _PDF
    limit = limits.pdf_bytes if is_pdf else limits.page_bytes
    announced = _find_length(answer)
    if announced is not None and announced > limit:
        raise WireError(Why.TOO_LARGE, f"it is larger than {limit // 1_000_000} MB")
    pieces: list[bytes] = []
    size = 0
    while piece := answer.read(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise WireError(Why.TOO_LARGE, f"it is larger than {limit // 1_000_000} MB")
    if announced is not None and size != announced:
        raise WireError(Why.TRUNCATED, f"it broke off after {size:,} of {announced:,} bytes")
    return b"".join(pieces)


def _find_length(answer: HTTPResponse) -> int | None:
    """The length the headers promise, or None where they promise none that counts."""
    given = set(answer.headers.get_all("Content-Length", []))
    if answer.chunked or not given or answer.status in (204, 304):
        return None
    if len(given) > 1 or not (length := next(iter(given))).strip().isdecimal():
        raise WireError(Why.NONSENSE, "it gives its length in two ways, or in none that can be read")
    return int(length)


def _explain(fault: HTTPException) -> tuple[Why, str]:
    name = type(fault).__name__
    if name == "IncompleteRead":
        return Why.TRUNCATED, "it broke off before its end"
    if name == "RemoteDisconnected":
        return Why.UNREACHABLE, "the host hung up without an answer"
    return Why.NONSENSE, f"what it answered is not HTTP ({name})"


def _tell(fault: OSError | ValueError) -> str:
    return (getattr(fault, "strerror", "") or str(fault) or type(fault).__name__).lower()
