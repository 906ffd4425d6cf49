"""The Markdown that posts are written in: CommonMark with tables, strikethrough and footnotes, as a stream of tokens.

Differs from the library's own reading in three ways. Every inline token knows the index it starts at. Addresses stay as
typed: they are judged where links are read, so that none is dropped in silence. Raw HTML is always recognised within a
paragraph, so that a site which forbids it can show it and say so. Knows nothing of marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin


def tokenize(text: str, *, html: bool) -> list[Token]:
    """The block tokens of ``text``, their inline tokens as children; footnote definitions where they were typed.

    ``html``: whether HTML blocks exist; where not, their lines are paragraphs.
    """
    return _make_parser(html).parse(text)


def first_line_of(token: Token) -> int:
    """The line, from 0, on which a block token begins."""
    return token.map[0] if token.map else 0


def start_of(token: Token) -> int:
    """The index in its inline content at which a child token starts."""
    return token.map[0] if token.map else 0


@lru_cache(maxsize=2)
def _make_parser(html: bool) -> MarkdownIt:
    parser = _AddressesAsTyped("commonmark")
    parser.inline = _LocatedInline()
    parser.configure("commonmark", {"html": True})
    parser.enable(["table", "strikethrough"])
    # Inline footnotes (`^[...]`) are no part of the format; definitions are moved to the end by `footnotes`.
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    # Joining runs of text would lose where each of them starts.
    parser.core.ruler.disable("text_join")
    parser.inline.ruler2.disable("fragments_join")
    if not html:
        parser.block.ruler.disable("html_block")
    return parser


class _AddressesAsTyped(MarkdownIt):
    """Percent-encodes no address and refuses none."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
        return url

    def validateLink(self, url: str, validator: Callable[[str], bool] | None = None) -> bool:  # noqa: N802
        del url, validator
        return True


# Where one of the inline rules may begin; the library stops at more signs, for the rules of other dialects.
_SIGNS = re.compile(r"[\n!&*<\[\\\]_`~]")


class _LocatedInline(ParserInline):
    """An inline parser whose tokens know where they start."""

    def __init__(self) -> None:
        super().__init__()
        self.terminator_re = _SIGNS

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:  # noqa: ANN401
        if src and not _SIGNS.search(src):  # words alone, as most paragraphs are
            tokens.append(Token("text", "", 0, map=[0, 0], content=src))
            return tokens
        state = _LocatedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        for token in state.tokens:
            # The rule for links has moved behind `[` before it pushes; the one for autolinks has not.
            if token.type == "link_open" and token.markup != "autolink":
                _place(token, start_of(token) - 1)
        return state.tokens


class _LocatedState(StateInline):
    """Notes, for each token that a rule pushes, where the rule stood; for plain text, where the text began."""

    pending_start = 0

    def append_pending(self, text: str) -> None:
        if not self.pending:
            self.pending_start = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802
        token = super().pushPending()
        _place(token, self.pending_start)
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        start = self.pos
        previous = self.tokens[-2] if len(self.tokens) > 1 else None
        if ttype == "text" and previous is not None and previous.type == "text":
            # The rules for delimiters push a whole run, one by one, from where it starts.
            start = max(start, start_of(previous) + len(previous.content))
        _place(token, start)
        return token


def _place(token: Token, start: int) -> None:
    # The library leaves `map` empty in inline tokens; `meta` is overwritten by some rules after the push.
    token.map = [start, start]
