"""Where a reader is sent: the live page, at the passage; a copy of it where that is gone; a reprint where there is none.

Chooses among addresses that it is given; it knows none of the site's own (``model.addresses``).
"""

from __future__ import annotations

from firsthand.model.evidence import LinkState, PostState
from firsthand.model.resolved import ResolvedSource, ResolvedTweet

_PASSAGE_GONE = (LinkState.DEAD, LinkState.CHANGED)
_POST_GONE = (PostState.DELETED, PostState.SUSPENDED)


def choose_url(live: str, *, is_gone: bool, archived: str, reprints: tuple[str, ...]) -> str:
    """The address to open: ``live`` unless it is gone or there is none; then the copy, a reprint, or what there is."""
    if live and not is_gone:
        return live
    return archived or next((url for url in reprints if url), live)


def is_gone(state: LinkState | PostState | None) -> bool:
    """Whether the thing itself can no longer be opened at its address. A refusal or a paywall is no loss."""
    return state is LinkState.DEAD or state in _POST_GONE


def passage_url(record: ResolvedSource | ResolvedTweet, fragment: str, *, own: str = "") -> str:
    """The address of ``record``, opened at the passage; where the page no longer holds it an archive's copy, or our ``own``."""
    is_changed = record.state in _PASSAGE_GONE or record.state in _POST_GONE
    archived = archived_url(record) or own
    return add_fragment(archived if is_changed and archived else record.url, fragment)


def archived_url(record: ResolvedSource | ResolvedTweet) -> str:
    """A third party's copy of ``record``, or an empty string."""
    written = record.source.archived if isinstance(record, ResolvedSource) else record.tweet.archived
    return written or (record.copy.archived if record.copy else "")


def add_fragment(url: str, fragment: str) -> str:
    """``url`` with a text directive after its own fragment, or with another fragment (a PDF's page) in place of its own."""
    if not url or not fragment:
        return url
    page, _, own = url.partition("#")
    own = own.partition(":~:")[0]
    return f"{page}#{own}{fragment}" if fragment.startswith(":~:") else f"{page}#{fragment}"
