"""Lock files and the log: what is written is what is read, in one form, and nothing odd goes unnoticed."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from firsthand.archive.lock_file import lock_path, render_lock
from firsthand.archive.log import LOG, append_to_log, check_log
from firsthand.model.evidence import MatchClass
from firsthand.model.lock import ArchiveCopy, Blob, Lock, LockedQuote
from firsthand.model.span import Span
from firsthand.parse.locks import parse_lock

WORDS = st.text(st.characters(categories=("L", "N", "P", "Zs"), max_codepoint=0x2FFF), max_size=20)
DIGESTS = st.integers(0, 2**256 - 1).map(lambda number: f"{number:064x}")
BLOBS = st.builds(Blob, sha256=DIGESTS, size=st.integers(0, 10**9))
QUOTES = st.builds(
    LockedQuote,
    quote_sha256=DIGESTS,
    match=st.sampled_from(MatchClass),
    flags=st.lists(st.sampled_from(["cut", "case", "negation"]), unique=True).map(tuple),
    start=st.just(3),
    end=st.integers(3, 99),
    prefix=st.just("before "),
    passage=st.just("the words"),
    fragment=st.just(":~:text=the%20words"),
    matcher=st.just("1"),
)


@given(
    payload=st.none() | BLOBS,
    text=st.none() | BLOBS,
    status=st.none() | st.integers(100, 599),
    quotes=st.dictionaries(st.from_regex(r"[a-z]{1,8}/[a-z]{1,8}", fullmatch=True), QUOTES, max_size=3),
    history=st.lists(st.tuples(st.just("2026-11-24"), st.sampled_from(["live", "dead"])), max_size=2).map(tuple),
)
def test_a_lock_reads_back_as_it_was_written(
    payload: Blob | None,
    text: Blob | None,
    status: int | None,
    quotes: dict[str, LockedQuote],
    history: tuple[tuple[str, str], ...],
) -> None:
    path = lock_path("mill", "letter")
    lock = Lock(
        path=path,
        span=Span(path),
        scope="mill",
        source="letter",
        url="https://example.org/letter",
        retrieved="2026-11-24T12:00:00Z",
        via="direct",
        status=status,
        payload=payload,
        text=text,
        extractor="html-1" if text else "",
        archive=(ArchiveCopy(service="wayback", url="https://web.archive.org/web/1/x", datetime="2026-11-24"),),
        link_history=history,
        quotes=tuple(sorted(quotes.items())),
    )
    parsed = parse_lock(path, render_lock(lock))
    assert parsed.diagnostics == ()
    assert parsed.value == lock


def test_a_lock_has_one_form_with_sorted_keys_and_composed_letters() -> None:
    path = lock_path("mill", "letter")
    lock = Lock(path=path, span=Span(path), scope="mill", source="letter", via="import", url="https://example.org/cafe\u0301")
    assert render_lock(lock) == (
        '{\n  "schema": 1,\n  "source": "letter",\n  "url": "https://example.org/café",\n  "via": "import"\n}\n'
    )


def test_each_line_of_the_log_follows_from_the_one_before(tmp_path: Path) -> None:
    for what in ("saved", "verified", "forgotten"):
        append_to_log(tmp_path, {"what": what})
    data = (tmp_path / LOG).read_bytes()
    assert [json.loads(line)["what"] for line in data.splitlines()] == ["saved", "verified", "forgotten"]
    assert check_log(data) == ()


def test_a_line_that_was_changed_taken_out_or_broken_is_named(tmp_path: Path) -> None:
    for what in ("saved", "verified", "forgotten"):
        append_to_log(tmp_path, {"what": what})
    lines = (tmp_path / LOG).read_bytes().splitlines(keepends=True)
    changed = lines[0].replace(b"saved", b"found") + lines[1] + lines[2]
    assert check_log(changed) == ("line 2 of the log does not follow from the line before it",)
    assert check_log(lines[0] + lines[2]) == ("line 2 of the log does not follow from the line before it",)
    assert check_log(lines[0] + b"{}\n" + lines[2])[0] == "line 2 of the log cannot be read"


def test_a_torn_last_line_is_no_line_and_the_next_one_replaces_it(tmp_path: Path) -> None:
    append_to_log(tmp_path, {"what": "saved"})
    path = tmp_path / LOG
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"what": "ver')
    assert check_log(path.read_bytes()) == ()
    append_to_log(tmp_path, {"what": "verified"})
    data = path.read_bytes()
    assert data.startswith(whole)
    assert [json.loads(line)["what"] for line in data.splitlines()] == ["saved", "verified"]
    assert check_log(data) == ()
