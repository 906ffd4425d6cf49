"""The hooks of a claim: its words, its mark, its note and its row, as FORMAT.md promises them to themes and tools."""

# ruff: noqa: ANN401 -- a builder hands on whatever settings a site has

from dataclasses import replace
from typing import Any

from builders import SPAN, chain, find_label, make_claim, make_post, make_quote, make_site, make_source, make_tweet
from pages import at, heard, of_class, render_page, render_pages, seen, text_of
from talks import COPY, LOCKED, make_talks

from firsthand.model.body import Body, ClaimClose, ClaimOpen, Html
from firsthand.model.evidence import Level, Search
from firsthand.model.resolved import Record, ResolvedClaim, ResolvedSite, TrailEnd

POST = "posts/talks/index.html"


def make_one(body: str, *claims: ResolvedClaim, records: tuple[Record, ...] = (), **settings: Any) -> ResolvedSite:
    """A site of one post with these claims."""
    return make_site(make_post("talks", body=body, claims=claims, records=records), records=records, **settings)


def test_a_claims_words_link_to_its_source_and_its_mark_to_its_note() -> None:
    claim = at(render_page(make_talks(), POST), "claim-deal-thursday")
    assert (claim.tag, claim.get("class"), claim.get("data-claim"), claim.get("data-label")) == (
        "span",
        "claim",
        "deal-thursday",
        "false",
    )
    words = of_class(claim, "claim-text")[0]
    mark, button = of_class(claim, "claim-label")
    assert (words.tag, words.get("href"), text_of(words)) == ("a", "https://source.example/near-deal", "a deal on Thursday")
    assert (mark.tag, mark.get("href"), heard(mark)) == ("a", "#note-deal-thursday", "Claim 2: False")
    assert (button.tag, button.get("type"), button.get("popovertarget")) == ("button", "button", "note-deal-thursday")


def test_the_mark_says_the_labels_word_with_the_speaker_where_one_stands_for_the_words() -> None:
    page = render_page(make_talks(), POST)
    marks = page.xpath("//a[@class='claim-label']")
    assert [seen(mark) for mark in marks] == ["1On the record: WGA and AMPTP", "2False"]


def test_closing_punctuation_is_not_torn_from_the_mark() -> None:
    claim = at(render_page(make_talks(), POST), "claim-they-met")
    end = claim.xpath("./span[@class='claim-end']")[0]
    assert end.text == ".\u2060"
    assert [child.tag for child in end] == ["a", "button"]


def test_only_the_first_mention_carries_the_id() -> None:
    site = make_one("[one](claim:c) and [again](claim:c)", make_claim("talks", "c", text="It is one claim after all"))
    claims = of_class(render_page(site, POST), "claim")
    assert [(claim.get("id"), claim.get("data-claim")) for claim in claims] == [("claim-c", "c"), (None, "c")]
    assert len(of_class(render_page(site, POST), "claim-note")) == 1


def test_a_claim_without_a_source_has_words_that_are_no_link() -> None:
    page = render_page(make_one("[so they say](claim:c)", make_claim("talks", "c", url="")), POST)
    words = of_class(page, "claim-text")
    assert [(one.tag, one.get("href"), text_of(one)) for one in words] == [("span", None, "so they say")]


def test_a_claim_that_holds_a_link_of_the_writers_is_no_link_itself() -> None:
    parts = (
        ClaimOpen(id="c", span=SPAN, words="so it says", has_link=True),
        Html(text='so <a href="https://other.example">it says</a>'),
        ClaimClose(id="c"),
    )
    post = make_post(
        "talks",
        claims=[make_claim("talks", "c", url="https://source.example/c")],
    )
    post = replace(post, post=replace(post.post, body=Body(parts=parts)))
    words = of_class(at(render_page(make_site(post), POST), "claim-c"), "claim-text")[0]
    assert (words.tag, words.xpath(".//a/@href")) == ("span", ["https://other.example"])


def test_an_address_that_would_run_a_script_is_no_link() -> None:
    site = make_one("[so](claim:c)", make_claim("talks", "c", url="javascript:alert(1)"))
    assert "javascript:" not in render_pages(site)[POST]


def test_the_claims_own_words_stand_where_it_is_named_alone() -> None:
    site = make_one(
        "It is said: <claim:c>", make_claim("talks", "c", text="They met & will meet again", url="https://s.example")
    )
    assert [(one.tag, text_of(one)) for one in of_class(render_page(site, POST), "claim-text")] == [
        ("a", "They met & will meet again")
    ]


def test_formatting_inside_a_claim_is_kept() -> None:
    page = render_page(make_one("[they *never* `met`](claim:c)", make_claim("talks", "c", url="https://s.example/")), POST)
    words = of_class(page, "claim-text")[0]
    assert [(child.tag, child.text) for child in words] == [("em", "never"), ("code", "met")]


def test_a_claim_in_a_heading_is_plain_text_in_the_contents() -> None:
    body = "## So [they met](claim:c)\n\na\n\n## Two\n\nb\n\n## Three\n\nc"
    page = render_page(make_one(body, make_claim("talks", "c")), POST)
    contents = page.xpath("//nav[contains(@class, 'contents')]//a")
    assert [text_of(link) for link in contents] == ["So they met", "Two", "Three"]
    assert len(page.xpath("//h2//*[@id='claim-c']")) == 1


def test_a_note_says_what_the_claim_rests_on_in_order() -> None:
    note = at(render_page(make_talks(), POST), "note-they-met")
    assert (note.get("class"), note.get("data-claim"), note.get("role"), note.get("aria-label")) == (
        "claim-note",
        "they-met",
        "note",
        "Note on claim 1",
    )
    assert note.get("popover") is not None
    back = of_class(note, "pill")[0]
    assert (back.get("href"), heard(back), seen(back)) == ("#claim-they-met", "1, back to the claim", "1")
    links = note.xpath(".//a[@class='to-source']")
    assert [(link.get("href").partition("#")[0], text_of(link)) for link in links] == [
        ("https://source.example/statement", "Joint statement, WGA and AMPTP")
    ]
    assert "Reason of they-met." in text_of(note)
    assert note.xpath(".//button[@popovertargetaction='hide']/@popovertarget") == ["note-they-met"]


def test_the_note_of_a_refuted_claim_shows_both_sides_where_it_goes_round_and_where_we_looked() -> None:
    note = at(render_page(make_talks(), POST), "note-deal-thursday")
    said = text_of(note)
    assert "Against it: Joint statement, WGA and AMPTP" in said
    assert "Seen in: Title of near-deal, Example News" in said
    assert "Seen in: A. Reporter: post on X" in said
    assert "Claimed by Television" in said
    assert "the guild's page, 21 Sep 2023" in said
    assert "As of 21 Sep 2023" in said
    assert "Label changed once" in said


def test_what_everybody_says_has_no_claimant_by_name() -> None:
    page = render_page(make_one("[so](claim:c)", make_claim("talks", "c", claimant="common")), POST)
    assert "Commonly said" in text_of(at(page, "note-c"))
    assert "common" not in text_of(at(page, "note-c")).replace("Commonly", "")


def test_a_note_tells_context_missing_sources_and_the_claim_that_came_after() -> None:
    fact = make_source("fact")
    claims = (
        make_claim("talks", "old", "outdated", superseded_by="talks/new", support=[fact]),
        make_claim("talks", "new", "missing-context", context="Only on Tuesdays.", context_source=[fact]),
        make_claim(
            "talks", "none", "unverified", no_primary="The tape is lost.", searched=(Search(where="The hall", date=None),)
        ),
    )
    page = render_page(make_one("[a](claim:old) [b](claim:new) [c](claim:none)", *claims, records=(fact,)), POST)
    old, new, none = (text_of(at(page, f"note-{name}")) for name in ("old", "new", "none"))
    assert "Replaced by: The claim new in full" in old
    assert "Context: Only on Tuesdays." in new
    assert "No primary source: The tape is lost." in none
    assert "The hall" in none


def test_a_trail_ends_in_words_at_people_nobody_names() -> None:
    people = make_source("people", scope="talks", level=Level.UNNAMED, title="people close to the talks", url="", publisher="")
    report = make_source("report", scope="talks", based_on=(people.key,))
    claim = make_claim("talks", "c", support=[report], chains=(chain(report, people, end=TrailEnd.UNNAMED),))
    page = render_page(make_one("[a](claim:c)", claim, records=(report, people)), POST)
    steps = at(page, "note-c").xpath(".//ol[@class='chain']/li")
    assert [(step.get("data-mark"), text_of(step)) for step in steps] == [
        ("post", "This post"),
        ("report", "Example News: Title of report"),
        ("unnamed", "“people close to the talks”: unnamed, so the trail ends here"),
    ]


def test_independent_sources_are_listed_and_drawn_as_no_trail() -> None:
    one, other = make_source("one"), make_source("other")
    chains = (chain(one), chain(other))
    claim = make_claim("talks", "c", "corroborated", support=[one, other], chains=chains)
    note = at(render_page(make_one("[a](claim:c)", claim, records=(one, other)), POST), "note-c")
    assert [text_of(link) for link in note.xpath(".//a[@class='to-source']")] == [
        "Title of one, Example News",
        "Title of other, Example News",
    ]
    assert note.xpath(".//ol[@class='chain']") == []


def test_a_trail_shared_with_the_claim_before_is_told_and_not_repeated() -> None:
    people = make_source("people", scope="talks", level=Level.UNNAMED, title="people", url="", publisher="")
    report = make_source("report", scope="talks", based_on=(people.key,))
    claims = [
        make_claim("talks", name, support=[report], chains=(chain(report, people, end=TrailEnd.UNNAMED),))
        for name in ("a", "b")
    ]
    page = render_page(make_one("[a](claim:a) [b](claim:b)", *claims, records=(report, people)), POST)
    first, second = at(page, "note-a"), at(page, "note-b")
    assert [len(note.xpath(".//ol[@class='chain']")) for note in (first, second)] == [1, 0]
    assert "The same sources and the same trail as claim 1." in text_of(second)


def test_the_notes_of_a_paragraph_follow_it_in_one_group() -> None:
    page = render_page(make_talks(), POST)
    group = page.xpath("//p[.//*[@id='claim-they-met']]/following-sibling::*[1]")[0]
    assert group.get("class") == "notes"
    assert [note.get("data-claim") for note in of_class(group, "claim-note") if note.getparent() is group] == [
        "they-met",
        "deal-thursday",
    ]


def test_a_posts_ledger_has_a_row_for_every_claim_in_order() -> None:
    rows = render_page(make_talks(), POST).xpath("//table[@class='ledger']/tbody/tr")
    assert [(row.get("id"), row.get("data-claim"), row.get("data-label")) for row in rows] == [
        ("row-they-met", "they-met", "on-record"),
        ("row-deal-thursday", "deal-thursday", "false"),
    ]
    number = rows[0].xpath("./td[1]/a")[0]
    assert (number.get("href"), heard(number), seen(number)) == ("#claim-they-met", "1, go to the claim", "1")
    copy = rows[0].xpath(".//td[contains(@class, 'cell-copy')]//a")[0]
    assert (copy.get("href"), heard(copy), seen(copy)) == (
        "https://archive.example/statement",
        "Saved copy for claim 1, 20 Sep 2023",
        "20 Sep 2023",
    )


def test_the_ledger_of_all_posts_names_claims_by_post_and_leads_to_their_words() -> None:
    rows = render_page(make_talks(), "claims/index.html").xpath("//table[@class='ledger']/tbody/tr")
    assert [(row.get("id"), row.get("data-claim"), row.get("data-label")) for row in rows] == [
        ("claim-talks--they-met", "talks/they-met", "on-record"),
        ("claim-talks--deal-thursday", "talks/deal-thursday", "false"),
    ]
    assert rows[1].xpath(".//td[contains(@class, 'cell-claim')]/a/@href") == ["/posts/talks/#claim-deal-thursday"]


def test_a_claim_of_another_post_is_a_plain_link() -> None:
    other = make_post("other", claims=[make_claim("other", "c")])
    post = make_post("talks", body="As [I wrote](post:other), and [said so](claim:other/c).")
    page = render_page(make_site(post, other), POST)
    links = page.xpath("//div[@class='prose']//a")
    assert [(link.get("class"), link.get("href"), link.get("data-claim")) for link in links] == [
        ("post-ref", "/posts/other/", None),
        ("claim-ref", "/posts/other/#claim-c", None),
    ]
    assert of_class(page, "claim-note") == []


def test_a_misquotation_prints_the_difference() -> None:
    source = make_source("tape", level=Level.PRIMARY, copy=COPY)
    said = make_quote("said", source, scope="talks", text="They are near agreement now.", locked=LOCKED)
    round_ = make_tweet("round", scope="talks", text="They are reached agreement now.")
    claim = make_claim("talks", "c", "misquoted", against=[said], seen_in=[round_])
    note = at(render_page(make_one("[a](claim:c)", claim, records=(source, said, round_)), POST), "note-c")
    assert [seen(words) for words in of_class(note, "difference-words")[0].xpath("./del")] == ["reached"]
    assert [seen(words) for words in of_class(note, "difference-words")[0].xpath("./ins")] == ["near"]


def test_the_same_words_of_another_speaker_are_said_by_the_one_and_not_the_other() -> None:
    source, other = make_source("tape", level=Level.PRIMARY), make_source("paper")
    said = make_quote("said", source, scope="talks", text="Let them eat cake.", speaker="A princess")
    told = make_quote("told", other, scope="talks", text="Let them eat cake.", speaker="The queen")
    claim = make_claim("talks", "c", "misquoted", against=[said], seen_in=[told])
    page = render_page(make_one("[a](claim:c)", claim, records=(source, other, said, told)), POST)
    assert "Said by A princess, not The queen." in text_of(at(page, "note-c"))


def test_a_label_of_the_sites_own_has_its_name_line_icon_and_colours() -> None:
    rumour = replace(
        find_label("unverified"), id="rumour", name="Rumour", color="#7b4d00", color_dark="#e7b369", icon="rumour.svg"
    )
    claim = replace(make_claim("talks", "c"), label=rumour)
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><script>x</script><path d="M1 1h2" onload="x"/></svg>'
    )
    site = make_one("[so](claim:c)", claim, labels=(rumour,))
    page = render_page(site, POST, icons={"rumour.svg": drawing})
    symbol = at(page, "icon-own-rumour")
    assert (symbol.get("viewbox") or symbol.get("viewBox"), [child.tag for child in symbol]) == ("0 0 16 16", ["path"])
    assert at(page, "claim-c").xpath(".//a[@class='claim-label']//use/@href") == ["#icon-own-rumour"]
    assert at(page, "claim-c").get("data-line") == "broken"
