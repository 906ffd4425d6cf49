"""The pages that gather evidence across posts, and the lists of posts."""

# ruff: noqa: ANN401 -- a parsed tree is asked many kinds of question

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders import (
    ADDRESSES,
    SPAN,
    chain,
    day,
    find_label,
    make_claim,
    make_post,
    make_quote,
    make_site,
    make_source,
    make_tweet,
)
from pages import at, heard, of_class, render_page, text_of
from talks import COPY, make_talks

from firsthand.model.body import Gap
from firsthand.model.evidence import LabelChange, Level, LinkState, MatchClass, SourceType
from firsthand.model.lock import LockedQuote
from firsthand.model.post import Correction
from firsthand.model.resolved import ResolvedPost, ResolvedSite
from firsthand.parse.default_labels import DEFAULT_LABELS


def test_home_leads_with_the_newest_post_and_counts_its_claims_in_words() -> None:
    page = render_page(make_talks(), "index.html")
    entry = of_class(page, "entry")[0]
    assert (text_of(entry.find(".//h2")), entry.find(".//h2/a").get("href")) == ("Back at the table", "/posts/talks/")
    assert text_of(of_class(entry, "count-line")[0]) == "2 claims: 1 on the record, 1 false"
    assert "Both sides met." in text_of(entry)


def test_home_tells_how_to_read_the_lines_the_latest_correction_and_the_totals() -> None:
    aside = of_class(render_page(make_talks(), "index.html"), "home-aside")[0]
    said = text_of(aside)
    assert "A straight line stands." in said
    assert "All 11 labels" in said
    assert "22 Sep 2023. We had the wrong day." in said
    assert "2 claims so far On the record 1 False 1" in said


def test_home_names_only_lines_that_are_in_use() -> None:
    site = make_site(labels=(find_label("verified"), find_label("outdated")))
    keys = of_class(render_page(site, "index.html"), "line-key")[0]
    assert [sample.get("data-line") for sample in of_class(keys, "line-sample")] == ["straight", "thin"]


def test_a_post_without_a_summary_is_listed_with_its_first_words() -> None:
    words = " ".join(["word"] * 100)
    site = make_site(make_post("talks", body=words))
    summary = text_of(of_class(render_page(site, "index.html"), "summary")[0])
    assert summary == " ".join(["word"] * 40) + "…"


@pytest.mark.parametrize("url", ADDRESSES)
def test_a_tag_lists_its_posts_and_names_its_feed(url: str) -> None:
    page = render_page(make_talks(url), "tags/spin-spin/index.html")
    base = url.removeprefix("https://example.org").rstrip("/")
    assert text_of(page.find(".//h1")) == "Posts about spin & spin"
    assert [text_of(entry.find(".//h2")) for entry in of_class(page, "entry")] == ["Back at the table"]
    feeds = page.xpath("//link[@rel='alternate']/@href")
    assert f"https://example.org{base}/tags/spin-spin/feed.xml" in feeds
    assert f"{base}/tags/spin-spin/feed.xml" in page.xpath("//main//a/@href")


def test_all_tags_are_listed_with_the_number_of_their_posts() -> None:
    items = render_page(make_talks(), "tags/index.html").xpath("//main//li")
    assert [text_of(item) for item in items] == ["spin & spin 1 post", "strike 1 post"]


def test_the_archive_lists_every_listed_post_by_year() -> None:
    posts = [make_post("c", on=date(2024, 2, 1)), make_post("b", on=date(2023, 12, 31)), make_post("a", on=date(2023, 1, 1))]
    page = render_page(make_site(*posts), "archive/index.html")
    assert [text_of(year) for year in page.xpath("//main//h2")] == ["2024 1 post", "2023 2 posts"]
    assert [text_of(item) for item in page.xpath("//main//li")] == [
        "1 Feb 2024 Title of c",
        "31 Dec 2023 Title of b",
        "1 Jan 2023 Title of a",
    ]


def test_the_register_parts_primary_sources_reports_and_unnamed_people() -> None:
    page = render_page(make_talks(), "sources/index.html")
    rows = {
        text_of(section.find("h2")): [row.get("id") for row in section.xpath(".//tr[@data-source]")]
        for section in page.xpath("//main//section")
    }
    assert rows == {
        "Primary sources": ["source-talks--statement"],
        "Reports": ["source-talks--1704664237470674955", "source-near-deal"],
        "Unnamed people": ["source-talks--people"],
    }
    statement = at(page, "source-talks--statement")
    assert (statement.get("data-source"), statement.get("data-level")) == ("talks/statement", "primary")
    assert [heard(link) for link in of_class(statement, "claim-refs")[0].xpath(".//a")] == [
        "On the record: WGA and AMPTP, claim 1: Both sides met and said that they would meet again (Back at the table)",
        "False, claim 2: A deal was to be signed on Thursday (Back at the table)",
    ]


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (LinkState.LIVE, "Still there"),
        (LinkState.CHANGED, "Changed since saved"),
        (LinkState.DEAD, "Gone"),
        (LinkState.BLOCKED, "Refuses to be looked at by a program"),
        (LinkState.UNKNOWN, "Not looked at"),
    ],
)
def test_the_register_says_what_became_of_each_original(state: LinkState, said: str) -> None:
    paper = make_source("paper", state=state)
    site = make_site(make_post("talks", body="[a](source:paper)", records=(paper,)), records=(paper,))
    row = at(render_page(site, "sources/index.html"), "source-paper")
    assert text_of(of_class(row, "check-short")[0]) == said


def test_a_sources_page_says_who_rests_on_it_directly_or_through_others() -> None:
    page = render_page(make_talks(), "sources/talks/statement/index.html")
    assert text_of(page.find(".//h1")) == "Joint statement, WGA and AMPTP"
    resting = of_class(page, "resting")[0]
    assert [link.get("href") for link in resting.xpath(".//a")] == [
        "/posts/talks/#claim-they-met",
        "/posts/talks/#claim-deal-thursday",
    ]
    people = render_page(make_talks(), "sources/talks/people/index.html")
    assert "Title of near-deal, Example News" in text_of(people)


def test_a_claim_whose_chain_leads_through_a_source_rests_on_it() -> None:
    wire = make_source("wire")
    paper = make_source("paper", scope="talks", based_on=(wire.key,))
    claim = make_claim("talks", "c", support=[paper], chains=(chain(paper, wire),))
    site = make_site(make_post("talks", body="[a](claim:c)", claims=[claim], records=(paper, wire)), records=(paper, wire))
    resting = of_class(render_page(site, "sources/wire/index.html"), "resting")
    assert [text_of(one) for one in resting[0].xpath(".//a")] == ["The claim c in full"]


def facts_of(page: Any, place: int = 0) -> dict[str, str]:
    facts = page.xpath("//dl[@class='facts']")[place]
    return {text_of(one.find("dt")): text_of(one.find("dd")) for one in facts.xpath("./div")}


def test_a_sources_page_holds_all_that_is_known_of_it_and_of_its_copy() -> None:
    page = render_page(make_talks(), "sources/talks/statement/index.html")
    assert facts_of(page) == {
        "Kind": "statement",
        "Shows": "that something is so",
        "Author": "WGA and AMPTP",
        "Published": "20 September 2023",
        "Address": "https://source.example/statement",
        "Original today": "Still there",
    }
    assert facts_of(page, 1) == {
        "Saved on": "20 September 2023",
        "How": "fetched from the source",
        "SHA-256": "ab" * 32,
        "Archived copy": "https://archive.example/statement",
    }


def test_a_sources_page_shows_the_difference_from_another_version() -> None:
    older = make_source("older", excerpt="We met for bargaining today.")
    newer = replace(make_source("newer", excerpt="We met for talks today."), version_of=older.key)
    post = make_post("talks", body="[a](source:newer)", records=(newer, older))
    page = render_page(make_site(post, records=(newer, older)), "sources/newer/index.html")
    words = of_class(page, "difference-words")[0]
    assert [[text_of(one).rpartition(": ")[2] for one in words.findall(tag)] for tag in ("del", "ins")] == [
        ["bargaining"],
        ["talks"],
    ]


def test_a_short_post_has_a_page_of_its_own_with_its_words() -> None:
    page = render_page(make_talks(), "sources/talks/1704664237470674955/index.html")
    assert text_of(page.find(".//h1")) == "A. Reporter: post on X"
    assert "A deal is near, people say." in text_of(page)
    assert facts_of(page)["Posted"] == "21 September 2023 (UTC)"


def test_the_labels_page_explains_every_label_under_its_line() -> None:
    page = render_page(make_talks(), "labels/index.html")
    assert text_of(page.find(".//h1")) == "4 lines, 11 labels"
    groups = {
        group.find("h2").find("span").get("data-line"): [entry.get("data-label") for entry in of_class(group, "label-entry")]
        for group in of_class(page, "line-group")
    }
    by_line: dict[str, list[str]] = {}
    for label in DEFAULT_LABELS:
        by_line.setdefault(label.line.value, []).append(label.id)
    assert groups == by_line
    for label in DEFAULT_LABELS:
        assert label.meaning in text_of(at(page, f"label-{label.id}"))
    assert "It does not prove who said them, nor that the words prove the claim." in text_of(page)


def test_a_label_is_explained_by_its_rule_and_its_newest_claim() -> None:
    entry = at(render_page(make_talks(), "labels/index.html"), "label-on-record")
    said = text_of(entry)
    assert "the speaker’s own words, at first hand, a saved copy of that source, the words found in that copy." in said
    assert entry.xpath(".//a[@class='claim-text']/@href") == ["/posts/talks/#claim-they-met"]
    unused = at(render_page(make_talks(), "labels/index.html"), "label-outdated")
    assert "No claim carries it now." in text_of(unused)


def test_corrections_and_changed_labels_are_listed_newest_first() -> None:
    def make_corrected(slug: str, on: date) -> ResolvedPost:
        change = LabelChange(date=on, label="reported", reason=f"Why {slug}.", span=SPAN)
        correction = Correction(date=on, text=f"Mended {slug}.", span=SPAN, was="this", now="that", claims=("c",))
        return make_post(slug, claims=[make_claim(slug, "c", "verified", history=(change,))], corrections=(correction,))

    site = make_site(make_corrected("new-post", date(2023, 9, 1)), make_corrected("old-post", date(2023, 9, 30)))
    page = render_page(site, "corrections/index.html")
    assert [text_of(one.find("p[2]")) for one in of_class(page, "correction")] == ["Mended old-post.", "Mended new-post."]
    changes = [text_of(one) for one in of_class(page, "history")[0].findall("li")]
    assert [("Why old-post." in changes[0]), ("Why new-post." in changes[1])] == [True, True]
    assert of_class(page, "correction")[0].get("id") == "old-post--correction-1"


def make_unwell() -> ResolvedSite:
    gone = make_source("gone", state=LinkState.DEAD)
    kept = make_source("kept", level=Level.PRIMARY, copy=COPY)
    nobody = make_source("nobody", level=Level.UNNAMED, type=SourceType.UNNAMED, url="", publisher="")
    altered = LockedQuote(quote_sha256="", match=MatchClass.ALTERED)
    said = make_quote("said", kept, scope="talks", text="Words that differ.", locked=altered)
    near = make_tweet("near", scope="talks", text="Words of a post.")
    records = (gone, kept, nobody, said, near)
    body = "[a](source:gone) [b](source:nobody) <quote:said> <tweet:near>\n\n![the tape](gap:)"
    post = make_post("talks", body=body, records=records)
    gaps = tuple(part for part in post.post.body.parts if isinstance(part, Gap))
    return make_site(replace(post, gaps=gaps), records=records)


def test_the_evidence_page_names_what_is_lost_unsaved_gone_different_and_not_compared() -> None:
    page = render_page(make_unwell(), "evidence/index.html")
    findings = {
        section.find("h2").get("id").removeprefix("findings-"): [text_of(item) for item in section.xpath(".//li")]
        for section in page.xpath("//main//section[h2[starts-with(@id, 'findings-')]]")
    }
    assert {name: len(found) for name, found in findings.items()} == {
        "gaps": 1,
        "copies": 2,
        "dead": 1,
        "differs": 1,
        "uncompared": 1,
    }
    assert findings["gaps"] == ["the tape Title of talks"]
    assert "Title of gone, Example News" in findings["dead"][0]
    assert "“Words that differ.”" in findings["differs"][0]
    assert "“Words of a post.”" in findings["uncompared"][0]
    assert facts_of(page)["Saved copies"] == "1 of 3"
    assert facts_of(page)["Quotations word for word as in the copy or excerpt"] == "0 of 2"


def test_a_sources_time_is_told_with_the_precision_it_was_given() -> None:
    paper = make_source("paper", published=day("1897~"))
    site = make_site(make_post("talks", body="[a](source:paper)", records=(paper,)), records=(paper,))
    assert facts_of(render_page(site, "sources/paper/index.html"))["Published"] == "about 1897"


def test_a_shared_source_that_rests_on_another_is_named_once_on_its_page_whoever_uses_both() -> None:
    wire = make_source("wire", scope="")
    paper = make_source("paper", scope="", based_on=(wire.key,))
    posts = [make_post(slug, records=(wire, paper)) for slug in ("one", "two")]
    page = render_page(make_site(*posts, records=(wire, paper)), "sources/wire/index.html")
    assert page.xpath("//section[@aria-labelledby='dependents--all']//a/@href") == ["/sources/paper/"]
