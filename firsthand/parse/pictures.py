"""Pictures and block marks, which Markdown writes alike: ``![words](address)``.

Knows when such a mark stands as it must, alone on its line in a paragraph of its kind; does not look around it itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from firsthand.model.body import Html, Image, Part, QuotedWords
from firsthand.model.codes import Code
from firsthand.model.span import Span
from firsthand.parse.dialect import start_of
from firsthand.parse.links import find_refused_scheme, make_src
from firsthand.parse.marks import Form, Written
from firsthand.parse.marks.address import Named, Slip, read_address
from firsthand.parse.parts import escape_html
from firsthand.parse.positions import Place
from firsthand.parse.reading import Reading
from firsthand.parse.set_line import SetLine
from firsthand.parse.typography import QuoteMarks


def is_blocks(tokens: Sequence[Token]) -> bool:
    """Whether inline ``tokens`` are block marks and nothing else, each on a line of its own."""
    found = on_line = False
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"}:
            on_line = False
        elif token.type == "image" and not on_line and isinstance(_target(token), Named):
            found = on_line = True
        elif token.type != "text" or token.content.strip():
            return False
    return found


def read_blocks(tokens: Sequence[Token], place: Place, reading: Reading) -> Iterator[tuple[Part, str]]:
    """The part and the words of each block mark among ``tokens``, which are block marks alone."""
    for token in tokens:
        target = _target(token) if token.type == "image" else None
        if isinstance(target, Named) and target.mark.block is not None:
            words = _read_words(token, place, reading, target.mark.target(target.ref))
            span = place.span_at(start_of(token))
            if target.mark.needs_words and not words:
                message = f"this {target.mark.name} has no words: readers are told what stood here"
                reading.error(Code.MARK_EMPTY, span, message, hint=f"write {target.mark.example}")
            _report_title(token, span, reading)
            yield target.mark.block(Written(ref=target.ref, span=span, words=words)), words


def read_picture(token: Token, place: Place, reading: Reading, *, in_mark: bool) -> Part:
    """The part of an image among other inline content: a picture, or its words alone where it may not stand here."""
    span = place.span_at(start_of(token))
    address = str(token.attrs.get("src", ""))
    target = _target(token)
    alt = plain_alt(token, marks=reading.marks)
    match target:
        case Slip():
            reading.error(target.code, span, target.message, hint=target.hint)
        case Named():
            message = f'"![...]({target.mark.name}:{target.ref})" is a block, and does not stand alone in a paragraph here'
            hint = "give it a paragraph of its own; several may follow one another, each on its own line"
            reading.error(Code.BLOCK_NOT_ALONE, span, message, hint=hint)
        case None if in_mark:
            message = "a mark's words hold a picture"
            reading.error(Code.MARK_NESTED, span, message, hint="put the picture before or after the mark")
        case None if scheme := find_refused_scheme(address):
            reading.error(Code.BAD_LINK, span, f'a picture\'s address may not begin with "{scheme}:"', hint=PICTURE_HINT)
        case None:
            _report_nested(token, span, reading, marks_only=True)
            return Image(src=make_src(address), alt=alt, title=str(token.attrs.get("title", "")), span=span)
    return Html(text=escape_html(alt))


PICTURE_HINT = "put the file beside the post, and give its name"


def plain_alt(token: Token, *, marks: QuoteMarks | None) -> str:
    """The words of an image as plain text: what its alternative text is."""
    return _join_alt(token, SetLine(token.children or [], marks=marks), marks)


def _join_alt(token: Token, line: SetLine, marks: QuoteMarks | None) -> str:
    texts = []
    for index, child in enumerate(token.children or []):
        if child.type == "image":
            texts.append(plain_alt(child, marks=marks))
        elif child.type == "html_inline":
            texts.append(child.content)
        elif child.type != "footnote_ref":
            texts.append(line.shown[index])
    return "".join(texts)


def _target(token: Token) -> Named | Slip | None:
    return read_address(str(token.attrs.get("src", "")), Form.BLOCK)


def _read_words(token: Token, place: Place, reading: Reading, target: tuple[str, str] | None) -> str:
    line = SetLine(token.children or [], marks=reading.marks)
    begin = start_of(token) + len("![")
    if target is not None:
        for text, start, _, _ in line.find_quoted():
            reading.quoted.append(QuotedWords(text=text, span=place.span_at(begin + start), target=target))
    _report_nested(token, place.span_at(start_of(token)), reading, marks_only=False)
    return " ".join(_join_alt(token, line, reading.marks).split())


def _report_nested(token: Token, span: Span, reading: Reading, *, marks_only: bool) -> None:
    for child in token.children or []:
        key = {"link_open": "href", "image": "src"}.get(child.type)
        if key is None:
            continue
        form = Form.BLOCK if key == "src" else Form.ITSELF if child.markup == "autolink" else Form.WORDS
        if not marks_only or isinstance(read_address(str(child.attrs.get(key, "")), form), Named):
            message = "the words in a picture or block hold a link, a picture or a mark of their own"
            hint = "they are shown as plain text: put the inner one into a sentence before or after"
            reading.error(Code.MARK_NESTED, span, message, hint=hint)
            return


def _report_title(token: Token, span: Span, reading: Reading) -> None:
    if title := token.attrs.get("title"):
        message = f'a mark takes no title: "{title}" would be lost'
        reading.error(Code.MARK_NEAR_MISS, span, message, hint="put the words into the square brackets, or leave them out")
