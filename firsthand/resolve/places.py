"""Every address of the site and who stands there: collisions, names the site needs itself, and old addresses.

Knows paths and the files that ask for them; does not know what is shown there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from firsthand.model import addresses
from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, Related, error
from firsthand.model.post import Page, Post
from firsthand.model.resolved import Redirect
from firsthand.model.span import Span

SITE_PAGES = ("", "tags/", "archive/", "claims/", "sources/", "labels/", "corrections/", "evidence/", "404.html")
SITE_FILES = (
    "feed.xml",
    "feed.json",
    "corrections.xml",
    "sitemap.xml",
    "robots.txt",
    "claims.json",
    "claims.csv",
    "sources.csl.json",
    "annotations.jsonld",
)


@dataclass(slots=True)
class Places:
    """The addresses taken so far: each path from the base to the place that asked for it (None: the site itself)."""

    owners: dict[str, Span | None] = field(default_factory=lambda: dict.fromkeys((*SITE_PAGES, *SITE_FILES)))
    found: list[Diagnostic] = field(default_factory=list)

    def add(self, path: str, span: Span | None) -> bool:
        """Whether ``path`` was free; it is taken now."""
        if path in self.owners:
            return False
        self.owners[path] = span
        return True

    def take(self, paths: Iterable[str]) -> None:
        """Take addresses for pages that the site makes itself."""
        for path in paths:
            self.owners.setdefault(path, None)


def place_posts(places: Places, posts: Sequence[Post]) -> tuple[Post, ...]:
    """The posts whose addresses are their own; a second claimant to an address is an error that names both files."""
    kept = []
    for post in posts:
        path = addresses.post_path(post.slug)
        if not post.slug:
            continue  # no address can be made from its name, which is reported where that is read
        if places.add(path, post.spans.get("slug", post.span)):
            kept.append(post)
        else:
            places.found.append(_collision(places, path, post.spans.get("slug", post.span), post.path))
    return tuple(kept)


def place_pages(places: Places, pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages whose addresses are their own and are none that the site uses itself."""
    kept = []
    for page in pages:
        path = addresses.page_path(page.slug)
        if page.slug in addresses.RESERVED:
            message = f'a page may not be called "{page.slug}": the site uses that address itself'
            hint = "choose another `slug`" if "slug" in page.spans else "rename the file"
            places.found.append(error(Code.RESERVED_NAME, page.spans.get("slug", page.span), message, hint=hint))
        elif not page.slug:
            continue
        elif places.add(path, page.spans.get("slug", page.span)):
            kept.append(page)
        else:
            places.found.append(_collision(places, path, page.spans.get("slug", page.span), page.path))
    return tuple(kept)


def _collision(places: Places, path: str, span: Span, file: str) -> Diagnostic:
    owner = places.owners.get(path)
    message = f"{file} would stand at /{path}, and {owner.path if owner else 'the site itself'} stands there already"
    related = (Related(span=owner, message="the other file with this address"),) if owner else ()
    return error(Code.ADDRESS_COLLISION, span, message, hint="give one of them another `slug`", related=related)


def place_aliases(places: Places, owners: Iterable[tuple[Post | Page, str]]) -> tuple[Redirect, ...]:
    """The old addresses of posts and pages; each owner comes with its present path.

    An alias on another site, one where something stands now, and one that two files claim are errors.
    """
    redirects = []
    for owner, path in owners:
        span = owner.spans.get("aliases", owner.span)
        for alias in owner.aliases:
            old = _alias_path(alias)
            if old is None:
                message = f'the alias "{alias}" is no address of this site'
                hint = "an alias starts with one / and names an old address of this post, such as /2023/old-name/"
                places.found.append(error(Code.ALIAS_OFF_SITE, span, message, hint=hint))
            elif places.add(old, span):
                redirects.append(Redirect(old=old, new=path))
            else:
                places.found.append(_shadow(places, alias, old, span))
    return tuple(redirects)


def _alias_path(alias: str) -> str | None:
    """The alias as a path from the base, ending in ``/`` or a file name with ``.html``; None where it is off this site."""
    path = alias.removeprefix("/")
    segments = path.strip("/").split("/")
    is_plain = alias.startswith("/") and not alias.startswith("//") and not any(mark in alias for mark in "\\?#:")
    if not is_plain or any(segment in ("", ".", "..") for segment in segments):
        return None
    return path if path.endswith(("/", ".html")) else path + "/"


def _shadow(places: Places, alias: str, old: str, span: Span) -> Diagnostic:
    owner = places.owners[old]
    who = str(owner) if owner else "a page of the site's own"
    related = (Related(span=owner, message="this stands there"),) if owner else ()
    message = f'the alias "{alias}" would hide {who}'
    if owner and owner.path == span.path:
        message = f'the alias "{alias}" is no old address: this file stands there'
        return error(Code.ALIAS_SHADOWS, span, message, hint="delete the alias")
    return error(Code.ALIAS_SHADOWS, span, message, hint="delete the alias, or move the other", related=related)
