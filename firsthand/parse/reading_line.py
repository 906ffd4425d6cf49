"""The text of one block in a row, as a reader reads it past emphasis and links, with what each character came from.

Typography and quotation marks look at neighbours across formatting; this is the line on which they do so. Knows nothing
of what they look for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

PROSE = "p"
LITERAL = "l"
OPAQUE = "o"

# Stands in the line for a picture or the number of a footnote: something that is there and is no letter, mark or space.
_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """``text`` and, for each character, ``kinds``: ``p`` prose, ``l`` escaped or an entity, ``o`` code, address, picture.

    ``bounds[i]`` and ``bounds[i + 1]`` enclose what token ``i`` contributes.
    """

    text: str
    kinds: str
    bounds: tuple[int, ...]


def make_reading_line(tokens: Sequence[Token]) -> ReadingLine:
    """The line of a block's inline tokens."""
    texts, kinds, bounds = [], [], [0]
    in_autolink = False
    for token in tokens:
        if token.type in {"link_open", "link_close"}:
            in_autolink = token.type == "link_open" and token.markup == "autolink"
        text, kind = _contribution(token)
        texts.append(text)
        kinds.append((OPAQUE if in_autolink else kind) * len(text))
        bounds.append(bounds[-1] + len(text))
    return ReadingLine("".join(texts), "".join(kinds), tuple(bounds))


def _contribution(token: Token) -> tuple[str, str]:
    match token.type:
        case "text":
            return token.content, PROSE
        case "text_special":
            return token.content, LITERAL
        case "code_inline":
            return token.content, OPAQUE
        case "softbreak" | "hardbreak":
            return "\n", OPAQUE
        case "image" | "footnote_ref":
            return _OBJECT, OPAQUE
        case _:
            return "", OPAQUE
