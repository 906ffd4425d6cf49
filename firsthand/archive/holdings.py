"""What a site holds: for each source and short post its lock and, where it is here, the text of its copy.

Reads content/evidence/ for the commands that compare; a copy whose content is not what its name says is told and left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from firsthand.archive.log import LOG, check_log, last_hashes
from firsthand.archive.store import DamagedError, read_text_copy
from firsthand.archive.verification import Text, make_excerpt_lock, scope_of
from firsthand.model.files import Inputs
from firsthand.model.lock import Lock
from firsthand.model.resolved import Key, ResolvedQuote, ResolvedSite, ResolvedSource
from firsthand.parse.locks import parse_lock
from firsthand.resolve.copies import EXCERPT

_LOCKS = "content/evidence/lock/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """``texts`` that can be compared now; ``absent``: locks of copies that are not here.

    ``faults`` say what was left out, and why; ``stale`` are locks of excerpts that are no longer there.
    """

    texts: Mapping[Key, Text]
    absent: Mapping[Key, Lock]
    faults: tuple[str, ...]
    stale: tuple[Lock, ...]


def read_locks(inputs: Inputs) -> dict[str, Lock]:
    """Every lock that can be read, by its path; one that cannot is told by ``check``."""
    parsed = (parse_lock(path, text).value for path, text in sorted(inputs.texts.items()) if path.startswith(_LOCKS))
    return {lock.path: lock for lock in parsed if lock}


def read_holdings(root: Path, site: ResolvedSite, inputs: Inputs, *, today: str) -> Holdings:
    """All that can be compared with. ``today`` dates the lock of an excerpt that was not compared before."""
    by_name = {(lock.scope, lock.source): lock for lock in read_locks(inputs).values()}
    texts: dict[Key, Text] = {}
    absent: dict[Key, Lock] = {}
    faults = list(_check_log(root, inputs))
    used = set()
    for key, record in sorted(site.records.items()):
        if isinstance(record, ResolvedQuote):
            continue
        scope = scope_of(site, key)
        lock = by_name.get((scope, key.id))
        if lock and lock.via not in ("", EXCERPT) and not lock.forgotten:
            used.add(lock.path)
            try:
                words = read_text_copy(root, lock)
            except (DamagedError, UnicodeDecodeError):
                faults.append(f"{lock.path}: its copy is not what was saved, and was not used")
                words = None
            if words is None:
                absent[key] = lock
            else:
                texts[key] = Text(words=words, lock=lock, is_pdf=lock.extractor.startswith("pdf"))
        elif isinstance(record, ResolvedSource) and record.source.excerpt and not (lock and lock.forgotten):
            made = make_excerpt_lock(scope, record, lock, today)
            used.add(made.path)
            texts[key] = Text(words=record.source.excerpt, lock=made)
    stale = tuple(lock for lock in by_name.values() if lock.via == EXCERPT and not lock.forgotten and lock.path not in used)
    return Holdings(texts=texts, absent=absent, faults=tuple(faults), stale=stale)


def _check_log(root: Path, inputs: Inputs) -> Iterator[str]:
    """What does not fit: lines of the log, and locks that are not as they were last written."""
    try:
        data = (root / LOG).read_bytes()
    except FileNotFoundError:
        return
    for problem in check_log(data):
        yield f"{LOG}: {problem}"
    written = last_hashes(data)
    for path, text in sorted(inputs.texts.items()):
        name = path.removeprefix(_LOCKS).removesuffix(".json")
        if path.startswith(_LOCKS) and name in written and sha256(text.encode()).hexdigest() != written[name]:
            yield f"{path}: it is not as it was last written here, and was compared anew"
