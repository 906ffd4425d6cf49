"""What can be asked of the program: one module a command, and here the table of them.

A command's module has ``add_flags(parser)`` and ``run(args, console) -> int`` (the exit code) and is imported only when
its command is chosen, so that each starts as fast as what it needs. ``args.root`` is the site's folder. Beside the commands
stands what they share: ``arguments`` (reading a command line), ``site_flags`` (reading a site by its flags), ``console`` (where
words go) and ``starter`` (the first words of new files).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command: its name as typed, the module of this package that runs it, and one line of help."""

    name: str
    module: str
    summary: str


COMMANDS = (
    Command(name="build", module="build", summary="build the site into public/ (the default)"),
    Command(name="serve", module="serve", summary="show the site on this machine, built again after every save"),
    Command(name="check", module="check", summary="check all that build checks, and write nothing"),
    Command(name="new", module="new", summary="begin a site, a post, a page, a source or a file of words"),
    Command(name="add", module="add", summary="make an entry of an article or a short post at an address"),
    Command(name="snapshot", module="snapshot", summary="save the copy of a source, from the network or a file"),
    Command(name="forget", module="forget", summary="remove the saved copy of a source, and keep the fact"),
    Command(name="verify", module="verify", summary="compare quotations with saved copies, or look at links"),
    Command(name="list", module="list_records", summary="list drafts, scheduled posts, unverified claims, gaps or sources"),
    Command(name="explain", module="explain", summary="explain a diagnostic, or why a file or address is (not) published"),
    Command(name="schema", module="schema", summary="print the JSON Schemas of the YAML files, for editors"),
    Command(name="clean", module="clean", summary="remove what builds have written"),
)
