"""The log of what was done to saved copies: which locks it vouches for, and whether its lines still fit together.

A line is a JSON object in one spelling. It holds the hash of a line before it (``prev``) and of its own other facts (``sum``),
so that a line that was changed or taken out shows. Two branches of a site that were merged make the chain fork, which is no
fault: a line follows from any that stands before it. Who wrote a line, nothing here can prove.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, error, warning
from firsthand.model.span import Span

LOG = "content/evidence/log.jsonl"

_HINT = "put it back from version control; or delete it, and `firsthand verify` begins it anew without what it told before"
_FACTS = {"lock", "prev", "sha256", "sum", "what", "when"}


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLog:
    """``written``: for each lock (``scope/source``) every hash its file was given.

    ``faults`` are lines by number, and what is wrong with each. ``is_torn``: the last line was cut short.
    """

    written: Mapping[str, frozenset[str]] = field(default_factory=dict)
    faults: tuple[tuple[int, str], ...] = ()
    is_torn: bool = False

    def is_changed(self, lock: str, text: str) -> bool:
        """Whether a lock's file is not as it was ever written; of a lock that the log does not speak of it cannot be said."""
        return lock in self.written and hash_lock(text) not in self.written[lock]


def parse_log(text: str) -> EvidenceLog:
    """What the log says, as far as it can be relied on."""
    written: dict[str, set[str]] = {}
    faults: list[tuple[int, str]] = []
    seen = {""}
    was_read = True
    for number, line in enumerate(list_lines(text), start=1):
        entry = _read_line(line)
        if entry is None:
            faults.append((number, "is not as it was written"))
        else:
            written.setdefault(entry["lock"], set()).add(entry["sha256"])
            if was_read and entry["prev"] not in seen:  # behind a broken line it cannot be told
                faults.append((number, "does not follow from any line before it"))
        was_read = entry is not None
        seen.add(hash_line(line))
    return EvidenceLog(
        written={lock: frozenset(hashes) for lock, hashes in written.items()},
        faults=tuple(faults),
        is_torn=text != "" and not text.endswith("\n"),
    )


def report_log(log: EvidenceLog, *, is_strict: bool) -> tuple[Diagnostic, ...]:
    """What is wrong with the log: errors if ``is_strict``, else warnings; a last line cut short is never an error."""
    report = error if is_strict else warning
    found = [
        report(Code.LOG_DAMAGED, Span(LOG, line=number), f"this line of the log {fault}", hint=_HINT)
        for number, fault in log.faults
    ]
    if log.is_torn:
        found.append(warning(Code.LOG_DAMAGED, Span(LOG), "the last line of the log was cut short", hint=_HINT))
    return tuple(found)


def find_hashes(text: str, lock: str) -> frozenset[str]:
    """Every hash that the log gives for one lock, without reading the rest; none where it does not speak of it."""
    name = f'"lock": {json.dumps(lock, ensure_ascii=False)}'
    entries = (_read_line(line) for line in list_lines(text) if name in line)
    return frozenset(entry["sha256"] for entry in entries if entry)


def find_previous(line: str) -> str:
    """What a line calls the one it follows from; empty for the first, and for one that is not as it was written."""
    entry = _read_line(line)
    return entry["prev"] if entry else ""


def list_lines(text: str) -> list[str]:
    """The lines of the log; a last one without its line feed is a line if nothing else of it is missing."""
    *lines, rest = text.split("\n")
    return [*lines, rest] if rest and _read_line(rest) else lines


def render_line(facts: Mapping[str, str]) -> str:
    """A line of the log, without its line feed; ``facts`` are all but ``sum``."""
    return _spell({**facts, "sum": hash_line(_spell(facts))})


def hash_line(line: str) -> str:
    """What the next line calls this one."""
    return sha256(line.encode(errors="surrogateescape")).hexdigest()


def hash_lock(text: str) -> str:
    """The hash of a lock's file, by its text; how its line ends are kept on a disk makes no difference."""
    return sha256(text.encode(errors="surrogateescape")).hexdigest()


def _read_line(line: str) -> dict[str, str] | None:
    """The facts of a line that is just as it was written, else None."""
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(entry, dict) or entry.keys() != _FACTS or not all(isinstance(one, str) for one in entry.values()):
        return None
    facts = {key: value for key, value in entry.items() if key != "sum"}
    return entry if render_line(facts) == line else None


def _spell(facts: Mapping[str, str]) -> str:
    return json.dumps(dict(facts), ensure_ascii=False, sort_keys=True)
