"""Read and run literate cases: Markdown files in which a heading is a case and fenced blocks are its files and messages.

    ## A mistyped id

    Any words that explain the case.

    ```content/posts/2026-01-02-post.md
    ---
    title: A post
    ---
    ```

    ```messages
    content/posts/2026-01-02-post.md:2:1: error[…]: …
      hint: …
    ```

A block's info string is the path of the file it holds; `messages` holds every diagnostic of the build, exactly; `options` holds
flags: `drafts`, `future`, `no-settings`. A site that gives no content/site.yaml gets a plain one, unless it is `no-settings`.
A path followed by `× 1000` names a file that holds the block a thousand times. A fence may be longer than three marks, so that
a file may hold fences itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from firsthand.model.diagnostic import Diagnostic
from firsthand.model.files import Asset, Inputs, Options
from firsthand.pipeline import resolve

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
FENCE = re.compile(r"^(?P<fence>`{3,})(?P<name>[^\n`]*)\n(?P<text>.*?)^(?P=fence)$\n?", re.MULTILINE | re.DOTALL)
SETTINGS = 'title: A site\nurl: https://example.org\nlanguage: en\ntimezone: UTC\ncopies: "off"\n'


@dataclass(slots=True)
class Case:
    """One case: its heading, its files, the flags of the build and the messages it expects."""

    path: Path
    name: str
    files: dict[str, str] = field(default_factory=dict)
    messages: str = ""
    options: tuple[str, ...] = ()


def read_cases(path: Path) -> Iterator[Case]:
    """Every case of one file."""
    text = path.read_text(encoding="utf-8")
    blocks = list(FENCE.finditer(text))
    inside = [match.span() for match in blocks]
    headings = [
        match
        for match in re.finditer(r"^## (.+)$", text, re.MULTILINE)
        if not any(start <= match.start() < end for start, end in inside)
    ]
    for index, heading in enumerate(headings):
        end = headings[index + 1].start() if index + 1 < len(headings) else len(text)
        case = Case(path=path, name=heading[1].strip())
        for block in blocks:
            if heading.end() <= block.start() < end:
                _put(case, block["name"].strip(), block["text"])
        yield case


def _put(case: Case, name: str, text: str) -> None:
    match name:
        case "messages":
            case.messages = text
        case "options":
            case.options = tuple(text.split())
        case _:
            path, _, times = name.partition(" × ")
            case.files[path] = text * int(times or 1)


def run_case(case: Case) -> str:
    """Every diagnostic the case's site gives, as the case writes them."""
    files = case.files if "no-settings" in case.options else {"content/site.yaml": SETTINGS, **case.files}
    is_text = re.compile(r"\.(md|yaml)$|^content/evidence/(lock/.*\.json|log\.jsonl)$")
    is_copy = re.compile(r"content/evidence/(raw|text|posts)/")
    inputs = Inputs(
        texts={path: text for path, text in files.items() if is_text.search(path)},
        templates={},
        now=NOW,
        assets={
            path: Asset(path=path, sha256="0" * 64, size=len(text))
            for path, text in files.items()
            if path.startswith("content/posts/") and not is_text.search(path)
        },
        static={
            path.removeprefix("static/"): Asset(path=path, sha256="0" * 64, size=len(text))
            for path, text in files.items()
            if path.startswith("static/")
        },
        copies={path: sha256(text.encode()).hexdigest() for path, text in files.items() if is_copy.match(path)},
        options=Options(drafts="drafts" in case.options, future="future" in case.options),
    )
    return "".join(_write(diagnostic) for diagnostic in resolve(inputs).diagnostics)


def _write(diagnostic: Diagnostic) -> str:
    lines = [f"{diagnostic.span}: {diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}"]
    lines += [f"  hint: {diagnostic.hint}"] if diagnostic.hint else []
    lines += [f"  {related.span}: {related.message}" for related in diagnostic.related]
    return "\n".join(lines) + "\n"


def rewrite(path: Path) -> None:
    """Put what the build says now into the file's `messages` blocks, for somebody to read before it is committed."""
    text = path.read_text(encoding="utf-8")
    for case in read_cases(path):
        start = text.index(f"## {case.name}\n")
        block = next(match for match in FENCE.finditer(text, start) if match["name"].strip() == "messages")
        text = text[: block.start("text")] + run_case(case) + text[block.end("text") :]
    path.write_text(text, encoding="utf-8")
