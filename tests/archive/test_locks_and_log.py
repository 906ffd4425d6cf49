"""Lock files and the log: what is written is what is read, in one form, and nothing odd goes unnoticed."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from firsthand.archive.lock_file import lock_path, render_lock
from firsthand.archive.log import append_to_log
from firsthand.model.evidence import MatchClass
from firsthand.model.lock import ArchiveCopy, Blob, Lock, LockedQuote
from firsthand.model.span import Span
from firsthand.parse.evidence_log import LOG, hash_line, hash_lock, parse_log
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


def _write_log(root: Path, *whats: str) -> list[str]:
    for what in whats:
        append_to_log(root, what=what, when="2026-11-24T12:00:00Z", lock="mill/letter", sha256=hash_lock(what))
    return (root / LOG).read_text(encoding="utf-8").splitlines(keepends=True)


def test_each_line_of_the_log_follows_from_the_one_before(tmp_path: Path) -> None:
    lines = _write_log(tmp_path, "saved", "verified", "forgotten")
    assert [json.loads(line)["what"] for line in lines] == ["saved", "verified", "forgotten"]
    assert [json.loads(line)["prev"] for line in lines] == ["", *(hash_line(line.rstrip("\n")) for line in lines[:2])]
    log = parse_log("".join(lines))
    assert (log.faults, log.is_torn) == ((), False)
    assert log.written == {"mill/letter": frozenset(map(hash_lock, ("saved", "verified", "forgotten")))}


def test_a_line_that_was_changed_taken_out_or_broken_is_named(tmp_path: Path) -> None:
    lines = _write_log(tmp_path, "saved", "verified", "forgotten")
    changed = lines[0].replace("12:00", "12:01") + lines[1] + lines[2]
    assert parse_log(changed).faults == ((1, "is not as it was written"),)
    assert parse_log(lines[0] + lines[2]).faults == ((2, "does not follow from any line before it"),)
    assert parse_log(lines[0] + "{}\n" + lines[2]).faults == ((2, "is not as it was written"),)


def test_every_changed_character_of_a_log_is_named(tmp_path: Path) -> None:
    text = "".join(_write_log(tmp_path, "saved", "verified"))
    for at, char in enumerate(text[:-1]):
        damaged = text[:at] + chr(ord(char) ^ 1 << at % 7) + text[at + 1 :]
        assert parse_log(damaged).faults, damaged[at - 20 : at + 20]


def test_two_branches_of_a_log_can_be_merged_line_by_line(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    both = _write_log(tmp_path, "saved")
    for name in ("one", "two"):
        (tmp_path / name / LOG).parent.mkdir(parents=True)
        (tmp_path / name / LOG).write_text("".join(both), encoding="utf-8")
    one = _write_log(tmp_path / "one", "verified", "archived")
    two = _write_log(tmp_path / "two", "looked", "forgotten")
    assert parse_log("".join([*one, *two[1:]])).faults == ()
    assert parse_log("".join([*two, *one[1:]])).faults == ()


def test_a_torn_last_line_is_no_line_and_the_next_one_replaces_it(tmp_path: Path) -> None:
    whole = "".join(_write_log(tmp_path, "saved"))
    path = tmp_path / LOG
    path.write_text(whole + '{"what": "ver', encoding="utf-8")
    torn = parse_log(path.read_text(encoding="utf-8"))
    assert (torn.faults, torn.is_torn) == ((), True)
    lines = _write_log(tmp_path, "verified")
    assert "".join(lines).startswith(whole)
    assert [json.loads(line)["what"] for line in lines] == ["saved", "verified"]
    assert parse_log("".join(lines)).faults == ()


def test_a_last_line_without_its_line_feed_alone_is_still_a_line(tmp_path: Path) -> None:
    text = "".join(_write_log(tmp_path, "saved", "verified"))
    (tmp_path / LOG).write_text(text[:-1], encoding="utf-8")
    assert parse_log(text[:-1]).written == parse_log(text).written
    assert "".join(_write_log(tmp_path, "looked")).startswith(text)
