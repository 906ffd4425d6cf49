"""What the long help of a diagnostic consists of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Where(StrEnum):
    """Which file the lines of an example stand in, as the help says it."""

    POST = "a post"
    FRONT_MATTER = "the front matter of a post"
    BODY = "the body of a post"
    SETTINGS = "content/site.yaml"
    SOURCES = "a file in content/sources/"
    FILES = "the site's files"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """``means``: what was found. ``why``: what the build protects by insisting. ``mend``: what to do, most likely cure first.

    ``wrong`` and ``right`` are a few lines each, as they would stand in ``where``.
    """

    means: str
    why: str
    where: Where
    wrong: str
    right: str
    mend: str
