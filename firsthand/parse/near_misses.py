"""Marks that were meant and are none, in what a block's inline content leaves as plain text.

Knows how marks are mistyped. Everything that Markdown has recognised (links, code, escapes, HTML) is blanked before it
looks, so that code is never searched and an escaped bracket is the writer's own decision.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from firsthand.model.codes import Code
from firsthand.parse.marks import Form, find_mark
from firsthand.parse.marks.address import Slip, find_near_name, read_address, slip_of_name

# One pattern, so that each place is reported once: `](claim: x)`, `] (claim:x)`, `][claim:x]`; `< claim: x>`; `(claim:x)`
# or `[claim:x]` with no words before it. Repetitions are bounded or start at a fixed character: the search is linear.
_SUSPECT = re.compile(
    r"\](?P<between>\s*)(?P<bracket>[(\[])(?P<address>\s*(?P<name>[A-Za-z]{2,12})\s*:[^()\[\]<>]{0,200})[)\]]"
    r"|<(?P<angled>\s*(?P<angled_name>[A-Za-z]{2,12})\s*:[^<>]{0,200})>"
    r"|(?P<opening>[(\[])(?P<bare>[A-Za-z]{3,6}:[a-z0-9_/-]{0,200})[)\]]"
)
_BRACKET = re.compile(r"[\[\]]")
_BLANK = "\0"


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A mark that is none: where it begins, and what is wrong with it."""

    index: int
    slip: Slip


def find_near_misses(text: str, links: Sequence[int]) -> Iterator[NearMiss]:
    """The near misses of a block's inline ``text``, in which all but plain text is blanked.

    ``links``: where links, marks and notes begin, in order.
    """
    if ":" not in text:
        return
    openings: dict[int, int] | None = None
    for found in _SUSPECT.finditer(text):
        if found["bracket"]:
            openings = _match_brackets(text) if openings is None else openings
            yield from _judge_tail(found, openings.get(found.start()), text, links)
        elif found["angled"] is not None:
            yield from _judge_angled(found)
        else:
            yield from _judge_bare(found)


def blank_recognised(content: str, recognised: Iterable[tuple[int, int]]) -> str:
    """``content`` with everything in ``recognised`` blanked, each character at its old index."""
    pieces, at = [], 0
    for start, end in recognised:
        pieces += [content[at:start], _BLANK * (end - start)]
        at = end
    return "".join([*pieces, content[at:]])


def _judge_tail(found: re.Match[str], opening: int | None, text: str, links: Sequence[int]) -> Iterator[NearMiss]:
    near = find_near_name(found["name"])
    address = found["address"]
    apart = found["between"] != "" or found["bracket"] == "["
    # `[1] (source: a newspaper)` is prose; `[1] (source:a-newspaper)` is not.
    if near is None or (apart and re.search(r"\s", address)):
        return
    index = found.start() if opening is None else opening - (text[opening - 1 : opening] == "!")
    if opening is not None and bisect_left(links, opening) < bisect_left(links, found.start()):
        message, hint = "a mark's words hold a link, a mark or a note of their own", "end one before the other begins"
        yield NearMiss(index, Slip(message, hint, Code.MARK_NESTED))
        return
    yield NearMiss(index, _slip_of_tail(found, near, opening))


def _slip_of_tail(found: re.Match[str], near: str, opening: int | None) -> Slip:
    written = found["address"].strip()
    right = f"({near}:{_mend(written)})"
    if opening is None:
        return Slip(f"no [ opens the words before {right}, so this is not read as a mark", f"write [words]{right}")
    if found["bracket"] == "[":
        return Slip("a mark's address stands in round brackets, not in square ones", f"write [words]{right}")
    if found["between"]:
        return Slip("a space between ] and ( keeps this from being read as a mark", f"write [words]{right}, without the space")
    if re.search(r"\s", found["address"]):
        shown = _one_line(found["address"])
        return Slip(f'"{shown}" has a space in it, so this is not read as a mark', f"write [words]{right}")
    judged = read_address(written, Form.WORDS)
    return judged if isinstance(judged, Slip) else Slip("this looks like a mark and is not one", f"write [words]{right}")


def _judge_angled(found: re.Match[str]) -> Iterator[NearMiss]:
    near = find_near_name(found["angled_name"])
    if near is None:
        return
    if re.search(r"\s", found["angled"]):
        message = f'"{_one_line(found.group())}" has a space in it, so this is not read as a mark'
        slip = Slip(message, f"write <{near}:{_mend(found['angled'])}>")
    else:
        slip = slip_of_name(found["angled_name"], near)
    yield NearMiss(found.start(), slip)


def _judge_bare(found: re.Match[str]) -> Iterator[NearMiss]:
    name, _, ref = found["bare"].partition(":")
    mark = find_mark(name.casefold())
    if mark is None or not mark.takes(ref, Form.WORDS):
        return
    example = mark.example if mark.name == "gap" else f"[words]({mark.name}:{ref})"
    slip = Slip(f'"{found.group()}" has no words before it, so this is not read as a mark', f"write {example}")
    yield NearMiss(found.start(), slip)


def _mend(address: str) -> str:
    return "-".join(address.partition(":")[2].split()) or "ID"


def _match_brackets(text: str) -> dict[int, int]:
    openings: list[int] = []
    matched: dict[int, int] = {}
    for found in _BRACKET.finditer(text):
        if found.group() == "[":
            openings.append(found.start())
        elif openings:
            matched[found.start()] = openings.pop()
    return matched


def _one_line(text: str) -> str:
    return " ".join(text.split())[:60]
