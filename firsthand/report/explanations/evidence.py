"""Sources, quotes and tweets: who they are, where they can be seen, and what they rest on themselves."""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.model.codes import Code
from firsthand.report.explanations.explanation import Explanation, Where

EVIDENCE: Mapping[Code, Explanation] = {
    Code.DUPLICATE_ID: Explanation(
        means="Two records have the same id. The sources, quotes and tweets of a post share one set of ids, together with the"
        " sources in content/sources/.",
        why="A mark names a record by its id alone; with two of them nobody could say which is meant.",
        where=Where.FRONT_MATTER,
        wrong="""
sources:
  promise:
    title: Letter of the owner
    author: A. Owner
    type: statement
    url: https://example.org/letter
    published: 2024-02-20
quotes:
  promise:
    text: It will open again in spring.
    source: promise
""",
        right="""
sources:
  letter:
    title: Letter of the owner
    author: A. Owner
    type: statement
    url: https://example.org/letter
    published: 2024-02-20
quotes:
  promise:
    text: It will open again in spring.
    source: letter
""",
        mend="Give one of the two another id, and change the marks that mean it. Claims have a set of ids of their own.",
    ),
    Code.SHARED_POINTS_AT_POST: Explanation(
        means="A shared source names, as what it rests on, a record that belongs to a single post.",
        why="Every post may use a shared source, also those that do not have that record; and a post may change.",
        where=Where.FILES,
        wrong="content/sources/press.yaml: daily has based_on: letter\ncontent/posts/the-mill.md: has the source letter",
        right="content/sources/press.yaml: has both daily and letter",
        mend="Move the record that is named into content/sources/, or the shared source into the post.",
    ),
    Code.SOURCE_CYCLE: Explanation(
        means="Sources rest on each other in a circle: following based_on from one of them leads back to it.",
        why="That is circular reporting: each outlet cites another, and at the bottom there is nothing. It looks like"
        " confirmation and is none.",
        where=Where.FRONT_MATTER,
        wrong="""
sources:
  daily:
    title: Mill to open
    publisher: The Daily
    url: https://example.com/mill
    published: 2024-02-21
    based_on: weekly
  weekly:
    title: Spring for the mill
    publisher: The Weekly
    url: https://example.net/mill
    published: 2024-02-21
    based_on: daily
""",
        right="""
sources:
  daily:
    title: Mill to open
    publisher: The Daily
    url: https://example.com/mill
    published: 2024-02-21
    own_reporting: true
  weekly:
    title: Spring for the mill
    publisher: The Weekly
    url: https://example.net/mill
    published: 2024-02-22
    based_on: daily
""",
        mend="Look at what was published first, and at what it says it knows this from. Take out the based_on that is not so."
        " If the circle is real, that is a finding: say it in the post, and give the claim a label that does not need a"
        " source.",
    ),
    Code.SOURCE_UNATTRIBUTED: Explanation(
        means="A source has neither an author nor a publisher.",
        why="Somebody has to answer for what it says. Whose it is decides also whether two sources are independent.",
        where=Where.FRONT_MATTER,
        wrong="""
sources:
  report:
    title: Report on the mill
    url: https://example.org/report
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
        mend="Add author, publisher or both. People whom a report does not name are a source of type: unnamed, which needs"
        " neither.",
    ),
    Code.SOURCE_PLACELESS: Explanation(
        means="Nothing says where a source, or a short post, can be seen: it has no url, and nothing in its place.",
        why="What nobody can look at cannot be checked by anybody.",
        where=Where.FRONT_MATTER,
        wrong="""
sources:
  ledger:
    type: document
    title: Ledger of the mill, 1911
    author: A. Owner
    published: 1911
""",
        right="""
sources:
  ledger:
    type: document
    title: Ledger of the mill, 1911
    author: A. Owner
    published: 1911
    held_at: Town archive, shelf 12, to be seen on Mondays
""",
        mend="Add its url. Where it is known only because another source reproduces it, name that one in via. Where it is on"
        " paper, say in held_at where a copy can be seen.",
    ),
    Code.NOTE_MISSING: Explanation(
        means="A source is given another level than its type has, or is said to show facts where its type shows words, and no"
        " note says why.",
        why="That choice decides what the source can prove. Readers are shown the reason, so that they can disagree.",
        where=Where.FRONT_MATTER,
        wrong="""
sources:
  notice:
    type: statement
    shows: facts
    title: Notice of reopening
    publisher: The mill
    url: https://example.org/notice
    published: 2024-02-20
""",
        right="""
sources:
  notice:
    type: statement
    shows: facts
    note: The owner's notice is itself the act by which the mill opens.
    title: Notice of reopening
    publisher: The mill
    url: https://example.org/notice
    published: 2024-02-20
""",
        mend="Add a note of one sentence, or take level or shows out.",
    ),
    Code.TWEET_TIME: Explanation(
        means="The time given for a short post is not the time in its own id. The ids of X, Mastodon and Bluesky hold the"
        " moment at which a post was made.",
        why="A wrong time puts statements into the wrong order, and who said it first is often the whole question. On X the id"
        " is reliable, so this is an error; elsewhere it is a warning.",
        where=Where.FRONT_MATTER,
        wrong="""
tweets:
  word:
    url: https://x.com/example/status/1704664237470674955
    author: A. Reporter
    handle: example
    posted: 2023-09-23
    text: The mill opens again in spring, people close to the owner say.
""",
        right="""
tweets:
  word:
    url: https://x.com/example/status/1704664237470674955
    author: A. Reporter
    handle: example
    posted: 2023-09-21
    text: The mill opens again in spring, people close to the owner say.
""",
        mend="Check the address first: a wrong id is as likely as a wrong date. A date alone means the day in UTC; with a time"
        " add its offset, such as 2023-09-20T21:10:00-04:00.",
    ),
    Code.UNUSED_SOURCE: Explanation(
        means="A source is listed that no mark, claim or other record names.",
        why="Readers would find it in no place. Often a claim has lost the source it was meant to rest on.",
        where=Where.FRONT_MATTER,
        wrong="""
sources:
  report:
    title: Report on the mill
    publisher: Town archive
    url: https://example.org/report
    published: 2024-02-20
""",
        right="summary: A post that rests on nothing, and lists nothing.",
        mend="Name it where it belongs, in a claim or by [words](source:id) in the text, or delete it.",
    ),
    Code.UNUSED_QUOTE: Explanation(
        means="A quote is listed that no mark, claim or other record names.",
        why="It was checked for nothing. Often a claim has lost the quote it was meant to rest on.",
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
    text: It will open again in spring.
    source: letter
""",
        right="summary: A post that quotes nothing, and lists nothing.",
        mend="Show it with ![caption](quote:id), name it in a claim, or delete it.",
    ),
    Code.UNUSED_TWEET: Explanation(
        means="A tweet is listed that no mark, claim or other record names.",
        why="Readers would find it in no place. Often a claim has lost what it was meant to rest on.",
        where=Where.FRONT_MATTER,
        wrong="""
tweets:
  word:
    url: https://x.com/example/status/1704664237470674955
    author: A. Reporter
    handle: example
    posted: 2023-09-21
    text: The mill opens again in spring.
""",
        right="summary: A post that shows nobody's post, and lists none.",
        mend="Show it with ![caption](tweet:id), name it in a claim, or delete it.",
    ),
    Code.UNUSED_CLAIM: Explanation(
        means="A claim is listed that no words of the post mark.",
        why="It stands in no list and is seen by nobody, however well it is proved. Perhaps its sentence was rewritten.",
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
The mill opens again in spring, it is said.
""",
        right="""
---
title: The mill reopens
date: 2024-03-01
claims:
  opens:
    label: unverified
    reason: Nobody at the mill answers.
    searched: [{where: the town's register of trades, date: 2024-02-28}]
---
[The mill opens again in spring](claim:opens), it is said.
""",
        mend="Mark its words: [words](claim:id). Or delete it.",
    ),
}
