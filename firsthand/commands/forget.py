"""``firsthand forget ID``: the saved copy of a source removed; that there was one, and its hash, stay on record."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from firsthand.archive.holdings import read_locks
from firsthand.archive.store import forget_copy
from firsthand.commands.console import Console
from firsthand.commands.site_flags import add_clock_flag, read_clock, read_site
from firsthand.disk.refusal import refuse
from firsthand.model.nearest import did_you_mean


def add_flags(parser: ArgumentParser) -> None:
    """Whose copy to remove."""
    parser.add_argument("id", metavar="ID", help="the source or tweet: its id, or scope/id where two locks share it")
    add_clock_flag(parser)


def run(args: Namespace, console: Console) -> int:
    """0 and the copy gone; what was removed is named on standard output."""
    locks = list(read_locks(read_site(args)).values())
    found = [lock for lock in locks if args.id in (lock.source, f"{lock.scope}/{lock.source}")]
    if not found:
        hint = did_you_mean(args.id, (lock.source for lock in locks))
        refuse(f'there is no lock of "{args.id}" in content/evidence/lock/' + (f": {hint}" if hint else ""))
    if len(found) > 1:
        names = " or ".join(f"{lock.scope}/{lock.source}" for lock in found)
        refuse(f'"{args.id}" is the id of more than one: say {names}')
    when = read_clock(args.clock).date().isoformat()
    removed = forget_copy(args.root, found[0], others=locks, when=when)
    console.give("".join(f"{path}\n" for path in removed))
    console.say(f"forgotten: {found[0].path} keeps the fact and the hash")
    return 0
