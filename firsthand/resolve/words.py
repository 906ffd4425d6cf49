"""Words compared as a reader compares them: case, spacing and the printer's quotation marks and dashes do not count.

Good for the names of people and for the question whether a phrase stands in a record. Whether a quotation stands in a
saved copy is a stricter question, and answered elsewhere (``firsthand.evidence``).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_SAME = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛`´ʼ′", "'"),
        **dict.fromkeys("“”„‟«»‹›″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"),
    }
)
_CUT = re.compile(r"\[[^\]]*\]|…|\.(?:\s?\.){2,}")
_EDGE = re.compile(r"^\W+|\W+$")
# Scripts without spaces between words, in which a character is as good as a word.
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(r"\w+(?:['’.,\-‐‑]?\w+)*")


@lru_cache(maxsize=1024)  # names come back from post to post, and a record's words for every phrase that is looked for
def fold(text: str) -> str:
    """``text`` with case, spacing and typography evened out."""
    plain = unicodedata.normalize("NFC", text).translate(_SAME)
    return " ".join(unicodedata.normalize("NFC", plain.casefold()).split())


def fold_name(name: str) -> str:
    """A person's or house's name for comparing; the ``@`` of a handle does not count."""
    return fold(name).removeprefix("@").strip()


def count_words(text: str) -> int:
    """How many words ``text`` has; in scripts that put no space between words each character counts as one."""
    spaced = text if text.isascii() else _unspaced().sub(" x ", text)
    return len(_WORD.findall(spaced))


def holds(record: str, phrase: str) -> bool:
    """Whether ``phrase`` stands in ``record``, whole words only.

    A cut (``…``) or an editor's bracket in ``phrase`` may stand for any words; what is around it must come in this order.
    Punctuation at the ends of a part does not count: a comma inside the closing mark is the house's style.
    """
    text, at = fold(record), 0
    parts = [part for cut in _CUT.split(fold(phrase)) if (part := _EDGE.sub("", cut))]
    for part in parts:  # the earliest place for each part leaves the most room for the next
        found = re.compile(_whole(part)).search(text, at)
        if found is None:
            return False
        at = found.end()
    return bool(parts)


def _whole(part: str) -> str:
    """A pattern for ``part`` that begins and ends between words, where its script has such a place."""
    before = "" if _unspaced().match(part[0]) else r"(?<!\w)"
    after = "" if _unspaced().match(part[-1]) else r"(?!\w)"
    return before + re.escape(part) + after


@cache
def _unspaced() -> re.Pattern[str]:
    """A character of a script without spaces between words. Made when it is asked for: it takes longest of all patterns."""
    return re.compile(f"[{_UNSPACED}]")
