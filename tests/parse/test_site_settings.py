import pytest
from parsing import describe

from firsthand.model.codes import Code
from firsthand.model.parsed import Parsed
from firsthand.model.site import Copies, Label, Line, MenuItem, RuleWord, Settings
from firsthand.model.span import Span
from firsthand.parse.contrast import DARK_SURFACES, LIGHT_SURFACES, measure_contrast
from firsthand.parse.default_labels import DEFAULT_LABELS
from firsthand.parse.documents import parse_settings

PATH = "content/site.yaml"
LEAST = "title: S\nurl: https://example.org/blog/\nlanguage: en\ntimezone: Europe/Paris\n"


def read(text: str) -> Parsed[Settings]:
    return parse_settings(PATH, LEAST + text)


def test_the_least_that_settings_say_brings_the_defaults() -> None:
    parsed = read("")
    assert parsed.diagnostics == ()
    assert parsed.value == Settings(
        span=Span(PATH),
        title="S",
        url="https://example.org/blog/",
        language="en",
        timezone="Europe/Paris",
        labels=DEFAULT_LABELS,
        spans=parsed.value.spans,
    )
    assert parsed.value.spans["timezone"] == Span(PATH, 4, 11)


def test_every_setting_is_read() -> None:
    parsed = read("""author: A
description: D
logo: logo.svg
favicon: /favicon.ico
menu:
  - {title: About, url: /about/}
  - {title: Elsewhere, url: "https://example.com/"}
copyright: "© A"
posts_per_page: 20
review_after: 180
html: true
typography: false
fonts: system
accent: "#0F4EA3"
search: false
robots_ai: disallow
editor: vscode://file/{path}
contact: https://example.org/contact
copies: warn
""")
    settings = parsed.value
    assert parsed.diagnostics == ()
    assert settings.menu == (MenuItem(title="About", url="/about/"), MenuItem(title="Elsewhere", url="https://example.com/"))
    assert (settings.posts_per_page, settings.review_after, settings.copies) == (20, 180, Copies.WARN)
    assert (settings.html, settings.typography, settings.search) == (True, False, False)
    assert (settings.fonts, settings.robots_ai, settings.accent) == ("system", "disallow", "#0f4ea3")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("html: yes", Code.BAD_VALUE),
        ("posts_per_page: 1_0", Code.BAD_VALUE),
        ("width: 44", Code.BAD_VALUE),
        ("width: 91", Code.BAD_VALUE),
        ("width: 40rem", Code.BAD_VALUE),
        ("width: wide", Code.BAD_VALUE),
        ('accent: "#abcdef"', Code.LOW_CONTRAST),
        ("accent: blue", Code.BAD_VALUE),
        ('accent: "#12345"', Code.BAD_VALUE),
        ("posts_per_page: ١٠", Code.BAD_VALUE),
        ("posts_per_page: " + "9" * 5000, Code.BAD_VALUE),
        ("accent: '#fff'", Code.BAD_VALUE),
        ("fonts: comic", Code.BAD_VALUE),
        ("menu: [{title: A, url: 'javascript:alert(1)'}]", Code.BAD_URL),
        ("menu: /about/", Code.WRONG_SHAPE),
        ("labels: [verified]", Code.WRONG_SHAPE),
        ("labels: {only: verified}", Code.WRONG_SHAPE),
        ("labels: {verified: {line: zigzag}}", Code.BAD_VALUE),
        ("labels: {verified: {icon: ../up.svg}}", Code.BAD_VALUE),
        ("labels: {verified: {rating: 6}}", Code.BAD_VALUE),
        ("labels: {verified: {needs: 'source |'}}", Code.BAD_RULE),
        ("labels: {verified: {needs: 'Source'}}", Code.BAD_RULE),
        ("labels: {verified: {reason: sometimes}}", Code.BAD_VALUE),
        ("labels: {verified: {nmae: V}}", Code.UNKNOWN_KEY),
        ("labels: {Rumour: {}}", Code.BAD_ID),
    ],
)
def test_a_setting_of_another_kind_is_refused(line: str, code: Code) -> None:
    assert read(line + "\n").diagnostics[0].code is code


@pytest.mark.parametrize("zone", ["Europe", "Mars/Olympus", "../etc/passwd", "a" * 5000, "/etc/localtime", "Europe/Paris/x"])
def test_what_is_no_time_zone_is_refused(zone: str) -> None:
    parsed = parse_settings(PATH, LEAST.replace("Europe/Paris", zone))
    assert [(one.code, one.span.line) for one in parsed.diagnostics] == [(Code.BAD_VALUE, 4)]


@pytest.mark.parametrize("url", ["https://example.org/?a", "https://example.org/#a"])
def test_a_sites_address_has_no_query_and_no_part(url: str) -> None:
    parsed = parse_settings(PATH, LEAST.replace("https://example.org/blog/", url))
    assert [one.code for one in parsed.diagnostics] == [Code.BAD_URL]


def test_what_is_required_and_missing_is_named() -> None:
    assert [one.message for one in parse_settings(PATH, "title: S\n").diagnostics] == [
        "content/site.yaml has no `url`",
        "content/site.yaml has no `language`",
        "content/site.yaml has no `timezone`",
    ]


def test_the_default_labels_stand_in_the_order_in_which_they_are_shown() -> None:
    assert [(label.id, label.line.value, label.rating) for label in DEFAULT_LABELS] == [
        ("verified", "straight", 5),
        ("on-record", "straight", None),
        ("corroborated", "straight", 4),
        ("reported", "broken", None),
        ("unverified", "broken", None),
        ("disputed", "wavy", None),
        ("missing-context", "wavy", 3),
        ("misquoted", "wavy", 1),
        ("false", "wavy", 1),
        ("did-not-happen", "wavy", None),
        ("outdated", "thin", None),
    ]


@pytest.mark.parametrize("label", DEFAULT_LABELS, ids=lambda label: label.id)
def test_a_default_label_is_legible_on_all_four_surfaces(label: Label) -> None:
    ratios = [measure_contrast(label.color, surface) for surface in LIGHT_SURFACES.values()]
    ratios += [measure_contrast(label.color_dark, surface) for surface in DARK_SURFACES.values()]
    assert min(ratios) >= 6.4


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#ffffff", "#ffffff", 1.0), ("#15181c", "#fafaf8", 17.04)],
)
def test_contrast_is_measured_as_the_guidelines_say(one: str, other: str, ratio: float) -> None:
    assert round(measure_contrast(one, other), 2) == ratio
    assert measure_contrast(one, other) == measure_contrast(other, one)


def test_a_site_changes_a_default_and_adds_its_own() -> None:
    parsed = read("""labels:
  rumour:
    name: Rumour
    meaning: It goes round, and nobody answers for it.
    line: broken                     # straight | broken | wavy | thin
    icon: icons/ear.svg
    color: "#7B4D00"
    color_dark: "#e7b369"            # contrast is checked
    needs: source|searched unopposed
    reason: optional
    rating:                          # 1 to 5, for ClaimReview
  verified:
    name: Seen
    rating: 4
""")
    assert parsed.diagnostics == ()
    assert [label.id for label in parsed.value.labels] == [*(label.id for label in DEFAULT_LABELS), "rumour"]
    verified, rumour = parsed.value.labels[0], parsed.value.labels[-1]
    assert (verified.name, verified.rating, verified.needs) == ("Seen", 4, DEFAULT_LABELS[0].needs)
    assert rumour == Label(
        id="rumour",
        name="Rumour",
        meaning="It goes round, and nobody answers for it.",
        line=Line.BROKEN,
        icon="icons/ear.svg",
        color="#7b4d00",
        color_dark="#e7b369",
        needs=((RuleWord.SOURCE,), (RuleWord.SEARCHED, RuleWord.UNOPPOSED)),
        reason_required=False,
    )


def test_only_leaves_the_labels_it_names_in_their_own_order() -> None:
    parsed = read("labels:\n  only: [reported, verified]\n")
    assert parsed.diagnostics == ()
    assert [label.id for label in parsed.value.labels] == ["verified", "reported"]


def test_a_label_half_defined_is_reported_and_kept_for_the_claims_that_carry_it() -> None:
    parsed = read("labels:\n  rumour: {name: Rumour}\n")
    assert {one.code for one in parsed.diagnostics} == {Code.MISSING_KEY}
    assert parsed.value.labels[-1].id == "rumour"


def test_a_colour_must_be_legible_in_the_scheme_it_is_for() -> None:
    parsed = read('labels:\n  verified:\n    color: "#777777"\n    color_dark: "#777777"\n')
    assert describe(parsed.diagnostics) == [
        "7:12: error[low-contrast]: #777777 is hard to read on the light paper: 4.28 to 1, where 4.5 is the least",
        "  hint: choose a darker one",
        "8:17: error[low-contrast]: #777777 is hard to read on the dark card: 3.65 to 1, where 4.5 is the least",
        "  hint: choose a lighter one",
    ]


def test_settings_that_cannot_be_read_are_the_defaults_and_one_error() -> None:
    parsed = parse_settings(PATH, "title: a: b\n")
    assert [one.code for one in parsed.diagnostics] == [Code.YAML_UNQUOTED]
    assert parsed.value.labels == DEFAULT_LABELS
