"""What a hostile address or a hostile server can try, and that none of it gets anywhere."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from world import AGENT, CALM, HOME, QUICK, Asked, Route, World, page, redirect

from firsthand.archive.fetch import Fetcher
from firsthand.archive.guard import find_reason
from firsthand.archive.pace import Pace
from firsthand.archive.request import Request
from firsthand.archive.response import Failure, Response, Why

pytest_plugins = ("served",)

LOCAL_ADDRESSES = [
    "0.0.0.0",  # noqa: S104
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.8.8.8",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%lo",
    "fec0::1",
    "ff02::1",
    "no address",
]
PUBLIC_ADDRESSES = [
    "8.8.8.8",
    "172.32.0.1",
    "100.128.0.1",
    "192.0.1.1",
    "198.20.0.1",
    "223.255.255.255",
    "2606:4700::1",
    "2a00::1",
]

REFUSED_URLS = [
    "file:///etc/passwd",
    "ftp://example.org/x",
    "gopher://example.org/",
    "data:text/html,x",
    "javascript:alert(1)",
    "//example.org/",
    "example.org",
    "",
    "http://",
    "http:///path",
    "http://user@example.org/",
    "http://user:password@example.org/",
    "http://example.org@127.0.0.1/",
    "http://example.org\\@127.0.0.1/",
    "http://127.0.0.1/",
    "http://127.0.0.1./",
    "http://127.1/",
    "http://0x7f.1/",
    "http://0x7f000001/",
    "http://2130706433/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://127.0.0.1.0/",
    "http://0/",
    "http://１２７.０.０.１/",
    "http://127。0。0。1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[fe80::1%25lo]/",
    "http://[::1/",
    "http://[v1.x]/",
    "http://10.0.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.100.100.200/",
    "http://192.168.0.1:8080/",
    "http://example.org:22/",
    "http://example.org:25/",
    "http://example.org:99999/",
    "http://example.org:x/",
    "http://exa mple.org/",
    "http://exam%70le.org/",
    "http://-.example.org/",
    "http://example..org/",
    "http://a\r\nHost: b/",
    "http://example.org/\r\nX: y",
    "http://example.org/\0",
    "http://" + "a." * 130 + "org/",
    "http://example.org/" + "a" * 9_000,
]


def failure(answer: Response | Failure) -> tuple[Why, str]:
    assert isinstance(answer, Failure), answer
    return answer.why, answer.message


@pytest.mark.parametrize("address", LOCAL_ADDRESSES)
def test_an_address_that_is_not_public_is_told_from_one_that_is(address: str) -> None:
    assert find_reason(address)


@pytest.mark.parametrize("address", PUBLIC_ADDRESSES)
def test_a_public_address_may_be_asked(address: str) -> None:
    assert find_reason(address) == ""


@pytest.mark.parametrize("url", REFUSED_URLS)
def test_an_address_that_leads_inside_or_nowhere_is_refused_before_anything_is_sent(world: World, url: str) -> None:
    asked: list[str] = []

    def find_addresses(host: str, _port: int) -> tuple[str, ...]:
        asked.append(host)
        return (host,)

    pace = Pace(clock=world.clock, sleep=world.clock.sleep)
    fetcher = Fetcher(user_agent=AGENT, limits=CALM, pace=pace, find_addresses=find_addresses)
    assert failure(fetcher.fetch(url))[0] is Why.REFUSED
    assert [host for host in asked if not find_reason(host)] == []


@pytest.mark.parametrize("url", ["http://0x08080808/", "http://8.8.2056/", "http://134744072/", "http://010.8.8.8/"])
def test_a_number_in_disguise_is_refused_even_where_it_is_public(world: World, url: str) -> None:
    fetcher = world.fetcher(find_addresses=lambda *_: (HOME,))
    assert failure(fetcher.fetch(url)) == (
        Why.REFUSED,
        "the host is a number in disguise: only addresses such as 192.0.2.1 are read as one",
    )


LEADS_NOWHERE = {"//example.org/", "example.org", "", "http://", "http:///path"}  # as a redirect, these lead somewhere else
THE_SERVER = {  # whose own address is a public one in the next test
    "http://127.0.0.1/",
    "http://127.0.0.1./",
    "http://１２７.０.０.１/",
    "http://127。0。0。1/",
}


@pytest.mark.parametrize(
    "url", [url for url in REFUSED_URLS if url not in LEADS_NOWHERE | THE_SERVER and "\r" not in url and "\0" not in url]
)
@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "307 Temporary"])
def test_a_redirect_to_such_an_address_is_refused(world: World, url: str, status: str) -> None:
    answer = world.fetcher().fetch(world.serve("news.example", "/go", redirect(url, status=status)))
    assert failure(answer)[0] is Why.REFUSED
    assert world.paths() == ["/go"]


def test_a_name_that_leads_inside_is_refused(world: World) -> None:
    for address in LOCAL_ADDRESSES[:-1]:
        fetcher = world.fetcher(find_addresses=lambda *_, address=address: (address,))
        if address != HOME:
            assert failure(fetcher.fetch(world.url("inside.example")))[0] is Why.REFUSED
    assert world.asked == []


def test_a_name_with_a_public_and_a_private_address_is_refused(world: World) -> None:
    fetcher = world.fetcher(find_addresses=lambda *_: (HOME, "10.0.0.1"))
    assert failure(fetcher.fetch(world.url("both.example")))[0] is Why.REFUSED
    assert world.asked == []


def test_a_name_is_resolved_once_and_connected_to_where_it_was_checked(world: World) -> None:
    answers = iter([(HOME,), ("10.0.0.1",)])
    fetcher = world.fetcher(find_addresses=lambda *_: next(answers))
    world.serve("rebind.example", "/", page(b"here"))
    answer = fetcher.fetch(world.url("rebind.example"))
    assert isinstance(answer, Response)
    assert answer.body == b"here"
    assert failure(fetcher.fetch(world.url("rebind.example")))[0] is Why.REFUSED


def test_the_environment_cannot_send_us_through_a_proxy(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1/")
    assert isinstance(world.fetcher().fetch(world.serve("news.example", "/", page(b"here"))), Response)


def test_circles_and_long_ways_are_left(world: World) -> None:
    world.serve("a.example", "/", redirect(world.url("b.example")))
    world.serve("b.example", "/", redirect(world.url("a.example")))
    assert failure(world.fetcher().fetch(world.url("a.example"))) == (Why.REDIRECTS, "it leads in a circle")
    for step in range(7):
        world.serve("long.example", f"/{step}", redirect(f"/{step + 1}"))
    assert failure(world.fetcher().fetch(world.url("long.example", "/0"))) == (Why.REDIRECTS, "it sends on more than 5 times")
    assert len(world.paths("long.example")) == 6
    world.serve("long.example", "/7", page(b"there"))
    assert isinstance(world.fetcher().fetch(world.url("long.example", "/2")), Response)


def test_keys_are_never_sent_to_where_a_redirect_points(world: World) -> None:
    world.serve("archive.example", "/save", redirect(world.url("thief.example")))
    request = Request(url=world.url("archive.example", "/save"), headers=(("Authorization", "LOW a:b"),), is_followed=False)
    answer = world.fetcher().send(request)
    assert isinstance(answer, Response)
    assert answer.status == 301
    assert world.paths("thief.example") == []


def _endless(head: bytes, piece: bytes, pause_s: float = 0.0) -> Route:
    def route(_asked: Asked) -> Iterator[bytes]:
        yield head
        while True:
            yield piece
            time.sleep(pause_s)

    return route


OK = b"HTTP/1.1 200 OK\r\n"
HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
BIG = b"x" * 65_536


def _gzip_bomb() -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return b"".join([*(packer.compress(bytes(1_000_000)) for _ in range(200)), packer.flush()])


ATTACKS: dict[str, tuple[bytes | Route, Why]] = {
    "a body without end": (_endless(HTML + b"\r\n", BIG), Why.TOO_LARGE),
    "chunks without end": (_endless(HTML + b"Transfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + BIG + b"\r\n"), Why.TOO_LARGE),
    "a chunk of negative size": (_endless(HTML + b"Transfer-Encoding: chunked\r\n\r\n-1\r\n", BIG), Why.TOO_LARGE),
    "a chunk header without end": (_endless(HTML + b"Transfer-Encoding: chunked\r\n\r\n", BIG), Why.NONSENSE),
    "trailers without end": (_endless(HTML + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"A: b\r\n" * 9_000), Why.TOO_LARGE),
    "headers without end": (_endless(OK, b"A: b\r\n" * 1_000), Why.NONSENSE),
    "one header without end": (_endless(OK + b"A: ", BIG), Why.NONSENSE),
    "a status line without end": (_endless(b"HTTP/1.1 200 ", BIG), Why.NONSENSE),
    "interim answers without end": (_endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 1_000), Why.TOO_LARGE),
    "an interim answer and no other": (b"HTTP/1.1 103 Early Hints\r\n\r\n", Why.NONSENSE),
    "a length beyond the limit": (HTML + b"Content-Length: 99999999999\r\n\r\n", Why.TOO_LARGE),
    "a body longer than the limit": (page(b"x" * 300_001), Why.TOO_LARGE),
    "a body longer than the limit, unannounced": (HTML + b"\r\n" + b"x" * 400_000, Why.TOO_LARGE),
    "chunks longer than the limit": (
        HTML + b"Transfer-Encoding: chunked\r\n\r\n" + b"61a80\r\n" + b"x" * 400_000,
        Why.TOO_LARGE,
    ),
    "a PDF longer than its limit": (page(b"x" * 600_001, content_type="application/pdf"), Why.TOO_LARGE),
    "a gzip bomb": (page(_gzip_bomb(), "Content-Encoding: gzip"), Why.TOO_LARGE),
    "a bomb within a bomb": (page(gzip.compress(_gzip_bomb()), "Content-Encoding: gzip, gzip"), Why.TOO_LARGE),
    "a deflate bomb": (page(zlib.compress(bytes(50_000_000)), "Content-Encoding: deflate"), Why.TOO_LARGE),
    "a bomb of many members": (page(gzip.compress(bytes(1_000)) * 5_000, "Content-Encoding: gzip"), Why.TOO_LARGE),
    "packed many times": (page(b"x", "Content-Encoding: gzip, gzip, gzip, gzip"), Why.NONSENSE),
    "packed in a way nobody asked for": (page(b"x", "Content-Encoding: zstd"), Why.NONSENSE),
    "gzip that is none": (page(b"this is not gzip", "Content-Encoding: gzip"), Why.NONSENSE),
    "gzip that breaks off": (page(gzip.compress(b"word " * 999)[:-12], "Content-Encoding: gzip"), Why.NONSENSE),
    "a body that breaks off": (HTML + b"Content-Length: 100\r\n\r\nhalf", Why.TRUNCATED),
    "chunks that break off": (HTML + b"Transfer-Encoding: chunked\r\n\r\n10\r\nhalf", Why.TRUNCATED),
    "chunks without the last": (HTML + b"Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n", Why.TRUNCATED),
    "two lengths": (HTML + b"Content-Length: 4\r\nContent-Length: 5\r\n\r\nword!", Why.NONSENSE),
    "a length in words": (HTML + b"Content-Length: four\r\n\r\nword", Why.NONSENSE),
    "no answer": (b"", Why.UNREACHABLE),
    "no HTTP": (b"SSH-2.0-OpenSSH_9.6\r\n", Why.NONSENSE),
    "an answer of the last century": (b"<html>hello</html>", Why.NONSENSE),
    "silence": (_endless(b"", b"", 0.05), Why.TOO_SLOW),
    "silence after the headers": (_endless(HTML + b"\r\n", b"", 0.05), Why.TOO_SLOW),
    "a body drop by drop": (_endless(HTML + b"\r\n", b"x", 0.05), Why.TOO_SLOW),
    "headers drop by drop": (_endless(OK, b"x", 0.05), Why.TOO_SLOW),
    "a length and then a trickle": (_endless(HTML + b"Content-Length: 1000\r\n\r\n", b"x", 0.05), Why.TOO_SLOW),
}


@pytest.mark.parametrize(("answer", "why"), ATTACKS.values(), ids=ATTACKS.keys())
def test_a_hostile_answer_is_bounded_in_time_and_size_and_explained(world: World, answer: bytes | Route, why: Why) -> None:
    url = world.serve("hostile.example", "/", answer)
    is_slow = why is Why.TOO_SLOW
    fetcher = world.fetcher(limits=QUICK if is_slow else CALM)
    began = time.monotonic()
    tracemalloc.start()
    try:
        said = failure(fetcher.fetch(url))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert said[0] is why, said
    assert said[1][0].islower()
    assert time.monotonic() - began < (10 if is_slow else 40)
    assert peak < 20_000_000


def test_a_host_that_nobody_answers_at_is_a_failure(world: World) -> None:
    fetcher = world.fetcher()
    assert failure(fetcher.fetch("http://closed.example:1025/"))[0] is Why.UNREACHABLE


@pytest.mark.parametrize(("code", "why"), [(socket.EAI_NONAME, Why.NO_SUCH_NAME), (socket.EAI_AGAIN, Why.UNREACHABLE)])
def test_a_name_that_does_not_exist_is_told_from_one_that_cannot_be_looked_up(
    monkeypatch: pytest.MonkeyPatch, code: int, why: Why
) -> None:
    def look_up(*_: object, **__: object) -> None:
        raise socket.gaierror(code, "no")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    fetcher = Fetcher(user_agent=AGENT, limits=CALM, pace=Pace(interval_s=0))
    assert failure(fetcher.fetch("http://nowhere.example/"))[0] is why


def test_the_systems_resolver_is_asked_for_names(world: World) -> None:
    pace = Pace(interval_s=0)
    assert failure(Fetcher(user_agent=AGENT, pace=pace).fetch(f"http://localhost:{world.port}/"))[0] is Why.REFUSED
    world.serve("localhost", "/", page(b"here"))
    allowed = Fetcher(user_agent=AGENT, pace=pace, find_reason=lambda _: "").fetch(f"http://localhost:{world.port}/")
    assert isinstance(allowed, Response)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for good.example that nobody has signed."""
    if not shutil.which("openssl"):
        pytest.skip("there is no openssl here")
    file = tmp_path_factory.mktemp("tls") / "own.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=good.example"]
    extra = ["-addext", "subjectAltName=DNS:good.example", "-keyout", str(file) + ".key", "-out", str(file)]
    subprocess.run([*command, *extra], check=True, capture_output=True)
    file.write_bytes(file.read_bytes() + Path(f"{file}.key").read_bytes())
    return file


@pytest.mark.parametrize(
    ("host", "is_trusted", "why"),
    [("good.example", True, None), ("good.example", False, Why.UNTRUSTED), ("other.example", True, Why.UNTRUSTED)],
)
def test_a_certificate_is_checked_against_the_name_and_who_signed_it(
    certificate: Path, host: str, is_trusted: bool, why: Why | None
) -> None:
    names: list[str | None] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.sni_callback = lambda _sock, name, _context: names.append(name)
    client = ssl.create_default_context(cafile=str(certificate) if is_trusted else None)
    with socket.create_server((HOME, 0)) as server:

        def serve() -> None:
            sock, _ = server.accept()
            try:
                with context.wrap_socket(sock, server_side=True) as secure:
                    secure.recv(9_999)
                    secure.sendall(page(b"here"))
            except OSError:
                sock.close()

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        fetcher = Fetcher(
            user_agent=AGENT,
            find_reason=lambda _: "",
            limits=CALM,
            pace=Pace(interval_s=0),
            find_addresses=lambda *_: (HOME,),
            tls=client,
        )
        answer = fetcher.fetch(f"https://{host}:{server.getsockname()[1]}/")
        thread.join(5)
    assert names == [host]
    assert (answer.why if isinstance(answer, Failure) else None) is why
