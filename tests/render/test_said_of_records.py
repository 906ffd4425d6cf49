"""What pages say of a record beyond its words: in which language it is, who typed it, and what became of it."""

# ruff: noqa: ANN401 -- a parsed tree is asked many kinds of question

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders import SPAN, make_claim, make_post, make_quote, make_site, make_source, make_tweet
from pages import at, make_texts, of_class, render_outputs, render_page, text_of
from talks import COPY, make_talks

from firsthand.model.evidence import LabelChange, Level, LinkState, MatchClass, PostState, Redaction
from firsthand.model.files import Asset
from firsthand.model.lock import Lock, LockedQuote
from firsthand.model.resolved import Copy, Record, ResolvedSite
from firsthand.model.span import Span

POST = "posts/talks/index.html"
LOCK = Lock(path="x.json", span=Span("x.json"), scope="talks", source="paper")


def make_one(body: str, *records: Record, **post: Any) -> ResolvedSite:
    return make_site(make_post("talks", body=body, records=records, **post), records=records)


# languages


@pytest.mark.parametrize(
    ("post", "source", "marked"),
    [("", "", []), ("", "en", []), ("", "de", ["de"]), ("de", "de", []), ("de", "en", ["en"]), ("de", "", [])],
)
def test_words_in_another_language_than_their_posts_say_so(post: str, source: str, marked: list[str]) -> None:
    paper = make_source("paper", scope="talks", lang=source)
    said = make_quote("said", paper, scope="talks", text="Words.")
    page = render_page(make_one("![a](quote:said)\n\n<quote:said>", paper, said, lang=post), POST)
    assert page.xpath("//blockquote/@lang") == marked
    assert page.xpath("//*[@class='cite']/@lang") == marked


def test_where_posts_are_in_several_languages_a_title_always_says_its_own() -> None:
    paper = make_source("paper", scope="talks", lang="en")
    german = make_one("[a](source:paper)", paper, lang="de")
    english = make_one("[a](source:paper)", paper)
    titles = [
        at(render_page(site, POST), "source-paper").xpath(".//a[@class='to-source']/span/@lang") for site in (german, english)
    ]
    assert titles == [["en"], []]


def test_a_post_in_the_sites_language_says_so_where_one_in_another_names_it() -> None:
    site = make_site(make_post("talks", lang="de"), make_post("older"))
    assert render_page(site, POST).xpath("//a[@rel='prev']/@lang") == ["en"]


# lines typed by the writer


@pytest.mark.parametrize(
    "copy",
    [None, COPY, Copy(via="excerpt", sha256="ab" * 32, saved=None)],
    ids=["no copy", "a copy", "the excerpt is the copy"],
)
def test_lines_typed_by_the_writer_are_called_so_once_wherever_they_stand(copy: Copy | None) -> None:
    paper = make_source("paper", scope="talks", excerpt="Lines of the paper.", copy=copy)
    site = make_one("![a](source:paper)", paper)
    card = text_of(of_class(render_page(site, POST), "source-card")[0])
    assert card.count("Lines of the paper.") == card.count("Excerpt typed by the writer") == 1
    page = text_of(render_page(site, "sources/talks/paper/index.html").find(".//article"))
    assert "Excerpt typed by the writer: Lines of the paper." in page


def test_a_short_posts_own_words_are_no_excerpt() -> None:
    page = render_page(make_talks(), "sources/talks/1704664237470674955/index.html")
    assert "typed by the writer" not in text_of(page)


# what became of it


@pytest.mark.parametrize(
    ("lock", "said", "state"),
    [
        (None, "Still there", "none"),
        (LOCK, "Still there", "none"),
        (
            replace(LOCK, quotes=(("talks/said", LockedQuote(quote_sha256="", match=MatchClass.NOT_FOUND)),)),
            "Still there",
            "none",
        ),
        (replace(LOCK, quotes=(("talks/said", LockedQuote(quote_sha256="", match=MatchClass.EXACT)),)), "Unchanged", "same"),
    ],
)
def test_an_original_is_unchanged_only_where_its_words_were_compared(lock: Lock | None, said: str, state: str) -> None:
    paper = make_source("paper", scope="talks", state=LinkState.LIVE, copy=replace(COPY, lock=lock))
    row = at(render_page(make_one("[a](source:paper)", paper), "sources/index.html"), "source-talks--paper")
    shown = of_class(row, "check-short")[0]
    assert (text_of(shown), shown.get("data-state")) == (said, state)


def test_people_nobody_names_have_no_original_no_date_and_no_copy() -> None:
    site = make_talks()
    row = at(render_page(site, "sources/index.html"), "source-talks--people")
    assert text_of(of_class(row, "check-short")[0]) == ""
    page = render_page(site, "sources/talks/people/index.html")
    assert [text_of(name) for name in page.xpath("//dl//dt")] == ["Kind"]
    assert page.xpath("//*[@id='copy']") == []


@pytest.mark.parametrize(
    ("fields", "notice"),
    [
        ({"state": PostState.DELETED, "copy": COPY}, "The original was deleted. This is the copy saved on 20 Sep 2023."),
        ({"state": PostState.EDITED}, "The original was edited after it was quoted."),
    ],
)
def test_what_became_of_a_post_is_told_once_on_its_card(fields: dict[str, Any], notice: str) -> None:
    card = at(
        render_page(make_one("![a](tweet:near)", replace(make_tweet("near", scope="talks"), **fields)), POST), "tweet-near"
    )
    assert text_of(card).count(notice) == 1


def make_redacted() -> ResolvedSite:
    """A post whose words were taken out, and everything that would show them: a check that found other words, a claim on it."""
    taken = make_tweet(
        "near", scope="talks", text="Private words.", redacted=Redaction(date=date(2023, 10, 2), reason="A child is named.")
    )
    locked = LockedQuote(quote_sha256="", match=MatchClass.ALTERED, passage="… Private words as they were …", prefix="Private")
    taken = replace(taken, copy=COPY, match=MatchClass.ALTERED, locked=locked)
    claim = make_claim("talks", "c", "misquoted", text="A claim in full words", against=[taken], seen_in=[taken])
    body = "![a](tweet:near)\n\n<tweet:near> and [it](tweet:near), [so](claim:c)."
    return make_one(body, taken, claims=[claim])


def test_words_that_were_taken_out_are_in_no_file() -> None:
    texts = make_texts(render_outputs(make_redacted()))
    assert len(texts) > 20
    assert [path for path, text in texts.items() if "private words" in text.casefold()] == []


def test_that_words_were_taken_out_is_told_wherever_they_stood() -> None:
    notice = "The words were taken out on 2 October 2023: A child is named."
    page = render_page(make_redacted(), POST)
    assert text_of(at(page, "tweet-near")).count(notice) == 1
    assert notice in text_of(at(page, "note-c"))
    assert notice in text_of(render_page(make_redacted(), "sources/talks/near/index.html"))


# the speaker printed with the label


def test_the_speaker_is_printed_with_the_label_wherever_the_label_is_in_words() -> None:
    tape = make_source("tape", scope="talks", level=Level.PRIMARY)
    said = make_quote("said", tape, scope="talks", text="We met.", speaker="A. Speaker")
    change = LabelChange(date=date(2023, 9, 20), label="reported", reason="", span=SPAN)
    claim = make_claim("talks", "c", "on-record", support=[said], speaker="A. Speaker", history=(change,))
    site = make_one("![a](quote:said)\n\n[so](claim:c)", tape, said, claims=[claim])
    page = render_page(site, POST)
    whole = "On the record: A. Speaker"
    assert text_of(of_class(at(page, "quote-said"), "card-label")[0]) == whole
    assert text_of(of_class(at(page, "row-c"), "label")[0]) == whole
    assert text_of(of_class(at(page, "note-c"), "label")[0]) == whole
    assert text_of(of_class(page, "history-now")[0]) == f"Now: {whole}"
    assert text_of(of_class(render_page(site, "sources/talks/tape/index.html"), "resting")[0]).startswith(whole)


# files


def test_no_file_beside_a_post_takes_the_place_of_a_page() -> None:
    post = make_post("talks", body="[a](../../index.html) ![b](index.html)")
    folder = "content/posts/talks"
    post = replace(post, post=replace(post.post, path=f"{folder}/index.md", folder=folder))
    files = {name: Asset(path=name, sha256="0" * 64, size=1) for name in (f"{folder}/index.html", "content/index.html")}
    outputs = render_outputs(make_site(post), assets=files)
    assert [isinstance(outputs[path], Asset) for path in ("index.html", POST)] == [False, False]


def test_a_preview_picture_is_measured_wherever_its_name_leads() -> None:
    picture = Asset(path="content/posts/my card.png", sha256="0" * 64, size=1, width=1200, height=630)
    site = make_site(make_post("talks", image="./my%20card.png"))
    page = render_page(site, POST, assets={"content/posts/my card.png": picture})
    assert page.xpath("//meta[@property='og:image:width']/@content") == ["1200"]
    assert page.xpath("//meta[@property='og:image']/@content") == ["https://example.org/posts/talks/my%20card.png"]
