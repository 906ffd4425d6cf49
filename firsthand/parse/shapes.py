"""The shapes a single value may have: each reads a text, says what is wrong with it, and describes itself to editors.

A shape knows how a value is written and nothing of the key it stands under. Lists, references and records are in
``composites``; which key has which shape is in ``schema``.
"""

# ruff: noqa: D102 - what decode, read and make_schema return is said once, where Shape declares them

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from firsthand.model.addresses import make_id, make_slug
from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, error
from firsthand.model.evidence import UNKNOWN
from firsthand.model.nearest import did_you_mean
from firsthand.parse.addresses import BadAddress, find_bad_address, find_bad_link
from firsthand.parse.dates import BadDate, parse_day, parse_moment, parse_partial_date
from firsthand.parse.nodes import Node, TextNode
from firsthand.parse.shape import JsonSchema, TextShape, Wrong, report_comment, shorten, take_text

LONGEST_ID = 64

_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")


def find_bad_id(text: str) -> Wrong | None:
    """What keeps ``text`` from being an id, or None."""
    if len(text) > LONGEST_ID:
        message = f"an id has at most {LONGEST_ID} characters, and this one has {len(text)}"
        return Wrong(code=Code.BAD_ID, message=message, hint="shorten it")
    if _ID.fullmatch(text):
        return None
    message = f'"{shorten(text)}" is no id: ids are small letters a to z, digits, - and _'
    meant = make_id(text)
    return Wrong(code=Code.BAD_ID, message=message, hint=f'write "{meant}"' if meant else "")


@dataclass(frozen=True, slots=True)
class Words(TextShape):
    """Free text: words that a ``#`` would cut short. ``or_unknown`` where ``unknown`` may be said."""

    or_unknown: bool = False

    def decode(self, node: Node, key: str, found: list[Diagnostic]) -> str | None:
        if isinstance(node, TextNode) and node.comment and not node.is_empty:
            found.append(report_comment(node, key))
        return take_text(node, key, found)

    def make_schema(self) -> JsonSchema:
        return {"type": ["string", "number", "boolean"]}


@dataclass(frozen=True, slots=True)
class Tag(Words):
    """Free text from which an address can be made."""

    def decode(self, node: Node, key: str, found: list[Diagnostic]) -> str | None:
        text = Words.decode(self, node, key, found)
        if text is None or make_slug(text):
            return text
        message = f'no address can be made from "{shorten(text)}", which holds no letter and no digit'
        found.append(error(Code.BAD_VALUE, node.span, message, hint="write it with at least one letter or digit"))
        return None


@dataclass(frozen=True, slots=True)
class Word(TextShape):
    """One word of the form ``pattern``; ``says`` is that form in a message: "… is no <says>"."""

    says: str
    pattern: str = r"\S+"
    example: str = ""
    drop: str = ""

    def read(self, text: str, key: str) -> str | Wrong:
        kept = text.removeprefix(self.drop)
        if re.fullmatch(self.pattern, kept):
            return kept
        hint = f"write `{key}: {self.example}`, for example" if self.example else ""
        return Wrong(code=Code.BAD_VALUE, message=f'"{shorten(text)}" is no {self.says}', hint=hint)

    def make_schema(self) -> JsonSchema:
        return {"type": ["string", "number"], "pattern": f"^({re.escape(self.drop)})?({self.pattern})$"}


@dataclass(frozen=True, slots=True)
class Id(TextShape):
    """The id of a label or record."""

    def read(self, text: str, key: str) -> str | Wrong:  # noqa: ARG002 - the message needs no key
        return find_bad_id(text) or text

    def make_schema(self) -> JsonSchema:
        return {"type": ["string", "integer"], "pattern": f"^{_ID.pattern}$", "maxLength": LONGEST_ID}


@dataclass(frozen=True, slots=True)
class Choice(TextShape):
    """One of a few words; ``make`` turns it into the model's value."""

    values: tuple[str, ...]
    make: Callable[[str], object] = str

    def read(self, text: str, key: str) -> object:
        if text in self.values:
            return self.make(text)
        nearest = did_you_mean(text, self.values)
        listed = f"one of: {', '.join(self.values)}"
        hint = f"{nearest} {listed[0].upper()}{listed[1:]}" if nearest else listed
        return Wrong(code=Code.BAD_VALUE, message=f'"{shorten(text)}" is no value of `{key}`', hint=hint)

    def make_schema(self) -> JsonSchema:
        return {"enum": list(self.values)}


def choose(values: type[StrEnum], *, without: tuple[str, ...] = ()) -> Choice:
    """A choice of an enumeration's members."""
    return Choice(tuple(one.value for one in values if one.value not in without), values)


@dataclass(frozen=True, slots=True)
class Flag(TextShape):
    """``true`` or ``false``."""

    def read(self, text: str, key: str) -> bool | Wrong:
        if text in ("true", "false"):
            return text == "true"
        means = {"yes": "true", "on": "true", "y": "true", "true": "true", "1": "true"}
        means |= {"no": "false", "off": "false", "n": "false", "false": "false", "0": "false"}
        meant = means.get(text.casefold())
        hint = f"write `{key}: {meant}`" if meant else "write true or false"
        return Wrong(code=Code.BAD_VALUE, message=f'"{shorten(text)}" is neither true nor false', hint=hint)

    def make_schema(self) -> JsonSchema:
        return {"enum": [True, False, "true", "false"]}


@dataclass(frozen=True, slots=True)
class Number(TextShape):
    """A whole number from ``least`` to ``most``."""

    least: int
    most: int

    def read(self, text: str, key: str) -> int | Wrong:
        if re.fullmatch(r"[0-9]{1,9}", text) and self.least <= int(text) <= self.most:
            return int(text)
        message = f'`{key}` takes a whole number from {self.least} to {self.most:,}, and this is "{shorten(text)}"'
        hint = "write one in that range" if text.isdecimal() else "write it in digits, with nothing before or after them"
        return Wrong(code=Code.BAD_VALUE, message=message, hint=hint)

    def make_schema(self) -> JsonSchema:
        return {"type": ["integer", "string"], "minimum": self.least, "maximum": self.most, "pattern": "^[0-9]+$"}


@dataclass(frozen=True, slots=True)
class Date(TextShape):
    """A date read by ``parse``; ``unknown`` may be said where ``or_unknown``, and reads as None."""

    parse: Callable[[str], object]
    example: str
    or_unknown: bool = False

    def read(self, text: str, key: str) -> object:
        if self.or_unknown and text == UNKNOWN:
            return None
        value = self.parse(text)
        if not isinstance(value, BadDate):
            return value
        hint = value.hint
        if text.casefold() == UNKNOWN:
            hint = "write `unknown` in small letters" if self.or_unknown else f"leave `{key}` out where it is not known"
        return Wrong(code=Code.BAD_DATE, message=f'"{shorten(text)}" {value.reason}', hint=hint)

    def make_schema(self) -> JsonSchema:
        return {"type": ["string", "integer"], "examples": [self.example, UNKNOWN] if self.or_unknown else [self.example]}


DAY = Date(parse_day, "2023-09-21")
PARTIAL_DATE = Date(parse_partial_date, "2023-09~")
PARTIAL_DATE_OR_UNKNOWN = Date(parse_partial_date, "2023-09~", or_unknown=True)


def parse_local_moment(text: str) -> object:
    """A moment in the site's time zone, unless an offset says otherwise."""
    return parse_moment(text, needs_offset=False)


def parse_exact_moment(text: str) -> object:
    """A moment that means the same everywhere."""
    return parse_moment(text, needs_offset=True)


LOCAL_MOMENT = Date(parse_local_moment, "2023-09-21T14:30")
MOMENT_OR_UNKNOWN = Date(parse_exact_moment, "2023-09-21T01:10:00Z", or_unknown=True)


@dataclass(frozen=True, slots=True)
class Address(TextShape):
    """A whole address (``find_bad_address``) or one of the site's own (``find_bad_link``), kept as typed."""

    find_bad: Callable[[str], BadAddress | None] = find_bad_address

    def read(self, text: str, key: str) -> str | Wrong:  # noqa: ARG002 - the message needs no key
        bad = self.find_bad(text)
        return Wrong(code=Code.BAD_URL, message=f'"{shorten(text)}" {bad.reason}', hint=bad.hint) if bad else text

    def make_schema(self) -> JsonSchema:
        return (
            {"type": "string", "pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://\S+$"}
            if self.find_bad is find_bad_address
            else {"type": "string"}
        )


@dataclass(frozen=True, slots=True)
class SitePath(TextShape):
    """A path from the site's base."""

    def read(self, text: str, key: str) -> str | Wrong:  # noqa: ARG002 - the message needs no key
        if "://" in text or text.startswith("//"):
            hint = f"write the path alone: {urlsplit(text).path or '/'}" if text.isprintable() and "[" not in text else ""
            return Wrong(code=Code.ALIAS_OFF_SITE, message=f'"{shorten(text)}" leads off the site', hint=hint)
        if not text.startswith("/"):
            hint = f"write /{text}" if re.fullmatch(r"[^\s\\?#:]+", text) else "write one such as /old/address/"
            return Wrong(code=Code.BAD_VALUE, message=f'"{shorten(text)}" does not begin with /', hint=hint)
        if re.search(r"[\s\\?#]", text) or {".", ".."} & set(text.split("/")):
            message = f'"{shorten(text)}" is no path that a page can stand at'
            return Wrong(code=Code.BAD_VALUE, message=message, hint="write one such as /old/address/")
        return text

    def make_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": r"^/[^\s\\?#]*$"}


ADDRESS = Address()
LINK = Address(find_bad_link)


@dataclass(frozen=True, slots=True)
class TimeZone(TextShape):
    """A name of the IANA time zone database."""

    def read(self, text: str, key: str) -> str | Wrong:  # noqa: ARG002 - the message needs no key
        try:
            ZoneInfo(text)
        except (ValueError, OSError, KeyError):  # the name of a folder of zones, or one too long for a file, is an OSError
            nearest = "" if re.search(r"[0-9]", text) else did_you_mean(text, available_timezones())
            hint = nearest or "write a place, such as Europe/Paris (which knows its summer time), or UTC"
            return Wrong(code=Code.BAD_VALUE, message=f'"{shorten(text)}" is no time zone', hint=hint)
        return text

    def make_schema(self) -> JsonSchema:
        return {"type": "string", "examples": ["Europe/Paris", "UTC"]}
