"""A third party's copy of what a link leads to, told beside the link as Robust Links do."""

from __future__ import annotations

from firsthand.model.resolved import ResolvedSource
from firsthand.render.make_views.index import Carrier
from firsthand.render.record_facts import archived_of, known
from firsthand.render.urls import web_url
from firsthand.render.views.evidence import MementoView


def find_memento(carrier: Carrier | None, url: str) -> MementoView | None:
    """The copy of ``carrier`` that a third party keeps, for a link to ``url``; None where there is none, or none of it."""
    archived = web_url(archived_of(carrier)) if carrier else ""
    if carrier is None or not archived or not url:
        return None
    original = web_url(carrier.source.url if isinstance(carrier, ResolvedSource) else known(carrier.tweet.url))
    page = url.partition("#")[0]
    is_copy = page == archived.partition("#")[0]
    if not is_copy and page != original.partition("#")[0]:
        return None  # it leads to a reprint, or to our own copy
    written = carrier.source.archived_on if isinstance(carrier, ResolvedSource) else None
    day = written or (carrier.copy.archived_on if carrier.copy else None)
    return MementoView(
        version_url="" if is_copy else archived,
        original_url=original if is_copy else "",
        date=day.isoformat() if day else "",
    )
