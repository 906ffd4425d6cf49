"""Views of the ledger of claims and of its parts: by label, by speaker, by year, and of a source that carries many."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.render.views.common import CountsView, HeadView, LabelView, LinkView, SiteView
from firsthand.render.views.lists import PagerView
from firsthand.render.views.records import LedgerRowView


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceView:
    """A part of the ledger to choose: its ``link``, how many claims it holds (``count``), and its ``label`` or None."""

    link: LinkView
    count: int
    label: LabelView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterView:
    """What the ledger can be parted by.

    - ``id``: ``label``, ``speaker``, ``year`` or ``source``; ``name``: in words
    - ``choices``: of speakers those with the most claims; ``more``: the page that lists all, or None
    """

    id: str
    name: str
    choices: tuple[ChoiceView, ...]
    more: LinkView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsView:
    """``claims.html``: the ledger of all listed posts, or those of its claims that have something in common.

    - ``title``; ``words``: what they have in common and how many they are: "48 claims in 6 posts."
    - ``facet``: ``label``, ``speaker``, ``year`` or ``source``, by what these claims were gathered; empty for the ledger
    - ``rows``: newest post first, then order of mention; may be empty; ``counts``: these rows by label
    - ``filters``: on the ledger's first page, what it can be parted by; ``whole``: elsewhere the way back to it, else None
    - ``rest``: on the ledger's first page where that does not hold every claim, says so; else empty
    - ``pager``: the parts beside this one, None where there are none
    """

    site: SiteView
    head: HeadView
    title: str
    words: str
    facet: str
    rows: tuple[LedgerRowView, ...]
    counts: CountsView
    filters: tuple[FilterView, ...] = ()
    whole: LinkView | None = None
    rest: str = ""
    pager: PagerView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakersView:
    """``speakers.html``: everybody whose words a claim turns on, by name: ``choices``; ``words`` counts them."""

    site: SiteView
    head: HeadView
    words: str
    choices: tuple[ChoiceView, ...]
