"""Reads posts with YAML front matter, and renders what their marks name: claims, quotes, tweets and sources."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import yaml
from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from pelican import signals
from pelican.readers import BaseReader

LABELS = {
    "verified": "Verified",
    "on-record": "On the record",
    "corroborated": "Corroborated",
    "reported": "Reported",
    "unverified": "Unverified",
    "disputed": "Disputed",
    "missing-context": "Missing context",
    "false": "False",
}
PRIMARY = ("document", "statement", "dataset")
SHARED = Path("data/wire.yaml")

Records = dict[str, Any]
"""A mapping as YAML has it: of texts, lists and mappings."""


def find_origins(records: Records, shared: Records) -> Records:
    """All that a post's marks may name, by id: where it leads, and the words of the link."""
    found: Records = {}
    for known, is_own in ((shared, False), (records["sources"], True)):
        for name, source in known.items():
            level = "primary" if source["type"] in PRIMARY else "unnamed" if source["type"] == "unnamed" else "secondary"
            words = ", ".join(filter(None, (source["title"], source.get("publisher"))))
            found[name] = {
                "url": source.get("url"),
                "words": words,
                "level": level,
                "date": source.get("published"),
                "own": is_own,
            }
    for name, tweet in records["tweets"].items():
        words = f"{tweet['author']}: post on X"
        found[name] = {"url": tweet["url"], "words": words, "level": "primary", "date": tweet["posted"], "own": True}
    for name, quote in records["quotes"].items():
        found[name] = {**found[quote["source"]], "own": False}
    return found


def as_list(value: Any) -> list[str]:  # noqa: ANN401 - it is what YAML holds
    """What a reference names, as a list."""
    return value if isinstance(value, list) else [value] if value else []


class Marks(Extension):
    """Marks in the text and blocks of their own, given one post's records."""

    def __init__(self, records: Records, origins: Records) -> None:
        super().__init__()
        self.records, self.origins = records, origins

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is the library's
        """Put the processors before those for links and paragraphs."""
        md.inlinePatterns.register(Mark(r"\[([^\]]*)\]\((claim|source):([\w-]+)\)", md, self), "mark", 170)
        md.inlinePatterns.register(Citation(r"<(quote|tweet):([\w-]+)>", md, self), "citation", 171)
        md.parser.blockprocessors.register(Figure(md, self), "figure", 15)


class Mark(InlineProcessor):
    """`[words](claim:id)` and `[words](source:id)`."""

    def __init__(self, pattern: str, md: Markdown, marks: Marks) -> None:
        super().__init__(pattern, md)
        self.marks = marks

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # noqa: ARG002, N802
        """The claim with its label, or the link to the source's entry."""
        words, kind, name = m.groups()
        if kind == "source":
            link = Element("a", {"class": "cite", "href": f"#source-{name}"})
            link.text = words
            return link, m.start(0), m.end(0)
        claim = self.marks.records["claims"][name]
        claim.setdefault("text", words)
        span = Element("span", {"class": "claim", "id": f"claim-{name}", "data-claim": name, "data-label": claim["label"]})
        rests_on = as_list(claim.get("source") or claim.get("against"))
        href = {"href": self.marks.origins[rests_on[0]]["url"]} if rests_on else {}
        text = SubElement(span, "a" if href else "span", {"class": "claim-text", **href})
        text.text, text.tail = words, " "
        label = SubElement(span, "a", {"class": "claim-label", "href": f"#note-{name}"})
        label.text = LABELS[claim["label"]]
        return span, m.start(0), m.end(0)


class Citation(InlineProcessor):
    """`<quote:id>` and `<tweet:id>`: the record's own words."""

    def __init__(self, pattern: str, md: Markdown, marks: Marks) -> None:
        super().__init__(pattern, md)
        self.marks = marks

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # noqa: ARG002, N802
        """The words in quotation marks, linked to the source's entry."""
        kind, name = m.groups()
        record = self.marks.records[f"{kind}s"][name]
        link = Element("a", {"class": "cite", "href": f"#source-{record.get('source', name)}"})
        link.text = f"“{record['text']}”"
        return link, m.start(0), m.end(0)


class Figure(BlockProcessor):
    """`![caption](quote:id)` and `![caption](tweet:id)`, alone in a paragraph."""

    PATTERN = re.compile(r"!\[([^\]]*)\]\((quote|tweet):([\w-]+)\)$")

    def __init__(self, md: Markdown, marks: Marks) -> None:
        super().__init__(md.parser)
        self.md, self.marks = md, marks

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the library's signature
        """Whether the block is such a one."""
        return self.PATTERN.match(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Render it."""
        match = self.PATTERN.match(blocks.pop(0))
        assert match
        caption, kind, name = match.groups()
        record = self.marks.records[f"{kind}s"][name]
        SubElement(parent, "p").text = self.md.htmlStash.store(self.render(caption, kind, name, record))

    def render(self, caption: str, kind: str, name: str, record: Records) -> str:
        """The figure."""
        origin = self.marks.origins[name]
        if kind == "quote":
            head = f'<strong class="caption">{escape(caption)}</strong>'
            words, foot = f"“{escape(record['text'])}”", f'<a href="{escape(origin["url"])}">{escape(origin["words"])}</a>'
        else:
            head = (
                f'<strong>{escape(record["author"])}</strong> <span class="handle">@{escape(record["handle"])}</span> '
                f'<time>{record["posted"]}</time> <span class="caption">{escape(caption)}</span>'
            )
            words, foot = escape(record["text"]), f'<a href="{escape(record["url"])}">Open the post</a>'
        return (
            f'<figure class="{kind}" id="{kind}-{name}" data-{kind}="{name}">\n<figcaption>{head}</figcaption>\n'
            f'<blockquote cite="{escape(origin["url"])}"><p>{words}</p></blockquote>\n'
            f'<p class="card-source">{foot}</p>\n</figure>'
        )


class AnnotatedReader(BaseReader):
    """Posts with YAML front matter and marks."""

    enabled = True
    file_extensions = ("md",)
    shared: Records | None = None

    def read(self, source_path: str) -> tuple[str, Records]:
        """The post's HTML, and what its front matter says."""
        if AnnotatedReader.shared is None:
            AnnotatedReader.shared = yaml.load(SHARED.read_text(encoding="utf-8"), yaml.CBaseLoader) or {}  # noqa: S506 - it makes texts only
        head, body = Path(source_path).read_text(encoding="utf-8").split("\n---\n", 1)
        records = yaml.load(head.removeprefix("---\n"), yaml.CBaseLoader)  # noqa: S506
        origins = find_origins(records, AnnotatedReader.shared)
        content = Markdown(extensions=["tables", Marks(records, origins)]).convert(body)
        claims = [{"id": name, **claim, "label_name": LABELS[claim["label"]]} for name, claim in records["claims"].items()]
        for claim in claims:
            claim["source"], claim["against"] = as_list(claim.get("source")), as_list(claim.get("against"))
        metadata = {name: self.process_metadata(name, records[name]) for name in ("title", "date", "summary", "tags")}
        return content, {**metadata, "claims": claims, "origins": origins}


def register() -> None:
    """Tell Pelican of the reader."""
    signals.readers_init.connect(lambda readers: readers.reader_classes.update(md=AnnotatedReader))
