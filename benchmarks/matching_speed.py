"""Time and memory of matching: `python benchmarks/matching_speed.py`.

A text of 1 MB and 1,000 quotations, four of five of them wrong; and one exact quotation in 50 KB. The texts are made from a
fixed list of words with a fixed seed. Prints a Markdown table.
"""

from __future__ import annotations

import random
import resource
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from machine import machine_facts

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from firsthand.evidence.matching import match_quotation  # noqa: E402 - the engine is one folder up
from firsthand.evidence.prepared import PreparedText  # noqa: E402

SMALL_WORDS = (
    "the of and to in a that is was he for it with as his on be at by i this had not are but from or have an they".split()
)
SYLLABLES = "ba con der el fi gra ha in jo ka lo men nor o pre qua ri sta ter u ver wa xi ya zo".split()


def make_text(chance: random.Random, size: int) -> str:
    """Sentences of about English word frequencies: a few words make half of the text."""
    vocabulary = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(12_000)]
    weights = [1 / rank for rank in range(1, len(vocabulary) + 1)]
    sentences, length = [], 0
    while length < size:
        rare = chance.choices(vocabulary, weights, k=chance.randint(6, 32))
        sentence = " ".join(chance.choice(SMALL_WORDS) if chance.random() < 0.45 else word for word in rare).capitalize() + "."
        sentences.append(sentence)
        length += len(sentence) + 1
    return " ".join(sentences)[:size]


def make_quotations(chance: random.Random, text: str, other: str, count: int) -> list[str]:
    """Slices of 8 to 60 words, four of five spoilt in one of four ways."""
    words, foreign = text.split(), other.split()
    quotations = []
    for number in range(count):
        length = chance.randint(8, 60)
        start = chance.randrange(len(words) - length)
        quoted = words[start : start + length]
        at = chance.randrange(1, length - 2)
        match number % 5:
            case 1:
                quoted[at] = "zanzibar"
            case 2:
                del quoted[at]
            case 3:
                # Words that differ: exchanging a word with itself spoils nothing.
                other_at = next((index for index in range(at + 1, length) if quoted[index].lower() != quoted[at].lower()), at)
                quoted[at], quoted[other_at] = quoted[other_at], quoted[at]
            case 4:
                quoted = foreign[start % (len(foreign) - length) :][:length]
        quotations.append(" ".join(quoted))
    return quotations


def measure(work: Callable[[], object]) -> float:
    """Seconds that a piece of work takes."""
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def main() -> None:
    """Measure, and print what was measured."""
    chance = random.Random(5)
    text, other = make_text(chance, 1_000_000), make_text(random.Random(6), 200_000)
    quotations = make_quotations(chance, text, other, 1000)
    before = time.perf_counter()
    prepared = PreparedText(text)
    preparing = time.perf_counter() - before
    before = time.perf_counter()
    classes = Counter(str(match_quotation(prepared, quotation).match) for quotation in quotations)
    matching = time.perf_counter() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    page = text[:50_000]
    small = PreparedText(page)
    exact = [" ".join(page.split()[start : start + 30]) for start in range(0, 6000, 30)]
    absent = make_quotations(random.Random(7), page, other, 200)
    found = [measure(lambda quotation=quotation: match_quotation(small, quotation)) for quotation in exact]  # type: ignore[misc]
    missed = [measure(lambda quotation=quotation: match_quotation(small, quotation)) for quotation in absent]  # type: ignore[misc]
    print(f"{machine_facts()}\n")
    print("| | |\n|---|---:|")
    print(f"| 1 MB ({len(prepared.tokens):,} words): prepared once | {preparing:.2f} s |")
    told = ", ".join(f"{count} {name}" for name, count in sorted(classes.items()))
    print(f"| 1,000 quotations in it ({told}) | {matching:.1f} s |")
    print(f"| peak memory of the process | {peak:.0f} MiB |")
    print(f"| 50 KB: prepared once | {measure(lambda: PreparedText(page)) * 1000:.1f} ms |")
    print(f"| one exact quotation in it, median of {len(found)} | {statistics.median(found) * 1000:.2f} ms |")
    print(f"| the slowest of them | {max(found) * 1000:.2f} ms |")
    print(f"| one of which four of five are wrong, median of {len(missed)} | {statistics.median(missed) * 1000:.2f} ms |")
    print(f"| the slowest of them | {max(missed) * 1000:.2f} ms |")


if __name__ == "__main__":
    main()
