"""A theme's mistakes are told in a line; what a layout asks for and cannot have is never an empty string."""

import re

import pytest
from builders import make_post, make_site
from pages import STATIC, render_outputs, render_page, text_of
from talks import make_talks

from firsthand.model.files import Asset
from firsthand.model.theme import ThemeError

HOME = "index.html"


@pytest.mark.parametrize(
    ("layout", "message"),
    [
        (
            "a\n{{ view.nothing }}",
            "layouts/home.html:2: 'firsthand.render.views.lists.HomeView object' has no attribute 'nothing'",
        ),
        ("{{ nothing }}", "layouts/home.html:1: 'nothing' is undefined"),
        ("\n\n{% if %}", "layouts/home.html:3: Expected an expression, got 'end of statement block'"),
        ("{% include 'parts/none.html' %}", "layouts/home.html:1: there is no layouts/parts/none.html"),
        ("{{ say('none') }}", 'layouts/home.html:1: there are no words called "none"'),
        ("{{ say('as-of') }}", "layouts/home.html:1: the words \"as-of\" need a value called 'date'"),
        ("{{ say('as-of', day='x') }}", "layouts/home.html:1: the words \"as-of\" need a value called 'date'"),
        ("{{ say('claim-count') }}", 'layouts/home.html:1: the words "claim-count" need a count'),
        ("{{ '{}{}'.format(1) }}", "layouts/home.html:1: Replacement index 1 out of range for positional args tuple"),
        ("{% include 'home.html' %}", "layouts/home.html:1: it includes itself, or nests too deeply"),
        ("{{ view.entries.nothing() }}", "layouts/home.html:1: 'tuple object' has no attribute 'nothing'"),
        (
            "{{ view.site['none'] }}",
            "layouts/home.html:1: 'firsthand.render.views.common.SiteView object' has no attribute 'none'",
        ),
        ("{{ asset('none.css') }}", 'layouts/home.html:1: there is no static/none.css, which asset("none.css") asks for'),
        ("{{ 1 / 0 }}", "layouts/home.html:1: division by zero"),
        ("{{ view.title | random }}", "layouts/home.html:1: No filter named 'random'."),
    ],
)
def test_a_mistake_in_a_layout_is_told_with_its_file_and_line(layout: str, message: str) -> None:
    output = render_outputs(make_site(), layouts={"home.html": layout})[HOME]
    assert not isinstance(output, Asset)
    with pytest.raises(ThemeError) as raised:
        output()
    assert str(raised.value) == message


def test_a_mistake_in_a_part_is_told_of_the_part() -> None:
    output = render_outputs(make_talks(), layouts={"parts/gap.html": "\n{{ gap.none }}"})["posts/talks/index.html"]
    assert not isinstance(output, Asset)
    with pytest.raises(ThemeError, match=r"^layouts/parts/gap\.html:2: "):
        output()


def test_a_mistake_in_one_layout_leaves_the_other_pages_whole() -> None:
    page = render_page(make_site(), "archive/index.html", layouts={"home.html": "{{ nothing }}"})
    assert text_of(page.find(".//h1")) == "Archive"


def test_a_sites_own_part_takes_the_place_of_the_themes() -> None:
    page = render_page(
        make_talks(), "posts/talks/index.html", layouts={"parts/gap.html": "<p class='gap'>LOST {{ gap.text }}</p>"}
    )
    assert [text_of(gap) for gap in page.xpath("//p[@class='gap']")] == ["LOST the broadcast itself"]


def test_styles_and_scripts_are_asked_for_by_a_name_with_their_fingerprint() -> None:
    page = render_page(make_site(), HOME)
    outputs = render_outputs(make_site())
    asked = list(page.xpath("//link[@rel='stylesheet']/@href | //script/@src"))
    assert len(asked) >= 3
    assert [address for address in asked if address.removeprefix("/") not in outputs] == []
    digest = STATIC["site.js"].sha256[:8]
    assert f"/site.{digest}.js" in asked
    assert "site.css" not in outputs


def test_other_static_files_keep_their_path() -> None:
    font = Asset(path="static/deep/x.bin", sha256="0" * 64, size=1)
    assert render_outputs(make_site(), static={"deep/x.bin": font})["deep/x.bin"] == font


def test_a_style_sheet_of_another_content_has_another_address() -> None:
    def address(digest: str) -> list[str]:
        sheet = Asset(path="static/site.css", sha256=digest * 64, size=1)
        page = render_page(make_site(), HOME, static={"site.css": sheet})
        return [str(one) for one in page.xpath("//link[@rel='stylesheet']/@href") if "/site." in one]

    addresses = [*address("a"), *address("b"), *address("a")]
    assert [bool(re.fullmatch(r"/site\.[0-9a-f]{8}\.css", one)) for one in addresses] == [True] * 3
    assert addresses[0] == addresses[2] != addresses[1]


def test_the_labels_style_sheet_holds_each_labels_colours_and_no_page_holds_any() -> None:
    outputs = render_outputs(make_site(make_post("talks"), accent="#123456"))
    name = next(path for path in outputs if path.startswith("labels.") and path.endswith(".css"))
    sheet = outputs[name]
    assert not isinstance(sheet, Asset)
    text = sheet()
    assert ":root{--link:#123456}" in text
    assert '[data-label="verified"]{--label:#036a34}' in text
    assert '[data-label="verified"]{--label:#82d399}' in text
