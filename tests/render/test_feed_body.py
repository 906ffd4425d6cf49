from datetime import date
from typing import Any

import pytest
from builders import make_claim, make_post, make_quote, make_site, make_source, make_tweet
from reading import read_html
from talks import make_talks

from firsthand.model.evidence import Redaction
from firsthand.model.resolved import Record, ResolvedClaim
from firsthand.render.feed_body import render_feed_body

ARTICLE = make_source("article")


def render(body: str, *records: Record, claims: tuple[ResolvedClaim, ...] = (), raw: bool = False) -> str:
    post = make_post("here", body=body, records=records, claims=claims, html=raw)
    other = make_post("other", claims=(make_claim("other", "said"),))
    return render_feed_body(make_site(post, other, records=records, html=raw), post)


def claim(label: str = "reported", **fields: object) -> ResolvedClaim:
    return make_claim("here", "said", label, **{"support": [ARTICLE], "url": ARTICLE.url, **fields})


def test_a_claim_links_to_its_source_and_keeps_its_label_in_words() -> None:
    assert render("They [said *so*](claim:said).", ARTICLE, claims=(claim(),)) == (
        '<p>They <a href="https://source.example/article">said <em>so</em></a>. '
        '<small>[<a href="https://example.org/posts/here/#note-said">Reported</a>]</small></p>\n'
    )


def test_words_of_the_interface_say_so_in_a_post_of_another_language() -> None:
    post = make_post(
        "here", body="[a](claim:said)[^1]\n\n![b](gap:)\n\n[^1]: c", claims=(claim(),), records=(ARTICLE,), lang="de"
    )
    page = read_html(render_feed_body(make_site(post, records=(ARTICLE,)), post))
    said = [(one.tag, one.text_content() or one.get("aria-label")) for one in page.xpath("//*[@lang='en']")]
    assert said == [("small", "[Reported]"), ("span", "Evidence is missing here"), ("a", "\u21a9\ufe0e")]


def test_a_label_for_words_names_the_speaker() -> None:
    text = render("[x y](claim:said)", ARTICLE, claims=(claim("on-record", speaker="A & B"),))
    assert ">On the record: A &amp; B</a>]" in text


def test_a_claim_whose_words_hold_a_link_of_the_writers_own_is_no_link_in_a_link() -> None:
    text = render("[see [this](https://x.example/)](claim:said)", ARTICLE, claims=(claim(),))
    assert read_html(text).xpath("//a//a") == []


def test_a_claim_with_nowhere_to_go_keeps_its_words_and_its_label() -> None:
    text = render("They [said so](claim:said)", claims=(claim(support=[], url=""),))
    assert read_html(text).text_content().strip() == "They said so [Reported]"
    assert [link.get("href") for link in read_html(text).iter("a")] == ["https://example.org/posts/here/#note-said"]


def test_the_claims_own_text_is_escaped_and_marked() -> None:
    text = render("<claim:said>.", ARTICLE, claims=(claim(text="5 < 6 & so on"),))
    assert text.startswith('<p><a href="https://source.example/article">5 &lt; 6 &amp; so on</a>. <small>[<a ')


def test_a_quotation_is_a_blockquote_that_names_and_links_its_source() -> None:
    quote = make_quote("words", ARTICLE, scope="here", text="One <b>\nline.\n\nAnother.", speaker="A & B")
    assert render("![Look](quote:words)", ARTICLE, quote) == (
        "<p>Look</p>\n"
        '<blockquote cite="https://source.example/article">\n<p>One &lt;b&gt;<br>line.</p>\n<p>Another.</p>\n</blockquote>\n'
        '<p>— A &amp; B, <a href="https://source.example/article">Title of article</a>, Example News</p>\n\n'
    )


def test_a_short_post_is_a_blockquote_with_its_author_and_day() -> None:
    tweet = make_tweet("12", scope="here", text="Near.")
    assert "<p>Near.</p>" in render("![](tweet:12)", tweet)
    assert '">A. Reporter (@example)</a>, 21 September 2023 (UTC)</p>' in render("![](tweet:12)", tweet)


def test_words_that_were_taken_out_do_not_come_back() -> None:
    redacted = Redaction(date=date(2023, 9, 22), reason="asked to")
    tweet = make_tweet("12", scope="here", text="Private words.", redacted=redacted)
    text = render("![](tweet:12) \n\n <tweet:12>", tweet)
    assert "Private" not in text
    assert "The words were taken out on 22 September 2023: asked to" in text


def test_a_source_without_an_address_leads_to_its_line_in_the_post() -> None:
    people = make_source("people", title="people close to it", url="", publisher="", author="")
    expected = '<p>citing <a href="https://example.org/posts/here/#source-people">people close to it</a></p>\n'
    assert render("citing <source:people>", people) == expected


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"short": "The paper"}, "The paper"),
        ({"author": "A. Writer"}, "A. Writer"),
        ({"author": "unknown"}, "Example News"),
    ],
)
def test_a_source_inside_a_sentence_is_called_by_its_short_name(fields: dict[str, Any], words: str) -> None:
    text = render("<source:article>", make_source("article", **fields))
    assert read_html(text).text_content().strip() == words


def test_an_address_that_would_run_a_script_is_no_link() -> None:
    evil = make_source("evil", url="javascript:alert(1)")
    assert "javascript:" not in render("[x](source:evil) ![y](source:evil)\n\n![z](source:evil)", evil)


def test_a_gap_says_what_stood_there() -> None:
    assert render("![the <film>](gap:)") == "<p><em>[Evidence is missing here: the &lt;film&gt;]</em></p>\n\n"


def test_links_to_other_posts_are_whole_addresses() -> None:
    text = render("[a](post:other) [b](claim:other/said) [c](post:gone)")
    assert [link.get("href") for link in read_html(text).iter("a")] == [
        "https://example.org/posts/other/",
        "https://example.org/posts/other/#claim-said",
    ]


@pytest.mark.parametrize(("base", "root"), [("https://example.org", ""), ("https://example.org/sub/path/", "/sub/path")])
def test_every_address_is_whole_and_under_the_base_path(base: str, root: str) -> None:
    site = make_talks(base)
    tree = read_html(render_feed_body(site, site.posts[0]))
    addresses = [str(value) for value in tree.xpath("//@href | //@src | //@cite")]
    assert [address for address in addresses if not address.startswith("https://")] == []
    ours = {address for address in addresses if address.startswith("https://example.org")}
    assert all(address.startswith(f"https://example.org{root}/") for address in ours)
    assert {
        f"https://example.org{root}/tables/",
        f"https://example.org{root}/posts/talks/#a-heading",
        f"https://example.org{root}/posts/talks/chart.png",
        f"https://example.org{root}/posts/talks/more.pdf",
    } <= ours


def test_nothing_in_a_feed_has_an_id() -> None:
    site = make_talks()
    assert read_html(render_feed_body(site, site.posts[0])).xpath("//@id") == []


def test_a_script_in_raw_html_is_left_out() -> None:
    text = render("<div><script>\nalert('x')\n</script></div>\n\nWords <script>y()</script>here.", raw=True)
    assert "script" not in text
    assert "alert" not in text
    assert "Words " in text
    assert "here." in text


def test_a_script_that_is_talked_about_stays_text() -> None:
    assert "&lt;script&gt;" in render("Use `<script>` with care.", raw=True)


def test_claims_and_blocks_of_records_that_do_not_exist_leave_the_rest_standing() -> None:
    text = render("One [a](claim:none) [b](quote:none) <claim:none> <source:none> two.\n\n![x](quote:none)\n")
    assert read_html(text).text_content().split() == ["One", "a", "b", "two."]
