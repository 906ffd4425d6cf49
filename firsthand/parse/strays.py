"""Keys at the wrong indentation, put where they were meant: one slip gives one message, and not one for all that follows.

Knows nodes and the names of keys; no table and no shape.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, error
from firsthand.model.nearest import find_nearest
from firsthand.parse.nodes import Entry, MapNode, is_empty
from firsthand.parse.shape import shorten

_IsStray = Callable[[Entry], bool]
_Report = Callable[[Entry, Entry], Diagnostic]


def lift_sections(node: MapNode, homes: Collection[str], found: list[Diagnostic]) -> MapNode:
    """``node`` with each list of records that stands within another one, or within its last record, beside that one.

    ``homes`` are the keys that records stand below. Reports each that was moved.
    """
    kept: dict[str, Entry] = {}
    lifted: list[Entry] = []
    for entry in node.entries:
        kept[entry.key] = _take_out(entry, homes, lifted, found, levels=2) if entry.key in homes else entry
    if not lifted:
        return node
    for entry in lifted:
        other = kept.get(entry.key)
        kept[entry.key] = _merge(other, entry) if other else entry
    return node._replace(entries=tuple(kept.values()))


def lower_records(node: MapNode, homes: Collection[str], known: Collection[str], noun: str, found: list[Diagnostic]) -> MapNode:
    """``node`` with records that stand beside the key they belong below put there. Reports the first of each key's.

    ``homes`` are the keys that records stand below, ``known`` all keys of ``noun``.
    """

    def report(home: Entry, first: Entry) -> Diagnostic:
        hint = f"a record of `{home.key}` stands below that key: indent it, and its own keys with it, by two spaces"
        return error(Code.UNKNOWN_KEY, first.span, f'{noun} has no key "{shorten(first.key)}"', hint=hint)

    def is_stray(entry: Entry) -> bool:
        return isinstance(entry.value, MapNode) and entry.key not in known and find_nearest(entry.key, known) is None

    return _lower(node, lambda entry: entry.key in homes, is_stray, report, found)


def lower_keys(node: MapNode, keys: Collection[str], noun: str, found: list[Diagnostic]) -> MapNode:
    """``node``, whose keys are ids, with keys of a record that stand beside its id put below it. Reports the first of each."""

    def report(home: Entry, first: Entry) -> Diagnostic:
        message = f'`{first.key}` stands beside "{shorten(home.key)}", as if it were {noun} itself'
        hint = f'indent the keys of "{shorten(home.key)}" by two more spaces'
        return error(Code.UNKNOWN_KEY, first.span, message, hint=hint)

    def is_stray(entry: Entry) -> bool:
        return entry.key in keys and not isinstance(entry.value, MapNode) and not is_empty(entry.value)

    return _lower(node, lambda _: True, is_stray, report, found)


def _take_out(entry: Entry, homes: Collection[str], lifted: list[Entry], found: list[Diagnostic], *, levels: int) -> Entry:
    if not isinstance(entry.value, MapNode) or not levels:
        return entry
    kept = []
    lifted_before = len(lifted)
    for child in entry.value.entries:
        if child.key in homes and _holds_records(child):
            message = f"`{child.key}` stands within `{shorten(entry.key)}` here, where it means nothing"
            found.append(error(Code.UNKNOWN_KEY, child.span, message, hint="let it begin at the left edge"))
            lifted.append(child)
        else:
            kept.append(_take_out(child, homes, lifted, found, levels=levels - 1))
    return entry if len(lifted) == lifted_before else _with_entries(entry, entry.value, kept)


def _holds_records(entry: Entry) -> bool:
    return (
        isinstance(entry.value, MapNode)
        and bool(entry.value.entries)
        and all(isinstance(one.value, MapNode) for one in entry.value.entries)
    )


def _merge(one: Entry, other: Entry) -> Entry:
    if not isinstance(one.value, MapNode) or not isinstance(other.value, MapNode):
        return other if is_empty(one.value) else one
    known = {entry.key for entry in one.value.entries}
    more = (entry for entry in other.value.entries if entry.key not in known)
    return _with_entries(one, one.value, (*one.value.entries, *more))


def _with_entries(entry: Entry, value: MapNode, entries: Iterable[Entry]) -> Entry:
    return entry._replace(value=value._replace(entries=tuple(entries)))


def _lower(node: MapNode, may_hold: _IsStray, is_stray: _IsStray, report: _Report, found: list[Diagnostic]) -> MapNode:
    found_before = len(found)
    entries = tuple(_lower_entries(node, may_hold, is_stray, report, found))
    return node if len(found) == found_before else node._replace(entries=entries)


def _lower_entries(
    node: MapNode, may_hold: _IsStray, is_stray: _IsStray, report: _Report, found: list[Diagnostic]
) -> Iterator[Entry]:
    home: Entry | None = None
    strays: list[Entry] = []
    for entry in node.entries:
        if home and is_stray(entry):
            strays.append(entry)
            continue
        if home:
            yield _fill(home, strays, report, found)
        home, strays = (entry, []) if may_hold(entry) and is_empty(entry.value) else (None, [])
        if home is None:
            yield entry
    if home:
        yield _fill(home, strays, report, found)


def _fill(home: Entry, strays: list[Entry], report: _Report, found: list[Diagnostic]) -> Entry:
    if not strays:
        return home
    found.append(report(home, strays[0]))
    return home._replace(value=MapNode(span=strays[0].span, entries=tuple(strays)))
