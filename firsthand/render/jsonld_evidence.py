"""Sources, quotations, short posts and claims as nodes of linked data.

Knows schema.org's names for them. A claim is reviewed (ClaimReview) only where somebody else is named as making it and its
label has a rating: a site does not review itself, and "we do not know" is not a number.
"""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.model.evidence import COMMON, SourceType
from firsthand.model.resolved import (
    Copy,
    ResolvedClaim,
    ResolvedQuote,
    ResolvedSource,
    ResolvedTweet,
)
from firsthand.render.feed_facts import authors_of, make_timestamp
from firsthand.render.json_text import Json
from firsthand.render.jsonld_nodes import Node, PostNodes, person, without_empty
from firsthand.render.make_views.dates import iso_of, iso_of_moment
from firsthand.render.make_views.index import Carrier
from firsthand.render.record_facts import (
    archived_of,
    known,
    original_url,
    title_of,
    words_of,
)

TYPES: Mapping[SourceType, str] = {
    SourceType.TRANSCRIPT: "CreativeWork",
    SourceType.RECORDING: "MediaObject",
    SourceType.DOCUMENT: "DigitalDocument",
    SourceType.DATASET: "Dataset",
    SourceType.FILING: "DigitalDocument",
    SourceType.LAW: "Legislation",
    SourceType.PHOTO: "Photograph",
    SourceType.STATEMENT: "CreativeWork",
    SourceType.INTERVIEW: "CreativeWork",
    SourceType.POST: "SocialMediaPosting",
    SourceType.ARTICLE: "NewsArticle",
    SourceType.REPORT: "Report",
    SourceType.ANALYSIS: "AnalysisNewsArticle",
    SourceType.BOOK: "Book",
    SourceType.PAGE: "WebPage",
    SourceType.BROADCAST: "CreativeWork",
    SourceType.ENCYCLOPEDIA: "Article",
    SourceType.UNNAMED: "CreativeWork",
}
"""The nearest type schema.org has."""

BEST, WORST = 5, 1
"""The ends of the scale that labels' ratings are on."""


def make_work(nodes: PostNodes, carrier: Carrier) -> Node:
    """A source or short post: who published what and when, where a copy is, and the hash of the one that was read.

    A few lines that the writer typed are no copy of it, and their hash says nothing of it.
    """
    specific = _describe_source(carrier) if isinstance(carrier, ResolvedSource) else _describe_tweet(carrier)
    return without_empty(
        {
            **specific,
            "@id": nodes.find_id(carrier),
            "url": original_url(carrier),
            "archivedAt": archived_of(carrier),
            "isBasedOn": nodes.refer_keys(carrier.based_on),
            "encoding": _find_encoding(carrier.copy),
        }
    )


def make_quotation(nodes: PostNodes, quote: ResolvedQuote) -> Node:
    """A quotation shown on the page: the words, whose they are, and the work they stand in."""
    written = quote.quote
    return without_empty(
        {
            "@type": "Quotation",
            "@id": nodes.find_id(quote),
            "url": quote.url,
            "text": written.text,
            "spokenByCharacter": person(quote.speaker),
            "dateCreated": iso_of(written.said) if written.said else None,
            "isPartOf": (nodes.refer_keys([quote.source]) or [None])[0],
        }
    )


def make_claim(nodes: PostNodes, resolved: ResolvedClaim) -> Node:
    """A claim the page marks: who makes it, where it appears, and what it was held against."""
    url = f"{nodes.url}#claim-{resolved.claim.id}"
    return without_empty(
        {
            "@type": "Claim",
            "@id": url,
            "url": url,
            "text": resolved.text,
            "keywords": resolved.label.name,
            "author": person(resolved.claimant) if resolved.claimant != COMMON else None,
            "claimInterpreter": nodes.authors,
            "appearance": nodes.refer(resolved.seen_in),
            "citation": nodes.refer((*resolved.support, *resolved.against)),
            "isBasedOn": nodes.refer(resolved.primary),
        }
    )


def find_reviews(nodes: PostNodes) -> list[Json]:
    """A review of each claim that somebody else is named as making and whose label has a rating."""
    settings = nodes.site.settings
    own = {name.casefold() for name in (settings.author, settings.title, *authors_of(nodes.site, nodes.post.post))}
    return [
        _make_review(nodes, resolved, resolved.label.rating)
        for resolved in nodes.post.claims
        if resolved.label.rating is not None and resolved.claimant and resolved.claimant.casefold() not in own
    ]


def _find_encoding(copy: Copy | None) -> Json:
    if copy is None or not copy.sha256 or copy.via == "excerpt":
        return None
    saved = copy.saved.isoformat() if copy.saved else None
    return without_empty({"@type": "MediaObject", "sha256": copy.sha256, "dateCreated": saved})


def _describe_source(resolved: ResolvedSource) -> Node:
    source = resolved.source
    publisher = known(source.publisher)
    return {
        "@type": TYPES[source.type],
        "name": title_of(resolved),
        "author": person(source.author),
        "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
        "datePublished": iso_of(source.published) if source.published else None,
        "inLanguage": source.lang,
    }


def _describe_tweet(resolved: ResolvedTweet) -> Node:
    tweet = resolved.tweet
    handle = known(tweet.handle)
    author = {"@type": "Person", "name": known(tweet.author), "alternateName": f"@{handle}" if handle else ""}
    return {
        "@type": "SocialMediaPosting",
        "author": without_empty(author) if known(tweet.author) or handle else None,
        "text": words_of(resolved),
        "datePublished": iso_of_moment(tweet.posted) if tweet.posted else None,
        "inLanguage": tweet.lang,
    }


def _make_review(nodes: PostNodes, resolved: ResolvedClaim, rating: int) -> Node:
    """The verdict on a claim, in numbers for those who read them so and in the label's word for everybody else."""
    claim = resolved.claim
    return without_empty(
        {
            "@type": "ClaimReview",
            "@id": f"{nodes.url}#note-{claim.id}",
            "url": f"{nodes.url}#claim-{claim.id}",
            "claimReviewed": resolved.text,
            "itemReviewed": {"@id": f"{nodes.url}#claim-{claim.id}"},
            "reviewBody": claim.reason,
            "author": nodes.authors,
            "datePublished": make_timestamp(nodes.post.published),
            "dateModified": claim.checked.isoformat() if claim.checked else None,
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": rating,
                "bestRating": BEST,
                "worstRating": WORST,
                "alternateName": resolved.label.name,
            },
        }
    )
