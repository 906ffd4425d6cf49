"""Entries of YAML for what was found at an address: a source, or a short post. Pure text.

What is not known is said to be unknown, so that an entry can be cited at once and shows what is left to fill in.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from urllib.parse import urlsplit

from firsthand.archive.page_facts import PageFacts
from firsthand.archive.providers.post import PostRecord
from firsthand.commands.starter import make_source_id, quote
from firsthand.model.evidence import UNKNOWN
from firsthand.resolve.post_ids import PostAddress

_LONGEST_ID = 64


def make_source_entry(
    facts: PageFacts, *, url: str, today: str, language: str, taken: Collection[str]
) -> tuple[str, list[str]]:
    """The id, and the lines of the entry without the indentation of their place; ``language`` is the site's own."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    is_foreign = facts.language and facts.language.partition("-")[0].lower() != language.partition("-")[0].lower()
    fields = {
        "type": "article" if facts.is_article else "page",
        "title": facts.title or UNKNOWN,
        "author": facts.author,
        "publisher": facts.publisher or host,
        "url": url,
        "published": facts.published or UNKNOWN,
        "accessed": today,
        "lang": facts.language if is_foreign else "",
    }
    source_id = make_free_id(make_source_id(url), taken)
    return source_id, _render(source_id, fields)


def make_post_entry(post: PostRecord, address: PostAddress, *, taken: Collection[str]) -> tuple[str, list[str]]:
    """The same for a short post; the time in its id is more exact than the day that X tells."""
    posted = post.posted
    if address.time and "T" not in posted:
        posted = address.time.strftime("%Y-%m-%dT%H:%M:%SZ")
    fields = {
        "url": address.url,
        "author": post.author or UNKNOWN,
        "handle": post.handle or UNKNOWN,
        "posted": posted or UNKNOWN,
        "text": post.text,
        "lang": post.language,
    }
    name = "".join(char if char.isalnum() and char.isascii() else "-" for char in (post.handle or address.network).lower())
    post_id = make_free_id(f"{name.partition('@')[0].strip('-')}-{posted[:10]}".strip("-"), taken)
    return post_id, _render(post_id, fields)


def make_free_id(wanted: str, taken: Collection[str]) -> str:
    """An id that nothing has yet: as wanted, or with a number behind it."""
    base = wanted[:_LONGEST_ID].strip("-") or "source"
    number, free = 1, base
    while free in taken:
        number += 1
        ending = f"-{number}"
        free = base[: _LONGEST_ID - len(ending)] + ending
    return free


def _render(entry_id: str, fields: Mapping[str, str]) -> list[str]:
    return [f"{entry_id}:", *(line for key, value in fields.items() if value for line in _render_field(key, value))]


def _render_field(key: str, value: str) -> list[str]:
    lines = value.split("\n")
    is_plain_block = len(lines) > 1 and value == value.strip() and all(line.isprintable() for line in lines)
    if is_plain_block:
        return [f"  {key}: |-", *(f"    {line}".rstrip() for line in lines)]
    return [f"  {key}: {quote(value)}"]
