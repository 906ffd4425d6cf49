"""The place where YAML refused a text: its line, the line before, and the bracket it was inside of.

Serves ``yaml_refusals``; knows no slip.
"""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, error
from firsthand.parse.lines import Lines
from firsthand.parse.yaml_lines import YamlLine, read_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Where YAML gave up, where what it was reading had begun, and its own words for both."""

    at: int
    since: int | None
    problem: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """The refusal with its text: the line it points at and the last line before that says something."""

    lines: Lines
    refusal: Refusal
    line: YamlLine
    before: YamlLine | None

    @property
    def begun(self) -> YamlLine:
        """The line on which what YAML was reading had begun."""
        since = self.bracket if self.is_in_brackets else self.refusal.since
        return self.line if since is None else read_line(self.lines, self.lines.number_at(since))

    @property
    def is_in_brackets(self) -> bool:
        """Whether YAML was inside ``[…]`` or ``{…}``."""
        return "flow" in self.refusal.context and self.bracket is not None

    @property
    def bracket(self) -> int | None:
        """Where the bracket stands that YAML was inside of; its own mark points at it only before a whole item."""
        since, text = self.refusal.since, self.lines.text
        if since is not None and text[since : since + 1] in ("[", "{"):
            return since
        found = max(text.rfind(opening, 0, self.refusal.at) for opening in "[{")
        return found if found >= 0 else None

    def report(self, code: Code, at: int, message: str, hint: str = "") -> Diagnostic:
        """An error at the index ``at``."""
        return error(code, self.lines.span_at(at), message, hint=hint)


def find_place(lines: Lines, refusal: Refusal) -> Place:
    """The place of ``refusal``."""
    number = lines.number_at(refusal.at)
    # At the end of a text YAML points behind the last line; the line that was to blame has words on it.
    while number and not lines.line(number).strip():
        number -= 1
    before = next((read_line(lines, one) for one in range(number - 1, -1, -1) if lines.line(one).strip()), None)
    return Place(lines, refusal, read_line(lines, number), before)
