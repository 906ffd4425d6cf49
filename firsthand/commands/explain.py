"""``firsthand explain``: the long help of a diagnostic; or of a file or an address, what became of it, and why.

A code is known by the registry; an address begins with ``/`` or ``http``; anything else is a file of the site.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from firsthand.commands.clock import add_clock_flag
from firsthand.commands.console import Console
from firsthand.commands.site_reading import read_site
from firsthand.disk.refusal import refuse
from firsthand.model.codes import Code
from firsthand.model.nearest import did_you_mean
from firsthand.report.explanations import render_explanation


def add_flags(parser: ArgumentParser) -> None:
    """What to explain."""
    parser.add_argument("topic", metavar="CODE | PATH | URL", help="a diagnostic's code, a file of the site, or an address")
    add_clock_flag(parser)


def run(args: Namespace, console: Console) -> int:
    """0 and the explanation on standard output; raises Refusal where there is nothing of that name."""
    topic: str = args.topic
    if topic in set(Code):
        console.give(render_explanation(Code(topic)))
        return 0
    is_file = topic.startswith(".") or "/" in topic.lstrip("/") or Path(topic).suffix or (args.root / topic).exists()
    if not is_file and not topic.startswith("/"):
        refuse(
            f'no diagnostic and no file is called "{topic}": {did_you_mean(topic, Code) or "firsthand check lists problems"}'
        )
    console.give(_explain_place(topic, args))
    return 0


def _explain_place(topic: str, args: Namespace) -> str:
    from firsthand.pipeline import build, resolve  # noqa: PLC0415 - a code is explained without reading any site
    from firsthand.render.urls import make_urls  # noqa: PLC0415
    from firsthand.report.whereabouts import Known, tell_address, tell_file  # noqa: PLC0415

    inputs = read_site(args)
    resolved = resolve(inputs)
    if resolved.site is None:
        refuse("the site's settings have errors, so nothing of it can be told: firsthand check")
    urls = make_urls(resolved.site.url)
    known = Known(
        inputs=inputs,
        site=resolved.site,
        diagnostics=resolved.diagnostics,
        skipped=resolved.skipped,
        address=urls.absolute,
        outputs=build(inputs).outputs,
    )
    if topic.startswith(("/", "http://", "https://")) and not Path(topic).exists():
        path = _find_path(topic, urls.origin, urls.base)
        return tell_address(path, known) or refuse(
            f"nothing stands at {urls.absolute(path)}: {_tell_nearest(path, known.outputs)}"
        )
    path = _from_root(topic, args.root)
    seen = (*inputs.texts, *inputs.assets, *inputs.unreadable)
    return tell_file(path, known) or refuse(f"{path} is no file that a build reads: {_tell_nearest(path, seen)}")


def _find_path(topic: str, origin: str, base: str) -> str:
    """The path from the site's base of a whole address, or of one that begins at the site's root."""
    parts = urlsplit(topic)
    if parts.netloc and f"{parts.scheme}://{parts.netloc}" != origin:
        refuse(f"{topic} is not on this site, which stands at {origin}{base}")
    path = unquote(parts.path) or "/"
    return path.removeprefix(base) if path.startswith(base) else path.lstrip("/")


def _from_root(topic: str, root: Path) -> str:
    """The file's path from the site's root, wherever the command was given."""
    for file in (Path(topic), root / topic):
        if file.exists() and file.resolve().is_relative_to(root.resolve()):
            return file.resolve().relative_to(root.resolve()).as_posix()
    return topic


def _tell_nearest(path: str, known: Iterable[str]) -> str:
    return (
        did_you_mean(path, (name.removesuffix("index.html") for name in known))
        or "firsthand check and firsthand list show what there is"
    )
