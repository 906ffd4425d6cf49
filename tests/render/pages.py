"""The site put through the theme that comes with the package, and pages read by a parser that is not ours."""

# ruff: noqa: ANN401 -- a parsed tree is asked many kinds of question

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from posixpath import splitext
from typing import Any
from urllib.parse import unquote, urlsplit

from builders import shelve
from lxml import html

from firsthand.model.files import Asset, Extra, Output
from firsthand.model.resolved import ResolvedSite
from firsthand.render.site import render_site

ROOT = Path(__file__).parents[2]
LAYOUTS = {str(path.relative_to(ROOT / "layouts")): path.read_text("utf-8") for path in (ROOT / "layouts").rglob("*.html")}
STATIC = {
    name: Asset(path=f"static/{name}", sha256=f"{place:064x}", size=1)
    for place, name in enumerate(str(path.relative_to(ROOT / "static")) for path in sorted((ROOT / "static").rglob("*.*")))
}


def render_outputs(  # noqa: PLR0913 - all that a site may be rendered with, each by its name
    site: ResolvedSite,
    *,
    layouts: Mapping[str, str] | None = None,
    static: Mapping[str, Asset] | None = None,
    assets: Mapping[str, Asset] | None = None,
    icons: Mapping[str, str] | None = None,
    extras: Mapping[Extra, str] | None = None,
) -> dict[str, Output]:
    """All outputs of ``site``; ``layouts`` and ``static`` are laid over the theme's."""
    return render_site(
        number_claims(site),
        templates={**LAYOUTS, **(layouts or {})},
        static={**STATIC, **(static or {})},
        assets=assets or {},
        icons=icons,
        extras=extras,
    )


def render_pages(site: ResolvedSite, **files: Any) -> dict[str, str]:
    """Every page as text, by its file in the output."""
    return make_texts({path: output for path, output in render_outputs(site, **files).items() if path.endswith(".html")})


def render_page(site: ResolvedSite, path: str, **files: Any) -> Any:
    """One page, read; the others are not rendered."""
    return read_page(make_texts({path: render_outputs(site, **files)[path]})[path])


def make_texts(outputs: Mapping[str, Output]) -> dict[str, str]:
    """Every output that is a text, by its file; pictures and copies are left out."""
    made = {path: output() for path, output in outputs.items() if not isinstance(output, Asset)}
    return {path: text for path, text in made.items() if isinstance(text, str)}


def read_page(text: str) -> Any:
    """A page as a browser would repair it."""
    return html.document_fromstring(text)


def number_claims(site: ResolvedSite) -> ResolvedSite:
    """The site with the claims of each post counted from 1."""
    posts = tuple(
        replace(post, claims=tuple(replace(claim, number=number) for number, claim in enumerate(post.claims, start=1)))
        for post in site.posts
    )
    return replace(site, posts=shelve(posts, site.records))


def text_of(node: Any) -> str:
    """The words of a node in one line."""
    return " ".join(node.text_content().split())


def heard(node: Any) -> str:
    """What a screen reader says of a node: its name, without what is only for eyes."""
    return str(node.get("aria-label") or _text_without(node, ".//*[@aria-hidden='true']"))


def seen(node: Any) -> str:
    """What a node shows, without what is only for ears."""
    return _text_without(node, ".//*[contains(concat(' ', @class, ' '), ' unseen ')]")


def _text_without(node: Any, path: str) -> str:
    left = deepcopy(node)
    for element in left.xpath(path):
        element.drop_tree()
    return text_of(left)


def of_class(tree: Any, name: str) -> list[Any]:
    """The elements of a class, in reading order."""
    return list(tree.xpath(".//*[contains(concat(' ', normalize-space(@class), ' '), $name)]", name=f" {name} "))


def at(tree: Any, anchor: str) -> Any:
    """The element that carries this id."""
    found = tree.xpath("//*[@id=$anchor]", anchor=anchor)
    assert len(found) == 1, f"#{anchor}: {len(found)} found"
    return found[0]


def find_path(address: str, page: str, origin: str, base: str) -> tuple[str, str] | None:
    """The output file and the anchor that a page's link leads to; None where it leaves the site."""
    parts = urlsplit(address.removeprefix(origin))
    if parts.scheme or parts.netloc or parts.fragment.startswith(":~:"):
        return None
    if not parts.path:
        return page, unquote(parts.fragment)
    assert parts.path.startswith(base), f"{page}: {address} leaves the base path"
    path = unquote(parts.path.removeprefix(base))
    return (path if splitext(path)[1] else f"{path}index.html"), unquote(parts.fragment)
