"""Saved copies as WARC/1.1 files, through warcio (the extra ``archive``).

The same response gives the same bytes: dates and record ids are made from it. What was read from a file is trusted only after
its hash was checked; that is ``store``'s business, since a damaged WARC may well read without a complaint.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from firsthand.archive.extract import ExtractError
from firsthand.archive.response import Response

_NEEDS = 'saving copies needs an extra: pip install "firsthand[archive]"'


def render_warc(response: Response) -> bytes:
    """The response, the request it answers, and the redirects before it, as one compressed WARC file."""
    try:
        from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415 - an extra
        from warcio.warcwriter import WARCWriter  # noqa: PLC0415
    except ImportError as missing:
        raise ExtractError(_NEEDS) from missing
    out = BytesIO()
    writer = WARCWriter(out, gzip=False, warc_version="WARC/1.1")
    for number, (url, status, headers, body) in enumerate(_exchanges(response)):
        own = {
            "WARC-Date": response.retrieved,
            "WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, f'{response.retrieved} {number} {url}')}>",
        }
        status_line = StatusAndHeaders(f"{status} ", headers, protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url, "response", payload=BytesIO(body), http_headers=status_line, warc_headers_dict=own
        )
        writer.write_record(record)
    return gzip.compress(out.getvalue(), mtime=0)


def _exchanges(response: Response) -> Iterator[tuple[str, int, list[tuple[str, str]], bytes]]:
    for step in response.redirects:
        yield step.url, step.status, [*step.headers, ("Location", step.location)], b""
    yield response.final_url, response.status, list(response.headers), response.body


def read_warc(data: bytes) -> Response:
    """The first page that a WARC file holds. Raises ExtractError where it holds none or cannot be read."""
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - an extra
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415
    except ImportError as missing:
        raise ExtractError(_NEEDS) from missing
    try:
        for record in ArchiveIterator(BytesIO(data)):
            if record.rec_type == "response" and (found := _read_record(record)):
                return found
    except (ArchiveLoadFailed, EOFError, OSError, ValueError) as broken:
        clause = "this WARC file cannot be read"
        raise ExtractError(clause) from broken
    clause = "this WARC file holds no page that was answered"
    raise ExtractError(clause)


def _read_record(record: Any) -> Response | None:  # noqa: ANN401 - warcio has no types
    status = record.http_headers.get_statuscode() if record.http_headers else ""
    if status != "200":
        return None
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    return Response(
        url=url,
        final_url=url,
        status=200,
        headers=tuple(record.http_headers.headers),
        body=record.content_stream().read(),
        retrieved=record.rec_headers.get_header("WARC-Date") or "",
    )
