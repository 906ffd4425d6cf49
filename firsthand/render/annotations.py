"""/annotations.jsonld: each quotation as a Web Annotation on the page it was taken from.

W3C Web Annotation Data Model (2017) with its own context. A target names the place in several ways, strongest first: the words
with what stands around them, their offsets in the copy's text, and the text fragment that opens them; and the state of the page
that was read, for when it has changed. The body is what the claims of the post make of the words. Words the saved copy does not
hold as quoted (elided, altered, not found) are never given as an exact quote of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from firsthand.model.addresses import post_path
from firsthand.model.evidence import MatchClass
from firsthand.model.lock import LockedQuote
from firsthand.model.resolved import Item, ResolvedClaim, ResolvedPost, ResolvedQuote, ResolvedSite, ResolvedTweet
from firsthand.render.feed_facts import authors_of, changed_at, language_of, make_timestamp
from firsthand.render.json_text import Json, join_items, render_items
from firsthand.render.make_views.index import Carrier
from firsthand.render.record_facts import archived_of, copy_of, find_carrier, original_url, quotations_of, words_of
from firsthand.render.urls import Urls, make_urls

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
TEXT_FRAGMENTS = "https://wicg.github.io/scroll-to-text-fragment/"
PDF_FRAGMENTS = "http://tools.ietf.org/rfc/rfc3778"

Node: TypeAlias = Mapping[str, Json]

_DEPTH = 2
_BEGINNING = '\n        "motivation":'
"""A line that each annotation has once, and no words can look like: they hold no line break as it stands."""

_AS_QUOTED = (MatchClass.EXACT, MatchClass.NORMALISED, MatchClass.NO_COPY)


def render_annotations(site: ResolvedSite) -> str:
    """The text of /annotations.jsonld: one collection of one page, newest post first, as the posts use them."""
    return join_annotations(site, (render_annotations_of(site, post) for post in site.listed))


def render_annotations_of(site: ResolvedSite, post: ResolvedPost) -> str:
    """The annotations that a post's quotations are, as they stand in the file."""
    signed: Node = {
        "creator": [
            {"type": "Organization" if name == site.settings.title else "Person", "name": name}
            for name in authors_of(site, post.post)
        ],
        "created": make_timestamp(post.published),
        "modified": make_timestamp(changed_at(post)),
    }
    found = (_make_annotation(site, post, record, signed) for record in quotations_of(site, post))
    return render_items((annotation for annotation in found if annotation), depth=_DEPTH)


def join_annotations(site: ResolvedSite, posts: Iterable[str]) -> str:
    """The file that holds the annotations of ``posts``, the newest first."""
    items = list(posts)
    name = make_urls(site.url).absolute("annotations.jsonld")
    file: Json = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": site.settings.title,
        "total": sum(item.count(_BEGINNING) for item in items),
        "first": {"id": f"{name}#page-1", "type": "AnnotationPage", "startIndex": 0, "items": []},
    }
    return join_items(file, items, depth=_DEPTH)


def _make_annotation(
    site: ResolvedSite, post: ResolvedPost, record: ResolvedQuote | ResolvedTweet, signed: Node
) -> Node | None:
    """The annotation, ``signed`` as the post is; None where nothing that has an address can be its target."""
    carrier = find_carrier(site, record)
    if carrier is None or not original_url(carrier):
        return None
    urls = make_urls(site.url)
    claims = [resolved for resolved in post.claims if Item(kind=record.kind, key=record.key) in _named_by(resolved)]
    target: Node = {
        "type": "SpecificResource",
        "source": original_url(carrier),
        **_if_any("selector", _make_selectors(record)),
        **_if_any("state", _make_state(record, carrier)),
    }
    return {
        "id": f"{urls.absolute('annotations.jsonld')}#{post.slug}/{record.key.id}",
        "type": "Annotation",
        "motivation": "assessing" if claims else "linking",
        **signed,
        "body": [_make_body(site, urls, post, resolved) for resolved in claims] or urls.absolute(post_path(post.slug)),
        "target": target,
    }


def _named_by(resolved: ResolvedClaim) -> tuple[Item, ...]:
    return (*resolved.support, *resolved.against, *resolved.seen_in, *resolved.context_source)


def _make_body(site: ResolvedSite, urls: Urls, post: ResolvedPost, resolved: ResolvedClaim) -> Node:
    """What a claim makes of the words: the claim with its label and reason, and where it stands."""
    reason = f" {resolved.claim.reason}" if resolved.claim.reason else ""
    return {
        "id": urls.absolute_claim(post.slug, resolved.claim.id),
        "type": "TextualBody",
        "purpose": "assessing",
        "format": "text/plain",
        "language": language_of(site, post.post),
        "value": f"{resolved.text} [{resolved.label.name}]{reason}",
    }


def _make_selectors(record: ResolvedQuote | ResolvedTweet) -> list[Json]:
    """The place in the page, named in each way that is known; none where the words were taken out."""
    if isinstance(record, ResolvedTweet) and record.tweet.redacted:
        return []
    locked = record.locked
    found: list[Json] = []
    if words := (find_slice(locked) if locked else "") or (words_of(record) if record.match in _AS_QUOTED else ""):
        found.append({"type": "TextQuoteSelector", "exact": words, **_find_around(record)})
    if locked and locked.start is not None and locked.end is not None:
        found.append({"type": "TextPositionSelector", "start": locked.start, "end": locked.end})
    if locked and locked.fragment:
        rules = PDF_FRAGMENTS if locked.fragment.startswith("page=") else TEXT_FRAGMENTS
        found.append({"type": "FragmentSelector", "value": locked.fragment, "conformsTo": rules})
    return found


def find_slice(locked: LockedQuote) -> str:
    """The very characters of the copy that were matched, out of the passage around them; empty where that is not sure."""
    return locked.words


def _find_around(record: ResolvedQuote | ResolvedTweet) -> Mapping[str, Json]:
    """Words before and after: the copy's, else those the writer gave."""
    written = (record.quote.prefix, record.quote.suffix) if isinstance(record, ResolvedQuote) else ("", "")
    locked = (record.locked.prefix, record.locked.suffix) if record.locked else ("", "")
    prefix, suffix = (found or typed for found, typed in zip(locked, written, strict=True))
    return {**_if_any("prefix", prefix), **_if_any("suffix", suffix)}


def _make_state(record: ResolvedQuote | ResolvedTweet, carrier: Carrier) -> Mapping[str, Json]:
    """When the page was read, and a third party's copy of what stood there then."""
    copy = copy_of(record, carrier)
    read = f"{copy.saved.isoformat()}T00:00:00Z" if copy and copy.saved else ""
    if copy and copy.lock and copy.lock.retrieved.endswith("Z"):
        read = copy.lock.retrieved
    known_parts = {**_if_any("sourceDate", read), **_if_any("cached", archived_of(carrier))}
    return {"type": "TimeState", **known_parts} if known_parts else {}


def _if_any(key: str, value: Json) -> Mapping[str, Json]:
    return {key: value} if value else {}
