"""The register of sources: everything that listed posts rest on, by level, then by name, page by page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from firsthand.model import addresses
from firsthand.model.evidence import Level
from firsthand.model.paging import REGISTER_ROWS, count_pages, take_page
from firsthand.render.make_views.frame import Frame
from firsthand.render.make_views.index import Carrier
from firsthand.render.make_views.names import name_record
from firsthand.render.make_views.pagers import make_pager
from firsthand.render.make_views.sources import make_source_row
from firsthand.render.record_facts import level_of
from firsthand.render.views.registers import SourceGroupView, SourcesView

_GROUPS = {Level.PRIMARY: "primary", Level.SECONDARY: "reports", Level.TERTIARY: "reports", Level.UNNAMED: "unnamed"}
_ORDER = tuple(dict.fromkeys(_GROUPS.values()))


@dataclass(frozen=True, eq=False)
class Register:
    """The register; what it holds is put in order once, when the first of its pages is asked for."""

    frame: Frame

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return count_pages(len(self.frame.index.shown), REGISTER_ROWS)

    def make_page(self, number: int) -> SourcesView:
        """Page ``number``, counted from 1."""
        frame, index, words = self.frame, self.frame.index, self.frame.index.words
        title, said = words.say("register-title"), words.say("register-words", count=len(self._carriers))
        path = addresses.register_path(number)
        shown = take_page(self._carriers, REGISTER_ROWS, number)
        return SourcesView(
            site=frame.make_site(path),
            head=frame.make_head(
                title if number == 1 else words.say("page-title", title=title, number=number),
                path=path,
                description=said,
                previous=addresses.register_path(number - 1) if number > 1 else None,
                following=addresses.register_path(number + 1) if number < self.pages else None,
            ),
            words=said,
            groups=tuple(self._make_group(group, found) for group, found in groupby(shown, key=_group_of)),
            pager=make_pager(index, number, self.pages, addresses.register_path, names=("sources-before", "sources-after")),
        )

    @cached_property
    def _carriers(self) -> list[Carrier]:
        index = self.frame.index
        found = [carrier for key in index.shown if (carrier := index.find_carrier(key))]
        return sorted(found, key=lambda one: (_ORDER.index(_group_of(one)), name_record(index, one).name.casefold(), one.key))

    def _make_group(self, group: str, carriers: Iterable[Carrier]) -> SourceGroupView:
        index = self.frame.index
        return SourceGroupView(
            id=group,
            title=index.words.say(f"group-{group}"),
            meaning=index.words.say(f"group-{group}-words"),
            rows=tuple(make_source_row(index, one, index.claims_on(one.key), is_here=False) for one in carriers),
        )


def _group_of(carrier: Carrier) -> str:
    return _GROUPS[level_of(carrier)]
