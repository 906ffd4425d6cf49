"""/claims.csv: the ledger for a spreadsheet, one row a claim, the columns named as in claims.json.

As RFC 4180 has it: commas, CRLF, quotation marks doubled. Only claims of posts that lists name. A cell that a spreadsheet
would run as a formula (it begins with ``= + - @``, a tab or a carriage return) gets an apostrophe before it, which shows such a
program that it is text; whoever needs the exact characters reads claims.json. Several values in one cell are separated by a
space (addresses) or by ``; `` (words).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from firsthand.model.addresses import post_path
from firsthand.model.resolved import Item, ResolvedClaim, ResolvedPost, ResolvedSite
from firsthand.render.json_text import whole_text
from firsthand.render.record_facts import archived_of, find_carrier, original_url, superseding_id
from firsthand.render.urls import make_urls

COLUMNS = (
    "id",
    "url",
    "text",
    "label",
    "reason",
    "claimant",
    "as_of",
    "checked",
    "checked_by",
    "post_title",
    "post_url",
    "post_date",
    "support",
    "against",
    "seen_in",
    "primary",
    "archived",
    "no_primary",
    "searched",
    "context",
    "superseded_by",
)

_SPECIAL = re.compile('[,"\r\n]')

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def render_claims_csv(site: ResolvedSite) -> str:
    """The text of /claims.csv, its header first."""
    return join_claims_csv(site, (render_rows_of(site, post) for post in site.listed))


def render_rows_of(site: ResolvedSite, post: ResolvedPost) -> str:
    """A row for each of a post's claims."""
    return whole_text("".join([_render_row(_make_cells(site, post, claim)) for claim in post.claims]))


def join_claims_csv(_site: ResolvedSite, posts: Iterable[str]) -> str:
    """The file that holds the rows of ``posts``, the newest first."""
    return _render_row(COLUMNS) + "".join(posts)


def _make_cells(site: ResolvedSite, post: ResolvedPost, resolved: ResolvedClaim) -> tuple[str, ...]:
    claim = resolved.claim
    urls = make_urls(site.url)
    post_url = urls.absolute(post_path(post.slug))
    primary = [carrier for item in resolved.primary if (carrier := find_carrier(site, site.records.get(item.key)))]
    return (
        resolved.full_id,
        urls.absolute_claim(post.slug, claim.id),
        resolved.text,
        resolved.label.id,
        claim.reason,
        resolved.claimant,
        claim.as_of.text if claim.as_of else "",
        claim.checked.isoformat() if claim.checked else "",
        claim.checked_by,
        post.post.title,
        post_url,
        post.published.date().isoformat(),
        _join_addresses(site, resolved.support),
        _join_addresses(site, resolved.against),
        _join_addresses(site, resolved.seen_in),
        " ".join(filter(None, map(original_url, primary))),
        " ".join(filter(None, map(archived_of, primary))),
        claim.no_primary,
        "; ".join(f"{search.where} ({search.date})" if search.date else search.where for search in claim.searched),
        claim.context,
        superseding_id(resolved),
    )


def _join_addresses(site: ResolvedSite, items: Iterable[Item]) -> str:
    """The address of each item, at its passage where that is known, each once."""
    found = (site.records.get(item.key) for item in items)
    return " ".join(dict.fromkeys(record.url for record in found if record and record.url))


def _render_row(cells: Iterable[str]) -> str:
    return ",".join(_render_cell(cell) for cell in cells) + "\r\n"


def _render_cell(text: str) -> str:
    """The cell, quoted where RFC 4180 asks for it."""
    safe = f"'{text}" if text.startswith(FORMULA_STARTS) else text
    return '"' + safe.replace('"', '""') + '"' if _SPECIAL.search(safe) else safe
