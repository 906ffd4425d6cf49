"""The line a build ends with: how much there is, how long it took, what changed, and what was left out and why.

built 212 pages, 1,034 claims (61 unverified) in 0.9 s; 3 written, 2 removed; skipped: 1 draft, 1 scheduled
(2026-10-01 09:00 +02:00: content/posts/later.md)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from firsthand.model.files import Build, Lack, Notice, Skipped
from firsthand.report.words import count, tell_duration

_OPEN = "unverified"
_MOST_LETTERS = 20
_DRAFT, _SCHEDULED = "draft", "scheduled"


def render_built(build: Build, *, took: str, written: int, removed: int, names_all: bool = False) -> str:
    """The summary of a build that was published; ``took`` is the time in words, ``names_all`` names the drafts too."""
    changes = f"{written:,} written, {removed:,} removed"
    return _join(f"built {_tell_size(build)} in {took}", changes, _tell_skipped(build.skipped, names_all=names_all))


def render_notices(build: Build) -> tuple[str, ...]:
    """What the site goes without, a line each: no mistake, and gone when the extra is installed or switched off."""
    return tuple(_tell_lack(notice) for notice in build.notices)


def render_not_kept(fault: str) -> str:
    """That the next build may be as slow as this one, since the cache took nothing (``fault`` says why): no mistake either."""
    return f".cache/ could not be written, so the next build may take as long as this one: {fault[:1].lower()}{fault[1:]}"


def render_look(command: str) -> str:
    """How to look at a site that was built for the first time."""
    return f"to look at it: {command}"


def render_checked(build: Build, *, seconds: float, names_all: bool = False) -> str:
    """The summary of a site that was looked at and not written."""
    return _join(f"checked {_tell_size(build)} in {tell_duration(seconds)}", _tell_skipped(build.skipped, names_all=names_all))


def render_previewed(build: Build, *, seconds: float) -> str:
    """The line after each build of the preview; with errors, what that means for what is seen."""
    if build.has_errors:
        return "the preview shows the last good site until this is mended"
    return f"built {_tell_size(build)} in {tell_duration(seconds)}"


def render_stopped(*, strict: bool) -> str:
    """What a failure means for the folder; ``strict`` where only warnings stand in the way."""
    return "nothing was written: under --strict warnings count as errors" if strict else "nothing was written"


def _tell_lack(notice: Notice) -> str:
    match notice.lack:
        case Lack.CARDS:
            return 'no card images: they need Pillow (pip install "firsthand[cards]"); `cards: false` goes without'
        case Lack.SEARCH:
            return 'no search page: it needs Pagefind (pip install "firsthand[search]"); `search: false` goes without'
        case Lack.LETTERS:
            letters = notice.letters[:_MOST_LETTERS] + ("…" if len(notice.letters) > _MOST_LETTERS else "")
            posts, (first, *others) = count(len(notice.paths), "post"), notice.paths
            named = f"{first} and {len(others):,} more" if others else first
            return f"no card image for {posts}, whose words hold letters its fonts lack ({letters}): {named}"
        case _:
            assert_never(notice.lack)


def _tell_size(build: Build) -> str:
    pages = sum(path.endswith(".html") for path in build.outputs)
    claims = dict(build.claims)
    unverified = f" ({claims[_OPEN]:,} {_OPEN})" if claims.get(_OPEN) else ""
    return f"{count(pages, 'page')}, {count(sum(claims.values()), 'claim')}{unverified}"


def _tell_skipped(skipped: Sequence[Skipped], *, names_all: bool) -> str:
    """``skipped: 1 draft, 1 scheduled (when: path)``. Scheduled posts are always named: nobody remembers the hour."""
    drafts = [one.path for one in skipped if one.reason == _DRAFT]
    scheduled = [f"{one.until}: {one.path}" for one in skipped if one.reason == _SCHEDULED]
    parts = []
    if drafts:
        parts.append(count(len(drafts), _DRAFT) + (f" ({', '.join(drafts)})" if names_all else ""))
    if scheduled:
        parts.append(f"{len(scheduled):,} {_SCHEDULED} ({', '.join(scheduled)})")
    return f"skipped: {', '.join(parts)}" if parts else ""


def _join(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
