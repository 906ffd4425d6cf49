"""Posts that prove themselves: whether what is kept of them still is what their network's own content id stands for.

The id is computed anew from the author's record each time (``dag_cbor``), so nobody is asked, and nobody here is believed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from firsthand.archive.providers.answers import take_record, take_text
from firsthand.archive.providers.dag_cbor import is_proved
from firsthand.archive.store import list_objects
from firsthand.model.lock import Lock


def find_unproved(root: Path, locks: Iterable[Lock]) -> Iterator[str]:
    """The paths of posts that are here and whole, and whose words are not those of the content id kept with them."""
    for lock in locks:
        for path, blob in list_objects(lock).items():
            if path.endswith(".json") and lock.text and (root / path).exists():
                data = (root / path).read_bytes()
                if sha256(data).hexdigest() == blob.sha256 and not _is_sound(data, lock.text.sha256):
                    yield path


def _is_sound(data: bytes, words: str) -> bool:
    """Whether a post that has a content id fits it, and its words are those that quotations are compared with."""
    try:
        post = json.loads(data)
    except (ValueError, RecursionError):
        return False
    cid = take_text(post, "cid")
    if not cid:
        return True
    record = take_record(post, "record")
    return is_proved(record, cid) and sha256(take_text(record, "text").encode()).hexdigest() == words
