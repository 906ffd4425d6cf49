"""Lock files: what was recorded when a copy of a source was saved and its quotations were compared.

Knows the JSON of ``content/evidence/lock/<scope>/<id>.json`` and believes nothing of it: a lock may have been edited, or
merged badly. One that is odd in any way is reported whole, since a lock half read would prove half a quotation. Keys it does
not know are passed over, for locks that a later version wrote.
"""

from __future__ import annotations

import json
import re
from posixpath import basename, dirname
from typing import Any, NoReturn

from firsthand.model.codes import Code
from firsthand.model.diagnostic import error
from firsthand.model.evidence import MatchClass
from firsthand.model.lock import ArchiveCopy, Blob, Lock, LockedQuote
from firsthand.model.parsed import Parsed
from firsthand.model.span import Span
from firsthand.parse.evidence_log import EvidenceLog
from firsthand.parse.lines import LARGEST_FILE, blank_unprintable, make_lines

SCHEMA = 1
"""The version of the lock files that this program reads and writes."""

_SHA256 = re.compile(r"[0-9a-f]{64}")
_FLAG = re.compile(r"[a-z][a-z-]*")
_CONFLICT = re.compile(r"^<{7}", re.MULTILINE)
_HALF_CHARACTER = re.compile(r"[\ud800-\udfff]")
_LARGEST_NUMBER = 2**53


class _OddError(Exception):
    """Something in a lock file is not as this program would have written it; says what, as a clause."""


def parse_lock(path: str, text: str) -> Parsed[Lock | None]:
    """The lock that ``text`` holds, or None with an error; its scope and its source's id are those of ``path``."""
    try:
        value = _load(text)
        return Parsed(value=_make_lock(path, _Record(value, "the file")))
    except json.JSONDecodeError as refused:
        if conflict := _CONFLICT.search(refused.doc):
            span = make_lines(path, refused.doc).span_at(conflict.start())
            return _refuse(span, "it holds the marks of a merge conflict", hint="keep one of the two sides, whole")
        span = make_lines(path, refused.doc).span_at(refused.pos)
        return _refuse(span, f"it is not JSON: {refused.msg[0].lower()}{refused.msg[1:]}")
    except RecursionError:
        return _refuse(Span(path), "it is nested too deeply")
    except (_OddError, ValueError) as odd:  # a number of thousands of digits is a ValueError
        return _refuse(Span(path), str(odd) if isinstance(odd, _OddError) else "it holds a number too long to read")


def parse_vouched_lock(path: str, text: str, log: EvidenceLog) -> Parsed[Lock | None]:
    """The same, and None with an error too where the log knows the lock and never saw it as it is now."""
    parsed = parse_lock(path, text)
    lock = parsed.value
    if lock and log.is_changed(f"{lock.scope}/{lock.source}", text):
        return _refuse(Span(path), "it is not as it was ever written, as the log tells")
    return parsed


_HINT = "take back the last change to it, or make it anew with `firsthand snapshot` and `firsthand verify`"


def _refuse(span: Span, reason: str, *, hint: str = _HINT) -> Parsed[Lock | None]:
    message = f"this lock file cannot be relied on: {reason}"
    return Parsed(value=None, diagnostics=(error(Code.LOCK_UNREADABLE, span, message, hint=hint),))


def _load(text: str) -> object:
    if len(text) > LARGEST_FILE:
        message = "it is far larger than any lock"
        raise _OddError(message)
    return json.loads(text.removeprefix("\ufeff"), parse_constant=_refuse_constant, object_pairs_hook=_load_pairs)


def _refuse_constant(name: str) -> NoReturn:
    message = f"it holds {name}, which is no number of JSON"
    raise _OddError(message)


def _load_pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    loaded: dict[str, object] = {}
    for key, value in pairs:
        if key in loaded:
            message = f'it holds the key "{key}" twice'
            raise _OddError(message)
        loaded[key] = value
    return loaded


class _Record:
    """A JSON object whose values are taken by key and type; ``name`` says in messages where it stands."""

    __slots__ = ("name", "values")

    def __init__(self, value: object, name: str) -> None:
        if not isinstance(value, dict):
            message = f"{name} is not an object"
            raise _OddError(message)
        self.values: dict[str, Any] = value
        self.name = name

    def text(self, key: str) -> str:
        value = self.values.get(key)
        if value is None:
            return ""
        if not isinstance(value, str) or _HALF_CHARACTER.search(value):
            self.refuse(key, "is not text")
        return blank_unprintable(value)  # a passage may hold the page breaks of a PDF

    def number(self, key: str) -> int | None:
        value = self.values.get(key)
        if value is None:
            return None
        if type(value) is not int or not 0 <= value <= _LARGEST_NUMBER:
            self.refuse(key, "is not a whole number")
        return value

    def digest(self, key: str) -> str:
        value = self.text(key)
        if not _SHA256.fullmatch(value):
            self.refuse(key, "is not a SHA-256 in small hexadecimal letters")
        return value

    def items(self, key: str) -> list[Any]:
        value = self.values.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.refuse(key, "is not a list")
        return value

    def record(self, key: str) -> _Record | None:
        value = self.values.get(key)
        return None if value is None else _Record(value, f'"{key}" of {self.name}')

    def refuse(self, key: str, reason: str) -> NoReturn:
        message = f'"{key}" of {self.name} {reason}'
        raise _OddError(message)


def _make_lock(path: str, record: _Record) -> Lock:
    scope, source = basename(dirname(path)), basename(path).removesuffix(".json")
    if record.number("schema") != SCHEMA:
        record.refuse("schema", f"is not {SCHEMA}")
    if record.text("source") != source:
        record.refuse("source", f'is not "{source}", the name of the file')
    link = record.record("link")
    text = record.record("text")
    quotes = record.record("quotes")
    return Lock(
        path=path,
        span=Span(path),
        scope=scope,
        source=source,
        url=record.text("url"),
        final_url=record.text("final_url"),
        retrieved=record.text("retrieved"),
        via=record.text("via"),
        status=record.number("status"),
        content_type=record.text("content_type"),
        charset=record.text("charset"),
        extractor=text.text("extractor") if text else "",
        payload=_make_blob(record.record("payload"), "bytes"),
        warc=_make_blob(record.record("warc"), "bytes"),
        text=_make_blob(text, "chars"),
        archive=tuple(_make_archive_copy(_Record(item, '"archive"')) for item in record.items("archive")),
        link_state=link.text("state") if link else "",
        link_checked=link.text("checked") if link else "",
        link_history=tuple(_make_look(_Record(item, '"history"')) for item in link.items("history")) if link else (),
        forgotten=record.text("forgotten"),
        quotes=tuple((key, _make_quote(_Record(value, f'"{key}"'))) for key, value in sorted(quotes.values.items()))
        if quotes
        else (),
    )


def _make_blob(record: _Record | None, unit: str) -> Blob | None:
    return Blob(sha256=record.digest("sha256"), size=record.number(unit) or 0) if record else None


def _make_look(record: _Record) -> tuple[str, str]:
    return record.text("checked"), record.text("state")


def _make_archive_copy(record: _Record) -> ArchiveCopy:
    return ArchiveCopy(
        service=record.text("service"),
        url=record.text("url"),
        datetime=record.text("datetime"),
        digest=record.text("digest"),
    )


def _make_quote(record: _Record) -> LockedQuote:
    start, end = record.number("start"), record.number("end")
    if (start is None) != (end is None) or (start is not None and end is not None and start > end):
        record.refuse("start", 'and "end" do not fit together')
    flags = record.items("flags")
    if not all(isinstance(flag, str) and _FLAG.fullmatch(flag) for flag in flags):
        record.refuse("flags", "is not a list of words")
    match = record.text("class")
    if match not in tuple(MatchClass):
        record.refuse("class", f'is "{match}", which is no class of match')
    return LockedQuote(
        quote_sha256=record.digest("quote_sha256"),
        match=MatchClass(match),
        flags=tuple(flags),
        start=start,
        end=end,
        prefix=record.text("prefix"),
        suffix=record.text("suffix"),
        passage=record.text("passage"),
        fragment=record.text("fragment"),
        channel=record.text("channel"),
        matcher=record.text("matcher"),
        context=record.text("context"),
    )
