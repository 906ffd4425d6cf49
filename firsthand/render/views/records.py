"""Views of the rows of tables and lists: a claim in a ledger, a source in a register."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.render.views.common import CountsView, DateView, LabelView, LinkView
from firsthand.render.views.evidence import CheckView, ClaimRefView, CopyView, LabelChangeView, SourceLinkView


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRowView:
    """``parts/ledger-row.html``: a claim as a row.

    - ``anchor``: value of ``id``: "row-ID" in a post, "claim-SLUG--ID" on the ledger of all posts
    - ``claim``: the bare id in a post, "SLUG/ID" elsewhere; ``number``; ``number_name``: "3, go to the claim"
    - ``label``, ``label_words``; ``text``: the claim as a full sentence; ``url``: its words in the post
    - ``lang``: the language of the claim and its reason, where that is not the page's
    - ``post``: None in a post; ``reason``; ``sources``: those for it, and for a refuted claim those against it
    - ``check``: of the first quotation or tweet whose words differ, else of the first, else None; ``copies``
    - ``changes``: "Label changed once", or empty; ``history``: earlier labels
    - ``year``: of its post; ``speakers``: whose words it turns on, each a link to that speaker's claims; none in a post
    """

    anchor: str
    claim: str
    number: int
    number_name: str
    label: LabelView
    label_words: str
    text: str
    url: str
    post: LinkView | None = None
    reason: str = ""
    sources: tuple[SourceLinkView, ...] = ()
    check: CheckView | None = None
    copies: tuple[CopyView, ...] = ()
    changes: str = ""
    history: tuple[LabelChangeView, ...] = ()
    year: str = ""
    speakers: tuple[LinkView, ...] = ()
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRowView:
    """``parts/source-row.html`` (a list item in a post) and ``parts/source-line.html`` (a table row in the register).

    - ``anchor``: value of ``id``: "source-ID" in a post, "source-SLUG--ID" in the register of all sources
    - ``source``: value of ``data-source``: the bare id, or "SLUG/ID" in the register; ``level``: of ``data-level``
    - ``link``: the line that links to it; ``line``: "Primary source, statement by WGA and AMPTP, 20 Sep 2023"
    - ``date``: when it was published; ``accessed``: when it was read; ``copy``
    - ``state``: ``same`` (page with =), ``differs`` (page with ≠), ``gone`` or ``none``; ``state_words``: "Unchanged", …
    - ``held_at``: where a copy can be seen, in words; ``based_on``: what it rests on; ``notes``: the writer's remarks
    - ``lang``: the language of those, and of ``held_at``, where it is not the page's
    - ``claims``: that rest on it, ``claims_name`` names that list; ``more_claims``: "+ 12", with the way to them, or None
    """

    anchor: str
    source: str
    level: str
    link: SourceLinkView
    line: str
    state: str
    state_words: str
    date: DateView | None = None
    accessed: DateView | None = None
    copy: CopyView | None = None
    held_at: str = ""
    based_on: tuple[SourceLinkView, ...] = ()
    notes: tuple[str, ...] = ()
    claims: tuple[ClaimRefView, ...] = ()
    claims_name: str = ""
    more_claims: LinkView | None = None
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """``parts/entry.html``: a post in a list.

    - ``title``, ``url``, ``date``, ``lang``; ``summary``: the writer's, else the first words; ``updated``: may be None
    - ``counts``: its claims; ``tags``, ``authors``; ``state``: "Draft", "Scheduled" where previewed, else empty
    """

    title: str
    url: str
    date: DateView
    lang: str
    counts: CountsView
    summary: str = ""
    updated: DateView | None = None
    tags: tuple[LinkView, ...] = ()
    authors: tuple[str, ...] = ()
    state: str = ""
