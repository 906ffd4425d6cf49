"""The evidence of one generated post: sources, quotes, tweets, claims, and which of them its body has to name.

Each quotation stands in its source's excerpt, so that a build which compares the two has the work of comparing them and finds
that they agree.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from corpus_words import draw_words

SNOWFLAKE_EPOCH_MS = 1_288_834_974_657
FIRST_TWEET_MS = 1_420_070_400_000
POSTS_PER_WIRE = 50

SOURCE_NAMES = ("minutes", "statement", "story", "evening", "people", "figures")
"""A post has the first few of these."""

QUOTED = ("minutes", "statement", "story", "minutes")
"""Which source each quote is from."""

KINDS = {
    "verified": "    source: q0\n",
    "on-record": "    claimant: The Office\n    source: q1\n",
    "corroborated": "    source: [story, {wire}]\n    no_primary: The meeting was closed.\n",
    "reported": "    source: story\n    no_primary: What it rests on was not shown to us.\n",
    "unverified": "    searched:\n      - {{where: city archive, date: {day}}}\n      - {{where: library, date: {day}}}\n",
    "disputed": "    source: story\n    against: t0\n    no_primary: No minutes were kept.\n",
    "missing-context": "    source: q1\n    context: The office had said the same a year before.\n    context_source: story\n",
    "false": "    claimant: common\n    against: q0\n",
}
"""What each label's claim rests on; every post has what they name."""

NEEDS_TEXT = ("disputed", "false")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A post's evidence as YAML, and what its body has to name."""

    yaml: str
    claims: tuple[str, ...]
    sources: int
    quotes: int
    tweets: int
    quotes_shown: int
    """How many quotes, from the first, stand as blocks; the others stand in the text."""
    tweets_shown: int
    cited: tuple[str, ...]
    inline: tuple[str, ...]


def wire_id(number: int) -> str:
    """The shared source that post ``number`` may name."""
    return f"wire-{number // POSTS_PER_WIRE}"


def draw_evidence(chance: random.Random, number: int, day: date) -> Evidence:
    """The evidence of post ``number``, published on ``day``."""
    sources, quotes, tweets = chance.randint(3, 6), chance.randint(2, 4), chance.randint(1, 3)
    quoted = [f"{draw_words(chance, chance.randint(8, 16)).capitalize()}." for _ in range(quotes)]
    labels = [chance.choice(tuple(KINDS)) for _ in range(chance.randint(3, 8))]
    claims = [write_claim(chance, f"c{turn}", label, number, day) for turn, label in enumerate(labels)]
    quotes_shown, tweets_shown = chance.randint(1, quotes), chance.randint(1, tweets)
    return Evidence(
        yaml=f"sources:\n{write_sources(chance, sources, quoted, day)}"
        f"quotes:\n{''.join(write_quote(turn, text) for turn, text in enumerate(quoted))}"
        f"tweets:\n{''.join(write_tweet(chance, turn, number) for turn in range(tweets))}"
        f"claims:\n{''.join(claims)}",
        claims=tuple(f"c{turn}" for turn in range(len(claims))),
        sources=sources,
        quotes=quotes,
        tweets=tweets,
        quotes_shown=quotes_shown,
        tweets_shown=tweets_shown,
        cited=SOURCE_NAMES[:sources],
        inline=(
            *(f"quote:q{turn}" for turn in range(quotes_shown, quotes)),
            *(f"tweet:t{turn}" for turn in range(tweets_shown, tweets)),
        ),
    )


def write_sources(chance: random.Random, count: int, quoted: list[str], day: date) -> str:
    """The first ``count`` kinds of sources; those that are quoted have an excerpt that holds the words."""
    kinds = (
        ("minutes", "document", "About the minutes", "City Archive", ""),
        ("statement", "statement", "What the office says", "The Office", "    author: The Office\n"),
        ("story", "report", "The story of the day", "Daily Example", "    own_reporting: true\n"),
        ("evening", "article", "An evening in the room", "Evening Example", "    based_on: people\n" if count > 4 else ""),
        ("people", "unnamed", "people close to the talks", "", ""),
        ("figures", "dataset", "The figures", "City Office", "    note: The third column is meant.\n"),
    )
    written = []
    for name, kind, title, publisher, more in kinds[:count]:
        text = f"  {name}:\n    type: {kind}\n    title: {title}\n"
        if publisher:
            url = f"https://example.com/{name}/{day}/{chance.randint(1000, 9999)}"
            text += f"    publisher: {publisher}\n    url: {url}\n    published: {day}\n{more}"
        held = [words for words, source in zip(quoted, QUOTED, strict=False) if source == name]
        if held:
            text += (
                f"    excerpt: {draw_words(chance, 12).capitalize()}. {' '.join(held)} {draw_words(chance, 12).capitalize()}.\n"
            )
        written.append(text)
    return "".join(written)


def write_quote(turn: int, text: str) -> str:
    """The quote number ``turn``."""
    return f"  q{turn}:\n    text: {text}\n    source: {QUOTED[turn]}\n"


def write_tweet(chance: random.Random, turn: int, number: int) -> str:
    """The tweet number ``turn`` of a post: its id holds the moment it was posted, as X's do."""
    moment = FIRST_TWEET_MS + (number * 7_919 + turn) * 1000
    posted = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=moment)
    text = draw_words(chance, chance.randint(12, 24)).capitalize()
    return (
        f"  t{turn}:\n    url: https://x.com/example/status/{(moment - SNOWFLAKE_EPOCH_MS) << 22}\n    author: A. Reporter\n"
        f"    handle: example\n    posted: {posted:%Y-%m-%dT%H:%M:%SZ}\n    text: {text}.\n"
    )


def write_claim(chance: random.Random, claim: str, label: str, number: int, day: date) -> str:
    """A claim with this label and what the label needs."""
    text = f"    text: {draw_words(chance, 9).capitalize()}.\n" if label in NEEDS_TEXT else ""
    rest = KINDS[label].format(wire=wire_id(number), day=day)
    return (
        f"  {claim}:\n    label: {label}\n{text}{rest}    reason: {draw_words(chance, chance.randint(6, 12)).capitalize()}.\n"
    )
