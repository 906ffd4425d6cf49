"""Saved copies of sources, and the comparison of quotations with them."""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.model.codes import Code
from firsthand.report.explanations.explanation import Explanation, Where

_ARCHIVED = """
sources:
  minutes:
    type: document
    title: Minutes of the council
    author: The council
    published: 2026-01-01
    url: https://example.org/minutes
"""

COPIES: Mapping[Code, Explanation] = {
    Code.ARCHIVE_DOUBTFUL: Explanation(
        means="A source or short post leads to a copy at archive.today (archive.ph, archive.is, …).",
        why="A copy is worth as much as the trust in whoever keeps it. Wikipedia took out all links to this archive in 2026.",
        where=Where.FRONT_MATTER,
        wrong=_ARCHIVED + "    archived: https://archive.ph/AbC12",
        right=_ARCHIVED + "    archived: https://web.archive.org/web/20260102000000/https://example.org/minutes",
        mend="Name the copy of another archive. Where a page still is to be had, firsthand snapshot ID --archive looks for the"
        " Internet Archive's copy, and with keys of yours has one made. It is a warning: nothing depends on it.",
    ),
    Code.COPY_MISSING: Explanation(
        means="A claim's label needs a saved copy of its primary source, or an excerpt of it, and there is none on record.",
        why="Pages are changed and taken down. Without a copy nobody can show later what stood there when the claim was"
        " checked.",
        where=Where.FRONT_MATTER,
        wrong="""
sources:
  letter:
    type: statement
    title: Letter of the owner
    author: A. Owner
    url: https://example.org/letter
    published: 2024-02-20
quotes:
  promise:
    text: The mill will open again in spring.
    source: letter
claims:
  promised:
    label: on-record
    claimant: A. Owner
    source: promise
    reason: It is in the owner's own letter.
""",
        right="""
sources:
  letter:
    type: statement
    title: Letter of the owner
    author: A. Owner
    url: https://example.org/letter
    published: 2024-02-20
    excerpt: >-
      I know how long you have waited. The mill will open again in spring.
quotes:
  promise:
    text: The mill will open again in spring.
    source: letter
claims:
  promised:
    label: on-record
    claimant: A. Owner
    source: promise
    reason: It is in the owner's own letter.
""",
        mend="Save one: firsthand snapshot. Where a program is not let in, save the page in a browser and take it in with"
        " firsthand snapshot --import FILE. Where there can be no copy, type a few lines around the quotation into the"
        " source's excerpt; readers are told that it is one. A site that keeps no copies says copies: off in"
        " content/site.yaml.",
    ),
    Code.COPY_DAMAGED: Explanation(
        means="A saved copy is not what was saved: its content no longer has the hash that its name and its lock tell.",
        why="A copy that can be changed unnoticed proves nothing.",
        where=Where.FILES,
        wrong="content/evidence/text/9f86….txt, edited by hand to mend a misprint",
        right="content/evidence/text/9f86….txt, as firsthand snapshot wrote it",
        mend="Put it back from a backup or another copy of the site. Or delete it: its lock, with the hash and what was found"
        " in it, stays good. Never edit a copy; save a new one.",
    ),
    Code.LOCK_UNREADABLE: Explanation(
        means="A file in content/evidence/lock/ cannot be relied on: it is no JSON, or not of the shape that the program"
        " writes, or the log of the copies never saw it as it is now.",
        why="It is the record of what was found in a copy. Half a record could turn a quotation that was refuted into one that"
        " nobody checked.",
        where=Where.FILES,
        wrong="content/evidence/lock/the-mill/letter.json, with the marks of a merge conflict in it",
        right="content/evidence/lock/the-mill/letter.json, as one of the two sides wrote it",
        mend="Take it from version control again. Or delete it, and run firsthand snapshot for that source anew.",
    ),
    Code.LOG_DAMAGED: Explanation(
        means="content/evidence/log.jsonl is not as it was written: a line was changed, taken out or cut short.",
        why="Each line holds the hash of one before it, so that nothing that was done to the copies can be undone in silence."
        " Locks are believed because the log knows them.",
        where=Where.FILES,
        wrong="content/evidence/log.jsonl, with a line deleted by hand",
        right="content/evidence/log.jsonl, as firsthand wrote it; after a merge, with the lines of both sides",
        mend="Take it from version control again. After a merge keep the lines of both sides, in any order that leaves each"
        " side's own; a .gitattributes with content/evidence/log.jsonl merge=union has git do that. If nothing is left to"
        " take, delete the file: firsthand verify begins it anew, and what it told before is lost.",
    ),
    Code.MATCH_MISSING: Explanation(
        means="A claim's label needs a quotation that was found in the saved copy of the primary source, or in its typed"
        " excerpt, and there is none.",
        why="That a source exists, and was saved, does not show that it says so. Words found in it do.",
        where=Where.FRONT_MATTER,
        wrong="""
sources:
  permit:
    type: document
    title: Permit to open the mill
    publisher: Town archive
    url: https://example.org/permit
    published: 2024-02-20
    excerpt: >-
      The owner is permitted to open the mill on the first of April.
claims:
  opens:
    label: verified
    source: permit
    reason: The permit names the day.
""",
        right="""
sources:
  permit:
    type: document
    title: Permit to open the mill
    publisher: Town archive
    url: https://example.org/permit
    published: 2024-02-20
    excerpt: >-
      The owner is permitted to open the mill on the first of April.
quotes:
  the-day:
    text: permitted to open the mill on the first of April
    source: permit
claims:
  opens:
    label: verified
    source: the-day
    reason: The permit names the day.
""",
        mend="Quote the passage that shows it and name the quote, not the bare source, in the claim; then run firsthand"
        " verify. For a photo, a recording or a dataset there are no words to find: say in where or note what is to be seen.",
    ),
    Code.QUOTE_CHANGED: Explanation(
        means="A quotation was compared with a saved copy or a typed excerpt, and its words have been changed since.",
        why="What was found then says nothing of the words that stand there now.",
        where=Where.FILES,
        wrong="the quote promise: verified yesterday, with a comma taken out today",
        right="the quote promise: changed, and compared again by firsthand verify",
        mend="Run firsthand verify. It needs no network where the copy is on this computer. Or put the old words back.",
    ),
    Code.QUOTE_REDACTED: Explanation(
        means="A quotation is taken from a short post whose words were taken out again (redacted).",
        why="The words of such a post appear nowhere on the site, and a quotation would print a part of them.",
        where=Where.FRONT_MATTER,
        wrong="tweets:\n  near:\n    url: https://x.com/example/status/1704664237470674955\n    redacted: {date: 2026-01-02,"
        " reason: A child is named.}\nquotes:\n  said:\n    text: The child's name is …\n    source: near",
        right="tweets:\n  near:\n    url: https://x.com/example/status/1704664237470674955\n    redacted: {date: 2026-01-02,"
        " reason: A child is named.}",
        mend="Delete the quotation, and rest claims that named it on the post itself or on something else. Then run firsthand"
        " verify, which takes its words out of the lock.",
    ),
    Code.QUOTE_ALTERED: Explanation(
        means="The saved copy or excerpt of a source does not hold a quotation as it is given: it has other words, or none like"
        " them.",
        why="A quotation is right letter for letter or it is not one. A likeness, however close, is never taken for a match:"
        " the word that is missing may be the not.",
        where=Where.FILES,
        wrong="in the copy:  It will not open before spring.\nin the quote: It will open before spring.",
        right="in the copy:  It will not open before spring.\nin the quote: It will not open before spring.",
        mend="Copy the words from the source. A cut is … or […], a word of yours stands in [square brackets], and [sic]"
        " follows a mistake that is theirs. firsthand verify shows the difference word by word. If the page was changed, that"
        " is news: the older wording may be in a web archive.",
    ),
    Code.RISKY_CUT: Explanation(
        means="A cut in a quotation leaves out a word that denies, or a number; or a question became a statement, brackets"
        " replace words, or the passage is not the one that prefix and suffix mean; and the quote has no note.",
        why="Such a cut can turn the meaning round while every word that is left is true. Readers are told what was left out.",
        where=Where.FILES,
        wrong="in the copy:  It will open, but not before 2030, in spring.\nin the quote: It will open … in spring.",
        right="in the copy:  It will open, but not before 2030, in spring.\nin the quote: It will open, but not before 2030",
        mend="Quote that part too. Where the cut is fair, add a note to the quote that says what stands there.",
    ),
}
