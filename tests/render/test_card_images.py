"""Which pages have a card image, where it stands, and what share previews are told of it."""

# ruff: noqa: ANN401 -- a parsed tree is asked many kinds of question

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from builders import ADDRESSES, make_claim, make_post, make_site, make_source, shelve
from pages import number_claims, render_outputs, render_page

from firsthand.model.files import Asset, Extra, Lack, Notice, Output
from firsthand.model.resolved import ResolvedSite
from firsthand.render.notices import find_notices
from firsthand.render.urls import make_urls

CARDS = {Extra.CARDS: "1"}
ALL = {Extra.CARDS: "1", Extra.SEARCH: "1"}
POST, CARD, SITE_CARD = "posts/talks/index.html", "assets/cards/posts/talks.png", "assets/cards/site.png"


def make_one(
    url: str = "https://example.org", *, labels: tuple[str, ...] = ("reported", "false"), **fields: Any
) -> ResolvedSite:
    source = make_source("paper", scope="talks")
    claims = [make_claim("talks", f"c{number}", label, support=[source]) for number, label in enumerate(labels)]
    body = " ".join(f"[Words](claim:c{number})." for number in range(len(labels)))
    site = make_site(make_post("talks", body=body, claims=claims, records=[source], **fields), records=[source])
    return replace(site, url=url)


def find_meta(page: Any, name: str) -> list[str]:
    return [str(one.get("content")) for one in page.xpath("//meta[@property=$name or @name=$name]", name=name)]


def find_picture(site: ResolvedSite, path: str = POST, **files: Any) -> dict[str, list[str]]:
    page = render_page(site, path, extras=CARDS, **files)
    names = ("og:image", "og:image:width", "og:image:height", "og:image:alt", "twitter:card", "twitter:image:alt")
    return {name: find_meta(page, name) for name in names}


@pytest.mark.parametrize("url", ADDRESSES)
def test_a_post_names_its_card_and_the_card_is_there(url: str) -> None:
    site = make_one(url, title="The talks")
    found = find_picture(site)
    (address,) = found.pop("og:image")
    path, _, mark = address.partition("?")
    assert path == make_urls(url).absolute(CARD)
    assert len(mark) == 8
    alt = "The talks. 2 claims: 1 reported, 1 false."
    assert found == {
        "og:image:width": ["1200"],
        "og:image:height": ["630"],
        "og:image:alt": [alt],
        "twitter:card": ["summary_large_image"],
        "twitter:image:alt": [alt],
    }
    outputs = render_outputs(site, extras=CARDS)
    assert [draw(outputs[name])[:8] for name in (CARD, SITE_CARD)] == [b"\x89PNG\r\n\x1a\n"] * 2


def draw(output: Output) -> bytes:
    assert not isinstance(output, Asset)
    drawn = output()
    assert isinstance(drawn, bytes)
    return drawn


def address_of(site: ResolvedSite, path: str = POST) -> str:
    return find_picture(site, path)["og:image"][0]


def test_the_address_changes_with_what_stands_on_the_card_and_with_nothing_else() -> None:
    site = make_one()
    assert address_of(make_one(labels=("reported", "verified"))) != address_of(site)
    assert address_of(make_one(title="Another title")) != address_of(site)
    assert address_of(make_one(tags=("strike",), summary="Not shown where claims are.")) == address_of(site)
    more = replace(site, posts=shelve([*site.posts, make_post("other")], site.records))
    assert address_of(more) == address_of(site)
    assert address_of(more, "index.html") == address_of(site, "index.html")


def test_other_pages_share_the_card_of_the_site() -> None:
    site = make_one()
    pages = ("index.html", "claims/index.html", "sources/talks/paper/index.html", "about/index.html")
    found = {path: address_of(site, path).partition("?")[0] for path in pages if path in render_outputs(site, extras=CARDS)}
    assert set(found.values()) == {f"https://example.org/{SITE_CARD}"}
    assert len(found) >= 3


def test_the_picture_that_a_post_names_is_taken_and_no_card_is_drawn() -> None:
    picture = Asset(path="content/posts/front.png", sha256="0" * 64, size=1, width=800, height=600)
    files: dict[str, Any] = {"assets": {picture.path: picture}}
    site = make_one(title="The talks", image="front.png")
    found = find_picture(site, **files)
    assert found["og:image"] == ["https://example.org/posts/talks/front.png"]
    assert (found["og:image:width"], found["og:image:height"]) == (["800"], ["600"])
    assert found["og:image:alt"] == ["The talks"]
    assert CARD not in render_outputs(site, extras=CARDS, **files)
    assert find_notices(number_claims(site), ALL) == ()


@pytest.mark.parametrize("title", ["漢字の題", "שיחות", "Smile \U0001f600"])
def test_where_the_fonts_lack_a_letter_the_post_has_the_sites_card_and_one_notice_says_so(title: str) -> None:
    site = make_one(title=title)
    assert CARD not in render_outputs(site, extras=CARDS)
    assert address_of(site).partition("?")[0] == f"https://example.org/{SITE_CARD}"
    (notice,) = find_notices(number_claims(site), ALL)
    assert (notice.lack, notice.paths) == (Lack.LETTERS, ("content/posts/talks.md",))
    assert set(notice.letters) <= set(title)


def test_a_site_whose_name_cannot_be_drawn_has_no_cards_at_all() -> None:
    site = make_one()
    site = replace(site, settings=replace(site.settings, title="写し"))
    outputs = render_outputs(site, extras=CARDS)
    assert [path for path in outputs if path.endswith(".png")] == []
    assert find_picture(site)["og:image"] == []
    assert find_picture(site)["twitter:card"] == ["summary"]


def test_without_pillow_there_is_no_card_and_one_notice() -> None:
    site = make_one()
    outputs = render_outputs(site)
    assert [path for path in outputs if path.endswith(".png")] == []
    assert find_meta(render_page(site, POST), "og:image") == []
    assert Notice(lack=Lack.CARDS) in find_notices(number_claims(site), {})


def test_switched_off_there_is_no_card_and_no_notice() -> None:
    site = make_one()
    site = replace(site, settings=replace(site.settings, cards=False))
    assert [path for path in render_outputs(site, extras=CARDS) if path.endswith(".png")] == []
    assert [one for one in find_notices(number_claims(site), {}) if one.lack is Lack.CARDS] == []


def test_a_preview_is_told_the_claims_by_label() -> None:
    page = render_page(make_one(), POST)
    assert find_meta(page, "twitter:label1") == ["Claims"]
    assert find_meta(page, "twitter:data1") == ["1 reported, 1 false"]
    bare = render_page(make_one(labels=()), POST)
    assert find_meta(bare, "twitter:label1") == []
