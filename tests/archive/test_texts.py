"""The texts that are compared with: read when they are wanted, and few of them in memory."""

from __future__ import annotations

import gc
import weakref
from hashlib import sha256
from pathlib import Path

import pytest

from firsthand.archive.text import Text
from firsthand.archive.texts import Held, Texts
from firsthand.disk.refusal import Refusal
from firsthand.model.lock import Blob, Lock
from firsthand.model.resolved import Key
from firsthand.model.span import Span


def _hold(root: Path, *words: str) -> Texts:
    """A site of sources ``s0``, ``s1`` … with these texts on disk."""
    held = {}
    for number, text in enumerate(words):
        digest = sha256(text.encode()).hexdigest()
        file = root / f"content/evidence/text/{digest}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        blob = Blob(sha256=digest, size=len(text))
        held[Key("", f"s{number}")] = Held(lock=Lock(path="", span=Span(""), scope="_shared", source=f"s{number}", text=blob))
    return Texts(root, held)


def _count_alive(texts: list[weakref.ref[Text]]) -> int:
    gc.collect()
    return sum(one() is not None for one in texts)


def test_small_texts_are_read_once_and_of_large_ones_few_stay_in_memory(tmp_path: Path) -> None:
    small = _hold(tmp_path, *(f"Words of source {number}." for number in range(50)))
    assert [small[key] is small[key] for key in small] == [True] * 50
    large = _hold(tmp_path, *(f"{number} " + "words " * 60_000 for number in range(12)))
    seen = [weakref.ref(large[key]) for key in large]
    assert _count_alive(seen) == 2
    assert large[Key("", "s0")].words.startswith("0 words")


def test_the_locks_are_known_without_any_text(tmp_path: Path) -> None:
    texts = _hold(tmp_path, "Words.", "More words.")
    for file in (tmp_path / "content/evidence/text").iterdir():
        file.unlink()
    assert [lock.source for lock in texts.locks.values()] == ["s0", "s1"]
    assert Key("", "s1") in texts
    assert len(texts) == 2


@pytest.mark.parametrize("change", ["removed", "changed"])
def test_a_copy_that_changes_while_it_is_compared_ends_the_comparison_in_one_line(tmp_path: Path, change: str) -> None:
    texts = _hold(tmp_path, "Words.")
    file = next((tmp_path / "content/evidence/text").iterdir())
    if change == "removed":
        file.unlink()
    else:
        file.write_text("Other words.", encoding="utf-8")
    with pytest.raises(Refusal, match="the copy of _shared/s0 changed while it was being compared: run this again"):
        texts[Key("", "s0")]


def test_an_excerpt_is_read_from_no_file(tmp_path: Path) -> None:
    lock = Lock(path="", span=Span(""), scope="_shared", source="s", via="excerpt")
    assert Texts(tmp_path, {Key("", "s"): Held(lock=lock, excerpt="A few lines.")})[Key("", "s")].words == "A few lines."
