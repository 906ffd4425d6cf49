"""What a record is called: its title, its author, its kind, and the mark it has in a trail.

Knows the three kinds of record; whatever the writer marked as uncertain is said to be "probably" so. Does not know addresses.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from urllib.parse import urlsplit

from firsthand.model.evidence import Level
from firsthand.model.resolved import ResolvedSource, ResolvedTweet
from firsthand.render.make_views.dates import make_moment, make_partial
from firsthand.render.make_views.index import Carrier, SiteIndex
from firsthand.render.make_views.kept import kept
from firsthand.render.record_facts import known, level_of
from firsthand.render.views.common import DateView
from firsthand.words import Words

_NETWORKS = {
    "x.com": "X",
    "twitter.com": "X",
    "bsky.app": "Bluesky",
    "threads.net": "Threads",
    "threads.com": "Threads",
    "truthsocial.com": "Truth Social",
    "mastodon.social": "Mastodon",
    "mastodon.online": "Mastodon",
}

_MARKS = {Level.PRIMARY: "primary", Level.SECONDARY: "report", Level.TERTIARY: "report", Level.UNNAMED: "unnamed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What a source or short post is called, in the words of the site's language.

    - ``name``: the record in one line: "Joint statement, WGA and AMPTP", "David Faber: post on X"
    - ``title``: its title; of a short post, "post on X"; ``kind``: what kind of thing it is: "statement", "post on X"
    - ``who``: whose it is: the author, else the publisher; ``author``, ``publisher``; each empty where not known
    - ``date``: when it was published, or posted; None where that is unknown
    - ``mark``: its mark in a trail: ``primary``, ``report`` or ``unnamed``; ``network``: where a short post stands

    Where the writer is not sure, the words say "probably"; ``publisher`` alone is as written.
    """

    name: str
    title: str
    kind: str
    who: str
    author: str
    publisher: str
    date: DateView | None
    mark: str
    network: str = ""


@kept(attrgetter("key"))
def name_record(index: SiteIndex, carrier: Carrier) -> Naming:
    """What the record is called."""
    return _name_source(carrier, index.words) if isinstance(carrier, ResolvedSource) else _name_tweet(carrier, index.words)


def _name_source(carrier: ResolvedSource, words: Words) -> Naming:
    source = carrier.source
    publisher = known(source.publisher)
    title = probably(known(source.title) or words.say("title-unknown"), "title", carrier, words)
    author = probably(known(source.author), "author", carrier, words)
    who = author or probably(publisher, "publisher", carrier, words)
    if who and not known(source.title):
        name = words.say("source-untitled", who=who, title=title)
    else:
        name = title if not who or who in title else words.say("source-name", title=title, who=who)
    is_uncertain = "published" in source.uncertain
    return Naming(
        name=name,
        title=title,
        kind=words.say(f"type-{source.type}"),
        who=who,
        author=author,
        publisher=publisher,
        date=make_partial(source.published, words, is_uncertain=is_uncertain) if source.published else None,
        mark=_MARKS[carrier.level],
    )


def _name_tweet(carrier: ResolvedTweet, words: Words) -> Naming:
    tweet, network = carrier.tweet, network_of(carrier)
    title = words.say("tweet-on", network=network) if network else words.say("tweet-plain")
    author, handle = probably(known(tweet.author), "author", carrier, words), known(tweet.handle)
    who = author or (probably(f"@{handle}", "handle", carrier, words) if handle else "")
    is_uncertain = "posted" in tweet.uncertain
    return Naming(
        name=words.say("tweet-name", who=who or words.say("tweet-who-unknown"), post=title),
        title=title,
        kind=title,
        who=who,
        author=author,
        publisher="",
        date=make_moment(tweet.posted, words, is_uncertain=is_uncertain) if tweet.posted else None,
        mark=_MARKS[level_of(carrier)],
        network=network,
    )


def line_of(index: SiteIndex, carrier: Carrier) -> str:
    """The record's particulars: "statement by WGA and AMPTP, 20 Sep 2023"."""
    words, naming = index.words, name_record(index, carrier)
    who, publisher = naming.who, naming.publisher
    said = words.say("type-by", type=naming.kind, who=who) if who else naming.kind
    extra = probably(publisher, "publisher", carrier, words) if publisher not in who else ""
    return words.say("list-separator").join(part for part in (said, extra, naming.date.short if naming.date else "") if part)


def language_of(carrier: Carrier) -> str:
    """The record's own language, or empty where it names none."""
    return carrier.source.lang if isinstance(carrier, ResolvedSource) else carrier.tweet.lang


def words_language(index: SiteIndex, carrier: Carrier) -> str:
    """The language of the record's own words, where they have to say so on any page; its post's where it names none."""
    return index.name_language(carrier.key.scope, language_of(carrier))


def title_language(index: SiteIndex, carrier: Carrier) -> str:
    """The language of the record's title, likewise; what a short post is called are words of the interface."""
    return words_language(index, carrier) if isinstance(carrier, ResolvedSource) else index.languages.name(index.words.language)


def network_of(tweet: ResolvedTweet) -> str:
    """The network a short post stands on: its name, else its host; empty where it has no address."""
    url = known(tweet.tweet.url)
    host = (urlsplit(url).hostname or "") if url.startswith(("http://", "https://")) and "[" not in url else ""
    host = host.removeprefix("www.").removeprefix("mobile.")
    return _NETWORKS.get(host, host)


def initials_of(author: str) -> str:
    """The first letters of the first and the last name, for a picture that is never loaded from elsewhere."""
    names = [name for name in author.split() if name[0].isalnum()]
    letters = names[:1] + names[1:][-1:]
    return "".join(name[0] for name in letters).upper()


def probably(text: str, field: str, carrier: Carrier, words: Words) -> str:
    """``text``, said to be "probably" so where the writer marked ``field`` as uncertain; nothing stays nothing."""
    uncertain = carrier.source.uncertain if isinstance(carrier, ResolvedSource) else carrier.tweet.uncertain
    return words.say("probably", words=text) if text and field in uncertain else text
