"""What makes a feed valid: the schemas beside these tests, and what the standards say only in prose."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from lxml import etree

SCHEMAS = Path(__file__).parents[1] / "schemas"
ATOM = "{http://www.w3.org/2005/Atom}"


@cache
def read_grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng"))


@cache
def read_schema() -> Draft202012Validator:
    schema = json.loads((SCHEMAS / "json-feed-1.1.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def find_atom_faults(text: str) -> list[str]:
    """All that is wrong with an Atom feed."""
    feed = etree.fromstring(text.encode())
    grammar = read_grammar()
    if not grammar.validate(feed):
        return [str(entry.message) for entry in grammar.error_log]
    return list(_find_prose_faults(feed))


def _find_prose_faults(feed: Any) -> Iterator[str]:  # noqa: ANN401 -- a parsed tree
    """RFC 4287, sections 4.1.1, 4.1.2 and 4.2.7.2."""
    entries = feed.findall(f"{ATOM}entry")
    if feed.find(f"{ATOM}author") is None and any(entry.find(f"{ATOM}author") is None for entry in entries):
        yield "an entry has no author, and neither has the feed"
    if [link.get("rel") for link in feed.findall(f"{ATOM}link")].count("self") != 1:
        yield "the feed does not say where it stands itself"
    ids = Counter(entry.findtext(f"{ATOM}id") for entry in entries)
    yield from (f"two entries have the id {name}" for name, count in ids.items() if count > 1)
    for part in (feed, *entries):
        links = [link for link in part.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        kinds = Counter((link.get("type"), link.get("hreflang")) for link in links)
        yield from (f"two alternate links of the kind {kind}" for kind, count in kinds.items() if count > 1)
        if part is not feed and not links and part.find(f"{ATOM}content") is None:
            yield "an entry has neither content nor a link to its page"


def find_json_faults(text: str) -> list[str]:
    """All that is wrong with a JSON feed."""
    feed = json.loads(text)
    faults = [f"{'/'.join(map(str, fault.absolute_path))}: {fault.message}" for fault in read_schema().iter_errors(feed)]
    ids = Counter(item.get("id") for item in feed.get("items", []))
    return faults + [f"two items have the id {name}" for name, count in ids.items() if count > 1]
