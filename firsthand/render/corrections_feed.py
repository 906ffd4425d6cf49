"""/corrections.xml: every mistake that was mended and every label that changed, newest first.

An entry's id is made from its post's permanent id, its day and its place among those of that day, so it outlives a new title, a
new address and a better wording of the correction itself. Corrections and changes of label without a date are in error
already and are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element

from markupsafe import Markup

from firsthand.model.addresses import post_path
from firsthand.model.post import Correction
from firsthand.model.resolved import ResolvedClaim, ResolvedPost, ResolvedSite
from firsthand.render.atom import make_author, make_feed, make_link
from firsthand.render.feed_facts import LENGTH, NEVER, authors_of, language_of, load_mended, make_timestamp, part_id, start_of
from firsthand.render.urls import make_urls
from firsthand.render.xml_text import make_element, render_xml
from firsthand.words import Words, make_site_words


def render_corrections_feed(site: ResolvedSite) -> str:
    """The text of /corrections.xml: Atom, one entry for each correction and each change of label in listed posts."""
    words = make_site_words(site.settings)
    changes = [change for post in load_mended(site) for change in _find_changes(site, post, words)]
    changes = sorted(changes, key=lambda change: change.day, reverse=True)[:LENGTH]
    updated = start_of(changes[0].day, changes[0].post) if changes else NEVER
    return render_xml(
        make_feed(
            site,
            title=f"{site.settings.title}: {words.say('corrections')}",
            path="corrections.xml",
            page="corrections/",
            updated=make_timestamp(updated),
            entries=[_make_entry(site, change) for change in changes],
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """Something that changed in a post on a day; ``part`` names it within its post for ever, ``content`` is HTML."""

    post: ResolvedPost
    day: date
    part: str
    title: str
    url: str
    content: Markup


def _find_changes(site: ResolvedSite, post: ResolvedPost, words: Words) -> Iterator[_Change]:
    seen: Counter[date] = Counter()
    for correction in post.post.corrections:
        if correction.date:
            seen[correction.date] += 1
            yield _Change(
                post=post,
                day=correction.date,
                part=_name("correction", correction.date, seen[correction.date]),
                title=words.say("feed-corrected", title=post.post.title),
                url=make_urls(site.url).absolute(post_path(post.slug)),
                content=_describe_correction(site, post, correction, words),
            )
    for resolved in post.claims:
        yield from _find_label_changes(site, post, resolved, words)


def _describe_correction(site: ResolvedSite, post: ResolvedPost, correction: Correction, words: Words) -> Markup:
    """What happened, the words before and after said in words (feed readers ignore ``ins`` and ``del``), and which claims."""
    html = Markup("<p>{}</p>\n").format(correction.text)
    for key, text in (("was", correction.was), ("now", correction.now)):
        if text:
            html += _line(words.say(key), text)
    claims = [resolved for resolved in post.claims if resolved.claim.id in correction.claims]
    if not claims:
        return html
    links = (_link_claim(site, resolved) for resolved in claims)
    rows = Markup("").join(Markup("<li>{}</li>\n").format(link) for link in links)
    return html + Markup("<p>{}:</p>\n<ul>\n{}</ul>\n").format(words.say("checked-again"), rows)


def _find_label_changes(site: ResolvedSite, post: ResolvedPost, resolved: ResolvedClaim, words: Words) -> Iterator[_Change]:
    """Each earlier label gave way, on the day it carries, to the one after it; the last of them to the present one."""
    names = {label.id: label.name for label in site.settings.labels}
    dated = sorted(((change.date, change) for change in resolved.claim.history if change.date), key=lambda pair: pair[0])
    verdicts = [(names.get(change.label, change.label), change.reason) for _, change in dated]
    verdicts.append((resolved.label.name, resolved.claim.reason))
    seen: Counter[date] = Counter()
    for (day, _), was, now in zip(dated, verdicts, verdicts[1:], strict=False):
        seen[day] += 1
        yield _Change(
            post=post,
            day=day,
            part=_name(f"claim-{resolved.claim.id}", day, seen[day]),
            title=words.say("feed-label", label=now[0], former=was[0], claim=resolved.text),
            url=make_urls(site.url).absolute_claim(post.slug, resolved.claim.id),
            content=Markup("<p>{}</p>\n").format(_link_claim(site, resolved))
            + _line(words.say("was"), ". ".join(filter(None, was)))
            + _line(words.say("now"), ". ".join(filter(None, now))),
        )


def _make_entry(site: ResolvedSite, change: _Change) -> Element:
    written = change.post.post
    return make_element(
        "entry",
        "",
        make_element("id", part_id(change.post, change.part)),
        make_element("title", change.title),
        make_link("alternate", change.url, "text/html"),
        make_element("updated", make_timestamp(start_of(change.day, change.post))),
        *map(make_author, authors_of(site, written)),
        make_element("content", change.content, attributes={"type": "html"}),
        attributes={"xml:lang": language_of(site, written)},
    )


def _name(what: str, day: date, place: int) -> str:
    """What changed on that day: the first of its kind by the day alone, later ones counted."""
    return f"{what}-{day.isoformat()}" + (f"-{place}" if place > 1 else "")


def _link_claim(site: ResolvedSite, resolved: ResolvedClaim) -> Markup:
    url = make_urls(site.url).absolute_claim(resolved.slug, resolved.claim.id)
    return Markup('<a href="{}">{}</a>').format(url, resolved.text)


def _line(name: str, text: str) -> Markup:
    return Markup("<p><strong>{}:</strong> {}</p>\n").format(name, text)
