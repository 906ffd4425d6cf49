"""What a search looks through: a small document for each listed post and each of its claims, in the HTML that Pagefind reads.

No layout has a part in it, so search works the same in every theme. A claim is a document of its own: it is found with its
label, its sources and a link to its very words. Knows what can be found and by what it can be narrowed down; does not
know who makes an index of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from firsthand.model.files import Extra, Rendering
from firsthand.model.posts import PostCard
from firsthand.model.reach import speakers_of
from firsthand.model.resolved import ResolvedClaim, ResolvedPost, ResolvedSite, Visibility
from firsthand.render.feed_body import render_feed_body
from firsthand.render.keys import Keys
from firsthand.render.make_views.dates import make_instant
from firsthand.render.make_views.index import SiteIndex
from firsthand.render.make_views.labels import label_words, make_counts
from firsthand.render.make_views.sources import make_source_links
from firsthand.render.record_facts import words_of
from firsthand.render.searching import has_search

POST, CLAIM = "post", "claim"
"""The two kinds of document."""

_PAGE = Markup(
    """<!doctype html>
<html lang="{lang}">
<head>
<title>{title}</title>
{head}</head>
<body data-pagefind-body>
<h1>{title}</h1>
{text}</body>
</html>
"""
)


def make_search_documents(site: ResolvedSite, extras: Mapping[Extra, str]) -> dict[str, Rendering[str]]:
    """The documents of each post that everybody may find, by its slug: a JSON list of pairs, a path and the document."""
    index = SiteIndex(site=site, static={}, assets={}, icons={}, extras=extras)
    keys = Keys(index, "")
    if not has_search(index):
        return {}
    cards = [card for card in index.listed.cards if card.visibility is Visibility.PUBLIC]
    return {card.slug: Rendering(partial(_render_post, index, card), keys.found(card)) for card in cards}


def _render_post(index: SiteIndex, card: PostCard) -> str:
    post = index.site.posts.load(card)
    documents = [(f"{card.slug}/post.html", _make_post(index, card, post))]
    documents += [(f"{card.slug}/claim-{claim.claim.id}.html", _make_claim(index, card, claim)) for claim in post.claims]
    return json.dumps(documents, ensure_ascii=False)


def _make_post(index: SiteIndex, card: PostCard, post: ResolvedPost) -> Markup:
    """The post's whole text, as feeds have it: each claim with its label in words."""
    written, counts = post.post, make_counts(index, card.facts.labels, title="claims-here")
    facts = {
        "url": index.urls.post(card.slug),
        "date": make_instant(card.published, index.words).short,
        "counts": counts.words if counts.total else "",
    }
    filters = {
        "label": card.facts.labels,
        "speaker": [name for names in card.facts.speakers for name in names],
        "source": _sources_of(index, post.claims),
    }
    summary = Markup("<p>{}</p>").format(written.summary) if written.summary else Markup()
    body = Markup(render_feed_body(index.site, post))  # noqa: S704 - HTML that feeds carry
    tags = Markup("<p>{}</p>").format(", ".join(written.tags)) if written.tags else Markup()
    text = summary + body + tags
    return _render(card, _Document(kind=POST, title=written.title, text=text, facts=facts, filters=filters))


def _make_claim(index: SiteIndex, card: PostCard, claim: ResolvedClaim) -> Markup:
    """The claim as its row in the ledger has it, with the words it rests on."""
    sources = _sources_of(index, [claim])
    quoted = [words_of(record) for item in (*claim.support, *claim.against) if (record := index.find(item))]
    said = (claim.claim.reason, claim.claim.context, *quoted, "; ".join(sources), card.facts.head.title)
    paragraphs = Markup().join(Markup("<p>{}</p>").format(words) for words in said if words)
    facts = {
        "url": index.urls.claim(card.slug, claim.claim.id),
        "label": claim.label.id,
        "said": label_words(claim, index.words),
        "reason": claim.claim.reason,
        "sources": "; ".join(sources),
        "post": card.facts.head.title,
    }
    filters = {"label": [claim.label.id], "speaker": speakers_of(claim, index.site.records), "source": sources}
    return _render(card, _Document(kind=CLAIM, title=claim.text, text=paragraphs, facts=facts, filters=filters))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Document:
    """What is shown of it (``facts``), what it can be narrowed down by (``filters``), and what is searched."""

    kind: str
    title: str
    text: Markup
    facts: Mapping[str, str]
    filters: Mapping[str, Iterable[str]]


def _render(card: PostCard, document: _Document) -> Markup:
    written = card.facts.head
    facts = {**document.facts, "lang": written.lang}
    filters = {"kind": (document.kind,), **document.filters, "tag": written.tags}
    head = [_fact("meta", name, value) for name, value in facts.items() if value]
    head += [_fact("filter", name, value) for name, values in filters.items() for value in dict.fromkeys(values)]
    head.append(_fact("sort", "date", card.published.isoformat()))
    return _PAGE.format(lang=written.lang or "und", title=document.title, head=Markup().join(head), text=document.text)


def _fact(what: str, name: str, value: str) -> Markup:
    return Markup('<meta data-pagefind-{}="{}[content]" content="{}">\n').format(what, name, value)


def _sources_of(index: SiteIndex, claims: Iterable[ResolvedClaim]) -> list[str]:
    """What the sources of ``claims`` are called, as the ledger calls them, each once."""
    return list(dict.fromkeys(_iterate_sources(index, claims)))


def _iterate_sources(index: SiteIndex, claims: Iterable[ResolvedClaim]) -> Iterator[str]:
    for claim in claims:
        yield from (link.title for link in make_source_links(index, (*claim.support, *claim.against)))
