"""WARC files: what we write any tool can read; what others wrote is read with care."""

from __future__ import annotations

import gzip
from io import BytesIO

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from firsthand.archive.extract import ExtractError
from firsthand.archive.response import Redirect, Response
from firsthand.archive.warc import read_warc, render_warc

BODY = b"<p>The council permits the mill to open.</p>" * 20
ANSWER = Response(
    url="http://example.org/minutes",
    final_url="https://example.org/minutes?page=1",
    status=200,
    headers=(("Content-Type", "text/html; charset=utf-8"), ("X-Town", "Märzen")),
    body=BODY,
    retrieved="2026-11-24T12:00:00Z",
    redirects=(
        Redirect(
            url="http://example.org/minutes",
            status=301,
            location="https://example.org/minutes?page=1",
            headers=(("Location", "/minutes?page=1"),),
        ),
    ),
)
BY_HAND = Response(
    url="", final_url="", status=0, headers=(("Content-Type", "text/html"),), body=BODY, retrieved="2026-11-24T12:00:00Z"
)


def test_an_answer_its_request_and_the_redirects_before_it_are_kept_each_in_a_member_of_its_own() -> None:
    data = render_warc(ANSWER)
    records = [
        (record.rec_type, record.rec_headers.get_header("WARC-Target-URI"), record.http_headers.statusline)
        for record in ArchiveIterator(BytesIO(data), check_digests="raise")
    ]
    assert records == [
        ("response", "http://example.org/minutes", "301"),
        ("request", "http://example.org/minutes", "/minutes HTTP/1.1"),
        ("response", "https://example.org/minutes?page=1", "200"),
        ("request", "https://example.org/minutes?page=1", "/minutes?page=1 HTTP/1.1"),
    ]
    assert gzip.decompress(data).startswith(b"WARC/1.1\r\n")
    assert data.count(b"\x1f\x8b\x08") >= 4


@pytest.mark.parametrize("response", [ANSWER, BY_HAND], ids=["fetched", "by hand"])
def test_the_same_response_gives_the_same_bytes_and_comes_back(response: Response) -> None:
    data = render_warc(response)
    assert data == render_warc(response)
    back = read_warc(data)
    assert (back.final_url, back.status, back.body) == (response.final_url, response.status, BODY)
    assert back.content_type == response.content_type


def test_a_file_saved_by_hand_is_a_resource_since_no_server_answered() -> None:
    (record,) = ArchiveIterator(BytesIO(render_warc(BY_HAND)))
    assert (record.rec_type, record.content_type) == ("resource", "text/html")


def test_no_damage_gives_other_words() -> None:
    data = render_warc(ANSWER)
    outcomes: set[bool | None] = set()
    for at in range(len(data)):
        for damaged in (data[:at], data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]):
            try:
                outcomes.add(read_warc(damaged).body == BODY)
            except ExtractError:
                outcomes.add(None)
    assert outcomes == {True, None}


def _write(*pages: tuple[str, str, str, bytes, dict[str, str]]) -> bytes:
    """A file as a browser's archiver writes it."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    for url, status, kind, body, more in pages:
        headers = StatusAndHeaders(status, [("Content-Type", kind), *more.items()], protocol="HTTP/1.1")
        payload = BytesIO(body)
        writer.write_record(writer.create_warc_record(url, "response", payload=payload, length=len(body), http_headers=headers))
    return out.getvalue()


def test_of_many_pages_the_one_at_the_sources_address_is_taken_even_behind_redirects() -> None:
    data = _write(
        ("https://example.org/logo.png", "200 OK", "image/png", b"png", {}),
        ("https://example.org/", "200 OK", "text/html", b"<p>home</p>", {}),
        ("https://example.org/m", "302 Found", "text/html", b"", {"Location": "/minutes/"}),
        ("https://example.org/minutes/", "200 OK", "text/html", gzip.compress(BODY), {"Content-Encoding": "gzip"}),
    )
    found = read_warc(data, "http://example.org/m#vote")
    assert (found.final_url, found.body) == ("https://example.org/minutes/", BODY)
    assert found.header("Content-Encoding") == ""
    assert read_warc(data).body == b"<p>home</p>"


@pytest.mark.parametrize(
    "data", [b"", b"no warc", gzip.compress(b"", mtime=0), _write(("https://e.org/x", "404 Not Found", "text/html", b"x", {}))]
)
def test_what_holds_no_page_is_refused(data: bytes) -> None:
    with pytest.raises(ExtractError):
        read_warc(data)
