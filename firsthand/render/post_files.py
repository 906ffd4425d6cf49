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
from firsthand.model.resolved import ResolvedPost


def gather_files(posts: Iterable[ResolvedPost], assets: Mapping[str, Asset]) -> dict[str, Output]:
    """Each file to copy by its path in the output: all of a post's own folder, and those it names elsewhere.

    Pictures of a short post whose words were taken out are left behind.
    """
    posts = tuple(posts)
    owners = {post.post.folder: post for post in posts if basename(post.post.path) == "index.md"}
    withdrawn = {file for post in posts for file in _withdrawn(post.post)}
    files: dict[str, Output] = {}
    for path, asset in assets.items():
        owner = _find_owner(path, owners)
        if owner and path not in withdrawn:
            files[post_path(owner.slug) + path.removeprefix(owner.post.folder + "/")] = asset
    for post in posts:
        for name in _named_files(post.post):
            asset_path, target = normpath(join(post.post.folder, name)), normpath(join(post_path(post.slug), name))
            if asset_path in assets and asset_path not in withdrawn and not target.startswith(".."):
                files[target] = assets[asset_path]
    return files


def _find_owner(path: str, owners: Mapping[str, ResolvedPost]) -> ResolvedPost | None:
    """The post whose folder the file lies in, at any depth; of two such folders the inner one's."""
    folder = dirname(path)
    while folder and folder not in owners:
        folder = dirname(folder)
    return owners.get(folder)


def _named_files(post: Post) -> Iterator[str]:
    for part in post.body.parts:
        if isinstance(part, Image | Address):
            yield from _relative(part.src if isinstance(part, Image) else part.href)
    for tweet in post.evidence.tweets:
        for media in () if tweet.redacted else tweet.media:
            yield from _relative(media.file)
    yield from _relative(post.image)


def _relative(href: str) -> Iterator[str]:
    """The file an address names, where it stands beside the page."""
    name = unquote(urlsplit(href).path) if not href.startswith(("/", "#")) and "[" not in href else ""
    if name:
        yield name


def _withdrawn(post: Post) -> Iterator[str]:
    for tweet in post.evidence.tweets:
        for media in tweet.media if tweet.redacted else ():
            yield normpath(join(post.folder, media.file))
