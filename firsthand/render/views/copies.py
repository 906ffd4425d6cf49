"""The view of a saved copy that is published whole."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.render.views.common import HeadView, LinkView, SiteView
from firsthand.render.views.registers import FactView


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyPieceView:
    """Some words of a paragraph.

    - ``words``; ``is_quoted``: the site quotes them; ``anchors``: of quotations that begin here, each an id on the page
    """

    words: str
    is_quoted: bool = False
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CopySectionView:
    """A part of a copy: a page of a PDF, or what a web page tells machines alone.

    - ``id``: where links to that page of the PDF lead, else empty; ``title``: "Page 3", may be empty
    - ``paragraphs``: each as the pieces it consists of; line feeds in them are kept
    """

    id: str
    title: str
    paragraphs: tuple[tuple[CopyPieceView, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyPageView:
    """``copy.html``: the text of a saved copy, where its source's rights let it be published. Never the page as it came.

    - ``title``: "Saved copy: …"; ``words``: what this is, since when, and why it may stand here
    - ``source``: the source's page; ``facts``: address, day, the text as a file and its hash, an archive's copy
    - ``lang``: of the text, empty where not given; ``sections``
    """

    site: SiteView
    head: HeadView
    title: str
    words: str
    source: LinkView
    facts: tuple[FactView, ...]
    lang: str
    sections: tuple[CopySectionView, ...]
