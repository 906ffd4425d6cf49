"""Asking a network for a short post: which one to ask, in how many steps, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never

from firsthand.archive.fetch import Fetcher
from firsthand.archive.guard import host_of
from firsthand.archive.providers import bluesky, mastodon, x_oembed
from firsthand.archive.providers.post import NoPost, PostRecord
from firsthand.archive.providers.services import Services
from firsthand.archive.response import Failure, Response
from firsthand.resolve.post_ids import Network, PostAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A post and the moment it was given to us."""

    post: PostRecord
    retrieved: str


def ask_for_post(fetcher: Fetcher, services: Services, address: PostAddress) -> Answered | NoPost:
    """The post at ``address`` as its network gives it now, or why there is none."""
    match address.network:
        case Network.X:
            answer = fetcher.send(x_oembed.make_request(services.x, address))
            return _read(answer, lambda response: x_oembed.read_answer(response, address))
        case Network.MASTODON:
            answer = fetcher.send(mastodon.make_request(services.mastodon, address))
            return _read(answer, lambda response: mastodon.read_answer(response, address))
        case Network.BLUESKY:
            did = _find_did(fetcher, services, address)
            if isinstance(did, NoPost):
                return did
            answer = fetcher.send(bluesky.make_request(services.bluesky, did, address))
            return _read(answer, lambda response: bluesky.read_answer(response, did, address))
        case _:
            assert_never(address.network)


def host_of_post(services: Services, address: PostAddress) -> str:
    """The host that is asked for a post."""
    bases = {Network.X: services.x, Network.BLUESKY: services.bluesky, Network.MASTODON: services.mastodon}
    return host_of(bases[address.network] or address.url)


def _find_did(fetcher: Fetcher, services: Services, address: PostAddress) -> str | NoPost:
    actor = bluesky.find_actor(address)
    if actor.startswith("did:"):
        return actor
    answer = fetcher.send(bluesky.make_handle_request(services.bluesky, actor))
    return _explain(answer) if isinstance(answer, Failure) else bluesky.read_handle_answer(answer)


def _read(answer: Response | Failure, read: Callable[[Response], PostRecord | NoPost]) -> Answered | NoPost:
    if isinstance(answer, Failure):
        return _explain(answer)
    post = read(answer)
    return post if isinstance(post, NoPost) else Answered(post=post, retrieved=answer.retrieved)


def _explain(failure: Failure) -> NoPost:
    return NoPost(message=failure.message, why=failure.why)
