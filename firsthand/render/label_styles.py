"""The style sheet of what settings decide: the labels' colours, and the accent."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.model.site import Settings


def render_label_styles(settings: Settings) -> str:
    """Custom properties for each label, light and dark: ``--label`` holds on whatever carries the label's ``data-label``.

    Dark colours hold on screens only, so that print is always light. Colours of labels were checked when the settings were
    parsed; an accent is one colour, which on dark paper is lightened until links can be read.
    """
    return "".join(_lines(settings))


def _lines(settings: Settings) -> Iterator[str]:
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
