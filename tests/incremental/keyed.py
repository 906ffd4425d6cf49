"""A site in memory, with every output's key and what it gives: where two sites have an equal key, they must give the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, cached_property
from hashlib import sha256

from firsthand.disk.theme import find_theme
from firsthand.memo import Memo
from firsthand.model.files import Asset, Inputs, Rendering
from firsthand.pipeline import build

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
SITE = 'title: A site\nurl: https://example.org/\nlanguage: en\ntimezone: UTC\ncopies: "off"\ncards: false\n'

SOURCES = """\
wire:
  title: The wire
  publisher: Agency
  url: https://agency.example/
  published: 2026
  note: NOTE
"""


@dataclass(frozen=True)
class Page:
    """An output: its key, and what it gives when it is asked for; it is made once."""

    output: Rendering[str] | Rendering[bytes]

    @property
    def key(self) -> str:
        """What stands for all it depends on."""
        return self.output.key

    @cached_property
    def bytes(self) -> str | bytes:
        """What it gives."""
        return self.output()


def post(title: str = "A post", *, body: str = "Words.", **keys: str) -> str:
    """A post's text with the front matter keys given; a key that begins on a line of its own is given as it is."""
    front = "".join(f"{key}:{value if value.startswith(chr(10)) else f' {value}'}\n" for key, value in keys.items())
    return f"---\ntitle: {title}\n{front}---\n{body}\n"


def make_pages(texts: Mapping[str, str], *, memo: Memo | None = None) -> dict[str, Page]:
    """The rendered outputs of a site of these texts, which must have no errors."""
    whole = {"content/site.yaml": SITE, **texts}
    templates, static = _read_theme()
    inputs = Inputs(
        texts=whole,
        templates=templates,
        static=static,
        now=NOW,
        prints={path: sha256(text.encode()).hexdigest() for path, text in whole.items()},
    )
    made = build(inputs, memo)
    assert not made.has_errors, made.diagnostics
    return {path: Page(one) for path, one in made.outputs.items() if isinstance(one, Rendering)}


def find_differing(before: Mapping[str, Page], after: Mapping[str, Page]) -> set[str]:
    """The outputs of both sites whose keys differ: those that would be rendered again. The others must give the same."""
    both = before.keys() & after.keys()
    differing = {path for path in both if not after[path].key or before[path].key != after[path].key}
    forgotten = {path for path in both - differing if before[path].bytes != after[path].bytes}
    assert not forgotten, sorted(forgotten)
    return differing


@cache
def _read_theme() -> tuple[Mapping[str, str], Mapping[str, Asset]]:
    layouts, static = find_theme() / "layouts", find_theme() / "static"
    texts = {file.relative_to(layouts).as_posix(): file.read_text(encoding="utf-8") for file in layouts.rglob("*.html")}
    names = sorted(file.relative_to(static).as_posix() for file in static.rglob("*.*"))
    return texts, {name: Asset(path=f"static/{name}", sha256=sha256(name.encode()).hexdigest(), size=0) for name in names}
