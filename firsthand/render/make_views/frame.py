"""What stands around every page: menu and footer, and what the page says of itself to browsers and search engines."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from firsthand.model.addresses import SEARCH
from firsthand.render.icons import OwnIcon
from firsthand.render.locales import find_locale
from firsthand.render.make_views.index import SiteIndex
from firsthand.render.make_views.kept import itself, kept
from firsthand.render.make_views.labels import make_label, own_icon_name
from firsthand.render.policy import make_policy
from firsthand.render.searching import has_search
from firsthand.render.views.common import FeedView, HeadView, LinkView, OwnIconView, PictureView, SiteView
from firsthand.words import direction_of

_MENU = {"posts": "/", "claims": "/claims/", "sources": "/sources/", "labels": "/labels/"}
_FOOTER = {
    "archive": "/archive/",
    "tags": "/tags/",
    "corrections": "/corrections/",
    "evidence": "/evidence/",
    "labels": "/labels/",
    "feed": "/feed.xml",
}
_SEARCH = f"/{SEARCH}"
_DESCRIPTION_LENGTH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What all pages of a site share, and the page's own place in it."""

    index: SiteIndex
    labels_css: str
    own_icons: tuple[OwnIcon, ...] = ()
    picture: PictureView | None = None

    @property
    def made(self) -> dict[object, dict[Hashable, Any]]:
        """What was made so far."""
        return self.index.made

    def make_site(self, path: str) -> SiteView:
        """The frame of the page at ``path`` (from the base)."""
        own = [item.url for item in self.index.site.settings.menu]
        addresses = (*(own or _MENU.values()), *_FOOTER.values(), _SEARCH)
        return self._make_site(frozenset(url for url in addresses if _holds(url, path)))

    @kept(itself)
    def _make_site(self, current: frozenset[str]) -> SiteView:
        """The frame of the pages that the links to ``current`` lead to."""
        settings, urls, words = self.index.site.settings, self.index.urls, self.index.words
        own = [(item.title, item.url) for item in settings.menu]
        menu = own or [(words.say(key), url) for key, url in _MENU.items()]
        lang = self.index.languages.name(settings.language if own else words.language)
        return SiteView(
            title=settings.title,
            language=settings.language,
            direction=direction_of(settings.language),
            home_url=urls.base,
            fonts=settings.fonts,
            labels_css=self.labels_css,
            policy=make_policy(settings, is_header=False, is_searching=has_search(self.index) and _SEARCH in current),
            description=settings.description,
            author=settings.author,
            copyright=settings.copyright,
            menu=tuple(
                LinkView(title=title, url=urls.written(url), is_current=url in current, lang=lang) for title, url in menu
            ),
            footer=tuple(
                LinkView(title=words.say(key), url=urls.written(url), is_current=url in current) for key, url in _FOOTER.items()
            ),
            logo=self._static(settings.logo),
            favicon=self._static(settings.favicon),
            search=self._find_search(menu, current),
            labels=tuple(make_label(self.index, label) for label in settings.labels),
            own_icons=tuple(
                OwnIconView(id=own_icon_name(icon.file), view_box=icon.view_box, shapes=icon.shapes) for icon in self.own_icons
            ),
        )

    def make_head(  # noqa: PLR0913 (all that a head may say, each by its name)
        self,
        title: str,
        *,
        path: str,
        description: str = "",
        document_title: str = "",
        lang: str = "",
        kind: str = "website",
        is_indexed: bool = True,
        feeds: Sequence[FeedView] = (),
        previous: str | None = None,
        following: str | None = None,
        json_ld: Markup | None = None,
    ) -> HeadView:
        """What a page says of itself; ``previous`` and ``following`` are paths of its neighbours in a paged list.

        ``lang``: the language of its own words, where they are not the interface's.
        """
        settings, urls, words = self.index.site.settings, self.index.urls, self.index.words
        shown = lang or words.language
        return HeadView(
            title=title,
            document_title=document_title or words.say("document-title", title=title, site=settings.title),
            lang=shown,
            direction=direction_of(shown),
            url=urls.absolute(path) if is_indexed else "",
            description=shorten(description or settings.description),
            kind=kind,
            is_indexed=is_indexed,
            feeds=(*self.site_feeds(), *feeds),
            previous_url="" if previous is None else urls.absolute(previous),
            next_url="" if following is None else urls.absolute(following),
            locale=find_locale(shown),
            picture=self.picture,
            json_ld=json_ld,
        )

    def site_feeds(self) -> tuple[FeedView, ...]:
        """The feeds of all posts."""
        title, urls = self.index.site.settings.title, self.index.urls
        return (
            FeedView(title=title, url=urls.absolute("feed.xml"), type="application/atom+xml"),
            FeedView(title=title, url=urls.absolute("feed.json"), type="application/feed+json"),
        )

    def _find_search(self, menu: Iterable[tuple[str, str]], current: frozenset[str]) -> LinkView | None:
        """The link to the search page, unless the writer's own menu has one."""
        if not has_search(self.index) or any(url == _SEARCH for _, url in menu):
            return None
        url = self.index.urls.written(_SEARCH)
        return LinkView(title=self.index.words.say("search"), url=url, is_current=_SEARCH in current)

    def _static(self, name: str) -> str:
        return self.index.urls.path(name.removeprefix("/").removeprefix("static/")) if name else ""


def _holds(url: str, path: str) -> bool:
    """Whether the address of a menu names the page at ``path``, or the part of the site that it belongs to."""
    if url == "/":
        return path == "" or path.startswith(("page/", "posts/"))
    target = url[1:] if url.startswith("/") else ""
    return target != "" and (path == target or (target.endswith("/") and path.startswith(target)))


def shorten(text: str) -> str:
    """The text in one line, cut after a whole word where it is too long for a description."""
    line = " ".join(text.split())
    if len(line) <= _DESCRIPTION_LENGTH:
        return line
    return line[: _DESCRIPTION_LENGTH + 1].rpartition(" ")[0].rstrip(",;:–—-") + "…"
