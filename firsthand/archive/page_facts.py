"""What a page says of itself to machines: its title, who answers for it, when it was published.

Asked in this order, each fact by itself: linked data (schema.org), the tags of scholarly indexes, OpenGraph, plain meta tags,
and last the page's title. A guess is never made: what no tag says is unknown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser

from firsthand.archive.response import Response
from firsthand.evidence.charset import decode_page

_ARTICLES = re.compile(
    r"(?:News|Scholarly|Reportage|Analysis|Opinion|Review|Advertiser|Satirical|Tech|Report)?(?:Article|Posting)$"
)
_DEPTH = 12
_LONGEST = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """Facts, each empty where the page does not tell it. ``published`` is a day: ``2023-09-20``."""

    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str = ""
    language: str = ""
    is_article: bool = False


def read_facts(response: Response) -> PageFacts:
    """The facts of an HTML page; none of anything else."""
    if response.content_type.partition(";")[0].strip().lower() not in ("", "text/html", "application/xhtml+xml"):
        return PageFacts()
    tags = _read_tags(decode_page(response.body, response.content_type)[0])
    article = next(_find_articles(tags), {})
    meta = tags.meta
    return PageFacts(
        title=_first(_text(article.get("headline")), meta("citation_title", "dc.title", "og:title"), "".join(tags.title)),
        author=_first(_names(article.get("author")), "; ".join(tags.all("citation_author", "dc.creator")), _person(tags)),
        publisher=_first(_names(article.get("publisher")), meta("citation_journal_title", "dc.publisher", "og:site_name")),
        published=_first_day(
            _text(article.get("datePublished")),
            meta("citation_publication_date", "citation_date", "dc.date", "dcterms.date", "dcterms.issued"),
            meta("article:published_time", "og:published_time", "datepublished", "date", "pubdate", "parsely-pub-date"),
            tags.published,
        ),
        language=_first(_text(article.get("inLanguage")), tags.language, meta("og:locale")).replace("_", "-"),
        is_article=bool(article) or meta("og:type") == "article" or bool(meta("article:published_time")),
    )


@dataclass(slots=True)
class _Tags:
    """The tags that tell something, as they stand in the page."""

    given: list[tuple[str, str]] = field(default_factory=list)
    linked_data: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    language: str = ""
    published: str = ""

    def all(self, *names: str) -> list[str]:
        """The values of every meta tag of the first of ``names`` that there is."""
        found = ([value for key, value in self.given if key == name and value] for name in names)
        return next(filter(None, found), [])

    def meta(self, *names: str) -> str:
        """The first value of the first of ``names`` that there is."""
        return next(iter(self.all(*names)), "")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags = _Tags()
        self.within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        match tag:
            case "meta":
                name = given.get("property") or given.get("name") or given.get("itemprop") or ""
                self.tags.given.append((name.strip().lower(), given.get("content", "")))
            case "script" if given.get("type", "").strip().lower() == "application/ld+json":
                self.within = "linked data"
                self.tags.linked_data.append("")
            case "title" if not self.tags.title:
                self.within = "title"
            case "html":
                self.tags.language = given.get("lang", "")
            case "time" if given.get("itemprop") == "datePublished":
                self.tags.published = self.tags.published or given.get("datetime", "")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "title"):
            self.within = ""

    def handle_data(self, data: str) -> None:
        if self.within == "linked data":
            self.tags.linked_data[-1] += data
        elif self.within == "title":
            self.tags.title.append(data)


def _read_tags(page: str) -> _Tags:
    reader = _Reader()
    reader.feed(page.replace("\0", "").replace("<![", "<! ["))
    return reader.tags


def _find_articles(tags: _Tags) -> Iterator[dict[str, object]]:
    for data in tags.linked_data:
        try:
            yield from _articles_within(json.loads(data, strict=False), _DEPTH)
        except (ValueError, RecursionError):
            continue


def _articles_within(value: object, depth: int) -> Iterator[dict[str, object]]:
    if depth == 0:
        return
    if isinstance(value, dict):
        kinds = value.get("@type")
        if any(isinstance(kind, str) and _ARTICLES.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield value
        yield from _articles_within(list(value.values()), depth - 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _articles_within(inner, depth - 1)


def _names(value: object) -> str:
    """The names of people or organisations: ``A``, ``A and B``, ``A, B and C``."""
    given = value if isinstance(value, list) else [value]
    names = [_text(one.get("name")) if isinstance(one, dict) else _text(one) for one in given]
    known = list(dict.fromkeys(name for name in names if name and "://" not in name))
    return " and ".join(filter(None, [", ".join(known[:-1]), *known[-1:]]))


def _person(tags: _Tags) -> str:
    """A person named in a meta tag; OpenGraph allows an address in this place, which is nobody's name."""
    return next((name for name in (*tags.all("author"), *tags.all("article:author")) if "://" not in name), "")


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _first(*candidates: str) -> str:
    """The first that says anything, on one line, without what cannot be printed."""
    cleaned = (" ".join("".join(c if c.isprintable() else " " for c in text).split()) for text in candidates)
    return next((text[:_LONGEST] for text in cleaned if text), "")


def _first_day(*candidates: str) -> str:
    """The first that is a day, or a moment of one, as it was written."""
    for text in candidates:
        found = re.match(r"\s*(\d{4})[-/](\d{2})[-/](\d{2})", text)
        if found and _is_day(*map(int, found.groups())):
            return "-".join(found.groups())
    return ""


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False
