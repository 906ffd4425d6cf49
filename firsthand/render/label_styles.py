"""The style sheet of what settings decide: the labels' colours, the accent, and the width of the text."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.model.site import Settings

_OWN_WIDTH = 70


def render_label_styles(settings: Settings) -> str:
    """Custom properties for each label, light and dark: ``--label`` holds on whatever carries the label's ``data-label``.

    ``--line`` is how many characters a line of text holds where there is room; the theme's own number is 70.

    Dark colours hold on screens only, so that print is always light. All colours were checked when the settings were parsed;
    an accent is one colour, of which on dark paper so much is left that links can be read, whichever it is.
    """
    return "".join(_lines(settings))


def _lines(settings: Settings) -> Iterator[str]:
    if settings.width != _OWN_WIDTH:
        yield f":root {{ --line: {settings.width}; }}\n"
    if settings.accent:
        yield f":root {{ --link: {settings.accent}; }}\n"
    for label in settings.labels:
        yield f'[data-label="{label.id}"] {{ --label: {label.color}; }}\n'
    yield "@media screen and (prefers-color-scheme: dark) {\n"
    if settings.accent:
        yield f"  :root {{ --link: color-mix(in srgb, {settings.accent} 45%, white); }}\n"
    for label in settings.labels:
        yield f'  [data-label="{label.id}"] {{ --label: {label.color_dark}; }}\n'
    yield "}\n"
