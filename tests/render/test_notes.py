"""What a note says of checks, and of a trail it shares with the claim before."""

import pytest
from builders import chain, make_claim, make_post, make_quote, make_site, make_source
from pages import at, of_class, render_page, text_of
from talks import COPY

from firsthand.model.evidence import Level, MatchClass
from firsthand.model.lock import LockedQuote
from firsthand.model.resolved import Record, ResolvedClaim, ResolvedQuote, ResolvedSource, TrailEnd
from firsthand.render.make_views.index import SiteIndex
from firsthand.render.make_views.trails import make_record_trails
from firsthand.render.views.common import LinkView

POST = "posts/talks/index.html"
PEOPLE = make_source("people", scope="talks", level=Level.UNNAMED, title="people", url="", publisher="")


def compare(name: str, match: MatchClass) -> tuple[ResolvedSource, ResolvedQuote]:
    """A source and a quotation of it with what comparing gave."""
    paper = make_source(f"paper-{name}", scope="talks", copy=COPY)
    locked = LockedQuote(quote_sha256="", match=match)
    return paper, make_quote(name, paper, scope="talks", text=f"Words of {name}.", locked=locked)


def render_claims(*claims: ResolvedClaim, records: tuple[Record, ...]) -> object:
    body = " ".join(f"[{claim.claim.id}](claim:{claim.claim.id})" for claim in claims)
    return render_page(make_site(make_post("talks", body=body, claims=claims, records=records), records=records), POST)


def test_equal_findings_are_told_once_and_words_that_differ_come_first() -> None:
    exact, altered, again = (
        compare("one", MatchClass.EXACT),
        compare("two", MatchClass.ALTERED),
        compare("three", MatchClass.EXACT),
    )
    records = (*exact, *altered, *again)
    page = render_claims(make_claim("talks", "c", support=[exact[1], altered[1], again[1]]), records=records)
    checks = [text_of(check) for check in of_class(at(page, "note-c"), "check")]
    assert checks == [
        "Words differ from the copy saved on 20 Sep 2023",
        "Checked word for word against the copy saved on 20 Sep 2023",
    ]
    assert text_of(of_class(at(page, "row-c"), "check-short")[0]) == "Words differ"


def test_a_trail_is_the_same_only_where_the_sources_named_are() -> None:
    report = make_source("report", scope="talks", based_on=(PEOPLE.key,))
    denial = make_source("denial", scope="talks")
    way = (chain(report, PEOPLE, end=TrailEnd.UNNAMED),)
    claims = (
        make_claim("talks", "a", support=[report], chains=way),
        make_claim("talks", "b", "disputed", support=[report], against=[denial], chains=way),
        make_claim("talks", "c", "disputed", support=[report], against=[denial], chains=way),
    )
    page = render_claims(*claims, records=(report, denial, PEOPLE))
    told = {name: [text_of(one) for one in of_class(at(page, f"note-{name}"), "note-same")] for name in ("a", "b", "c")}
    assert told == {"a": [], "b": [], "c": ["The same sources and the same trail as claim 2."]}
    drawn = {name: len(of_class(at(page, f"note-{name}"), "chain")) for name in told}
    assert drawn == {"a": 1, "b": 1, "c": 0}


def test_claims_on_one_source_that_rests_on_nothing_each_show_it() -> None:
    paper = make_source("paper", scope="talks")
    claims = [make_claim("talks", name, support=[paper], chains=(chain(paper),)) for name in ("a", "b")]
    page = render_claims(*claims, records=(paper,))
    assert [len(of_class(at(page, f"note-{name}"), "chain")) for name in ("a", "b")] == [1, 1]


@pytest.mark.parametrize("label", ["corroborated", "disputed"])
def test_each_trail_of_independent_sources_is_drawn_for_itself(label: str) -> None:
    one = make_source("one", scope="talks", based_on=(PEOPLE.key,))
    other = make_source("other", scope="talks", own_reporting=True)
    chains = (chain(one, PEOPLE, end=TrailEnd.UNNAMED), chain(other))
    page = render_claims(make_claim("talks", "c", label, support=[one, other], chains=chains), records=(one, other, PEOPLE))
    trails = [[step.get("data-mark") for step in trail] for trail in of_class(at(page, "note-c"), "chain")]
    assert trails == [["post", "report", "unnamed"]]


def make_ladder(height: int) -> tuple[ResolvedSource, ...]:
    """Sources that each rest on both of the two below: 2 ** height ways lead down."""
    rungs: list[ResolvedSource] = [make_source("l0"), make_source("r0")]
    for level in range(1, height + 1):
        below = (rungs[-2].key, rungs[-1].key)
        rungs += [make_source(f"{side}{level}", based_on=below) for side in "lr"]
    return tuple(rungs)


def test_many_ways_back_cost_no_more_than_those_that_are_shown() -> None:
    rungs = make_ladder(60)
    index = SiteIndex(site=make_site(records=rungs), static={}, assets={}, icons={})
    trails = make_record_trails(index, rungs[-1])
    assert [len(trail.steps) for trail in trails.shown] == [62] * 4
    more = trails.tell_more(index, "/there/")
    assert more == LinkView(title="And very many more trails.", url="/there/")


def test_a_note_says_how_many_trails_it_does_not_show_and_where_they_begin() -> None:
    ends = [make_source(f"end-{number}", scope="talks", level=Level.UNNAMED) for number in range(6)]
    papers = [make_source(f"p{number}", scope="talks", based_on=(end.key,)) for number, end in enumerate(ends)]
    chains = [chain(paper, end, end=TrailEnd.UNNAMED) for paper, end in zip(papers, ends, strict=True)]
    claim = make_claim("talks", "c", support=papers, chains=tuple(chains))
    records = (*ends, *papers)
    post = make_post("talks", body="They [met](claim:c).", records=records, claims=[claim])
    page = render_page(make_site(post, records=records), POST)
    note = at(page, "note-c")
    assert len(of_class(note, "chain")) == 4
    more = of_class(note, "and-more")[0]
    assert (text_of(more), more.find("a").get("href")) == ("And 2 more trails.", "#sources--all")
    assert at(page, "sources--all") is not None


def test_a_card_leads_to_the_page_that_shows_all_trails_of_what_it_stands_in() -> None:
    ends = [make_source(f"end-{number}", scope="talks") for number in range(5)]
    paper = make_source("paper", scope="talks", based_on=tuple(end.key for end in ends))
    records = (paper, *ends)
    site = make_site(make_post("talks", body="![a](source:paper)", records=records), records=records)
    card = of_class(render_page(site, POST), "source-card")[0]
    more = of_class(card, "and-more")[0]
    assert (text_of(more), more.find("a").get("href")) == ("And 1 more trail.", "/sources/talks/paper/#rests--on")
    assert len(of_class(render_page(site, "sources/talks/paper/index.html"), "chain")) == 5


def test_a_trail_may_be_longer_than_a_stack_is_deep() -> None:
    links = [make_source("s0")]
    for number in range(1, 1500):
        links.append(make_source(f"s{number}", based_on=(links[-1].key,)))
    index = SiteIndex(site=make_site(records=links), static={}, assets={}, icons={})
    assert [len(trail.steps) for trail in make_record_trails(index, links[-1]).shown] == [1501]


@pytest.mark.parametrize(("count", "is_brief"), [(2, False), (3, True)])
def test_where_many_notes_stand_beside_one_block_each_keeps_its_reason_folded(count: int, *, is_brief: bool) -> None:
    paper = make_source("paper", scope="talks")
    claims = [make_claim("talks", f"c{number}", support=[paper]) for number in range(count)]
    page = render_claims(*claims, records=(paper,))
    for claim in claims:
        note = at(page, f"note-{claim.claim.id}")
        (reason,) = of_class(note, "note-reason")
        assert (reason.getparent() is note) is not is_brief
        assert text_of(of_class(note, "label")[0]) == "Reported"
        assert [text_of(one) for one in note.xpath("./p[@class='note-source']")] == ["Title of paper, Example News"]


def test_a_brief_note_with_nothing_more_to_say_has_nothing_to_unfold() -> None:
    paper = make_source("paper", scope="talks")
    claims = [make_claim("talks", f"c{number}", support=[paper], reason="R." if number else "") for number in range(3)]
    page = render_claims(*claims, records=(paper,))
    assert [len(of_class(at(page, f"note-c{number}"), "note-more")) for number in range(3)] == [0, 1, 1]
