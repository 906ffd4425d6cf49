"""What a page depends on beyond its own post, each place where that is easily forgotten."""

from __future__ import annotations

from keyed import SITE, SOURCES, find_differing, make_pages, post

CLAIM = """
  told:
    label: reported
    source: wire
    no_primary: None.
    reason: It says so.
    text: It is told everywhere."""
TELLS = "So [it is told](claim:told)."
POST, OTHER = "content/posts/2026-01-09-new.md", "content/posts/2026-01-01-other.md"
SHARED = {"content/sources/wire.yaml": SOURCES}


def test_a_further_page_of_home_counts_the_claims_of_the_whole_site() -> None:
    small = SITE + "posts_per_page: 1\n"
    old = {"content/site.yaml": small, "content/posts/2026-01-01-old.md": post("Old"), **SHARED}
    before = make_pages({**old, "content/posts/2026-01-02-new.md": post("New", body="Cites <source:wire>.")})
    after = make_pages({**old, "content/posts/2026-01-02-new.md": post("New", claims=CLAIM, body=TELLS)})
    assert "page/2/index.html" in find_differing(before, after)


def test_a_further_page_of_a_tag_spells_it_as_the_newest_post_does() -> None:
    posts = {f"content/posts/2026-01-01-p{number:02}.md": post(tags="[Ferries]") for number in range(60)}
    before = make_pages(posts)
    after = make_pages({**posts, "content/posts/2026-01-01-p00.md": post(tags="[FERRIES]")})
    assert "tags/ferries/page/2/index.html" in find_differing(before, after)


def test_the_page_of_a_source_has_its_quotations_in_the_order_in_which_a_post_shows_them() -> None:
    quotes = "\n  one:\n    source: wire\n    text: First words of it.\n  two:\n    source: wire\n    text: Second words of it."
    before = make_pages({POST: post(quotes=quotes, body="It says <quote:one>.\n\nIt says <quote:two>."), **SHARED})
    after = make_pages({POST: post(quotes=quotes, body="It says <quote:two>.\n\nIt says <quote:one>."), **SHARED})
    assert find_differing(before, after) >= {"sources/wire/index.html", "evidence/index.html", "annotations.jsonld"}


def test_which_posts_are_a_series_and_which_are_related_is_told_apart() -> None:
    others = {f"content/posts/2026-01-0{day}-p{day}.md": post(f"P{day}") for day in (2, 3)}
    before = make_pages({POST: post(series="Tides", tags="[sea]"), OTHER: post("Other", tags="[sea]"), **others})
    after = make_pages({POST: post(series="Tides", tags="[sea]"), OTHER: post("Other", series="Tides"), **others})
    assert "posts/new/index.html" in find_differing(before, after)
