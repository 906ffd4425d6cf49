"""The words of the interface, and how a language counts and writes its dates.

One table a language; a language is added as one more table (``words/LANGUAGE.py``) with the keys of English, and a line in
``TABLES``. Knows no view and no template.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from firsthand.render.words.english import ENGLISH

TABLES: Mapping[str, Mapping[str, str]] = {"en": ENGLISH}
"""Each language's words by key. A key that counts exists once for each form of the plural: ``claims.one``, ``claims.other``."""

_PLURALS: Mapping[str, Callable[[int], str]] = {}
"""The plural rule of a language whose rule is not "one, other" (CLDR's names for the forms)."""

_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "ur", "yi"})


class UnknownWordsError(Exception):
    """Words, or a value they need, that are not there: a theme's mistake, or ours."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    language: str
    table: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """The words for ``key`` with ``values`` put in; ``count`` also chooses the form of the plural.

        Raises UnknownWordsError where the table has no such key, or the words need a value that is not given.
        """
        count = values.get("count")
        found = self.table.get(f"{key}.{self._plural(count)}" if isinstance(count, int) else key)
        if found is None:
            needs = "a count" if f"{key}.other" in self.table else ""
            message = f'the words "{key}" need {needs}' if needs else f'there are no words called "{key}"'
            raise UnknownWordsError(message)
        try:
            return found.format(**{name: self._written(value) for name, value in values.items()})
        except KeyError as missing:
            message = f'the words "{key}" need a value called {missing}'
            raise UnknownWordsError(message) from missing

    def find(self, key: str) -> str:
        """The words for ``key``, or an empty string: for tables that a site may extend, such as its own labels."""
        return self.table.get(key, "")

    def split(self, key: str, hole: str, **values: object) -> tuple[str, str]:
        """The words for ``key`` before and after ``{hole}``: a sentence whose middle is a link."""
        before, _, after = self.say(key, **{hole: "\x00"}, **values).partition("\x00")
        return before, after

    def day(self, day: date, *, short: bool = False) -> str:
        """A day in words: "21 September 2023", or "21 Sep 2023"."""
        return self.say("day", day=str(day.day), month=self._month(day.month, short=short), year=str(day.year))

    def month(self, year: int, month: int, *, short: bool = False) -> str:
        """A month in words: "September 2023"."""
        return self.say("month", month=self._month(month, short=short), year=str(year))

    def list(self, items: tuple[str, ...]) -> str:
        """The items in one sentence: "a, b and c"."""
        if len(items) <= 1:
            return "".join(items)
        return self.say("list-last", before=self.table["list-separator"].join(items[:-1]), last=items[-1])

    def _month(self, month: int, *, short: bool) -> str:
        return self.table["months-short" if short else "months"].split()[month - 1]

    def _plural(self, count: int) -> str:
        rule = _PLURALS.get(self.language)
        if rule:
            return rule(count)
        return "one" if count == 1 else "other"

    def _written(self, value: object) -> object:
        return f"{value:,}".replace(",", self.table["thousands"]) if isinstance(value, int) else value


def make_words(language: str) -> Words:
    """The words of ``language`` ("de", "de-AT"); English where there is no table for it."""
    code = language.lower().partition("-")[0]
    return Words(language=code, table=TABLES[code]) if code in TABLES else Words(language="en", table=ENGLISH)


def direction_of(language: str) -> str:
    """The direction a language is written in: ``ltr`` or ``rtl``."""
    return "rtl" if language.lower().partition("-")[0] in _RIGHT_TO_LEFT else "ltr"
