"""The style sheet of the labels' colours and the accent: the one piece of style that settings decide."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.model.site import Settings


def render_label_styles(settings: Settings) -> str:
    """Custom properties for each label, light and dark: ``--label`` on whatever carries its ``data-label``.

    Dark colours hold on screens only, so that print is always light. Colours were checked when the settings were parsed.
    """
    return "".join(_lines(settings))


def _lines(settings: Settings) -> Iterator[str]:
    if settings.accent:
        yield f":root {{ --link: {settings.accent}; }}\n"
    for label in settings.labels:
        yield f'[data-label="{label.id}"] {{ --label: {label.color}; }}\n'
    yield "@media screen and (prefers-color-scheme: dark) {\n"
    for label in settings.labels:
        yield f'  [data-label="{label.id}"] {{ --label: {label.color_dark}; }}\n'
    yield "}\n"
