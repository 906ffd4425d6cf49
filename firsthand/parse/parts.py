"""A list of parts in the making: neighbouring HTML is joined, so that a body holds as few parts as it can."""

from __future__ import annotations

from firsthand.model.body import Html, Part


class PartsWriter:
    """Collects parts in reading order."""

    def __init__(self) -> None:
        self._parts: list[Part] = []
        self._html: list[str] = []

    def html(self, text: str) -> None:
        """Add finished HTML."""
        self._html.append(text)

    def text(self, text: str) -> None:
        """Add plain text, escaped as CommonMark's own examples escape it."""
        self._html.append(escape_html(text))

    def add(self, *parts: Part) -> None:
        """Add parts, holes or HTML."""
        for part in parts:
            if isinstance(part, Html):
                self._html.append(part.text)
            else:
                self._flush()
                self._parts.append(part)

    def done(self) -> tuple[Part, ...]:
        """All parts so far; no two neighbours are HTML, and none is empty."""
        self._flush()
        return tuple(self._parts)

    def _flush(self) -> None:
        if text := "".join(self._html):
            self._parts.append(Html(text=text))
        self._html.clear()


def escape_html(text: str) -> str:
    """``text`` for an element's content or a double-quoted attribute."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
