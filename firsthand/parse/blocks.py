"""Block tokens as parts: paragraphs, lists, tables, headings, and the place for notes behind each top-level block.

Knows which elements blocks become; hands inline content to ``prose`` with the place where it stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from firsthand.model.body import AnchorId, Heading, Html, NotesHere, Part
from firsthand.parse.dialect import first_line_of
from firsthand.parse.headings import Anchors, level_of, shifted
from firsthand.parse.parts import PartsWriter, escape_html
from firsthand.parse.pictures import is_blocks
from firsthand.parse.positions import Place, place_block, place_hash_heading, place_row
from firsthand.parse.prose import write_blocks, write_prose
from firsthand.parse.reading import Reading


class BlockWriter:
    """Writes the block tokens of one body; ``headings`` and ``texts`` fill up in reading order."""

    def __init__(self, reading: Reading, *, shift: int) -> None:
        self.headings: list[Heading] = []
        self.texts: list[str] = []
        self._reading = reading
        self._shift = shift
        self._anchors = Anchors()

    def write_flow(self, writer: PartsWriter, tokens: Sequence[Token]) -> None:
        """Write ``tokens`` as the body's own blocks: each top-level one is followed by the notes of its claims."""
        index = depth = 0
        while index < len(tokens):
            following = self._write(writer, tokens, index)
            depth += sum(token.nesting for token in tokens[index:following])
            index = following
            if depth == 0:
                self.write_notes(writer)

    def write_notes(self, writer: PartsWriter) -> None:
        """Write the place of the notes of the claims first marked since the last such place, if any."""
        if claims := self._reading.take_fresh_claims():
            writer.add(NotesHere(claims=claims))

    def read_footnote(self, tokens: Sequence[Token]) -> tuple[tuple[Part, ...], str]:
        """A footnote's content up to where its links back belong, and the HTML behind them."""
        writer = PartsWriter()
        ends_in_paragraph = bool(tokens) and tokens[-1].type == "paragraph_close"
        last = len(tokens) - 3 if ends_in_paragraph else len(tokens)
        index = 0
        while index < last:
            index = self._write(writer, tokens, index)
        if not ends_in_paragraph:
            writer.html("<p>")
            return writer.done(), "</p>\n"
        if is_blocks(tokens[last + 1].children or []):
            self._write_blocks(writer, tokens[last + 1])
            writer.html("<p>")
        else:
            writer.html("<p>")
            self._write_prose(writer, tokens[last + 1])
        return writer.done(), "</p>\n"

    def _write(self, writer: PartsWriter, tokens: Sequence[Token], index: int) -> int:
        """Write the token at ``index``, or the whole leaf block that it opens; the index behind it."""
        token = tokens[index]
        match token.type:
            case "paragraph_open":
                self._write_paragraph(writer, tokens, index)
                return index + 3
            case "heading_open":
                self._write_heading(writer, token, tokens[index + 1])
                return index + 3
            case "tr_open":
                return self._write_row(writer, tokens, index)
            case "fence" | "code_block":
                writer.html(_render_code(token))
            case "html_block":
                writer.html(token.content)
            case "table_open":
                writer.html('<div class="table-wrap">\n<table>\n')
            case "table_close":
                writer.html("</table>\n</div>\n")
            case _:
                writer.html(_render_tag(tokens, index))
        return index + 1

    def _write_paragraph(self, writer: PartsWriter, tokens: Sequence[Token], index: int) -> None:
        inline, hidden = tokens[index + 1], tokens[index].hidden  # hidden in a list whose items no blank line parts
        if is_blocks(inline.children or []):
            self._write_blocks(writer, inline)
        elif hidden:
            self._write_prose(writer, inline)
        else:
            writer.html("<p>")
            self._write_prose(writer, inline)
            writer.html("</p>\n")
        following = tokens[index + 3] if hidden and index + 3 < len(tokens) else None
        if following is not None and following.nesting >= 0:
            writer.html("\n")

    def _write_heading(self, writer: PartsWriter, opening: Token, inline: Token) -> None:
        place = self._place(inline, hashes=opening.markup.startswith("#"))
        words = PartsWriter()
        text = write_prose(words, inline, place, self._reading, in_heading=True)
        level, anchor = shifted(level_of(opening), self._shift), self._anchors.take(text)
        self.headings.append(Heading(level=level, anchor=anchor, text=text, span=place.span_at(0)))
        self._keep_text(text)
        writer.add(Html(text=f'<h{level} id="'), AnchorId(id=anchor), Html(text='">'), *words.done())
        writer.html(f"</h{level}>\n")

    def _write_row(self, writer: PartsWriter, tokens: Sequence[Token], index: int) -> int:
        number = first_line_of(tokens[index])
        writer.html("<tr>\n")
        cells = index + 1
        index = cells
        while tokens[index].type != "tr_close":
            index += 3
        contents = [tokens[cell + 1].content for cell in range(cells, index, 3)]
        places = place_row(self._reading.lines, contents, number)
        for cell, place in zip(range(cells, index, 3), places, strict=True):
            writer.html(_render_cell_tag(tokens[cell]))
            self._keep_text(write_prose(writer, tokens[cell + 1], place, self._reading))
            writer.html(f"</{tokens[cell].tag}>\n")
        writer.html("</tr>\n")
        return index + 1

    def _write_prose(self, writer: PartsWriter, inline: Token) -> None:
        self._keep_text(write_prose(writer, inline, self._place(inline), self._reading))

    def _write_blocks(self, writer: PartsWriter, inline: Token) -> None:
        self._keep_text(write_blocks(writer, inline, self._place(inline), self._reading))

    def _keep_text(self, text: str) -> None:
        if text:
            self.texts.append(text)

    def _place(self, inline: Token, *, hashes: bool = False) -> Place:
        place = place_hash_heading if hashes else place_block
        return place(self._reading.lines, inline.content, first_line_of(inline))


def _render_code(token: Token) -> str:
    language = _language(token.info) if token.type == "fence" else ""
    named = f' class="language-{escape_html(language)}"' if language else ""
    return f"<pre><code{named}>{escape_html(token.content)}</code></pre>\n"


def _language(info: str) -> str:
    words = unescapeAll(info).split(maxsplit=1)
    return words[0] if words else ""


def _render_cell_tag(token: Token) -> str:
    # A class, since pages allow no style attribute.
    side = str(token.attrs.get("style", "")).removeprefix("text-align:")
    scope = ' scope="col"' if token.tag == "th" else ""
    aligned = f' class="align-{side}"' if side else ""
    return f"<{token.tag}{scope}{aligned}>"


def _render_tag(tokens: Sequence[Token], index: int) -> str:
    token = tokens[index]
    attributes = "".join(f' {name}="{escape_html(str(value))}"' for name, value in token.attrs.items())
    slash = "/" if token.nesting < 0 else ""
    return f"<{slash}{token.tag}{attributes}>{_break_after(tokens, index)}"


def _break_after(tokens: Sequence[Token], index: int) -> str:
    # An item's first line follows its tag at once, and so does the end of an empty item.
    token = tokens[index]
    if token.nesting == 1 and index + 1 < len(tokens):
        following = tokens[index + 1]
        if following.hidden or (following.nesting < 0 and token.tag == "li"):
            return ""
    return "\n"
