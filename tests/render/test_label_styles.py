"""The style sheet of what settings decide."""

from dataclasses import replace

from builders import SPAN, find_label
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model.site import Settings
from firsthand.parse.contrast import DARK_SURFACES, LEAST_CONTRAST, measure_contrast
from firsthand.render.label_styles import render_label_styles

RUMOUR = replace(find_label("unverified"), id="rumour", color="#7b4d00", color_dark="#e7b369")


def test_each_label_has_its_colour_on_light_paper_and_on_dark() -> None:
    light, _, dark = render_label_styles(Settings(span=SPAN, labels=(RUMOUR,))).partition("@media")
    assert light == '[data-label="rumour"] { --label: #7b4d00; }\n'
    assert dark.startswith(" screen and (prefers-color-scheme: dark) {\n")
    assert '[data-label="rumour"] { --label: #e7b369; }\n' in dark


def test_an_accent_colours_links_and_none_leaves_the_themes() -> None:
    assert ":root { --link: #123456; }" in render_label_styles(Settings(span=SPAN, accent="#123456"))
    assert "--link" not in render_label_styles(Settings(span=SPAN))


@given(st.integers(0, 0xFFFFFF))
def test_an_accent_that_can_be_read_on_light_paper_can_be_read_on_dark(number: int) -> None:
    accent = f"#{number:06x}"
    mixed = "#" + "".join(f"{round(0.45 * int(accent[at : at + 2], 16) + 0.55 * 255):02x}" for at in (1, 3, 5))
    assert "color-mix(in srgb, #123456 45%, white)" in render_label_styles(Settings(span=SPAN, accent="#123456"))
    assert min(measure_contrast(mixed, paint) for paint in DARK_SURFACES.values()) >= LEAST_CONTRAST


def test_a_width_sets_the_characters_of_a_line_and_none_leaves_the_themes() -> None:
    assert ":root { --line: 60; }" in render_label_styles(Settings(span=SPAN, width=60))
    assert "--line" not in render_label_styles(Settings(span=SPAN))


def test_braces_close() -> None:
    sheet = render_label_styles(Settings(span=SPAN, labels=(RUMOUR, find_label("verified")), accent="#123456"))
    assert sheet.count("{") == sheet.count("}")
