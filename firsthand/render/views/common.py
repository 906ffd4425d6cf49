"""Views that stand on many pages: dates, links, labels, counts, and the frame around every page."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class DateView:
    """A date, or a span of dates, in words.

    - ``iso``: for a ``datetime`` attribute; empty where no machine-readable form exists ("about 1970")
    - ``text``: in full, "21 September 2023"; may begin with "probably" or "about"
    - ``short``: "21 Sep 2023"
    """

    iso: str
    text: str
    short: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A link within the frame or a list.

    - ``title``: its words
    - ``url``: where it leads; empty where there is nowhere to go (then only the words are shown)
    - ``is_current``: whether it names the page it stands on, or the part of the site that page belongs to
    - ``lang``: language of the words where it is not the page's, else empty
    """

    title: str
    url: str
    is_current: bool = False
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelView:
    """A label.

    - ``id``: value of ``data-label``; ``labels.css`` sets ``--label`` (and its dark form) for it
    - ``name``: its word, "Reported"
    - ``meaning``: what it means, a sentence
    - ``line``: value of ``data-line``: ``straight``, ``broken``, ``wavy`` or ``thin``
    - ``icon``: name of the symbol, used as ``<use href="#icon-NAME">``; empty where ``image`` is set
    - ``image``: address of the site's own icon where it could not be put into the page as a symbol, else empty
    """

    id: str
    name: str
    meaning: str
    line: str
    icon: str
    image: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnIconView:
    """A site's own icon, put into the page as a symbol.

    - ``id``: the symbol is ``icon-ID``
    - ``view_box``: its ``viewBox``
    - ``shapes``: its shapes, cleaned: no script, style, link or event in them
    """

    id: str
    view_box: str
    shapes: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelCountView:
    """How many claims carry a label: ``label``, ``count``, and ``words``, "3 verified"."""

    label: LabelView
    count: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentView:
    """One length of the line drawn to scale: all claims of one label.

    - ``label``: whose line it is
    - ``count``: claims it stands for
    - ``start``, ``width``: percent of the line's box, as text fit for an attribute ("12.5")
    """

    label: LabelView
    count: int
    start: str
    width: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountsView:
    """Claims by label, in label order, zero counts left out.

    - ``total``: number of claims; 0 is possible
    - ``title``: "10 claims in this post" (or "… so far", by the place it stands in)
    - ``words``: "6 claims: 3 verified, 2 reported, 1 unverified"
    - ``lead``: "6 claims", for where icons stand between the counts
    - ``rows``: one for each label present
    - ``full``: the line filling its box; ``scaled``: one claim is 5 % of the box, less past 20 claims
    """

    total: int
    title: str
    words: str
    lead: str
    rows: tuple[LabelCountView, ...] = ()
    full: tuple[SegmentView, ...] = ()
    scaled: tuple[SegmentView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """A feed to announce: ``title``, ``url`` (absolute) and media ``type``."""

    title: str
    url: str
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """The frame: the same on every page but for ``is_current`` in the menu.

    - ``title``, ``description``, ``author``, ``copyright``: from the settings; all but the first may be empty
    - ``language``: the site's own, of whatever names none; ``direction``: ``ltr`` or ``rtl``
    - ``home_url``: the site's base path
    - ``menu``: the settings' menu, or Posts, Claims, Sources, Labels
    - ``footer``: archive, tags, corrections, evidence, labels, feed
    - ``logo``, ``favicon``: addresses, or empty
    - ``fonts``: ``bundled`` or ``system``
    - ``search``: the link to the search page; None where there is none, or the menu has it
    - ``labels_css``: address of the stylesheet that holds the labels' colours and the accent
    - ``policy``: the content security policy, for its meta element
    - ``labels``: all labels in order; ``own_icons``: symbols to add to the theme's own
    """

    title: str
    language: str
    direction: str
    home_url: str
    fonts: str
    labels_css: str
    policy: str
    description: str = ""
    author: str = ""
    copyright: str = ""
    menu: tuple[LinkView, ...] = ()
    footer: tuple[LinkView, ...] = ()
    logo: str = ""
    favicon: str = ""
    search: LinkView | None = None
    labels: tuple[LabelView, ...] = ()
    own_icons: tuple[OwnIconView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureView:
    """A picture for previews: ``url`` (absolute), ``alt``, and ``width`` and ``height`` in pixels (0: not known)."""

    url: str
    alt: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadView:
    """What a page says of itself to browsers, search engines and previews.

    - ``title``: the page's own title, its ``h1``; ``document_title``: that with the site's
    - ``description``: one or two sentences, may be empty
    - ``url``: its absolute address, for ``rel=canonical``; empty on 404
    - ``lang``: language of the page's own words (the interface's, the site's or the post's); ``direction``: ``ltr`` or ``rtl``
    - ``kind``: ``article`` or ``website``
    - ``is_indexed``: false for hidden posts, drafts, aliases and 404: robots are asked to leave
    - ``picture``: what a preview shows; None where there is nothing
    - ``locale``: the page's language and region as share previews write them, ``en_GB``
    - ``facts``: a post's claims by label, in words; empty where there are none
    - ``published``, ``modified``: ISO times, or empty; ``authors``, ``tags``: words
    - ``feeds``: announced on this page; ``previous_url``, ``next_url``: neighbours in a paged list
    - ``json_ld``: the text of the page's JSON-LD, safe inside a script element; None where there is none
    """

    title: str
    document_title: str
    lang: str
    direction: str = "ltr"
    url: str = ""
    description: str = ""
    kind: str = "website"
    is_indexed: bool = True
    picture: PictureView | None = None
    locale: str = ""
    facts: str = ""
    published: str = ""
    modified: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    feeds: tuple[FeedView, ...] = ()
    previous_url: str = ""
    next_url: str = ""
    json_ld: Markup | None = None
