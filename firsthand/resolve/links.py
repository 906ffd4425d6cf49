"""Whether the links a body makes within the site lead anywhere.

Knows the addresses of the built site and the anchors of each post; does not know evidence beyond claim ids.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

from firsthand.model.body import Address, AnchorId, Block, Image, PostLinkOpen
from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, Related, error
from firsthand.model.evidence import span_of
from firsthand.model.nearest import did_you_mean, find_nearest
from firsthand.model.post import Page, Post
from firsthand.model.resolved import ResolvedClaim
from firsthand.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """What links can lead to.

    ``paths``: every address from the base. ``files``: names under static/, and paths under content/. ``claims``: for each post
    that is written, the ids of the claims its words mark. ``skipped``: slugs of posts that are not written in this build,
    with the span of each. ``unreadable``: slugs of posts that could not be read, of which nothing is known.
    """

    paths: AbstractSet[str]
    files: AbstractSet[str]
    claims: Mapping[str, AbstractSet[str]]
    skipped: Mapping[str, Span]
    unreadable: AbstractSet[str] = frozenset()


def check_links(
    owner: Post | Page, *, path: str, folder: str, sources: AbstractSet[str] = frozenset(), targets: Targets
) -> tuple[Diagnostic, ...]:
    """An error for each link, picture and reference of the body that leads nowhere.

    ``path`` is the owner's address from the base; ``folder`` where its files lie, for addresses that are relative;
    ``sources`` the ids of the sources its page lists.
    """
    anchors = _anchors(owner) | {f"source-{source}" for source in sources}
    found: list[Diagnostic | None] = []
    for part in owner.body.parts:
        match part:
            case PostLinkOpen():
                found.append(_check_post_link(part, targets))
            case Image():
                found.append(_check_file(part, folder, targets))
            case Address():
                found.append(_check_address(part, path, folder, anchors, targets))
            case _:
                pass
    return tuple(one for one in found if one is not None)


def _anchors(owner: Post | Page) -> set[str]:
    names = {part.id for part in owner.body.parts if isinstance(part, AnchorId)}
    names |= {heading.anchor for heading in owner.body.headings}
    if isinstance(owner, Post):
        for claim in owner.evidence.claims:
            names |= {f"claim-{claim.id}", f"note-{claim.id}"}
        names |= {f"{part.kind}-{part.id}" for part in owner.body.parts if isinstance(part, Block)}
    return names


def _check_post_link(link: PostLinkOpen, targets: Targets) -> Diagnostic | None:
    if link.slug in targets.unreadable:
        return None
    if link.slug in targets.skipped:
        message = f'the post "{link.slug}" is not written in this build, so a link to it would lead nowhere'
        related = (Related(span=targets.skipped[link.slug], message="it is a draft, or its date has not come"),)
        return error(Code.BROKEN_LINK, link.span, message, hint="publish that post first", related=related)
    if link.slug not in targets.claims:
        hint = did_you_mean(link.slug, targets.claims) or "a post is named by its slug: the file's name without its date"
        return error(Code.UNKNOWN_REFERENCE, link.span, f'no post is called "{link.slug}"', hint=hint)
    if link.claim and link.claim not in targets.claims[link.slug]:
        hint = did_you_mean(link.claim, targets.claims[link.slug])
        message = f'no claim called "{link.claim}" is marked in the post "{link.slug}"'
        return error(Code.UNKNOWN_REFERENCE, link.span, message, hint=hint)
    return None


def _check_file(image: Image, folder: str, targets: Targets) -> Diagnostic | None:
    parts = urlsplit(image.src)
    if parts.scheme:
        message = f"this picture would be loaded from {parts.netloc or parts.scheme}: every reader's visit would be told there"
        hint = "save the picture beside the post, and name its file"
        return error(Code.BAD_LINK, image.span, message, hint=hint)
    name = unquote(parts.path)
    wanted = name.removeprefix("/") if name.startswith("/") else normpath(join(folder, name))
    if wanted in targets.files:
        return None
    near = find_nearest(wanted.rsplit("/", 1)[-1], (file.rsplit("/", 1)[-1] for file in targets.files))
    where = "static/" if name.startswith("/") else f"{folder}/"
    hint = f'did you mean "{near}"?' if near else f"a picture lies in {where} under the name you type here"
    return error(Code.MISSING_FILE, image.span, f'there is no file "{name}" in {where}', hint=hint)


def _check_address(link: Address, path: str, folder: str, anchors: AbstractSet[str], targets: Targets) -> Diagnostic | None:
    parts = urlsplit(link.href)
    name, fragment = unquote(parts.path), unquote(parts.fragment)
    if not name:
        if not fragment or fragment in anchors:
            return None
        hint = did_you_mean(fragment, anchors) or "an anchor is a heading's words in small letters, with - for the spaces"
        return error(Code.BROKEN_LINK, link.span, f'nothing on this page is called "#{fragment}"', hint=hint)
    if not name.startswith("/") and normpath(join(folder, name)) in targets.files:
        return None
    wanted = name.removeprefix("/") if name.startswith("/") else _relative(path, name)
    if wanted in targets.paths or wanted in targets.files:
        return None
    return error(Code.BROKEN_LINK, link.span, f'no page or file of this site stands at "{name}"', hint=_hint(wanted, targets))


def _relative(path: str, name: str) -> str:
    whole = normpath(join("/", path, name)).removeprefix("/")
    return whole + "/" if name.endswith(("/", "..")) and whole else whole


def _hint(wanted: str, targets: Targets) -> str:
    if wanted + "/" in targets.paths:
        return f'write it with a slash at its end: "/{wanted}/"'
    if wanted.endswith(".md"):
        return "link to a post by its slug: [words](post:SLUG)"
    nearest = find_nearest(wanted, targets.paths)
    return f'did you mean "/{nearest}"?' if nearest else ""


def check_superseded(claims: Sequence[ResolvedClaim], targets: Targets) -> tuple[Diagnostic, ...]:
    """An error for each claim that says a claim of another post has replaced it, where that one is not to be found.

    A claim of its own post (an id without ``/``) is checked with the post.
    """
    found = []
    for claim in claims:
        slug, slash, claim_id = claim.claim.superseded_by.partition("/")
        if slash and slug not in targets.unreadable and claim_id not in targets.claims.get(slug, ()):
            known = [f"{post}/{name}" for post, names in targets.claims.items() if post == slug for name in names]
            hint = did_you_mean(claim.claim.superseded_by, known or targets.claims)
            message = f'no claim is called "{claim.claim.superseded_by}"'
            found.append(error(Code.UNKNOWN_REFERENCE, span_of(claim.claim, "superseded_by"), message, hint=hint))
    return tuple(found)
