"""Time and peak memory of `firsthand verify`: `python benchmarks/verify_memory.py [SOURCES] [KILOBYTES]`, 200 of 50 by default.

Once with saved copies, once with excerpts of the same length in the sources' own files; of each source two quotations, one of
which is altered, and one in ten stands in another source. Then with saved copies that are all quoted truly, ten times each.
The texts are made from a fixed list of words with a fixed seed. Prints a Markdown table.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from machine import machine_facts
from matching_speed import make_text

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from firsthand.archive.response import Response  # noqa: E402 - the engine is one folder up
from firsthand.archive.store import Subject, save_copy  # noqa: E402

SETTINGS = "title: T\nurl: https://example.org/\nlanguage: en\ntimezone: UTC\n"
WHEN = "2026-11-24T12:00:00Z"
QUOTED = 20
"""Words of a quotation."""

TRUE_QUOTES = 10
PER_POST = 20


def write_site(root: Path, texts: list[str], *, has_copies: bool = True, is_true: bool = False) -> None:
    """A site whose sources hold these texts, and quote from them, only true to them if it ``is_true``."""
    write(root / "content/site.yaml", SETTINGS)
    for first in range(0, len(texts), PER_POST):
        sources, quotes = ["sources:"], ["quotes:"]
        for number in range(first, min(first + PER_POST, len(texts))):
            sources += write_source(number, "" if has_copies else texts[number])
            quotes += write_true_quotes(number, texts) if is_true else write_quotes(number, texts)
        post = ["---", "title: T", "date: 2026-01-01", *sources, *quotes, "---", "Words.", ""]
        write(root / f"content/posts/p{first}.md", "\n".join(post))
        for number in range(first, min(first + PER_POST, len(texts))) if has_copies else ():
            save(root, f"p{first}", number, texts[number])


def write_source(number: int, excerpt: str) -> list[str]:
    """The lines of a source."""
    lines = [f"  s{number}:", "    type: document", "    title: T", "    author: A", "    published: 2025"]
    return [*lines, f"    url: https://example.org/{number}", *([f"    excerpt: {json.dumps(excerpt)}"] if excerpt else [])]


def write_quotes(number: int, texts: list[str]) -> list[str]:
    """The lines of two quotations, one of them altered; every tenth true one is another source's."""
    words = texts[(number + 1) % len(texts) if number % 10 == 0 else number].split()
    true, altered = words[50 : 50 + QUOTED], texts[number].split()[200 : 200 + QUOTED]
    altered[QUOTED // 2] = "zanzibar"
    return [*write_quote(f"true-{number}", number, true), *write_quote(f"altered-{number}", number, altered)]


def write_true_quotes(number: int, texts: list[str]) -> list[str]:
    """The lines of as many quotations as are made of each source where all are true."""
    words = texts[number].split()
    starts = range(0, TRUE_QUOTES * QUOTED, QUOTED)
    return [line for at in starts for line in write_quote(f"q{number}-{at}", number, words[at : at + QUOTED])]


def write_quote(name: str, number: int, words: list[str]) -> list[str]:
    """The lines of one quotation."""
    return [f"  {name}:", f"    source: s{number}", f"    text: {json.dumps(' '.join(words))}"]


def save(root: Path, scope: str, number: int, text: str) -> None:
    """The copy of a source, as `snapshot` would keep it."""
    url = f"https://example.org/{number}"
    headers = (("Content-Type", "text/plain; charset=utf-8"),)
    answer = Response(url=url, final_url=url, status=200, headers=headers, body=text.encode(), retrieved=WHEN)
    save_copy(root, Subject(scope=scope, source=f"s{number}", url=url), answer, via="direct")


def write(path: Path, text: str) -> None:
    """A file, and the folders it stands in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def verify(root: Path) -> tuple[float, float, str]:
    """Seconds on the clock, peak memory in MiB, and the last line it says."""
    command = [sys.executable, str(ROOT / "build.py"), "--root", str(root), "verify"]
    with tempfile.TemporaryFile("w+") as said:
        before = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        seconds = time.perf_counter() - before
        said.seek(0)
        return seconds, usage.ru_maxrss / 1024, said.read().strip().splitlines()[-1]


def main() -> None:
    """Measure, and print what was measured."""
    given = [int(word) for word in sys.argv[1:]]
    sources, kilobytes = [*given, *(200, 50)[len(given) :]]
    chance = random.Random(7)
    texts = [make_text(chance, kilobytes * 1000) for _ in range(sources)]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name in ("saved copies", "excerpts", "true quotations"):
            write_site(Path(folder) / name, texts, has_copies=name != "excerpts", is_true=name == "true quotations")
            for run in ("first run", "second run"):
                seconds, peak, said = verify(Path(folder) / name)
                rows.append(f"| {name}, {run} | {seconds:.1f} | {peak:.0f} | {said} |")
    print(f"{machine_facts()}\n\n{sources} sources of {kilobytes} KB.\n")
    print("| | seconds | peak memory, MiB | it says |\n|---|---:|---:|---|")
    print("\n".join(rows))


if __name__ == "__main__":
    main()
