"""What goes into a build and what comes out of it: texts, other files by their hash, and today's date as plain values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

from firsthand.model.diagnostic import Diagnostic
from firsthand.model.resolved import ResolvedSite


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file that is copied and never read by a stage: ``path`` is where ``disk`` finds it, under the site or the theme.

    ``width`` and ``height`` are pixels, for pictures whose size is known.
    """

    path: str
    sha256: str
    size: int
    width: int | None = None
    height: int | None = None


class Extra(StrEnum):
    """What a build can do more where another program is installed: ``firsthand[cards]``, ``firsthand[search]``."""

    CARDS = "cards"
    SEARCH = "search"


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived(Asset):
    """A text that is made from a file's text, so that only one of those is ever in memory; ``size`` is not known.

    ``render`` is given the text of the file, which still is what ``sha256`` says; ``key`` as in ``Rendering``.
    """

    render: Callable[[str], str]
    size: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line asks of a build."""

    base_url: str = ""
    drafts: bool = False
    future: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """All a build may know. Paths are from the site's root with ``/``.

    ``texts``: content/**/*.md, *.yaml, content/evidence/lock/**/*.json and its log. ``unreadable``: files that should be texts
    and are not (path to the reason). ``assets``: every other file under content/posts. ``copies``: SHA-256 of each file under
    content/evidence/{raw,text,posts,stamps} that is there. ``templates`` and ``static`` are theme and site already laid over
    each other, by name. ``icons``: the texts of small SVG files of static/, by name. ``prints``: fingerprints of texts by path,
    where somebody keeps count. ``extras``: those that are installed, each with a mark that changes when it is installed anew.
    """

    texts: Mapping[str, str]
    templates: Mapping[str, str]
    now: datetime
    unreadable: Mapping[str, str] = field(default_factory=dict)
    assets: Mapping[str, Asset] = field(default_factory=dict)
    static: Mapping[str, Asset] = field(default_factory=dict)
    icons: Mapping[str, str] = field(default_factory=dict)
    prints: Mapping[str, str] = field(default_factory=dict)
    copies: Mapping[str, str] = field(default_factory=dict)
    extras: Mapping[Extra, str] = field(default_factory=dict)
    options: Options = Options()


Made = TypeVar("Made", str, bytes)


@dataclass(frozen=True, slots=True)
class Rendering(Generic[Made]):
    """A text or picture of the site, made when it is called.

    ``key`` is a fingerprint of all it depends on: with an equal one, the result is the same. Empty where nobody keeps count.
    ``layout`` is what it is made with, which is prepared when the first of several is made; empty where that is nothing.
    """

    render: Callable[[], Made]
    key: str = ""
    layout: str = ""

    def __call__(self) -> Made:
        """The text or picture."""
        return self.render()


Output = Callable[[], str | bytes] | Asset
"""One file of the site: a text or picture made when it is asked for (a ``Rendering``, as a rule), a file to copy, or a text
that is made from one (``Derived``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A post that was not written, and why: ``draft``, or ``scheduled`` with the moment it will appear (as text)."""

    path: str
    reason: str
    until: str = ""


class Lack(StrEnum):
    """What a site goes without: card images or search, since what makes them is not installed; or a card, for its letters."""

    CARDS = "cards"
    SEARCH = "search"
    LETTERS = "letters"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something the site goes without, through nobody's mistake: told once a build, and never a warning.

    ``paths`` are the posts it is about, ``letters`` the characters that the fonts of card images lack.
    """

    lack: Lack
    paths: tuple[str, ...] = ()
    letters: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """The whole site before anything is written.

    ``outputs`` maps each path of the output folder to a render that has not run yet; it is empty where there are errors
    that leave nothing to show. ``documents`` are what a search looks through, by the post they tell of (its slug): each a JSON
    list of pairs, a path and an HTML document. ``claims`` counts claims by label id, in label order. ``site`` is the site as
    concluded, None where its settings cannot be read. ``until`` is the next moment at which the same files would give another
    site.
    """

    outputs: Mapping[str, Output]
    diagnostics: tuple[Diagnostic, ...]
    skipped: tuple[Skipped, ...] = ()
    claims: tuple[tuple[str, int], ...] = ()
    notices: tuple[Notice, ...] = ()
    documents: Mapping[str, Rendering[str]] = field(default_factory=dict)
    site: ResolvedSite | None = None
    until: datetime | None = None

    @property
    def has_errors(self) -> bool:
        """Whether anything forbids publishing."""
        return any(diagnostic.is_error for diagnostic in self.diagnostics)
