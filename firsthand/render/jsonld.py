"""Pages as linked data: what a post is, what it cites, and what it says of each claim, in schema.org's words.

Every ``@id`` is a whole address, and where it has a fragment, something on the page carries that id. ``jsonld_evidence`` has
the nodes of sources, quotations and claims; this module has the post and the site around them.
"""

from __future__ import annotations

from markupsafe import Markup

from firsthand.model.addresses import post_path
from firsthand.model.resolved import ResolvedPost, ResolvedSite
from firsthand.render.feed_facts import changed_at, image_of, language_of, make_timestamp, whole_url
from firsthand.render.json_text import Json, render_script_json
from firsthand.render.jsonld_evidence import find_reviews, make_claim, make_quotation, make_work
from firsthand.render.jsonld_nodes import Node, PostNodes, make_authors, person, without_empty
from firsthand.render.urls import make_urls

CONTEXT = "https://schema.org"


def render_post_jsonld(site: ResolvedSite, post: ResolvedPost) -> Markup:
    """The post's linked data as the text of a script element."""
    return render_script_json(make_post_jsonld(site, post))


def render_site_jsonld(site: ResolvedSite) -> Markup:
    """The site's linked data as the text of a script element."""
    return render_script_json(make_site_jsonld(site))


def make_site_jsonld(site: ResolvedSite) -> Node:
    """The site, which is a website and a blog under one address."""
    settings = site.settings
    home = make_urls(site.url).absolute("")
    return without_empty(
        {
            "@context": CONTEXT,
            "@type": ["WebSite", "Blog"],
            "@id": home,
            "url": home,
            "name": settings.title,
            "description": settings.description,
            "inLanguage": settings.language,
            "author": person(settings.author),
            "publisher": _make_publisher(site),
            "image": whole_url(site, settings.logo),
            "copyrightNotice": settings.copyright,
        }
    )


def make_post_jsonld(site: ResolvedSite, post: ResolvedPost) -> Node:
    """The post with all it cites, as one graph."""
    nodes = PostNodes(site=site, post=post)
    works = [make_work(nodes, carrier) for carrier in nodes.works]
    quotations = [make_quotation(nodes, quote) for quote in nodes.quotations]
    claims = [make_claim(nodes, resolved) for resolved in post.claims]
    parts: list[Json] = [{"@id": node["@id"]} for node in (*quotations, *claims)]
    posting = _make_posting(site, post, citations=[{"@id": node["@id"]} for node in works], parts=parts)
    return {"@context": CONTEXT, "@graph": [posting, *works, *quotations, *claims, *find_reviews(nodes)]}


def _make_posting(site: ResolvedSite, post: ResolvedPost, *, citations: list[Json], parts: list[Json]) -> Node:
    written = post.post
    urls = make_urls(site.url)
    url = urls.absolute(post_path(post.slug))
    return without_empty(
        {
            "@type": "BlogPosting",
            "@id": url,
            "url": url,
            "mainEntityOfPage": url,
            "headline": written.title,
            "description": written.summary,
            "datePublished": make_timestamp(post.published),
            "dateModified": make_timestamp(changed_at(post)),
            "inLanguage": language_of(site, written),
            "keywords": list(written.tags),
            "author": make_authors(site, post),
            "publisher": _make_publisher(site),
            "isPartOf": {"@id": urls.absolute("")},
            "image": image_of(site, post),
            "correction": _make_corrections(post),
            "citation": citations,
            "hasPart": parts,
        }
    )


def _make_corrections(post: ResolvedPost) -> list[Json]:
    return [
        without_empty(
            {
                "@type": "CorrectionComment",
                "text": correction.text,
                "datePublished": correction.date.isoformat() if correction.date else None,
            }
        )
        for correction in post.post.corrections
    ]


def _make_publisher(site: ResolvedSite) -> Node:
    return {"@type": "Organization", "name": site.settings.title, "url": make_urls(site.url).absolute("")}
