"""Which language words on a page are in, and how an element says so.

Where all a site shows is in one language, no element needs to say it. Knows the languages of a site's pages and of its
interface; does not know which words stand where.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from firsthand.words import direction_of


@dataclass(frozen=True)
class Languages:
    """The languages of a site: its own, that of the ``interface``, and those of its ``pages``."""

    site: str
    interface: str
    pages: frozenset[str]
    _marks: dict[str | None, Markup] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def is_one(self) -> bool:
        """Whether pages and interface are in the site's language, all of them."""
        return {self.interface, *self.pages} <= {self.site}

    @cached_property
    def is_one_way(self) -> bool:
        """Whether all of them are written in one direction."""
        return len({direction_of(one) for one in (self.site, self.interface, *self.pages)}) == 1

    def name(self, lang: str) -> str:
        """``lang`` where words in it have to say so on any page: empty where all there is is in the site's language."""
        return "" if lang == self.site and self.is_one else lang

    def mark(self, lang: str | None = None) -> Markup:
        """The attributes of an element whose words are in ``lang``, or without one in the interface's, a space before them.

        Nothing where they need not say so.
        """
        made = self._marks.get(lang)
        if made is None:
            made = self._marks[lang] = self._make_mark(self.name(self.interface if lang is None else lang))
        return made

    def _make_mark(self, lang: str) -> Markup:
        if not lang:
            return Markup()
        direction = Markup() if self.is_one_way else Markup(' dir="{}"').format(direction_of(lang))
        return Markup(' lang="{}"').format(lang) + direction
