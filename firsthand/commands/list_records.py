"""``firsthand list``: what is unfinished, unproved or lost on the site, and what it rests on.

``drafts`` and ``scheduled`` look at posts that are not written yet; the others at what readers see.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator

from firsthand.commands.clock import add_clock_flag
from firsthand.commands.console import Console
from firsthand.commands.site_reading import read_site
from firsthand.model.addresses import source_path
from firsthand.model.evidence import UNKNOWN, LinkState
from firsthand.model.resolved import ResolvedQuote, ResolvedSite, ResolvedSource, Visibility
from firsthand.model.span import Span
from firsthand.pipeline import resolve
from firsthand.render.urls import make_urls
from firsthand.report.marked_line import make_visible
from firsthand.report.words import count

Row = dict[str, object]
"""One record as ``--json`` gives it; ``place`` and ``line`` are how a person reads it."""

_OPEN = "unverified"
_ONLY_IN_JSON = ("path", "line", "column", "slug", "page", "searched")


def add_flags(parser: ArgumentParser) -> None:
    """What to list, and how."""
    parser.add_argument("what", choices=tuple(_LISTS), help="what to list")
    parser.add_argument("--json", action="store_true", help="as a JSON list of objects")
    add_clock_flag(parser)


def run(args: Namespace, console: Console) -> int:
    """0 and the list on standard output; 1 where errors leave the site, and so perhaps the list, in pieces."""
    is_unwritten = args.what in ("drafts", "scheduled")
    resolved = resolve(read_site(args, drafts=is_unwritten, future=is_unwritten))
    rows = list(_LISTS[args.what](resolved.site)) if resolved.site else []
    if args.json:
        console.give(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    else:
        console.give("".join(f"{make_visible(_tell(row))}\n" for row in rows))
    if resolved.has_errors:
        errors = sum(one.is_error for one in resolved.diagnostics)
        console.insist(f"the list may lack something: the site has {count(errors, 'error')} (firsthand check)")
        return 1
    return 0


def _list_drafts(site: ResolvedSite) -> Iterator[Row]:
    for post in site.posts:
        if post.visibility is Visibility.DRAFT:
            yield {**_place(post.post.span), "slug": post.slug, "title": post.post.title}


def _list_scheduled(site: ResolvedSite) -> Iterator[Row]:
    for post in reversed(site.posts):
        if post.visibility is Visibility.SCHEDULED:
            when = post.published.isoformat()
            yield {**_place(post.post.span), "slug": post.slug, "title": post.post.title, "until": when}


def _list_unverified(site: ResolvedSite) -> Iterator[Row]:
    for post in site.listed:
        for claim in post.claims:
            if claim.label.id == _OPEN:
                yield {
                    **_place(claim.claim.span),
                    "id": claim.full_id,
                    "text": claim.text,
                    "reason": claim.claim.reason,
                    "searched": [one.where for one in claim.claim.searched],
                    "url": make_urls(site.url).absolute_claim(post.slug, claim.claim.id),
                }


def _list_gaps(site: ResolvedSite) -> Iterator[Row]:
    for post in site.listed:
        for gap in post.gaps:
            yield {**_place(gap.span), "slug": post.slug, "text": gap.text}


def _list_sources(site: ResolvedSite) -> Iterator[Row]:
    for key, record in sorted(site.records.items()):
        if isinstance(record, ResolvedSource):
            source = record.source
            name = source.title if source.title not in ("", UNKNOWN) else source.short or source.publisher or key.id
            yield {
                **_place(source.span),
                "id": str(key),
                "title": name,
                "level": record.level,
                "state": record.state,
                "url": record.url,
                "page": make_urls(site.url).absolute(source_path(key.scope, key.id)),
                "posts": list(record.posts),
            }
        elif not isinstance(record, ResolvedQuote):
            tweet = record.tweet
            yield {
                **_place(tweet.span),
                "id": str(key),
                "title": tweet.author or tweet.handle or key.id,
                "level": "primary",
                "state": record.state,
                "url": record.url,
                "page": "",
                "posts": [key.scope] if key.scope else [],
            }


_LISTS: dict[str, Callable[[ResolvedSite], Iterator[Row]]] = {
    "drafts": _list_drafts,
    "scheduled": _list_scheduled,
    "unverified": _list_unverified,
    "gaps": _list_gaps,
    "sources": _list_sources,
}


def _place(span: Span) -> Row:
    return {"path": span.path, "line": span.line, "column": span.column}


def _tell(row: Row) -> str:
    """``content/posts/x.md:14:9: the rest``: the same places as in diagnostics, for the same tools."""
    told = [value for key, value in row.items() if key not in _ONLY_IN_JSON and value not in ("", None, LinkState.UNKNOWN)]
    words = [", ".join(map(str, value)) if isinstance(value, list) else str(value) for value in told]
    return f"{row['path']}:{row['line']}:{row['column']}: {' | '.join(word for word in words if word)}"
