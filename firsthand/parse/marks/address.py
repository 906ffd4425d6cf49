"""What an address of a link or picture says as a mark: the mark it names, or the slip that keeps it from naming one.

Knows the names of marks and the shape of ids; does not know which ids there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from urllib.parse import unquote

from firsthand.model.addresses import make_id
from firsthand.model.codes import Code
from firsthand.parse.marks import MARK_NAMES, Form, Mark, find_mark

_ID_RULE = 'an id is made of a–z, 0–9, "-" and "_", begins with a letter or digit, and has at most 64 characters'


@dataclass(frozen=True, slots=True)
class Named:
    """The address names ``mark``, with ``ref`` behind the colon."""

    mark: Mark
    ref: str


@dataclass(frozen=True, slots=True)
class Slip:
    """The address was meant as a mark and is none: a sentence, what to write, and under which code to say so."""

    message: str
    hint: str
    code: Code = Code.MARK_NEAR_MISS


def read_address(address: str, form: Form) -> Named | Slip | None:
    """What ``address`` (as typed, entities and escapes resolved) says in ``form``; None for an ordinary address."""
    name, colon, typed = address.partition(":")
    if not colon:
        return _slip_of_form(find_mark("gap"), Form.WORDS, "") if address.casefold() == "gap" else None
    mark = find_mark(name)
    if mark is None:
        near = find_near_name(name)
        return None if near is None else slip_of_name(name, near)
    ref = unquote(typed)
    if not mark.has_form(form):
        return _slip_of_form(mark, form, ref)
    if not mark.takes(ref, form):
        return slip_of_ref(mark, form, ref)
    return Named(mark, ref)


@lru_cache(maxsize=256)
def find_near_name(name: str) -> str | None:
    """The name of the mark that ``name`` is, or is a likely slip for."""
    folded = name.strip().casefold()
    if len(folded) > 2 * max(map(len, MARK_NAMES)):
        return None
    if folded in MARK_NAMES:
        return folded
    return next(iter(get_close_matches(folded, MARK_NAMES, n=1, cutoff=0.8)), None)


def slip_of_name(name: str, near: str) -> Slip:
    """The slip of writing ``name`` for ``near``."""
    if name.strip() == near:
        return Slip(f'"{name}:" has a space in it, so this is not read as a mark', f'write "{near}:" and the id without spaces')
    if name.strip().casefold() == near:
        return Slip(f'"{name.strip()}:" is not read as a mark: its word is lower case', f'write "{near}:"')
    return Slip(f'"{cut(name)}:" is not the word of any mark', f'did you mean "{near}:"?')


def slip_of_ref(mark: Mark, form: Form, ref: str) -> Slip:
    """The slip of writing ``ref`` behind the colon of ``mark``."""
    if not mark.takes("x", form):
        return Slip(f'nothing follows the colon of "{mark.name}:"', f"write {mark.example}")
    if not ref.strip():
        example = f"<{mark.name}:ID>" if form is Form.ITSELF else f"![caption]({mark.name}:ID)"
        example = mark.example if form is Form.WORDS else example
        return Slip(f'"{mark.name}:" names nothing', f"write {example}", Code.MARK_EMPTY)
    if form is Form.ITSELF and mark.takes(ref, Form.WORDS):
        return Slip("a claim of another post has no words here", f"write [words]({mark.name}:{ref})")
    mended = make_id(ref)
    if mark.takes(mended, form):
        return Slip(f'"{cut(ref)}" is no id: {_ID_RULE}', f'did you mean "{mark.name}:{mended}"?')
    return Slip(f'"{cut(ref)}" is no id', _ID_RULE)


def _slip_of_form(mark: Mark | None, form: Form, ref: str) -> Slip:
    if mark is None or mark.name == "gap":
        return Slip("a gap is written as a block of its own, with a colon behind its name", "write ![what stood here](gap:)")
    if form is Form.ITSELF:
        return Slip(f'"<{mark.name}:{cut(ref)}>" has no words of its own to show', f"write {mark.example}")
    example = f"[words]({mark.name}:{ref})" if ref and mark.takes(ref, Form.WORDS) else mark.example
    return Slip(f'"![" begins a picture or a block, and a {mark.name} is neither', f'write {example}, without "!"')


def cut(text: str, length: int = 40) -> str:
    """``text``, shortened where it would swamp a message."""
    return text if len(text) <= length else text[: length - 1] + "…"
