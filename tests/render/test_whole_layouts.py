"""Layouts with their parts put in place make the pages that Jinja2 makes of the parts one by one."""

from collections.abc import Mapping

import pytest
from jinja2 import BaseLoader, DictLoader, Environment, StrictUndefined, TemplateNotFound, UndefinedError
from markupsafe import Markup

from firsthand.memo import ShortMemo
from firsthand.render.whole_layouts import WholeLayouts, escape_into_text

VIEW = {"title": "<Tea> & 'talk'", "html": Markup("<b>bold</b>"), "rows": ("a", "b"), "number": 3}


def render(loader: BaseLoader, **values: object) -> str:
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.get_template("page").render(view=VIEW, **values)


@pytest.mark.parametrize(
    "layouts",
    [
        {"page": "{% include 'part' %}|{{ view.title }}", "part": "{{ view.title }}{{ view.html }}{{ view.number }}\n"},
        {"page": "{% set a = 1 %}{% include 'part' %}{{ a }}", "part": "{{ a }}{% set a = 2 %}{{ a }}"},
        {"page": "{% include 'part' %}{{ b is defined }}", "part": "{% set b = 2 %}{{ b }}"},
        {"page": "{% include 'part' %}{% set c = 1 %}{% include 'part' %}", "part": "{{ c is defined }}"},
        {"page": "{% for row in view.rows %}{% include 'part' %}{% endfor %}", "part": "{{ row }}{% set d = row %}{{ d }} "},
        {
            "page": "{% for row in view.rows %}{{ loop.index }}{% include 'part' %}{{ loop.index }}{% endfor %}",
            "part": "({% for row in view.rows %}{{ loop.revindex }}{{ row }}{% endfor %}{{ row }})",
        },
        {"page": "{% set e %}{% include 'part' %}{% endset %}{{ e }}{{ e | upper }}", "part": "<i>{{ view.title }}</i>"},
        {"page": "{% include 'one' %}", "one": "1{% include 'two' %}", "two": "2{% include 'three' %}", "three": "3"},
        {"page": "{% include 'part' %}", "part": "{% macro m(x) %}<{{ x }}{{ view.title }}>{% endmacro %}{{ m('&') }}"},
        {
            "page": "{% include 'part' %}",
            "part": "{% extends 'base' %}{% block b %}own{% endblock %}",
            "base": "-{% block b %}{% endblock %}-",
        },
        {
            "page": "{% extends 'base' %}{% block b %}{% include 'part' %}{% endblock %}",
            "base": "{% include 'part' %}{% block b %}{% endblock %}",
            "part": "[{{ view.title }}]",
        },
        {
            "page": "{% include 'part' %}",
            "part": "{% import 'tools' as tools %}{{ tools.twice('x') }}",
            "tools": "{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}",
        },
        {
            "page": "{% include 'none' ignore missing %}{% include ['none', 'part'] %}{% include name %}",
            "part": "{{ view.number }}",
        },
        {"page": "{% include 'part' without context %}", "part": "{{ view is defined }}"},
        {"page": "{% if view.rows %}here{% else %}{% include 'none' %}{% endif %}"},
        {
            "page": "{% include 'tree' %}",
            "tree": "{% if deep is not defined %}{% set deep = 1 %}({% include 'tree' %}){% else %}.{% endif %}",
        },
        {"page": "{{ view.title | e }}{{ view.title | safe }}{{ view.title ~ view.html }}{{ view.rows | join('<') }}{{ 1.5 }}"},
    ],
)
def test_a_page_is_the_same_whether_its_parts_stand_in_it_or_apart(layouts: Mapping[str, str]) -> None:
    whole, apart = render(WholeLayouts(layouts), name="part"), render(DictLoader(dict(layouts)), name="part")
    assert whole == apart


@pytest.mark.parametrize(
    ("layouts", "problem"),
    [
        ({"page": "{% include 'none' %}"}, TemplateNotFound),
        ({"page": "{% include 'part' %}", "part": "{{ nothing }}"}, UndefinedError),
        ({"page": "{% include 'part' %}{{ a }}", "part": "{% set a = 1 %}"}, UndefinedError),
        ({"other": ""}, TemplateNotFound),
    ],
)
def test_what_is_not_there_is_missed_in_whole_layouts_too(layouts: Mapping[str, str], problem: type[Exception]) -> None:
    with pytest.raises(problem):
        render(WholeLayouts(layouts))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("<a href='x' id=\"y\">&amp;</a>", "&lt;a href=&#39;x&#39; id=&#34;y&#34;&gt;&amp;amp;&lt;/a&gt;"),
        (Markup("<b>&</b>"), "<b>&</b>"),
        (12, "12"),
        (None, "None"),
    ],
)
def test_values_are_escaped_once(value: object, text: str) -> None:
    assert escape_into_text(value) == text


def test_what_always_gets_the_same_answer_is_asked_once_however_many_pages_are_made() -> None:
    asked: list[tuple[object, ...]] = []

    def tell(*words: str, **named: object) -> str:
        asked.append((*words, *named.items()))
        return f"<{words[0]}>"

    layouts = {"page": "{% include 'part' %}{{ tell('b', count=2) }}{{ tell(view.title) }}", "part": "{{ tell('a') }}"}
    environment = Environment(loader=WholeLayouts(layouts, {"tell": tell}), autoescape=True)
    environment.globals["tell"] = tell
    page = environment.get_template("page")
    assert [page.render(view={"title": "c"}) for _ in range(2)] == ["&lt;a&gt;&lt;b&gt;&lt;c&gt;"] * 2
    assert asked == [("a",), ("b", ("count", 2)), ("c",), ("c",)]


@pytest.mark.parametrize(("texts", "word"), [({"page": "{{ tell('a') }}!"}, "x"), ({"page": "{{ tell('a') }}"}, "y")])
def test_a_compiled_layout_is_used_again_only_while_its_text_and_its_answers_are_the_same(
    texts: Mapping[str, str], word: str
) -> None:
    memo = ShortMemo()

    def make(layouts: Mapping[str, str], answer: str) -> str:
        environment = Environment(loader=WholeLayouts(layouts, {"tell": lambda _: answer}, memo), autoescape=True)
        return environment.get_template("page").render()

    first = make({"page": "{{ tell('a') }}"}, "x")
    kept = memo.recall("layout:page")
    assert (first, make({"page": "{{ tell('a') }}"}, "x")) == ("x", "x")
    assert memo.recall("layout:page") is kept
    assert make(texts, word) == texts["page"].replace("{{ tell('a') }}", word)
    assert memo.recall("layout:page") is not kept
