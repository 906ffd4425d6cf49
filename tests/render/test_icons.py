"""A site's own drawings: what of an SVG file may stand in every page, and which drawings are icons at all."""

from dataclasses import replace

import pytest
from builders import find_label, make_claim, make_post, make_site
from pages import at, render_page

from firsthand.model.files import Asset
from firsthand.model.resolved import ResolvedSite
from firsthand.render.icons import find_icon

POST = "posts/talks/index.html"


def shapes_of(inner: str, attributes: str = 'viewBox="0 0 16 16"') -> str:
    icon = find_icon("a.svg", f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inner}</svg>')
    assert icon is not None
    return str(icon.shapes)


@pytest.mark.parametrize(
    ("drawn", "kept"),
    [
        ('<path d="M1 1h2" fill="none"/>', '<path d="M1 1h2" fill="none"></path>'),
        (
            '<g transform="scale(2)"><circle cx="1" cy="1" r="1"/></g>',
            '<g transform="scale(2)"><circle cx="1" cy="1" r="1"></circle></g>',
        ),
        ('<script>alert(1)</script><path d="M1 1"/>', '<path d="M1 1"></path>'),
        ('<path d="M1 1" onload="x" style="x" id="claim-c" class="x" href="x"/>', '<path d="M1 1"></path>'),
        ('<a href="javascript:x"><path d="M1 1"/></a>', ""),
        ('<foreignObject><p>x</p></foreignObject><image href="https://x.example/"/><use href="#x"/><style>x</style>', ""),
        ('<path d="M1 1" fill="url(https://x.example/)"/>', '<path d="M1 1"></path>'),
        ('<path d="&quot;&gt;&lt;script&gt;"/>', '<path d="&#34;&gt;&lt;script&gt;"></path>'),
        ('<path xmlns:x="http://www.w3.org/1999/xlink" x:href="x" d="M1 1"/>', '<path d="M1 1"></path>'),
        ("words<!-- remark --><title>t</title>", ""),
    ],
)
def test_plain_shapes_are_kept_and_nothing_that_acts_or_loads(drawn: str, kept: str) -> None:
    assert shapes_of(drawn) == kept


def test_how_the_whole_drawing_is_stroked_goes_with_its_shapes() -> None:
    attributes = 'viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" class="x" onload="x"'
    assert shapes_of('<path d="M1 1"/>', attributes) == '<g fill="none" stroke="currentColor"><path d="M1 1"></path></g>'


def test_groups_within_groups_end_somewhere() -> None:
    assert "<path" not in shapes_of("<g>" * 3000 + '<path d="M1 1"/>' + "</g>" * 3000)


@pytest.mark.parametrize(
    ("attributes", "view_box"),
    [
        ('viewBox="0 0 16 16"', "0 0 16 16"),
        ('viewBox="0,0, 16,16"', "0 0 16 16"),
        ('viewBox="-1 -1.5 1e1 18"', "-1 -1.5 1e1 18"),
        ('width="24" height="20"', "0 0 24 20"),
    ],
)
def test_a_drawing_has_the_size_it_says(attributes: str, view_box: str) -> None:
    icon = find_icon("a.svg", f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>')
    assert icon is not None
    assert icon.view_box == view_box


@pytest.mark.parametrize(
    "text",
    [
        "",
        "words",
        "<svg",
        '<svg viewBox="0 0 16">',
        '<svg viewBox="0 0 16"/>',
        '<svg viewBox="0 0 16 x"/>',
        '<svg viewBox="0 0 nan 16"/>',
        '<svg viewBox="0 0 0 16"/>',
        '<svg viewBox="0 0 16 -16"/>',
        '<svg width="1em" height="1em"/>',
        "<svg/>",
        '<html viewBox="0 0 16 16"/>',
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 16 16">&a;</svg>',
    ],
)
def test_what_is_no_drawing_of_a_known_size_is_no_icon(text: str) -> None:
    assert find_icon("a.svg", text) is None


def test_a_file_with_a_prologue_is_read() -> None:
    assert find_icon("a.svg", '<?xml version="1.0" encoding="UTF-8"?>\n<svg viewBox="0 0 1 1"/>') is not None


def make_labelled(*files: str) -> ResolvedSite:
    labels = [replace(find_label("unverified"), id=f"own-{number}", icon=file) for number, file in enumerate(files)]
    claims = [replace(make_claim("talks", f"c{number}"), label=label) for number, label in enumerate(labels)]
    body = " ".join(f"[x](claim:c{number})" for number in range(len(files)))
    return make_site(make_post("talks", body=body, claims=claims), labels=tuple(labels))


def test_drawings_whose_names_differ_in_a_sign_are_two_symbols() -> None:
    drawing = '<svg viewBox="0 0 1 1"/>'
    files = ("a-b.svg", "a.b.svg", "a/b.svg")
    page = render_page(make_labelled(*files), POST, icons=dict.fromkeys(files, drawing))
    used = [at(page, f"claim-c{number}").xpath(".//use/@href")[0] for number in range(3)]
    assert len(set(used)) == 3
    assert [len(page.xpath("//symbol[@id=$name]", name=one[1:])) for one in used] == [1, 1, 1]


def test_a_drawing_that_cannot_be_put_into_the_page_is_loaded_as_a_picture() -> None:
    static = {"seal.svg": Asset(path="static/seal.svg", sha256="0" * 64, size=1)}
    page = render_page(make_labelled("seal.svg"), POST, icons={"seal.svg": "no drawing"}, static=static)
    assert at(page, "claim-c0").xpath(".//img/@src") == ["/seal.svg", "/seal.svg"]


def test_a_label_whose_drawing_is_nowhere_has_the_one_of_the_unverified() -> None:
    assert at(render_page(make_labelled("lost.svg"), POST), "claim-c0").xpath(".//use/@href")[0] == "#icon-unverified"
