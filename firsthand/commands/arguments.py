"""How a command line is read: the flags that every command has, and which word is the command.

The global flags may stand before or after the command; flags without a command mean ``build``. Nothing may be abbreviated,
so that a flag added later never changes what a script means.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from firsthand import __version__
from firsthand.commands import COMMANDS
from firsthand.disk.refusal import refuse
from firsthand.model.nearest import did_you_mean

_WITH_VALUE = ("--root", "--color")
_ALONE = ("-q", "--quiet", "-v", "--verbose", "-qv", "-vq", "-h", "--help", "--version")

_LACKING = "the following arguments are required: "
"""How argparse begins to tell which words are missing; it says it in no other way."""


class Parser(argparse.ArgumentParser):
    """argparse without abbreviations, whose complaints are one line and name the nearest right flag."""

    def __init__(self, *, prog: str, description: str) -> None:
        super().__init__(
            prog=prog, description=description, allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter
        )

    def parse(self, words: Sequence[str]) -> argparse.Namespace:
        """The words as values; raises Refusal where one is not known."""
        args, unknown = self.parse_known_args(words)
        if unknown:
            name = unknown[0].partition("=")[0]
            if any(name == command.name for command in COMMANDS):
                refuse(f'the command "{name}" has to stand before flags of its own: firsthand {name} …')
            hint = did_you_mean(name, self._option_string_actions) if name.startswith("-") else ""
            refuse(f'"{name}" means nothing here: {hint or f"{self.prog} --help shows what does"}')
        return args

    def error(self, message: str) -> NoReturn:
        """Raises Refusal: argparse's own answer is the usage in full, under which the reason is lost."""
        named = message.removeprefix(_LACKING).split(", ") if message.startswith(_LACKING) else []
        lacking = [action for action in self._get_positional_actions() if (action.metavar or action.dest) in named]
        if lacking:
            message = f"{self.prog} needs a word more: {', and '.join(_describe(action) for action in lacking)}"
        refuse(f"{message} ({self.prog} --help)")


def _describe(action: argparse.Action) -> str:
    return f"{action.help} ({', '.join(action.choices)})" if action.choices else str(action.help)


def add_global_flags(parser: argparse.ArgumentParser) -> None:
    """The flags that every command has."""
    group = parser.add_argument_group("everywhere")
    group.add_argument("--root", metavar="DIR", type=Path, default=Path(), help="the site's folder (the current one)")
    group.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors")
    group.add_argument("-v", "--verbose", action="store_true", help="list every warning and every skipped post")
    group.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colour in messages (auto)")
    group.add_argument("--version", action="version", version=f"firsthand {__version__}")


def find_command(words: Sequence[str]) -> tuple[str | None, list[str]]:
    """The first word that is neither a global flag nor such a flag's value, and all the others; None where it is a flag."""
    position = 0
    while position < len(words):
        word = words[position]
        if word in _WITH_VALUE:
            position += 2
        elif word in _ALONE or word.startswith(tuple(f"{flag}=" for flag in _WITH_VALUE)):
            position += 1
        elif word.startswith("-"):
            break
        else:
            return word, [*words[:position], *words[position + 1 :]]
    return None, list(words)


def render_help() -> str:
    """What ``firsthand --help`` prints."""
    width = max(len(command.name) for command in COMMANDS)
    rows = "\n".join(f"  {command.name:<{width}}  {command.summary}" for command in COMMANDS)
    return (
        "usage: firsthand [COMMAND] [FLAGS]\n\n"
        "Builds a site of commentary whose every claim links to its source and has earned its label.\n\n"
        f"commands:\n{rows}\n\n"
        "everywhere: --root DIR, -q, -v, --color auto|always|never, --version, --help\n"
        "firsthand COMMAND --help shows the flags of one command. Flags without a command are build's.\n"
    )
