"""The tables of content/site.yaml: its keys, a label's definition and a menu entry, one row a key.

The contract of FORMAT.md sections 1 and 5 as data; ``schema`` holds the tables of everything else.
"""

from __future__ import annotations

from firsthand.model.site import Copies, Line
from firsthand.parse.composites import LabelSet, ListOf, Record
from firsthand.parse.default_labels import DEFAULT_LABELS
from firsthand.parse.label_shapes import Colour, Icon, RuleShape
from firsthand.parse.schema import FILE_NAME, LANGUAGE, WORDS, find_home
from firsthand.parse.shapes import ADDRESS, LINK, Choice, Flag, Number, TimeZone, Word, choose
from firsthand.parse.tables import Field, Table

LABEL = Table(
    noun="a label",
    fields=(
        Field("name", WORDS, "what readers see, one or two words", required=True),
        Field("meaning", WORDS, "what it means, in a sentence", required=True),
        Field("line", choose(Line), "the line under the words", required=True),
        Field(
            "icon", Icon(tuple(label.id for label in DEFAULT_LABELS)), "a default label's id, or an .svg file", required=True
        ),
        Field("color", Colour(), 'its colour on light paper, as in "#7b4d00"', required=True),
        Field("color_dark", Colour(), 'its colour on dark paper, as in "#e7b369"', required=True),
        Field("needs", RuleShape(), "what a claim must hold to carry it, as in `source | searched`", required=True),
        Field(
            "reason",
            Choice(("required", "optional"), lambda word: word == "required"),
            "whether its claims need a `reason`",
            attribute="reason_required",
        ),
        Field("rating", Number(1, 5), "1 (false) to 5 (true), for ClaimReview"),
    ),
)

MENU_ITEM = Table(
    noun="a menu entry",
    fields=(
        Field("title", WORDS, "what the menu shows", required=True),
        Field("url", LINK, "where it leads: a path such as /about/, or a whole address", required=True),
    ),
)

SETTINGS = Table(
    noun="content/site.yaml",
    find_home=find_home,
    fields=(
        Field("title", WORDS, "the site's name", required=True),
        Field("url", ADDRESS, "where the site will stand, as in https://example.org/", required=True),
        Field("language", LANGUAGE, "the language it is written in, as in `en`", required=True),
        Field("timezone", TimeZone(), "whose days its dates are, as in `Europe/Paris`", required=True),
        Field("author", WORDS, "who writes it; the title, where nothing is said"),
        Field("description", WORDS, "what it is, in a sentence"),
        Field("logo", FILE_NAME, "a picture under static/"),
        Field("favicon", FILE_NAME, "a small picture under static/"),
        Field("menu", ListOf(Record(MENU_ITEM)), "the entries of the menu, each with `title` and `url`"),
        Field("copyright", WORDS, "a line for the foot of each page"),
        Field("posts_per_page", Number(1, 1000), "how many posts a list page shows; 10 where nothing is said"),
        Field("review_after", Number(1, 36500), "days after which a checked claim is due again"),
        Field("html", Flag(), "`true`: posts may hold raw HTML"),
        Field("typography", Flag(), "`false`: quotation marks and dashes stay as typed"),
        Field("fonts", Choice(("bundled", "system")), "the theme's own fonts, or the reader's"),
        Field("accent", Colour(), "a colour for links, that can be read on light paper"),
        Field("width", Number(45, 90), "how many characters a line of text holds on a wide screen; 70 where nothing is said"),
        Field("search", Flag(), "`false`: no search page"),
        Field("cards", Flag(), "`false`: no card images for posts that name no `image`"),
        Field("robots_ai", Choice(("allow", "disallow")), "whether robots.txt lets gatherers for language models in"),
        Field("editor", Word("address pattern"), "where an editor opens a file, with {path}"),
        Field("contact", WORDS, "where the site can be reached; sent along when pages are fetched"),
        Field("copies", choose(Copies), "what the build does where a saved copy is missing; `require` where nothing is said"),
        Field("labels", LabelSet(LABEL), "other values for the default labels, and labels of the site's own"),
    ),
)
