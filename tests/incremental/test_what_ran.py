"""What a build does after an edit, and what it leaves alone: the posts it concludes, the files it makes."""

from __future__ import annotations

from random import Random

import pytest
from edits import FOG, GEZEITEN, LIGHTS, MARKS, NOTE, SHARED, SITE, Edit, add_a_post, append, change, paint, set_key, wait
from traced import Trace, trace
from twin import Twin

from firsthand.disk.build_cache import open_build_cache
from firsthand.disk.theme import find_theme

CHANCE = Random(3)  # noqa: S311 - what is written, not where
ALWAYS = {".nojekyll", "_headers"}
"""Files that are made anew each time, since that costs less than to ask."""

GATHERED = {
    *("404.html", "archive/index.html", "claims/index.html", "claims/speaker/index.html", "corrections/index.html"),
    *("evidence/index.html", "index.html", "labels/index.html", "sources/index.html", "tags/index.html"),
    *("_redirects", "annotations.jsonld", "claims.csv", "claims.json", "corrections.xml", "robots.txt", "sitemap.xml"),
    "sources.csl.json",
}
"""What gathers something from all posts."""

FEEDS = {"feed.xml", "feed.json"}


def page(*names: str) -> set[str]:
    return {f"{name}/index.html" for name in names}


def after(twin: Twin, *edits: Edit) -> Trace:
    """What a build does after the edits; the labels' style sheet, which is made each time, is not counted."""
    trace(twin)
    for edit in edits:
        edit(twin, CHANCE)
    done = trace(twin)
    rest = {path for path in done.rendered if not path.startswith("labels.")} - ALWAYS
    assert done.written <= done.rendered
    return Trace(concluded=done.concluded, rendered=rest, written=done.written)


def test_where_nothing_changed_nothing_is_done(twin: Twin) -> None:
    assert after(twin) == Trace(concluded=set(), rendered=set(), written=set())


def test_a_file_that_is_saved_as_it_was_costs_nothing(twin: Twin) -> None:
    assert after(twin, lambda site, _: site.settle_all()) == Trace(concluded=set(), rendered=set(), written=set())


BODY = {*page("posts/every-mark"), *FEEDS, "tags/ferries/feed.xml", "tags/marks/feed.xml"}


def test_other_words_of_a_body_are_shown_by_the_post_and_by_feeds_alone(twin: Twin) -> None:
    done = after(twin, append(MARKS, "\nA sentence more.\n"))
    assert done == Trace(concluded={MARKS}, rendered=BODY, written=BODY)


def test_white_space_is_read_and_shown_anew_but_not_written(twin: Twin) -> None:
    assert after(twin, append(MARKS, "\n\n\n")) == Trace(concluded={MARKS}, rendered=BODY, written=set())


def test_a_title_is_shown_by_lists_neighbours_and_whatever_leads_there(twin: Twin) -> None:
    done = after(twin, set_key("title", "Another note", path=NOTE))
    assert done.concluded == {NOTE}
    assert done.rendered >= GATHERED
    posts = {path for path in done.rendered if path.startswith("posts/")}
    assert posts == page("posts/a-note", "posts/landing", "posts/lights")
    assert {path for path in done.rendered if path.startswith("sources/")} == page("sources")


def test_a_label_is_shown_by_the_post_by_lists_and_by_the_sources_it_rests_on(twin: Twin) -> None:
    done = after(twin, change(f"{LIGHTS}.yaml", "label: on-record", "label: reported\n    no_primary: None."))
    assert done.concluded == {f"{LIGHTS}.md"}
    assert done.rendered >= GATHERED | page("posts/lights", "sources/lights/seen")
    assert {path for path in done.rendered if path.startswith("posts/")} == page("posts/lights")
    assert not page("sources/gazette", "sources/fog/blog") & done.rendered
    assert page("claims/label/on-record", "claims/label/reported") <= done.written


def test_a_shared_source_is_shown_by_the_posts_that_lead_to_it(twin: Twin) -> None:
    done = after(twin, change("content/sources/more.yaml", "title: [^\n]*", "title: Another almanac"))
    assert done.concluded == {GEZEITEN}
    assert {path for path in done.rendered if path.startswith("posts/")} == page("posts/gezeiten")
    assert page("posts/gezeiten", "sources/almanac", "sources") <= done.written


@pytest.mark.parametrize(
    "edit", [append(SHARED, "new:\n  title: New\n  publisher: New\n  url: https://new.example/\n  published: 2026\n")]
)
def test_a_shared_source_more_costs_no_post(twin: Twin, edit: Edit) -> None:
    assert after(twin, edit) == Trace(concluded=set(), rendered=set(), written=set())


def test_a_setting_is_shown_everywhere(twin: Twin) -> None:
    posts = {path for path in trace(twin).rendered if path.startswith("posts/") and path.endswith(".html")}
    done = after(twin, set_key("title", "Another site", path=SITE))
    assert len(done.concluded) == len(list((twin.root / "content/posts").rglob("*.md")))
    assert done.rendered >= GATHERED | FEEDS | posts


def test_broken_settings_make_nothing_forgotten(twin: Twin) -> None:
    text = twin.read(SITE)
    twin.build()
    twin.write(SITE, text.replace("title:", "title"))
    assert twin.build().code == 1
    twin.write(SITE, text)
    assert trace(twin).concluded == set()


def test_a_layout_costs_pages_and_no_post(twin: Twin) -> None:
    done = after(twin, append("layouts/parts/head.html", "<!-- more -->\n"))
    assert done.concluded == set()
    assert page("posts/fog", "sources/gazette", "tags") <= done.written


def test_a_picture_of_the_same_size_costs_itself(twin: Twin) -> None:
    twin.write(f"{FOG}/fog.png", (twin.root / "static/harbour.png").read_bytes())
    picture = "posts/fog/fog.png"
    done = after(twin, lambda site, chance: site.write(f"{FOG}/fog.png", paint_again(site, chance)))
    assert done == Trace(concluded=set(), rendered={picture}, written={picture})


def paint_again(site: Twin, chance: Random) -> bytes:
    """The site's own picture in another shade, of the same size."""
    place = site.root / "static/harbour.png"
    old = place.read_bytes()
    while True:
        paint("static/harbour.png")(site, chance)
        new = place.read_bytes()
        if new != old and new[:24] == old[:24]:
            place.write_bytes(old)
            return new


def test_a_file_of_the_sites_own_costs_itself(twin: Twin) -> None:
    done = after(twin, lambda site, chance: site.write("static/harbour.png", paint_again(site, chance)))
    assert done == Trace(concluded=set(), rendered={"harbour.png"}, written={"harbour.png"})


def test_other_words_of_a_page_cost_that_page(twin: Twin) -> None:
    done = after(twin, append("content/pages/about.md", "\nMore words.\n"))
    assert done == Trace(concluded=set(), rendered=page("about"), written=page("about"))


def test_a_post_more_and_a_post_less_cost_no_other_post(twin: Twin) -> None:
    before = {path.name for path in (twin.root / "content/posts").iterdir()}
    assert len(after(twin, add_a_post).concluded) == 1
    new = next(path for path in (twin.root / "content/posts").iterdir() if path.name not in before)
    assert after(twin, lambda _site, _chance: new.unlink()).concluded == set()


def test_the_next_day_costs_the_page_that_says_which_day_it_is(twin: Twin) -> None:
    set_key("review_after", "", path=SITE)(twin, CHANCE)
    done = after(twin, wait(days=1))
    assert done == Trace(concluded=set(), rendered=page("evidence"), written=page("evidence"))


def test_a_claim_that_falls_due_costs_its_post_and_one_that_is_due_each_day(twin: Twin) -> None:
    set_key("review_after", "25", path=SITE)(twin, CHANCE)  # what was written on 5 March is due, that of 6 March is tomorrow
    twin.clock = "2026-03-31T12:00:00+00:00"
    done = after(twin, wait(days=1))
    assert done.concluded == {MARKS, GEZEITEN}


def test_layouts_that_a_build_does_not_need_stay_compiled_for_the_next(twin: Twin) -> None:
    trace(twin)
    compiled = list_compiled(twin)
    assert {"layout:home.html", "layout:post.html", "layout:source.html"} <= compiled
    append(MARKS, "\nA sentence more.\n")(twin, CHANCE)
    assert page("index") - trace(twin).rendered
    assert list_compiled(twin) == compiled


def list_compiled(twin: Twin) -> set[str]:
    """The layouts that the cache holds compiled."""
    with open_build_cache(twin.root) as cache:
        names = [path.relative_to(find_theme() / "layouts").as_posix() for path in (find_theme() / "layouts").rglob("*.html")]
        return {f"layout:{name}" for name in names if cache.memo.recall(f"layout:{name}")}
