"""Where words go: what was asked for on standard output, all that is said about it on standard error.

Knows the two streams, how much was asked to be said and whether there is colour. Says nothing of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TextIO

from firsthand.model.diagnostic import Diagnostic


class Format(StrEnum):
    """How diagnostics are told (``--format``)."""

    HUMAN = "human"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"


@dataclass(frozen=True, slots=True, kw_only=True)
class Console:
    """The two streams of this run."""

    out: TextIO
    err: TextIO
    is_quiet: bool = False
    is_verbose: bool = False
    has_color: bool = False

    def give(self, text: str) -> None:
        """What was asked for, as it is, on standard output."""
        self.out.write(text)

    def say(self, line: str) -> None:
        """A line about it, on standard error, unless ``--quiet`` was asked for."""
        if not self.is_quiet:
            self.insist(line)

    def pass_on(self, text: str) -> None:
        """What was said before, once more, as it was."""
        self.err.write(text)

    def insist(self, line: str) -> None:
        """A line that even ``--quiet`` does not silence."""
        self.err.write(f"{line}\n")

    def tell(self, diagnostics: tuple[Diagnostic, ...], *, texts: Mapping[str, str], how: Format, all_warnings: bool) -> None:
        """The diagnostics in the form asked for; ``--quiet`` keeps the forms for people to errors."""
        from firsthand.report.concise import render_concise  # noqa: PLC0415 - most runs have nothing to tell
        from firsthand.report.github import render_github  # noqa: PLC0415
        from firsthand.report.human import render_human  # noqa: PLC0415
        from firsthand.report.json_format import render_json  # noqa: PLC0415

        shown = tuple(one for one in diagnostics if one.is_error) if self.is_quiet else diagnostics
        match how:
            case Format.HUMAN:
                is_listing = all_warnings or self.is_verbose
                self.err.write(render_human(shown, texts=texts, color=self.has_color, all_warnings=is_listing))
            case Format.CONCISE:
                self.err.write(render_concise(shown))
            case Format.JSON:
                self.out.write(render_json(diagnostics))
            case Format.GITHUB:
                self.out.write(render_github(diagnostics))
