"""The one exception of the rim: something the machine, the folder or the command line does not allow."""

from __future__ import annotations

from typing import NoReturn


class Refusal(Exception):  # noqa: N818 - it is no error of ours, and its name says what it is
    """One line for the person at the terminal; whoever raises it has left everything as it was.

    A mistake in what a writer typed is a diagnostic and never comes this way.
    """


def refuse(message: str) -> NoReturn:
    """Never returns: raises Refusal with the one line that says what is in the way and what to do about it."""
    raise Refusal(message)
