"""The eleven labels every site starts with, in the order in which they are shown.

Knows their words, lines, colours and rules (FORMAT.md section 5). What a rule's word asks is in ``resolve.labels``; how a
site changes a label or adds its own is in ``labels``.
"""

from __future__ import annotations

from firsthand.model.site import Label, Line, Rule, RuleWord


def _rule(text: str) -> Rule:
    return tuple(tuple(RuleWord(word) for word in row.split()) for row in text.split("|"))


def _label(id: str, name: str, line: Line, meaning: str, needs: str, colours: str, rating: int | None = None) -> Label:  # noqa: A002, PLR0913, PLR0917 - a row of the table below
    color, color_dark = colours.split()
    return Label(
        id=id,
        name=name,
        meaning=meaning,
        line=line,
        icon=id,
        color=color,
        color_dark=color_dark,
        needs=_rule(needs),
        rating=rating,
    )


# Colours are for paper and card of the light and the dark scheme and measure at least 6.4 : 1 on all four.
DEFAULT_LABELS: tuple[Label, ...] = (
    _label(
        "verified",
        "Verified",
        Line.STRAIGHT,
        "The primary source itself shows that this is so.",
        "record copy match unopposed",
        "#036a34 #82d399",
        5,
    ),
    _label(
        "on-record",
        "On the record",
        Line.STRAIGHT,
        "The named speaker did say or publish this; we do not say it is true.",
        "own-words copy match",
        "#006852 #7ad1b9",
    ),
    _label(
        "corroborated",
        "Corroborated",
        Line.STRAIGHT,
        "Two or more independent sources say it; the primary source is out of reach.",
        "two-origins unnamed | two-origins no-primary",
        "#006670 #71cfd9",
        4,
    ),
    _label(
        "reported",
        "Reported",
        Line.BROKEN,
        "One named outlet or person says so; what it rests on could not be reached.",
        "source unnamed | source no-primary",
        "#5742aa #bab2ff",
    ),
    _label(
        "unverified",
        "Unverified",
        Line.BROKEN,
        "We looked, say where, and found nothing that settles it.",
        "searched",
        "#7b4d00 #e7b369",
    ),
    _label(
        "disputed",
        "Disputed",
        Line.WAVY,
        "Sources in a position to know contradict each other, and both are shown.",
        "source against",
        "#973300 #fba67c",
    ),
    _label(
        "missing-context",
        "Missing context",
        Line.WAVY,
        "So as far as it goes; a stated fact changes what it means.",
        "source context",
        "#96264a #f9a2ae",
        3,
    ),
    _label(
        "misquoted",
        "Misquoted",
        Line.WAVY,
        'The words were altered, or are not that speaker\'s. The page prints the difference, or "said by X, not Y".',
        "circulates against-words copy match",
        "#971c65 #f69fc8",
        1,
    ),
    _label(
        "false",
        "False",
        Line.WAVY,
        "The primary source shows that it is not so.",
        "circulates against-record copy match | circulates against-own-words copy match",
        "#a9000d #ffa095",
        1,
    ),
    _label(
        "did-not-happen",
        "Did not happen",
        Line.WAVY,
        "A forecast whose day has passed, and it did not come.",
        "circulates as-of against-record copy match | circulates as-of against-own-words copy match",
        "#7a3a44 #e0b0b4",
    ),
    _label(
        "outdated",
        "Outdated",
        Line.THIN,
        "It was so when it was said; it has since changed.",
        "circulates as-of against | circulates as-of superseded",
        "#525960 #b8bec5",
    ),
)
