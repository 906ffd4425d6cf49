"""The words of the interface: one table a language, and how a language counts, groups digits and writes its dates.

A language is a package of its own (``words/german/``) with the keys of English and a line in ``TABLES``. A site may lay words
of its own over those of its language, or bring a language that is not here. Knows no view, no template and no file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from firsthand.model.site import Settings
from firsthand.words.english import ENGLISH
from firsthand.words.german import GERMAN
from firsthand.words.plurals import plural_form
from firsthand.words.spanish import SPANISH

TABLES: Mapping[str, Mapping[str, str]] = {"en": ENGLISH, "de": GERMAN, "es": SPANISH}
"""Each language's words by key. A key that counts exists once for each form of the plural: ``claims.one``, ``claims.other``."""

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


class UnknownWordsError(Exception):
    """Words, or a value they need, that are not there: a theme's mistake, or ours."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words a site speaks: its ``own`` ones (in the language ``asked`` for) where it has some, else those of ``table``.

    ``language`` is the one the words are in, as a ``lang`` attribute says it.
    """

    language: str
    table: Mapping[str, str]
    own: Mapping[str, str] = field(default_factory=dict)
    asked: str = ""
    _days: dict[tuple[date, bool], str] = field(default_factory=dict, repr=False, compare=False)
    _plain: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def say(self, key: str, **values: object) -> str:
        """The words for ``key`` with ``values`` put in; ``count`` also chooses the form of the plural.

        Raises UnknownWordsError where the table has no such key, or the words need a value that is not given.
        """
        if not values and key in self._plain:
            return self._plain[key]
        count = values.get("count")
        found = self._find_counted(key, count) if isinstance(count, int) else self._find(key)
        if found is None:
            needs = "a count" if f"{key}.other" in self.table else ""
            message = f'the words "{key}" need {needs}' if needs else f'there are no words called "{key}"'
            raise UnknownWordsError(message)
        for name, value in values.items():
            if isinstance(value, int):
                values[name] = self.number(value)
        try:
            said = found.format_map(values)
        except KeyError as missing:
            message = f'the words "{key}" need a value called {missing}'
            raise UnknownWordsError(message) from missing
        if not values:
            self._plain[key] = said
        return said

    def find(self, key: str) -> str:
        """The words for ``key``, or an empty string: for keys that a site may extend, such as its own labels."""
        return self._find(key) or ""

    def split(self, key: str, hole: str, **values: object) -> tuple[str, str]:
        """The words for ``key`` before and after ``{hole}``: a sentence whose middle is a link."""
        before, _, after = self.say(key, **{hole: "\x00"}, **values).partition("\x00")
        return before, after

    def quote(self, text: str) -> str:
        """The text in quotation marks."""
        return self.find("quote-opening") + text + self.find("quote-closing")

    def number(self, number: int) -> str:
        """A number with its digits in groups: "1,034"."""
        digits = str(number)
        return f"{number:,}".replace(",", self.find("thousands")) if len(digits) >= int(self.find("thousands-from")) else digits

    def day(self, day: date, *, short: bool = False) -> str:
        """A day in words: "21 September 2023", or "21 Sep 2023"."""
        said = self._days.get((day, short))
        if said is None:
            month = self._month(day.month, short=short)
            said = self.say("day-short" if short else "day", day=str(day.day), month=month, year=str(day.year))
            self._days[day, short] = said
        return said

    def month(self, year: int, month: int, *, short: bool = False) -> str:
        """A month in words: "September 2023", or "Sep 2023"."""
        return self.say("month-short" if short else "month", month=self._month(month, short=short), year=str(year))

    def list(self, items: tuple[str, ...]) -> str:
        """The items in one sentence: "a, b and c"."""
        if len(items) <= 1:
            return "".join(items)
        return self.say("list-last", before=self.find("list-separator").join(items[:-1]), last=items[-1])

    def _find(self, key: str) -> str | None:
        found = self.own.get(key)
        return self.table.get(key) if found is None else found

    def _find_counted(self, key: str, count: int) -> str | None:
        """The form for ``count``, of the site's own words by the rule of their language, else of the table by its own."""
        own = self.own.get(f"{key}.{plural_form(self.asked, count)}")
        return self.table.get(f"{key}.{plural_form('en', count)}") if own is None else own

    def _month(self, month: int, *, short: bool) -> str:
        return self.find("months-short" if short else "months").split(" ")[month - 1]


def make_words(language: str, own: Mapping[str, str] | None = None) -> Words:
    """The words of ``language`` ("de", "de-AT"), with the site's ``own`` laid over them.

    English where there is no table for the language. They count as words of the language itself once most of them are ``own``.
    """
    own = own or {}
    table = TABLES.get(primary_of(language))
    if table is None and len(own) * 2 < len(ENGLISH):
        return Words(language="en", table=ENGLISH, own=own, asked=language)
    return Words(language=language, table=table or ENGLISH, own=own, asked=language)


def make_site_words(settings: Settings) -> Words:
    """The words a site speaks by its settings."""
    return make_words(settings.language, settings.words)


def primary_of(language: str) -> str:
    """The language itself, of a tag that may name a region as well: ``de`` of ``de-AT``."""
    return language.lower().partition("-")[0]


def direction_of(language: str) -> str:
    """The direction a language is written in: ``ltr`` or ``rtl``."""
    return "rtl" if primary_of(language) in _RIGHT_TO_LEFT else "ltr"
