"""The labels of a site: the defaults, what content/site.yaml changes about them, and labels of the site's own.

Knows what a definition must hold, which labels ``only`` leaves, and that a colour must be legible. What a rule asks of a
claim is in ``resolve.labels``.
"""

from __future__ import annotations

from dataclasses import replace

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, error
from firsthand.model.nearest import did_you_mean
from firsthand.model.site import Label, Line
from firsthand.parse.composites import ListOf, References
from firsthand.parse.contrast import DARK_SURFACES, LIGHT_SURFACES, report_low_contrast
from firsthand.parse.default_labels import make_default_labels
from firsthand.parse.nodes import Entry, MapNode
from firsthand.parse.settings_schema import LABEL
from firsthand.parse.shapes import find_bad_id
from firsthand.parse.tables import decode_fields, report_missing, take_mapping
from firsthand.words import Words

_ONLY = "only"


def make_labels(node: MapNode | None, words: Words, found: list[Diagnostic]) -> tuple[Label, ...]:
    """The labels that may be used: the defaults in their order, then the site's own as written, less what ``only`` leaves out.

    The defaults are named and explained in ``words``.
    A label of the site's own that lacks something is reported and kept, so that claims which carry it are not blamed.
    """
    labels = {label.id: label for label in make_default_labels(words)}
    entries = node.entries if node else ()
    for entry in entries:
        if entry.key != _ONLY:
            label = _make_label(entry, labels.get(entry.key), found)
            labels[label.id] = label
    only = next((entry for entry in entries if entry.key == _ONLY), None)
    return tuple(labels.values()) if only is None else _keep_only(only, labels, found)


def _make_label(entry: Entry, default: Label | None, found: list[Diagnostic]) -> Label:
    if bad := find_bad_id(entry.key):
        found.append(error(bad.code, entry.span, bad.message, hint=bad.hint))
    owner = f'the label "{entry.key}"'
    base = default or _make_blank(entry.key)
    mapping = take_mapping(entry.value, owner, LABEL, found)
    if mapping is None:
        return base
    fields = decode_fields(mapping, LABEL, found, span=entry.span, id=entry.key)
    if default is None:
        report_missing(fields, LABEL, found, owner=owner)
    label = replace(base, spans=fields.spans, **fields.values)
    report_low_contrast(fields, "color", LIGHT_SURFACES, found)
    report_low_contrast(fields, "color_dark", DARK_SURFACES, found)
    return label


def _make_blank(label_id: str) -> Label:
    return Label(
        id=label_id,
        name=label_id,
        meaning="",
        line=Line.BROKEN,
        icon="unverified",
        color="#525960",
        color_dark="#b8bec5",
        needs=(),
    )


def _keep_only(entry: Entry, labels: dict[str, Label], found: list[Diagnostic]) -> tuple[Label, ...]:
    rows = ListOf(References()).decode(entry.value, _ONLY, found) or ()
    wanted = [ref for row in rows for ref in row]
    for ref in wanted:
        if ref.id not in labels:
            hint = did_you_mean(ref.id, labels) or f"the labels are {', '.join(labels)}"
            found.append(error(Code.UNKNOWN_LABEL, ref.span, f'no label is called "{ref.id}"', hint=hint))
    kept = {ref.id for ref in wanted}
    return tuple(label for label in labels.values() if label.id in kept) or tuple(labels.values())
