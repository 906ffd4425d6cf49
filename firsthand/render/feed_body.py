"""A post's body as feed readers need it: plain HTML, whole addresses, every label and source link kept.

A feed reader has no style sheet of ours, drops what it does not know and shows many posts on one page. So no meaning hangs on
a class, and neither scripts nor ids stand here; a label stands in words behind its claim and leads to the note on the post's
page. Knows the parts of a body and the records they name. Does not know the theme: no template is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from markupsafe import escape

from firsthand.model.addresses import post_path
from firsthand.model.body import (
    Address,
    AnchorId,
    Block,
    CiteClose,
    CiteOpen,
    CiteText,
    ClaimClose,
    ClaimOpen,
    ClaimText,
    Gap,
    Html,
    Image,
    NotesHere,
    Part,
    PostLinkClose,
    PostLinkOpen,
    SaidInAttribute,
)
from firsthand.model.resolved import Record, ResolvedPost, ResolvedSite
from firsthand.render.feed_blocks import own_words, render_block
from firsthand.render.feed_facts import language_of
from firsthand.render.make_views.labels import label_words
from firsthand.render.record_facts import find_carrier, words_in_sentence
from firsthand.render.urls import Place, make_urls, web_url
from firsthand.words import make_site_words

_SCRIPT = re.compile(r"<script\b.*?(?:</script\s*>|\Z)", re.IGNORECASE | re.DOTALL)


def render_feed_body(site: ResolvedSite, post: ResolvedPost) -> str:
    """The body of ``post`` as HTML that stands by itself."""
    filler = _Filler(site, post)
    text = "".join(filler.fill(part) for part in _without_ids(post.post.body.parts))
    # Only raw HTML of the writer's own can hold a script; as text it would be escaped.
    return _SCRIPT.sub("", text) if site.settings.html else text


def _without_ids(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts without the ``id`` attributes of headings and footnotes: on one page of a reader they would collide."""
    held: Html | None = None
    is_inside = False
    for part in parts:
        if isinstance(part, AnchorId) and held is not None and held.text.endswith(' id="'):
            held, is_inside = Html(text=held.text.removesuffix(' id="')), True
            continue
        if held is not None:
            yield held
            held = None
        if isinstance(part, Html):
            held = Html(text=part.text.removeprefix('"')) if is_inside else part
            is_inside = False
        else:
            yield part
    if held is not None:
        yield held


class _Filler:
    """What the holes of one post's body are filled from, and the marks that are open."""

    def __init__(self, site: ResolvedSite, post: ResolvedPost) -> None:
        self.site = site
        self.post = post
        self.urls = make_urls(site.url)
        self.place = Place(path=post_path(post.slug), is_absolute=True)
        self.url = self.urls.absolute(self.place.path)
        self.claims = {resolved.claim.id: resolved for resolved in post.claims}
        self.words = make_site_words(site.settings)
        is_foreign = self.words.language != language_of(site, post.post)
        self.said_in = f' lang="{escape(self.words.language)}"' if is_foreign else ""
        self.open: list[str] = []

    def fill(self, part: Part) -> str:  # noqa: C901, PLR0911, PLR0912 -- one case for each kind of part
        """The part as HTML. Marks close in the reverse order of their opening."""
        match part:
            case Html():
                return part.text
            case ClaimOpen():
                return self._open(self._claim_url(part.id) if not part.has_link else "")
            case CiteOpen():
                return self._open(self._record_url(self._find(part.id)))
            case PostLinkOpen():
                return self._open(self._post_url(part))
            case ClaimClose():
                return self.open.pop() + part.trailing + self._label(part.id)
            case CiteClose() | PostLinkClose():
                return self.open.pop()
            case ClaimText():
                return self._claim_text(part)
            case CiteText():
                return self._cite_text(part)
            case Block():
                record = self._find(part.id)
                return render_block(self.site, record, part.caption) if record else ""
            case Gap():
                said = (
                    f"<span{self.said_in}>{escape(self.words.say('gap'))}</span>"
                    if self.said_in
                    else escape(self.words.say("gap"))
                )
                return f"<p><em>[{said}: {escape(part.text)}]</em></p>\n"
            case NotesHere():
                return ""
            case Address():
                return str(escape(self.urls.in_body(part.href, self.place)))
            case Image():
                return self._image(part)
            case AnchorId():
                return str(escape(f"{self.post.slug}--{part.id}"))
            case SaidInAttribute():
                return f' {part.name}="{escape(self.words.say(part.key))}"{self.said_in}'
            case _:
                assert_never(part)

    def _open(self, url: str) -> str:
        """A link begins, or only its words where there is nowhere to go."""
        self.open.append("</a>" if url else "")
        return f'<a href="{escape(url)}">' if url else ""

    def _find(self, record_id: str) -> Record | None:
        item = self.post.names.get(record_id)
        return self.site.records.get(item.key) if item else None

    def _claim_url(self, claim_id: str) -> str:
        return web_url(self.claims[claim_id].url) if claim_id in self.claims else ""

    def _record_url(self, record: Record | None) -> str:
        """Where the record can be read; where nowhere, the line that tells of it in the post's list of sources."""
        if record is None:
            return ""
        carrier = find_carrier(self.site, record)
        return web_url(record.url) or (f"{self.url}#source-{carrier.key.id}" if carrier else "")

    def _post_url(self, link: PostLinkOpen) -> str:
        if not any(other.slug == link.slug for other in self.site.posts):
            return ""
        return self.urls.absolute_claim(link.slug, link.claim) if link.claim else self.urls.absolute(post_path(link.slug))

    def _claim_text(self, part: ClaimText) -> str:
        if part.id not in self.claims:
            return ""
        words = str(escape(words_in_sentence(self.claims[part.id].text, part.trailing)))
        return self._open(self._claim_url(part.id)) + words + self.open.pop() + part.trailing + self._label(part.id)

    def _label(self, claim_id: str) -> str:
        """The label in words, leading to the claim's note; the speaker is named where one stands for the words."""
        if claim_id not in self.claims:
            return ""
        resolved = self.claims[claim_id]
        words = label_words(resolved, self.words)
        return f' <small{self.said_in}>[<a href="{escape(f"{self.url}#note-{claim_id}")}">{escape(words)}</a>]</small>'

    def _cite_text(self, part: CiteText) -> str:
        record = self._find(part.id)
        if record is None:
            return ""
        return self._open(self._record_url(record)) + str(escape(own_words(self.site, record))) + self.open.pop()

    def _image(self, image: Image) -> str:
        source = escape(self.urls.in_body(image.src, self.place))
        title = f' title="{escape(image.title)}"' if image.title else ""
        return f'<img src="{source}" alt="{escape(image.alt)}"{title}>'
