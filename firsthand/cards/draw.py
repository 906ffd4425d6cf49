"""Drawing a card: site name, title, the line drawn to scale with the counts in words, date and authors.

Knows where things stand. Equal cards give equal bytes with the same Pillow.
"""

from __future__ import annotations

from firsthand.cards.card import HEIGHT, WIDTH, Card, Tally
from firsthand.cards.fonts import SANS, SANS_BOLD, SERIF, make_plain, open_font
from firsthand.cards.lines import BOX, shape_line
from firsthand.cards.sheet import Sheet
from firsthand.cards.text import Fitted, Room, fit, flow, measure_in

_PAPER, _INK, _SECOND = "#fafaf8", "#15181c", "#50565c"

_SIDE = 80
_INSIDE = WIDTH - 2 * _SIDE
_BAND = 14
_AIR = 26
_SITE_TOP, _SITE_SIZE = 62, 32
_TITLE_TOP, _TITLE_SIZES, _TITLE_LINES, _TITLE_LEADING = 126, (88, 80, 72, 66, 60, 54, 48, 44), 4, 1.08
_SUMMARY_SIZE, _SUMMARY_LINES, _SUMMARY_LEADING = 34, 3, 1.35
_FOOT_BOTTOM, _FOOT_SIZE = HEIGHT - 60, 28
_COUNT_SIZES, _COUNT_ROWS, _COUNT_LEADING = (34, 30, 27, 24), 3, 1.48
_LINE_UNIT = 2.8
_SAMPLE_UNIT, _SAMPLE, _SAMPLE_AIR = 1.9, 34, 12
_SHARE, _GAP, _SHORTEST = 0.05, 10, 12
_SIGNATURE = (("straight", 0.56), ("broken", 0.235), ("wavy", 0.205))
_CAPITALS = 0.8
"""From the top of a line to the foot of its letters, in sizes."""


def draw_card(card: Card) -> bytes:
    """The card as a PNG."""
    colors = (_INK, _SECOND, card.accent, *(tally.color for tally in card.tallies))
    sheet = Sheet((WIDTH, HEIGHT), paper=_PAPER, colors=colors)
    sheet.fill((0, 0, WIDTH, _BAND), card.accent)
    _write(sheet, _fit_line(card.site, SANS_BOLD, _SITE_SIZE), _SITE_TOP, _SECOND)
    bottom = _FOOT_BOTTOM - _FOOT_SIZE
    _write(sheet, _fit_line(card.foot, SANS, _FOOT_SIZE), bottom, _SECOND)
    bottom -= _AIR
    if card.tallies:
        bottom = _draw_counts(sheet, card, bottom) - round(BOX * _LINE_UNIT)
        _draw_scale(sheet, card.tallies, bottom)
        bottom -= _AIR
    elif card.is_signed:
        _draw_signature(sheet, _FOOT_BOTTOM - round(BOX * _LINE_UNIT))
    _draw_title(sheet, card, bottom)
    return sheet.save()


def _draw_counts(sheet: Sheet, card: Card, bottom: int) -> int:
    """The counts in words, each behind a short piece of its line; where they begin."""
    texts = [make_plain(card.lead), *(make_plain(tally.words) for tally in card.tallies)]
    for size in _COUNT_SIZES:
        rows = flow(texts, measure_in(SANS_BOLD, size), width=_INSIDE, indent=_SAMPLE + _SAMPLE_AIR, gap=size)
        if len(rows) <= _COUNT_ROWS:
            break
    step = round(size * _COUNT_LEADING)
    top = bottom - step * len(rows)
    for number, row in enumerate(rows):
        foot = top + number * step + size
        for place, left in row:
            tally = card.tallies[place - 1] if place else None
            _draw_count(sheet, texts[place], tally, (_SIDE + round(left), foot), size)
    return top - 4


def _draw_count(sheet: Sheet, text: str, tally: Tally | None, place: tuple[int, int], size: int) -> None:
    """One count, coloured and with a piece of its line where it is a label's."""
    left, foot = place
    if tally:
        middle = foot - round(size * 0.31)
        sheet.press(shape_line(tally.line, _SAMPLE, _SAMPLE_UNIT), (left, middle - round(BOX * _SAMPLE_UNIT / 2)), tally.color)
        left += _SAMPLE + _SAMPLE_AIR
    sheet.write(text, (left, foot), font=open_font(SANS_BOLD, size), color=tally.color if tally else _INK)


def _draw_scale(sheet: Sheet, tallies: tuple[Tally, ...], top: int) -> None:
    """One length a label, in the order given, each long enough to be seen."""
    left = _SIDE
    for tally, length in zip(tallies, _share([tally.count for tally in tallies]), strict=True):
        sheet.press(shape_line(tally.line, length, _LINE_UNIT), (left, top), tally.color)
        left += length + _GAP


def _share(counts: list[int]) -> list[int]:
    """The lengths of so many claims: each is a twentieth of the width, less where there are more of them."""
    total = sum(counts)
    length = round(min(1.0, total * _SHARE) * _INSIDE) - _GAP * (len(counts) - 1)
    shares = [max(_SHORTEST, length * count // total) for count in counts]
    longest = shares.index(max(shares))
    shares[longest] = max(_SHORTEST, shares[longest] + length - sum(shares))
    return shares


def _draw_signature(sheet: Sheet, top: int) -> None:
    """The line of the masthead, over the whole width."""
    left = 0
    for line, share in _SIGNATURE:
        length = round((_INSIDE - _GAP * (len(_SIGNATURE) - 1)) * share)
        sheet.press(shape_line(line, length, _LINE_UNIT), (_SIDE + left, top), _INK)
        left += length + _GAP


def _draw_title(sheet: Sheet, card: Card, bottom: int) -> None:
    """The title, and the summary where no claims are counted."""
    room = Room(width=_INSIDE, height=bottom - _TITLE_TOP, lines=_TITLE_LINES)
    title = fit(make_plain(card.title), SERIF, _TITLE_SIZES, room, leading=_TITLE_LEADING)
    _write(sheet, title, _TITLE_TOP, _INK)
    below = _TITLE_TOP + title.height + _AIR
    left = Room(width=_INSIDE, height=bottom - below, lines=_SUMMARY_LINES)
    if not card.tallies and card.summary and left.height >= _SUMMARY_SIZE * _SUMMARY_LEADING:
        summary = fit(make_plain(card.summary), SANS, (_SUMMARY_SIZE,), left, leading=_SUMMARY_LEADING)
        _write(sheet, summary, below, _SECOND)


def _fit_line(text: str, font: str, size: int) -> Fitted:
    return fit(make_plain(text), font, (size,), Room(width=_INSIDE, height=2 * size, lines=1))


def _write(sheet: Sheet, text: Fitted, top: int, color: str) -> None:
    """The lines of ``text`` below each other from ``top`` on."""
    for number, line in enumerate(text.lines):
        foot = top + round(text.size * (_CAPITALS + text.leading * number))
        sheet.write(line, (_SIDE, foot), font=open_font(text.font, text.size), color=color)
