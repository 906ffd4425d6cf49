"""What posts have in common: tags, series, and which posts are related to which.

Knows posts by slug, tags and sources; does not know where any of them stands or how it looks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from firsthand.model.addresses import make_slug
from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, Related, error
from firsthand.model.parsed import Parsed
from firsthand.model.post import Post
from firsthand.model.span import Span

Group = tuple[str, tuple[str, ...]]
"""A name as first written, and the slugs of the posts that carry it."""

RELATED_COUNT = 3
NEIGHBOURS = 12
"""A trait that very many posts share says little: for each post only this many neighbours on either side are compared."""


def group_by_tag(posts: Sequence[Post]) -> Parsed[tuple[Group, ...]]:
    """Tags by name with their posts in the order given; two tags whose addresses fall together are an error at the second.

    Tags that differ in case only are one tag, spelled as the first post spells it.
    """
    first: dict[str, tuple[str, Span]] = {}
    members: dict[str, list[str]] = defaultdict(list)
    found: list[Diagnostic] = []
    for post in posts:
        span = post.spans.get("tags", post.span)
        for tag in post.tags:
            address = make_slug(tag)
            if not address:
                message = f'the tag "{tag}" has no letter or digit, so it has no address'
                found.append(error(Code.BAD_VALUE, span, message, hint="use a tag with a letter or digit in it"))
                continue
            name, where = first.setdefault(address, (tag, span))
            if name.casefold() != tag.casefold():
                found.append(_collision(tag, span, name, where, address))
            elif post.slug not in members[address]:
                members[address].append(post.slug)
    groups = ((first[address][0], tuple(slugs)) for address, slugs in members.items())
    return Parsed(value=tuple(sorted(groups, key=lambda group: group[0].casefold())), diagnostics=tuple(found))


def _collision(tag: str, span: Span, other: str, where: Span, address: str) -> Diagnostic:
    message = f'the tags "{tag}" and "{other}" would both stand at /tags/{address}/'
    related = (Related(span=where, message=f'"{other}" is used here'),)
    return error(Code.ADDRESS_COLLISION, span, message, hint="use one of them, or name one differently", related=related)


def group_by_series(posts: Sequence[Post]) -> tuple[Group, ...]:
    """Series by name with their posts, oldest first; ``posts`` come newest first."""
    members: dict[str, list[str]] = defaultdict(list)
    for post in reversed(posts):
        if post.series:
            members[post.series].append(post.slug)
    return tuple((name, tuple(slugs)) for name, slugs in sorted(members.items()))


def find_related(traits: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """For each post the few others that share most with it, rare traits counting more.

    ``traits`` maps each slug, newest first, to what it can share: the keys of its shared sources, and its tags. Each trait
    offers a post its nearest neighbours only, so the work grows with the posts and not with their square.
    """
    carriers: dict[str, list[str]] = defaultdict(list)
    for slug, own in traits.items():
        for trait in dict.fromkeys(own):
            carriers[trait].append(slug)
    scores: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for slugs in carriers.values():
        for place, slug in enumerate(slugs):
            for other in slugs[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]:
                if other != slug:
                    scores[slug][other] += 1 / len(slugs)
    age = {slug: place for place, slug in enumerate(traits)}
    return {
        slug: tuple(sorted(others, key=lambda other: (-round(others[other], 9), age[other]))[:RELATED_COUNT])
        for slug, others in scores.items()
    }
