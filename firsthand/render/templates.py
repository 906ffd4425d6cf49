"""Templates: Jinja2 over texts that are already in memory, strict about names, escaping by default.

A template sees its view and four functions; none of them reaches a file, the network or the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cache
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
)
from markupsafe import Markup

from firsthand.memo import Memo
from firsthand.model.theme import ThemeError
from firsthand.render.languages import Languages
from firsthand.render.views import (
    CitationView,
    ClaimView,
    GapView,
    ImageView,
    NotesView,
    Piece,
    QuoteView,
    SourceCardView,
    TweetView,
)
from firsthand.render.whole_layouts import WholeEnvironment, WholeLayouts, file_of
from firsthand.words import UnknownWordsError, Words

PARTS: Mapping[type, tuple[str, str]] = {
    ClaimView: ("claim.html", "claim"),
    NotesView: ("notes.html", "group"),
    CitationView: ("cite.html", "cite"),
    ImageView: ("image.html", "image"),
    QuoteView: ("quote.html", "quote"),
    TweetView: ("tweet.html", "tweet"),
    SourceCardView: ("source-card.html", "card"),
    GapView: ("gap.html", "gap"),
}
"""Which part of layouts/parts/ a piece of a body goes through, and under which name it is seen there."""


_MISTAKES = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError)
"""What evaluating a layout's own expressions may raise: views are finished values, so nothing of ours runs in between."""


class Templates:
    """The theme's layouts, compiled once and asked by name."""

    def __init__(
        self,
        texts: Mapping[str, str],
        *,
        words: Words,
        languages: Languages,
        find_asset: Callable[[str], str | None],
        memo: Memo | None = None,
    ) -> None:
        self._words = words
        self._find_asset = find_asset
        lasting: dict[str, Callable[..., str]] = {"say": self._say, "lang": languages.mark, "asset": self._asset}
        functions = {**lasting, "fill": self.fill, "range": range}
        apart = FunctionLoader(lambda name: (texts[name], file_of(name), None) if name in texts else None)
        whole = _prepare(WholeEnvironment, WholeLayouts(texts, lasting, memo), functions)
        self._find_whole = cache(whole.get_template)  # some twenty parts are asked for on each page of a post
        self._apart = _prepare(Environment, apart, functions)

    def render(self, name: str, view: Any) -> str:  # noqa: ANN401 (any page's view; the template knows which)
        """The page that the layout ``name`` makes of ``view``. Raises ThemeError where the layout cannot be used."""
        return self._run(name, {"view": view, "site": view.site})

    def fill(self, pieces: Iterable[Piece]) -> Markup:
        """A body as HTML: each piece through its part."""
        html = [piece if isinstance(piece, Markup) else self._part(piece) for piece in pieces]
        return Markup("".join(html))  # noqa: S704 (autoescaping templates made what is not marked as HTML)

    def _part(self, piece: Piece) -> str:
        name, variable = PARTS[type(piece)]
        return self._run(f"parts/{name}", {variable: piece}).strip()

    def _run(self, name: str, values: dict[str, Any]) -> str:
        with suppress(*_MISTAKES):
            return self._find_whole(name).render(values)
        return self._run_apart(name, values)

    def _run_apart(self, name: str, values: dict[str, Any]) -> str:
        """The same once more, each part as a template of its own: the mistake's own file and line come to light."""
        try:
            return self._apart.get_template(name).render(values)
        except _MISTAKES as problem:
            message = f"{_place_of(problem, name)}: {_tell(problem)}"
            raise ThemeError(message) from problem

    def _say(self, key: str, **values: object) -> str:
        try:
            return self._words.say(key, **values)
        except UnknownWordsError as unknown:
            raise TemplateRuntimeError(str(unknown)) from unknown

    def _asset(self, name: str) -> str:
        address = self._find_asset(name)
        if address is None:
            message = f'there is no static/{name}, which asset("{name}") asks for'
            raise TemplateRuntimeError(message)
        return address


def _prepare(kind: type[Environment], loader: BaseLoader, functions: Mapping[str, Any]) -> Environment:
    environment = kind(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        optimized=False,  # what there is to be settled before pages are made, WholeLayouts settles
        auto_reload=False,
    )
    environment.globals = dict(functions)
    del environment.filters["random"]  # a page is the same every time
    return environment


def _place_of(problem: Exception, name: str) -> str:
    """The layout and line where it went wrong: the innermost of those that were at work, as Jinja2 traces them."""
    if isinstance(problem, TemplateSyntaxError):
        return f"{file_of(problem.name or name)}:{problem.lineno}"
    place, step = file_of(name), problem.__traceback__
    while step:
        if step.tb_frame.f_code.co_filename.startswith("layouts/"):
            place = f"{step.tb_frame.f_code.co_filename}:{step.tb_lineno}"
        step = step.tb_next
    return place


def _tell(problem: Exception) -> str:
    if isinstance(problem, TemplateNotFound):
        return f"there is no layouts/{problem.name}"
    if isinstance(problem, RecursionError):
        return "it includes itself, or nests too deeply"
    return (problem.message if isinstance(problem, TemplateError) else None) or str(problem)
