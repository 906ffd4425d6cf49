"""Labels, their counts, and the line drawn to scale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from operator import attrgetter

from firsthand.model.resolved import ResolvedClaim
from firsthand.model.site import Label, Line
from firsthand.render.make_views.index import SiteIndex
from firsthand.render.make_views.kept import itself, kept
from firsthand.render.views.common import CountsView, LabelCountView, LabelView, SegmentView
from firsthand.words import Words

ICONS = (
    "verified",
    "on-record",
    "corroborated",
    "reported",
    "unverified",
    "disputed",
    "missing-context",
    "misquoted",
    "false",
    "did-not-happen",
    "outdated",
)
"""The symbols every theme defines; a label of the site's own names one of them, or an SVG file in static/."""

_SHARE = 5.0
_GAP = 0.8


@kept(attrgetter("id"))
def make_label(index: SiteIndex, label: Label) -> LabelView:
    """A label as pages show it."""
    icon, image = label.icon, ""
    if icon not in ICONS:
        is_inline = icon in index.icons
        image = "" if is_inline or icon not in index.static else index.urls.path(icon)
        icon = own_icon_name(icon) if is_inline else ("" if image else "unverified")
    return LabelView(id=label.id, name=label.name, meaning=label.meaning, line=label.line.value, icon=icon, image=image)


def own_icon_name(file: str) -> str:
    """The name of the symbol made from an SVG file of the site's own."""
    stem = file.removesuffix(".svg")
    return "own-" + "".join(character if character.isalnum() else f"-{ord(character):x}-" for character in stem)


def find_label(index: SiteIndex, label_id: str) -> LabelView:
    """A label by its id; one that is no longer in use (in a claim's history) is called as in the table, else by its id."""
    for label in index.site.settings.labels:
        if label.id == label_id:
            return make_label(index, label)
    name = index.words.find(f"name-{label_id}") or label_id.replace("-", " ").capitalize()
    return LabelView(id=label_id, name=name, meaning="", line=Line.BROKEN.value, icon=_icon_of(label_id))


def _icon_of(label_id: str) -> str:
    return label_id if label_id in ICONS else "unverified"


def label_words(claim: ResolvedClaim, words: Words) -> str:
    """The label's word; with the speaker where one is printed beside it."""
    if claim.speaker:
        return words.say("label-speaker", label=claim.label.name, speaker=claim.speaker)
    return claim.label.name


def make_counts(index: SiteIndex, labels: Iterable[str], *, title: str) -> CountsView:
    """How many claims carry which label: ``labels`` are the ids of theirs. ``title`` is a key of the words that counts them."""
    return _count_labels(index, (title, tuple(labels)))


@kept(itself)
def _count_labels(index: SiteIndex, asked: tuple[str, tuple[str, ...]]) -> CountsView:
    title, labels = asked
    return _count(index, Counter(labels), title)


def make_site_counts(index: SiteIndex) -> CountsView:
    """How many claims of the listed posts carry which label."""
    return _count(index, index.label_numbers, "claims-far")


def _count(index: SiteIndex, numbers: Mapping[str, int], title: str) -> CountsView:
    words = index.words
    present = [(make_label(index, label), numbers[label.id]) for label in index.site.settings.labels if numbers.get(label.id)]
    total = sum(number for _, number in present)
    rows = tuple(LabelCountView(label=label, count=number, words=_counted(label, number, words)) for label, number in present)
    lead = words.say("claim-count", count=total)
    return CountsView(
        total=total,
        title=words.say(title, count=total),
        words=words.say("claim-count-words", lead=lead, labels=words.find("list-separator").join(row.words for row in rows))
        if rows
        else lead,
        lead=lead,
        rows=rows,
        full=_draw(rows, 100.0),
        scaled=_draw(rows, min(100.0, total * _SHARE)),
    )


def _counted(label: LabelView, number: int, words: Words) -> str:
    """The count in words: "3 verified"; a label that the site has named itself keeps its name as written."""
    is_ours = label.name == words.find(f"name-{label.id}")
    key = f"counted-{label.id}" if is_ours else "counted"
    return words.say(key, count=number, label=label.name)


def _draw(rows: tuple[LabelCountView, ...], length: float) -> tuple[SegmentView, ...]:
    """The rows as lengths of a line of ``length`` percent, with a gap between two labels."""
    total = sum(row.count for row in rows)
    inked = length - _GAP * (len(rows) - 1)
    segments, start = [], 0.0
    for row in rows:
        width = inked * row.count / total
        segments.append(SegmentView(label=row.label, count=row.count, start=_percent(start), width=_percent(width)))
        start += width + _GAP
    return tuple(segments)


def _percent(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
