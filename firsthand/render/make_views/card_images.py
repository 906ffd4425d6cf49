"""Card images: which pages have one, what stands on it, and its address.

A post has one unless it names a picture of its own, and all other pages share the site's. Where the fonts lack a letter of
it there is none: half a title is worse than no picture. Does not know how a card is drawn.

The address holds a mark of what stands on the card, after a "?": networks keep pictures by address, so that a changed
label comes with a new one; and the address that somebody shared before still leads to the card as it is now.
"""

from __future__ import annotations

from operator import attrgetter
from urllib.parse import urlsplit

from firsthand.cards.card import Card, Tally
from firsthand.cards.fonts import find_missing
from firsthand.model.addresses import card_path
from firsthand.model.files import Extra, Lack, Notice
from firsthand.model.posts import PostCard
from firsthand.render.make_views.dates import make_instant
from firsthand.render.make_views.index import SiteIndex
from firsthand.render.make_views.kept import itself, kept
from firsthand.render.make_views.labels import make_counts

_ACCENT = "#0f4ea3"
_OWN_LINES = {"corroborated": "double", "unverified": "dotted"}
"""Two labels have a line of their own within their group."""


def is_drawing(index: SiteIndex) -> bool:
    """Whether cards are drawn at all."""
    return index.site.settings.cards and Extra.CARDS in index.extras


def has_post_card(index: SiteIndex, post: PostCard) -> bool:
    """Whether ``post`` has a card image."""
    return is_drawing(index) and not post.facts.head.image and not _missing_letters(index, post)


def has_site_card(index: SiteIndex) -> bool:
    """Whether there is a card for all pages that are no posts."""
    settings = index.site.settings
    return is_drawing(index) and not find_missing(settings.title + settings.description + _host(index))


def make_post_card(index: SiteIndex, post: PostCard) -> Card:
    """What stands on the card of ``post``."""
    settings, words, written = index.site.settings, index.words, post.facts.head
    counts = make_counts(index, post.facts.labels, title="claims-here")
    names = _authors(index, post)
    facts = (make_instant(post.published, words).text, words.say("byline", names=", ".join(names)) if names else "")
    lines = {label.id: label for label in settings.labels}
    return Card(
        site=settings.title,
        title=written.title,
        accent=settings.accent or _ACCENT,
        foot=" · ".join(fact for fact in facts if fact),
        summary="" if counts.total else written.summary,
        lead=counts.lead if counts.total else "",
        tallies=tuple(
            Tally(
                count=row.count,
                words=row.words,
                line=_OWN_LINES.get(row.label.id, row.label.line),
                color=lines[row.label.id].color,
            )
            for row in counts.rows
        ),
    )


def make_site_card(index: SiteIndex) -> Card:
    """What stands on the site's own card."""
    settings = index.site.settings
    return Card(
        site=_host(index),
        title=settings.title,
        accent=settings.accent or _ACCENT,
        summary=settings.description,
        is_signed=True,
    )


def card_url(index: SiteIndex, card: Card, slug: str = "") -> str:
    """The whole address of a card: a post's, or the site's where there is no ``slug``."""
    return f"{index.urls.absolute(card_path(slug))}?{card.mark}"


def make_notices(index: SiteIndex) -> tuple[Notice, ...]:
    """What to tell of cards that are missing, each cause once."""
    if not index.site.settings.cards:
        return ()
    wanting = [post for post in index.site.posts.cards if not post.facts.head.image]
    if not is_drawing(index):
        return (Notice(lack=Lack.CARDS),) if wanting else ()
    lacking = {post.facts.head.path: missing for post in wanting if (missing := _missing_letters(index, post))}
    if not lacking:
        return ()
    letters = "".join(dict.fromkeys("".join(lacking.values())))
    return (Notice(lack=Lack.LETTERS, paths=tuple(sorted(lacking)), letters=letters),)


@kept(attrgetter("slug"))
def _missing_letters(index: SiteIndex, post: PostCard) -> str:
    """The letters of the card that the fonts lack; dates and counts are made of the site's words."""
    written, settings = post.facts.head, index.site.settings
    labels = {label.name for label in settings.labels if label.id in post.facts.labels}
    words = " ".join((written.title, *_authors(index, post), "" if labels else written.summary, *sorted(labels)))
    return find_missing(words) + _missing_of_site(index, settings.title)


@kept(itself)
def _missing_of_site(index: SiteIndex, title: str) -> str:
    """Those that the site's name lacks, and the words of the interface that stand on cards: one of each kind."""
    words = index.words
    return find_missing(f"{title} {words.say('claim-count', count=2)} {words.say('byline', names='')} {words.find('months')}")


def _authors(index: SiteIndex, post: PostCard) -> tuple[str, ...]:
    own = index.site.settings.author
    return post.facts.head.authors or ((own,) if own else ())


def _host(index: SiteIndex) -> str:
    return urlsplit(index.site.url).hostname or ""
