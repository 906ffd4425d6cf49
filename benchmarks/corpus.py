"""Write a site of generated posts, the same for the same seed: `python benchmarks/corpus.py DIR --posts 1000`.

Each post has about 800 words, 6 claims of six different labels, 3 quotes, 2 tweets and 4 sources (one post in ten has a
table), which is what a richly sourced post of a commentary blog holds. The words are drawn from a fixed list; nothing in
them means anything.
"""

from __future__ import annotations

import argparse
import random
from datetime import date, timedelta
from pathlib import Path

WORDS = tuple(
    (
        "talks deal studio writer guild table offer meeting strike term page line source record report paper editor reader "
        "evening morning room city court letter answer question number contract season picture market minute camera said "
        "asked wrote printed told showed kept left found made gave took read met moved held over under after before slowly "
        "again nearly often plainly later early quiet open long short public second final first new old"
    ).split()
)
TAGS = ("talks", "courts", "science", "sport", "music", "budget", "space", "press")
SNOWFLAKE_EPOCH_MS = 1288834974657

SITE = """\
title: Generated
url: https://example.org
language: en
timezone: UTC
copies: off
"""

SHARED = """\
wire-service:
  type: report
  title: The day in brief
  publisher: Example Wire
  url: https://example.net/wire
  published: 2020-01-01
  own_reporting: true
"""


def write_corpus(root: Path, *, posts: int, seed: int = 20260921) -> None:
    """Write content/ of a site with ``posts`` posts below ``root``."""
    chance = random.Random(seed)
    for name, text in {"site.yaml": SITE, "sources/shared.yaml": SHARED}.items():
        write(root / "content" / name, text)
    for number in range(posts):
        day = date(2015, 1, 1) + timedelta(days=number // 4)
        write(root / "content" / "posts" / f"{day}-post-{number:05}.md", make_post(chance, number, day))


def write(path: Path, text: str) -> None:
    """Write a text and the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def make_post(chance: random.Random, number: int, day: date) -> str:
    """One post: front matter with its evidence, and a body that uses all of it."""
    quotes = [sentence(chance, 12) for _ in range(3)]
    posted = [1_420_070_400_000 + (number * 7_919 + turn) * 1000 for turn in range(2)]
    tweets = [sentence(chance, 18) for _ in range(2)]
    return (
        f"---\ntitle: {sentence(chance, 6)} {number}\ndate: {day}\n"
        f"tags: [{', '.join(chance.sample(TAGS, 2))}]\nsummary: {sentence(chance, 16)}.\n"
        + make_evidence(quotes, tweets, posted, day)
        + "---\n"
        + make_body(chance, number)
    )


def make_evidence(quotes: list[str], tweets: list[str], posted: list[int], day: date) -> str:
    """The evidence of one post as YAML."""
    sources = (
        "".join(
            f"  {name}:\n    type: {kind}\n    title: About the {name}\n    publisher: {publisher}\n"
            f"    url: https://example.com/{name}/{day}\n    published: {day}\n{more}"
            for name, kind, publisher, more in (
                ("minutes", "document", "City Archive", ""),
                ("statement", "statement", "The Office", "    author: The Office\n"),
                ("story", "report", "Daily Example", "    own_reporting: true\n"),
                ("insiders", "article", "Evening Example", "    based_on: people\n"),
            )
        )
        + "  people:\n    type: unnamed\n    title: people close to the talks\n"
    )
    quoted = "".join(
        f"  q{turn}:\n    text: {text}\n    source: {source}\n"
        for turn, (text, source) in enumerate(zip(quotes, ("minutes", "statement", "story"), strict=True))
    )
    posts = "".join(
        f"  t{turn}:\n    url: https://x.com/example/status/{(at - SNOWFLAKE_EPOCH_MS) << 22}\n    author: A. Reporter\n"
        f"    handle: example\n    posted: {date(1970, 1, 1) + timedelta(milliseconds=at)}\n    text: {text}\n"
        for turn, (text, at) in enumerate(zip(tweets, posted, strict=True))
    )
    return f"sources:\n{sources}quotes:\n{quoted}tweets:\n{posts}claims:\n{CLAIMS}"


CLAIMS = """\
  c0:
    label: verified
    source: q0
    reason: The minutes say so.
  c1:
    label: on-record
    claimant: The Office
    source: q1
    reason: The office put its name to it.
  c2:
    label: corroborated
    source: [story, wire-service]
    no_primary: The meeting was closed.
    reason: Two newsrooms that do not lean on each other.
  c3:
    label: reported
    source: insiders
    reason: One paper, citing people who are not named.
  c4:
    label: unverified
    source: t0
    no_primary: Nobody keeps a record of it.
    searched:
      - {where: the city archive, date: 2020-01-02}
    reason: We looked and found nothing that settles it.
  c5:
    label: disputed
    text: The second meeting was the longer one of the two.
    source: q2
    against: t1
    no_primary: No minutes were kept of the second meeting.
    reason: Two people who were there disagree.
"""


def make_body(chance: random.Random, number: int) -> str:
    """About 800 words of prose with every mark of the post."""
    paragraphs = []
    for turn in range(10):
        words = [sentence(chance, 12) + "." for _ in range(6)]
        if turn in range(1, 7):
            words.insert(3, f"So [{sentence(chance, 7)}](claim:c{turn - 1}).")
        paragraphs.append(" ".join(words))
    paragraphs.insert(2, "![What was said](quote:q0)")
    paragraphs.insert(4, "![What was posted](tweet:t0)")
    paragraphs.insert(5, f"## {sentence(chance, 4)}")
    paragraphs[6] += " The office said <quote:q1>, and the story [went on](quote:q2)."
    paragraphs[8] += " Another [answered](tweet:t1), citing <source:people>; see [the wire](source:wire-service)."
    if number % 10 == 0:
        paragraphs.append("| day | hours |\n| --- | ---: |\n| first | 10 |\n| second | 12 |")
    return "\n\n".join(paragraphs) + "\n"


def sentence(chance: random.Random, words: int) -> str:
    """Some words, the first with a capital letter."""
    return " ".join(chance.choices(WORDS, k=words)).capitalize()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=20260921)
    arguments = parser.parse_args()
    write_corpus(arguments.folder, posts=arguments.posts, seed=arguments.seed)
