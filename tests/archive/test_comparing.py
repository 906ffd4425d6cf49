"""What `verify` makes of a site: which texts count for a quotation, and what the locks keep of each look."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from saved import NOW, call, write_site
from test_extracting import make_pdf

from firsthand.parse.locks import parse_lock

HEAD = """\
---
title: The mill
date: 2024-03-01
sources:
  letter:
    type: statement
    title: Letter
    author: A. Owner
    url: https://example.org/letter
    published: 2024-02-20
"""
GAZETTE = """\
  gazette:
    type: article
    title: The mill
    publisher: The Gazette
    url: https://example.org/gazette
    published: 2024-02-21
    own_reporting: true
"""
EXCERPT = "    excerpt: We had hoped. The mill will not open before spring, as I promised. It is a pity.\n"
QUOTE = """\
quotes:
  promise:
    text: The mill will not open before spring
    source: letter
"""


def _write(folder: Path, *parts: str) -> Path:
    return write_site(folder / "site", {"content/posts/the-mill.md": "".join((HEAD, *parts, "---\nThe mill.\n"))})


def _save(root: Path, source: str, name: str, data: bytes) -> None:
    (root.parent / name).write_bytes(data)
    done = call(root, "snapshot", "--import", str(root.parent / name), source, "--clock", NOW)
    assert done.returncode == 0, done.stderr


def _verify(root: Path, *words: str) -> tuple[int, list[tuple[Any, ...]]]:
    done = call(root, "verify", *words, "--clock", NOW, "--format", "json")
    return done.returncode, [
        (one["id"], one["source"], one["class"], one["flags"], one["found_in"]) for one in json.loads(done.stdout)
    ]


def _quote(root: Path, source: str, name: str) -> dict[str, Any]:
    path = root / f"content/evidence/lock/the-mill/{source}.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["quotes"][f"the-mill/{name}"]
    return found


def test_the_lock_keeps_the_passage_with_words_around_it_and_no_more_than_that(tmp_path: Path) -> None:
    root = _write(tmp_path, QUOTE)
    filler = b"<p>" + b"Nothing to see here. " * 30 + b"</p>"
    _save(root, "letter", "page.html", filler + b"<p>We had hoped. The mill will not open before spring. Pity.</p>" + filler)
    assert _verify(root) == (0, [("promise", "letter", "exact", [], None)])
    path = "content/evidence/lock/the-mill/letter.json"
    lock = parse_lock(path, (root / path).read_text(encoding="utf-8")).value
    assert lock
    [(_, quote)] = lock.quotes
    assert quote.words == "The mill will not open before spring"
    before, after = quote.passage.split(quote.words)
    assert before.endswith("We had hoped. ")
    assert after.startswith(". Pity.\n")
    assert len(before) <= 100
    assert len(after) <= 100
    assert before.startswith("Nothing to see here. ") or before[0].isalpha()


def test_a_quotation_counts_where_it_stands_or_in_a_reprint_of_that(tmp_path: Path) -> None:
    root = _write(tmp_path, "    via: gazette\n", GAZETTE, EXCERPT, QUOTE)
    _save(root, "letter", "letter.html", b"<p>Quite another letter.</p>")
    assert _verify(root) == (0, [("promise", "gazette", "exact", ["cut"], None)])
    assert _quote(root, "letter", "promise")["class"] == "not-found"
    assert _quote(root, "gazette", "promise")["class"] == "exact"


def test_another_source_that_is_said_to_carry_it_does_not_stand_in_for_its_own(tmp_path: Path) -> None:
    root = _write(tmp_path, EXCERPT.replace("not open", "open"), GAZETTE, EXCERPT, QUOTE, "    also_in: gazette\n")
    assert _verify(root) == (1, [("promise", "letter", "altered", [], None)])


def test_each_source_that_is_said_to_carry_it_and_does_not_is_told(tmp_path: Path) -> None:
    root = _write(tmp_path, EXCERPT, GAZETTE, EXCERPT.replace("not open", "open"), QUOTE, "    also_in: gazette\n")
    assert _verify(root) == (
        1,
        [("promise", "letter", "exact", ["cut"], None), ("promise", "gazette", "altered", [], None)],
    )


def test_a_risky_cut_is_a_problem_until_a_note_explains_it(tmp_path: Path) -> None:
    cut = QUOTE.replace("will not open before", "will … open before")
    assert _verify(_write(tmp_path, EXCERPT, cut)) == (1, [("promise", "letter", "elided", ["cut", "negation"], None)])
    noted = _write(tmp_path, EXCERPT, cut, "    note: It says that it will not.\n")
    assert _verify(noted) == (0, [("promise", "letter", "elided", ["cut", "negation"], None)])


def test_the_build_holds_a_quotation_to_what_verify_flagged(tmp_path: Path) -> None:
    root = _write(tmp_path, EXCERPT.replace("spring, as", "spring? as"), QUOTE.replace("spring", "spring."))
    code, [(_, _, match, flags, _)] = _verify(root)
    assert (code, match, "question" in flags) == (1, "normalised", True)
    check = call(root, "check", "--format", "concise")
    assert "error[risky-cut]" in check.stderr
    assert "makes a statement of a question" in check.stderr


def test_words_a_publisher_gives_to_machines_alone_match_and_open_no_page(tmp_path: Path) -> None:
    root = _write(tmp_path, QUOTE)
    told = '{"articleBody": "We had hoped. The mill will not open before spring."}'
    page = f'<p>Subscribe.</p><script type="application/ld+json">{told}</script>'
    _save(root, "letter", "page.html", page.encode())
    assert _verify(root) == (0, [("promise", "letter", "exact", [], None)])
    quote = _quote(root, "letter", "promise")
    assert (quote["channel"], "fragment" in quote) == ("articleBody", False)


def test_a_passage_of_a_pdf_opens_at_its_page(tmp_path: Path) -> None:
    root = _write(tmp_path, QUOTE)
    _save(root, "letter", "letter.pdf", make_pdf(["Dear all,"], ["The mill will not open be-", "fore spring, as I promised."]))
    assert _verify(root) == (0, [("promise", "letter", "normalised", ["typography", "cut"], None)])
    assert _quote(root, "letter", "promise")["fragment"] == "page=2"


def test_a_passage_of_a_page_opens_where_its_readers_see_it(tmp_path: Path) -> None:
    root = _write(tmp_path, QUOTE)
    page = "<title>The mill will not open before spring</title><h1>The mill will <i hidden>perhaps</i>not open</h1>"
    _save(root, "letter", "page.html", f"{page}<p>We hear: the mill will not open<sup>2</sup> before spring. Pity.".encode())
    assert _verify(root) == (0, [("promise", "letter", "exact", [], None)])
    assert "fragment" not in _quote(root, "letter", "promise")
    _save(root, "letter", "page.html", f"{page}<p>We hear: <b>The mill</b> will not open before spring. Pity.".encode())
    assert _verify(root) == (0, [("promise", "letter", "exact", [], None)])
    assert _quote(root, "letter", "promise")["fragment"] == ":~:text=The%20mill%20will%20not%20open%20before%20spring"


def test_without_the_page_itself_a_passage_is_told_by_the_characters_of_its_text(tmp_path: Path) -> None:
    root = _write(tmp_path, QUOTE.replace("open", "open²"))
    _save(root, "letter", "page.html", b"<p>The mill will not open<sup>2</sup> before spring.")
    _verify(root)
    assert _quote(root, "letter", "promise")["fragment"] == ":~:text=The%20mill%20will%20not%20open2%20before%20spring"
    for path in (root / "content/evidence/raw").iterdir():
        path.unlink()
    _verify(root)
    assert _quote(root, "letter", "promise")["fragment"] == ":~:text=The%20mill%20will%20not%20open2%20before%20spring"
    _verify(root, "--anew")
    assert _quote(root, "letter", "promise")["fragment"] == ":~:text=The%20mill%20will%20not%20open%C2%B2%20before%20spring"


def test_of_a_redacted_post_the_finding_stays_and_its_words_go(tmp_path: Path) -> None:
    tweet = (
        "tweets:\n  post:\n    url: https://mastodon.example/@a/1\n    author: A\n    handle: a\n    posted: unknown\n"
        "    text: The mill will open.\n"
    )
    root = _write(tmp_path, tweet)
    _save(root, "post", "post.json", b'{"content": "<p>The mill will open.</p>"}')
    assert _verify(root) == (0, [("post", "post", "exact", [], None)])
    _write(tmp_path, tweet, "    redacted: {date: 2024-03-02, reason: Asked to.}\n")
    assert _verify(root) == (0, [])
    kept = _quote(root, "post", "post")
    assert (kept["class"], "passage" in kept, "prefix" in kept) == ("exact", False, False)


def test_where_there_is_nothing_to_compare_with_nothing_is_looked_for_elsewhere(tmp_path: Path) -> None:
    root = _write(tmp_path, GAZETTE, EXCERPT, QUOTE)
    assert _verify(root) == (0, [("promise", "letter", "no-copy", [], None)])
