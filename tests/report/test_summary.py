from __future__ import annotations

from dataclasses import replace

from firsthand.model.files import Build, Lack, Notice, Skipped
from firsthand.report.summary import render_built, render_checked, render_notices, render_stopped
from firsthand.report.words import tell_duration

PAGES = {f"posts/p{number}/index.html": (lambda: "") for number in range(212)}
SKIPPED = (
    Skipped(path="content/posts/idea.md", reason="draft"),
    Skipped(path="content/posts/later.md", reason="scheduled", until="2026-10-01 09:00 +02:00"),
)
FULL = Build(
    outputs={**PAGES, "feed.xml": lambda: "", "claims.json": lambda: ""},
    diagnostics=(),
    skipped=SKIPPED,
    claims=(("verified", 973), ("unverified", 61)),
)
SMALL = Build(outputs={"index.html": lambda: ""}, diagnostics=(), claims=(("verified", 1),))


def test_a_build_ends_with_how_much_how_long_what_changed_and_what_was_left_out() -> None:
    assert render_built(FULL, took=tell_duration(0.94), written=3, removed=2) == (
        "built 212 pages, 1,034 claims (61 unverified) in 0.9 s; 3 written, 2 removed; "
        "skipped: 1 draft, 1 scheduled (2026-10-01 09:00 +02:00: content/posts/later.md)"
    )


def test_drafts_are_named_where_all_is_asked_for() -> None:
    told = render_built(FULL, took=tell_duration(0.94), written=3, removed=2, names_all=True)
    assert "skipped: 1 draft (content/posts/idea.md), 1 scheduled (2026-10-01" in told


def test_what_is_not_there_is_not_told() -> None:
    assert (
        render_built(SMALL, took=tell_duration(0.04), written=0, removed=0)
        == "built 1 page, 1 claim in 0.0 s; 0 written, 0 removed"
    )


def test_a_check_says_nothing_of_writing() -> None:
    assert render_checked(SMALL, seconds=123.4) == "checked 1 page, 1 claim in 123 s"


def test_a_failure_says_what_it_means_for_the_folder() -> None:
    assert render_stopped(strict=False) == "nothing was written"
    assert render_stopped(strict=True) == "nothing was written: under --strict warnings count as errors"


def test_what_the_site_goes_without_is_told_with_the_way_out() -> None:
    posts = ("content/posts/a.md", "content/posts/b.md", "content/posts/c.md")
    letters = Notice(lack=Lack.LETTERS, paths=posts, letters="漢字")
    notices = (Notice(lack=Lack.CARDS), Notice(lack=Lack.SEARCH), letters)
    assert render_notices(replace(SMALL, notices=notices)) == (
        'no card images: they need Pillow (pip install "firsthand[cards]"); `cards: false` goes without',
        'no search page: it needs Pagefind (pip install "firsthand[search]"); `search: false` goes without',
        "no card image for 3 posts, whose words hold letters its fonts lack (漢字): content/posts/a.md and 2 more",
    )
    (told,) = render_notices(replace(SMALL, notices=(replace(letters, paths=posts[:1], letters="漢" * 21),)))
    assert told == f"no card image for 1 post, whose words hold letters its fonts lack ({'漢' * 20}…): content/posts/a.md"
    assert render_notices(SMALL) == ()
