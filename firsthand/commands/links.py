"""Looking at every address a site cites: for ``verify --links``, which remembers it, and ``check --links``, which does not."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from firsthand.archive.check_links import Checked, check_links, list_cited
from firsthand.archive.link_words import is_news, link_as_json, render_link, render_link_counts
from firsthand.commands.console import Console
from firsthand.commands.network import find_services, make_fetcher, read_stamp, show_progress
from firsthand.model.files import Inputs
from firsthand.model.resolved import ResolvedSite


def look_at_links(
    args: Namespace, console: Console, inputs: Inputs, site: ResolvedSite, *, is_remembered: bool
) -> tuple[Checked, ...]:
    """What became of each address, by its source's key; what a person wants to hear of is told as it is found."""
    cited = list_cited(site, inputs)
    seen: list[Checked] = []
    with show_progress(console, len(cited)) as progress:
        for checked in check_links(
            args.root if is_remembered else None,
            cited,
            make_fetcher(args, site.settings),
            find_services(),
            now=lambda: read_stamp(args),
            before=lambda one: progress.step(one.url),
        ):
            seen.append(checked)
            if args.format != "json" and is_news(checked):
                progress.clear()
                console.give(render_link(checked))
    console.say(render_link_counts(seen))
    return tuple(sorted(seen, key=lambda one: one.cited.key))


def links_as_json(seen: Sequence[Checked]) -> list[dict[str, object]]:
    """The same for a program."""
    return [link_as_json(one) for one in seen]
