"""The files that stand beside posts, and where they go: pictures, and whatever else a text links to.

Knows folders and the names a body uses. Does not know what a file holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from posixpath import basename, dirname, join, normpath
from urllib.parse import unquote, urlsplit

from firsthand.model.addresses import post_path
from firsthand.model.body import Address, Image
from firsthand.model.files import Asset, Output
from firsthand.model.post import Post
from firsthand.model.posts import PostCard, PostFacts


def gather_files(posts: Iterable[PostCard], assets: Mapping[str, Asset]) -> dict[str, Output]:
    """Each file to copy by its path in the output: all of a post's own folder, and those it names elsewhere.

    Pictures of a short post whose words were taken out are left behind.
    """
    posts = tuple(posts)
    heads = [card.facts.head for card in posts]
    owners = {head.folder: head for head in heads if basename(head.path) == "index.md"}
    withdrawn = {normpath(join(card.facts.head.folder, file)) for card in posts for file in card.facts.withdrawn}
    files: dict[str, Output] = {}
    for path, asset in assets.items():
        owner = _find_owner(path, owners)
        if owner and path not in withdrawn:
            files[post_path(owner.slug) + path.removeprefix(owner.folder + "/")] = asset
    for card in posts:
        for name in _named_files(card.facts):
            asset_path = normpath(join(card.facts.head.folder, name))
            target = normpath(join(post_path(card.slug), name))
            if asset_path in assets and asset_path not in withdrawn and not target.startswith(".."):
                files[target] = assets[asset_path]
    return files


def _find_owner(path: str, owners: Mapping[str, Post]) -> Post | None:
    """The post whose folder the file lies in, at any depth; of two such folders the inner one's."""
    folder = dirname(path)
    while folder and folder not in owners:
        folder = dirname(folder)
    return owners.get(folder)


def _named_files(facts: PostFacts) -> Iterator[str]:
    for part in facts.links:
        if isinstance(part, Image | Address):
            yield from _relative(part.src if isinstance(part, Image) else part.href)
    for name, _ in facts.files:
        yield from _relative(name)


def _relative(href: str) -> Iterator[str]:
    """The file an address names, where it stands beside the page."""
    name = unquote(urlsplit(href).path) if not href.startswith(("/", "#")) and "[" not in href else ""
    if name:
        yield name
