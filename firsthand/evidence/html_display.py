"""What browsers make of a page's elements where it matters for searching: what they hide, and what they set apart in a line.

Knows elements, a few attributes and the ``style`` of an element. Style sheets are not read: what they hide is searched here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

_VOID_NAMES = "area base br col embed hr img input link meta param source track wbr"
_VOID = frozenset(_VOID_NAMES.split())
_UNSEEN_NAMES = """
title noscript noframes select option optgroup datalist audio video canvas iframe object meter progress desc annotation
"""
_UNSEEN = frozenset(_UNSEEN_NAMES.split())
# Of a formula each sign is a box of its own.
_BOXES = frozenset({"input", "svg", "marquee", "math", "mi", "mo", "mn", "ms", "mtext"})
# What hides all of a page is taken away by a script before a reader sees it.
_ROOTS = frozenset({"html", "body"})
_ENDING_PARAGRAPHS = """
p div ul ol dl table pre blockquote section article aside header footer nav form hr h1 h2 h3 h4 h5 h6 figure details
"""
_ENDS = {
    **{name: frozenset({"p"}) for name in _ENDING_PARAGRAPHS.split()},
    "li": frozenset({"li", "p"}),
    **{name: frozenset({"dt", "dd", "p"}) for name in ("dt", "dd")},
    **{name: frozenset({"td", "th", "p"}) for name in ("td", "th")},
    "tr": frozenset({"td", "th", "p", "tr"}),
    **{name: frozenset({"td", "th", "p", "tr", "tbody", "thead", "tfoot"}) for name in ("tbody", "thead", "tfoot")},
}
"""The elements that end, if they are the innermost one, where the named element begins."""

_HIDING = re.compile(r"display:none|visibility:(?:hidden|collapse)")
_SHOWING = re.compile(r"display:(?!none)")
_APART = re.compile(r"display:(?:inline-)?(?:block|flex|grid|table|flow-root)|float:(?:left|right)|position:(?:absolute|fixed)")
_KEEPING = re.compile(r"white-space:(?:pre|break-spaces)")
_OPEN_AT_MOST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class _Element:
    name: str
    hides: bool
    is_box: bool
    keeps_space: bool


@dataclass(slots=True)
class Display:
    """The elements that are open at one place of a page. Elements that lie deeper than browsers follow are taken as plain."""

    _open: list[_Element] = field(default_factory=list)
    _names: Counter[str] = field(default_factory=Counter)
    _hiding: int = 0
    _keeping: int = 0

    @property
    def is_hidden(self) -> bool:
        """Whether nothing is shown here."""
        return self._hiding > 0

    @property
    def keeps_space(self) -> bool:
        """Whether white space stands as it is typed here."""
        return self._keeping > 0

    def open(self, name: str, attributes: Mapping[str, str | None]) -> bool:
        """Whether a box of its own begins with this tag."""
        while self._open and self._open[-1].name in _ENDS.get(name, ()):
            self._pop()
        element = _read_element(name, attributes)
        if name not in _VOID and len(self._open) < _OPEN_AT_MOST:
            self._open.append(element)
            self._names[name] += 1
            self._hiding += element.hides
            self._keeping += element.keeps_space
        return element.is_box

    def close(self, name: str) -> bool:
        """Whether a box of its own ends with this tag."""
        is_box = False
        while self._names[name]:
            element = self._pop()
            is_box |= element.is_box
            if element.name == name:
                break
        return is_box

    def _pop(self) -> _Element:
        element = self._open.pop()
        self._names[element.name] -= 1
        self._hiding -= element.hides
        self._keeping -= element.keeps_space
        return element


def _read_element(name: str, attributes: Mapping[str, str | None]) -> _Element:
    style = re.sub(r"\s", "", attributes.get("style") or "").lower()
    is_box = name in _BOXES and attributes.get("type") != "hidden"
    return _Element(
        name=name,
        hides=name not in _ROOTS and _hides(name, attributes, style),
        is_box=is_box or bool(_APART.search(style)),
        keeps_space=name in {"pre", "textarea"} or bool(_KEEPING.search(style)),
    )


def _hides(name: str, attributes: Mapping[str, str | None], style: str) -> bool:
    return (
        name in _UNSEEN
        or bool(_HIDING.search(style))
        or ("hidden" in attributes and attributes["hidden"] != "until-found" and not _SHOWING.search(style))
        or "inert" in attributes
        or "popover" in attributes
        or (name == "dialog" and "open" not in attributes)
    )
