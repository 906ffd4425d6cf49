"""``firsthand build``: the site, checked and written."""

from __future__ import annotations

import os
import shlex
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from time import perf_counter

from firsthand.commands.console import Console, Format
from firsthand.commands.site_flags import add_site_flags, read_site
from firsthand.disk.publish import publish
from firsthand.model.diagnostic import Diagnostic
from firsthand.pipeline import build
from firsthand.report.summary import render_built, render_look, render_notices, render_stopped

OUTPUT = "public"


def add_flags(parser: ArgumentParser) -> None:
    """The flags of ``build``."""
    parser.add_argument("--output", metavar="DIR", type=Path, help=f"where the site goes ({OUTPUT}/ in the site's folder)")
    add_site_flags(parser)


def run(args: Namespace, console: Console) -> int:
    """0 and the site written, or 1 and the folder as it was."""
    started = perf_counter()
    inputs = read_site(args)
    result = build(inputs)
    console.tell(result.diagnostics, texts=inputs.texts, how=Format(args.format), all_warnings=args.strict)
    if is_failure(result.diagnostics, strict=args.strict):
        console.say(render_stopped(strict=not result.has_errors))
        return 1
    output = args.output or args.root / OUTPUT
    published = publish(result, output, root=args.root)
    console.say(
        render_built(
            result,
            seconds=perf_counter() - started,
            written=len(published.written),
            removed=len(published.removed),
            names_all=console.is_verbose,
        )
    )
    for notice in render_notices(result):
        console.say(notice)
    if not published.unchanged:
        console.say(render_look(_name_preview(args.root)))
    return 0


def is_failure(diagnostics: tuple[Diagnostic, ...], *, strict: bool) -> bool:
    """Whether these forbid publishing: any error, and under ``--strict`` any warning."""
    return any(one.is_error or strict for one in diagnostics)


def _name_preview(root: Path) -> str:
    """The command that shows the site, called as this one was: in a checkout, ``firsthand`` need not be on the path."""
    script = Path(sys.argv[0])
    called = [os.path.relpath(sys.executable), str(script)] if script.name == "build.py" else ["firsthand"]
    return shlex.join([*called, "serve", *([] if root == Path() else ["--root", str(root)])])
