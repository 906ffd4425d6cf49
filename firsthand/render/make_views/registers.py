"""Pages that gather evidence across posts: labels explained, and the log of what was mended."""

from __future__ import annotations

from firsthand.model.posts import PostCard
from firsthand.model.resolved import ResolvedClaim
from firsthand.model.site import Label, Line
from firsthand.render.make_views.corrections import all_corrections, all_label_changes
from firsthand.render.make_views.frame import Frame
from firsthand.render.make_views.index import SiteIndex
from firsthand.render.make_views.labels import make_label
from firsthand.render.make_views.sources import make_claim_ref
from firsthand.render.views.common import FeedView
from firsthand.render.views.registers import (
    CorrectionsView,
    LabelEntryView,
    LabelsView,
    LineGroupView,
)


def make_labels(frame: Frame) -> LabelsView:
    """What the labels mean, with an example of each that is in use."""
    index, words = frame.index, frame.index.words
    labels = index.site.settings.labels
    lines = [line for line in Line if any(label.line is line for label in labels)]
    newest = _find_newest(index)
    title = words.say("labels-title", count=len(labels), lines=words.say("lines-count", count=len(lines)))
    return LabelsView(
        site=frame.make_site("labels/"),
        head=frame.make_head(title, path="labels/", description=words.say("labels-words")),
        title=title,
        groups=tuple(
            LineGroupView(
                line=line.value,
                words=words.say(f"line-{line.value}"),
                meaning=words.say(f"line-{line.value}-means"),
                entries=tuple(_explain(index, label, newest.get(label.id)) for label in labels if label.line is line),
            )
            for line in lines
        ),
    )


def _find_newest(index: SiteIndex) -> dict[str, ResolvedClaim]:
    """The first claim that carries each label, in the newest post that has one, by the label's id."""
    cards: dict[str, PostCard] = {}
    for card in index.listed.cards:
        for label in card.facts.labels:
            cards.setdefault(label, card)
    claims = {label: index.load(card.slug).claims for label, card in cards.items()}
    return {label: next(claim for claim in found if claim.label.id == label) for label, found in claims.items()}


def _explain(index: SiteIndex, label: Label, example: ResolvedClaim | None) -> LabelEntryView:
    words, count = index.words, index.label_numbers.get(label.id, 0)
    return LabelEntryView(
        anchor=f"label-{label.id}",
        label=make_label(index, label),
        needs=tuple(tuple(words.say(f"rule-{word.value}") for word in row) for row in label.needs),
        change=words.find(f"change-{label.id}"),
        count=words.say("claim-count", count=count) if count else words.say("label-unused"),
        example=make_claim_ref(index, example, is_here=False) if example else None,
        example_words=(example.words or example.text) if example else "",
    )


def make_corrections_page(frame: Frame) -> CorrectionsView:
    """The log of what was mended, and of labels that changed."""
    index, words = frame.index, frame.index.words
    feed = FeedView(
        title=words.say("corrections-feed"), url=index.urls.absolute("corrections.xml"), type="application/atom+xml"
    )
    return CorrectionsView(
        site=frame.make_site("corrections/"),
        head=frame.make_head(
            words.say("corrections-title"), path="corrections/", description=words.say("corrections-words"), feeds=(feed,)
        ),
        corrections=all_corrections(index),
        changes=all_label_changes(index),
    )
