"""Templates: Jinja2 over texts that are already in memory, strict about names, escaping by default.

A template sees its view and three functions; none of them reaches a file, the network or the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined, TemplateError, TemplateSyntaxError
from markupsafe import Markup

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
from firsthand.render.words import Words

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


class ThemeError(Exception):
    """A layout that cannot be used: the message names the file, the line and what is wrong, in one line."""


class Templates:
    """The theme's layouts, compiled once and asked by name."""

    def __init__(self, texts: Mapping[str, str], *, words: Words, asset: Callable[[str], str]) -> None:
        self._environment = Environment(
            loader=DictLoader(dict(texts)),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._environment.globals = {"say": words.say, "asset": asset, "fill": self.fill, "range": range}

    def render(self, name: str, view: Any) -> str:  # noqa: ANN401 (any page's view; the template knows which)
        """The page that the layout ``name`` makes of ``view``. Raises ThemeError where the layout cannot be used."""
        return self._run(name, {"view": view, "site": view.site})

    def fill(self, pieces: Iterable[Piece]) -> Markup:
        """A body as HTML: each piece through its part."""
        return Markup("").join(piece if isinstance(piece, Markup) else self._part(piece) for piece in pieces)

    def _part(self, piece: Piece) -> Markup:
        name, variable = PARTS[type(piece)]
        return Markup(self._run(f"parts/{name}", {variable: piece}).strip())  # noqa: S704 (an autoescaping template made it)

    def _run(self, name: str, values: dict[str, Any]) -> str:
        try:
            return self._environment.get_template(name).render(values)
        except TemplateSyntaxError as problem:
            message = f"layouts/{problem.name or name}:{problem.lineno}: {problem.message}"
            raise ThemeError(message) from problem
        except TemplateError as problem:
            message = f"layouts/{name}: {problem.message or problem}"
            raise ThemeError(message) from problem
