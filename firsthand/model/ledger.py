"""How the ledger of claims is parted: as a whole, and by label, speaker, year, and source where a source carries many.

A part is a page. Parts are counted from the oldest claims, so that a full one never changes when posts are added: the newest
claims stand in the front, the part without a number, which gives its oldest ones away once it holds two parts' worth.
Knows posts by their cards, and addresses; does not know what a page says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from firsthand.model import addresses
from firsthand.model.posts import PostCard

PART = 100
"""How many claims a full part holds; a front holds fewer than twice as many."""


class Facet(StrEnum):
    """By what claims are gathered."""

    LABEL = "label"
    SPEAKER = "speaker"
    YEAR = "year"
    SOURCE = "source"


ClaimPlace = tuple[str, int]
"""Where a claim stands: its post's slug, and its place among the post's claims, counted from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerPart:
    """One page of the ledger: its ``claims``, newest post first.

    ``facet`` and ``name`` say what they have in common (None and empty for the whole ledger): a label's id, a speaker, a
    year, a shared source's id. ``number`` is 0 for the front; ``newer`` and ``older`` are the paths of the parts beside it,
    or empty. ``total`` and ``posts`` count all claims with that in common, and the posts they stand in.
    """

    facet: Facet | None
    name: str
    path: str
    number: int
    claims: tuple[ClaimPlace, ...]
    total: int
    posts: int
    newer: str = ""
    older: str = ""

    @property
    def slugs(self) -> tuple[str, ...]:
        """The posts its claims stand in."""
        return tuple(dict.fromkeys(slug for slug, _ in self.claims))


def part_ledger(cards: Sequence[PostCard]) -> tuple[LedgerPart, ...]:
    """Every page of the ledger of the listed posts ``cards``, which come newest first."""
    claims = [(card.slug, place) for card in cards for place in range(len(card.facts.claims))]
    shown = tuple(claims if len(claims) < 2 * PART else claims[:PART])
    path, posts = addresses.ledger_path(), _count_posts(claims)
    parts = [LedgerPart(facet=None, name="", path=path, number=0, claims=shown, total=len(claims), posts=posts)]
    for facet, groups in _gather(cards).items():
        for place, (name, found) in groups.items():
            if facet is not Facet.SOURCE or len(found) > PART:  # a source's own page holds the others
                parts += _cut(facet, name, place, found)
    return tuple(parts)


_Groups = dict[str, tuple[str, list[ClaimPlace]]]
"""Claims that have something in common, by the end of their address: what it is called, and the claims."""


def _gather(cards: Iterable[PostCard]) -> dict[Facet, _Groups]:
    found: dict[Facet, _Groups] = {facet: {} for facet in Facet}
    for card in cards:
        facts, year = card.facts, str(card.published.year)
        for place, label in enumerate(facts.labels):
            names = {
                Facet.LABEL: (label,),
                Facet.SPEAKER: facts.speakers[place],
                Facet.YEAR: (year,),
                Facet.SOURCE: facts.bases[place],
            }
            for facet in Facet:
                for name in names[facet]:
                    end = addresses.make_slug(name) if facet is Facet.SPEAKER else name
                    found[facet].setdefault(end, (name, []))[1].append((card.slug, place))
    return found


def _cut(facet: Facet, name: str, end: str, claims: Sequence[ClaimPlace]) -> Iterator[LedgerPart]:
    """The claims of one group, parted: the front, then the numbered parts from the newest to the oldest."""
    last = max(len(claims) // PART - 1, 0)
    numbers = (0, *range(last, 0, -1))
    paths = [addresses.ledger_path(facet.value, end, number) for number in numbers]
    posts = _count_posts(claims)
    for at, number in enumerate(numbers):
        first = len(claims) - number * PART if number else 0
        yield LedgerPart(
            facet=facet,
            name=name,
            path=paths[at],
            number=number,
            claims=tuple(claims[first : first + PART if number else len(claims) - last * PART]),
            total=len(claims),
            posts=posts,
            newer=paths[at - 1] if at else "",
            older=paths[at + 1] if at < last else "",
        )


def _count_posts(claims: Iterable[ClaimPlace]) -> int:
    return len({slug for slug, _ in claims})
