"""Whether the links a body or the menu makes within the site lead anywhere.

Knows the addresses of the built site and the anchors of each page; does not know evidence beyond claim ids.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

from firsthand.model.body import Address, AnchorId, Block, Image, Part, PostLinkOpen
from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, Related, error
from firsthand.model.nearest import did_you_mean, find_nearest
from firsthand.model.post import Page, Post
from firsthand.model.site import Settings
from firsthand.model.span import Span
from firsthand.resolve.files import check_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """What links can lead to.

    ``paths``: every address from the base. ``files``: names under static/, and paths under content/. ``claims``: for each post
    that is written, the ids of the claims its words mark. ``find_anchors``: the names of places in the post or page at an
    address, None where another kind of page stands. ``skipped``: slugs of posts that are not written in this build, with the
    span of each. ``unreadable``: slugs of posts that could not be read, of which nothing is known.
    """

    paths: AbstractSet[str]
    files: AbstractSet[str]
    claims: Mapping[str, AbstractSet[str]]
    skipped: Mapping[str, Span]
    find_anchors: Callable[[str], AbstractSet[str] | None]
    unreadable: AbstractSet[str] = frozenset()


def check_links(parts: Iterable[Part], *, path: str, folder: str, targets: Targets) -> tuple[Diagnostic, ...]:
    """An error for each link, picture and reference among the parts of a body that leads nowhere.

    ``path`` is the address of its page from the base; ``folder`` where its files lie, for addresses that are relative.
    """
    found: list[Diagnostic | None] = []
    for part in parts:
        match part:
            case PostLinkOpen():
                found.append(_check_post_link(part, targets))
            case Image():
                found.append(_check_picture(part, folder, targets))
            case Address():
                found.append(_check_address(part, path, folder, targets))
            case _:
                pass
    return tuple(one for one in found if one is not None)


def check_menu(settings: Settings, targets: Targets) -> tuple[Diagnostic, ...]:
    """An error for each entry of the menu that leads to an address of this site where nothing stands."""
    links = [Address(href=item.url, span=item.span) for item in settings.menu if item.span and item.url.startswith("/")]
    found = (_check_address(link, "", "", targets) for link in links if not link.href.startswith("//"))
    return tuple(one for one in found if one is not None)


def find_anchors(owner: Post | Page, *, sources: AbstractSet[str] = frozenset()) -> AbstractSet[str]:
    """The names of places in the page of ``owner``; ``sources`` are the ids of the sources it lists."""
    names = {part.id for part in owner.body.parts if isinstance(part, AnchorId)}
    names |= {heading.anchor for heading in owner.body.headings}
    if isinstance(owner, Post):
        for claim in owner.evidence.claims:
            names |= {f"claim-{claim.id}", f"note-{claim.id}"}
        names |= {f"{part.kind}-{part.id}" for part in owner.body.parts if isinstance(part, Block)}
        names |= {f"correction-{number}" for number in range(1, len(owner.corrections) + 1)}
    return names | {f"source-{source}" for source in sources}


def _check_post_link(link: PostLinkOpen, targets: Targets) -> Diagnostic | None:
    if link.slug in targets.unreadable:
        return None
    if link.slug in targets.skipped:
        return _report_skipped(link.slug, link.span, targets)
    if link.slug not in targets.claims:
        hint = did_you_mean(link.slug, targets.claims) or "a post is named by its slug: the file's name without its date"
        return error(Code.UNKNOWN_REFERENCE, link.span, f'no post is called "{link.slug}"', hint=hint)
    if link.claim and link.claim not in targets.claims[link.slug]:
        hint = did_you_mean(link.claim, targets.claims[link.slug])
        message = f'no claim called "{link.claim}" is marked in the post "{link.slug}"'
        return error(Code.UNKNOWN_REFERENCE, link.span, message, hint=hint)
    return None


def _report_skipped(slug: str, span: Span, targets: Targets) -> Diagnostic:
    message = f'the post "{slug}" is not written in this build, so a link to it would lead nowhere'
    related = (Related(span=targets.skipped[slug], message="it is a draft, or its date has not come"),)
    return error(Code.BROKEN_LINK, span, message, hint="publish that post first", related=related)


def _check_picture(image: Image, folder: str, targets: Targets) -> Diagnostic | None:
    parts = urlsplit(image.src)
    if not parts.scheme:
        return check_file(image.src, image.span, folder=folder, files=targets.files)
    message = f"this picture would be loaded from {parts.netloc or parts.scheme}: every reader's visit would be told there"
    hint = "save the picture beside the post, and name its file"
    return error(Code.BAD_LINK, image.span, message, hint=hint)


def _check_address(link: Address, path: str, folder: str, targets: Targets) -> Diagnostic | None:
    parts = urlsplit(link.href)
    name, fragment = unquote(parts.path), unquote(parts.fragment).partition(":~:")[0]
    if not name.startswith("/") and normpath(join(folder, name)) in targets.files:
        return None
    wanted = path if not name else name.removeprefix("/") if name.startswith("/") else _relative(path, name)
    slug = wanted.removeprefix("posts/").rstrip("/")
    if slug in targets.skipped and wanted.rstrip("/") == f"posts/{slug}":
        return _report_skipped(slug, link.span, targets)
    if wanted not in targets.paths and wanted not in targets.files:
        message = f'no page or file of this site stands at "{name}"'
        return error(Code.BROKEN_LINK, link.span, message, hint=_hint(wanted, targets))
    anchors = targets.find_anchors(wanted) if fragment else None
    if anchors is None or fragment in anchors:
        return None
    hint = did_you_mean(fragment, anchors) or "an anchor is a heading's words in small letters, with - for the spaces"
    where = f'in "{name}"' if name else "on this page"
    return error(Code.BROKEN_LINK, link.span, f'nothing {where} is called "#{fragment}"', hint=hint)


def _relative(path: str, name: str) -> str:
    whole = normpath(join("/", path, name)).removeprefix("/")
    return whole + "/" if whole and name.rsplit("/", 1)[-1] in ("", ".", "..") else whole


def _hint(wanted: str, targets: Targets) -> str:
    if wanted + "/" in targets.paths:
        return f'write it with a slash at its end: "/{wanted}/"'
    if wanted == "posts/":
        return 'the list of all posts is the home page: write "/"'
    if wanted.endswith(".md"):
        return "link to a post by its slug: [words](post:SLUG)"
    nearest = find_nearest(wanted, targets.paths)
    return f'did you mean "/{nearest}"?' if nearest else "pages of your own stand in content/pages/, files in static/"


def check_superseded(named: Iterable[tuple[str, Span]], targets: Targets) -> tuple[Diagnostic, ...]:
    """An error for each claim of another post, and where it is named, that is said to have replaced one and is not to be found.

    A claim of its own post (an id without ``/``) is checked with the post.
    """
    found = []
    for name, span in named:
        slug, _, claim_id = name.partition("/")
        if slug in targets.skipped:
            found.append(_report_skipped(slug, span, targets))
        elif slug not in targets.unreadable and claim_id not in targets.claims.get(slug, ()):
            known = [f"{slug}/{one}" for one in targets.claims.get(slug, ())]
            hint = did_you_mean(name, known or targets.claims)
            found.append(error(Code.UNKNOWN_REFERENCE, span, f'no claim is called "{name}"', hint=hint))
    return tuple(found)
