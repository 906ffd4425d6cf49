"""``firsthand check``: all that a build checks, and nothing written.

Pages are not rendered: whatever can be an error is known before the first of them.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from time import perf_counter

from firsthand.commands.build import is_failure
from firsthand.commands.console import Console, Format
from firsthand.commands.site_flags import add_site_flags, read_site
from firsthand.pipeline import build
from firsthand.report.summary import render_checked


def add_flags(parser: ArgumentParser) -> None:
    """The flags of ``check``."""
    add_site_flags(parser)


def run(args: Namespace, console: Console) -> int:
    """0 where the site could be published, else 1."""
    started = perf_counter()
    inputs = read_site(args)
    result = build(inputs)
    console.tell(result.diagnostics, texts=inputs.texts, how=Format(args.format), all_warnings=args.strict)
    if is_failure(result.diagnostics, strict=args.strict):
        return 1
    console.say(render_checked(result, seconds=perf_counter() - started, names_all=console.is_verbose))
    return 0
