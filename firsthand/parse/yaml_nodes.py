"""YAML text to nodes: no objects, no types, no recursion.

Knows the two loaders and what YAML 1.1 misreads. Which parts of YAML a writer may use is for ``yaml_composer``, what a key
means for ``schema``. How a refusal of YAML's own is put into words is in ``yaml_refusals``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import yaml

from firsthand.model.diagnostic import Diagnostic
from firsthand.model.parsed import Parsed
from firsthand.model.span import Span
from firsthand.parse.lines import Lines, make_lines
from firsthand.parse.nodes import MapNode, Node, TextNode
from firsthand.parse.yaml_composer import Composer
from firsthand.parse.yaml_places import Refusal
from firsthand.parse.yaml_refusals import explain_refusal, report_tab

FAST_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Line ends and an encoding mark for YAML 1.1, plain characters for YAML 1.2 and for every editor.
_MISREAD = "\x85\u2028\u2029\ufeff"


def parse_yaml(
    path: str, text: str, *, first_line: int = 1, loader: type[yaml.SafeLoader | yaml.CSafeLoader] = FAST_LOADER
) -> Parsed[Node | None]:
    """The nodes of ``text``, an empty mapping where it says nothing, None where YAML cannot read it.

    ``text`` begins at the first column of line ``first_line`` of the file and holds only printable characters. Reports every
    forbidden construct at once; where YAML itself refuses, that alone.
    """
    hidden, shown = _hide_misread(text)
    composer = Composer(path=path, first_line=first_line, text=text, shown=shown)
    try:
        composer.take(yaml.parse(hidden, Loader=loader))
    except (yaml.YAMLError, ValueError) as refused:  # an escape beyond Unicode is a ValueError of the Python loader
        lines = make_lines(path, text, first_line=first_line)
        return Parsed(value=None, diagnostics=(explain_refusal(lines, _read_refusal(refused, text)),))
    root = composer.root
    says_nothing = root is None or (isinstance(root, TextNode) and root.is_plain and not root.text)
    if says_nothing and not composer.found:
        root = MapNode(span=Span(path, first_line))
    tabs = _report_tabs(make_lines(path, text, first_line=first_line), composer.opaque) if "\t" in text else ()
    return Parsed(value=root, diagnostics=(*composer.found, *tabs))


def _hide_misread(text: str) -> tuple[str, dict[int, str]]:
    """``text`` with private-use characters for those that YAML 1.1 misreads, of the same length, and the way back."""
    present = [character for character in _MISREAD if character in text]
    if not present:
        return text, {}
    stand_ins = (chr(code) for code in range(0xE000, 0xF900) if chr(code) not in text)
    hiding = dict(zip(present, stand_ins, strict=False))
    shown = {ord(stand_in): character for character, stand_in in hiding.items()}
    return text.translate({ord(character): stand_in for character, stand_in in hiding.items()}), shown


def _read_refusal(refused: yaml.YAMLError | ValueError, text: str) -> Refusal:
    if not isinstance(refused, yaml.MarkedYAMLError):
        return Refusal(at=0, since=None, problem=str(refused))
    at, since = refused.problem_mark, refused.context_mark
    return Refusal(
        at=min(at.index, len(text)) if at else 0,
        since=since.index if since else None,
        problem=refused.problem or "",
        context=refused.context or "",
    )


def _report_tabs(lines: Lines, opaque: list[tuple[int, int]]) -> Iterator[Diagnostic]:
    """An error for each line with a tab that is neither inside quotation marks or a block of text nor in a comment."""
    for number in range(len(lines.starts)):
        start = lines.starts[number]
        for found in re.finditer(r"\t|(?<!\S)#", lines.line(number)):
            at = start + found.start()
            before = bisect_right(opaque, at, key=lambda stretch: stretch[0])
            if before and at < opaque[before - 1][1]:
                continue
            if found.group() == "\t":
                yield report_tab(lines, at)
            break
