import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from builders import ADDRESSES, SPAN, make_claim, make_post, make_quote, make_site, make_source, make_tweet
from hypothesis import given
from hypothesis import strategies as st
from talks import make_talks

from firsthand.model.body import Block
from firsthand.model.evidence import Level, Redaction, SourceType
from firsthand.model.post import Correction
from firsthand.model.resolved import Record, ResolvedClaim, ResolvedPost, ResolvedSite
from firsthand.render.jsonld import make_post_jsonld, render_post_jsonld, render_site_jsonld


def read(site: ResolvedSite, post: ResolvedPost) -> Any:  # noqa: ANN401 -- parsed JSON
    """The nodes of a post, as a reader of its page gets them."""
    data = json.loads(render_post_jsonld(site, post))
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def read_one(claim: ResolvedClaim, *records: Record, **settings: Any) -> Any:  # noqa: ANN401 -- parsed JSON
    post = make_post("one", claims=(claim,), records=records)
    return read(make_site(post, records=records, **settings), post)


def of_type(nodes: Any, kind: str) -> Any:  # noqa: ANN401 -- parsed JSON
    return [node for node in nodes if node["@type"] == kind]


def find_ids(value: Any) -> Iterator[str]:  # noqa: ANN401 -- parsed JSON
    if isinstance(value, dict):
        if "@id" in value:
            yield value["@id"]
        for part in value.values():
            yield from find_ids(part)
    elif isinstance(value, list):
        for part in value:
            yield from find_ids(part)


@pytest.mark.parametrize("url", ADDRESSES)
def test_a_post_is_a_blog_posting_of_the_sites_blog(url: str) -> None:
    site = make_talks(url, author="An Editor")
    base = url.rstrip("/")
    (posting,) = of_type(read(site, site.posts[0]), "BlogPosting")
    assert posting["@id"] == f"{base}/posts/talks/"
    assert posting["isPartOf"] == {"@id": json.loads(render_site_jsonld(site))["@id"]} == {"@id": f"{base}/"}
    assert posting["headline"] == "Back at the table"
    assert posting["datePublished"] == "2023-09-21T00:00:00-07:00"
    assert posting["dateModified"] == "2023-09-23T09:30:00-07:00"
    assert posting["author"] == [{"@type": "Person", "name": "An Editor"}]
    assert posting["correction"] == [
        {"@type": "CorrectionComment", "text": "We had the wrong day.", "datePublished": "2023-09-22"}
    ]


@pytest.mark.parametrize("url", ADDRESSES)
def test_every_id_is_a_whole_address_and_its_fragment_is_on_the_page(url: str) -> None:
    site = make_talks(url)
    post = site.posts[0]
    blocks = {f"{part.kind}-{part.id}" for part in post.post.body.parts if isinstance(part, Block)}
    claims = {f"{hook}-{resolved.claim.id}" for resolved in post.claims for hook in ("claim", "note")}
    sources = {f"source-{item.key.id}" for item in post.sources}
    page = f"{url.rstrip('/')}/posts/talks/"
    here = {page, *(f"{page}#{name}" for name in blocks | claims | sources)}
    assert set(find_ids(make_post_jsonld(site, post))) - here == {f"{url.rstrip('/')}/"}


def test_every_reference_within_the_post_has_its_node_and_each_node_its_own_id() -> None:
    site = make_talks()
    nodes = read(site, site.posts[0])
    own = [node["@id"] for node in nodes]
    assert len(set(own)) == len(own)
    assert set(find_ids(nodes)) - set(own) == {"https://example.org/"}


def test_a_source_says_where_its_copy_is_and_what_its_hash() -> None:
    site = make_talks()
    statement = next(node for node in read(site, site.posts[0]) if node.get("name") == "Joint statement")
    assert statement == {
        "@type": "CreativeWork",
        "@id": "https://example.org/posts/talks/#source-statement",
        "name": "Joint statement",
        "author": {"@type": "Person", "name": "WGA and AMPTP"},
        "datePublished": "2023-09-20",
        "url": "https://source.example/statement",
        "archivedAt": "https://archive.example/statement",
        "encoding": {"@type": "MediaObject", "sha256": "ab" * 32, "dateCreated": "2023-09-20"},
    }


def test_a_post_nobody_signs_is_signed_by_the_site() -> None:
    site = make_site(make_post("one"))
    assert read(site, site.posts[0])[0]["author"] == [{"@type": "Organization", "name": "Firsthand Times"}]


def test_a_quotation_names_its_speaker_and_the_work_it_stands_in() -> None:
    site = make_talks()
    (quotation,) = of_type(read(site, site.posts[0]), "Quotation")
    assert quotation["@id"] == "https://example.org/posts/talks/#quote-met-today"
    assert quotation["spokenByCharacter"] == {"@type": "Person", "name": "WGA and AMPTP"}
    assert quotation["isPartOf"] == {"@id": "https://example.org/posts/talks/#source-statement"}


def test_a_quotation_the_page_does_not_show_is_cited_through_its_source() -> None:
    source = make_source("s")
    quote = make_quote("q", source, scope="one", text="x")
    nodes = read_one(make_claim("one", "c", support=[quote]), source, quote)
    assert of_type(nodes, "Quotation") == []
    assert of_type(nodes, "Claim")[0]["citation"] == [{"@id": "https://example.org/posts/one/#source-s"}]


def test_a_claim_says_who_makes_it_where_it_appears_and_what_it_was_held_against() -> None:
    site = make_talks(author="An Editor")
    claim = of_type(read(site, site.posts[0]), "Claim")[1]
    page = "https://example.org/posts/talks/"
    assert claim["author"] == {"@type": "Person", "name": "Television"}
    assert claim["claimInterpreter"] == [{"@type": "Person", "name": "An Editor"}]
    assert claim["appearance"] == [{"@id": f"{page}#source-near-deal"}, {"@id": f"{page}#source-1704664237470674955"}]
    assert claim["citation"] == [{"@id": f"{page}#quote-met-today"}]
    assert claim["isBasedOn"] == [{"@id": f"{page}#source-statement"}]


def test_a_claim_somebody_else_makes_is_reviewed_where_its_label_has_a_rating() -> None:
    site = make_talks()
    (review,) = of_type(read(site, site.posts[0]), "ClaimReview")
    assert review["claimReviewed"] == "A deal was to be signed on Thursday"
    assert review["itemReviewed"] == {"@id": "https://example.org/posts/talks/#claim-deal-thursday"}
    assert review["reviewRating"] == {
        "@type": "Rating",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
        "alternateName": "False",
    }


@pytest.mark.parametrize(
    ("label", "claimant", "count"),
    [
        ("false", "Somebody", 1),
        ("verified", "common", 1),
        ("false", "", 0),
        ("false", "an editor", 0),
        ("false", "FIRSTHAND TIMES", 0),
        ("unverified", "Somebody", 0),
        ("reported", "Somebody", 0),
        ("disputed", "Somebody", 0),
        ("outdated", "Somebody", 0),
        ("on-record", "Somebody", 0),
    ],
)
def test_no_site_reviews_itself_and_no_label_without_a_rating_becomes_a_number(label: str, claimant: str, count: int) -> None:
    nodes = read_one(make_claim("one", "c", label, claimant=claimant), author="An Editor")
    assert len(of_type(nodes, "ClaimReview")) == count


def test_what_everybody_says_has_no_author() -> None:
    assert "author" not in of_type(read_one(make_claim("one", "c", claimant="common")), "Claim")[0]


def test_people_nobody_names_are_no_work_to_cite() -> None:
    people = make_source("p", level=Level.UNNAMED, type=SourceType.UNNAMED, url="")
    nodes = read_one(make_claim("one", "c", support=[people]), people)
    assert [node["@type"] for node in nodes] == ["BlogPosting", "Claim"]


@pytest.mark.parametrize("kind", [kind for kind in SourceType if kind is not SourceType.UNNAMED])
def test_every_type_of_source_has_a_type_of_work(kind: SourceType) -> None:
    nodes = read_one(make_claim("one", "c"), make_source("s", type=kind))
    assert nodes[1]["name"] == "Title of s"


def test_words_that_were_taken_out_do_not_come_back() -> None:
    tweet = make_tweet("t", scope="one", text="Private words.", redacted=Redaction(date=date(2023, 9, 22), reason="asked"))
    assert "Private" not in json.dumps(read_one(make_claim("one", "c", support=[tweet]), tweet))


def test_a_site_is_a_website_and_a_blog() -> None:
    assert json.loads(render_site_jsonld(make_site(url="https://example.org/sub/", description="D", author="A"))) == {
        "@context": "https://schema.org",
        "@type": ["WebSite", "Blog"],
        "@id": "https://example.org/sub/",
        "url": "https://example.org/sub/",
        "name": "Firsthand Times",
        "description": "D",
        "inLanguage": "en",
        "author": {"@type": "Person", "name": "A"},
        "publisher": {"@type": "Organization", "name": "Firsthand Times", "url": "https://example.org/sub/"},
    }


@given(st.text())
def test_no_words_can_end_the_element_the_data_stands_in(words: str) -> None:
    title = f"</script><!--{words}]]>&"
    post = make_post("one", title=title, corrections=(Correction(date=None, text=title, span=SPAN),))
    text = str(render_post_jsonld(make_site(post), post))
    assert not set("<>&") & set(text)
    assert json.loads(text)["@graph"][0]["headline"] == title
