"""``firsthand forget ID``: the saved copy of a source removed; that there was one, and its hash, stay on record."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from firsthand.archive.holdings import read_locks
from firsthand.archive.store import forget_copy, open_store
from firsthand.commands.clock import add_clock_flag, read_clock
from firsthand.commands.console import Console
from firsthand.commands.site_reading import read_site
from firsthand.disk.refusal import refuse
from firsthand.model.lock import Lock
from firsthand.model.nearest import did_you_mean
from firsthand.resolve.copies import EXCERPT


def add_flags(parser: ArgumentParser) -> None:
    """Whose copy to remove."""
    parser.add_argument("id", metavar="ID", help="the source or tweet: its id, or scope/id where two locks share it")
    add_clock_flag(parser)


def run(args: Namespace, console: Console) -> int:
    """0 and the copy gone; what was removed is named on standard output."""
    with open_store(args.root):
        locks = list(read_locks(read_site(args)).values())
        lock = _find_lock(args.id, locks)
        when = read_clock(args.clock).date().isoformat()
        removed = forget_copy(args.root, lock, others=locks, when=when)
    console.give("".join(f"{path}\n" for path in removed))
    said = f"was forgotten on {lock.forgotten} already" if lock.forgotten else "forgotten"
    console.say(f"{said}: {lock.path} keeps the fact and the hash")
    return 0


def _find_lock(name: str, locks: Sequence[Lock]) -> Lock:
    found = [lock for lock in locks if name in (lock.source, f"{lock.scope}/{lock.source}")]
    if not found:
        hint = did_you_mean(name, (lock.source for lock in locks))
        refuse(f'there is no lock of "{name}" in content/evidence/lock/' + (f": {hint}" if hint else ""))
    if len(found) > 1:
        names = " or ".join(f"{lock.scope}/{lock.source}" for lock in found)
        refuse(f'"{name}" is the id of more than one: say {names}')
    lock = found[0]
    if lock.via in ("", EXCERPT):
        refuse(f'nothing was saved of "{name}"; its excerpt, if it has one, stands in what you wrote: delete it there')
    return lock
