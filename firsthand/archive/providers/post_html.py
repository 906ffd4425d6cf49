"""The words of a post out of the small HTML in which X and Mastodon give it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """``text`` with a line feed at a break and two between paragraphs; ``links`` as (address, words), in order."""

    text: str
    links: tuple[tuple[str, str], ...] = ()
    language: str = ""
    paragraphs: tuple[str, ...] = field(default=())


def read_words(html: str) -> Words:
    """The words of a fragment of HTML; what is outside its paragraphs too."""
    walk = _Walk()
    walk.feed(html.replace("\0", "").replace("<![", "<! ["))
    walk.close()
    texts = [part for part in ("".join(pieces).strip() for pieces in walk.paragraphs) if part]
    return Words(
        text="\n\n".join(texts),
        links=tuple((url, "".join(pieces)) for url, pieces in walk.links),
        language=walk.language,
        paragraphs=tuple(texts),
    )


class _Walk(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[list[str]] = [[]]
        self.links: list[tuple[str, list[str]]] = []
        self.language = ""
        self.is_in_link = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "br":
            self.paragraphs[-1].append("\n")
        elif tag == "p":
            self.paragraphs.append([])
            self.language = self.language or given.get("lang") or ""
        elif tag == "a":
            self.links.append((given.get("href") or "", []))
            self.is_in_link = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self.paragraphs.append([])
        elif tag == "a":
            self.is_in_link = False

    def handle_data(self, data: str) -> None:
        self.paragraphs[-1].append(data)
        if self.is_in_link:
            self.links[-1][1].append(data)
