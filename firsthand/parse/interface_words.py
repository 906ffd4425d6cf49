"""content/words.yaml: words of the interface as a site says them, or a language that is not here.

One row for each word of the table, so that misspelt keys, editors' schemas and the values to be put in are told as everywhere.
The words themselves are in ``words``.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from string import Formatter
from typing import Any

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, warning
from firsthand.model.nearest import find_nearest
from firsthand.model.span import Span
from firsthand.parse.nodes import Node, TextNode
from firsthand.parse.shape import JsonSchema, TextShape, Wrong, take_text
from firsthand.parse.tables import Field, Table
from firsthand.words import TABLES, primary_of
from firsthand.words.english import ENGLISH
from firsthand.words.plurals import ALL_FORMS, plural_forms

_MONTHS = 12
_NAMED = 5


def make_words_table(language: str = "") -> Table:
    """The keys of the words in ``language``, whose plural may have other forms than English has; all forms without one."""
    forms = plural_forms(language) if language else ALL_FORMS
    return Table(
        noun="the file of words",
        fields=tuple(Field(key, Phrase(english), _describe(english)) for key, english in list_words(forms)),
        many="the program's words and their keys are listed by: firsthand new words LANGUAGE",
    )


def list_words(forms: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each key, in the order of the table, with its English words; what counts once for each of ``forms``."""
    for key, english in ENGLISH.items():
        stem, _, form = key.rpartition(".")
        if not stem:
            yield key, english
        elif form == "other":
            yield from ((f"{stem}.{one}", ENGLISH.get(f"{stem}.{one}", english)) for one in forms)


def find_missing(own: Container[str], language: str, path: str) -> Diagnostic | None:
    """A warning for words that stay English where the site brings a language of its own; None where all are said."""
    if primary_of(language) in TABLES:
        return None
    missing = [key for key, _ in list_words(plural_forms(language)) if key not in own]
    if not missing:
        return None
    named = ", ".join(missing[:_NAMED]) + (" …" if len(missing) > _NAMED else "")
    message = f'not said in "{language}", and so shown in English: {named}'
    return warning(Code.WORDS_MISSING, Span(path), message, hint=f"firsthand new words {language} prints what is missing")


def find_unspoken(language: str, span: Span) -> Diagnostic | None:
    """A warning for a language that is not here and that the site does not bring either; None for one that is here."""
    if primary_of(language) in TABLES:
        return None
    message = f'the interface has no words in "{language}", and is shown in English'
    return warning(Code.WORDS_MISSING, span, message, hint=f"translate what firsthand new words {language} writes")


@dataclass(frozen=True, slots=True)
class Phrase(TextShape):
    """Words with values to be put in: those of the English ones, each where the language wants it."""

    english: str

    def decode(self, node: Node, key: str, found: list[Diagnostic]) -> Any:  # noqa: ANN401 - as every shape
        """The words, or None where they cannot be used; between quotation marks white space is part of them."""
        if take_text(node, key, found) is None:
            return None
        value = TextShape.decode(self, node, key, found)
        return node.text if value is not None and isinstance(node, TextNode) and not node.is_plain else value

    def read(self, text: str, key: str) -> str | Wrong:
        """The words, or what is wrong with them."""
        try:
            parts = list(Formatter().parse(text))
        except ValueError:
            return Wrong(
                code=Code.BAD_VALUE, message=f"a brace in `{key}` stands alone", hint="write {{ or }} for a brace itself"
            )
        wanted = _holes(self.english)
        for _, name, spec, conversion in parts:
            if name is not None and (name not in wanted or spec or conversion):
                return _report_strange(key, "{" + name + (f"!{conversion}" if conversion else "") + "}", wanted)
        missing = [name for name in wanted if name not in _holes(text)]
        if missing and not (missing == ["count"] and not key.endswith(".other")):
            listed = " and ".join("{" + name + "}" for name in missing)
            return Wrong(code=Code.BAD_VALUE, message=f"`{key}` lacks {listed}", hint=f"in English: {self.english}")
        return self._read_list(text, key)

    def make_schema(self) -> JsonSchema:
        """Text that is not empty."""
        return {"type": ["string", "number"], "minLength": 1}

    def _read_list(self, text: str, key: str) -> str | Wrong:
        """What the program takes apart: twelve months, and a number."""
        if key in ("months", "months-short") and (count := len(text.split(" "))) != _MONTHS:
            hint = "between two months stands one space; within a name a no-break space may stand"
            return Wrong(code=Code.BAD_VALUE, message=f"`{key}` names {count} months, and not 12", hint=hint)
        if key == "thousands-from" and not (text.isascii() and text.isdigit() and len(text) == 1):
            return Wrong(code=Code.BAD_VALUE, message=f"`{key}` is a number of digits, as in 4")
        return text


def _report_strange(key: str, hole: str, wanted: list[str]) -> Wrong:
    nearest = find_nearest(hole.strip("{}"), wanted)
    listed = "it may have " + ", ".join("{" + name + "}" for name in wanted) if wanted else "nothing is put into these words"
    hint = f"did you mean {{{nearest}}}?" if nearest else listed
    return Wrong(code=Code.BAD_VALUE, message=f"`{key}` has no {hole} to put in", hint=hint)


def _holes(text: str) -> list[str]:
    return list(dict.fromkeys(name for _, name, _, _ in Formatter().parse(text) if name))


def _describe(english: str) -> str:
    return f"In English: {english}"
