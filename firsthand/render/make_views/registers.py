"""Pages that gather evidence across posts: the ledger of claims, the register of sources, labels and corrections."""

from __future__ import annotations

from firsthand.model.evidence import Level
from firsthand.model.resolved import ResolvedClaim
from firsthand.model.site import Label, Line
from firsthand.render.make_views.corrections import all_corrections, all_label_changes
from firsthand.render.make_views.frame import Frame
from firsthand.render.make_views.index import Carrier, SiteIndex
from firsthand.render.make_views.labels import make_label, make_site_counts
from firsthand.render.make_views.names import name_of
from firsthand.render.make_views.notes import make_ledger_row
from firsthand.render.make_views.sources import make_claim_ref, make_source_row
from firsthand.render.record_facts import level_of
from firsthand.render.views.common import FeedView
from firsthand.render.views.records import SourceRowView
from firsthand.render.views.registers import (
    ClaimsView,
    CorrectionsView,
    LabelEntryView,
    LabelsView,
    LineGroupView,
    SourceGroupView,
    SourcesView,
)

_GROUPS = (
    ("primary", "group-primary", (Level.PRIMARY,)),
    ("reports", "group-reports", (Level.SECONDARY, Level.TERTIARY)),
    ("unnamed", "group-unnamed", (Level.UNNAMED,)),
)


def make_claims(frame: Frame) -> ClaimsView:
    """The ledger of all listed posts, newest post first, then in order of mention."""
    index, words = frame.index, frame.index.words
    claims = [claim for post in index.listed for claim in post.claims]
    posts = sum(bool(card.facts.claims) for card in index.listed.cards)
    said = words.say(
        "ledger-words", claims=words.say("claim-count", count=len(claims)), posts=words.say("post-count", count=posts)
    )
    return ClaimsView(
        site=frame.make_site("claims/"),
        head=frame.make_head(words.say("ledger-title"), path="claims/", description=said),
        words=said,
        counts=make_site_counts(index),
        rows=tuple(make_ledger_row(index, claim, is_here=False) for claim in claims),
    )


def make_sources(frame: Frame) -> SourcesView:
    """Every source and short post that listed posts rest on, by level, then by name."""
    index, words = frame.index, frame.index.words
    carriers = [carrier for key in index.shown if (carrier := index.find_carrier(key))]
    carriers.sort(key=lambda carrier: (name_of(carrier, words).casefold(), carrier.key))
    said = words.say("register-words", count=len(carriers))
    groups = (
        SourceGroupView(id=group, title=words.say(key), meaning=words.say(f"{key}-words"), rows=_rows(index, carriers, levels))
        for group, key, levels in _GROUPS
    )
    return SourcesView(
        site=frame.make_site("sources/"),
        head=frame.make_head(words.say("register-title"), path="sources/", description=said),
        words=said,
        groups=tuple(group for group in groups if group.rows),
    )


def _rows(index: SiteIndex, carriers: list[Carrier], levels: tuple[Level, ...]) -> tuple[SourceRowView, ...]:
    return tuple(
        make_source_row(index, carrier, index.claims_on(carrier.key), is_here=False)
        for carrier in carriers
        if level_of(carrier) in levels
    )


def make_labels(frame: Frame) -> LabelsView:
    """What the labels mean, with an example of each that is in use."""
    index, words = frame.index, frame.index.words
    labels = index.site.settings.labels
    lines = [line for line in Line if any(label.line is line for label in labels)]
    newest: dict[str, list[ResolvedClaim]] = {}
    for post in index.listed:
        for claim in post.claims:
            newest.setdefault(claim.label.id, []).append(claim)
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
                entries=tuple(_explain(index, label, newest.get(label.id, [])) for label in labels if label.line is line),
            )
            for line in lines
        ),
    )


def _explain(index: SiteIndex, label: Label, claims: list[ResolvedClaim]) -> LabelEntryView:
    words = index.words
    return LabelEntryView(
        anchor=f"label-{label.id}",
        label=make_label(index, label),
        needs=tuple(tuple(words.say(f"rule-{word.value}") for word in row) for row in label.needs),
        change=words.find(f"change-{label.id}"),
        count=words.say("claim-count", count=len(claims)) if claims else words.say("label-unused"),
        example=make_claim_ref(index, claims[0], is_here=False) if claims else None,
        example_words=(claims[0].words or claims[0].text) if claims else "",
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
