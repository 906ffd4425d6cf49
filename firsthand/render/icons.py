"""A site's own label icons: an SVG file of static/, cleaned so that it can stand in every page as a symbol."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from markupsafe import Markup, escape

_SHAPES = frozenset({"path", "circle", "ellipse", "line", "polyline", "polygon", "rect", "g"})
_ATTRIBUTES = frozenset(
    [
        "d",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "x",
        "y",
        "x1",
        "x2",
        "y1",
        "y2",
        "width",
        "height",
        "points",
        "transform",
        "fill",
        "fill-rule",
        "clip-rule",
        "stroke",
        "stroke-width",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-dasharray",
        "stroke-miterlimit",
        "opacity",
        "fill-opacity",
        "stroke-opacity",
    ]
)
_MEASURES = frozenset({"x", "y", "width", "height"})
_DEEPEST = 20
"""Groups within groups; an icon has one or two."""

_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnIcon:
    """An icon: the ``file`` it came from, its ``view_box``, and its ``shapes`` as markup."""

    file: str
    view_box: str
    shapes: Markup


def find_icon(file: str, text: str) -> OwnIcon | None:
    """The icon in ``text``, or None where that is no SVG with a size; what is not a plain shape is left out."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        return None
    try:
        root = ET.fromstring(text)  # noqa: S314 (no DTD gets here, so no entity can grow)
    except ET.ParseError:
        return None
    view_box = root.get("viewBox") or f"0 0 {root.get('width', '')} {root.get('height', '')}"
    parts = view_box.replace(",", " ").split()
    if root.tag.removeprefix(_SVG) != "svg" or len(parts) != len("xywh") or not all(_is_number(part) for part in parts):
        return None
    if min(float(part) for part in parts[2:]) <= 0:
        return None
    return OwnIcon(file=file, view_box=" ".join(parts), shapes=_write_all(root))


def _write_all(root: ET.Element) -> Markup:
    """The shapes, in a group that carries how the drawing as a whole is filled and stroked."""
    shapes = Markup("").join(_write(child) for child in root)
    whole = _write_attributes(root, _ATTRIBUTES - _MEASURES)
    return Markup("<g{}>{}</g>").format(whole, shapes) if whole else shapes


def _write(node: ET.Element, depth: int = 0) -> Markup:
    name = node.tag.removeprefix(_SVG)
    if name not in _SHAPES or depth > _DEEPEST:
        return Markup("")
    inner = Markup("").join(_write(child, depth + 1) for child in node)
    return Markup("<{}{}>{}</{}>").format(escape(name), _write_attributes(node, _ATTRIBUTES), inner, escape(name))


def _write_attributes(node: ET.Element, known: frozenset[str]) -> Markup:
    kept = ((key, value) for key, value in node.items() if key in known and "url(" not in value)
    return Markup("").join(Markup(' {}="{}"').format(key, value) for key, value in kept)


def _is_number(text: str) -> bool:
    try:
        return abs(float(text)) < 1e6  # noqa: PLR2004 (any size a drawing may have)
    except ValueError:
        return False
