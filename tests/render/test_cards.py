"""Quotations, short posts, sources and gaps as cards: their hooks, and what is said of a machine's check."""

# ruff: noqa: ANN401 -- a parsed tree is asked many kinds of question

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from builders import day, item, make_claim, make_post, make_quote, make_site, make_source, make_tweet
from pages import at, heard, of_class, render_page, render_pages, text_of
from talks import COPY, LOCKED, MET, make_talks

from firsthand.evidence.verdict import MatchFlag
from firsthand.model.dates import Moment
from firsthand.model.evidence import UNKNOWN, Level, LinkState, MatchClass, Media, PostState, Redaction, SourceType
from firsthand.model.files import Asset
from firsthand.model.lock import Blob, Lock, LockedQuote
from firsthand.model.resolved import Copy, Record, ResolvedQuote, ResolvedTweet
from firsthand.model.span import Span
from firsthand.words import TABLES

POST = "posts/talks/index.html"
EXCERPT = Copy(via="excerpt", sha256="ef" * 32, saved=None)


def render_body(body: str, *records: Record, **files: Any) -> Any:
    """The page of a post with this body and these records."""
    return render_page(make_site(make_post("talks", body=body, records=records), records=records), POST, **files)


def make_compared(match: MatchClass, copy: Copy | None = COPY, **found: Any) -> tuple[Record, ResolvedQuote]:
    """A source and a quotation of it that was compared with ``copy``."""
    source = make_source("paper", scope="talks", copy=copy)
    locked = LockedQuote(quote_sha256="", match=match, **found)
    return source, make_quote("said", source, scope="talks", text=MET, locked=locked)


def test_a_quotation_is_a_figure_with_its_hook_its_words_and_its_match() -> None:
    figure = at(render_page(make_talks(), POST), "quote-met-today")
    assert (figure.tag, figure.get("data-quote"), figure.get("data-match")) == ("figure", "met-today", "exact")
    assert "quote" in figure.get("class").split()
    assert text_of(figure.find(".//blockquote")) == f"“{MET}”"
    assert figure.xpath(".//*[contains(@class, 'card-source')]/a/@href") == [
        "https://source.example/statement#:~:text=The%20WGA,tomorrow."
    ]


def test_a_short_post_is_a_figure_with_its_hook_and_its_words_unaltered() -> None:
    figure = at(render_page(make_talks(), POST), "tweet-1704664237470674955")
    assert (figure.tag, figure.get("data-tweet")) == ("figure", "1704664237470674955")
    assert "tweet" in figure.get("class").split()
    assert text_of(figure.find(".//blockquote")) == "A deal is near, people say."
    said = text_of(figure)
    assert "A. Reporter" in said
    assert "@example" in said
    assert "post on X, 21 September 2023 (UTC)" in said


def test_only_the_first_block_of_a_record_carries_the_id() -> None:
    page = render_body("![a](quote:said)\n\n![b](quote:said)", *make_compared(MatchClass.EXACT))
    assert page.xpath("//figure/@id") == ["quote-said"]
    assert page.xpath("//figure/@data-quote") == ["said", "said"]


@pytest.mark.parametrize(
    ("match", "copy", "sentence"),
    [
        (MatchClass.EXACT, COPY, "Checked word for word against the copy saved on 20 Sep 2023"),
        (MatchClass.NORMALISED, COPY, "Checked word for word against the copy saved on 20 Sep 2023"),
        (MatchClass.ELIDED, COPY, "Checked word for word against the copy saved on 20 Sep 2023. Cuts are marked."),
        (MatchClass.ALTERED, COPY, "Words differ from the copy saved on 20 Sep 2023"),
        (MatchClass.NOT_FOUND, COPY, "Words not found in the copy saved on 20 Sep 2023"),
        (MatchClass.NO_COPY, COPY, "Not compared"),
        (MatchClass.EXACT, None, "Not compared"),
        (MatchClass.EXACT, EXCERPT, "Checked word for word against an excerpt typed by the writer"),
        (MatchClass.ALTERED, EXCERPT, "Words differ from an excerpt typed by the writer"),
        (MatchClass.EXACT, Copy(via="direct", sha256="", saved=None), "Checked word for word against the saved copy"),
        (MatchClass.EXACT, Copy(via="direct", sha256="", saved=None, is_forgotten=True), "Not compared"),
    ],
)
def test_a_machines_check_is_told_in_words_that_claim_no_more_than_it_found(
    match: MatchClass, copy: Copy | None, sentence: str
) -> None:
    figure = at(render_body("![a](quote:said)", *make_compared(match, copy)), "quote-said")
    check = of_class(figure, "check")[0]
    assert text_of(check) == sentence
    assert "verified" not in text_of(figure).casefold()
    compared = copy is not None and not copy.is_forgotten
    assert figure.get("data-match") == (match.value if compared else "no-copy")


def test_the_passage_in_the_copy_stands_beside_words_that_differ() -> None:
    page = render_body("![a](quote:said)", *make_compared(MatchClass.ALTERED, passage="The WGA did not meet."))
    assert "The WGA did not meet." in text_of(at(page, "quote-said"))


def test_words_that_differ_are_printed_against_those_of_the_copy_word_by_word() -> None:
    found: dict[str, Any] = {"passage": "The WGA did not meet today.", "start": 0, "end": 27}
    source, said = make_compared(MatchClass.ALTERED, **found)
    said = replace(said, quote=replace(said.quote, text="The WGA did meet today."))
    shown = of_class(at(render_body("![a](quote:said)", source, said), "quote-said"), "difference")[0]
    assert text_of(shown) == "The WGA did As in the copy: not meet today. As quoted As in the copy"
    assert [text_of(one) for one in shown.xpath(".//p[@class='difference-words']/ins")] == ["As in the copy: not"]


COPIED = "They sat down at noon. The WGA and AMPTP met for bargaining today and will meet again tomorrow. Nobody else spoke."
PLACE = COPIED.index("The WGA"), COPIED.index("The WGA") + len(MET)


def locked_in(text: str, start: int, end: int, *, offset: int = 0) -> dict[str, Any]:
    """What a lock keeps of the words from ``start`` to ``end``, of a text of which ``text`` begins at ``offset``."""
    around = {"prefix": text[max(start - 32, 0) : start], "suffix": text[end : end + 32]}
    return {"passage": text, "start": start + offset, "end": end + offset, **around}


def make_kept(size: int) -> Copy:
    """A copy whose text has ``size`` characters."""
    lock = Lock(path="x.json", span=Span("x"), scope="talks", source="paper", text=Blob(sha256="ab", size=size))
    return replace(COPY, lock=lock)


@pytest.mark.parametrize(
    ("offset", "size", "before", "after"),
    [
        (0, len(COPIED), "They sat down at noon. ", " Nobody else spoke."),
        (50, 500, "… They sat down at noon. ", " Nobody else spoke. …"),
    ],
)
def test_what_stands_around_a_quotation_in_the_copy_can_be_unfolded(offset: int, size: int, before: str, after: str) -> None:
    source, said = make_compared(MatchClass.EXACT, make_kept(size), **locked_in(COPIED, *PLACE, offset=offset))
    figure = at(render_body("![a](quote:said)", source, said), "quote-said")
    fold = figure.xpath(".//details[@class='surroundings']")[0]
    assert text_of(fold.find("summary")) == "What stands around it"
    assert fold.find("p").text_content() == before + MET + after
    assert fold.find("p/mark").text_content() == MET


def test_a_note_shows_what_stands_around_the_words_its_claim_names() -> None:
    source, said = make_compared(MatchClass.EXACT, make_kept(500), **locked_in(COPIED, *PLACE))
    claim = make_claim("talks", "met", support=[said])
    post = make_post("talks", body="They [met](claim:met).", records=(source, said), claims=[claim])
    note = at(render_page(make_site(post, records=(source, said)), POST), "note-met")
    assert note.xpath(".//details[@class='surroundings']/p/mark")[0].text_content() == MET


@pytest.mark.parametrize(
    "found",
    [
        {},
        {"passage": MET, "start": 0, "end": len(MET)},
        {"passage": COPIED, "start": PLACE[0], "end": PLACE[1], "prefix": "not in the passage"},
        {"passage": COPIED},
    ],
    ids=["nothing kept", "nothing around", "a prefix that is not there", "no place"],
)
def test_where_nothing_around_is_known_for_sure_nothing_is_unfolded(found: dict[str, Any]) -> None:
    source, said = make_compared(MatchClass.EXACT, make_kept(500), **found)
    assert render_body("![a](quote:said)", source, said).xpath("//details[@class='surroundings']") == []


def test_words_that_were_taken_out_again_do_not_come_back_around_others() -> None:
    lock = make_kept(500)
    locked = LockedQuote(quote_sha256="", match=MatchClass.EXACT, **locked_in(COPIED, *PLACE))
    near = make_tweet("near", scope="talks", text="x", redacted=Redaction(date=date(2023, 9, 22), reason="A name."))
    near = replace(near, copy=lock, locked=locked, match=MatchClass.EXACT)
    assert "noon" not in text_of(render_body("![a](tweet:near)", near))


@pytest.mark.parametrize("flag", [flag for flag in MatchFlag if flag not in (MatchFlag.QUOTES, MatchFlag.TYPOGRAPHY)])
def test_whatever_a_comparison_may_remark_is_told_but_for_quotation_marks_and_dashes(flag: MatchFlag) -> None:
    source, said = make_compared(MatchClass.NORMALISED)
    check = of_class(at(render_body("![a](quote:said)", source, replace(said, flags=(flag.value,))), "quote-said"), "check")[0]
    assert len(text_of(check)) > len("Checked word for word against the copy saved on 20 Sep 2023.") + 15


@pytest.mark.parametrize("language", TABLES)
def test_no_machines_finding_is_called_verified_in_any_language(language: str) -> None:
    table = TABLES[language]
    verified = table["name-verified"].casefold()
    keys = ("checked-", "differ-", "not-found-in", "word-for-word", "words-differ", "remark-", "quotations-", "part-", "state-")
    assert [key for key, text in table.items() if key.startswith(keys) and verified in text.casefold()] == []


def test_an_archives_copy_that_is_byte_identical_is_said_to_be() -> None:
    copy = replace(COPY, archived="https://archive.example/1/x", is_identical=True)
    figure = at(render_body("![a](quote:said)", *make_compared(MatchClass.EXACT, copy)), "quote-said")
    check = of_class(figure, "check")[0]
    assert text_of(check).endswith("copy saved on 20 Sep 2023. The archive’s copy is byte for byte the same.")
    assert check.find(".//a").get("href") == "https://archive.example/1/x"


def read_memento(link: Any) -> dict[str, str]:
    return {name: value for name, value in link.attrib.items() if name.startswith("data-")}


def test_a_link_whose_page_an_archive_keeps_says_where_and_since_when() -> None:
    paper = make_source("paper", scope="talks", archived="https://archive.example/1/x", archived_on=date(2023, 9, 22))
    claim = make_claim("talks", "met", support=[paper], url=paper.url + "#:~:text=x", nearest=item(paper))
    post = make_post("talks", body="They [met](claim:met).", records=(paper,), claims=[claim])
    site = make_site(post, records=(paper,))
    page = render_page(site, POST)
    told = {"data-versionurl": "https://archive.example/1/x", "data-versiondate": "2023-09-22"}
    links = [*page.xpath("//a[@class='claim-text']"), *page.xpath("//a[@class='to-source']")]
    assert len(links) == 4
    assert [read_memento(link) for link in links] == [told] * 4
    read_it = render_page(site, "sources/talks/paper/index.html").xpath("//p[@class='read-it']/a")
    assert [read_memento(link) for link in read_it] == [told]


def test_a_link_to_an_archives_copy_says_of_which_page_it_is() -> None:
    copy = replace(COPY, archived="https://archive.example/1/x", archived_on=date(2023, 9, 22))
    paper = make_source("paper", scope="talks", copy=copy, state=LinkState.DEAD, url_shown=copy.archived)
    page = render_body("![a](source:paper)", paper)
    assert read_memento(page.xpath("//a[@class='to-source']")[0]) == {
        "data-originalurl": "https://source.example/paper",
        "data-versiondate": "2023-09-22",
    }


def test_a_link_to_a_reprint_says_nothing_of_an_archive() -> None:
    letter = make_source(
        "letter", scope="talks", url="", url_shown="https://reprint.example/", archived="https://archive.example/1/x"
    )
    link = render_body("![a](source:letter)", letter).xpath("//a[@class='to-source']")[0]
    assert read_memento(link) == {}


def test_what_a_match_passed_over_is_told() -> None:
    source, said = make_compared(MatchClass.ELIDED)
    page = render_body("![a](quote:said)", source, replace(said, flags=("negation", "case", "a-new-flag")))
    check = text_of(of_class(at(page, "quote-said"), "check")[0])
    assert "A cut or a bracket passes over a word like “not”; the note says why. Capital letters differ." in check


def test_a_copy_nobody_else_keeps_is_told_of_on_the_sources_page() -> None:
    copy = Copy(via="direct", sha256="ab" * 32, saved=date(2023, 9, 20))
    source, said = make_compared(MatchClass.EXACT, copy)
    site = make_site(make_post("talks", body="![a](quote:said)", records=(source, said)), records=(source, said))
    link = of_class(at(render_page(site, POST), "quote-said"), "check")[0].find(".//a")
    assert link.get("href") == "/sources/talks/paper/#copy"
    page = render_page(site, "sources/talks/paper/index.html")
    assert "ab" * 32 in text_of(page)
    assert at(page, "copy") is not None


def test_a_quotation_in_another_language_is_marked_as_such() -> None:
    source = make_source("zeitung", scope="talks", lang="de")
    said = make_quote("said", source, scope="talks", text="Ich bin ein Berliner.")
    page = render_body("![a](quote:said) \n\nHe said <quote:said>.", source, said)
    assert page.xpath("//blockquote/@lang") == ["de"]
    assert [(link.get("lang"), text_of(link)) for link in of_class(page, "cite")] == [("de", "“Ich bin ein Berliner.”")]


def test_a_quotation_in_the_sites_language_is_not() -> None:
    source = make_source("paper", scope="talks", lang="en")
    page = render_body("![a](quote:said)", source, make_quote("said", source, scope="talks", text="Yes."))
    assert page.xpath("//blockquote/@lang") == []


def test_a_source_known_through_a_reprint_says_who_printed_it() -> None:
    reprint = make_source("reprint", scope="talks", publisher="The Reprint")
    letter = make_source("letter", scope="talks", level=Level.PRIMARY, url="", url_shown=reprint.url)
    letter = replace(letter, via=(reprint.key,))
    said = make_quote("said", letter, scope="talks", text="Yes.")
    page = render_body("![a](quote:said)", letter, reprint, said)
    row = at(page, "source-letter")
    assert "as printed by The Reprint" in text_of(row)


def test_what_is_uncertain_is_said_to_be_probably_so() -> None:
    letter = make_source(
        "letter",
        scope="talks",
        author="A. Clerk",
        published=day("1897~"),
        uncertain=("author", "published"),
        type=SourceType.DOCUMENT,
    )
    row = text_of(at(render_body("[a](source:letter)", letter), "source-letter"))
    assert "probably A. Clerk" in row
    assert "probably about 1897" in row


ARCHIVED = "https://archive.example/1"


@pytest.mark.parametrize(
    ("known", "url", "notice"),
    [
        ({}, "https://source.example/paper", "The original was gone on 3 Oct 2023. Copy saved"),
        (
            {"text_file": "content/evidence/text/x.txt"},
            "https://example.org/evidence/talks/paper/",
            "The original was gone on 3 Oct 2023. This is the copy saved on 20 Sep 2023.",
        ),
        (
            {"archived": ARCHIVED, "archived_on": date(2023, 9, 21)},
            ARCHIVED,
            "The original was gone on 3 Oct 2023. This is the copy saved on 21 Sep 2023.",
        ),
        ({"archived": ARCHIVED}, ARCHIVED, "The original was gone on 3 Oct 2023. This is the copy of an archive."),
    ],
    ids=["private copy", "published copy", "archive's copy", "undated"],
)
def test_an_original_that_is_gone_is_told_with_the_day_and_the_copy_that_is_opened_instead(
    known: dict[str, Any], url: str, notice: str
) -> None:
    lock = Lock(path="x.json", span=Span("x.json"), scope="talks", source="paper", link_checked="2023-10-03T08:00:00Z")
    copy = Copy(via="direct", sha256="ab" * 32, saved=date(2023, 9, 20), lock=lock, **known)
    gone = make_source("paper", scope="talks", state=LinkState.DEAD, copy=copy, url_shown=url)
    page = render_body("![a](source:paper)", gone)
    assert notice in text_of(page.xpath("//figure")[0])


def make_gone(**fields: Any) -> ResolvedTweet:
    return replace(make_tweet("near", scope="talks"), **fields)


def test_a_deleted_post_is_shown_as_it_was_saved_and_says_so() -> None:
    page = render_body("![a](tweet:near)", make_gone(state=PostState.DELETED, copy=COPY, match=MatchClass.EXACT))
    figure = at(page, "tweet-near")
    assert "The original was deleted. This is the copy saved on 20 Sep 2023." in text_of(figure)
    assert "Words of a post." in text_of(figure)


def test_words_that_were_taken_out_again_stand_nowhere() -> None:
    taken = make_tweet(
        "near",
        scope="talks",
        text="Private words.",
        redacted=Redaction(date=date(2023, 10, 2), reason="A child is named."),
        media=(Media(file="child.png", alt="A child", span=Span("x")),),
    )
    claim = make_claim("talks", "c", "misquoted", against=[taken], seen_in=[taken])
    body = "![a](tweet:near)\n\n<tweet:near> and [it](tweet:near), [so](claim:c)."
    site = make_site(make_post("talks", body=body, records=(taken,), claims=[claim]), records=(taken,))
    pages = render_pages(site)
    assert [path for path, page in pages.items() if "Private words" in page or "child.png" in page] == []
    notice = "The words were taken out on 2 October 2023: A child is named."
    assert notice in text_of(at(render_page(site, POST), "tweet-near"))


def test_pictures_of_a_post_have_their_words_and_their_size() -> None:
    picture = Media(file="sign.png", alt="A picket sign", span=Span("x"))
    asset = Asset(path="content/posts/sign.png", sha256="0" * 64, size=1, width=640, height=480)
    page = render_body(
        "![a](tweet:near)", make_tweet("near", scope="talks", media=(picture,)), assets={"content/posts/sign.png": asset}
    )
    image = page.xpath("//figure//img")[0]
    wanted = {"src": "/posts/talks/sign.png", "alt": "A picket sign", "width": "640", "height": "480"}
    assert {name: image.get(name) for name in wanted} == wanted


def test_an_unknown_author_and_an_unknown_day_are_said_to_be_unknown() -> None:
    lost = make_tweet("near", scope="talks", author=UNKNOWN, handle=UNKNOWN, posted=None, url=UNKNOWN)
    figure = at(render_body("![a](tweet:near)", lost), "tweet-near")
    assert "unknown author" in text_of(figure)
    assert figure.xpath(".//time") == []


def test_a_time_with_an_offset_is_told_in_utc() -> None:
    at_night = datetime.fromisoformat("2023-09-20T18:10:00-07:00")
    moment = Moment(text="2023-09-20T18:10:00-07:00", day=at_night.date(), at=at_night, precision_s=1)
    figure = at(render_body("![a](tweet:near)", make_tweet("near", scope="talks", posted=moment)), "tweet-near")
    assert [(time.get("datetime"), text_of(time)) for time in figure.xpath(".//time")] == [
        ("2023-09-21T01:10:00Z", "post on X, 21 September 2023 (UTC)")
    ]


def test_a_card_names_the_claims_drawn_from_it() -> None:
    figure = at(render_page(make_talks(), POST), "quote-met-today")
    drawn = of_class(figure, "claim-refs")[0]
    assert drawn.get("aria-label") == "Claims drawn from this quotation"
    assert [(link.get("href"), heard(link)) for link in drawn.xpath(".//a")] == [
        ("#row-they-met", "On the record: WGA and AMPTP, claim 1"),
        ("#row-deal-thursday", "False, claim 2"),
    ]


def test_a_gap_is_shown_to_the_reader_and_counted() -> None:
    page = render_page(make_talks(), POST)
    gap = of_class(page, "gap")[0]
    assert "the broadcast itself" in text_of(gap)


def test_a_source_is_cited_by_its_short_name_else_by_whose_it_is_and_when() -> None:
    short = make_source("short", scope="talks", short="the letter")
    dated = make_source("dated", scope="talks", published=day("2023-09"))
    undated = make_source("undated", scope="talks")
    page = render_body("<source:short> <source:dated> <source:undated>", short, dated, undated)
    assert [text_of(link) for link in of_class(page, "cite")] == ["the letter", "Example News 2023", "Example News"]


def test_a_source_nobody_can_open_leads_to_its_own_page() -> None:
    held = make_source("box", scope="talks", url="", held_at="City archive, box 12")
    page = render_body("[a](source:box)", held)
    assert of_class(page, "cite")[0].get("href") == "/sources/talks/box/"
    assert "Kept at: City archive, box 12" in text_of(at(page, "source-box"))


def test_the_sources_of_a_post_have_their_hooks_in_order() -> None:
    rows = render_page(make_talks(), POST).xpath("//li[@data-source]")
    assert [(row.get("id"), row.get("data-source"), row.get("data-level")) for row in rows] == [
        ("source-statement", "statement", "primary"),
        ("source-people", "people", "unnamed"),
        ("source-near-deal", "near-deal", "secondary"),
        ("source-1704664237470674955", "1704664237470674955", "secondary"),
    ]


def test_a_source_that_says_nothing_of_its_own_ends_its_trail_in_words() -> None:
    plain, own = make_source("plain", scope="talks"), make_source("own", scope="talks", own_reporting=True)
    page = render_body("![a](source:plain)\n\n![b](source:own)", plain, own)
    trails = [text_of(trail.xpath("./li[last()]")[0]) for trail in page.xpath("//figure//ol[@class='chain']")]
    assert trails == [
        "Example News: Title of plain, which does not say what it rests on",
        "Example News: Title of own, its own reporting",
    ]


def test_a_circle_of_sources_ends_where_it_closes() -> None:
    one = make_source("one", scope="talks")
    other = make_source("other", scope="talks", based_on=(one.key,))
    page = render_body("![a](source:one)", replace(one, based_on=(other.key,)), other)
    assert [step.get("data-mark") for step in page.xpath("//figure//ol[@class='chain']/li")] == ["post", "report", "report"]


def test_a_quotation_checked_in_its_lock_links_to_the_archives_copy() -> None:
    source = make_source("paper", scope="talks", copy=COPY)
    said = make_quote("said", source, scope="talks", text=MET, locked=LOCKED)
    link = of_class(at(render_body("![a](quote:said)", source, said), "quote-said"), "check")[0].find(".//a")
    assert (link.get("href"), text_of(link)) == ("https://archive.example/statement", "copy saved on 20 Sep 2023")
