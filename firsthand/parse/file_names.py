"""What a file's name says of a post or page: its name, its date, and the folder where its pictures are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from posixpath import basename, dirname

from firsthand.model.codes import Code
from firsthand.model.diagnostic import error
from firsthand.model.parsed import Parsed
from firsthand.model.span import Span
from firsthand.parse.dates import BadDate, parse_day

_ENDING = re.compile(r"\.(?:md|markdown)$")
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[-_. ]+(.*))?")
_COLLECTIONS = ("posts", "pages")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileName:
    """A file's name without date and ending; ``index.md`` is named by its folder.

    ``date`` is None, too, where the name ``is_dated`` with what is no day of the calendar.
    """

    name: str
    span: Span
    date: date | None
    folder: str
    is_dated: bool = True


def parse_file_name(path: str) -> Parsed[FileName]:
    """What ``path`` says. Reports a date that is no day of the calendar."""
    folder = dirname(path)
    name = parse_page_name(path)
    dated = _DATED.fullmatch(name)
    if dated is None:
        return Parsed(value=FileName(name=name, span=Span(path), date=None, folder=folder, is_dated=False))
    rest = dated[2] or name
    day = parse_day(dated[1])
    if isinstance(day, BadDate):
        message = f'the file\'s name begins with "{dated[1]}", which {day.reason}'
        problem = error(Code.BAD_DATE, Span(path), message, hint="rename the file")
        return Parsed(value=FileName(name=rest, span=Span(path), date=None, folder=folder), diagnostics=(problem,))
    return Parsed(value=FileName(name=rest, span=Span(path), date=day, folder=folder))


def parse_page_name(path: str) -> str:
    """The file's name without its ending, or its folder's where it is an ``index.md``."""
    name = _ENDING.sub("", basename(path))
    folder = basename(dirname(path))
    return folder if name == "index" and folder not in _COLLECTIONS else name
