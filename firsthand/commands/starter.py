"""What a new site, post, page, source or file of words says before anybody wrote in it.

Pure text. The first site builds without a warning and teaches the format by the comments in its one post.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from firsthand import words
from firsthand.parse.interface_words import list_words
from firsthand.words.plurals import plural_forms

FOR_GIT = (".gitignore", ".gitattributes")
"""Files that a folder may have already, and then keeps as they are."""

_PLAIN = re.compile(r"[^\W\d_][\w ,.()’–—-]*")
_NUMBERS = re.compile(r"\d+(-\d+)*")

_SETTINGS = """\
# The site's settings. Only these four are needed.
title: My commentary
url: https://example.org/        # where it will stand; a path is fine too: https://example.org/blog/
language: en
timezone: UTC                    # such as Europe/Berlin: decides on which day a post appears

description: What was said, what was reported, and what can be shown.
menu:
  - {title: Claims, url: /claims/}
  - {title: Sources, url: /sources/}
  - {title: About, url: /about/}
"""

_POST = """\
---
title: How senators were first chosen
date: @TODAY@
tags: [how it works]
summary: A first post with one claim, checked against its source.

# What a post rests on stands here, each with an id of your choosing.
sources:
  constitution:
    type: document               # a primary source; "firsthand explain bad-value" tells of types
    title: "The Constitution of the United States: A Transcription"
    publisher: National Archives
    url: https://www.archives.gov/founding-docs/constitution-transcript
    published: 1787-09-17
    # A few lines typed from the source, where no copy was saved. "firsthand snapshot" saves whole copies.
    excerpt: >-
      The Senate of the United States shall be composed of two Senators from each State, chosen by the Legislature thereof,
      for six Years; and each Senator shall have one Vote.

# Words that are quoted, exactly as they stand in a source: the build compares them.
quotes:
  by-legislature:
    source: constitution
    text: chosen by the Legislature thereof
    where: Article I, Section 3

# What is said to be so, and the label it has earned. A label that its sources do not carry fails the build.
claims:
  not-by-voters:
    label: verified
    source: by-legislature
    reason: The text of 1787 says who chooses them.
---
Senators in the United States are elected by the voters of their state. It was not always so: in the Constitution as it was
signed, [the legislature of each state chose its senators](claim:not-by-voters).

![The rule of 1787](quote:by-legislature)

The words in square brackets above are the claim. They link to the source, and their label says how far the way to it was
followed. Change the quotation by a word and build again, to see what happens.
"""

_ABOUT = """\
---
title: About
---
Who writes here, and how to say that something is wrong.

Each claim in these posts links to its source. What the labels mean stands on the [page of labels](/labels/).
"""

_IGNORED = """\
# what the build makes
/public/
/.cache/
# saved copies are private; their hashes, in content/evidence/lock/, are not
/content/evidence/raw/*
/content/evidence/text/*
/content/evidence/posts/*
"""

_MERGED = """\
# two branches that saved or compared something both add lines; all of them are kept
content/evidence/log.jsonl merge=union
"""


def make_site(today: str) -> dict[str, str]:
    """The files of a new site, by path."""
    return {
        "content/site.yaml": _SETTINGS,
        "content/posts/how-senators-were-chosen.md": _POST.replace("@TODAY@", today),
        "content/pages/about.md": _ABOUT,
        ".gitignore": _IGNORED,
        ".gitattributes": _MERGED,
    }


def make_post(title: str, *, slug: str, url: str, today: str) -> str:
    """A draft with everything that should never change again: its date, its slug and its id in feeds."""
    return (
        f"---\ntitle: {quote(title)}\ndate: {today}\nslug: {quote(slug)}\nid: {quote(make_feed_id(url, slug, today))}\n"
        "draft: true\n---\n"
    )


def make_page(title: str) -> str:
    """A page with its title."""
    return f"---\ntitle: {quote(title)}\n---\n"


def make_source(source_id: str, *, url: str, today: str) -> str:
    """An entry that can be cited at once, and says of what it does not know that it is unknown."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return (
        f"{source_id}:\n  type: article\n  title: unknown\n  publisher: {quote(host)}\n  url: {quote(url)}\n"
        f"  published: unknown\n  accessed: {today}\n"
    )


def make_words(language: str, *, known: Container[str] = ()) -> str:
    """Every word of the interface but those ``known``, as ``language`` or else English says it, on a line without effect."""
    table = words.make_words(language)
    said = ((key, table.find(key) or english) for key, english in list_words(plural_forms(language)) if key not in known)
    head = f"# Words of the interface in {language}. What stands in braces is put in, and belongs into yours as well.\n"
    return head + "".join(f"# {key}: {json.dumps(text, ensure_ascii=False)}\n" for key, text in said)


def make_source_id(url: str) -> str:
    """An id out of the last telling part of the address and its host; empty where ``url`` is no web address."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    names = [re.sub(r"\.\w{1,5}$", "", name) for name in parts.path.split("/") if name]
    telling = next((name for name in reversed(names) if re.search(r"[a-z]{3}", name, re.IGNORECASE)), "")
    words = f"{host.removeprefix('www.').rpartition('.')[0] or host} {telling}".lower()
    return re.sub(r"[^a-z0-9]+", "-", words)[:64].strip("-")


def make_feed_id(url: str, slug: str, today: str) -> str:
    """A permanent id: a tag URI (RFC 4151) of the site's host, or a name-based UUID (RFC 9562) where there is no host."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        host = None
    return f"tag:{host},{today}:{slug}" if host else uuid5(NAMESPACE_URL, f"{today}/{slug}").urn


def quote(text: str) -> str:
    """``text`` as a YAML scalar: plain where that cannot be misread, else in double quotes, whose escapes are JSON's."""
    is_plain = _PLAIN.fullmatch(text) and text == text.strip()
    return text if is_plain or _NUMBERS.fullmatch(text) else json.dumps(text, ensure_ascii=False)
