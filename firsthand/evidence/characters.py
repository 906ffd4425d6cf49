"""What a character is to the matcher, and which characters are the same one in other clothes.

``SHAPES`` gives each character one letter; a text translated by it has the same length, so that regular expressions over
the shape find offsets into the text. ``fold`` undoes typography. Neither knows about words; see ``tokens``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# The letters of a shape:
#   a letter   d digit or fraction   s superscript or subscript   c one character is one word   m mark on the one before
#   i ignored   h soft hyphen   ' apostrophe   - hyphen   . , : / themselves   $ currency   % per cent, degree, prime
#   & # themselves   < comparison   + other mathematics   ? question mark   q quotation mark   [ ] brackets   (space) space
#   \n line end   p any other mark
APOSTROPHES = "'’‘ʼ‛`´׳＇"
HYPHENS = "-‐‑‒–−－﹣־"
PLAIN_HYPHENS = "-‐‑\N{SOFT HYPHEN}"
QUESTION_MARKS = "?？؟⁇⁈⁉‽՞፧﹖"
QUOTATION_MARKS = '"“”„‟«»‹›「」『』〝〞〟‚״＂'
_SLASHES = "/⁄∕／"
_COMPARISONS = "<>≤≥±~≈∼≲≳≪≫＜＞"
_FIXED = {
    **dict.fromkeys(APOSTROPHES, "'"),
    **dict.fromkeys(HYPHENS, "-"),
    **dict.fromkeys(QUESTION_MARKS, "?"),
    **dict.fromkeys(QUOTATION_MARKS, "q"),
    **dict.fromkeys(_SLASHES, "/"),
    **dict.fromkeys(_COMPARISONS, "<"),
    **dict.fromkeys("%‰‱٪﹪％°℃℉′″‴", "%"),
    **dict.fromkeys("&＆﹠", "&"),
    **dict.fromkeys(".．", "."),
    **dict.fromkeys(",，", ","),
    **dict.fromkeys(":：", ":"),
    **dict.fromkeys("\n\v\f\x85\u2028\u2029", "\n"),
    # The halfwidth voicing marks are letters to Unicode, but belong to the kana before them.
    **dict.fromkeys("ﾞﾟ", "m"),
    # An override changes what a reader sees ("12" shown as "21"), so it may not be dropped: it must match.
    **dict.fromkeys("\u202d\u202e", "c"),
    **dict.fromkeys("|￨｜¦", "p"),
    "#": "#",
    "[": "[",
    "]": "]",
    "\N{SOFT HYPHEN}": "h",
    "\N{ARABIC TATWEEL}": "i",
    "\N{COMBINING GRAPHEME JOINER}": "i",
    "\N{OBJECT REPLACEMENT CHARACTER}": "i",
}
# Scripts that put no space between words (or, for Hangul, glue particles to them): first and last code point.
_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1100, 0x11FF), (0x1780, 0x17FF), (0x2E80, 0x2FDF), (0x3005, 0x303C),
    (0x3041, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xF900, 0xFAFF),
    (0xFF66, 0xFFDC), (0x1AFF0, 0x1B2FF), (0x20000, 0x3FFFF),
)  # fmt: skip
_JAMO_WITHIN_SYLLABLE = (0x1160, 0x11FF)
_VARIATION_SELECTORS = ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF), (0x180B, 0x180F))
_SKIN_TONES = (0x1F3FB, 0x1F3FF)
_BULLETS = ((0x2500, 0x25FF),)
_CLOTHES = ("<wide>", "<narrow>", "<font>", "<noBreak>", "<initial>", "<medial>", "<final>", "<isolated>")
_LIGATURES = (0xFB00, 0xFB4F)
# Canonical ordering is quadratic in a run of marks; Unicode's own stream-safe format allows 30 (UAX #15, section 13).
_CLUSTER = re.compile(r"[^m]m{0,60}|m{1,60}")
_CHUNK = re.compile(r"[^m]{1,500}m{0,500}|m{1,500}")


class _Shapes(dict[int, str]):
    """Shapes by code point, worked out the first time one is met."""

    def __missing__(self, code: int) -> str:
        shape = self[code] = _shape(chr(code))
        return shape


class _Folds(dict[int, str]):
    """Plain characters by code point, worked out the first time one is met."""

    def __missing__(self, code: int) -> str:
        plain = self[code] = _plain(chr(code))
        return plain


SHAPES = _Shapes()
_FOLDS = _Folds()


def fold(text: str) -> str:
    """The text without typography: ligatures, widths, dashes and apostrophes made plain, invisible characters gone, NFC.

    Superscripts, subscripts, fractions and circled digits stay: NFKC would turn 10² into 102.
    """
    return to_nfc(text.translate(_FOLDS))


def fold_case(word: str) -> str:
    """A folded word for comparison without case. ß stays: "in Maßen" and "in Massen" are opposites."""
    if "ß" in word or "ẞ" in word:
        return "ß".join(to_nfc(part.casefold()) for part in word.replace("ẞ", "ß").split("ß"))
    return word.casefold() if word.isascii() else to_nfc(word.casefold())


def to_nfc(text: str) -> str:
    """The text in normalisation form C, in time that grows with its length."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    return "".join(unicodedata.normalize("NFC", text[start:end]) for start, end in _pieces(_CHUNK, text))


def nfc_clusters(text: str) -> Iterator[tuple[int, str]]:
    """Each character with its marks: its offset in the text, and the cluster in normalisation form C."""
    for start, end in _pieces(_CLUSTER, text):
        yield start, unicodedata.normalize("NFC", text[start:end])


def _pieces(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for piece in pattern.finditer(text.translate(SHAPES)):
        yield piece.span()


def _shape(char: str) -> str:
    if fixed := _FIXED.get(char):
        return fixed
    if char.isspace():
        return " "
    code, category = ord(char), unicodedata.category(char)
    if category in {"Cf", "Cc"} or _within(code, *_VARIATION_SELECTORS):
        return "i"
    if category in {"Mn", "Mc", "Me"} or _within(code, _JAMO_WITHIN_SYLLABLE, _SKIN_TONES):
        return "m"
    if char.isalnum() or category in {"Sm", "So"}:
        return _shape_of_word(char, code, category)
    return {"Sc": "$", "Pi": "q", "Pf": "q"}.get(category, "p")


def _shape_of_word(char: str, code: int, category: str) -> str:
    """The shape of a letter, a figure or a symbol that says something."""
    if category == "So":
        return "p" if char in "©®™℠" or _within(code, *_BULLETS) else "c"
    if category in {"No", "Lm", "Sm"} and unicodedata.decomposition(char).startswith(("<super>", "<sub>")):
        return "s"
    if category == "Sm":
        return "+"
    if _within(code, *_UNSPACED):
        return "c"
    return "d" if category in {"Nd", "Nl", "No"} else "a"


def _plain(char: str) -> str:
    if char in APOSTROPHES:
        return "'"
    if char in HYPHENS:
        return "-"
    if char in _SLASHES:
        return "/"
    if SHAPES[ord(char)] in "ih":
        return ""
    decomposition = unicodedata.decomposition(char)
    if decomposition.startswith(_CLOTHES) or _within(ord(char), _LIGATURES):
        return unicodedata.normalize("NFKC", char)
    return char


def _within(code: int, *ranges: tuple[int, int]) -> bool:
    return any(first <= code <= last for first, last in ranges)
