"""``list``, ``explain`` and ``schema``: answers on standard output."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from program import Run, write_files

from firsthand.parse.json_schema import KINDS, make_json_schema


def listed(run: Run, what: str) -> list[dict[str, object]]:
    done = run("list", what, "--json")
    assert (done.code, done.err) == (0, "")
    rows: list[dict[str, object]] = json.loads(done.out)
    return rows


def test_drafts_and_scheduled_posts_are_listed_before_readers_see_them(run: Run) -> None:
    assert listed(run, "drafts") == [
        {"path": "content/posts/idea.md", "line": 1, "column": 1, "slug": "idea", "title": "An idea"},
    ]
    assert listed(run, "scheduled") == [
        {
            "path": "content/posts/later.md",
            "line": 1,
            "column": 1,
            "slug": "later",
            "title": "Later",
            "until": "2024-10-01T09:00:00+02:00",
        },
    ]
    assert run("list", "scheduled").out == "content/posts/later.md:1:1: Later | 2024-10-01T09:00:00+02:00\n"


def test_unverified_claims_are_listed_with_what_was_tried(run: Run) -> None:
    [row] = listed(run, "unverified")
    assert row["id"] == "the-mill/permitted"
    assert row["url"] == "https://example.org/blog/posts/the-mill/#claim-permitted"
    assert row["searched"] == ["the town's register of trades"]
    assert run("list", "unverified").out.startswith(
        "content/posts/the-mill.md:23:3: the-mill/permitted | the town has permitted"
    )


def test_gaps_are_listed_with_their_place(run: Run) -> None:
    assert run("list", "gaps").out == "content/posts/the-mill.md:31:1: The permit, as it hung at the gate\n"


def test_sources_are_listed_with_their_level(run: Run) -> None:
    [row] = listed(run, "sources")
    assert (row["id"], row["level"], row["posts"]) == ("the-mill/letter", "primary", ["the-mill"])
    assert row["page"] == "https://example.org/blog/sources/the-mill/letter/"


def test_a_list_of_a_site_with_errors_says_that_it_may_lack_something(run: Run, site: Path) -> None:
    write_files(site, {"content/posts/wrong.md": "---\ntitle: W\n---\n"})
    done = run("list", "drafts")
    assert (done.code, done.out) == (1, "content/posts/idea.md:1:1: An idea\n")
    assert done.err == "the list may lack something: the site has 1 error (firsthand check)\n"


def test_a_code_is_explained_without_a_site(run: Run, tmp_path: Path) -> None:
    done = run("explain", "source-cycle", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("source-cycle\n\nSources rest on each other in a circle")


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("content/posts/the-mill.md", "Published at https://example.org/blog/posts/the-mill/, dated 2024-03-01 00:00 +01:00."),
        ("content/posts/the-mill.md", "It marks 2 claims: 1 On the record, 1 Unverified; it rests on 1 source."),
        ("content/posts/idea.md", "Not published: it is a draft (draft: true)."),
        ("content/posts/later.md", "Not published yet: it will appear on 2024-10-01 09:00 +02:00"),
        ("content/pages/about.md", "Published as a page at https://example.org/blog/about/."),
        ("content/site.yaml", "The site's settings."),
        ("https://example.org/blog/posts/the-mill/", "the post content/posts/the-mill.md (public)"),
        ("/blog/posts/the-mill/", "the post content/posts/the-mill.md (public)"),
        ("/posts/the-mill/", "the post content/posts/the-mill.md (public)"),
        ("/about/", "the page content/pages/about.md"),
        ("/sources/the-mill/letter/", "the source at content/posts/the-mill.md:6:3"),
        ("/tags/mill/", 'made by the site: 1 post with the tag "mill"'),
        ("/claims.json", "made by the site"),
    ],
)
def test_a_file_or_an_address_is_explained(run: Run, topic: str, said: str) -> None:
    done = run("explain", topic)
    assert (done.code, done.err) == (0, "")
    assert f"\n  {said}" in done.out


def test_a_post_with_errors_says_that_they_hold_it_back(run: Run, site: Path) -> None:
    write_files(site, {"content/posts/wrong.md": "---\ntitle: W\ndate: 2024-03-03\n---\nSee [it](source:gone).\n"})
    told = run("explain", "content/posts/wrong.md").out
    assert "It has 1 error, and nothing is published until they are mended:\n    content/posts/wrong.md:5:5: " in told
    assert "Nothing at all is published while other files have errors" in run("explain", "content/posts/the-mill.md").out


def test_a_file_is_found_from_anywhere(run: Run, site: Path) -> None:
    told = run("explain", "content/pages/about.md").out
    assert run("explain", "about.md", "--root", site, cwd=site / "content/pages").out == told
    assert run("explain", "--root", site, "content/pages/about.md", cwd=site.parent).out == told


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("source-cycel", 'no diagnostic and no file is called "source-cycel": did you mean "source-cycle"?'),
        (
            "content/pages/abuot.md",
            'content/pages/abuot.md is no file that a build reads: did you mean "content/pages/about.md"?',
        ),
        (
            "https://example.com/about/",
            "https://example.com/about/ is not on this site, which stands at https://example.org/blog/",
        ),
        ("/abuot/", 'nothing stands at https://example.org/blog/abuot/: did you mean "about/"?'),
    ],
)
def test_what_is_not_there_is_told_with_the_nearest(run: Run, topic: str, said: str) -> None:
    done = run("explain", topic)
    assert (done.code, done.out, done.err) == (2, "", f"firsthand: {said}\n")


def test_schemas_are_printed_by_kind_or_written_with_the_editors_setting(run: Run, site: Path) -> None:
    assert json.loads(run("schema").out) == {kind: make_json_schema(kind) for kind in KINDS}
    written = run("schema", "--write")
    setting = json.loads(written.out)["yaml.schemas"]
    assert setting[".firsthand/schema/settings.json"] == ["content/site.yaml"]
    assert {path: json.loads((site / path).read_bytes())["$schema"] for path in setting} == dict.fromkeys(
        setting, "https://json-schema.org/draft/2020-12/schema"
    )
