"""Every file of the site by its path in the output, each rendered when it is asked for.

The table of pages. What a page says is made by ``make_views``, how it looks by the templates; the files that are no pages
come from ``datasets``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from posixpath import splitext
from typing import Any

from firsthand.memo import Memo, fingerprint, join_fingerprints
from firsthand.model import addresses
from firsthand.model.files import Asset, Derived, Extra, Output, Rendering
from firsthand.model.ledger import Facet
from firsthand.model.paging import TAG_POSTS, count_pages, take_page
from firsthand.model.posts import PostCard
from firsthand.model.resolved import Key, ResolvedSite
from firsthand.render.card_files import make_card_files
from firsthand.render.datasets import make_files
from firsthand.render.icons import OwnIcon, find_icon
from firsthand.render.keys import Keys
from firsthand.render.label_styles import render_label_styles
from firsthand.render.make_views.copy_page import make_copy_page
from firsthand.render.make_views.frame import Frame
from firsthand.render.make_views.health import make_evidence
from firsthand.render.make_views.index import SiteIndex
from firsthand.render.make_views.ledger import make_claims, make_speakers
from firsthand.render.make_views.lists import (
    find_years,
    make_alias,
    make_archive,
    make_home,
    make_not_found,
    make_tag,
    make_tags,
)
from firsthand.render.make_views.posts import make_page, make_post
from firsthand.render.make_views.register import Register
from firsthand.render.make_views.registers import make_corrections_page, make_labels
from firsthand.render.make_views.search import make_search
from firsthand.render.make_views.share import find_site_picture
from firsthand.render.make_views.source_page import make_source_page
from firsthand.render.post_files import gather_files
from firsthand.render.searching import has_search
from firsthand.render.style_text import EDITION, squeeze_style
from firsthand.render.templates import Templates
from firsthand.render.views.post import PostView
from firsthand.render.views.registers import SourceView

_HASH_LENGTH = 8
_FINGERPRINTED = (".css", ".js")


def render_site(  # noqa: PLR0913 - all that pages are made of, each by its name
    site: ResolvedSite,
    *,
    templates: Mapping[str, str],
    static: Mapping[str, Asset],
    assets: Mapping[str, Asset],
    icons: Mapping[str, str] | None = None,
    extras: Mapping[Extra, str] | None = None,
    memo: Memo | None = None,
) -> dict[str, Output]:
    """The whole output: pages, data files, and the files to copy.

    A file of the site's own static/ takes the place of a data file of the same name (its own robots.txt, say). ``memo`` may
    remember compiled layouts.
    """
    own_icons = _find_icons(site, icons or {})
    index = SiteIndex(site=site, static=static, assets=assets, icons=own_icons, extras=extras or {})
    files = {name: _squeezed(asset) if name.endswith(".css") else asset for name, asset in static.items()}
    names = {
        name: _fingerprint(name, asset.key if isinstance(asset, Derived) else asset.sha256) for name, asset in files.items()
    }
    styles = squeeze_style(render_label_styles(site.settings))
    styles_name = _fingerprint("labels.css", sha256(styles.encode()).hexdigest())
    frame = Frame(
        index=index,
        labels_css=index.urls.path(styles_name),
        own_icons=tuple(own_icons.values()),
        picture=find_site_picture(index),
    )
    theme = (sorted(templates.items()), sorted(names.items()), styles_name, own_icons)
    keys = Keys(index, fingerprint(theme) if site.posts.cards and site.posts.cards[0].whole else "")
    press = _Press(
        frame=frame,
        keys=keys,
        templates=Templates(
            templates,
            words=index.words,
            languages=index.languages,
            find_asset=partial(_find_asset, index, names),
            memo=memo,
        ),
    )
    hashed = [styles_name, *(names[name] for name in names if names[name] != name)]
    outputs = gather_files(site.posts.cards, assets)  # first: no file beside a post takes a page's place
    outputs[styles_name] = Rendering(partial(str, styles))
    outputs |= make_files(site, keys, fingerprinted=hashed)
    outputs |= press.pages()
    outputs |= make_card_files(index, keys)
    outputs |= press.copies()
    outputs |= {names[name]: asset for name, asset in files.items()}
    return outputs


def _squeezed(asset: Asset) -> Derived:
    """A style sheet without comments and indentation; its key is what its name is made from."""
    key = sha256(f"{EDITION}\n{asset.sha256}".encode()).hexdigest()
    return Derived(path=asset.path, sha256=asset.sha256, render=squeeze_style, key=key)


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
    keys: Keys
    templates: Templates

    def pages(self) -> dict[str, Output]:
        """Every page by its path in the output."""
        pages = (*self._registers(), *self._lists(), *self._records(), *self._posts(), *self._own_pages(), *self._aliases())
        return {
            addresses.output_file(page.path): Rendering(
                partial(self._print, page.layout, page.make_view), page.key, page.layout
            )
            for page in pages
        }

    def copies(self) -> dict[str, Output]:
        """The saved copies that may be published whole: a page of each, and the text it is made from."""
        made: dict[str, Output] = {}
        for key, file in self.frame.index.published.items():
            page = addresses.output_file(addresses.copy_path(key.scope, key.id))
            sha256, render = file.sha256, partial(self._print_copy, key)
            print_key = join_fingerprints(self.keys.source(key), sha256)
            made[page] = Derived(path=file.path, sha256=sha256, render=render, key=print_key)
            text = addresses.copy_text_path(key.scope, key.id)
            made[text] = Derived(path=file.path, sha256=sha256, render=str, key=print_key and sha256)
        return made

    def _registers(self) -> Iterator[_Sheet]:
        """The pages that gather something from every post."""
        frame, every = self.frame, self.keys.everything
        yield _Sheet("tags/", "tags.html", partial(make_tags, frame), every)
        yield _Sheet("archive/", "archive.html", partial(make_archive, frame), every)
        yield _Sheet("labels/", "labels.html", partial(make_labels, frame), every)
        yield _Sheet("corrections/", "corrections.html", partial(make_corrections_page, frame), every)
        yield _Sheet("evidence/", "evidence.html", partial(make_evidence, frame), self.keys.as_of())
        if has_search(frame.index):
            yield _Sheet(addresses.SEARCH, "search.html", partial(make_search, frame), every)
        yield _Sheet("404.html", "404.html", partial(make_not_found, frame), every)

    def _lists(self) -> Iterator[_Sheet]:
        """Lists of posts, cut into pages."""
        index, keys = self.frame.index, self.keys
        total = count_pages(len(index.listed), index.site.settings.posts_per_page)
        for number in range(1, total + 1):
            home = partial(make_home, self.frame, number)
            yield _Sheet(addresses.list_path(number), "home.html", home, keys.home(number, total))
        for tag, slugs in index.site.tags:
            total = count_pages(len(slugs), TAG_POSTS)
            for number in range(1, total + 1):
                key = keys.tag(tag, take_page(slugs, TAG_POSTS, number), number, len(slugs))
                view = partial(make_tag, self.frame, tag, slugs, number)
                yield _Sheet(addresses.tag_list_path(tag, number), "tag.html", view, key)
        for year in find_years(index):
            key = keys.cards(card for card in index.listed.cards if str(card.published.year) == year)
            yield _Sheet(addresses.year_path(year), "archive.html", partial(make_archive, self.frame, year), key)

    def _records(self) -> Iterator[_Sheet]:
        """The register of sources and the ledger of claims, cut into pages."""
        frame, keys, register = self.frame, self.keys, Register(self.frame)
        for number in range(1, register.pages + 1):
            view = partial(register.make_page, number)
            yield _Sheet(addresses.register_path(number), "sources.html", view, keys.everything)
        for part in frame.index.ledger:
            yield _Sheet(part.path, "claims.html", partial(make_claims, frame, part), keys.ledger(part))
        if any(part.facet is Facet.SPEAKER for part in frame.index.ledger):
            yield _Sheet(addresses.speakers_path(), "speakers.html", partial(make_speakers, frame), keys.everything)

    def _posts(self) -> Iterator[_Sheet]:
        """The posts, each followed by the pages of the sources that it brings: all of these are made of one post."""
        told: set[Key] = set()
        for card in self.frame.index.site.posts.cards:
            yield _Sheet(addresses.post_path(card.slug), "post.html", partial(self._make_post, card), self.keys.post(card))
            for key in card.facts.behind:
                if key not in told:
                    told.add(key)
                    view = partial(self._make_source, key)
                    yield _Sheet(addresses.source_path(key.scope, key.id), "source.html", view, self.keys.source(key))

    def _own_pages(self) -> Iterator[_Sheet]:
        """The pages of the writer's own."""
        for page in self.frame.index.site.pages:
            view = partial(make_page, self.frame, page)
            yield _Sheet(addresses.page_path(page.slug), "page.html", view, self.keys.page(page))

    def _aliases(self) -> Iterator[_Sheet]:
        site = self.frame.index.site
        titles = {addresses.page_path(page.slug): (page.title, page.lang) for page in site.pages}
        titles |= {addresses.post_path(card.slug): (card.facts.head.title, card.facts.head.lang) for card in site.posts.cards}
        for redirect in site.redirects:
            title, lang = titles.get(redirect.new, (redirect.new, ""))
            view = partial(make_alias, self.frame, redirect, title, lang)
            yield _Sheet(redirect.old, "alias.html", view, self.keys.alias(redirect, title, lang))

    def _make_source(self, key: Key) -> SourceView:
        carrier = self.frame.index.find_carrier(key)
        assert carrier is not None, key  # noqa: S101 - whatever stands behind a post is a source or a short post
        return make_source_page(self.frame, carrier)

    def _make_post(self, card: PostCard) -> PostView:
        return make_post(self.frame, self.frame.index.site.posts.load(card))

    def _print(self, layout: str, make_view: Callable[[], Any]) -> str:
        return self.templates.render(layout, make_view())

    def _print_copy(self, key: Key, text: str) -> str:
        carrier = self.frame.index.find_carrier(key)
        assert carrier is not None, key  # noqa: S101 - as above
        return self.templates.render("copy.html", make_copy_page(self.frame, carrier, text))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page to be: its address from the base, its layout, what makes its view, and the key of all it depends on."""

    path: str
    layout: str
    make_view: Callable[[], Any]
    key: str
