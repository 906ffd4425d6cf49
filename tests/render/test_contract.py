"""The template contract: it is enough for a theme of a few lines, and holds nothing that no theme could miss."""

# ruff: noqa: ANN401 -- what a template reads is of every type

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from builders import find_label, make_claim, make_post, make_quote, make_site, make_source, make_tweet, shelve
from pages import LAYOUTS, ROOT, STATIC, find_path, make_texts, number_claims, read_page, render_outputs, render_pages
from talks import make_talks

from firsthand.disk.inputs import read_inputs
from firsthand.model.evidence import MatchClass, Media, Rights
from firsthand.model.files import Asset, Derived, Options
from firsthand.model.lock import Blob, Lock, LockedQuote
from firsthand.model.resolved import Copy, ResolvedQuote, ResolvedSite, ResolvedSource
from firsthand.model.span import Span
from firsthand.pipeline import build
from firsthand.render import views
from firsthand.render.site import render_site
from firsthand.render.urls import make_urls
from firsthand.render.whole_layouts import WholeEnvironment
from firsthand.words.english import ENGLISH

PLAIN_FOLDER = ROOT / "tests" / "themes" / "plain"
PLAIN = {str(path.relative_to(PLAIN_FOLDER)): path.read_text("utf-8") for path in PLAIN_FOLDER.rglob("*.html")}
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M1 1h2"/></svg>'
PUBLISHED = "Minutes.\fNine members were there. The council agreed."
HOOKS = (
    "//*[@class='claim' and @id]",
    "//*[@class='claim-note']",
    "//figure[contains(@class, 'quote') and @id]",
    "//figure[contains(@class, 'tweet') and @id]",
    "//li[starts-with(@id, 'source-')]",
)


@cache
def build_example(theme: str) -> Mapping[str, str]:
    """The pages of the example site in the theme of this package, or in the plain one, which brings nothing but its layouts."""
    inputs = read_inputs(ROOT, now=datetime(2026, 12, 1, tzinfo=UTC), options=Options())
    if theme == "plain":
        inputs = replace(inputs, templates=PLAIN, static={})
    built = build(inputs)
    assert not built.has_errors, built.diagnostics
    return make_texts({path: output for path, output in built.outputs.items() if path.endswith(".html")})


def make_rich() -> ResolvedSite:
    """The talks, and posts of what they lack: a label, a picture and languages of their own, an excerpt, a second page."""
    talks = make_talks()
    excerpt = Copy(via="excerpt", sha256="ef" * 32, saved=None)
    notes = make_source("notes", scope="more", excerpt="Zeilen.", lang="de", copy=excerpt)
    altered = LockedQuote(quote_sha256="", match=MatchClass.ALTERED, passage="Zeilen, Zeilen.")
    told = {"said_to": "a reporter", "where": "page 3", "note": "x"}
    said = make_quote("words", notes, scope="more", text="Zeilen.", locked=altered, **told)
    near = make_tweet("near", scope="more", media=(Media(file="a.png", alt="x", span=Span("x")),))
    rumour = replace(find_label("unverified"), id="rumour", name="Rumour", icon="rumour.svg")
    claim = replace(make_claim("more", "c", support=[said]), label=rumour)
    minutes, permit = make_published()
    body = (
        "![x](source:notes)\n\n![x](quote:words)\n\n![x](quote:permit)\n\n![x](tweet:near)\n\n[a](claim:c) ![p](a.png 'title')"
    )
    own = (notes, said, near, minutes, permit)
    more = make_post("more", body=body, records=own, claims=[claim], image="a.png")
    records = {**talks.records, **{record.key: record for record in own}}
    settings = replace(talks.settings, posts_per_page=1, labels=(*talks.settings.labels, rumour))
    site = replace(
        talks, posts=shelve((*talks.posts, more, make_post("last", series="x")), records), records=records, settings=settings
    )
    return replace(site, redirects=talks.redirects)


def make_published() -> tuple[ResolvedSource, ResolvedQuote]:
    """A source whose copy (``PUBLISHED``) may be published whole, and a quotation of its second page."""
    start = PUBLISHED.index("The council")
    locked = LockedQuote(quote_sha256="", match=MatchClass.EXACT, start=start, end=start + len("The council agreed."))
    lock = Lock(
        path="",
        span=Span(""),
        scope="more",
        source="minutes",
        extractor="pdf-1",
        text=Blob(sha256="ab" * 32),
        quotes=(("more/permit", locked),),
    )
    copy = Copy(via="import", sha256="cd" * 32, saved=date(2023, 9, 20), text_file="content/evidence/text/ab.txt", lock=lock)
    minutes = make_source("minutes", scope="more", rights=Rights.LICENSED, lang="de", copy=copy)
    return minutes, make_quote("permit", minutes, scope="more", text="The council agreed.", locked=locked)


def render_rich(layouts: Mapping[str, str] = LAYOUTS) -> dict[str, str]:
    picture = Asset(path="content/posts/a.png", sha256="0" * 64, size=1, width=4, height=3)
    outputs = render_site(
        number_claims(make_rich()),
        templates=layouts,
        static=STATIC,
        assets={"content/posts/a.png": picture},
        icons={"rumour.svg": DRAWING},
    )
    copies = {path: output.render(PUBLISHED) for path, output in outputs.items() if isinstance(output, Derived)}
    texts = make_texts(outputs)
    return {path: text for path, text in (copies | texts).items() if path.endswith(".html")}


# a theme of a few lines a layout


def test_the_plain_theme_has_every_layout_and_none_of_this_packages() -> None:
    def layouts(theme: Mapping[str, str]) -> set[str]:
        return {name for name in theme if not name.startswith("parts/")}

    assert layouts(PLAIN) == layouts(LAYOUTS)
    assert {name for name in PLAIN if PLAIN[name] == LAYOUTS.get(name)} == set()


def test_a_theme_of_a_few_lines_makes_every_page_of_the_example_site() -> None:
    assert build_example("plain").keys() == build_example("own").keys()
    assert len(build_example("plain")) > 100


def test_a_theme_of_a_few_lines_makes_every_page_of_a_site_of_all_kinds_of_records() -> None:
    assert render_rich(PLAIN).keys() == render_rich().keys()


@pytest.mark.parametrize("theme", ["plain", "own"])
def test_every_link_within_the_example_site_leads_somewhere_in_any_theme(theme: str) -> None:
    pages = {path: read_page(text) for path, text in build_example(theme).items()}
    anchors = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    urls = make_urls("https://carboncopy.example")
    dead = []
    for path, page in pages.items():
        for address in page.xpath("//a/@href"):
            target, anchor = find_path(address, path, urls.origin, urls.base) or ("", "")
            if target.endswith(".html") and (target not in pages or (anchor and anchor not in anchors[target])):
                dead.append((path, address))
    assert dead == []


@pytest.mark.parametrize("hook", HOOKS)
def test_the_hooks_are_the_same_in_any_theme(hook: str) -> None:
    def found(theme: str) -> dict[str, list[str]]:
        return {
            path: [str(one.get("id")) for one in read_page(text).xpath(hook)] for path, text in build_example(theme).items()
        }

    plain, own = found("plain"), found("own")
    posts = [path for path in own if path.startswith("posts/")]
    assert sum(len(own[path]) for path in posts) > 3
    assert {path: plain[path] for path in posts} == {path: own[path] for path in posts}


# what the contract holds


def record_reads(patch: pytest.MonkeyPatch) -> set[str]:
    """The fields of views that templates read from now on, as ``View.field``: Jinja2 asks its environment for each."""
    read: set[str] = set()

    def note(value: Any, name: str) -> Any:
        read.add(f"{type(value).__name__}.{name}")
        return getattr(value, name)

    patch.setattr(WholeEnvironment, "getattr", staticmethod(note))
    return read


def list_fields() -> Iterator[str]:
    for name in views.__all__:
        view = getattr(views, name)
        if is_dataclass(view):
            yield from (f"{name}.{field.name}" for field in fields(view) if field.name != "site")


def test_every_field_of_the_contract_is_shown_or_named_as_one_for_other_themes(monkeypatch: pytest.MonkeyPatch) -> None:
    read = record_reads(monkeypatch)
    render_rich()
    build_example.__wrapped__("own")
    paragraph = (views.__doc__ or "").partition("For other themes stand")[2].partition("\n\n")[0]
    for_others = set(re.findall(r"``(\w+\.\w+)``", paragraph))
    assert set(list_fields()) - read == for_others


def test_every_field_is_described_in_the_words_of_its_view() -> None:
    missing = []
    for name in views.__all__:
        view = getattr(views, name)
        if is_dataclass(view):
            described = set(re.findall(r"``(\w+)``", view.__doc__ or ""))
            missing += [f"{name}.{field.name}" for field in fields(view) if field.name not in {*described, "site", "head"}]
    assert missing == []


def test_every_word_of_the_interface_is_said_somewhere() -> None:
    files = [*(ROOT / "firsthand" / "render").rglob("*.py"), *(path for path in Path(ROOT / "layouts").rglob("*.html"))]
    texts = "".join(path.read_text("utf-8") for path in (*files, *(ROOT / "firsthand" / "parse").glob("*.py")))
    beginnings = tuple(re.findall(r'(?:say\(|find\(|key = )f"([a-z-]+-)\{', texts))
    ends = tuple(re.findall(r'say\(f"\{\w+(?:\.\w+)?\}(-[a-z]+)"', texts))
    own = set(re.findall(r'"([a-z-]+)"', (ROOT / "firsthand" / "words" / "__init__.py").read_text("utf-8")))
    unsaid = {
        key
        for key in {key.removesuffix(".one").removesuffix(".other") for key in ENGLISH} - own
        if f'"{key}"' not in texts and not key.startswith(beginnings) and not key.endswith(ends)
    }
    assert unsaid == set()


def test_outputs_of_any_theme_are_the_same_but_for_the_pages() -> None:
    own, plain = render_outputs(make_talks()), render_outputs(make_talks(), layouts=PLAIN)
    texts = [{path: output() for path, output in site.items() if not isinstance(output, Asset)} for site in (own, plain)]
    assert {path for path in own if path not in plain} == set()
    assert [path for path in texts[0] if texts[0][path] != texts[1][path] and not path.endswith(".html")] == []


def test_a_site_of_nothing_is_whole_in_a_theme_of_a_few_lines() -> None:
    assert len(render_pages(make_site(), layouts=PLAIN)) == 9
