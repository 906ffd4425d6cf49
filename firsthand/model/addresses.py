"""Where everything stands on the site: paths from the site's base, without it, each ending in ``/`` or in a file name.

The one place that knows the shape of an address; stages join these with the base path of ``url`` where they need to.
"""

from __future__ import annotations

import re
import unicodedata

RESERVED = (
    "posts",
    "page",
    "tags",
    "archive",
    "claims",
    "sources",
    "labels",
    "corrections",
    "evidence",
    "assets",
    "static",
    "404",
    "index",
    "feed",
    "search",
    "pagefind",
)
"""First segments that the site uses itself; a page of the writer's may not be called so."""


SEARCH = "search/"
"""Where the search page stands."""

SEARCH_INDEX = "pagefind/"
"""Where its index lies."""


def make_slug(words: str) -> str:
    """``words`` as one safe segment of a path: letters and digits of every script kept (NFC), lower case, ``-`` between."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", words).lower())
    kept = "".join(
        character if character.isalnum() or unicodedata.category(character).startswith("M") else "-" for character in folded
    )
    return "-".join(part for part in kept.split("-") if part)


def make_id(words: str) -> str:
    """``words`` as the id of a record, for a hint: what is left of them in small letters a to z, digits, ``-`` and ``_``."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", words) if not unicodedata.combining(one))
    return re.sub(r"[^a-z0-9_-]+", "-", bare.lower()).strip("-_")[:64].rstrip("-_")


def post_path(slug: str) -> str:
    """Where a post stands."""
    return f"posts/{slug}/"


def page_path(slug: str) -> str:
    """Where a page of the writer's own stands."""
    return f"{slug}/"


def list_path(number: int) -> str:
    """Where the home list stands: its first page at the base, the others under page/."""
    return "" if number == 1 else f"page/{number}/"


def tag_path(tag: str) -> str:
    """Where a tag's list stands."""
    return f"tags/{make_slug(tag)}/"


def tag_list_path(tag: str, number: int) -> str:
    """Where a page of a tag's list stands, counted from 1."""
    return tag_path(tag) + ("" if number == 1 else f"page/{number}/")


def ledger_path(facet: str = "", place: str = "", number: int = 0) -> str:
    """Where the ledger stands, or the claims with something in common: their front (0), or a numbered part."""
    front = f"claims/{facet}/{place}/" if facet else "claims/"
    return f"{front}page/{number}/" if number else front


def speakers_path() -> str:
    """Where the list of all speakers stands."""
    return "claims/speaker/"


def register_path(number: int) -> str:
    """Where a page of the register of sources stands, counted from 1: no source's own page lies as deep."""
    return "sources/" if number == 1 else f"sources/all/page/{number}/"


def year_path(year: str) -> str:
    """Where a year of the archive stands, on a site with too many posts for one page."""
    return f"archive/{year}/"


def source_path(scope: str, source_id: str) -> str:
    """Where a source's page stands; ``scope`` is its post's slug, or empty for a shared source."""
    return f"sources/{scope}/{source_id}/" if scope else f"sources/{source_id}/"


def copy_path(scope: str, source_id: str) -> str:
    """Where the saved copy of a source is shown whole, in the same shape as ``source_path``."""
    return f"evidence/{scope}/{source_id}/" if scope else f"evidence/{source_id}/"


def copy_text_path(scope: str, source_id: str) -> str:
    """Where the text of that copy stands, to the byte; no id has a full stop in it."""
    return copy_path(scope, source_id) + "copy.txt"


def output_file(path: str) -> str:
    """The file of the output folder that answers at ``path``."""
    return path + "index.html" if not path or path.endswith("/") else path


def card_path(slug: str) -> str:
    """Where the card image of a post stands; of the site itself, where ``slug`` is empty."""
    return f"assets/cards/posts/{slug}.png" if slug else "assets/cards/site.png"
