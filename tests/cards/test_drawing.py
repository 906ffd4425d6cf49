"""Card images as pictures: read back pixel by pixel."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from firsthand.cards.card import HEIGHT, WIDTH, Card, Tally
from firsthand.cards.draw import draw_card
from firsthand.cards.fonts import find_missing, make_plain

GREEN, RED = "#036a34", "#a9000d"
MARGIN, BAND = 70, 14


def make_tally(count: int, line: str = "straight", color: str = GREEN, words: str = "") -> Tally:
    return Tally(count=count, words=words or f"{count} {line}", line=line, color=color)


CARD = Card(
    site="Carbon Copy",
    title="Thirteen words",
    accent="#0f4ea3",
    foot="23 November 2026 · By A. Writer",
    lead="4 claims",
    tallies=(make_tally(3), make_tally(1, "wavy", RED)),
)
LINES = ("straight", "double", "broken", "dotted", "wavy", "thin")


def read_picture(card: Card) -> Image.Image:
    return Image.open(BytesIO(draw_card(card))).convert("RGB")


def color_of(text: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(text.removeprefix("#")))


def measure_scale(card: Card) -> list[tuple[int, int]]:
    """For each label's length of the line drawn to scale: the first and the last column in its colour."""
    picture = read_picture(card)
    top = next(y for y in range(BAND, HEIGHT) if color_of(card.tallies[0].color) in row_of(picture, y))
    rows = [row_of(picture, y) for y in range(top, top + 8)]
    columns = [[x for row in rows for x, pixel in enumerate(row) if pixel == color_of(one.color)] for one in card.tallies]
    return [(min(found), max(found)) for found in columns]


def row_of(picture: Image.Image, y: int) -> list[tuple[int, ...]]:
    data = picture.crop((0, y, picture.width, y + 1)).tobytes()
    return [tuple(data[at : at + 3]) for at in range(0, len(data), 3)]


def test_equal_cards_are_equal_bytes_and_a_changed_one_has_another_mark() -> None:
    assert draw_card(CARD) == draw_card(replace(CARD))
    others = [
        replace(CARD, title="Fourteen words"),
        replace(CARD, accent="#0f4ea4"),
        replace(CARD, tallies=(make_tally(4),)),
        replace(CARD, tallies=(make_tally(3), make_tally(1, "thin", RED))),
    ]
    assert len({card.mark for card in (CARD, *others)}) == 5
    assert len({draw_card(card) for card in (CARD, *others)}) == 5


def test_a_card_is_a_small_png_of_the_size_that_networks_show() -> None:
    data = draw_card(CARD)
    with Image.open(BytesIO(data)) as picture:
        assert (picture.format, picture.size, picture.info.get("dpi")) == ("PNG", (WIDTH, HEIGHT), None)
    assert len(data) < 60_000


def test_the_line_is_drawn_to_scale() -> None:
    green, red = measure_scale(replace(CARD, tallies=(make_tally(6), make_tally(2, "thin", RED))))
    # A twentieth of the width a claim, the gap between the two taken off.
    assert green[0] == 80
    assert green[1] - green[0] + 1 == pytest.approx(0.3 * 1040, abs=12)
    assert red[1] - red[0] + 1 == pytest.approx(0.1 * 1040, abs=12)
    assert red[0] > green[1]


def test_past_twenty_claims_the_line_is_as_long_as_the_text_is_wide() -> None:
    green, red = measure_scale(replace(CARD, tallies=(make_tally(150), make_tally(50, "thin", RED))))
    assert green[0] == 80
    assert red[1] == pytest.approx(WIDTH - 80, abs=2)


WORDS = st.text(st.sampled_from("abcdefgÄßœΩж–“”  "), max_size=400)
TALLIES = st.lists(
    st.builds(
        make_tally,
        st.integers(1, 500),
        st.sampled_from(LINES),
        st.sampled_from((GREEN, RED, "#525960")),
        WORDS.map(lambda text: text[:20]),
    ),
    max_size=14,
).map(tuple)


@settings(max_examples=40)
@given(
    st.builds(
        Card, site=WORDS, title=WORDS, accent=st.just("#0f4ea3"), foot=WORDS, summary=WORDS,
        lead=WORDS.map(lambda text: text[:20]), tallies=TALLIES, is_signed=st.booleans(),
    )
)  # fmt: skip
def test_whatever_stands_on_a_card_its_margins_stay_free(card: Card) -> None:
    picture = read_picture(card)
    paper = picture.getpixel((5, 100))
    for box in (
        (0, BAND, MARGIN, HEIGHT),
        (WIDTH - MARGIN, BAND, WIDTH, HEIGHT),
        (0, BAND, WIDTH, 50),
        (0, HEIGHT - 45, WIDTH, HEIGHT),
    ):
        assert picture.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), paper)], box


def test_title_counts_and_foot_never_run_into_each_other() -> None:
    tallies = tuple(make_tally(18, line, color, "18 did not happen") for line in LINES for color in (GREEN, RED))
    picture = read_picture(replace(CARD, title="word " * 80, tallies=tallies))
    rows = [set(row_of(picture, y)) for y in range(HEIGHT)]
    line_begins = next(y for y in range(BAND, HEIGHT) if color_of(GREEN) in rows[y])
    title_ends = max(y for y in range(line_begins) if color_of("#15181c") in rows[y])
    foot_begins = max(y for y in range(HEIGHT) if color_of(RED) in rows[y] or color_of(GREEN) in rows[y])
    assert 10 < line_begins - title_ends < 110
    assert HEIGHT - foot_begins > 60 + 28


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Plain words, “quoted” – and more…", ""),
        ("Größe, niño, œuvre, Łódź, Ωμέγα, Проверка", ""),
        ("漢字 and 漢", "漢字"),
        ("שלום", "שלום"),
        ("a \U0001f600", "\U0001f600"),
        ("e\u0301 composed", ""),
        ("a\u0332 left apart", "\u0332"),
        ("no\u00adbreak\u2011here\u00a0and\u202fthere\u200b", ""),
    ],
)
def test_letters_that_the_fonts_lack_are_told(text: str, missing: str) -> None:
    assert find_missing(text) == missing


def test_what_has_no_shape_of_its_own_is_left_out() -> None:
    assert make_plain(" A\u00a0non\u2011breaking\n soft\u00adhyphen\u200b ") == "A non-breaking softhyphen"
