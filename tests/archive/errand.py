"""A site whose sources stand in the test's world, and the errands of ``snapshot`` and ``verify --links`` over it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from world import World

from firsthand.archive.check_links import Checked, check_links, list_cited
from firsthand.archive.compare import Comparison, compare_site
from firsthand.archive.plan import Plan, find_records, make_plan
from firsthand.archive.providers.services import Services
from firsthand.archive.run import Outcome, Run
from firsthand.disk.inputs import read_inputs
from firsthand.model.files import Inputs, Options
from firsthand.model.resolved import ResolvedSite
from firsthand.pipeline import resolve

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
ARTICLE = (
    "<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head><body><h1>{title}</h1><p>{words}</p>"
    "<p>"
    + "The council met in the town hall, and most of its members were there from the first to the last item. " * 6
    + "</p></body></html>"
)


def article(words: str = "The mill will open again in spring.", title: str = "Minutes") -> bytes:
    return ARTICLE.format(title=title, words=words).encode()


@dataclass(kw_only=True)
class Site:
    """A site on disk: ``urls`` of its sources by id, ``tweets`` by id, ``quotes`` as id to (source, words)."""

    root: Path
    world: World
    keys: tuple[str, str] | None = None
    now: datetime = NOW

    def write(
        self, urls: Mapping[str, str], *, quotes: Mapping[str, tuple[str, str]] | None = None, tweets: str = "", extra: str = ""
    ) -> None:
        lines = ["---", "title: T", "date: 2026-01-01", "sources:"]
        for name, url in urls.items():
            lines += [f"  {name}:", "    type: document", f"    title: Of {name}", "    publisher: P", f"    url: {url}"]
            lines += ["    published: 2025-12-01", *([f"    {extra}"] if extra else [])]
        if quotes:
            lines.append("quotes:")
            for name, (source, words) in quotes.items():
                lines += [f"  {name}:", f"    source: {source}", f"    text: {json.dumps(words)}"]
        if tweets:
            lines += ["tweets:", tweets.rstrip()]
        files = {
            "content/site.yaml": "title: S\nurl: https://example.org/\nlanguage: en\ntimezone: UTC\n",
            "content/posts/the-mill.md": "\n".join([*lines, "---", "Words.", ""]),
        }
        for path, text in files.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_text(text, encoding="utf-8")

    def read(self) -> tuple[ResolvedSite, Inputs]:
        inputs = read_inputs(self.root, now=self.now, options=Options(drafts=True, future=True))
        site = resolve(inputs).site
        assert site
        return site, inputs

    @property
    def services(self) -> Services:
        world = self.world
        return Services(
            wayback=world.url("archive.example").rstrip("/"),
            x=world.url("x-embeds.example").rstrip("/"),
            bluesky=world.url("bluesky.example").rstrip("/"),
            mastodon=world.url("mastodon.example").rstrip("/"),
            keys=self.keys,
        )

    def plan(self, *names: str, archive: bool = False) -> Plan:
        site, inputs = self.read()
        keys = [key for name in names for key in find_records(site, name)] if names else None
        return make_plan(site, inputs, keys, archive=archive)

    def snapshot(self, *names: str, archive: bool = False) -> dict[str, Outcome]:
        run = Run(self.root, self.world.fetcher(now=self.now), self.services, now=lambda: stamp(self.now))
        return {outcome.job.key.id: outcome for outcome in run.outcomes(self.plan(*names, archive=archive).jobs)}

    def verify(self) -> Comparison:
        site, inputs = self.read()
        return compare_site(self.root, inputs, site)

    def look(self, find_addresses: Callable[[str, int], Sequence[str]] | None = None) -> dict[str, Checked]:
        cited = list_cited(*self.read())
        fetcher = self.world.fetcher(now=self.now, find_addresses=find_addresses)
        looks = check_links(self.root, cited, fetcher, self.services, now=lambda: stamp(self.now))
        return {checked.cited.key.id: checked for checked in looks}

    def lock(self, name: str) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads(
            (self.root / f"content/evidence/lock/the-mill/{name}.json").read_text(encoding="utf-8")
        )
        return loaded

    def copies(self, folder: str) -> list[bytes]:
        return [path.read_bytes() for path in sorted((self.root / "content/evidence" / folder).glob("*"))]


def stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
