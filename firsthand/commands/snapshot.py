"""``firsthand snapshot --import FILE ID``: a page saved by hand in a browser becomes the saved copy of a source."""

from __future__ import annotations

import mimetypes
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path

from firsthand.archive.extract import ExtractError, read_mhtml
from firsthand.archive.holdings import read_locks
from firsthand.archive.lock_file import lock_path
from firsthand.archive.response import Response
from firsthand.archive.store import Subject, save_copy
from firsthand.archive.verification import scope_of
from firsthand.archive.warc import read_warc
from firsthand.commands.console import Console
from firsthand.commands.site_flags import add_clock_flag, read_site
from firsthand.disk.refusal import refuse
from firsthand.model.files import Inputs
from firsthand.model.nearest import did_you_mean
from firsthand.model.resolved import Key, ResolvedQuote, ResolvedSite, ResolvedSource
from firsthand.pipeline import resolve


def add_flags(parser: ArgumentParser) -> None:
    """What to save, and from where."""
    parser.add_argument("id", metavar="ID", help="the source or tweet the copy is of; slug/id where two posts share it")
    parser.add_argument(
        "--import", dest="file", metavar="FILE", type=Path, required=True, help="an HTML, MHTML, PDF, text or WARC file"
    )
    add_clock_flag(parser)


def run(args: Namespace, console: Console) -> int:
    """0 and the copy saved; `verify` compares quotations with it."""
    inputs = read_site(args, drafts=True, future=True)
    site = resolve(inputs).site
    if site is None:
        refuse("content/site.yaml cannot be read: firsthand check says why")
    subject = _find_subject(args.id, site, inputs)
    try:
        response = _read_file(args.file, subject.url, args.clock and inputs.now)
        lock = save_copy(args.root, subject, response, via="import")
    except ExtractError as problem:
        refuse(f"{args.file}: {problem}")
    console.give(f"{lock.path}\n")
    console.say("saved; now compare what you quote from it: firsthand verify")
    return 0


def _find_subject(name: str, site: ResolvedSite, inputs: Inputs) -> Subject:
    records = {key: record for key, record in site.records.items() if not isinstance(record, ResolvedQuote)}
    found = [key for key in records if name in (key.id, str(key))]
    if not found:
        hint = did_you_mean(name, (key.id for key in records))
        refuse(f'no source or tweet is called "{name}"' + (f": {hint}" if hint else ""))
    if len(found) > 1:
        refuse(f'"{name}" is the id of more than one: say {" or ".join(map(str, sorted(found)))}')
    key = found[0]
    scope = scope_of(site, key)
    return Subject(scope=scope, source=key.id, url=_url_of(site, key), lock=read_locks(inputs).get(lock_path(scope, key.id)))


def _url_of(site: ResolvedSite, key: Key) -> str:
    record = site.records[key]
    if isinstance(record, ResolvedSource):
        return record.source.url
    return "" if isinstance(record, ResolvedQuote) else record.tweet.url


def _read_file(file: Path, url: str, now: datetime | str) -> Response:
    """The file as if it had been fetched from ``url``, at the time it was saved (or the one that --clock gives)."""
    data = file.read_bytes()
    name = file.name.lower()
    if name.endswith((".warc", ".warc.gz")):
        return read_warc(data)
    content_type = mimetypes.guess_type(file.name)[0] or "text/html"
    if name.endswith((".mhtml", ".mht")):
        data, content_type, _ = read_mhtml(data)
    saved = now if isinstance(now, datetime) else datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return Response(
        url=url,
        final_url=url,
        status=200,
        headers=(("Content-Type", content_type),),
        body=data,
        retrieved=saved.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )
