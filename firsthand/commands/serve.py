"""``firsthand serve``: the site on this machine, built again after every save.

Drafts and posts whose date has not come are shown, for whoever writes them has to see them.
"""

from __future__ import annotations

import errno
import threading
import webbrowser
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from contextlib import closing
from dataclasses import dataclass
from functools import partial

from firsthand.commands.clock import add_clock_flag, read_clock
from firsthand.commands.console import Console, Format
from firsthand.commands.site_reading import read_site
from firsthand.disk.build_cache import open_build_cache
from firsthand.disk.inputs import check_site
from firsthand.disk.known_files import KnownFiles
from firsthand.disk.refusal import refuse
from firsthand.disk.theme import list_layers
from firsthand.model.files import Inputs
from firsthand.preview.board import Board
from firsthand.preview.choose_watch import EVERY_S, SiteWatch
from firsthand.preview.loop import Loop, Made
from firsthand.preview.own_files import HOME
from firsthand.preview.server import Desk, PreviewServer
from firsthand.preview.workshop import Workshop
from firsthand.report.summary import render_not_kept, render_previewed

HOST, PORT, MORE_PORTS = "127.0.0.1", 8000, 20
_LOOK_UP_S = 1.0
_HIGHEST_PORT = 65535
_SHORTEST_S, _LONGEST_S = 0.05, 3600.0
_TAKEN = (errno.EADDRINUSE, 10048)  # Windows has a number of its own


def add_flags(parser: ArgumentParser) -> None:
    """The flags of ``serve``."""
    parser.add_argument("--port", metavar="N", type=_read_port, help=f"the port ({PORT}, or the next that is free)")
    parser.add_argument("--host", metavar="ADDR", default=HOST, help="the address to listen on (this machine alone)")
    parser.add_argument(
        "--allow-host", metavar="NAME", action="append", default=[], help="a name that others may ask under; may be repeated"
    )
    parser.add_argument("--open", action="store_true", help="open the site in a browser")
    parser.add_argument("--no-reload", action="store_true", help="pages do not reload by themselves")
    parser.add_argument("--no-drafts", action="store_true", help="no drafts, and no posts whose date has not come")
    help_text = f"look for changes every S seconds ({EVERY_S:g})"
    parser.add_argument("--poll", metavar="S", nargs="?", type=_read_seconds, const=EVERY_S, help=help_text)
    add_clock_flag(parser)


def run(args: Namespace, console: Console) -> int:
    """0 when it is interrupted; raises Refusal where it cannot begin."""
    check_site(args.root)
    shown = not args.no_drafts

    def read(known: KnownFiles) -> Inputs:
        return read_site(args, drafts=shown, future=shown, known=known)

    with open_build_cache(args.root) as cache:
        workshop = Workshop(args.root, read=read, tell_time=partial(read_clock, args.clock), cache=cache)
        workshop.prepare()
        _serve(args, console, workshop)
        if fault := cache.save():
            console.say(render_not_kept(fault))
    return 0


def _serve(args: Namespace, console: Console, workshop: Workshop) -> None:
    """Show what the workshop makes until somebody interrupts it."""
    board = Board()
    loop = Loop(root=args.root, make=workshop.make, board=board, teller=_Terminal(console=console))
    allowed = frozenset(name.strip("[]").lower().rstrip(".") for name in (*args.allow_host, args.host))
    desk = Desk(board=board, allowed=allowed, has_client=not args.no_reload)
    try:
        with _listen(args, desk, console) as server, closing(_open_watch(args, console)) as watch:
            loop.rebuild()  # watched first, then read: no save is lost between the two
            threading.Thread(target=server.serve_forever, daemon=True).start()
            _welcome(args, console, server, board)
            while True:
                if watch.wait(_LOOK_UP_S):
                    loop.rebuild(watch.paths)
    except KeyboardInterrupt:  # the way out; the threads of open connections end with the program
        return


def tell_address(host: str, port: int) -> str:
    """What to type into a browser on this machine to reach a server that listens on ``host``."""
    name = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}.get(host, host)  # noqa: S104 - told apart, not bound to
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Terminal:
    """Tells of each build as ``build`` does."""

    console: Console

    def tell_made(self, made: Made, *, seconds: float) -> None:
        self.console.tell(made.build.diagnostics, texts=made.texts, how=Format.HUMAN, all_warnings=False)
        self.console.say(render_previewed(made.build, seconds=seconds))

    def tell_fault(self, fault: str) -> None:
        self.console.insist(f"firsthand: {fault}")


def _welcome(args: Namespace, console: Console, server: PreviewServer, board: Board) -> None:
    address = tell_address(args.host, server.server_port)
    base = board.state.site.base if board.state.site else "/"
    console.say(f"serving {address}{base} (Ctrl-C stops); problems and open evidence: {address}{HOME}")
    if args.open and not webbrowser.open(f"{address}{base}"):
        console.say("no browser was found to open it in")


def _open_watch(args: Namespace, console: Console) -> SiteWatch:
    return SiteWatch(list_layers(args.root), poll_s=args.poll, say=console.say)


def _listen(args: Namespace, desk: Desk, console: Console) -> PreviewServer:
    """A server on the port that was asked for, or on the first free one from the usual; raises Refusal where there is none."""
    ports = range(PORT, PORT + MORE_PORTS) if args.port is None else (args.port,)
    for port in ports:
        try:
            server = PreviewServer(args.host, port, desk)
        except OSError as fault:
            if fault.errno not in _TAKEN:
                refuse(f"nobody can listen on {args.host}, port {port}: {fault.strerror or fault}")
            continue
        if args.port is None and port != PORT:
            console.say(f"port {PORT} is taken: using {port}")
        return server
    if args.port is None:
        refuse(f"the ports {PORT} to {ports[-1]} are all taken: name another with --port")
    return refuse(f"port {args.port} is taken: name another, or leave --port out for the next that is free")


def _read_port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) <= _HIGHEST_PORT):
        message = f'takes a number up to {_HIGHEST_PORT}, and not "{text}"'
        raise ArgumentTypeError(message)
    return int(text)


def _read_seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not _SHORTEST_S <= seconds <= _LONGEST_S:
        message = f'takes seconds from {_SHORTEST_S:g} to {_LONGEST_S:g}, and not "{text}"'
        raise ArgumentTypeError(message)
    return seconds
