"""What a site holds: for each source and short post its lock, and whether the text of its copy is here.

Reads content/evidence/ for the commands that compare; what is not as it was written is told and left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from firsthand.archive.proofs import find_unproved
from firsthand.archive.text import make_excerpt_lock, scope_of
from firsthand.archive.texts import Held, Texts
from firsthand.model.diagnostic import Diagnostic
from firsthand.model.files import Inputs
from firsthand.model.lock import Lock
from firsthand.model.parsed import Parsed
from firsthand.model.resolved import Key, ResolvedQuote, ResolvedSite, ResolvedSource
from firsthand.parse.evidence_log import LOG, parse_log, report_log
from firsthand.parse.locks import parse_vouched_lock
from firsthand.resolve.copies import EXCERPT, TEXTS, index_locks

_LOCKS = "content/evidence/lock/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """``texts`` that can be compared now; ``absent``: locks of copies that are not here.

    ``faults`` say what was left out, and why; ``stale`` are locks of excerpts that are no longer there.
    """

    texts: Texts
    absent: Mapping[Key, Lock]
    faults: tuple[str, ...]
    stale: tuple[Lock, ...]


def read_locks(inputs: Inputs) -> dict[str, Lock]:
    """Every lock that can be relied on, by its path; of the others ``check`` tells."""
    return {path: parsed.value for path, parsed in _parse_locks(inputs).items() if parsed.value}


def read_holdings(root: Path, site: ResolvedSite, inputs: Inputs, *, today: str) -> Holdings:
    """All that can be compared with. ``today`` dates the lock of an excerpt that was not compared before."""
    parsed = _parse_locks(inputs)
    locks = {path: one.value for path, one in parsed.items() if one.value}
    barred = {path for path, one in parsed.items() if one.value is None} | inputs.unreadable.keys()
    by_name = {(lock.scope, lock.source): lock for lock in locks.values()}
    held: dict[Key, Held] = {}
    absent: dict[Key, Lock] = {}
    used = set()
    for key, record in sorted(site.records.items()):
        scope = scope_of(site, key)
        if isinstance(record, ResolvedQuote) or f"{_LOCKS}{scope}/{key.id}.json" in barred:
            continue
        lock = by_name.get((scope, key.id))
        if lock and lock.via not in ("", EXCERPT) and not lock.forgotten:
            if _is_here(lock, inputs.copies):
                held[key] = Held(lock=lock)
            else:
                absent[key] = lock
        elif isinstance(record, ResolvedSource) and record.source.excerpt and not (lock and lock.forgotten):
            made = make_excerpt_lock(scope, record, lock, today)
            used.add(made.path)
            held[key] = Held(lock=made, excerpt=record.source.excerpt)
    return Holdings(
        texts=Texts(root, held),
        absent=absent,
        faults=(*_list_faults(inputs, parsed), *_list_unproved(root, locks.values())),
        stale=tuple(lock for lock in by_name.values() if lock.via == EXCERPT and not lock.forgotten and lock.path not in used),
    )


def _parse_locks(inputs: Inputs) -> dict[str, Parsed[Lock | None]]:
    log = parse_log(inputs.texts.get(LOG, ""))
    files = sorted((path, text) for path, text in inputs.texts.items() if path.startswith(_LOCKS))
    return {path: parse_vouched_lock(path, text, log) for path, text in files}


def _is_here(lock: Lock, copies: Mapping[str, str]) -> bool:
    """Whether the text of the lock's copy is here, and still what was saved; of one that is not, others tell."""
    return lock.text is not None and copies.get(f"{TEXTS}/{lock.text.sha256}.txt") == lock.text.sha256


def _list_faults(inputs: Inputs, parsed: Mapping[str, Parsed[Lock | None]]) -> Iterator[str]:
    for path, reason in sorted(inputs.unreadable.items()):
        if path.startswith("content/evidence/"):
            yield f"{path}: {reason}"
    for one in report_log(parse_log(inputs.texts.get(LOG, "")), is_strict=True):
        yield _tell(one)
    for lock in parsed.values():
        yield from (f"{_tell(one)}, and it was left as it is" for one in lock.diagnostics)
    for path in sorted(index_locks((), inputs.copies).damaged_copies()):
        yield f"{path}: this saved copy is not what was saved, and was not used"


def _list_unproved(root: Path, locks: Iterable[Lock]) -> Iterator[str]:
    for path in find_unproved(root, locks):
        yield f"{path}: the words of this post are not those of its own content id"


def _tell(problem: Diagnostic) -> str:
    hint = f" ({problem.hint})" if problem.hint else ""
    return f"{problem.span.path}:{problem.span.line}: {problem.message}{hint}"
