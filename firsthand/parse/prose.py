"""The inline content of one block as parts: words set in type, marks as holes, and what is wrong with them.

Knows marks around words, links and their errors; does not know what block the content stands in, apart from whether it is
a paragraph (only there may a block mark stand) or a heading.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from markdown_it.token import Token

from firsthand.model.body import ClaimClose, ClaimText, Html, Part, QuotedWords
from firsthand.model.codes import Code
from firsthand.parse.anchors import Anchor, find_anchors, find_recognised
from firsthand.parse.dialect import start_of
from firsthand.parse.links import find_refused_scheme, make_href
from firsthand.parse.marks import Form, Written
from firsthand.parse.marks.address import Named, Slip, cut
from firsthand.parse.near_misses import blank_recognised, find_near_misses
from firsthand.parse.parts import PartsWriter, escape_html
from firsthand.parse.pictures import read_blocks, read_picture
from firsthand.parse.positions import Place
from firsthand.parse.reading import Reading
from firsthand.parse.set_line import SetLine

_FOOTNOTE = re.compile(r"\[\^([^\]\s\0]+)\]")
_LINK_TAG = re.compile(r"<[aA][\s>]")


def write_prose(writer: PartsWriter, token: Token, place: Place, reading: Reading, *, in_heading: bool = False) -> str:
    """Write the inline ``token`` of a block, which stands at ``place``; its plain text. Reports through ``reading``."""
    return _ProseReader(token, place, reading, in_heading=in_heading).write(writer)


def write_blocks(writer: PartsWriter, token: Token, place: Place, reading: Reading) -> str:
    """Write the inline ``token`` of a paragraph that is block marks alone, one a line; its plain text."""
    texts = []
    for part, words in read_blocks(token.children or [], place, reading):
        writer.add(part)
        writer.html("\n")
        texts.append(words)
    return "\n".join(texts)


class _ProseReader:
    """Reads one block's words. ``_inserted``: the parts that stand for a link's opening or closing token."""

    def __init__(self, token: Token, place: Place, reading: Reading, *, in_heading: bool) -> None:
        self._tokens: Sequence[Token] = token.children or []
        self._place = place
        self._reading = reading
        self._in_heading = in_heading
        self._unread = _find_unread(token)
        self._may_hold_html = "<" in token.content and not reading.html
        self._line = SetLine(self._tokens, marks=reading.marks)
        self._anchors = find_anchors(self._tokens)
        # The address that the library shows as an autolink's text; a mark shows its record's words instead.
        self._hidden = {
            index
            for anchor in self._anchors
            if anchor.form is Form.ITSELF and isinstance(anchor.target, Named)
            for index in range(anchor.opening + 1, anchor.closing)
        }
        self._inserted: dict[int, tuple[Part, ...]] = {}
        self._in_mark: set[int] = set()

    def write(self, writer: PartsWriter) -> str:
        if self._unread:
            self._report_near_misses()
            self._report_footnotes()
        if self._may_hold_html:
            self._report_html()
        self._note_quoted()
        text = self._line.plain(0, len(self._tokens), self._hidden)
        for anchor in self._anchors:
            self._read_anchor(anchor)
        for index, token in enumerate(self._tokens):
            if index in self._inserted:
                writer.add(*self._inserted[index])
                self._reading.note_claims(self._inserted[index])
            elif index not in self._hidden:
                self._write_token(writer, index, token)
        return text

    def _read_anchor(self, anchor: Anchor) -> None:
        self._inserted[anchor.opening] = self._inserted[anchor.closing] = ()
        span = self._place.span_at(start_of(self._tokens[anchor.opening]))
        target, outer = anchor.target, anchor.outer
        if isinstance(target, Slip):
            self._reading.error(target.code, span, target.message, hint=target.hint)
        elif outer is not None:
            # HTML knows no link within a link: of ordinary ones the inner stays as its words.
            if isinstance(target, Named) or isinstance(outer.target, Named):
                outer_span = self._place.span_at(start_of(self._tokens[outer.opening]))
                message = "a link or mark stands within the words of another"
                self._reading.error(Code.MARK_NESTED, outer_span, message, hint="end one before the other begins")
        elif target is not None:
            self._read_mark(anchor, target)
        elif scheme := find_refused_scheme(anchor.address):
            message = f'a link may not begin with "{scheme}:"'
            self._reading.error(Code.BAD_LINK, span, message, hint="link to an https: address, or to a file of the site")
        else:
            title = f' title="{escape_html(anchor.title)}"' if anchor.title else ""
            href = make_href(anchor.address, span)
            self._inserted[anchor.opening] = (Html(text='<a href="'), href, Html(text=f'"{title}>'))
            self._inserted[anchor.closing] = (Html(text="</a>"),)

    def _read_mark(self, anchor: Anchor, target: Named) -> None:
        mark, inner = target.mark, range(anchor.opening + 1, anchor.closing)
        span = self._place.span_at(start_of(self._tokens[anchor.opening]))
        self._in_mark.update(inner)
        words = "" if anchor.form is Form.ITSELF else self._line.plain(anchor.opening + 1, anchor.closing)
        written = Written(ref=target.ref, span=span, words=words, in_heading=self._in_heading)
        if anchor.title:
            message = f'a mark takes no title: "{anchor.title}" would be lost'
            hint = "put it into the sentence, or leave it out"
            self._reading.error(Code.MARK_NEAR_MISS, span, message, hint=hint)
        if anchor.form is Form.ITSELF and mark.itself is not None:
            self._inserted[anchor.opening] = (self._with_trailing(mark.itself(written), anchor),)
        elif mark.around is not None:
            if not words:
                hint = f"write the words into the square brackets: [words]({mark.name}:{target.ref})"
                self._reading.error(Code.MARK_EMPTY, span, "this mark has no words", hint=hint)
            opening, closing = mark.around(written)
            self._inserted[anchor.opening] = (opening,)
            self._inserted[anchor.closing] = (self._with_trailing(closing, anchor),)

    def _with_trailing(self, part: Part, anchor: Anchor) -> Part:
        if isinstance(part, ClaimClose | ClaimText):
            trailing = self._line.take_trailing(anchor.closing)
            return replace(part, trailing=escape_html(trailing)) if trailing else part
        return part

    def _write_token(self, writer: PartsWriter, index: int, token: Token) -> None:
        match token.type:
            case "text" | "text_special":
                writer.text(self._line.shown[index])
            case "softbreak":
                writer.html("\n")
            case "hardbreak":
                writer.html("<br>\n")
            case "code_inline":
                writer.html(f"<code>{escape_html(token.content)}</code>")
            case "html_inline":
                self._write_html(writer, index, token)
            case "image":
                writer.add(read_picture(token, self._place, self._reading, in_mark=index in self._in_mark))
            case "footnote_ref":
                span = self._place.span_at(start_of(token))
                writer.add(*self._reading.footnotes.refer(token.meta["label"], span))
            case _:
                writer.html(f"<{'/' if token.nesting < 0 else ''}{token.tag}>")

    def _write_html(self, writer: PartsWriter, index: int, token: Token) -> None:
        if not self._reading.html:
            writer.text(token.content)
            return
        if index in self._in_mark and _LINK_TAG.match(token.content):
            message, hint = "a mark's words hold a link of their own", "end one before the other begins"
            self._reading.error(Code.MARK_NESTED, self._place.span_at(start_of(token)), message, hint=hint)
        writer.html(token.content)

    def _note_quoted(self) -> None:
        quoted = list(self._line.find_quoted())
        if not quoted:
            return
        outermost = [anchor for anchor in self._anchors if anchor.outer is None]
        openings = [anchor.opening for anchor in outermost]
        for text, start, opening, closing in quoted:
            before = bisect_left(openings, opening) - 1
            target = outermost[before].target if before >= 0 and closing < outermost[before].closing else None
            self._reading.quoted.append(
                QuotedWords(
                    text=text,
                    span=self._place.span_at(start),
                    target=target.mark.target(target.ref) if isinstance(target, Named) else None,
                )
            )

    def _report_near_misses(self) -> None:
        links = [start_of(token) for token in self._tokens if token.type in {"link_open", "footnote_ref"}]
        for miss in find_near_misses(self._unread, links):
            span = self._place.span_at(miss.index)
            self._reading.error(miss.slip.code, span, miss.slip.message, hint=miss.slip.hint)

    def _report_footnotes(self) -> None:
        for found in _FOOTNOTE.finditer(self._unread):
            message = f'no footnote is called "{cut(found[1])}"'
            hint = f"write [^{cut(found[1])}]: and the note on a line of its own"
            self._reading.warning(Code.FOOTNOTE_UNMATCHED, self._place.span_at(found.start()), message, hint=hint)

    def _report_html(self) -> None:
        first = next((start_of(token) for token in self._tokens if token.type == "html_inline"), None)
        if first is None and (comment := self._unread.find("<!--")) >= 0:
            first = comment  # it ends in another paragraph
        if first is None:
            return
        message = "HTML is shown as the text it is here"
        hint = "write it in Markdown, or set html: true in content/site.yaml"
        self._reading.warning(Code.HTML_ESCAPED, self._place.span_at(first), message, hint=hint)


def _find_unread(token: Token) -> str:
    """The content of an inline ``token`` with all but plain text blanked; empty where nothing in it is looked for."""
    content = token.content
    if ":" in content or "[^" in content or "<!--" in content:
        return blank_recognised(content, find_recognised(token.children or [], len(content)))
    return ""
