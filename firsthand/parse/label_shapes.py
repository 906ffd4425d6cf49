"""The shapes that a label's definition has: its rule, its icon and its colours."""

# ruff: noqa: D102 - what decode, read and make_schema return is said once, where Shape declares them

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.model.codes import Code
from firsthand.model.nearest import did_you_mean
from firsthand.model.site import Rule, RuleWord
from firsthand.parse.shape import JsonSchema, TextShape, Wrong, shorten

_JOINTS = {
    "and": "leave it out: words with a space between them must all hold",
    "or": "write | for it: a bar stands between alternatives",
}
"""Words that join others in English, and what is written for them."""

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_SVG = re.compile(r"[^\s:\\]+\.svg")


@dataclass(frozen=True, slots=True)
class RuleShape(TextShape):
    """What a label must have earned: words that must all hold, alternatives between ``|``."""

    def read(self, text: str, key: str) -> Rule | Wrong:  # noqa: ARG002 - the message needs no key
        rows = []
        for part in text.split("|"):
            words = part.split()
            if not words:
                message = f'the rule "{shorten(text)}" has a | with nothing on one side'
                return Wrong(code=Code.BAD_RULE, message=message, hint="write words between the |, or take it out")
            for word in words:
                if bad := _find_bad_word(word):
                    return bad
            rows.append(tuple(RuleWord(word) for word in words))
        return tuple(rows)

    def make_schema(self) -> JsonSchema:
        word = f"({'|'.join(RuleWord)})"
        row = rf"\s*{word}(\s+{word})*\s*"
        return {"type": "string", "pattern": rf"^{row}(\|{row})*$"}


@dataclass(frozen=True, slots=True)
class Colour(TextShape):
    """A colour as six hexadecimal digits."""

    def read(self, text: str, key: str) -> str | Wrong:
        if _COLOUR.fullmatch(text):
            return text.lower()
        hint = f'write `{key}: "#7b4d00"`, for example: a # and six of 0 to 9 and a to f, in quotation marks'
        return Wrong(code=Code.BAD_VALUE, message=f'"{shorten(text)}" is no colour', hint=hint)

    def make_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": f"^{_COLOUR.pattern}$"}


@dataclass(frozen=True, slots=True)
class Icon(TextShape):
    """A default label's icon, by its id, or an SVG file of the site's own."""

    known: tuple[str, ...]

    def read(self, text: str, key: str) -> str | Wrong:  # noqa: ARG002 - the message needs no key
        if text in self.known or (_SVG.fullmatch(text) and ".." not in text):
            return text
        hint = did_you_mean(text, self.known) or "name a default label, or a file under static/ that ends in .svg"
        return Wrong(code=Code.BAD_VALUE, message=f'"{shorten(text)}" is no icon', hint=hint)

    def make_schema(self) -> JsonSchema:
        return {"anyOf": [{"enum": list(self.known)}, {"type": "string", "pattern": r"\.svg$"}]}


def _find_bad_word(word: str) -> Wrong | None:
    words = tuple(one.value for one in RuleWord)
    if word in words:
        return None
    hint = _JOINTS.get(word) or did_you_mean(word, words) or f"the words are {', '.join(words)}"
    return Wrong(code=Code.BAD_RULE, message=f'"{shorten(word)}" is no word of a rule', hint=hint)
