"""What a record is called: its title, its author, its kind, and the mark it has in a trail.

Knows the three kinds of record; whatever the writer marked as uncertain is said to be "probably" so. Does not know addresses.
"""

from __future__ import annotations

from typing import assert_never
from urllib.parse import urlsplit

from firsthand.model.evidence import Level
from firsthand.model.resolved import ResolvedSource, ResolvedTweet
from firsthand.render.make_views.dates import make_moment, make_partial
from firsthand.render.make_views.index import Carrier
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


def mark_of(carrier: Carrier) -> str:
    """The record's mark in a trail: ``primary``, ``report`` or ``unnamed``."""
    return _MARKS[level_of(carrier)]


def name_of(carrier: Carrier, words: Words) -> str:
    """The record in one line: "Joint statement, WGA and AMPTP", "David Faber: post on X"."""
    title = title_of(carrier, words)
    match carrier:
        case ResolvedSource():
            who = who_of(carrier, words)
            if who and not known(carrier.source.title):
                return words.say("source-untitled", who=who, title=title)
            return title if not who or who in title else words.say("source-name", title=title, who=who)
        case ResolvedTweet():
            who = who_of(carrier, words) or words.say("tweet-who-unknown")
            return words.say("tweet-name", who=who, post=title)
        case _:
            assert_never(carrier)


def title_of(carrier: Carrier, words: Words) -> str:
    """The record's title; of a short post, "post on X"."""
    match carrier:
        case ResolvedSource():
            title = known(carrier.source.title) or words.say("title-unknown")
            return _qualified(title, "title", carrier, words)
        case ResolvedTweet():
            network = network_of(carrier)
            return words.say("tweet-on", network=network) if network else words.say("tweet-plain")
        case _:
            assert_never(carrier)


def who_of(carrier: Carrier, words: Words) -> str:
    """Whose the record is: the author, else the publisher; empty where neither is known."""
    match carrier:
        case ResolvedSource():
            author, publisher = known(carrier.source.author), known(carrier.source.publisher)
            if author:
                return _qualified(author, "author", carrier, words)
            return _qualified(publisher, "publisher", carrier, words) if publisher else ""
        case ResolvedTweet():
            author, handle = known(carrier.tweet.author), known(carrier.tweet.handle)
            if author:
                return _qualified(author, "author", carrier, words)
            return _qualified(f"@{handle}", "handle", carrier, words) if handle else ""
        case _:
            assert_never(carrier)


def kind_of(carrier: Carrier, words: Words) -> str:
    """What kind of thing it is: "statement", "post on X"."""
    return words.say(f"type-{carrier.source.type.value}") if isinstance(carrier, ResolvedSource) else title_of(carrier, words)


def date_of(carrier: Carrier, words: Words) -> DateView | None:
    """When it was published, or posted; None where that is unknown."""
    if isinstance(carrier, ResolvedSource):
        day = carrier.source.published
        return make_partial(day, words, is_uncertain=_is_uncertain("published", carrier)) if day else None
    moment = carrier.tweet.posted
    return make_moment(moment, words, is_uncertain=_is_uncertain("posted", carrier)) if moment else None


def line_of(carrier: Carrier, words: Words) -> str:
    """The record's particulars: "statement by WGA and AMPTP, 20 Sep 2023"."""
    kind, who, date = kind_of(carrier, words), who_of(carrier, words), date_of(carrier, words)
    said = words.say("type-by", type=kind, who=who) if who else kind
    publisher = known(carrier.source.publisher) if isinstance(carrier, ResolvedSource) else ""
    extra = _qualified(publisher, "publisher", carrier, words) if publisher and publisher not in who else ""
    separator = words.say("list-separator")
    return separator.join(part for part in (said, extra, date.short if date else "") if part)


def language_of(carrier: Carrier) -> str:
    """The record's own language, or empty where it is the page's."""
    return carrier.source.lang if isinstance(carrier, ResolvedSource) else carrier.tweet.lang


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
    return _qualified(text, field, carrier, words) if text else ""


def _qualified(text: str, field: str, carrier: Carrier, words: Words) -> str:
    return words.say("probably", words=text) if _is_uncertain(field, carrier) else text


def _is_uncertain(field: str, carrier: Carrier) -> bool:
    return field in (carrier.source.uncertain if isinstance(carrier, ResolvedSource) else carrier.tweet.uncertain)
