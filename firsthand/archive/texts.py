"""The texts that can be compared with, each read when it is asked for: a large site's do not fit into memory, once prepared.

Knows what is held and how it is read. What is looked up in it is ``verification``'s.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from firsthand.archive.store import DamagedError, read_payload, read_text_copy
from firsthand.archive.text import Text
from firsthand.disk.refusal import refuse
from firsthand.model.lock import Lock
from firsthand.model.resolved import Key

_KEPT_AT_MOST = 1_000_000
"""Characters of all the texts that stay in memory after they were asked for; prepared they take some twenty times as much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A lock, and the words it is of: an ``excerpt``, or (None) those of the copy's file."""

    lock: Lock
    excerpt: str | None = None


class Texts(Mapping[Key, Text]):
    """What is held of each source and short post, by its key."""

    def __init__(self, root: Path, held: Mapping[Key, Held]) -> None:
        self._root = root
        self._held = held
        self._kept: OrderedDict[Key, Text] = OrderedDict()

    @property
    def locks(self) -> Mapping[Key, Lock]:
        """The lock of each, for which no text has to be read."""
        return {key: held.lock for key, held in self._held.items()}

    def __getitem__(self, key: Key) -> Text:
        """The text; raises Refusal where it was changed or removed since the site was read."""
        text = self._kept.pop(key, None) or self._read(self._held[key])
        self._kept[key] = text
        while len(self._kept) > 1 and sum(len(one.words) for one in self._kept.values()) > _KEPT_AT_MOST:
            self._kept.popitem(last=False)
        return text

    def __contains__(self, key: object) -> bool:
        return key in self._held

    def __iter__(self) -> Iterator[Key]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def _read(self, held: Held) -> Text:
        try:
            words = read_text_copy(self._root, held.lock) if held.excerpt is None else held.excerpt
        except DamagedError:
            words = None
        if words is None:
            refuse(f"the copy of {held.lock.scope}/{held.lock.source} changed while it was being compared: run this again")
        if held.excerpt is not None:
            return Text(words=words, lock=held.lock)
        return Text(words=words, lock=held.lock, read_page=partial(read_payload, self._root, held.lock))
