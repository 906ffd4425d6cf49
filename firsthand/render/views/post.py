"""Views of the pages a writer writes: a post, and a page such as /about/."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.render.views.body import Piece
from firsthand.render.views.common import CountsView, DateView, HeadView, LinkView, SiteView
from firsthand.render.views.evidence import CorrectionView, LabelChangeView
from firsthand.render.views.records import LedgerRowView, SourceRowView


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingView:
    """An entry of the contents list: ``level`` (2 to 6), ``url`` ("#anchor") and plain ``text``."""

    level: int
    url: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """The series a post belongs to: its ``title``, ``words`` ("Part 2 of 5") and ``parts`` in order, this one current."""

    title: str
    words: str
    parts: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostView:
    """``post.html``.

    - ``site``, ``head``; ``title``, ``slug``, ``url`` (from the site's root), ``lang``
    - ``date``; ``updated``: may be None; ``authors``; ``summary``: the writer's, may be empty
    - ``state``: "Draft", "Scheduled for …", "Hidden: …" where it is no ordinary post, else empty
    - ``body``: for ``{{ fill(view.body) }}``; ``contents``: headings, empty where there are fewer than three
    - ``counts``: its claims; ``checks``: "1 quotation, word for word as in the copy or excerpt. Last …", or empty
    - ``gaps``: "1 gap: evidence that is lost", or empty
    - ``ledger``: every claim; ``sources``: all it rests on; ``corrections``: newest first; ``changes``: of labels
    - ``corrected``: "Corrected once", or empty
    - ``tags``, ``series``: may be None; ``related``; ``previous`` (older) and ``next`` (newer): may be None
    """

    site: SiteView
    head: HeadView
    title: str
    slug: str
    url: str
    lang: str
    date: DateView
    body: tuple[Piece, ...]
    counts: CountsView
    updated: DateView | None = None
    authors: tuple[str, ...] = ()
    summary: str = ""
    state: str = ""
    contents: tuple[HeadingView, ...] = ()
    checks: str = ""
    gaps: str = ""
    ledger: tuple[LedgerRowView, ...] = ()
    sources: tuple[SourceRowView, ...] = ()
    corrections: tuple[CorrectionView, ...] = ()
    corrected: str = ""
    changes: tuple[LabelChangeView, ...] = ()
    tags: tuple[LinkView, ...] = ()
    series: SeriesView | None = None
    related: tuple[LinkView, ...] = ()
    previous: LinkView | None = None
    next: LinkView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """``page.html``: ``title``, ``lang``, ``body`` and ``contents`` as for a post; ``summary`` may be empty."""

    site: SiteView
    head: HeadView
    title: str
    lang: str
    body: tuple[Piece, ...]
    summary: str = ""
    contents: tuple[HeadingView, ...] = ()
