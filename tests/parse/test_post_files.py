from datetime import date

import pytest
from parsing import describe

from firsthand.model.codes import Code
from firsthand.model.dates import Moment, PartialDate
from firsthand.model.evidence import UNKNOWN, Claim, Level, Quote, Redaction, Ref, Search, Shows, Source, SourceType, Tweet
from firsthand.model.parsed import Parsed
from firsthand.model.post import Post
from firsthand.model.span import Span
from firsthand.parse.documents import parse_page, parse_post, parse_sources

PATH = "content/posts/2023-09-21-back.md"


def read(text: str, path: str = PATH, sidecar: tuple[str, str] | None = None) -> Parsed[Post]:
    return parse_post(path, text, sidecar=sidecar, html=False, typography=True)


@pytest.mark.parametrize(
    ("path", "name", "slug", "day", "folder"),
    [
        ("content/posts/2023-09-21-back.md", "back", "back", date(2023, 9, 21), "content/posts"),
        ("content/posts/Back at it.md", "Back at it", "back-at-it", None, "content/posts"),
        ("content/posts/2023-09-21-back/index.md", "back", "back", date(2023, 9, 21), "content/posts/2023-09-21-back"),
        ("content/posts/back/index.md", "back", "back", None, "content/posts/back"),
        ("content/posts/2023/2023-09-21_Größe.md", "Größe", "größe", date(2023, 9, 21), "content/posts/2023"),
        ("content/posts/2023-09-21.md", "2023-09-21", "2023-09-21", date(2023, 9, 21), "content/posts"),
        ("content/posts/2001-a-space-odyssey.md", "2001-a-space-odyssey", "2001-a-space-odyssey", None, "content/posts"),
        ("content/posts/index.md", "index", "index", None, "content/posts"),
    ],
)
def test_a_files_name_gives_name_slug_date_and_folder(path: str, name: str, slug: str, day: date | None, folder: str) -> None:
    post = read("---\ntitle: T\n---\n", path).value
    assert (post.name, post.slug, post.folder) == (name, slug, folder)
    assert (post.date and post.date.day) == day


def test_a_name_that_begins_with_no_day_of_the_calendar_is_an_error() -> None:
    parsed = read("---\ntitle: T\n---\n", "content/posts/2023-02-30-x.md")
    assert describe(parsed.diagnostics) == [
        '1:1: error[bad-date]: the file\'s name begins with "2023-02-30", which is no day of the calendar',
        "  hint: rename the file",
    ]


def test_a_name_of_which_no_address_can_be_made_is_an_error_unless_a_slug_is_given() -> None:
    path = "content/posts/2023-09-21-!!!.md"
    assert [one.code for one in read("---\ntitle: T\n---\n", path).diagnostics] == [Code.BAD_VALUE]
    assert read("---\ntitle: T\nslug: wow\n---\n", path).diagnostics == ()


@pytest.mark.parametrize("slug", ["a/b", "..", "A", "a b", "ä" * 101, "a?b"])
def test_a_slug_is_one_safe_segment(slug: str) -> None:
    assert [one.code for one in read(f"---\ntitle: T\nslug: '{slug}'\n---\n").diagnostics] == [Code.BAD_VALUE]


def test_front_matter_becomes_a_post() -> None:
    text = """---
title: "T: it's"
date: 2023-09-21T14:30+02:00
updated: 2023-09-22
summary: >-
  Two lines
  of it.
tags: [strike, "#1"]
authors:
  - A. One
  - B. Two
series: S
image: cover.jpg
aliases: [/old/, /older.html]
lang: de-AT
draft: true
hidden: false
id: tag:example.org,2023:x
corrections:
  - date: 2023-09-23
    text: A name was wrong.
    was: Jon
    now: John
    claims: [a, b]
---
Body.
"""
    parsed = read(text)
    post = parsed.value
    assert parsed.diagnostics == ()
    assert (post.title, post.summary, post.tags, post.authors) == (
        "T: it's",
        "Two lines of it.",
        ("strike", "#1"),
        ("A. One", "B. Two"),
    )
    assert (post.series, post.image, post.aliases, post.lang) == ("S", "cover.jpg", ("/old/", "/older.html"), "de-AT")
    assert (post.draft, post.hidden, post.feed_id) == (True, False, "tag:example.org,2023:x")
    assert post.updated == Moment(text="2023-09-22", day=date(2023, 9, 22))
    assert [(one.date, one.text, one.was, one.now, one.claims) for one in post.corrections] == [
        (date(2023, 9, 23), "A name was wrong.", "Jon", "John", ("a", "b"))
    ]
    assert post.corrections[0].span == Span(PATH, 20, 5)
    assert (post.spans["title"], post.spans["summary"], post.spans["id"]) == (
        Span(PATH, 2, 8),
        Span(PATH, 5, 10),
        Span(PATH, 18, 5),
    )
    assert post.body.text.strip() == "Body."


def test_records_are_read_in_the_order_written_with_the_place_of_each_value() -> None:
    text = """---
title: T
sources:
  b-source:
    title: unknown
    author: A
    published: unknown
    via: [c-source, a-source]
    level: primary
    shows: facts
    note: Why.
    own_reporting: true
  a-source:
    type: unnamed
    title: people
quotes:
  q:
    text: "Words: 'all' of them"
    source: b-source
    said: 2023-09~
tweets:
  t:
    author: unknown
    handle: "@user@host.example"
    posted: unknown
    text: T
    via: b-source
  gone:
    url: https://x.com/a/status/1
    redacted: {date: 2023-10-01, reason: deleted by its author}
claims:
  c:
    label: reported
    source: [q, t]
    against: a-source
    searched: [{where: an archive, date: 2023-09-30}]
    superseded_by: other-post/claim
---
"""
    parsed = read(text)
    assert parsed.diagnostics == ()
    evidence = parsed.value.evidence
    assert [one.id for one in evidence.sources] == ["b-source", "a-source"]
    first = evidence.sources[0]
    assert first == Source(
        id="b-source",
        span=Span(PATH, 4, 3),
        level=Level.PRIMARY,
        shows=Shows.FACTS,
        title=UNKNOWN,
        author="A",
        via=(Ref(id="c-source", span=Span(PATH, 8, 11)), Ref(id="a-source", span=Span(PATH, 8, 21))),
        note="Why.",
        own_reporting=True,
        spans=first.spans,
    )
    assert (first.spans["published"], first.type, evidence.sources[1].type) == (
        Span(PATH, 7, 16),
        SourceType.ARTICLE,
        SourceType.UNNAMED,
    )
    assert evidence.quotes == (
        Quote(
            id="q",
            span=Span(PATH, 17, 3),
            text="Words: 'all' of them",
            source=Ref(id="b-source", span=Span(PATH, 19, 13)),
            said=PartialDate(text="2023-09~", earliest=date(2023, 9, 1), latest=date(2023, 9, 30), about=True),
            spans=evidence.quotes[0].spans,
        ),
    )
    near, gone = evidence.tweets
    assert (near.author, near.handle, near.posted) == (UNKNOWN, "user@host.example", None)
    assert gone == Tweet(
        id="gone",
        span=Span(PATH, 28, 3),
        url="https://x.com/a/status/1",
        redacted=Redaction(date=date(2023, 10, 1), reason="deleted by its author"),
        spans=gone.spans,
    )
    assert evidence.claims == (
        Claim(
            id="c",
            span=Span(PATH, 32, 3),
            label="reported",
            source=(Ref(id="q", span=Span(PATH, 34, 14)), Ref(id="t", span=Span(PATH, 34, 17))),
            against=(Ref(id="a-source", span=Span(PATH, 35, 14)),),
            searched=(Search(where="an archive", date=date(2023, 9, 30)),),
            superseded_by="other-post/claim",
            spans=evidence.claims[0].spans,
        ),
    )


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    text = """---
tittle: T
draft: maybe
sources:
  Un:
    type: repport
    url: www.example.org
    published: 2023-31-12
claims:
  c:
    label: [a]
    history:
      - date: never
---
"""
    assert [(one.code, one.span.line, one.span.column) for one in read(text).diagnostics] == [
        (Code.UNKNOWN_KEY, 2, 1),
        (Code.BAD_VALUE, 3, 8),
        (Code.BAD_ID, 5, 3),
        (Code.BAD_VALUE, 6, 11),
        (Code.BAD_URL, 7, 10),
        (Code.BAD_DATE, 8, 16),
        (Code.WRONG_SHAPE, 11, 12),
        (Code.BAD_DATE, 13, 15),
        (Code.MISSING_KEY, 13, 9),
        (Code.MISSING_KEY, 13, 9),
        (Code.MISSING_KEY, 5, 3),
    ]


def test_a_file_beside_the_post_holds_its_evidence_at_its_own_places() -> None:
    beside = "content/posts/2023-09-21-back.yaml"
    parsed = read(
        "---\ntitle: T\n---\n", sidecar=(beside, "sources:\n  s: {type: unnamed, title: T}\nclaims:\n  c: {label: x}\n")
    )
    assert parsed.diagnostics == ()
    assert [one.span for one in parsed.value.evidence.sources] == [Span(beside, 2, 3)]
    assert [one.span for one in parsed.value.evidence.claims] == [Span(beside, 4, 3)]


def test_evidence_stands_in_one_of_the_two_files() -> None:
    beside = "content/posts/2023-09-21-back.yaml"
    parsed = read(
        "---\ntitle: T\nclaims: {c: {label: x}}\n---\n", sidecar=(beside, "sources: {s: {type: unnamed, title: T}}\n")
    )
    assert describe(parsed.diagnostics) == [
        "3:9: error[evidence-twice]: evidence stands both here and in 2023-09-21-back.yaml beside the post",
        "  hint: keep it in one of the two",
    ]
    assert [one.span for one in parsed.diagnostics[0].related] == [Span(beside, 1, 10)]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "sources:\n"])
def test_an_evidence_file_may_be_empty(text: str) -> None:
    parsed = read("---\ntitle: T\nclaims: {c: {label: x}}\n---\n", sidecar=("content/posts/2023-09-21-back.yaml", text))
    assert parsed.diagnostics == ()
    assert [one.id for one in parsed.value.evidence.claims] == ["c"]


def test_where_the_front_matter_cannot_be_read_that_is_all_that_is_said_of_it_and_the_body_is_read() -> None:
    parsed = read("---\ntitle: a: b\n---\nBody.\n")
    assert [one.code for one in parsed.diagnostics] == [Code.YAML_UNQUOTED]
    assert (parsed.value.slug, parsed.value.body.text.strip()) == ("back", "Body.")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_mark_in_the_body_stands_on_its_line_of_the_file(line_end: str) -> None:
    parsed = read("\ufeff" + line_end.join(["---", "title: T", "--- ", "", "Words and [words](claim: x)."]))
    assert [(one.code, one.span.line, one.span.column) for one in parsed.diagnostics] == [(Code.MARK_NEAR_MISS, 5, 11)]


def test_a_file_that_is_far_too_large_is_one_error() -> None:
    assert [one.code for one in read("---\ntitle: T\n---\n" + "x" * 2_000_000).diagnostics] == [Code.FILE_TOO_LARGE]


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ("type: unnamed\n  title: T", []),
        ("title: T\n  author: A\n  published: 2023\n  url: https://a.org/", []),
        ("title: T\n  publisher: A\n  published: unknown\n  held_at: the archive of the town", []),
        ("title: T\n  author: A\n  published: 2023\n  via: other", []),
        ("title: T\n  published: 2023\n  via: other", [Code.SOURCE_UNATTRIBUTED]),
        ("title: T\n  author: A\n  published: 2023", [Code.SOURCE_PLACELESS]),
        ("title: T\n  author: A\n  published: 2023\n  via: other\n  shows: facts", [Code.NOTE_MISSING]),
        ("title: T\n  author: A\n  published: 2023\n  via: other\n  level: unnamed", [Code.BAD_VALUE]),
        ("title: T\n  author: A\n  published: 2023\n  via: other\n  uncertain: [publisht]", [Code.BAD_VALUE]),
        ("title: T\n  author: A\n  published: 2023\n  via: []", [Code.SOURCE_PLACELESS]),
    ],
)
def test_a_source_needs_somebody_and_a_place(fields: str, codes: list[Code]) -> None:
    assert [one.code for one in parse_sources("content/sources/x.yaml", f"s:\n  {fields}\n").diagnostics] == codes


def test_a_page_has_a_title_and_a_body() -> None:
    parsed = parse_page(
        "content/pages/About us.md", "---\ntitle: About\naliases: [/who/]\n---\nUs.\n", html=False, typography=True
    )
    page = parsed.value
    assert parsed.diagnostics == ()
    assert (page.slug, page.title, page.aliases, page.body.text.strip()) == ("about-us", "About", ("/who/",), "Us.")
