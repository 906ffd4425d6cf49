"""The command line: which command is meant, how it is called, and what becomes of its failure.

Exit codes: 0 done, 1 errors in what the writer wrote, 2 usage, layouts, machine or a bug of ours, 130 interrupted. Knows no
command from within: ``commands`` has the table, and only the module of the chosen one is imported.
"""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from firsthand import __version__
from firsthand.commands import COMMANDS
from firsthand.commands.arguments import Parser, add_global_flags, find_command, render_help
from firsthand.commands.console import Console
from firsthand.disk.refusal import Refusal, refuse
from firsthand.model.nearest import did_you_mean
from firsthand.model.theme import ThemeError

DONE, CONTENT, USAGE, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141


def main(words: Sequence[str] | None = None) -> int:
    """The exit code of the command line ``words`` (by default, this process's)."""
    _speak_utf8()
    try:
        code = _run(sys.argv[1:] if words is None else words)
        sys.stdout.flush()
    except SystemExit as end:  # argparse's, after --help and --version
        return end.code if isinstance(end.code, int) else USAGE
    except (Exception, KeyboardInterrupt) as fault:  # noqa: BLE001 - the one place that answers for all the others
        return _answer(fault)
    return code


def _run(words: Sequence[str]) -> int:
    name, rest = find_command(words)
    if name is None and any(word in ("-h", "--help") for word in rest):
        sys.stdout.write(render_help())
        return DONE
    if name is None and "--version" in rest:
        sys.stdout.write(f"firsthand {__version__}\n")
        return DONE
    command = next((one for one in COMMANDS if one.name == (name or "build")), None)
    if command is None:
        nearest = did_you_mean(name or "", (one.name for one in COMMANDS))
        refuse(f'there is no command "{name}": {nearest or "firsthand --help lists them"}')
    module = importlib.import_module(f"firsthand.commands.{command.module}")
    parser = Parser(prog=f"firsthand {command.name}", description=f"{command.summary[0].upper()}{command.summary[1:]}.")
    module.add_flags(parser)
    add_global_flags(parser)
    args = parser.parse(rest)
    if not args.root.is_dir():
        refuse(f"there is no folder {args.root}")
    return int(module.run(args, _open_console(args)))


def _open_console(args: Namespace) -> Console:
    return Console(
        out=sys.stdout,
        err=sys.stderr,
        is_quiet=args.quiet,
        is_verbose=args.verbose,
        has_color=_has_color(args.color, sys.stderr),
    )


def _has_color(wish: str, stream: TextIO) -> bool:
    """What was asked for; else colour on a terminal that has it, unless NO_COLOR is set (no-color.org)."""
    if wish != "auto":
        return wish == "always"
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()


def _speak_utf8() -> None:
    """UTF-8 out, whatever the locale: names and quotations are in every script, and JSON is UTF-8 by its standard."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _answer(fault: Exception | KeyboardInterrupt) -> int:
    """What is said of a failure, and its exit code: a line where it is not ours, a traceback where it is."""
    code = USAGE
    match fault:
        case BrokenPipeError():  # the reader, head or less, has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return PIPE_CLOSED
        case KeyboardInterrupt():
            line, code = "stopped", INTERRUPTED
        case Refusal() | ThemeError():  # a layout's mistake is found while pages are made; what stood before still stands
            line = str(fault)
        case MemoryError():
            line = "there is not enough memory"
        case OSError():
            line = f"{fault.filename}: {fault.strerror}" if fault.filename else str(fault)
        case ModuleNotFoundError() if fault.name and fault.name.partition(".")[0] != "firsthand":
            line = _tell_missing(fault.name.partition(".")[0])
        case _:
            traceback.print_exception(fault)
            line = _tell_bug()
    sys.stderr.write(f"firsthand: {line}\n")
    return code


def _tell_missing(package: str) -> str:
    checkout = Path(__file__).resolve().parents[1]
    what = f'-e "{checkout}"' if (checkout / "pyproject.toml").is_file() else "--force-reinstall firsthand"
    install = f'"{sys.executable}" -m pip install {what}'
    return f'the Python package "{package}" is not installed; this installs all that is needed: {install}'


def _tell_bug() -> str:
    return (
        "this is a bug in Firsthand, not a mistake of yours. Please report it to the project, with the lines above and the"
        f" command you gave (Firsthand {__version__}, Python {sys.version.split()[0]}, {sys.platform})"
    )
