"""``firsthand check``: all that a build checks, and nothing written.

Pages are not rendered: whatever can be an error is known before the first of them. ``--links`` looks at addresses too, and
alone uses the network; what it sees is told and not remembered (``verify --links`` does that).
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from time import perf_counter

from firsthand.commands.console import Console, Format
from firsthand.commands.site_flags import add_network_flags, add_site_flags
from firsthand.commands.site_reading import read_site
from firsthand.commands.whole_build import is_failure
from firsthand.model.files import Build, Inputs
from firsthand.pipeline import build
from firsthand.report.json_format import list_objects
from firsthand.report.summary import render_checked


def add_flags(parser: ArgumentParser) -> None:
    """The flags of ``check``."""
    parser.add_argument("--links", action="store_true", help="look at each address the site cites too (this uses the network)")
    add_site_flags(parser)
    add_network_flags(parser)


def run(args: Namespace, console: Console) -> int:
    """0 where the site could be published, and with --links no link is dead or changed; else 1."""
    started = perf_counter()
    inputs = read_site(args)
    result = build(inputs)
    how = Format(args.format)
    if not (args.links and how is Format.JSON):
        console.tell(result.diagnostics, texts=inputs.texts, how=how, all_warnings=args.strict)
    is_failed = is_failure(result.diagnostics, strict=args.strict)
    if not is_failed:
        console.say(render_checked(result, seconds=perf_counter() - started, names_all=console.is_verbose))
    if args.links:
        is_failed |= _check_links(args, console, inputs, result)
    return 1 if is_failed else 0


def _check_links(args: Namespace, console: Console, inputs: Inputs, result: Build) -> bool:
    """Whether a link is dead or changed. With ``--format json``, diagnostics and links are one object."""
    from firsthand.commands.links import links_as_json, look_at_links  # noqa: PLC0415 - nothing else here asks the network

    seen = look_at_links(args, console, inputs, result.site, is_remembered=False) if result.site else ()
    if args.format == Format.JSON:
        whole = {"problems": list_objects(result.diagnostics), "links": links_as_json(seen)}
        console.give(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
    return any(one.is_problem for one in seen)
