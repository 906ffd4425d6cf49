"""``firsthand build``: the site, checked and written; or, where nothing changed, the last build's words once more.

Imports only what is needed to find out that nothing changed; the rest is ``whole_build``'s.
"""

from __future__ import annotations

import importlib
import os
import shlex
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from time import perf_counter, time_ns

from firsthand.commands.clock import read_clock
from firsthand.commands.console import Console
from firsthand.commands.site_flags import add_site_flags
from firsthand.disk.last_build import TOOK, find_last, take_stock
from firsthand.report.words import tell_duration

OUTPUT = "public"


def add_flags(parser: ArgumentParser) -> None:
    """The flags of ``build``."""
    parser.add_argument("--output", metavar="DIR", type=Path, help=f"where the site goes ({OUTPUT}/ in the site's folder)")
    parser.add_argument("--no-cache", action="store_true", help="make everything anew, and keep nothing for the next build")
    add_site_flags(parser)


def run(args: Namespace, console: Console) -> int:
    """0 and the site written, or 1 and the folder as it was."""
    started = perf_counter()
    now, output = read_clock(args.clock), args.output or args.root / OUTPUT
    stock = take_stock(args.root, now_ns=time_ns())
    asked = _name_wishes(args, console, output)
    last = None if args.no_cache else find_last(args.root, asked, stock, now=now, output=output)
    if last:
        console.give(last.out)
        console.pass_on(last.err)
        console.say(last.summary.replace(TOOK, tell_duration(perf_counter() - started)))
        return 0
    whole_build = importlib.import_module("firsthand.commands.whole_build")
    wish = whole_build.Wish(args=args, asked=asked, now=now, output=output, stock=stock, look=_name_preview(args.root))
    return int(whole_build.run(wish, console, started=started))


def _name_wishes(args: Namespace, console: Console, output: Path) -> str:
    """All that was asked for, but for the clock: builds asked for in the same words are alike."""
    wishes = {name: value for name, value in vars(args).items() if name != "clock"}
    return repr((sorted(wishes.items()), os.path.abspath(output), os.path.abspath(args.root), console.has_color))  # noqa: PTH100


def _name_preview(root: Path) -> str:
    """The command that shows the site, called as this one was: in a checkout, ``firsthand`` need not be on the path."""
    script = Path(sys.argv[0])
    called = [os.path.relpath(sys.executable), str(script)] if script.name == "build.py" else ["firsthand"]
    return shlex.join([*called, "serve", *([] if root == Path() else ["--root", str(root)])])
