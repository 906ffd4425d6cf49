"""Which form of a word goes with a number: CLDR's cardinal rules for whole numbers.

Forms are called as CLDR calls them: ``zero``, ``one``, ``two``, ``few``, ``many``, ``other``. A language that is not named here
has ``one`` for 1 and ``other`` for the rest, as English has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

PluralRule = Callable[[int], str]

ALL_FORMS = ("zero", "one", "two", "few", "many", "other")
"""Every form there is in some language, the one for the most last."""


def plural_form(language: str, count: int) -> str:
    """The form of the plural that ``count`` takes in ``language`` ("pl", "pt-BR")."""
    return _find_rule(language)[1](count)


def plural_forms(language: str) -> tuple[str, ...]:
    """The forms that whole numbers take in ``language``, the last of them for the most."""
    return _find_rule(language)[0]


def _one(count: int) -> str:
    return "one" if count == 1 else "other"


def _none(_count: int) -> str:
    return "other"


def _zero_is_one(count: int) -> str:
    return "one" if count in (0, 1) else "other"


def _czech(count: int) -> str:
    return "one" if count == 1 else "few" if 2 <= count <= 4 else "other"  # noqa: PLR2004 (the rule's own numbers)


def _polish(count: int) -> str:
    return "one" if count == 1 else "few" if _ends_in(count, 2, 4) else "many"


def _russian(count: int) -> str:
    return "one" if _ends_in(count, 1, 1) else "few" if _ends_in(count, 2, 4) else "many"


def _serbian(count: int) -> str:
    return "one" if _ends_in(count, 1, 1) else "few" if _ends_in(count, 2, 4) else "other"


def _lithuanian(count: int) -> str:
    return "one" if _ends_in(count, 1, 1) else "few" if _ends_in(count, 2, 9) else "other"


def _romanian(count: int) -> str:
    return "one" if count == 1 else "few" if count == 0 or 1 <= count % 100 <= 19 else "other"  # noqa: PLR2004


def _slovenian(count: int) -> str:
    return {1: "one", 2: "two", 3: "few", 4: "few"}.get(count % 100, "other")


def _hebrew(count: int) -> str:
    return {1: "one", 2: "two"}.get(count, "other")


def _arabic(count: int) -> str:
    if count <= 2:  # noqa: PLR2004
        return ("zero", "one", "two")[count]
    rest = count % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"  # noqa: PLR2004


def _ends_in(count: int, first: int, last: int) -> bool:
    """Whether the last digit lies between the two, and the number does not end in a "-teen"."""
    return first <= count % 10 <= last and not 11 <= count % 100 <= 19  # noqa: PLR2004


_DEFAULT: tuple[tuple[str, ...], PluralRule] = (("one", "other"), _one)

_RULES: Mapping[str, tuple[tuple[str, ...], PluralRule]] = {
    "id ja ko ms th vi zh": (("other",), _none),
    "am bn fa fr gu hi hy kn pt zu": (("one", "other"), _zero_is_one),
    "cs sk": (("one", "few", "other"), _czech),
    "pl": (("one", "few", "many"), _polish),
    "be ru uk": (("one", "few", "many"), _russian),
    "bs hr sr": (("one", "few", "other"), _serbian),
    "lt": (("one", "few", "other"), _lithuanian),
    "mo ro": (("one", "few", "other"), _romanian),
    "sl": (("one", "two", "few", "other"), _slovenian),
    "he": (("one", "two", "other"), _hebrew),
    "ar": (("zero", "one", "two", "few", "many", "other"), _arabic),
}
"""By the languages that share a rule."""

_BY_LANGUAGE = {language: rule for languages, rule in _RULES.items() for language in languages.split()}


def _find_rule(language: str) -> tuple[tuple[str, ...], PluralRule]:
    return _BY_LANGUAGE.get(language.lower().partition("-")[0], _DEFAULT)
