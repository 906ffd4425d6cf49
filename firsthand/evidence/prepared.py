"""A source text made ready once, so that many quotations can be looked for in it quickly.

Holds the text twice: ``squeezed`` (white space collapsed, NFC) for exact passages, and as words, each coded as one character,
so that a sequence of words is found by the string search of the language itself, in linear time. Does not judge what it finds.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from firsthand.evidence.characters import fold_case, nfc_clusters
from firsthand.evidence.tokens import Tokens, read_tokens

UNKNOWN = "\0"
"""The code of a word the text does not hold. Never found."""
_TOO_MANY = "\1"  # a word of the text beyond the million that have a code: never found either
_FIRST_CODE = 2
_LAST_CODE = 0x10FFFF
_WITHIN_CHARACTER = 0xFFFFFFFF
_COMPARED_AT_MOST = 1_000_000
_ENDING_AT_MOST = 4
_WORD = re.compile(r"\S+")


class PreparedText:
    """A text to look for passages in."""

    __slots__ = ("_codes_by_key", "_loose_codes", "_loosen", "_offsets", "_readings", "codes", "squeezed", "text", "tokens")

    text: str
    tokens: Tokens
    squeezed: str
    codes: str

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = read_tokens(text)
        self.squeezed, self._offsets = _squeeze(text)
        self._codes_by_key: dict[str, str] = {}
        self._loosen: dict[int, str] = {}
        self._readings: dict[int, str] = {}
        self.codes = self._encode_all(self.tokens)
        self._loose_codes = self.codes.translate(self._loosen) if self._loosen else self.codes

    def encode(self, keys: Sequence[str]) -> str:
        """The keys (``Tokens.key``) as codes of this text, one character a word."""
        return "".join([self._codes_by_key.get(key, UNKNOWN) for key in keys])

    def codes_of_forms(self, stem: str) -> tuple[str, ...]:
        """The codes of the text's words that are forms of a stem: it with at most four more letters, or without its last."""
        reach = len(stem) + _ENDING_AT_MOST
        return tuple(
            code
            for key, code in self._codes_by_key.items()
            if (key.startswith(stem) and len(key) <= reach and key.isalpha()) or key == stem[:-1]
        )

    def find_words(self, wanted: str, first: int = 0, stop: int | None = None) -> Iterator[int]:
        """The places, in order, where the coded words stand next to each other between two word indexes.

        A word with two readings is found by either.
        """
        stop = len(self.codes) if stop is None else stop
        if not wanted:
            return
        if not self._loosen:
            yield from _find_all(self.codes, wanted, first, stop)
            return
        tries = max(_COMPARED_AT_MOST // len(wanted), 1)
        for at in islice(_find_all(self._loose_codes, wanted.translate(self._loosen), first, stop), tries):
            if self._reads(at, wanted):
                yield at

    def count_words(self, wanted: str) -> int:
        """Roughly how often the coded words stand next to each other: enough to tell the rare from the common."""
        return self._loose_codes.count(wanted.translate(self._loosen)) if wanted else len(self.codes)

    def find_exact(self, needle: str) -> Iterator[tuple[int, int]]:
        """Offsets of each place where the squeezed ``needle`` stands, whatever is beside it."""
        for at in _find_all(self.squeezed, needle, 0, len(self.squeezed)):
            start, end = self._offsets[at], self._offsets[at + len(needle)]
            if _WITHIN_CHARACTER not in (start, end):
                yield start, end

    def words_between(self, start: int, end: int) -> tuple[int, int]:
        """The range of words that begin within the offsets."""
        return bisect_left(self.tokens.starts, start), bisect_left(self.tokens.starts, end)

    def is_whole(self, start: int, end: int) -> bool:
        """Whether a passage may begin and end at these offsets: not inside a word or number, not cutting off a sign."""
        return self._is_boundary(start) and self._is_boundary(end) and self.are_whole(*self.words_between(start, end))

    def are_whole(self, first: int, stop: int) -> bool:
        """Whether the words may stand without what clings to them on either side."""
        return first not in self.tokens.clinging and stop not in self.tokens.clinging

    def whole_words_around(self, start: int, end: int) -> tuple[int, int]:
        """The range of words that the offsets touch, with what clings to them."""
        first, stop = bisect_right(self.tokens.ends, start), bisect_left(self.tokens.starts, end)
        while first in self.tokens.clinging:
            first -= 1
        while stop in self.tokens.clinging:
            stop += 1
        return first, stop

    def _is_boundary(self, offset: int) -> bool:
        before = bisect_right(self.tokens.starts, offset) - 1
        return before < 0 or self.tokens.starts[before] == offset or self.tokens.ends[before] <= offset

    def _encode_all(self, tokens: Tokens) -> str:
        by_word: dict[str, str] = {}
        codes: list[str] = []
        for word in tokens.words:
            code = by_word.get(word)
            if code is None:
                code = by_word[word] = self._code(fold_case(word))
            codes.append(code)
        for index, reading in tokens.readings.items():
            other = self._readings[index] = self._code(fold_case(reading))
            if other != codes[index]:
                self._loosen[ord(other)] = codes[index]
        # A reading may itself be another word's: follow to the end, so that both translate to one code.
        self._loosen = {number: self._end_of(code) for number, code in self._loosen.items()}
        return "".join(codes)

    def _code(self, key: str) -> str:
        code = self._codes_by_key.get(key)
        if code is None:
            number = _FIRST_CODE + len(self._codes_by_key)
            if number > _LAST_CODE:
                return _TOO_MANY
            code = self._codes_by_key[key] = chr(number)
        return code

    def _end_of(self, code: str) -> str:
        seen = {code}
        while (following := self._loosen.get(ord(code))) and following not in seen:
            seen.add(code := following)
        return code

    def _reads(self, at: int, wanted: str) -> bool:
        here = self.codes[at : at + len(wanted)]
        if here == wanted:
            return True
        return all(
            mine == theirs or self._readings.get(index) == theirs
            for index, (mine, theirs) in enumerate(zip(here, wanted, strict=True), at)
        )


def squeeze(text: str) -> str:
    """The text with white space collapsed and trimmed, in normalisation form C."""
    return _squeeze(text)[0]


def _squeeze(text: str) -> tuple[str, array[int]]:
    """The squeezed text, and for each of its characters, and for its end, the offset in the text."""
    words: list[str] = []
    offsets = array("I")
    end = 0
    for match in _WORD.finditer(text):
        start = match.start()
        raw = match[0]
        if words:
            words.append(" ")
            offsets.append(end)
        end = match.end()
        if raw.isascii() or unicodedata.is_normalized("NFC", raw):
            words.append(raw)
            offsets.extend(range(start, end))
            continue
        for inner, cluster in nfc_clusters(raw):
            words.append(cluster)
            offsets.append(start + inner)
            offsets.extend([_WITHIN_CHARACTER] * (len(cluster) - 1))
    offsets.append(end)
    return "".join(words), offsets


def _find_all(haystack: str, needle: str, first: int, stop: int) -> Iterator[int]:
    at = haystack.find(needle, first, stop)
    while at >= 0:
        yield at
        at = haystack.find(needle, at + 1, stop)
