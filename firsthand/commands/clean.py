"""``firsthand clean``: what builds have written, removed again, and nothing else.

The output folder loses what its manifest lists. The cache goes only where it is marked as ours: other programs call a folder
``.cache`` too, a home folder above all.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from firsthand.commands.build import OUTPUT
from firsthand.commands.console import Console
from firsthand.disk.cache import remove_cache
from firsthand.disk.publish import remove_published
from firsthand.report.words import count


def add_flags(parser: ArgumentParser) -> None:
    """The flags of ``clean``."""
    parser.add_argument("--output", metavar="DIR", type=Path, help=f"the folder that was built into ({OUTPUT}/)")


def run(args: Namespace, console: Console) -> int:
    """0, and how much there was to remove."""
    output = args.output or args.root / OUTPUT
    removed = remove_published(output, root=args.root)
    cache = " and the cache" if remove_cache(args.root) else ""
    console.say(f"removed {count(len(removed), 'file')} from {output}{cache}")
    return 0
