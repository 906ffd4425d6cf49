"""Every file of the site by its path in the output, each rendered when it is asked for.

The table of pages. What a page says is made by ``make_views``, how it looks by the templates; the files that are no pages
come from ``datasets``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from posixpath import splitext
from typing import Any

from firsthand.model import addresses
from firsthand.model.files import Asset, Output
from firsthand.model.resolved import ResolvedSite
from firsthand.render.datasets import make_files
from firsthand.render.icons import OwnIcon, find_icon
from firsthand.render.label_styles import render_label_styles
from firsthand.render.make_views.frame import Frame
from firsthand.render.make_views.health import make_evidence
from firsthand.render.make_views.index import SiteIndex
from firsthand.render.make_views.lists import (
    count_pages,
    make_alias,
    make_archive,
    make_home,
    make_not_found,
    make_tag,
    make_tags,
)
from firsthand.render.make_views.posts import make_page, make_post
from firsthand.render.make_views.registers import make_claims, make_corrections_page, make_labels, make_sources
from firsthand.render.make_views.source_page import make_source_page
from firsthand.render.post_files import gather_files
from firsthand.render.templates import Templates

_HASH_LENGTH = 8
_FINGERPRINTED = (".css", ".js")


def render_site(
    site: ResolvedSite,
    *,
    templates: Mapping[str, str],
    static: Mapping[str, Asset],
    assets: Mapping[str, Asset],
    icons: Mapping[str, str] | None = None,
) -> dict[str, Output]:
    """The whole output: pages, data files, and the files to copy.

    A file of the site's own static/ takes the place of a data file of the same name (its own robots.txt, say).
    """
    own_icons = _find_icons(site, icons or {})
    index = SiteIndex(site=site, static=static, assets=assets, icons=own_icons)
    names = {name: _fingerprint(name, asset.sha256) for name, asset in static.items()}
    styles = render_label_styles(site.settings)
    styles_name = _fingerprint("labels.css", sha256(styles.encode()).hexdigest())
    frame = Frame(index=index, labels_css=index.urls.path(styles_name), own_icons=tuple(own_icons.values()))
    press = _Press(
        frame=frame,
        templates=Templates(templates, words=index.words, find_asset=partial(_find_asset, index, names)),
    )
    hashed = [styles_name, *(names[name] for name in names if names[name] != name)]
    outputs = gather_files(site.posts, assets)  # first: no file beside a post takes a page's place
    outputs[styles_name] = partial(str, styles)
    outputs |= make_files(site, fingerprinted=hashed)
    outputs |= press.pages()
    outputs |= {names[name]: asset for name, asset in static.items()}
    return outputs


def _find_asset(index: SiteIndex, names: Mapping[str, str], name: str) -> str | None:
    """The address of a file of static/, or None where there is none."""
    return index.urls.path(names[name]) if name in names else None


def _fingerprint(name: str, digest: str) -> str:
    """The name of a style sheet or script with its hash in it, so that a browser may keep it for ever."""
    stem, ending = splitext(name)
    return f"{stem}.{digest[:_HASH_LENGTH]}{ending}" if ending in _FINGERPRINTED else name


def _find_icons(site: ResolvedSite, texts: Mapping[str, str]) -> dict[str, OwnIcon]:
    wanted = dict.fromkeys(label.icon for label in site.settings.labels)
    found = {file: find_icon(file, texts[file]) for file in wanted if file in texts}
    return {file: icon for file, icon in found.items() if icon}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Press:
    """Puts views and templates together: one small callable a page."""

    frame: Frame
    templates: Templates

    def pages(self) -> dict[str, Output]:
        frame, site = self.frame, self.frame.index.site
        fixed: dict[str, tuple[str, Callable[[], Any]]] = {
            "tags/": ("tags.html", partial(make_tags, frame)),
            "archive/": ("archive.html", partial(make_archive, frame)),
            "claims/": ("claims.html", partial(make_claims, frame)),
            "sources/": ("sources.html", partial(make_sources, frame)),
            "labels/": ("labels.html", partial(make_labels, frame)),
            "corrections/": ("corrections.html", partial(make_corrections_page, frame)),
            "evidence/": ("evidence.html", partial(make_evidence, frame)),
            "404.html": ("404.html", partial(make_not_found, frame)),
        }
        views = dict(fixed)
        titles = {addresses.page_path(page.slug): page.title for page in site.pages}
        titles |= {addresses.post_path(post.slug): post.post.title for post in site.posts}
        for number in range(1, count_pages(frame.index) + 1):
            views[addresses.list_path(number)] = ("home.html", partial(make_home, frame, number))
        for post in site.posts:
            views[addresses.post_path(post.slug)] = ("post.html", partial(make_post, frame, post))
        for page in site.pages:
            views[addresses.page_path(page.slug)] = ("page.html", partial(make_page, frame, page))
        for tag, slugs in site.tags:
            views[addresses.tag_path(tag)] = ("tag.html", partial(make_tag, frame, tag, slugs))
        for key in frame.index.with_page:
            if carrier := frame.index.find_carrier(key):
                views[addresses.source_path(key.scope, key.id)] = ("source.html", partial(make_source_page, frame, carrier))
        for redirect in site.redirects:
            views[redirect.old] = ("alias.html", partial(make_alias, frame, redirect, titles.get(redirect.new, redirect.new)))
        return {addresses.output_file(path): partial(self._print, *view) for path, view in views.items()}

    def _print(self, template: str, make_view: Callable[[], Any]) -> str:
        return self.templates.render(template, make_view())
