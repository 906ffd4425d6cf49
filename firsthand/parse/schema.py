"""The tables of posts, pages and evidence: every key a writer may use, one row each, in the order of the documentation.

The contract of FORMAT.md sections 2 and 3 as data. Files are decoded by these rows, and editors get their JSON Schema from
the same rows. What one record must hold beyond its rows is in ``records``; what records owe to each other is for ``resolve``.
"""

from __future__ import annotations

from firsthand.model.evidence import Level, LinkState, PostState, Rights, Shows, SourceType
from firsthand.parse.composites import ListOf, Record, RecordsById, Reference, References
from firsthand.parse.shapes import (
    ADDRESS,
    DAY,
    LOCAL_MOMENT,
    MOMENT_OR_UNKNOWN,
    PARTIAL_DATE,
    PARTIAL_DATE_OR_UNKNOWN,
    Choice,
    Flag,
    Id,
    SitePath,
    Tag,
    Word,
    Words,
    choose,
)
from firsthand.parse.tables import Field, Table

WORDS = Words()
LANGUAGE = Word("language code", pattern=r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", example="en-GB")
FILE_NAME = Word("file name", pattern=r"[^\s:\\](.*\S)?", example="photo.jpg")


def find_home(key: str) -> str:
    """Which records have a key that stood in another's, as words of a hint."""
    homes = (SOURCE, QUOTE, TWEET, CLAIM, POST)
    return " and of ".join(table.noun for table in homes if key in table.names)


MEDIA = Table(
    noun="a picture",
    fields=(
        Field("file", FILE_NAME, "the picture's file, beside the post", required=True),
        Field("alt", WORDS, "what the picture shows, for those who don't see it", required=True),
    ),
)

REDACTION = Table(
    noun="a redaction",
    fields=(
        Field("date", DAY, "the day the words were taken out", required=True),
        Field("reason", WORDS, "why, in words a reader is shown", required=True),
    ),
)

SEARCH = Table(
    noun="a search",
    fields=(
        Field("where", WORDS, "what was searched: an archive, a register, a newspaper's site", required=True),
        Field("date", DAY, "the day it was searched", required=True),
    ),
)

LABEL_CHANGE = Table(
    noun="an earlier label",
    fields=(
        Field("date", DAY, "the day the label was changed", required=True),
        Field("label", Id(), "the label the claim had until then", required=True),
        Field("reason", WORDS, "why it had that label", required=True),
    ),
)

CORRECTION = Table(
    noun="a correction",
    fields=(
        Field("date", DAY, "the day the mistake was mended", required=True),
        Field("text", WORDS, "what was wrong, in a sentence or two", required=True),
        Field("was", WORDS, "the words before"),
        Field("now", WORDS, "the words after"),
        Field("claims", References(), "the claims that were checked again"),
    ),
)

_SOURCE_FACTS = ("type", "title", "author", "publisher", "url", "published", "origin", "based_on")

SOURCE = Table(
    noun="a source",
    find_home=find_home,
    fields=(
        Field("type", choose(SourceType), "what kind of thing it is; `article` where nothing is said"),
        Field("level", choose(Level, without=("unnamed",)), "how near it is to what happened, where the type's level is wrong"),
        Field("shows", choose(Shows), "whether it shows facts or only words, where the type's default is wrong"),
        Field("title", Words(or_unknown=True), "its title; `unknown` may be said", required=True),
        Field("author", WORDS, "who wrote or said it"),
        Field("publisher", WORDS, "who published it"),
        Field("url", ADDRESS, "where it stands, beginning with https://"),
        Field("via", References(), "sources that reproduce it, where it is known only through them"),
        Field("held_at", WORDS, "where a copy can be seen, where it has no address"),
        Field(
            "published",
            PARTIAL_DATE_OR_UNKNOWN,
            "2023-09-20, 2023-09, 2023, 2023~ or A/B; `unknown` may be said",
            required=True,
        ),
        Field("accessed", DAY, "the day it was read"),
        Field("archived", ADDRESS, "the address of a third party's copy"),
        Field("archived_on", DAY, "the day of that copy"),
        Field("lang", LANGUAGE, "the language it is in"),
        Field("short", WORDS, "its name inside a sentence"),
        Field("note", WORDS, "a remark that readers are shown"),
        Field("uncertain", ListOf(Choice(_SOURCE_FACTS)), "the keys of this source that are only probable"),
        Field("based_on", References(), "what it rests on itself: the next link of the chain"),
        Field("own_reporting", Flag(), "`true` where nobody else's report lies behind it"),
        Field("origin", WORDS, "whose reporting it is; the publisher, else the author, where nothing is said"),
        Field("version_of", Reference(), "another source of which this is an earlier or later version"),
        Field("status", choose(LinkState), "what became of its address, where `verify --links` is wrong"),
        Field("rights", choose(Rights), "what may be published of its saved copy; `quotation` where nothing is said"),
        Field("excerpt", WORDS, "a few lines typed from it, where no copy can be had"),
    ),
    rules={
        "if": {"properties": {"type": {"const": "unnamed"}}, "required": ["type"]},
        "then": {"required": ["title"]},
        "else": {
            "required": ["title", "published"],
            "allOf": [
                {"anyOf": [{"required": ["author"]}, {"required": ["publisher"]}]},
                {"anyOf": [{"required": ["url"]}, {"required": ["via"]}, {"required": ["held_at"]}]},
            ],
        },
        "dependentRequired": {"level": ["note"], "shows": ["note"]},
    },
)

QUOTE = Table(
    noun="a quote",
    find_home=find_home,
    fields=(
        Field("text", WORDS, "the words, as they stand in the source", required=True),
        Field("source", Reference("also_in"), "the id of the source or tweet that carries them", required=True),
        Field("speaker", WORDS, "who said them; the source's author, where nothing is said"),
        Field("said_to", WORDS, "to whom"),
        Field("said", PARTIAL_DATE, "when they were said"),
        Field("where", WORDS, "page, timecode or paragraph"),
        Field("prefix", WORDS, "the words before, where the passage is not the only one"),
        Field("suffix", WORDS, "the words after, where the passage is not the only one"),
        Field("also_in", References(), "other sources that carry them"),
        Field("based_on", References(), "what this passage rests on, where that differs from its source"),
        Field("note", WORDS, "a remark that readers are shown; required where a cut is risky"),
    ),
)

_TWEET_FACTS = ("author", "handle", "posted", "text", "url", "origin", "based_on", "reply_to", "quotes")

TWEET = Table(
    noun="a tweet",
    find_home=find_home,
    fields=(
        Field("author", Words(or_unknown=True), "who posted it; `unknown` may be said", required=True),
        Field(
            "handle",
            Word("handle", pattern=r"[^\s@/]+(@[^\s@/]+)?", example="example", drop="@"),
            "the account's name, without @; `unknown` may be said",
            required=True,
        ),
        Field("posted", MOMENT_OR_UNKNOWN, "2023-09-21T01:10:00Z, or the day in UTC; `unknown` may be said", required=True),
        Field("text", WORDS, "its words, unaltered", required=True),
        Field("url", ADDRESS, "where it stands, beginning with https://"),
        Field("via", References(), "sources that reproduce it, where it is known only through them"),
        Field("based_on", References(), "what it rests on itself: the next link of the chain"),
        Field("origin", WORDS, "whose reporting it is; the author, where nothing is said"),
        Field("media", ListOf(Record(MEDIA)), "pictures that belong to it, each with `file` and `alt`"),
        Field("reply_to", References(), "what it answers"),
        Field("quotes", Reference(), "what it quotes"),
        Field("status", choose(PostState), "what became of it"),
        Field("archived", ADDRESS, "the address of a third party's copy"),
        Field("lang", LANGUAGE, "the language it is in"),
        Field("uncertain", ListOf(Choice(_TWEET_FACTS)), "the keys of this tweet that are only probable"),
        Field("note", WORDS, "a remark that readers are shown"),
        Field("redacted", Record(REDACTION), "when and why its words were taken out again"),
    ),
    rules={
        "if": {"not": {"required": ["redacted"]}},
        "then": {"required": ["author", "handle", "posted", "text"]},
        "anyOf": [{"required": ["url"]}, {"required": ["via"]}],
    },
)

CLAIM = Table(
    noun="a claim",
    find_home=find_home,
    fields=(
        Field("label", Id(), "how far it has been checked: `verified`, `reported`, `false`, …", required=True),
        Field("source", References(), "what supports it"),
        Field("against", References(), "what contradicts it"),
        Field("seen_in", References(), "where it goes round; this supports nothing"),
        Field("text", WORDS, "the claim in full, able to stand alone"),
        Field("reason", WORDS, "one sentence that stands beside the label"),
        Field("claimant", WORDS, "who says so; `common` for what everybody says"),
        Field("no_primary", WORDS, "why no primary source can be reached"),
        Field("searched", ListOf(Record(SEARCH)), "where was searched in vain, each with `where` and `date`"),
        Field("context", WORDS, "the fact that changes what it means"),
        Field("context_source", References(), "where that fact stands"),
        Field("as_of", PARTIAL_DATE, "the date for which it is said"),
        Field("checked", DAY, "the day it was last checked"),
        Field("checked_by", WORDS, "who checked it"),
        Field(
            "superseded_by",
            Word("claim", pattern=r"([^\s/]+/)?[a-z0-9][a-z0-9_-]{0,63}", example="slug/id"),
            "the claim that took its place: its id, or `slug/id` where it stands in another post",
        ),
        Field("history", ListOf(Record(LABEL_CHANGE)), "earlier labels, each with `date`, `label` and `reason`"),
    ),
)

EVIDENCE_FIELDS = (
    Field("sources", RecordsById(SOURCE), "what was published, recorded or said, by id"),
    Field("quotes", RecordsById(QUOTE), "words as they stand in a source, by id"),
    Field("tweets", RecordsById(TWEET), "short public posts, by id"),
    Field("claims", RecordsById(CLAIM), "what is said to be so, by id"),
)

EVIDENCE = Table(noun="an evidence file", fields=EVIDENCE_FIELDS, find_home=find_home)

POST = Table(
    noun="a post",
    find_home=find_home,
    fields=(
        Field("title", WORDS, "the post's title", required=True),
        Field("date", LOCAL_MOMENT, "the day it is published, as in 2023-09-21; a time may follow"),
        Field("updated", LOCAL_MOMENT, "the day it last changed"),
        Field("slug", WORDS, "its part of the address; the file's name without its date, where nothing is said"),
        Field("summary", WORDS, "one or two sentences for lists and feeds"),
        Field("tags", ListOf(Tag()), "what it is about"),
        Field("authors", ListOf(WORDS), "who wrote it, where that is not the site's author"),
        Field("series", WORDS, "the series it belongs to"),
        Field("image", FILE_NAME, "a picture for previews, beside the post or under static/"),
        Field("aliases", ListOf(SitePath()), "old addresses that lead here, each beginning with /"),
        Field("lang", LANGUAGE, "its language, where that is not the site's"),
        Field("draft", Flag(), "`true`: written only with --drafts"),
        Field("hidden", Flag(), "`true`: written, and in no list or feed"),
        Field("id", Word("feed id"), "the permanent id in feeds", attribute="feed_id"),
        *EVIDENCE_FIELDS,
        Field("corrections", ListOf(Record(CORRECTION)), "mistakes that were mended, each with `date` and `text`"),
    ),
)

PAGE = Table(
    noun="a page",
    find_home=find_home,
    fields=(
        Field("title", WORDS, "the page's title", required=True),
        Field("summary", WORDS, "one or two sentences for previews"),
        Field("slug", WORDS, "its address; the file's name, where nothing is said"),
        Field("aliases", ListOf(SitePath()), "old addresses that lead here, each beginning with /"),
        Field("lang", LANGUAGE, "its language, where that is not the site's"),
        Field("draft", Flag(), "`true`: written only with --drafts"),
    ),
)
