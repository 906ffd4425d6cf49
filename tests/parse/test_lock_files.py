import json

import pytest

from firsthand.model.codes import Code
from firsthand.model.evidence import MatchClass
from firsthand.model.lock import ArchiveCopy, Blob, Lock, LockedQuote
from firsthand.model.span import Span
from firsthand.parse.locks import parse_lock

PATH = "content/evidence/lock/back/near-deal.json"
A, B, C = "a" * 64, "b" * 64, "c" * 64

WHOLE = {
    "schema": 1,
    "source": "near-deal",
    "url": "https://example.org/a",
    "final_url": "https://example.org/b",
    "retrieved": "2023-09-21T10:00:00Z",
    "via": "direct",
    "status": 200,
    "content_type": "text/html",
    "charset": "utf-8",
    "payload": {"sha256": A, "bytes": 1234},
    "warc": {"sha256": B, "bytes": 999},
    "text": {"sha256": C, "chars": 600, "extractor": "1"},
    "archive": [{"service": "wayback", "url": "https://web.archive.org/x", "datetime": "2023-09-21", "digest": "ABC"}],
    "link": {"state": "live", "checked": "2023-09-22", "history": []},
    "quotes": {
        "back/met": {
            "quote_sha256": A,
            "class": "normalised",
            "flags": ["case", "footnote-marker"],
            "start": 10,
            "end": 20,
            "prefix": "p",
            "suffix": "s",
            "passage": "one\ftwo",
            "fragment": ":~:text=x",
            "matcher": "1",
        },
        "back/gone": {"quote_sha256": B, "class": "not-found"},
    },
    "a_key_of_a_later_version": {"x": [1, 2.5, None]},
}


def test_a_lock_is_read_whole() -> None:
    parsed = parse_lock(PATH, json.dumps(WHOLE))
    assert parsed.diagnostics == ()
    assert parsed.value == Lock(
        path=PATH,
        span=Span(PATH),
        scope="back",
        source="near-deal",
        url="https://example.org/a",
        final_url="https://example.org/b",
        retrieved="2023-09-21T10:00:00Z",
        via="direct",
        status=200,
        content_type="text/html",
        charset="utf-8",
        extractor="1",
        payload=Blob(sha256=A, size=1234),
        warc=Blob(sha256=B, size=999),
        text=Blob(sha256=C, size=600),
        archive=(ArchiveCopy(service="wayback", url="https://web.archive.org/x", datetime="2023-09-21", digest="ABC"),),
        link_state="live",
        link_checked="2023-09-22",
        quotes=(
            ("back/gone", LockedQuote(quote_sha256=B, match=MatchClass.NOT_FOUND)),
            (
                "back/met",
                LockedQuote(
                    quote_sha256=A,
                    match=MatchClass.NORMALISED,
                    flags=("case", "footnote-marker"),
                    start=10,
                    end=20,
                    prefix="p",
                    suffix="s",
                    passage="one two",
                    fragment=":~:text=x",
                    matcher="1",
                ),
            ),
        ),
    )


def test_a_lock_needs_only_its_version_and_its_source() -> None:
    parsed = parse_lock(PATH, '{"schema": 1, "source": "near-deal", "forgotten": "2023-10-01"}')
    assert parsed.value == Lock(path=PATH, span=Span(PATH), scope="back", source="near-deal", forgotten="2023-10-01")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"schema": 2}, '"schema" of the file is not 1'),
        ({"schema": True}, '"schema" of the file is not a whole number'),
        ({"source": "other"}, '"source" of the file is not "near-deal", the name of the file'),
        ({"url": 5}, '"url" of the file is not text'),
        ({"url": "\ud800"}, '"url" of the file is not text'),
        ({"payload": []}, '"payload" of the file is not an object'),
        ({"payload": {"sha256": "A" * 64}}, '"sha256" of "payload" of the file is not a SHA-256 in small hexadecimal letters'),
        ({"payload": {"sha256": A, "bytes": -1}}, '"bytes" of "payload" of the file is not a whole number'),
        ({"payload": {"sha256": A, "bytes": 1.5}}, '"bytes" of "payload" of the file is not a whole number'),
        ({"payload": {"sha256": A, "bytes": 10**30}}, '"bytes" of "payload" of the file is not a whole number'),
        ({"archive": {}}, '"archive" of the file is not a list'),
        ({"archive": ["x"]}, '"archive" is not an object'),
        ({"quotes": {"q": {"quote_sha256": A, "class": "fine"}}}, '"class" of "q" is "fine", which is no class of match'),
        ({"quotes": {"q": {"quote_sha256": A, "class": "exact", "start": 5}}}, '"start" of "q" and "end" do not fit together'),
        (
            {"quotes": {"q": {"quote_sha256": A, "class": "exact", "start": 5, "end": 4}}},
            '"start" of "q" and "end" do not fit together',
        ),
        ({"quotes": {"q": {"quote_sha256": A, "class": "exact", "flags": [1]}}}, '"flags" of "q" is not a list of words'),
    ],
)
def test_a_lock_that_is_odd_in_any_way_is_refused_whole(change: dict[str, object], reason: str) -> None:
    parsed = parse_lock(PATH, json.dumps(WHOLE | change))
    assert parsed.value is None
    assert [(one.code, one.message) for one in parsed.diagnostics] == [
        (Code.LOCK_UNREADABLE, f"this lock file cannot be relied on: {reason}")
    ]


@pytest.mark.parametrize(
    ("text", "line", "column", "reason"),
    [
        ("", 1, 1, "it is not JSON: expecting value"),
        ("{\n<<<<<<< HEAD\n", 2, 1, "it holds the marks of a merge conflict"),
        ("[]", 1, 1, "the file is not an object"),
        ('{"schema": NaN}', 1, 1, "it holds NaN, which is no number of JSON"),
        ('{"schema": -Infinity}', 1, 1, "it holds -Infinity, which is no number of JSON"),
        ('{"schema": 1, "schema": 1}', 1, 1, 'it holds the key "schema" twice'),
        ('{"schema": ' + "9" * 5000 + "}", 1, 1, "it holds a number too long to read"),
        ("[" * 200_000, 1, 1, "it is nested too deeply"),
        ('{"a":' * 200_000, 1, 1, "it is nested too deeply"),
        (" " * 2_000_001, 1, 1, "it is far larger than any lock"),
    ],
)
def test_what_is_no_lock_at_all_is_one_error(text: str, line: int, column: int, reason: str) -> None:
    parsed = parse_lock(PATH, text)
    assert parsed.value is None
    assert [(one.span, one.message) for one in parsed.diagnostics] == [
        (Span(PATH, line, column), f"this lock file cannot be relied on: {reason}")
    ]
