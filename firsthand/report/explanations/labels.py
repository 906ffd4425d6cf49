"""Claims, the labels they carry, and what a label has to be earned by."""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.model.codes import Code
from firsthand.report.explanations.explanation import Explanation, Where

_REPORT = """
sources:
  report:
    title: Report on the mill
    publisher: Town archive
    url: https://example.org/report
    published: 2024-02-20
"""

LABELS: Mapping[Code, Explanation] = {
    Code.UNKNOWN_LABEL: Explanation(
        means="A claim carries a label that does not exist, or one that the site has left out by labels: only.",
        why="A label is a promise about evidence, defined on the page of labels. A word that stands there nowhere promises"
        " nothing.",
        where=Where.FRONT_MATTER,
        wrong="""
claims:
  opens:
    label: confirmed
    reason: Nobody at the mill answers.
    searched: [{where: the town's register of trades, date: 2024-02-28}]
""",
        right="""
claims:
  opens:
    label: unverified
    reason: Nobody at the mill answers.
    searched: [{where: the town's register of trades, date: 2024-02-28}]
""",
        mend="Take one of the labels that the message names. A label of your own is defined under labels: in"
        " content/site.yaml.",
    ),
    Code.LABEL_NOT_EARNED: Explanation(
        means="A claim carries a label, and what it names does not meet the label's rule. The message says which word of the"
        " rule fails, why, and what would meet it.",
        why="This is what the build is for: a label says how far somebody got towards the primary source, so nobody may give"
        " one that the evidence does not carry.",
        where=Where.FRONT_MATTER,
        wrong=_REPORT
        + """\
claims:
  opens:
    label: verified
    source: report
    reason: The town's archive says so.
    no_primary: The archive does not say what it knows this from.
""",
        right=_REPORT
        + """\
claims:
  opens:
    label: reported
    source: report
    reason: The town's archive says so.
    no_primary: The archive does not say what it knows this from.
""",
        mend="Follow the trail further, and name what you find. Or give the claim the label that it has earned: firsthand"
        " explains each on the site's page of labels. No stronger one is ever proposed; that is for a person to judge.",
    ),
    Code.TRAIL_OPEN: Explanation(
        means="Nothing that a claim names leads to a primary source, or to people whom nobody names, and the claim does not"
        " say why.",
        why="A trail that simply stops looks like one that arrived. Readers are told where it stops, and why it could not be"
        " followed further.",
        where=Where.FRONT_MATTER,
        wrong=_REPORT
        + """\
  letter:
    title: Letter to the editor
    author: A. Neighbour
    url: https://example.org/letters
    published: 2024-02-23
claims:
  opens:
    label: disputed
    text: The mill opens again in spring.
    source: report
    against: letter
    reason: The archive says so, and a neighbour denies it.
""",
        right=_REPORT
        + """\
  letter:
    title: Letter to the editor
    author: A. Neighbour
    url: https://example.org/letters
    published: 2024-02-23
claims:
  opens:
    label: disputed
    text: The mill opens again in spring.
    source: report
    against: letter
    reason: The archive says so, and a neighbour denies it.
    no_primary: The owner does not answer.
""",
        mend="Say with based_on what the source rests on itself, and so on until a primary source, or one of type: unnamed, is"
        " reached. Where that cannot be done, say why in no_primary, or in searched where you looked and when.",
    ),
    Code.FOR_AND_AGAINST: Explanation(
        means="One and the same record stands in the source of a claim and in its against.",
        why="It cannot both support and contradict what is claimed; one of the two is a slip, and it turns the verdict round.",
        where=Where.FRONT_MATTER,
        wrong=_REPORT
        + """\
claims:
  opens:
    label: disputed
    text: The mill opens again in spring.
    source: report
    against: report
    reason: The report says both.
    no_primary: The owner does not answer.
""",
        right=_REPORT
        + """\
  letter:
    title: Letter to the editor
    author: A. Neighbour
    url: https://example.org/letters
    published: 2024-02-23
claims:
  opens:
    label: disputed
    text: The mill opens again in spring.
    source: report
    against: letter
    reason: The archive says so, and a neighbour denies it.
    no_primary: The owner does not answer.
""",
        mend="Keep it on the side where it belongs. Where two passages of one source speak for different sides, make each a"
        " quote and name the quotes.",
    ),
    Code.REASON_MISSING: Explanation(
        means="A claim has no reason, and its label asks for one.",
        why="The label says how far you got; the reason says it of this very claim, in a sentence beside the label. Readers"
        " judge by it.",
        where=Where.FRONT_MATTER,
        wrong="""
claims:
  opens:
    label: unverified
    searched: [{where: the town's register of trades, date: 2024-02-28}]
""",
        right="""
claims:
  opens:
    label: unverified
    reason: The register has no entry, and nobody at the mill answers.
    searched: [{where: the town's register of trades, date: 2024-02-28}]
""",
        mend="Add a reason of one sentence: what the source shows, or what is lacking. For a label of your own that speaks for"
        " itself, say reason: optional where you define it.",
    ),
    Code.CLAIM_TEXT_MISSING: Explanation(
        means="A claim needs a text and has none: its label contradicts the claim, it is marked with different words, or"
        " <claim:id> asks for its own words.",
        why="The claim stands in the list of claims without the prose around it. There, half a sentence under the label False"
        " may seem to say the opposite of what was meant.",
        where=Where.FRONT_MATTER,
        wrong=_REPORT
        + """\
  letter:
    title: Letter to the editor
    author: A. Neighbour
    url: https://example.org/letters
    published: 2024-02-23
claims:
  opens:
    label: disputed
    source: report
    against: letter
    reason: The archive says so, and a neighbour denies it.
    no_primary: The owner does not answer.
""",
        right=_REPORT
        + """\
  letter:
    title: Letter to the editor
    author: A. Neighbour
    url: https://example.org/letters
    published: 2024-02-23
claims:
  opens:
    label: disputed
    text: The mill opens again in spring.
    source: report
    against: letter
    reason: The archive says so, and a neighbour denies it.
    no_primary: The owner does not answer.
""",
        mend="Add a text: the claim itself, as one whole sentence, in the words of those who make it, without your verdict on"
        " it.",
    ),
    Code.CLAIM_TEXT_SHORT: Explanation(
        means="A claim is called by fewer than five words.",
        why="In the list of claims, in feeds and in search it stands alone: few words say little there.",
        where=Where.POST,
        wrong="""
---
title: The mill reopens
date: 2024-03-01
claims:
  opens:
    label: unverified
    reason: Nobody at the mill answers.
    searched: [{where: the town's register of trades, date: 2024-02-28}]
---
The mill, they say, will [open again](claim:opens).
""",
        right="""
---
title: The mill reopens
date: 2024-03-01
claims:
  opens:
    label: unverified
    text: The mill by the river will open again in the spring of 2024.
    reason: Nobody at the mill answers.
    searched: [{where: the town's register of trades, date: 2024-02-28}]
---
The mill, they say, will [open again](claim:opens).
""",
        mend="Say the claim in full in its text; the words in the prose may stay as short as they are.",
    ),
    Code.REVIEW_DUE: Explanation(
        means="A claim was last checked longer ago than the site's review_after allows.",
        why="Sources are changed, withdrawn and overtaken. The site has promised itself to look again.",
        where=Where.FILES,
        wrong="content/site.yaml: review_after: 365\ncontent/posts/the-mill.md: a claim with checked: 2019-05-01",
        right="content/site.yaml: review_after: 365\ncontent/posts/the-mill.md: the claim with the day on which you looked"
        " again",
        mend="Look at its sources again. If it still holds, set checked to today. If it does not, change its label, and put"
        " the old one into history with the reason it was given.",
    ),
    Code.BAD_RULE: Explanation(
        means="The rule of a label, its needs, holds a word that no rule knows, or is empty between two bars.",
        why="A rule that cannot be read would be met by every claim, or by none.",
        where=Where.SETTINGS,
        wrong="""
labels:
  rumour:
    name: Rumour
    meaning: It goes round, and nobody answers for it.
    line: broken
    icon: unverified
    color: "#7b4d00"
    color_dark: "#e7b369"
    needs: sauce | searched
""",
        right="""
labels:
  rumour:
    name: Rumour
    meaning: It goes round, and nobody answers for it.
    line: broken
    icon: unverified
    color: "#7b4d00"
    color_dark: "#e7b369"
    needs: source | searched
""",
        mend="Words with a space between them must all hold; a bar stands between alternatives. The words are: source,"
        " against, record, own-words, two-origins, unnamed, no-primary, searched, as-of, context, superseded, circulates,"
        " against-record, against-own-words, against-words, unopposed, copy, match.",
    ),
    Code.LOW_CONTRAST: Explanation(
        means="A label's colour, or the accent of links, stands out too little from the paper, light or dark.",
        why="Many readers could not make out the label or the link, and those are what they came for. The bound is that of"
        " WCAG 2.2, 4.5 to 1 for text.",
        where=Where.SETTINGS,
        wrong="""
labels:
  reported:
    color: "#ffd27f"
""",
        right="""
labels:
  reported:
    color: "#7b4d00"
""",
        mend="Choose a darker colour for color and accent, a lighter one for color_dark. The line and the icon tell labels"
        " apart as well: colour never has to do it alone.",
    ),
}
