"""Keys and values of records: what may be said, and in which form."""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.model.codes import Code
from firsthand.report.explanations.explanation import Explanation, Where

VALUES: Mapping[Code, Explanation] = {
    Code.UNKNOWN_KEY: Explanation(
        means="A record has a key that means nothing there.",
        why="A misspelt key that is passed over does nothing, and nobody notices: the note is not shown, the draft is"
        " published.",
        where=Where.FRONT_MATTER,
        wrong="sumary: The mill opened again.",
        right="summary: The mill opened again.",
        mend="Take the key that the message names, or move the line to the record it belongs to: a look at its indentation"
        " often shows which one that is. For remarks of your own use a comment, a line that begins with #.",
    ),
    Code.MISSING_KEY: Explanation(
        means="A record lacks a key that it cannot do without, or the key is there without a value.",
        why="A reader who wants to check a claim needs at least to know what its source is, whose it is, and of when.",
        where=Where.FRONT_MATTER,
        wrong="""
sources:
  report:
    title: Report on the mill
    publisher: Town archive
    url: https://example.org/report
""",
        right="""
sources:
  report:
    title: Report on the mill
    publisher: Town archive
    url: https://example.org/report
    published: 2024-02-20
""",
        mend="Add the key. Where the fact was looked for and could not be found, title, published, and the author, handle and"
        " time of a short post may be given as: unknown. Readers then see that it is unknown, and not forgotten.",
    ),
    Code.WRONG_SHAPE: Explanation(
        means="A value has another shape than its key takes: a list where one value belongs, words where a record belongs, or"
        " the other way round.",
        why="What was meant cannot be told from what was typed.",
        where=Where.FRONT_MATTER,
        wrong="sources: https://example.org/report",
        right="""
sources:
  report:
    title: Report on the mill
    publisher: Town archive
    url: https://example.org/report
    published: 2024-02-20
""",
        mend="Write the value as the message says. A list is [a, b], or one line with a dash for each; a record is its id, a"
        " colon, and its keys on the lines below, indented by two spaces.",
    ),
    Code.BAD_VALUE: Explanation(
        means="A value is not one of those that its key knows: a type of source that does not exist, a number that is none, a"
        " word where true or false belongs.",
        why="Each of these words decides something: a source's type, for one, decides whether it can prove anything.",
        where=Where.FRONT_MATTER,
        wrong="draft: maybe",
        right="draft: true",
        mend="Take one of the values that the message lists. Types of source are: transcript, recording, document, dataset,"
        " filing, law, photo (they show that something is so); statement, interview, post (they show that it was said);"
        " article, report, analysis, book, page, broadcast, encyclopedia (they tell of it); unnamed (people nobody names).",
    ),
    Code.BAD_DATE: Explanation(
        means="A date or time cannot be read, or is no day of the calendar.",
        why="Dates in other orders are read differently in different countries: 03/04 is a day in March to some and in April"
        " to others.",
        where=Where.FRONT_MATTER,
        wrong="updated: 3/4/2024",
        right="updated: 2024-03-04",
        mend="Write year-month-day. A source may also be of 2024-03 or 2024, of about then (2024-03~), or between two dates"
        " (2024-03-01/2024-03-15). A time is 2024-03-04T09:30, with an offset such as +02:00 or Z where it matters.",
    ),
    Code.BAD_URL: Explanation(
        means="An address is not one that a reader could open: it lacks http:// or https://, holds spaces, or leads elsewhere"
        " than to the web.",
        why="A source that cannot be opened cannot be checked, and a link that runs a script is a danger to readers.",
        where=Where.FRONT_MATTER,
        wrong="""
sources:
  report:
    title: Report on the mill
    publisher: Town archive
    url: example.org/report
    published: 2024-02-20
""",
        right="""
sources:
  report:
    title: Report on the mill
    publisher: Town archive
    url: https://example.org/report
    published: 2024-02-20
""",
        mend="Copy the address from the browser's address bar. For something that is not on the web leave url out and say in"
        " held_at where it can be seen.",
    ),
    Code.BAD_ID: Explanation(
        means="An id is not made of small letters a to z, digits, hyphens and underscores, or is longer than 64 characters; or"
        " something else stands where an id belongs.",
        why="Ids become addresses and anchors, which other people link to. They must be the same everywhere, whatever a"
        " computer thinks of capitals and accents.",
        where=Where.FRONT_MATTER,
        wrong="""
sources:
  Report 2024:
    title: Report on the mill
    publisher: Town archive
    url: https://example.org/report
    published: 2024-02-20
""",
        right="""
sources:
  report-2024:
    title: Report on the mill
    publisher: Town archive
    url: https://example.org/report
    published: 2024-02-20
""",
        mend="Choose a short one that says what the record is. If the message speaks of an address, give that address to a"
        " source of its own and write the source's id here.",
    ),
}
