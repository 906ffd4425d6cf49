"""Every file of the site that is no page: feeds, data, and what hosts and robots read, by its path in the output.

The table of what there is. Each file is rendered when it is asked for, from the concluded site alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from firsthand.model.addresses import tag_path
from firsthand.model.files import Rendering
from firsthand.model.resolved import ResolvedSite
from firsthand.render.annotations import render_annotations
from firsthand.render.atom import render_atom, render_tag_atom
from firsthand.render.claims_csv import render_claims_csv
from firsthand.render.claims_json import render_claims_json
from firsthand.render.corrections_feed import render_corrections_feed
from firsthand.render.csl import render_csl
from firsthand.render.deploy import render_headers, render_redirects
from firsthand.render.feed_facts import LENGTH
from firsthand.render.json_feed import render_json_feed
from firsthand.render.keys import Keys
from firsthand.render.robots import render_robots
from firsthand.render.searching import has_search
from firsthand.render.sitemap import make_sitemaps

FILES: Mapping[str, Callable[[ResolvedSite], str]] = {
    "corrections.xml": render_corrections_feed,
    "robots.txt": render_robots,
    "claims.json": render_claims_json,
    "claims.csv": render_claims_csv,
    "sources.csl.json": render_csl,
    "annotations.jsonld": render_annotations,
    "_redirects": render_redirects,
}

FEEDS: Mapping[str, Callable[[ResolvedSite], str]] = {"feed.xml": render_atom, "feed.json": render_json_feed}


def make_files(site: ResolvedSite, keys: Keys, *, fingerprinted: Iterable[str] = ()) -> dict[str, Rendering[str]]:
    """Each file by its path, to be rendered when asked for; ``fingerprinted`` are the paths whose names hold their hash."""
    newest = keys.texts(site.listed.cards[:LENGTH])
    files = {path: Rendering(partial(render, site), newest) for path, render in FEEDS.items()}
    files |= {path: Rendering(partial(render, site), keys.everything) for path, render in FILES.items()}
    files |= {path: Rendering(render, keys.everything) for path, render in make_sitemaps(site).items()}
    listed = {card.slug: card for card in site.listed.cards}
    for tag, slugs in site.tags:
        cards = [listed[slug] for slug in slugs if slug in listed]
        if cards:
            files[f"{tag_path(tag)}feed.xml"] = Rendering(partial(render_tag_atom, site, tag), keys.texts(cards[:LENGTH]))
    files["_headers"] = Rendering(partial(render_headers, site, tuple(fingerprinted), has_search=has_search(keys.index)))
    # Without this file GitHub Pages would leave out everything whose name begins with an underscore.
    files[".nojekyll"] = Rendering(str)
    return files
