"""Which of a post's records are nodes of its linked data, and by which ids they are named.

Knows what stands on a post's page under which ``id``. Does not know what a node says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from firsthand.model.addresses import post_path
from firsthand.model.body import Block
from firsthand.model.evidence import Level
from firsthand.model.resolved import (
    Item,
    Key,
    ResolvedPost,
    ResolvedQuote,
    ResolvedSite,
)
from firsthand.render.feed_facts import authors_of
from firsthand.render.json_text import Json
from firsthand.render.make_views.index import Carrier
from firsthand.render.record_facts import (
    carriers_of,
    find_carrier,
    known,
    level_of,
    quotations_of,
)
from firsthand.render.urls import make_urls

Node: TypeAlias = dict[str, Json]


@dataclass(frozen=True)
class PostNodes:
    """The records of one post and the ids their nodes have: an id names a place that is really on the page."""

    site: ResolvedSite
    post: ResolvedPost

    @cached_property
    def url(self) -> str:
        """The post's whole address."""
        return make_urls(self.site.url).absolute(post_path(self.post.slug))

    @cached_property
    def authors(self) -> list[Json]:
        """Who signs the post."""
        return make_authors(self.site, self.post)

    @cached_property
    def works(self) -> tuple[Carrier, ...]:
        """The sources and short posts the post rests on; people nobody names are no work to cite."""
        return tuple(one for one in carriers_of(self.site, self.post) if level_of(one) is not Level.UNNAMED)

    @cached_property
    def quotations(self) -> tuple[ResolvedQuote, ...]:
        """The quotations the page shows as blocks: only these have a place of their own."""
        found = quotations_of(self.site, self.post)
        return tuple(one for one in found if isinstance(one, ResolvedQuote) and one.key in self._shown)

    @cached_property
    def _shown(self) -> frozenset[Key]:
        names, parts = self.post.names, self.post.post.body.parts
        return frozenset(names[part.id].key for part in parts if isinstance(part, Block) and part.id in names)

    @cached_property
    def _listed(self) -> frozenset[Key]:
        return frozenset(work.key for work in self.works)

    def find_id(self, record: Carrier | ResolvedQuote | None) -> str:
        """The id of the record's node: its block, else the line of what it stands in; empty where the page has neither."""
        if record is None:
            return ""
        if isinstance(record, ResolvedQuote):
            if record.key in self._shown:
                return f"{self.url}#quote-{record.key.id}"
            return self.find_id(find_carrier(self.site, record))
        return f"{self.url}#source-{record.key.id}" if record.key in self._listed else ""

    def refer(self, items: Iterable[Item]) -> list[Json]:
        """References to the nodes of ``items``, each once."""
        ids = (self.find_id(self.site.records.get(item.key)) for item in items)
        return [{"@id": one} for one in dict.fromkeys(ids) if one]

    def refer_keys(self, keys: Iterable[Key]) -> list[Json]:
        """References to the nodes of the records at ``keys``."""
        ids = (self.find_id(self.site.records.get(key)) for key in keys)
        return [{"@id": one} for one in dict.fromkeys(ids) if one]


def make_authors(site: ResolvedSite, post: ResolvedPost) -> list[Json]:
    """Who signs the post: people, or the site itself where nobody is named."""
    kinds = {site.settings.title: "Organization"}
    return [{"@type": kinds.get(name, "Person"), "name": name} for name in authors_of(site, post.post)]


def person(name: str) -> Json:
    """Somebody by name, or None. Whether a name is a person's or an office's is not recorded; schema.org wants one of them."""
    return {"@type": "Person", "name": name} if known(name) else None


def without_empty(node: Mapping[str, Json]) -> Node:
    """The node without what is not known."""
    return {key: value for key, value in node.items() if value or value == 0}
