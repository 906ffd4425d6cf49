"""Every word of the interface that a page or a feed shows or says comes from the table of words.

The content of a site is put into Greek letters and the table into none at all: what is still in Latin letters was said by a
layout or by the program itself.
"""

# ruff: noqa: ANN401 -- the walk goes through values of every type

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from typing import Any

import pytest
from builders import SPAN, make_claim, make_post, make_quote, make_site, make_source, make_tweet, shelve
from pages import ROOT, make_texts, read_page, render_outputs
from talks import make_talks

from firsthand.disk.inputs import read_inputs
from firsthand.model.body import Body, Html, Part
from firsthand.model.dates import Moment, PartialDate
from firsthand.model.evidence import LinkState, Media, PostState, Rights
from firsthand.model.files import Derived, Options
from firsthand.model.lock import Blob, Lock
from firsthand.model.resolved import Copy, Item, Key, Record, Redirect, ResolvedSite, ResolvedSource, Visibility
from firsthand.model.span import Span
from firsthand.parse.default_labels import make_default_labels
from firsthand.parse.interface_words import list_words
from firsthand.pipeline import SETTINGS, WORDS, resolve
from firsthand.words import TABLES, make_site_words
from firsthand.words.plurals import plural_forms

NAMES = re.compile(r"\{\w+\}")
LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "αβψδεφγηιξκλμνοπϟρστθωϛχυζΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠϞΡΣΤΘΩϚΧΥΖ"
)
WHOLE = (Enum, Item, Key, Moment, PartialDate, Redirect, Span)
"""Values without words in them."""
HUMAN = frozenset(
    {
        *("alt", "author", "authors", "caption", "checked_by", "claimant", "context", "copyright", "description", "excerpt"),
        *("handle", "held_at", "no_primary", "note", "now", "origin", "passage", "prefix", "publisher", "reason", "said_to"),
        *("series", "short", "speaker", "suffix", "summary", "tags", "text", "title", "was", "where", "words"),
    }
)
"""Fields that hold words of the writer's, or of those the writer quotes."""
SEEN = "//body//text() | //title/text() | //@aria-label | //@alt | //@title | //@placeholder | //@data-words"
META = "//meta[@name='description' or @property='og:title' or @property='og:description' or @property='og:site_name']/@content"
ADDRESS = re.compile(r"https?://\S+|[0-9a-f]{64}|\bpt-BR\b|\bX\b|\bUTC\b")
"""What is in Latin letters everywhere: addresses, hashes, codes of languages, the name of a network."""


def to_greek(value: Any, name: str = "") -> Any:
    """The value with all that people wrote in Greek letters."""
    if isinstance(value, Body):
        parts = greek_parts(value.parts)
        headings = to_greek(value.headings)
        return replace(value, parts=tuple(parts), headings=headings, text=value.text.translate(LETTERS))
    if isinstance(value, str) and not isinstance(value, WHOLE):
        return value.translate(LETTERS) if name in HUMAN and not value.startswith("http") and value != "unknown" else value
    if isinstance(value, tuple) and not isinstance(value, WHOLE):
        return tuple(to_greek(one, name) for one in value)
    if isinstance(value, Mapping):
        return {key: to_greek(one) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, (type, *WHOLE)):
        return replace(value, **{one.name: to_greek(getattr(value, one.name), one.name) for one in fields(value)})
    return value


def greek_parts(parts: tuple[Part, ...]) -> Iterator[Part]:
    """The parts of a body in Greek letters; a tag of its HTML may begin in one part and end in another."""
    is_tag = False
    for part in parts:
        if not isinstance(part, Html):
            yield to_greek(part)
            continue
        pieces = []
        for piece in re.split(r"([<>]|&#?\w+;)", part.text):
            is_tag = piece == "<" or (is_tag and piece != ">")
            pieces.append(piece if is_tag or piece.startswith("&") else piece.translate(LETTERS))
        yield Html(text="".join(pieces))


def make_silent_words() -> dict[str, str]:
    """A table without a letter: each word is only what is put into it."""
    said = {}
    for key, english in list_words(plural_forms("en")):
        said[key] = "⟦" + " ".join(NAMES.findall(english)) + "⟧"
    months = " ".join("①②③④⑤⑥⑦⑧⑨⑩⑪⑫")
    return said | {"months": months, "months-short": months, "thousands": "·", "thousands-from": "4"}


def read_example(language: str, words: Mapping[str, str]) -> ResolvedSite:
    """The example site with a file of words, as the build concludes it."""
    inputs = read_inputs(ROOT, now=datetime(2026, 12, 1, tzinfo=UTC), options=Options())
    texts = dict(inputs.texts)
    texts[SETTINGS] = re.sub(r"(?m)^language: .*$", f"language: {language}", texts[SETTINGS])
    texts[WORDS] = json.dumps(dict(words)) if words else ""
    resolved = resolve(replace(inputs, texts=texts))
    assert resolved.diagnostics == ()
    assert resolved.site
    return with_greek(resolved.site)


def make_odd_site(language: str, words: Mapping[str, str], *, lang: str = "pt-BR") -> ResolvedSite:
    """What the example site lacks: every state of an original, every label, posts that are not public, several pages."""
    talks = make_talks(language=language, words=words)
    if not lang:
        near = next(one for one in talks.records.values() if isinstance(one, ResolvedSource) and one.source.lang)
        talks = replace(talks, records={**talks.records, near.key: replace(near, source=replace(near.source, lang=""))})
    labels = make_default_labels(make_site_words(talks.settings))
    named = {label.id: label for label in labels}
    sources = [make_source(state.value, scope="odd", state=state, lang=lang) for state in LinkState]
    posted = [replace(make_tweet(state.value, scope="odd"), state=state) for state in PostState]
    media = make_tweet("shown", scope="odd", media=(Media(file="a.png", alt="x", span=SPAN),), url="unknown")
    quote = make_quote("said", sources[0], scope="odd", text="Words.", said_to="Somebody", where="page 3", note="A note")
    minutes = make_source("minutes", scope="odd", rights=Rights.LICENSED, copy=make_copy())
    shown_there: tuple[Record, ...] = (*sources, *posted, media, quote, minutes)
    claims = [make_claim("odd", label.id, label.id, support=[sources[0]]) for label in labels]
    marks = " ".join(f"[w](claim:{label.id})" for label in labels)
    blocks = "\n\n".join(f"![c]({one.kind.value}:{one.key.id})" for one in shown_there)
    odd = make_post("odd", body=f"{marks}\n\n{blocks}\n\n![hole](gap:)\n", records=shown_there, claims=claims)
    unseen = [make_post(f"un{one.value}", visibility=one, series="s") for one in Visibility]
    posts = [
        replace(post, claims=tuple(replace(claim, label=named[claim.label.id]) for claim in post.claims))
        for post in (*talks.posts, odd, *unseen)
    ]
    records: dict[Key, Record] = {**talks.records, **{one.key: one for one in shown_there}}
    settings = replace(talks.settings, labels=labels, posts_per_page=2, title="Times")
    return with_greek(replace(talks, posts=shelve(posts, records), records=records, settings=settings))


def make_copy() -> Copy:
    """A copy that may be published whole."""
    lock = Lock(path="", span=SPAN, scope="odd", source="minutes", extractor="pdf-1", text=Blob(sha256="ab" * 32))
    return Copy(via="import", sha256="cd" * 32, saved=date(2023, 9, 20), text_file="content/evidence/text/ab.txt", lock=lock)


def with_greek(site: ResolvedSite) -> ResolvedSite:
    """The site in Greek letters, its labels and words untouched, since those are the interface's."""
    labels = {label.id: label for label in site.settings.labels}
    records: dict[Key, Record] = to_greek(dict(site.records))
    posts = [
        replace(greek, claims=tuple(replace(claim, label=labels[claim.label.id]) for claim in greek.claims))
        for greek in (to_greek(post) for post in site.posts)
    ]
    settings = replace(
        to_greek(replace(site.settings, labels=(), words={})), labels=tuple(labels.values()), words=site.settings.words
    )
    tags, series = (tuple((name.translate(LETTERS), slugs) for name, slugs in named) for named in (site.tags, site.series))
    pages = to_greek(site.pages)
    return replace(
        site, posts=shelve(posts, records), records=records, pages=pages, settings=settings, tags=tags, series=series
    )


SITES: Mapping[str, Callable[[str, Mapping[str, str]], ResolvedSite]] = {
    "the example site": read_example,
    "every state": make_odd_site,
    "nothing": lambda lang, words: make_site(language=lang, words=words, title="Τ", labels=()),
}


@cache
def render(which: str, language: str, *, is_silent: bool, planted: str = "") -> Mapping[str, str]:
    """What the site gives; ``planted`` is a layout in place of the theme's ``parts/gap.html``."""
    words = make_silent_words() if is_silent else {}
    return write_texts(SITES[which](language, words), {"parts/gap.html": planted} if planted else {})


def write_texts(site: ResolvedSite, layouts: Mapping[str, str]) -> Mapping[str, str]:
    """Every page and file of text, copies too."""
    outputs = render_outputs(site, layouts=layouts)
    copies = {path: output.render("Λόγια.\fΛόγια.") for path, output in outputs.items() if isinstance(output, Derived)}
    return copies | make_texts(outputs)


def shown(outputs: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What each page and feed shows or says, with its path."""
    for path, text in outputs.items():
        if path.endswith(".html"):
            page = read_page(text)
            for script in page.xpath("//script"):
                script.drop_tree()
            yield from ((path, str(one)) for one in page.xpath(f"{SEEN} | {META}") if str(one).strip())
        elif path.endswith("feed.json"):
            for entry in json.loads(text)["items"]:
                yield from ((path, str(one)) for one in read_page(f"<p>{entry['content_html']}").xpath(SEEN))
                yield path, entry["title"]
        elif path == "corrections.xml":
            yield from ((path, one) for one in re.findall(r"<title>(.*?)</title>", text))
            yield from (
                (path, re.sub(r"&lt;.*?&gt;", "", one))
                for one in re.findall(r'<content type="html">(.*?)</content>', text, re.DOTALL)
            )


def find_latin(outputs: Mapping[str, str]) -> set[tuple[str, str]]:
    return {(path, text) for path, text in shown(outputs) if re.search("[A-Za-z]{2}", ADDRESS.sub("", text))}


@pytest.mark.parametrize("which", SITES)
def test_what_readers_see_and_hear_comes_from_the_table_or_from_the_writer(which: str) -> None:
    assert find_latin(render(which, "en", is_silent=True)) == set()


@pytest.mark.parametrize("which", SITES)
@pytest.mark.parametrize("language", [language for language in TABLES if language != "en"])
def test_no_english_word_is_left_where_the_interface_has_another_language(which: str, language: str) -> None:
    table = TABLES[language]
    english = {
        part.strip(" .,:;()")
        for key, text in TABLES["en"].items()
        if text != table.get(key)
        for part in NAMES.split(text)
        if re.search("[A-Za-z]{4}", part)
    }
    mine = {part.strip(" .,:;()") for text in table.values() for part in NAMES.split(text)}
    said = re.compile(r"\b(?:" + "|".join(re.escape(one) for one in sorted(english - mine, key=len, reverse=True)) + r")\b")
    texts = set(shown(render(which, language, is_silent=False)))
    left = {(path, found[0]) for path, text in texts if (found := said.search(ADDRESS.sub("", text)))}
    assert left == set()


@pytest.mark.parametrize(
    "planted", ['<p class="gap">Lost</p>', '<p class="gap" aria-label="Lost"></p>', '<p class="gap" title="Lost"></p>']
)
def test_a_word_that_a_layout_says_by_itself_would_be_found(planted: str) -> None:
    outputs = render("every state", "en", is_silent=True, planted=planted)
    assert find_latin(outputs) == {("posts/odd/index.html", "Lost"), ("posts/talks/index.html", "Lost")}


# in which language a page says that its words are

PROPER = {
    name.translate(LETTERS) for name in ("A. Reporter", "A. Speaker", "Television", "Example News", "WGA and AMPTP", "@example")
}
"""Names, which are the same in any language."""


def make_greek_site() -> ResolvedSite:
    """A site in Greek, whose interface is in English, for there is no Greek one."""
    return make_odd_site("el", {}, lang="")


def make_site_with_greek_posts() -> ResolvedSite:
    """An English site in whose posts all is in Greek; a page of its own, and what all posts share, are English."""
    site = make_odd_site("en", {}, lang="")
    posts = [replace(post, post=replace(post.post, lang="el", tags=())) for post in site.posts]
    settings = replace(site.settings, title="Times", description="", copyright="Rights")
    shared = {key: record for key, record in site.records.items() if key.scope}
    return replace(site, posts=shelve(posts, shared), records=shared, settings=settings, tags=(), series=())


def said_in(page: Any) -> Iterator[tuple[str, str]]:
    """Every text of a page that has words, with the language that its elements say it is in."""
    for one in page.xpath(f"//body//text()[normalize-space()] | {SEEN.partition(' | ')[2]}"):
        text, holder = ADDRESS.sub("", str(one)).strip(), one.getparent()
        holder = holder.getparent() if getattr(one, "is_tail", False) else holder
        if re.search(r"[A-Za-z]{2}|[α-ω]{2}", text) and holder.tag not in {"title", "link"} and text not in PROPER:
            yield text, holder.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")


def languages_of(text: str) -> set[str]:
    """The language of the text's letters; a name put into a sentence may be in the other one."""
    return {lang for lang, letters in (("en", "[A-Za-z]{2}"), ("el", "[α-ω]{2}")) if re.search(letters, text)}


@pytest.mark.parametrize("make", [make_greek_site, make_site_with_greek_posts])
def test_every_word_says_in_which_language_it_is(make: Callable[[], ResolvedSite]) -> None:
    wrong = set()
    for path, text in write_texts(make(), {}).items():
        if path.endswith(".html"):
            page = read_page(text)
            for script in page.xpath("//script"):
                script.drop_tree()
            wrong |= {(path, text, lang) for text, lang in said_in(page) if lang not in languages_of(text)}
    assert wrong == set()
