"""The eleven labels every site starts with, in the order in which they are shown.

Knows their lines, colours and rules (FORMAT.md section 5); their names and meanings are words of the interface, in the site's
language. What a rule's word asks is in ``resolve.labels``; how a site changes a label or adds its own is in ``labels``.
"""

from __future__ import annotations

from dataclasses import replace

from firsthand.model.site import Label, Line, Rule, RuleWord
from firsthand.words import Words, make_words


def make_default_labels(words: Words) -> tuple[Label, ...]:
    """The labels, named and explained in ``words``."""
    return tuple(
        replace(label, name=words.say(f"name-{label.id}"), meaning=words.say(f"meaning-{label.id}")) for label in _LABELS
    )


def _rule(text: str) -> Rule:
    return tuple(tuple(RuleWord(word) for word in row.split()) for row in text.split("|"))


def _label(id: str, line: Line, needs: str, colours: str, rating: int | None = None) -> Label:  # noqa: A002 - a row of the table below
    color, color_dark = colours.split()
    return Label(
        id=id,
        name=id,
        meaning="",
        line=line,
        icon=id,
        color=color,
        color_dark=color_dark,
        needs=_rule(needs),
        rating=rating,
    )


# Colours are for paper and card of the light and the dark scheme and measure at least 6.4 : 1 on all four.
_LABELS: tuple[Label, ...] = (
    _label("verified", Line.STRAIGHT, "record copy match unopposed", "#036a34 #82d399", 5),
    _label("on-record", Line.STRAIGHT, "own-words copy match", "#006852 #7ad1b9"),
    _label("corroborated", Line.STRAIGHT, "two-origins unnamed | two-origins no-primary", "#006670 #71cfd9", 4),
    _label("reported", Line.BROKEN, "source unnamed | source no-primary", "#5742aa #bab2ff"),
    _label("unverified", Line.BROKEN, "searched", "#7b4d00 #e7b369"),
    _label("disputed", Line.WAVY, "source against", "#973300 #fba67c"),
    _label("missing-context", Line.WAVY, "source context", "#96264a #f9a2ae", 3),
    _label("misquoted", Line.WAVY, "circulates against-words copy match", "#971c65 #f69fc8", 1),
    _label(
        "false",
        Line.WAVY,
        "circulates against-record copy match | circulates against-own-words copy match",
        "#a9000d #ffa095",
        1,
    ),
    _label(
        "did-not-happen",
        Line.WAVY,
        "circulates as-of against-record copy match | circulates as-of against-own-words copy match",
        "#7a3a44 #e0b0b4",
    ),
    _label("outdated", Line.THIN, "circulates as-of against | circulates as-of superseded", "#525960 #b8bec5"),
)

DEFAULT_LABELS = make_default_labels(make_words("en"))
"""The labels in English."""
