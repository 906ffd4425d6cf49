"""Saved copies as WARC/1.1 files (ISO 28500), through warcio (the extra ``archive``).

The same response gives the same bytes: dates and record ids are made from it. Each record is a gzip member of its own, as
tools that replay such files expect. What was read from a file is trusted only after its hash was checked; that is ``store``'s
business, since a damaged WARC may well read without a complaint.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import redirect_stderr
from io import BytesIO, StringIO
from typing import Any
from urllib.parse import urljoin, urlsplit
from uuid import NAMESPACE_URL, uuid5

from firsthand.archive.extract import ExtractError
from firsthand.archive.response import Response

_NEEDS = 'saving copies needs an extra: pip install "firsthand[archive]"'
_OF_THE_WAY = frozenset({"content-encoding", "transfer-encoding", "content-length", "set-cookie", "connection"})
_REDIRECTS_AT_MOST = 10
_NO_ADDRESS = "urn:x-no-address"
_PAGES = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")


def render_warc(response: Response) -> bytes:
    """The response with the request it answers and the redirects before it; a file saved by hand is a resource."""
    try:
        from warcio.warcwriter import WARCWriter  # noqa: PLC0415 - an extra
    except ImportError as missing:
        raise ExtractError(_NEEDS) from missing
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="WARC/1.1")
    if response.status == 0:
        writer.write_record(_make_resource(writer, response))
        return out.getvalue()
    for number, (url, status, headers, body) in enumerate(_exchanges(response)):
        answer_id = _make_id(response, number, url)
        writer.write_record(_make_answer(writer, response, answer_id, (url, status, headers, body)))
        writer.write_record(_make_request(writer, response, answer_id, url))
    return out.getvalue()


def read_warc(data: bytes, url: str = "") -> Response:
    """The page at ``url`` in a WARC file, else its first page. Raises ExtractError where it holds none or is damaged."""
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - an extra
    except ImportError as missing:
        raise ExtractError(_NEEDS) from missing
    found: list[Response] = []
    moved: dict[str, str] = {}
    try:
        with redirect_stderr(StringIO()):  # warcio prints what it finds odd
            for record in ArchiveIterator(BytesIO(data), check_digests="raise"):
                _read_record(record, found, moved)
    except Exception as broken:
        # warcio, its gzip reader and its header parser raise many kinds of thing at a damaged file, none of them documented.
        clause = "this WARC file is damaged, or it is none"
        raise ExtractError(clause) from broken
    return _choose(found, moved, url)


def _exchanges(response: Response) -> Iterator[tuple[str, int, list[tuple[str, str]], bytes]]:
    for step in response.redirects:
        headers = [(name, value) for name, value in step.headers if name.lower() != "location"]
        yield step.url, step.status, [*headers, ("Location", step.location)], b""
    yield response.final_url, response.status, list(response.headers), response.body


def _make_id(response: Response, number: int, url: str, kind: str = "") -> str:
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, f'{response.retrieved} {number} {kind}{url}')}>"


def _make_resource(writer: Any, response: Response) -> Any:  # noqa: ANN401 - warcio has no types
    own = {"WARC-Date": response.retrieved, "WARC-Record-ID": _make_id(response, 0, response.final_url)}
    return writer.create_warc_record(
        response.final_url or _NO_ADDRESS,
        "resource",
        payload=BytesIO(response.body),
        length=len(response.body),
        warc_content_type=response.content_type,
        warc_headers_dict=own,
    )


def _make_answer(
    writer: Any,  # noqa: ANN401
    response: Response,
    answer_id: str,
    exchange: tuple[str, int, list[tuple[str, str]], bytes],
) -> Any:  # noqa: ANN401
    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415

    url, status, headers, body = exchange
    status_line = StatusAndHeaders(f"{status} ", headers, protocol="HTTP/1.1")
    own = {"WARC-Date": response.retrieved, "WARC-Record-ID": answer_id}
    return writer.create_warc_record(
        url, "response", payload=BytesIO(body), length=len(body), http_headers=status_line, warc_headers_dict=own
    )


def _make_request(writer: Any, response: Response, answer_id: str, url: str) -> Any:  # noqa: ANN401
    """The question as far as it is known from the answer: what was asked of whom."""
    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415

    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    line = StatusAndHeaders(f"GET {path} HTTP/1.1", [("Host", parts.netloc)], is_http_request=True)
    own = {
        "WARC-Date": response.retrieved,
        "WARC-Record-ID": _make_id(response, 0, url, "request "),
        "WARC-Concurrent-To": answer_id,
    }
    return writer.create_warc_record(url, "request", payload=BytesIO(), length=0, http_headers=line, warc_headers_dict=own)


def _read_record(record: Any, found: list[Response], moved: dict[str, str]) -> None:  # noqa: ANN401
    """The record as a page of ``found``, or, where it sends us on, as a step of ``moved``."""
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>").removeprefix(_NO_ADDRESS)
    body = record.content_stream().read()
    if record.raw_stream.read(1) or getattr(record.raw_stream, "limit", 0) > 0:
        message = "the file ends before the record does"
        raise ValueError(message)
    headers: tuple[tuple[str, str], ...] = (("Content-Type", record.content_type or ""),)
    status = 0
    if record.rec_type == "response" and record.http_headers:
        headers = tuple((name, value) for name, value in record.http_headers.headers if name.lower() not in _OF_THE_WAY)
        status = int(record.http_headers.get_statuscode() or 0)
        if location := record.http_headers.get_header("Location"):
            moved[_bare(url)] = urljoin(url, location)
    elif record.rec_type != "resource":
        return
    if status in (0, 200):
        when = record.rec_headers.get_header("WARC-Date") or ""
        found.append(Response(url=url, final_url=url, status=status, headers=headers, body=body, retrieved=when))


def _choose(found: list[Response], moved: dict[str, str], url: str) -> Response:
    """The page at ``url``, redirects followed; else the first that has words rather than a picture or a script."""
    wanted = url
    for _ in range(_REDIRECTS_AT_MOST):
        wanted = moved.get(_bare(wanted), wanted)
    for page in found:
        if url and _bare(page.url) == _bare(wanted):
            return page
    pages = [page for page in found if page.content_type.lower().startswith(_PAGES)]
    if not (pages or found):
        clause = "this WARC file holds no page"
        raise ExtractError(clause)
    return (pages or found)[0]


def _bare(url: str) -> str:
    return url.partition("#")[0].partition("://")[2].rstrip("/")
