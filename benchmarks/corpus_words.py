"""The words that generated posts are made of."""

from __future__ import annotations

import random
import re

WORDS = tuple(
    (
        "talks deal studio writer guild table offer meeting strike term page line source record report paper editor reader "
        "evening morning room city court letter answer question number contract season picture market minute camera said "
        "asked wrote printed told showed kept left found made gave took read met moved held over under after before slowly "
        "again nearly often plainly later early quiet open long short public second final first new old didn't wasn't "
        "café naïve Zürich the the the the of of of and and and to to a a in in that it was was for on with as at by"
    ).split()
)
TAGS = ("talks", "courts", "science", "sport", "music", "budget", "space", "press")

_MARKUP = re.compile(r"\]\([^)]*\)|[^\w’' ]+", re.UNICODE)


def draw_words(chance: random.Random, count: int) -> str:
    """Some words in a row."""
    return " ".join(chance.choices(WORDS, k=count))


def draw_sentence(chance: random.Random) -> str:
    """A sentence of 8 to 20 words; a few have emphasis, fewer a link."""
    words = chance.choices(WORDS, k=chance.randint(8, 20))
    turn = chance.random()
    if turn < 0.05:
        words[3] = f"*{words[3]}*"
    elif turn < 0.08:
        words[3:5] = [f"[{words[3]} {words[4]}](https://example.com/{words[4].encode('ascii', 'ignore').decode()})"]
    return f"{words[0].capitalize()} {' '.join(words[1:])}."


def number_of_words(text: str) -> int:
    """About how many words of a Markdown text a reader sees."""
    return len(_MARKUP.sub(" ", text).split())
