"""The text directive of an address, as it is written there: ``:~:text=prefix-,start,end,-suffix``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

_DIRECTIVE = ":~:"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextDirective:
    """The terms of a text fragment, unencoded; empty where there is none."""

    start: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""

    def __str__(self) -> str:
        """The fragment, without ``#``: ``:~:text=prefix-,start,end,-suffix``."""
        terms = [f"{_encode(self.prefix)}-"] if self.prefix else []
        terms += [_encode(term) for term in (self.start, self.end) if term]
        terms += [f"-{_encode(self.suffix)}"] if self.suffix else []
        return f"{_DIRECTIVE}text=" + ",".join(terms)


def parse_directive(fragment: str) -> TextDirective | None:
    """The terms of a text fragment, or None where there is none."""
    found = re.search(r":~:(?:.*&)?text=([^&]*)", fragment)
    terms = found[1].split(",") if found else []
    prefix = terms.pop(0)[:-1] if terms and terms[0].endswith("-") else ""
    suffix = terms.pop()[1:] if terms and terms[-1].startswith("-") else ""
    if not 1 <= len(terms) <= 2:  # noqa: PLR2004 - start, or start and end
        return None
    start, end = (*terms, "")[:2]
    return TextDirective(start=unquote(start), end=unquote(end), prefix=unquote(prefix), suffix=unquote(suffix))


def _encode(term: str) -> str:
    return quote(term, safe="").replace("-", "%2D")
