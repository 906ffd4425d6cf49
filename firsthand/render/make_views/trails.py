"""The way from a post back to where something began, as a list of steps.

Independent sources are no trail: they are listed as sources. A trail shows the step of unnamed people, and says that it ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from firsthand.model.addresses import source_path
from firsthand.model.evidence import Level
from firsthand.model.resolved import Chain, Key, Record, ResolvedQuote, ResolvedSource, TrailEnd
from firsthand.render.make_views.index import Carrier, SiteIndex
from firsthand.render.make_views.names import name_record, probably, title_language
from firsthand.render.record_facts import level_of
from firsthand.render.views.common import LinkView
from firsthand.render.views.evidence import StepView, TrailView

_SHOWN = 4
_COUNTED = 100
"""Where sources rest on each other in several ways, the ways back can be more than anybody would count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trails:
    """The trails to show, and how many more there are."""

    shown: tuple[TrailView, ...] = ()
    more: int = 0

    def tell_more(self, index: SiteIndex, url: str) -> LinkView | None:
        """That there are more, with the way to where they begin (``url``); None where there are none."""
        if not self.more:
            return None
        is_counted = len(self.shown) + self.more < _COUNTED
        title = index.words.say("more-trails", count=self.more) if is_counted else index.words.say("countless-trails")
        return LinkView(title=title, url=url)


def make_trails(index: SiteIndex, chains: Iterable[Chain]) -> Trails:
    """A claim's trails, each once: one source that rests on nothing is a trail, several of those are not."""
    whole = {tuple(link.key for link in chain.links): chain.end for chain in chains if chain.links}
    found = {keys: end for keys, end in whole.items() if len(keys) > 1} or (whole if len(whole) == 1 else {})
    shown = tuple(_make_trail(index, keys, end) for keys, end in list(found.items())[:_SHOWN])
    return Trails(shown=shown, more=len(found) - len(shown))


def make_record_trails(index: SiteIndex, record: Record, *, at_most: int = _SHOWN) -> Trails:
    """The trails of a record that stands in the text by itself."""
    found = tuple(dict.fromkeys(islice(_ways(index, record), _COUNTED)))
    shown = tuple(_make_trail(index, way, _end_of(index, way[-1])) for way in found[:at_most])
    return Trails(shown=shown, more=len(found) - len(shown))


def _ways(index: SiteIndex, start: Record) -> Iterator[tuple[Key, ...]]:
    """The ways from ``start`` back, in the order written, each found when it is asked for; a circle ends where it would close.

    Without recursion: a trail may be as long as its writer makes it.
    """
    way: list[Key] = []
    waiting: list[tuple[Record, int]] = [(start, 0)]
    while waiting:
        record, depth = waiting.pop()
        del way[depth:]
        carrier = index.find_carrier(record.key)
        if carrier is None:
            continue
        way.append(carrier.key)
        near = ((index.site.records.get(key), index.find_carrier(key)) for key in _onward(record, carrier))
        following = [one for one, place in near if one and place and place.key not in way]
        waiting += [(one, depth + 1) for one in reversed(following)]
        if not following:
            yield tuple(way)


def _onward(record: Record, carrier: Carrier) -> tuple[Key, ...]:
    if isinstance(record, ResolvedQuote) and record.based_on:
        return record.based_on
    ends_here = isinstance(carrier, ResolvedSource) and carrier.level in (Level.PRIMARY, Level.UNNAMED)
    return () if ends_here else carrier.based_on


def _end_of(index: SiteIndex, key: Key) -> TrailEnd:
    carrier = index.find_carrier(key)
    level = level_of(carrier) if carrier else Level.SECONDARY
    return {Level.PRIMARY: TrailEnd.PRIMARY, Level.UNNAMED: TrailEnd.UNNAMED}.get(level, TrailEnd.SILENT)


def _make_trail(index: SiteIndex, keys: tuple[Key, ...], end: TrailEnd) -> TrailView:
    carriers = [carrier for key in keys if (carrier := index.find_carrier(key))]
    steps = [StepView(mark="post", name=index.words.say("trail-post"))]
    for place, carrier in enumerate(carriers, start=1):
        steps.append(_make_step(index, carrier, end if place == len(carriers) else None))
    return TrailView(name=index.words.say("trail"), steps=tuple(steps), end=end.value)


def _make_step(index: SiteIndex, carrier: Carrier, end: TrailEnd | None) -> StepView:
    words, naming, lang = index.words, name_record(index, carrier), title_language(index, carrier)
    mark, title, who = naming.mark, naming.title, naming.who
    url = index.urls.path(source_path(carrier.key.scope, carrier.key.id)) if index.has_page(carrier.key) else ""
    if mark == "unnamed":
        return StepView(mark=mark, name=words.quote(title), detail=words.say("trail-unnamed"), url=url, lang=lang)
    if isinstance(carrier, ResolvedSource):
        publisher = probably(naming.publisher, "publisher", carrier, words)
        name = title if mark == "primary" else publisher or who or title
    else:
        name = who or title
    detail = ""
    if end is TrailEnd.PRIMARY:
        detail = words.say("trail-primary")
    elif end is TrailEnd.SILENT:
        is_own = isinstance(carrier, ResolvedSource) and carrier.source.own_reporting
        detail = words.say("trail-own" if is_own else "trail-silent")
    return StepView(mark=mark, name=name, title="" if name == title else title, detail=detail, url=url, lang=lang)
