"""Footnotes: their definitions taken out of the text, their numbers in the order in which a reader meets them.

Does not render a note's content (``blocks`` does); knows the ids of notes and of the places that refer to them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from markdown_it.token import Token

from firsthand.model.body import Address, AnchorId, Html, Part, SaidInAttribute
from firsthand.model.span import Span
from firsthand.parse.dialect import first_line_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A footnote as written: its label, the line it begins on, counted from 0 within the body, and its block tokens."""

    label: str
    line: int
    tokens: tuple[Token, ...]


def split_footnotes(tokens: Iterable[Token]) -> tuple[list[Token], list[Definition]]:
    """The block tokens outside footnotes, and the definitions in order; one within another stands for itself."""
    flow: list[Token] = []
    definitions: list[Definition] = []
    open_notes: list[tuple[Token, list[Token]]] = []
    for token in tokens:
        if token.type == "footnote_reference_open":
            open_notes.append((token, []))
        elif token.type == "footnote_reference_close":
            opening, content = open_notes.pop()
            label, line = opening.meta["label"], first_line_of(opening)
            definitions.append(Definition(label=label, line=line, tokens=tuple(content)))
        else:
            (open_notes[-1][1] if open_notes else flow).append(token)
    return flow, sorted(definitions, key=lambda definition: definition.line)


@dataclass(slots=True, kw_only=True)
class Note:
    """A footnote that is referred to: its number, from 1, and the places that refer to it so far."""

    label: str
    number: int
    spans: list[Span] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The note's anchor."""
        return f"fn-{self.number}"

    def reference_id(self, nth: int) -> str:
        """The anchor of the ``nth`` place, from 1, that refers to the note."""
        return f"fnref-{self.number}" if nth == 1 else f"fnref-{self.number}-{nth}"


@dataclass(slots=True)
class Footnotes:
    """The footnotes referred to so far, in the order of their numbers."""

    order: list[Note] = field(default_factory=list)
    _by_label: dict[str, Note] = field(default_factory=dict)

    def refer(self, label: str, span: Span) -> tuple[Part, ...]:
        """The parts of a reference to ``label``, which takes the next number where this is the first."""
        note = self._by_label.get(label)
        if note is None:
            note = self._by_label[label] = Note(label=label, number=len(self.order) + 1)
            self.order.append(note)
        note.spans.append(span)
        return (
            Html(text='<sup class="footnote-ref"><a href="'),
            Address(href=f"#{note.id}", span=span),
            Html(text='" id="'),
            AnchorId(id=note.reference_id(len(note.spans))),
            Html(text=f'" role="doc-noteref">{note.number}</a></sup>'),
        )


def make_backlinks(note: Note) -> tuple[Part, ...]:
    """The links from the end of ``note`` back to each place that refers to it."""
    # U+FE0E asks for the plain arrow where a phone would draw a picture.
    arrow = "\u21a9\ufe0e"
    parts: list[Part] = []
    for nth, span in enumerate(note.spans, start=1):
        ordinal = f"<sup>{nth}</sup>" if nth > 1 else ""
        parts += [
            Html(text=' <a href="'),
            Address(href=f"#{note.reference_id(nth)}", span=span),
            Html(text='" class="footnote-backref" role="doc-backlink"'),
            SaidInAttribute(name="aria-label", key="back-to-text"),
            Html(text=f">{arrow}{ordinal}</a>"),
        ]
    return tuple(parts)
