"""Views of lists of posts: home, tags, archive; and of the pages that hold nothing: 404 and old addresses."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.render.views.common import CountsView, DateView, HeadView, LabelView, LinkView, SiteView
from firsthand.render.views.evidence import CorrectionView
from firsthand.render.views.records import EntryView


@dataclass(frozen=True, slots=True, kw_only=True)
class PagerView:
    """Where in a paged list this is.

    - ``words``: "Page 2 of 7"; ``newer``, ``older``: neighbours, None at the ends
    - ``pages``: by number: the first, the last and the nearest; this one is current, and where numbers jump there are more
    """

    words: str
    newer: LinkView | None = None
    older: LinkView | None = None
    pages: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LineKeyView:
    """One of the four lines: ``line`` (its id), ``words`` ("A straight line"), ``meaning`` ("stands."), its ``labels``."""

    line: str
    words: str
    meaning: str
    labels: tuple[LabelView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """``home.html``, for each page of the home list.

    - ``number``: 1 on the first page, whose first entry leads; ``entries``: may be empty; ``pager``: None on a single page
    - ``lines``: how to read them, those in use; ``labels_words``: "All eleven labels"; ``correction``: the latest, or None
    - ``labels_url``, ``claims_url``: the pages of labels and of all claims; ``counts``: all claims of the site
    """

    site: SiteView
    head: HeadView
    number: int
    entries: tuple[EntryView, ...]
    counts: CountsView
    pager: PagerView | None = None
    lines: tuple[LineKeyView, ...] = ()
    labels_words: str = ""
    labels_url: str = ""
    claims_url: str = ""
    correction: CorrectionView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TagView:
    """``tag.html``: the posts with a ``tag``: ``entries``, newest first.

    ``words``: "3 posts"; ``feed_url``: the tag's own feed; ``pager``: None on a single page.
    """

    site: SiteView
    head: HeadView
    tag: str
    words: str
    feed_url: str
    entries: tuple[EntryView, ...]
    pager: PagerView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TagCountView:
    """A tag in the list of tags: ``link``, ``count`` and ``words``, "3 posts"."""

    link: LinkView
    count: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TagsView:
    """``tags.html``: all ``tags`` by name; may be empty."""

    site: SiteView
    head: HeadView
    tags: tuple[TagCountView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveEntryView:
    """A post in the archive: ``link``, ``date`` and ``words``, "6 claims" (empty where it has none)."""

    link: LinkView
    date: DateView
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView:
    """A year of the archive: ``year`` as text, ``anchor`` ("y2023"), ``words`` ("12 posts") and its ``entries``.

    ``url``: where a year with a page of its own has its entries; then they do not stand here. Else empty.
    """

    year: str
    anchor: str
    words: str
    entries: tuple[ArchiveEntryView, ...]
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveView:
    """``archive.html``: every listed post, or those of one year on a site with very many.

    - ``words``: "12 posts"; ``years``: newest first, may be empty; ``series``: their first parts, by name
    """

    site: SiteView
    head: HeadView
    words: str
    years: tuple[YearView, ...]
    series: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPageView:
    """``search.html``: the search page, which a script works; there only where an index is made.

    - ``url``: the page's own address, which takes ``?q=``; ``index_url``: the module of Pagefind that knows the index
    - ``labels``: those that claims may carry; ``ways``: pages that lead to the same things without a search
    """

    site: SiteView
    head: HeadView
    url: str
    index_url: str
    labels: tuple[LabelView, ...]
    ways: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView:
    """``404.html``: answers at any depth, so every address on it starts at the site's root.

    ``entries``: the newest posts, may be empty.
    """

    site: SiteView
    head: HeadView
    entries: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasView:
    """``alias.html``: an old address.

    - ``target``: where it leads now, from the site's root (``head.url`` is that, absolute); ``title``: what stands there
    - ``lang``: the language of that title, where it is not the page's
    """

    site: SiteView
    head: HeadView
    target: str
    title: str
    lang: str = ""
