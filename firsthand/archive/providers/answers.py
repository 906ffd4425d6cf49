"""Answers in JSON, read without trust: every value is asked for by its type, and is empty where it is not there."""

from __future__ import annotations

import json
from collections.abc import Iterator

from firsthand.archive.response import Response

Json = dict[str, object]

_NESTED_AT_MOST = 60


def load_json(response: Response) -> object:
    """The JSON of an answer, or None where it is none that can be kept: too deep, or with halves of characters."""
    try:
        value: object = json.loads(response.body.decode("utf-8-sig"))
        _check(value, _NESTED_AT_MOST)
    except (ValueError, RecursionError):
        return None
    return value


def take_record(value: object, *path: str) -> Json:
    """The object at ``path`` inside ``value``, or an empty one."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def take_text(value: object, *path: str) -> str:
    """The text at ``path``, or an empty one."""
    found = take_record(value, *path[:-1]).get(path[-1])
    return found if isinstance(found, str) else ""


def take_records(value: object, *path: str) -> Iterator[Json]:
    """The objects of the list at ``path``."""
    found = take_record(value, *path[:-1]).get(path[-1])
    yield from (one for one in found if isinstance(one, dict)) if isinstance(found, list) else ()


def _check(value: object, depth: int) -> None:
    if depth == 0:
        message = "nested too deeply"
        raise ValueError(message)
    if isinstance(value, str):
        value.encode()
    for inner in [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else ():
        _check(inner, depth - 1)
