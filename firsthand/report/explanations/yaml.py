"""Files as text, and YAML as it is read here: every value is what was typed, and its meaning comes from its key."""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.model.codes import Code
from firsthand.report.explanations.explanation import Explanation, Where

YAML: Mapping[Code, Explanation] = {
    Code.FILE_ENCODING: Explanation(
        means="A file that should be text cannot be read as such: its bytes are no UTF-8, an invisible control character"
        " stands in it, or the file is a link, a name or a thing that the build does not follow.",
        why="A guess at another encoding turns names and quotations into other words without a sign of it, and a link that"
        " leads out of the site could publish any file of the computer.",
        where=Where.FILES,
        wrong='Saved as "Western (Windows 1252)": the é of "café" is the single byte E9.',
        right="Saved as UTF-8: the same é is the two bytes C3 A9.",
        mend="Open the file in an editor and save it as UTF-8. Where the message speaks of an invisible character, delete it"
        " at the place named. Where it speaks of a link, put the file itself in its place.",
    ),
    Code.FILE_TOO_LARGE: Explanation(
        means="A text of the site is larger than any text a person writes.",
        why="Such a file is nearly always data that slipped into content/ under a text's name, and it would make every build"
        " and every page that shows it slow.",
        where=Where.FILES,
        wrong="content/posts/minutes.md: the whole archive of minutes, 40 MB",
        right="content/posts/minutes.md: the commentary\nstatic/minutes.pdf: the archive, linked from it",
        mend="Move data into static/ and link to it, or split the post into several.",
    ),
    Code.FRONT_MATTER_MISSING: Explanation(
        means="A post or page does not begin with its front matter: a line of three dashes, the settings in YAML, and a second"
        " such line.",
        why="Without a title and a date a post cannot be placed anywhere, and text that was meant as front matter would be"
        " printed to readers.",
        where=Where.POST,
        wrong="""
title: The mill reopens
date: 2024-03-01

It opened on Friday.
""",
        right="""
---
title: The mill reopens
date: 2024-03-01
---
It opened on Friday.
""",
        mend="Make --- the very first line of the file, without a blank line before it, and put a second --- after the last"
        " key.",
    ),
    Code.FRONT_MATTER_OPEN: Explanation(
        means="The front matter begins with a line of three dashes, and no second such line ends it.",
        why="The build cannot tell where the settings end and the text begins; any guess would lose a part of one of them.",
        where=Where.POST,
        wrong="""
---
title: The mill reopens
date: 2024-03-01

It opened on Friday.
""",
        right="""
---
title: The mill reopens
date: 2024-03-01
---
It opened on Friday.
""",
        mend="Put a line of exactly three dashes, at the left edge, after the last key.",
    ),
    Code.YAML_SYNTAX: Explanation(
        means="The YAML does not hold together at this place: a line is indented differently from its neighbours, or is"
        " neither a key with its value nor part of the words above it.",
        why="Indentation decides what belongs to what. From here on nobody can say which record a line is part of.",
        where=Where.FRONT_MATTER,
        wrong="""
summary: The mill opened again.
  tags: [mill, wages]
""",
        right="""
summary: The mill opened again.
tags: [mill, wages]
""",
        mend="Look at the place named and at the line above it. Keys of one record stand exactly below each other, and a space"
        " follows each colon and each dash.",
    ),
    Code.YAML_UNQUOTED: Explanation(
        means="A value begins with, or holds, a character that means something to YAML itself: @, %, `, !, a quotation mark or"
        " a bracket that nothing closes or that words follow, a colon with a space behind it.",
        why="YAML either refuses such a value or reads something else than what was typed. Quoted words must arrive letter for"
        " letter.",
        where=Where.FRONT_MATTER,
        wrong="summary: The verdict: guilty on all counts",
        right="""
summary: "The verdict: guilty on all counts"

# or, for longer words and words with quotation marks in them:
# summary: >-
#   The verdict: guilty on all counts
""",
        mend="Put the whole value into double quotation marks, or write >- after the key and the words on the next line,"
        " indented."
        ' A quotation mark inside double quotation marks is written \\".',
    ),
    Code.YAML_TAB: Explanation(
        means="A line is indented by a tab.",
        why="YAML forbids it, because a tab is as wide as each editor thinks, and indentation decides what belongs to what.",
        where=Where.FRONT_MATTER,
        wrong="sources:\n\treport:\n\t\ttitle: Report on the mill",
        right="""
sources:
  report:
    title: Report on the mill
    publisher: Town archive
    url: https://example.org/report
    published: 2024-02-20
""",
        mend="Put two spaces in place of each tab. Most editors can be told to do so for .yaml and .md files.",
    ),
    Code.YAML_DUPLICATE_KEY: Explanation(
        means="The same key stands twice in one record, or the same id twice in one list of records.",
        why="Most readers of YAML silently keep the last one, so a source or a claim would disappear without a word.",
        where=Where.FRONT_MATTER,
        wrong="""
summary: The mill opened on Friday.
summary: The mill opened again.
""",
        right="summary: The mill opened again on Friday.",
        mend="Delete one of the two, or give the second record an id of its own. The message names the line of the first.",
    ),
    Code.YAML_ALIAS: Explanation(
        means="A value begins with * or &, YAML's signs for an alias and an anchor, or a key is <<.",
        why="Aliases let one line change records far away, and a nest of them can grow without bound. Here evidence is written"
        " out where it stands, so that it can be read and cited by its line.",
        where=Where.FRONT_MATTER,
        wrong="summary: *as-before",
        right='summary: "*as before*"',
        mend="Write the value out. If the sign is meant as a character of the words, put the value into quotation marks.",
    ),
    Code.YAML_DEPTH: Explanation(
        means="Lists and mappings are nested deeper than forty levels.",
        why="No record of a site needs more than five; such a file is damaged, or made to bring a program down.",
        where=Where.FRONT_MATTER,
        wrong=f"tags: {'[' * 45}deep{']' * 45}",
        right="tags: [mill, wages]",
        mend="Look for brackets that are opened and never closed, and for indentation that grows from line to line.",
    ),
    Code.YAML_COMMENT: Explanation(
        means="In a value of free words a # follows a space. YAML takes it, and all that stands after it, for a comment.",
        why="The words after it would be lost without a trace, in the middle of a quotation perhaps.",
        where=Where.FRONT_MATTER,
        wrong="summary: The mill is the town's # 1 employer",
        right='summary: "The mill is the town\'s # 1 employer"',
        mend="Put the value into quotation marks, or write >- after the key and the words on the next line. A real comment"
        " goes onto a line of its own.",
    ),
}
