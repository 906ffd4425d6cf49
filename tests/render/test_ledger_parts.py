"""The ledger in parts: by label, speaker, year and source, in pages that stay as they are; and other lists cut into pages."""

# ruff: noqa: ANN401 -- a parsed tree is asked many kinds of question

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from builders import ADDRESSES, make_claim, make_post, make_quote, make_site, make_source, make_tweet
from pages import at, make_texts, of_class, read_page, render_outputs, render_page, text_of

from firsthand.model.ledger import part_ledger
from firsthand.model.reach import speakers_of
from firsthand.model.resolved import Record, ResolvedPost, ResolvedSite
from firsthand.resolve.made_pages import find_made_pages

PAPER = make_source("paper")
SAID = make_quote("said", PAPER, scope="", text="Words.", speaker="Ada Lovelace")
POSTED = make_tweet("posted", scope="", author="Ada  LOVELACE")
RECORDS: tuple[Record, ...] = (PAPER, SAID, POSTED)


def make_many(posts: int, *, each: int = 1, first: date = date(2022, 12, 1), label: str = "reported") -> list[ResolvedPost]:
    """``posts`` posts, a day apart, newest first; ``each`` has as many claims, all with Ada's words."""
    made = []
    for number in range(posts):
        slug = f"p{number}"
        claims = [make_claim(slug, f"c{one}", label, support=[SAID]) for one in range(each)]
        body = " ".join(f"[x](claim:c{one})" for one in range(each))
        made.append(make_post(slug, on=first + timedelta(days=number), body=body, claims=claims, records=RECORDS[:2]))
    return made[::-1]


def make_ledger(posts: Iterable[ResolvedPost]) -> ResolvedSite:
    return make_site(*posts, records=RECORDS)


def render_some(site: ResolvedSite, *beginnings: str) -> dict[str, str]:
    """The pages whose paths begin so; the others are not rendered."""
    return make_texts({path: output for path, output in render_outputs(site).items() if path.startswith(beginnings)})


def read_rows(page: Any) -> list[str]:
    return [row.get("data-claim") for row in page.xpath("//tbody/tr")]


# whose words


def test_the_speakers_of_a_claim_are_its_claimant_and_those_of_its_quotations_and_posts_each_once() -> None:
    records = {record.key: record for record in RECORDS}
    claim = make_claim("p", "c", claimant="Charles Babbage", support=[SAID, PAPER], against=[POSTED])
    assert speakers_of(claim, records) == ("Charles Babbage", "Ada Lovelace")


@pytest.mark.parametrize("claimant", ["", "common", "Common", "…"])
def test_nobody_and_everybody_are_no_speakers(claimant: str) -> None:
    unknown = make_tweet("anon", scope="", author="unknown")
    claim = make_claim("p", "c", claimant=claimant, support=[PAPER, unknown])
    assert speakers_of(claim, {record.key: record for record in (PAPER, unknown)}) == ()


# parts


def part_paths(posts: list[ResolvedPost]) -> dict[str, list[str]]:
    """Each page of the ledger, and the claims on it by post and place."""
    parts = part_ledger(make_ledger(posts).listed.cards)
    return {part.path: [f"{slug}/c{place}" for slug, place in part.claims] for part in parts}


def test_a_small_ledger_stands_on_one_page_whole() -> None:
    parts = part_paths(make_many(3))
    everything = ["p2/c0", "p1/c0", "p0/c0"]
    assert parts == {
        "claims/": everything,
        "claims/label/reported/": everything,
        "claims/speaker/ada-lovelace/": everything,
        "claims/year/2022/": everything,
    }


@pytest.mark.parametrize(("count", "front"), [(1, 1), (99, 99), (100, 100), (199, 199), (200, 100), (299, 199), (300, 100)])
def test_full_parts_are_counted_from_the_oldest_and_the_front_holds_the_newest(count: int, front: int) -> None:
    posts = make_many(count, first=date(2022, 1, 1))
    parts = {path: ids for path, ids in part_paths(posts).items() if path.startswith("claims/label/")}
    assert len(parts["claims/label/reported/"]) == front
    assert all(len(ids) == 100 for path, ids in parts.items() if "/page/" in path)
    in_order = [
        parts["claims/label/reported/"],
        *(parts[f"claims/label/reported/page/{n}/"] for n in range(len(parts) - 1, 0, -1)),
    ]
    assert [one for part in in_order for one in part] == [f"p{number}/c0" for number in range(count - 1, -1, -1)]


def test_a_full_part_stays_as_it_is_to_the_byte_when_posts_are_added() -> None:
    pages = [render_some(make_ledger(make_many(count, first=date(2022, 1, 1))), "claims/") for count in (310, 330)]
    full = [path for path in pages[0] if "/page/" in path]
    assert len(full) == 8
    assert [path for path in full if pages[0][path] != pages[1][path]] == []


def test_the_parts_of_a_large_ledger_lead_to_each_other() -> None:
    pages = {path: read_page(text) for path, text in render_some(make_ledger(make_many(310)), "claims/label/").items()}
    ways = {
        path: [(text_of(link), link.get("href")) for link in page.xpath("//nav[@class='pager']/a")]
        for path, page in pages.items()
    }
    assert ways == {
        "claims/label/reported/index.html": [("Older claims", "/claims/label/reported/page/2/")],
        "claims/label/reported/page/2/index.html": [
            ("Newer claims", "/claims/label/reported/"),
            ("Older claims", "/claims/label/reported/page/1/"),
        ],
        "claims/label/reported/page/1/index.html": [("Newer claims", "/claims/label/reported/page/2/")],
    }


@pytest.mark.parametrize("url", ADDRESSES)
def test_the_first_page_of_a_large_ledger_shows_the_newest_claims_and_says_where_the_others_are(url: str) -> None:
    site = replace(make_ledger(make_many(250, first=date(2022, 6, 1))), url=url)
    page = render_page(site, "claims/index.html")
    base = url.removeprefix("https://example.org").rstrip("/")
    assert read_rows(page) == [f"p{number}/c0" for number in range(249, 149, -1)]
    assert text_of(of_class(page, "ledger-rest")[0]) == (
        "The newest 100 claims are shown here; the older ones stand under their years."
    )
    years = page.xpath("//div[@data-filter='year']//li")
    assert [(text_of(one), one.find("a").get("href")) for one in years] == [
        ("2023 36", f"{base}/claims/year/2023/"),
        ("2022 214", f"{base}/claims/year/2022/"),
    ]


def test_a_page_of_the_ledger_stays_small_however_many_claims_there_are() -> None:
    posts = make_many(100, each=40)
    sizes = {path: len(text) for path, text in render_some(make_ledger(posts), "claims/").items()}
    assert len(sizes) > 100
    assert max(sizes.values()) < 300_000


def test_a_claims_row_names_its_speakers_with_their_pages_and_its_year() -> None:
    row = at(render_page(make_ledger(make_many(1)), "claims/index.html"), "claim-p0--c0")
    assert row.get("data-year") == "2022"
    assert [(text_of(one), one.get("href")) for one in of_class(row, "speakers")[0].xpath(".//a")] == [
        ("Ada Lovelace", "/claims/speaker/ada-lovelace/")
    ]


def test_a_part_says_what_its_claims_have_in_common() -> None:
    pages = {
        path: read_page(text) for path, text in render_some(make_ledger(make_many(310, label="unverified")), "claims/").items()
    }
    said = {path: (text_of(page.find(".//h1")), text_of(of_class(page, "deck")[0])) for path, page in pages.items()}
    assert said["claims/label/unverified/index.html"] == (
        "Claims labelled “Unverified”",
        "We looked, say where, and found nothing that settles it. 310 claims in 310 posts.",
    )
    assert said["claims/speaker/ada-lovelace/index.html"][0] == "Claims with words of Ada Lovelace"
    assert said["claims/year/2022/index.html"] == ("Claims of 2022", "31 claims in 31 posts.")
    assert said["claims/label/unverified/page/1/index.html"] == (
        "Claims labelled “Unverified” Part 1",
        "Claims of posts from 1 December 2022 to 10 March 2023.",
    )


def test_a_source_that_carries_more_claims_than_a_page_holds_has_its_part_of_the_ledger() -> None:
    few, many = (part_paths(make_many(count)) for count in (100, 101))
    assert [path for path in few if "/source/" in path] == []
    assert [(path, len(ids)) for path, ids in many.items() if "/source/" in path] == [("claims/source/paper/", 101)]


def test_all_speakers_are_listed_by_name_with_the_number_of_their_claims() -> None:
    other = make_claim("p9", "x", claimant="Charles Babbage", support=[PAPER])
    posts = [*make_many(2), make_post("p9", claims=[other], body="[x](claim:x)", records=RECORDS)]
    page = render_page(make_ledger(posts), "claims/speaker/index.html")
    assert [text_of(one) for one in page.xpath("//main//li")] == ["Ada Lovelace 2 claims", "Charles Babbage 1 claim"]


def test_the_page_of_a_source_that_carries_very_much_shows_the_newest_and_leads_to_the_rest() -> None:
    page = render_page(make_ledger(make_many(120)), "sources/paper/index.html")
    assert len(of_class(page, "resting")[0]) == 100
    more = [(text_of(one), one.xpath("./a/@href")) for one in of_class(page, "and-more")]
    assert more == [("And 20 more.", ["/claims/source/paper/"]), ("And 20 more.", [])]
    assert len(page.xpath("//section[@aria-labelledby='used--in']//li")) == 100


def test_the_register_names_some_of_a_sources_claims_and_leads_to_its_page() -> None:
    row = at(render_page(make_ledger(make_many(30)), "sources/index.html"), "source-paper")
    assert len(of_class(row, "claim-refs")[0]) == 24
    assert [(text_of(one), one.get("href")) for one in row.xpath("./td[last()]/a")] == [("+ 6", "/sources/paper/")]


# other lists


def make_sourced(count: int) -> ResolvedSite:
    records = [make_source(f"s{number:03}") for number in range(count)]
    body = " ".join(f"[x](source:{record.key.id})" for record in records)
    return make_site(make_post("p", body=body, records=records), records=records)


@pytest.mark.parametrize(("count", "pages"), [(200, 1), (201, 2), (450, 3)])
def test_a_long_register_of_sources_is_cut_into_pages_that_lead_to_each_other(count: int, pages: int) -> None:
    site = make_sourced(count)
    texts = render_some(site, "sources/index.html", "sources/all/")
    assert sorted(texts) == sorted(
        ["sources/index.html", *(f"sources/all/page/{number}/index.html" for number in range(2, pages + 1))]
    )
    shown = [
        row.get("data-source")
        for path in sorted(texts, key=lambda one: one != "sources/index.html")
        for row in read_page(texts[path]).xpath("//tr[@data-source]")
    ]
    assert shown == [f"s{number:03}" for number in range(count)]
    assert [len(read_page(text).xpath("//nav[@class='pager']")) for text in texts.values()] == [int(pages > 1)] * pages


def test_a_tags_posts_are_cut_into_pages() -> None:
    posts = [make_post(f"p{number}", tags=("x",)) for number in range(51)]
    pages = {
        path: read_page(text) for path, text in render_some(make_site(*posts), "tags/x/").items() if path.endswith(".html")
    }
    assert {path: len(of_class(page, "entry")) for path, page in pages.items()} == {
        "tags/x/index.html": 50,
        "tags/x/page/2/index.html": 1,
    }
    assert pages["tags/x/page/2/index.html"].xpath("//nav[@class='pager']/a/@href") == ["/tags/x/"]


@pytest.mark.parametrize("count", [500, 501])
def test_the_archive_of_very_many_posts_names_older_years_and_shows_them_on_pages_of_their_own(count: int) -> None:
    site = make_site(*make_many(count, each=0, first=date(2022, 1, 1)))
    outputs = {path for path in render_outputs(site) if path.startswith("archive/")}
    page = render_page(site, "archive/index.html")
    headings = [(text_of(one), one.get("id")) for one in page.xpath("//main//h2")]
    assert headings == [(f"2023 {count - 365} posts", "y2023"), ("2022 365 posts", "y2022")]
    shown = len(page.xpath("//main//li"))
    if count == 500:
        assert (shown, outputs) == (500, {"archive/index.html"})
    else:
        assert (shown, outputs) == (136, {f"archive/{year}index.html" for year in ("", "2022/", "2023/")})
        assert len(render_page(site, "archive/2022/index.html").xpath("//main//li")) == 365


# addresses


@pytest.mark.parametrize(
    "site",
    [
        make_ledger([replace(post, post=replace(post.post, tags=("x",))) for post in make_many(510)]),
        make_sourced(450),
        make_ledger(make_many(2)),
    ],
    ids=["many posts", "many sources", "few"],
)
def test_what_writers_may_link_to_is_what_the_site_makes(site: ResolvedSite) -> None:
    tags: dict[str, tuple[str, ...]] = {"x": tuple(post.slug for post in site.posts)} if site.posts[0].post.tags else {}
    site = replace(site, tags=tuple(tags.items()))
    made = {path.removesuffix("index.html") for path in render_outputs(site)}
    named = set(find_made_pages(site.listed.cards, site.tags, per_page=site.settings.posts_per_page))
    assert named <= made
    paged = {path for path in made if path.startswith(("claims/", "archive/", "tags/x", "page/")) or "/all/" in path}
    assert paged - named <= {"archive/"}
