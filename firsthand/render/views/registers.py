"""Views of the pages that gather evidence across posts: sources, labels, corrections, and the evidence's health."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.render.views.common import CountsView, DateView, HeadView, LabelView, LinkView, SiteView
from firsthand.render.views.evidence import (
    ClaimRefView,
    CorrectionView,
    DifferenceView,
    LabelChangeView,
    SourceLinkView,
    TrailView,
)
from firsthand.render.views.lists import PagerView
from firsthand.render.views.records import SourceRowView


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceGroupView:
    """A part of the register: ``id`` (``primary``, ``reports``, ``unnamed``), ``title``, ``meaning`` and ``rows``."""

    id: str
    title: str
    meaning: str
    rows: tuple[SourceRowView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesView:
    """``sources.html``: every source and short post that listed posts rest on.

    ``words``: "31 sources"; ``groups``: those of each level there are, by name; ``pager``: None on a single page.
    """

    site: SiteView
    head: HeadView
    words: str
    groups: tuple[SourceGroupView, ...]
    pager: PagerView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """A line of a source's description: ``name`` ("Published"), ``text``, and ``url`` where the text is a link.

    ``lang``: the language of a text that somebody wrote, where it is not the page's.
    """

    name: str
    text: str
    url: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """A quotation taken from a source.

    - ``words``: by paragraph; ``lang``: their language, empty where not given; ``speaker``: may be empty
    - ``link``: to it, and how it was compared (its ``check``)
    - ``found``: the passage in the copy, at most 200 characters around; may be empty
    """

    link: SourceLinkView
    words: tuple[str, ...]
    lang: str
    speaker: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """``source.html``: one source or short post, and who rests on it.

    - ``title``: what it is called; ``row``: as in the register; ``facts``: everything known about it
    - ``paragraphs``, ``lang``: a short post's words, or the writer's excerpt
    - ``copy_facts``: of the saved copy: day, way, hash, archive; empty where there is none
    - ``passages``: quotations taken from it; ``trails``: what it rests on itself
    - ``claims``: that name it or rest on it; ``dependents``: sources and posts based on it; ``posts``: that use it
    - ``more_passages``, ``more_trails``, ``more_claims``, ``more_dependents``, ``more_posts``: how many more there are, in
      words, where a list is cut; with the way to them where there is one; else None
    - ``difference``: from ``version_of``, where both are known
    """

    site: SiteView
    head: HeadView
    title: str
    row: SourceRowView
    facts: tuple[FactView, ...]
    paragraphs: tuple[str, ...] = ()
    lang: str = ""
    copy_facts: tuple[FactView, ...] = ()
    passages: tuple[PassageView, ...] = ()
    trails: tuple[TrailView, ...] = ()
    claims: tuple[ClaimRefView, ...] = ()
    dependents: tuple[SourceLinkView, ...] = ()
    posts: tuple[LinkView, ...] = ()
    more_passages: LinkView | None = None
    more_trails: LinkView | None = None
    more_claims: LinkView | None = None
    more_dependents: LinkView | None = None
    more_posts: LinkView | None = None
    version_of: SourceLinkView | None = None
    difference: DifferenceView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelEntryView:
    """A label explained.

    - ``anchor``: "label-ID"; ``label``; ``needs``: alternatives, each a list of conditions in words
    - ``change``: "What would change it: …", empty for a site's own label; ``count``: claims that carry it, in words
    - ``example``: the newest claim that carries it, or None; ``example_words``: as marked
    """

    anchor: str
    label: LabelView
    needs: tuple[tuple[str, ...], ...]
    change: str
    count: str
    example: ClaimRefView | None = None
    example_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineGroupView:
    """The labels of one line: ``line``, ``words`` ("A straight line"), ``meaning`` ("stands") and ``entries``."""

    line: str
    words: str
    meaning: str
    entries: tuple[LabelEntryView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelsView:
    """``labels.html``: what the labels mean, what a machine checked, and how a trail is read.

    ``title``: "4 lines, 11 labels"; ``groups``: the labels of each line in use.
    """

    site: SiteView
    head: HeadView
    title: str
    groups: tuple[LineGroupView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsView:
    """``corrections.html``: what was mended in all listed posts.

    ``corrections`` and ``changes`` of labels, each newest first; both may be empty.
    """

    site: SiteView
    head: HeadView
    corrections: tuple[CorrectionView, ...]
    changes: tuple[LabelChangeView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """Something a reader should know of the evidence: ``text``, where it is (``link``), and ``post`` (None for a source).

    ``lang``: the language of a text that somebody wrote, where it is not the page's.
    """

    text: str
    link: LinkView
    post: LinkView | None = None
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsView:
    """A kind of finding: ``id``, ``title``, what an empty list means (``none``), and ``findings``."""

    id: str
    title: str
    none: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """``evidence.html``: the health of the evidence.

    - ``counts``: claims by label; ``facts``: numbers in words; ``as_of``: the day of the build
    - ``groups``: gaps, missing copies, dead links, words that differ
    """

    site: SiteView
    head: HeadView
    counts: CountsView
    facts: tuple[FactView, ...]
    groups: tuple[FindingsView, ...]
    as_of: DateView
