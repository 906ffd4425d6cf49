"""How legible a colour is on the theme's paper and cards, and what is said of one that is not (WCAG 2.2, "contrast ratio")."""

from __future__ import annotations

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, error
from firsthand.parse.tables import Fields

LIGHT_SURFACES = {"paper": "#fafaf8", "card": "#ffffff"}
DARK_SURFACES = {"paper": "#15181b", "card": "#1c2024"}
LEAST_CONTRAST = 4.5
"""WCAG's least for text of ordinary size (success criterion 1.4.3)."""

_DARKEST_CURVED = 0.04045


def report_low_contrast(fields: Fields, key: str, surfaces: dict[str, str], found: list[Diagnostic]) -> None:
    """Add an error to ``found`` where the colour written at ``key`` cannot be read on one of the ``surfaces``."""
    colour = fields.values.get(key)
    if not colour:
        return
    surface, ratio = min(((name, measure_contrast(colour, paint)) for name, paint in surfaces.items()), key=lambda one: one[1])
    if ratio >= LEAST_CONTRAST:
        return
    scheme, way = ("dark", "lighter") if surfaces is DARK_SURFACES else ("light", "darker")
    # Cut, not rounded: 4.499 must not be shown as the 4.5 that it misses.
    measured = int(ratio * 100) / 100
    message = f"{colour} is hard to read on the {scheme} {surface}: {measured:.2f} to 1, where {LEAST_CONTRAST} is the least"
    found.append(error(Code.LOW_CONTRAST, fields.spans[key], message, hint=f"choose a {way} one"))


def measure_contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours ``#rrggbb``, from 1 to 21."""
    darker, lighter = sorted((_measure_luminance(one), _measure_luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _measure_luminance(colour: str) -> float:
    # The formula of WCAG 2.2, "relative luminance".
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (value / 12.92 if value <= _DARKEST_CURVED else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
