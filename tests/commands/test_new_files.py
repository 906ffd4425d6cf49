"""``new``: what it begins builds without a warning, and nothing that is there is touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from program import Run, write_files

from firsthand.commands.starter import make_feed_id, make_source_id

MIDNIGHT_IN_BERLIN = {"SOURCE_DATE_EPOCH": "1710111600"}  # 2024-03-10T23:00Z: the 11th there


def read_files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()
    }


def test_a_new_site_builds_without_a_warning_and_holds_a_claim(run: Run, tmp_path: Path) -> None:
    done = run("new", "site", "fresh", cwd=tmp_path)
    assert done.code == 0
    assert done.out.split() == [
        "fresh/content/site.yaml",
        "fresh/content/posts/how-senators-were-chosen.md",
        "fresh/content/pages/about.md",
        "fresh/.gitignore",
        "fresh/.gitattributes",
    ]
    built = run("--strict", cwd=tmp_path / "fresh")
    assert built.code == 0
    assert ", 1 claim in" in built.err
    assert "warning" not in built.err
    assert (tmp_path / "fresh/public/posts/how-senators-were-chosen/index.html").is_file()


def test_a_new_site_keeps_builds_and_private_copies_out_of_version_control(run: Run, tmp_path: Path) -> None:
    run("new", "site", "fresh", cwd=tmp_path)
    rows = read_files(tmp_path / "fresh")[".gitignore"].splitlines()
    assert [row for row in rows if not row.startswith("#")] == [
        "/public/",
        "/.cache/",
        "/content/evidence/raw/*",
        "/content/evidence/text/*",
        "/content/evidence/posts/*",
    ]
    assert "content/evidence/log.jsonl merge=union\n" in read_files(tmp_path / "fresh")[".gitattributes"]


def test_a_site_is_never_begun_over_another(run: Run, site: Path) -> None:
    before = read_files(site)
    done = run("new", "site", ".")
    assert (done.code, done.out) == (2, "")
    assert "is there already" in done.err
    assert read_files(site) == before


def test_a_site_may_be_begun_in_a_folder_that_has_files_of_its_own(run: Run, tmp_path: Path) -> None:
    write_files(tmp_path / "repo", {".gitignore": "mine\n", "README.md": "mine\n"})
    assert run("new", "site", ".", cwd=tmp_path / "repo").code == 0
    assert {"README.md": "mine\n", ".gitignore": "mine\n"}.items() <= read_files(tmp_path / "repo").items()


def test_a_new_post_is_a_draft_with_a_date_a_slug_and_an_id_that_stay(run: Run, site: Path) -> None:
    done = run("new", "post", "The dam: what we know", env=MIDNIGHT_IN_BERLIN)
    assert (done.code, done.out) == (0, "content/posts/the-dam-what-we-know.md\n")
    assert (
        (site / "content/posts/the-dam-what-we-know.md").read_text(encoding="utf-8")
        == """\
---
title: "The dam: what we know"
date: 2024-03-11
slug: the-dam-what-we-know
id: "tag:example.org,2024-03-11:the-dam-what-we-know"
draft: true
---
"""
    )
    checked = run("check", "--drafts", "-v", env=MIDNIGHT_IN_BERLIN)
    assert (checked.code, "warning" in checked.err) == (0, False)


@pytest.mark.parametrize(
    "title",
    [
        "Plain",
        'He said: "no" # really',
        "- a dash",
        "'",
        "@handle's {braces}",
        "2024",
        "yes",
        "日本語の記事",
        "a\\b\tc",
        "x" * 180,
    ],
)
def test_any_title_is_read_back_as_it_was_given(run: Run, title: str) -> None:
    if title == "'":
        assert run("new", "post", title).err == 'firsthand: "\'" has no letter or digit to make an address of\n'
        return
    assert run("new", "post", title).code == 0
    drafts = run("list", "drafts", "--json")
    assert drafts.code == 0, drafts.err
    assert title in [row["title"] for row in json.loads(drafts.out)]


def test_a_post_that_is_there_already_is_not_touched(run: Run, site: Path) -> None:
    before = read_files(site)
    done = run("new", "post", "The mill")
    assert (done.code, done.err) == (2, "firsthand: content/posts/the-mill.md is there already\n")
    assert read_files(site) == before


def test_a_new_page_has_its_title_and_no_address_of_the_sites_own(run: Run, site: Path) -> None:
    assert run("new", "page", "How we work").out == "content/pages/how-we-work.md\n"
    assert (site / "content/pages/how-we-work.md").read_text(encoding="utf-8") == "---\ntitle: How we work\n---\n"
    refused = run("new", "page", "Claims")
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert "/claims/ is an address that the site uses itself" in refused.err


def test_a_new_source_can_be_cited_at_once(run: Run, site: Path) -> None:
    done = run("new", "source", "https://www.example.com/2024/03/the-mill-reopens.html?x=1")
    assert (done.code, done.out) == (0, "content/sources/example-the-mill-reopens.yaml\n")
    mark = "---\ntitle: T\ndate: 2024-03-03\n---\nSee [their report](source:example-the-mill-reopens).\n"
    write_files(site, {"content/posts/t.md": mark})
    checked = run("check", "-v")
    assert (checked.code, "warning" in checked.err) == (0, False)
    assert run("new", "source", "https://www.example.com/2024/03/the-mill-reopens.html?x=1").code == 2


@pytest.mark.parametrize(
    ("url", "source_id"),
    [
        ("https://www.nytimes.com/2023/09/21/business/writers-deal.html", "nytimes-writers-deal"),
        ("https://example.org", "example"),
        ("http://EXAMPLE.org:8080/a/B_c.pdf", "example"),
        ("https://example.org/日本", "example"),
        ("https://localhost/report", "localhost-report"),
        ("https://example.org/" + "long-" * 40, ("example-" + "long-" * 40)[:64].strip("-")),
        ("ftp://example.org/a", ""),
        ("example.org/a", ""),
        ("https://[::1", ""),
    ],
)
def test_a_sources_id_tells_whose_it_is_and_what(url: str, source_id: str) -> None:
    assert make_source_id(url) == source_id


def test_a_feed_id_names_the_host_or_is_a_uuid_that_depends_on_nothing_else() -> None:
    assert make_feed_id("https://example.org/blog/", "a", "2024-03-01") == "tag:example.org,2024-03-01:a"
    assert make_feed_id("", "a", "2024-03-01") == make_feed_id("", "a", "2024-03-01")
    assert make_feed_id("", "a", "2024-03-01").startswith("urn:uuid:")


def test_new_words_say_nothing_until_a_line_is_taken_from_its_comment(run: Run, tmp_path: Path) -> None:
    run("new", "site", "fresh", cwd=tmp_path)
    site = tmp_path / "fresh"
    begun = run("new", "words", "de", cwd=site)
    assert (begun.code, begun.out) == (0, "content/words.yaml\n")
    assert "they hold once content/site.yaml says language: de" in begun.err
    words = (site / "content/words.yaml").read_text("utf-8")
    assert '# page-of: "Seite {number} von {total}"\n' in words
    settings = (site / "content/site.yaml").read_text("utf-8").replace("language: en", "language: de")
    write_files(site, {"content/site.yaml": settings})
    assert run("check", "--strict", cwd=site).code == 0
    said = (
        words.replace("# ", "").partition("\n")[2].replace("Diese Seite lädt nichts von anderswo.", "Hier wird nichts geladen.")
    )
    write_files(site, {"content/words.yaml": said})
    assert run("--strict", cwd=site).code == 0
    assert "Hier wird nichts geladen." in (site / "public/index.html").read_text("utf-8")


def test_new_words_leave_a_file_that_is_there_and_print_what_it_does_not_say(run: Run, tmp_path: Path) -> None:
    run("new", "site", "fresh", cwd=tmp_path)
    site = tmp_path / "fresh"
    write_files(site, {"content/words.yaml": "close: Shut\n"})
    more = run("new", "words", "en", cwd=site)
    assert more.code == 0
    assert '# more: "More"\n' in more.out
    assert "# close:" not in more.out
    assert (site / "content/words.yaml").read_text("utf-8") == "close: Shut\n"


def test_words_are_begun_for_a_language_and_for_nothing_else(run: Run, tmp_path: Path) -> None:
    run("new", "site", "fresh", cwd=tmp_path)
    refused = run("new", "words", "my words", cwd=tmp_path / "fresh")
    assert (refused.code, "a language is named by its code" in refused.err) == (2, True)
