"""Write the posts of a blog that does not exist: `python benchmarks/corpus.py DIR --posts 1000`.

The same seed gives the same bytes, and post N is the same in a blog of any size. A post has 600 to 1,200 words, 3 to 8 claims,
2 to 4 quotes, 1 to 3 tweets and 3 to 6 sources, all of them used and checked; one in ten has a table. The words are drawn from
a fixed list and mean nothing. Knows the blog's files as Firsthand reads them; that other generators are given the same files
is the business of the modules named after them.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from corpus_evidence import Evidence, draw_evidence, wire_id
from corpus_words import TAGS, draw_sentence, draw_words, number_of_words

SEED = 20260921
FIRST_DAY = date(2015, 1, 1)

SITE = """\
title: Generated
url: https://example.org
language: en
timezone: UTC
copies: {copies}
cards: false
search: false
"""

WIRE = """\
{id}:
  type: report
  title: The day in brief, part {part}
  publisher: Example Wire
  url: https://example.net/wire/{part}
  published: 2014-12-31
  own_reporting: true
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post of the corpus, and how much of what it holds."""

    name: str
    """Its file's name, without the ending."""
    slug: str
    text: str
    words: int
    claims: int
    quotes: int
    tweets: int
    sources: int
    """Its own; the shared one that some posts name comes on top."""


def draw_post(number: int, *, seed: int = SEED) -> Post:
    """Post ``number`` of the corpus: its text depends on the seed and its number alone."""
    chance = random.Random(f"{seed}/{number}")
    day = FIRST_DAY + timedelta(days=number // 4)
    evidence = draw_evidence(chance, number, day)
    body = draw_body(chance, evidence)
    head = (
        f"title: {draw_words(chance, 6).capitalize()} {number}\ndate: {day}\n"
        f"tags: [{', '.join(chance.sample(TAGS, 2))}]\nsummary: {draw_words(chance, 16).capitalize()}.\n"
    )
    return Post(
        name=f"{day}-post-{number:05}",
        slug=f"post-{number:05}",
        text=f"---\n{head}{evidence.yaml}---\n{body}",
        words=number_of_words(body),
        claims=len(evidence.claims),
        quotes=evidence.quotes,
        tweets=evidence.tweets,
        sources=evidence.sources,
    )


def draw_body(chance: random.Random, evidence: Evidence) -> str:
    """Paragraphs of prose that use all of the evidence, 600 to 1,200 words in all."""
    marks = [f"So [{draw_words(chance, chance.randint(5, 10))}](claim:{claim})." for claim in evidence.claims]
    marks += [f"More is [in the {source}](source:{source})." for source in evidence.cited]
    marks += [f"It was put so: <{kind}>." for kind in evidence.inline]
    chance.shuffle(marks)
    blocks = [f"![What stood there](quote:q{turn})" for turn in range(evidence.quotes_shown)]
    blocks += [f"![What was posted](tweet:t{turn})" for turn in range(evidence.tweets_shown)]
    blocks += [f"## {draw_words(chance, 4).capitalize()}" for _ in range(chance.randint(1, 3))]
    if chance.random() < 0.1:
        blocks.append(draw_table(chance))
    if chance.random() < 0.3:
        blocks.append("\n".join(f"- {draw_sentence(chance)}" for _ in range(3)))
    wanted = chance.randint(640, 1060)
    paragraphs, words = [], number_of_words("\n".join([*marks, *blocks]))
    while words < wanted:
        sentences = [draw_sentence(chance) for _ in range(chance.randint(4, 7))]
        words += number_of_words(" ".join(sentences))
        paragraphs.append(sentences)
    for mark in marks:
        sentences = chance.choice(paragraphs)
        sentences.insert(chance.randint(1, len(sentences)), mark)
    texts = [" ".join(sentences) for sentences in paragraphs]
    for block in blocks:
        texts.insert(chance.randint(1, len(texts)), block)
    return "\n\n".join([*texts, draw_words(chance, 8).capitalize() + "."]) + "\n"


def draw_table(chance: random.Random) -> str:
    """A table of two columns and a few rows."""
    rows = [f"| {draw_words(chance, 2)} | {chance.randint(1, 999)} |" for _ in range(chance.randint(3, 8))]
    return "\n".join(["| what | how much |", "| --- | ---: |", *rows])


def write_corpus(root: Path, *, posts: int, seed: int = SEED, copies: str = "off") -> list[Post]:
    """The posts, after writing content/ of a site that has them below ``root``; ``copies`` as in site.yaml."""
    drawn = [draw_post(number, seed=seed) for number in range(posts)]
    files = {f"posts/{post.name}.md": post.text for post in drawn}
    files["site.yaml"] = SITE.format(copies=copies)
    parts = dict.fromkeys(wire_id(number) for number in range(posts))
    used = [wire for wire in parts if any(f"{wire}]" in text for text in files.values())]
    files["sources/wire.yaml"] = "".join(WIRE.format(id=wire, part=wire.removeprefix("wire-")) for wire in used)
    for name, text in files.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return drawn


def main() -> None:
    """Write the corpus asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=SEED)
    arguments = parser.parse_args()
    write_corpus(arguments.folder, posts=arguments.posts, seed=arguments.seed)


if __name__ == "__main__":
    main()
