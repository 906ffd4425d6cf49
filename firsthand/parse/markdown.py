"""The front door to Markdown: the text of a post or page as a body of parts with holes.

Knows the order of the steps: tokens, the blocks in their flow, the footnotes behind them. Marks are read as syntax only:
whether a record or a post stands behind an id is for ``resolve`` to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from firsthand.model.body import AnchorId, Body, Html
from firsthand.model.codes import Code
from firsthand.model.diagnostic import sort_diagnostics
from firsthand.model.parsed import Parsed
from firsthand.model.span import Span
from firsthand.parse.blocks import BlockWriter
from firsthand.parse.dialect import tokenize
from firsthand.parse.footnotes import Definition, Footnotes, make_backlinks, split_footnotes
from firsthand.parse.headings import find_shift
from firsthand.parse.lines import REPLACEMENT, make_lines
from firsthand.parse.marks.address import cut
from firsthand.parse.parts import PartsWriter
from firsthand.parse.reading import Reading
from firsthand.parse.typography import find_quote_marks


def parse_body(  # noqa: PLR0913 - how the text is read, each by its name
    path: str, text: str, *, first_line: int, html: bool, typography: bool, language: str = "en"
) -> Parsed[Body]:
    """The body that ``text`` says, which begins on line ``first_line`` of the file at ``path``.

    ``html``: pass raw HTML through (else it is shown as text, and reported). ``typography``: set quotation marks (those of
    ``language``), dashes and dots. Reports marks that are misspelt, empty, nested or not alone, and addresses that no page may
    link to.
    """
    text = text.replace("\0", REPLACEMENT)  # as CommonMark demands; done here, so that the lines are those of the tokens
    flow, definitions = split_footnotes(tokenize(text, html=html))
    notes = _by_label(definitions)
    marks = find_quote_marks(language) if typography else None
    reading = Reading(lines=make_lines(path, text, first_line=first_line), html=html, marks=marks)
    blocks = BlockWriter(reading, shift=find_shift([*flow, *(token for note in notes.values() for token in note.tokens)]))
    writer = PartsWriter()
    blocks.write_flow(writer, flow)
    _write_footnotes(writer, blocks, reading.footnotes, notes)
    _report_unread(reading, definitions, notes)
    body = Body(
        parts=writer.done(),
        headings=tuple(blocks.headings),
        quoted=tuple(reading.quoted),
        text="\n".join(blocks.texts),
    )
    return Parsed(value=body, diagnostics=sort_diagnostics(reading.diagnostics))


def _by_label(definitions: Iterable[Definition]) -> dict[str, Definition]:
    notes: dict[str, Definition] = {}
    for definition in definitions:
        notes.setdefault(definition.label, definition)
    return notes


def _report_unread(reading: Reading, definitions: Iterable[Definition], notes: Mapping[str, Definition]) -> None:
    referred = {note.label for note in reading.footnotes.order}
    for definition in definitions:
        label = cut(definition.label)
        column = reading.lines.line(definition.line).find(f"[^{definition.label}]:") + 1
        span = Span(reading.lines.path, reading.lines.first_line + definition.line, max(column, 1))
        if notes[definition.label] is not definition:
            message, hint = f'two footnotes are called "{label}"', "this one is not shown: give it another name"
            reading.warning(Code.FOOTNOTE_UNMATCHED, span, message, hint=hint)
        elif definition.label not in referred:
            message, hint = f'nothing refers to the footnote "{label}", so it is not shown', f"write [^{label}] in the text"
            reading.warning(Code.FOOTNOTE_UNMATCHED, span, message, hint=hint)


def _write_footnotes(writer: PartsWriter, blocks: BlockWriter, footnotes: Footnotes, notes: Mapping[str, Definition]) -> None:
    if not footnotes.order:
        return
    # A note may refer to one before it, so links back are known only when all have been read.
    # The list grows while it is gone through: notes refer to further notes.
    contents = [blocks.read_footnote(notes[note.label].tokens) for note in footnotes.order]
    writer.html('<section class="footnotes" role="doc-endnotes">\n<ol>\n')
    for note, (parts, after) in zip(footnotes.order, contents, strict=True):
        writer.add(Html(text='<li id="'), AnchorId(id=note.id), Html(text='">\n'), *parts, *make_backlinks(note))
        writer.html(f"{after}</li>\n")
    writer.html("</ol>\n</section>\n")
    blocks.write_notes(writer)
