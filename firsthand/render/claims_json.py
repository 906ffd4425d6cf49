"""/claims.json: every claim that words mark, with all it rests on. The shape is part of the public contract.

Holds hidden posts' claims too: hidden means "in no list", and this file is the record. Order: newest post first, equal dates
by slug, then first mention. An empty value is null; a list may be empty. Ids of records are bare: within one claim they are
unique, since a post's records and the shared ones share one set of ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from firsthand.model.addresses import post_path
from firsthand.model.resolved import Chain, Copy, Item, ResolvedClaim, ResolvedPost, ResolvedQuote, ResolvedSite, ResolvedSource
from firsthand.render.json_text import Json, join_items, or_none, render_items
from firsthand.render.make_views.index import Carrier
from firsthand.render.record_facts import (
    archived_of,
    copy_of,
    deep_link,
    find_carrier,
    level_of,
    original_url,
    superseding_id,
    title_of,
    words_of,
)
from firsthand.render.urls import make_urls

VERSION = 1


def render_claims_json(site: ResolvedSite) -> str:
    """The text of /claims.json."""
    return join_claims_json(site, (render_claims_of(site, post) for post in site.posts))


def render_claims_of(site: ResolvedSite, post: ResolvedPost) -> str:
    """A post's claims, as they stand in the file."""
    return render_items((make_claim_entry(site, post, claim) for claim in post.claims), depth=1)


def join_claims_json(site: ResolvedSite, posts: Iterable[str]) -> str:
    """The file that holds the claims of ``posts``, hidden ones too, the newest first."""
    file: Json = {
        "version": VERSION,
        "site": {"title": or_none(site.settings.title), "url": make_urls(site.url).absolute("")},
        "labels": [{"id": label.id, "name": label.name, "meaning": label.meaning} for label in site.settings.labels],
        "claims": [],
    }
    return join_items(file, posts, depth=1)


def make_claim_entry(site: ResolvedSite, post: ResolvedPost, resolved: ResolvedClaim) -> Mapping[str, Json]:
    """One claim with its keys in the order of the contract."""
    claim = resolved.claim
    urls = make_urls(site.url)
    post_url = urls.absolute(post_path(post.slug))
    return {
        "id": resolved.full_id,
        "url": urls.absolute_claim(post.slug, claim.id),
        "text": or_none(resolved.text),
        "label": resolved.label.id,
        "reason": or_none(claim.reason),
        "claimant": or_none(resolved.claimant),
        "as_of": claim.as_of.text if claim.as_of else None,
        "checked": claim.checked.isoformat() if claim.checked else None,
        "checked_by": or_none(claim.checked_by),
        "post": {
            "slug": post.slug,
            "title": or_none(post.post.title),
            "url": post_url,
            "date": post.published.date().isoformat(),
        },
        "support": _make_items(site, resolved.support),
        "against": _make_items(site, resolved.against),
        "seen_in": _make_items(site, resolved.seen_in),
        "chains": [_make_chain(site, chain) for chain in resolved.chains],
        "primary": _make_primary(site, resolved),
        "no_primary": or_none(claim.no_primary),
        "searched": [
            {"where": or_none(search.where), "date": search.date.isoformat() if search.date else None}
            for search in claim.searched
        ],
        "context": or_none(claim.context),
        "history": [
            {"date": change.date.isoformat() if change.date else None, "label": change.label, "reason": or_none(change.reason)}
            for change in claim.history
        ],
        "superseded_by": or_none(superseding_id(resolved)),
    }


def _make_items(site: ResolvedSite, items: Iterable[Item]) -> list[Json]:
    """What a claim names in one field, in the order written."""
    return [_make_item(site, item) for item in items if item.key in site.records]


def _make_item(site: ResolvedSite, item: Item) -> Json:
    record = site.records[item.key]
    carrier = find_carrier(site, record)
    return {
        "kind": item.kind.value,
        "id": item.key.id,
        "url": or_none(original_url(carrier)) if carrier else or_none(record.url),
        "deep_link": or_none(deep_link(record, carrier)) if isinstance(record, ResolvedQuote) else None,
        "level": level_of(carrier).value if carrier else None,
        "text": or_none(words_of(record)),
        "match": None if isinstance(record, ResolvedSource) else record.match.value,
        "copy": _make_copy(copy_of(record, carrier), carrier),
    }


def _make_copy(copy: Copy | None, carrier: Carrier | None) -> Json:
    """The saved copy, and a third party's even where there is none of ours; None where there is neither."""
    archived = archived_of(carrier) if carrier else ""
    if copy is None and not archived:
        return None
    return {
        "via": or_none(copy.via) if copy else None,
        "sha256": or_none(copy.sha256) if copy else None,
        "saved": copy.saved.isoformat() if copy and copy.saved else None,
        "archived": or_none(archived),
    }


def _make_chain(site: ResolvedSite, chain: Chain) -> Json:
    """The way from one item back to its origin, nearest link first."""
    links = (find_carrier(site, site.records.get(link.key)) for link in chain.links)
    return [
        {
            "id": link.key.id,
            "title": or_none(title_of(link)),
            "level": level_of(link).value,
            "url": or_none(original_url(link)),
        }
        for link in links
        if link
    ]


def _make_primary(site: ResolvedSite, resolved: ResolvedClaim) -> list[Json]:
    """The primary sources the claim reaches, each opened at the passage that one of the claim's quotations holds."""
    passages = _find_passages(site, resolved)
    primaries = (find_carrier(site, site.records.get(item.key)) for item in resolved.primary)
    return [
        {
            "id": primary.key.id,
            "url": or_none(original_url(primary)),
            "deep_link": or_none(passages.get(primary.key.id, "")),
            "archived": or_none(archived_of(primary)),
        }
        for primary in primaries
        if primary
    ]


def _find_passages(site: ResolvedSite, resolved: ResolvedClaim) -> dict[str, str]:
    """For each source that a quotation of the claim stands in: the first address that opens one at its passage."""
    passages: dict[str, str] = {}
    for item in (*resolved.support, *resolved.against):
        record = site.records.get(item.key)
        if isinstance(record, ResolvedQuote) and (link := deep_link(record, find_carrier(site, record))):
            passages.setdefault(record.source.id, link)
    return passages
