"""Style sheets without comments and indentation."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import ROOT, render_outputs
from talks import make_talks

from firsthand.model.files import Derived
from firsthand.render.style_text import squeeze_style


@pytest.mark.parametrize(
    ("written", "squeezed"),
    [
        ("a {\n  color: red;\n  margin: 0 auto;\n}\n", "a{color:red;margin:0 auto}"),
        ("/* why */ a, b > c { d: e }", "a,b > c{d:e}"),
        ("/*! licence */\na { b: c }", "/*! licence */ a{b:c}"),
        ("a { width: calc(1px + (2px - 3px)) }", "a{width:calc(1px + (2px - 3px))}"),
        ("@media screen and (min-width: 60rem) { a { b: c } }", "@media screen and (min-width:60rem){a{b:c}}"),
        (":is( .a,\n .b ) .c:not( :hover ) {}", ":is(.a,.b) .c:not(:hover){}"),
        ("a :hover { b: c }", "a :hover{b:c}"),
        ('a::after { content: "a  /* b */  ; }" }', 'a::after{content:"a  /* b */  ; }"}'),
        (r"a::after { content: '\'  }' }", r"a::after{content:'\'  }'}"),
        ("a { background: url( x y/*z*/.png ) }", "a{background:url( x y/*z*/.png )}"),
        ("a { --empty: ; --x: ; }", "a{--empty: ;--x: }"),
        ("a/* x */b { c: d/**/ e }", "a b{c:d e}"),
        ("div/* x */.y { z: 1 }", "div.y{z:1}"),
        ("a { b: c !important; }", "a{b:c !important}"),
        ("[a=' b '] , c { d : e }", "[a=' b '],c{d :e}"),
        ("a { b: c", "a{b:c"),
        ('a { b: "open', 'a{b:"open'),
        ("/* open", "/* open"),
        ("", ""),
    ],
)
def test_a_style_sheet_keeps_all_that_means_anything(written: str, squeezed: str) -> None:
    assert squeeze_style(written) == squeezed


@given(st.text(alphabet="ab{}();:,/*'\"\\ \n!>+-.#@", max_size=60))
def test_squeezing_ends_and_squeezing_again_changes_nothing(text: str) -> None:
    once = squeeze_style(text)
    assert len(once) <= len(text)
    if "\\" not in text and "'" not in text and '"' not in text and "/" not in text:
        assert squeeze_style(once) == once


def test_the_themes_style_sheets_are_written_squeezed_under_a_name_of_their_own() -> None:
    outputs = render_outputs(make_talks())
    sheets = {path: output for path, output in outputs.items() if isinstance(output, Derived) and path.endswith(".css")}
    assert sorted(path.partition(".")[0] for path in sheets) == sorted(path.stem for path in (ROOT / "static").glob("*.css"))
    for path, output in sheets.items():
        assert re.fullmatch(r"\w+\.[0-9a-f]{8}\.css", path)
        text = (ROOT / "static" / f"{path.partition('.')[0]}.css").read_text("utf-8")
        assert len(output.render(text)) < 0.85 * len(text)
