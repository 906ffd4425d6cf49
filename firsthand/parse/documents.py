"""Whole files: settings, a post with its evidence, a page, shared sources.

Knows which parts a file has and in which order they are read. How YAML, a table, a record or a body is read is in the
modules of those names.
"""

from __future__ import annotations

from posixpath import basename
from typing import Any

from firsthand.model.addresses import make_slug
from firsthand.model.body import Body
from firsthand.model.codes import Code
from firsthand.model.dates import Moment
from firsthand.model.diagnostic import Diagnostic, Related, error
from firsthand.model.evidence import Source
from firsthand.model.parsed import Parsed
from firsthand.model.post import Page, Post
from firsthand.model.site import MenuItem, Settings
from firsthand.model.span import Span
from firsthand.parse.composites import RecordsById
from firsthand.parse.contrast import LIGHT_SURFACES, report_low_contrast
from firsthand.parse.default_labels import DEFAULT_LABELS
from firsthand.parse.file_names import FileName, parse_file_name, parse_page_name
from firsthand.parse.front_matter import split_front_matter
from firsthand.parse.interface_words import find_missing, find_unspoken, make_words_table
from firsthand.parse.json_schema import make_json_schema
from firsthand.parse.labels import make_labels
from firsthand.parse.lines import BYTE_ORDER_MARK, clean_text
from firsthand.parse.locks import parse_lock
from firsthand.parse.markdown import parse_body
from firsthand.parse.nodes import ListNode, LostNode, MapNode, Node, TextNode, describe_node
from firsthand.parse.page_marks import report_marks
from firsthand.parse.records import make_correction, make_evidence, make_source
from firsthand.parse.schema import EVIDENCE, EVIDENCE_FIELDS, PAGE, POST, SOURCE
from firsthand.parse.settings_schema import SETTINGS
from firsthand.parse.shape import shorten
from firsthand.parse.tables import Fields, Table, count_as_given, decode_fields, report_missing
from firsthand.parse.yaml_nodes import parse_yaml
from firsthand.words import make_words

__all__ = ["make_json_schema", "parse_lock", "parse_page", "parse_post", "parse_settings", "parse_sources"]

_LONGEST_SLUG_BYTES = 200
"""Bytes of a slug: file systems end a name at 255, and servers want some for themselves."""


def parse_settings(path: str, text: str, *, words: tuple[str, str] | None = None) -> Parsed[Settings]:
    """The site's settings with their defaults, and the labels that may be used.

    ``words``: path and text of the file in which the site says words of the interface in its own way.
    """
    found: list[Diagnostic] = []
    fields = _take_file(path, text, SETTINGS, found)
    if fields is None:
        return Parsed(value=Settings(span=Span(path), labels=DEFAULT_LABELS), diagnostics=tuple(found))
    report_missing(fields, SETTINGS, found, owner="content/site.yaml")
    report_low_contrast(fields, "accent", LIGHT_SURFACES, found)
    values = dict(fields.values)
    menu = tuple(_make_menu_item(one) for one in values.pop("menu", ()))
    language = values.get("language", "en")
    own = _take_words(*words, language, found) if words else {}
    if words is None and (unspoken := find_unspoken(language, fields.spans.get("language", fields.span))):
        found.append(unspoken)
    labels = make_labels(values.pop("labels", None), make_words(language, own), found)
    if any(mark in values.get("url", "") for mark in "?#"):
        message = "the address of a site has no ? and no #"
        found.append(error(Code.BAD_URL, fields.spans["url"], message, hint="leave out what begins there"))
    settings = Settings(span=fields.span, spans=fields.spans, menu=menu, labels=labels, words=own, **values)
    return Parsed(value=settings, diagnostics=tuple(found))


def parse_post(  # noqa: PLR0913 - how the text is read, each by its name
    path: str, text: str, *, sidecar: tuple[str, str] | None, html: bool, typography: bool, language: str = "en"
) -> Parsed[Post]:
    """A post with its evidence, from its front matter or from the file beside it: ``sidecar`` is that file's path and text.

    ``language`` is the site's. Where the front matter cannot be read, that is all that is said of it; the body is read all
    the same.
    """
    found: list[Diagnostic] = []
    named = parse_file_name(path)
    found.extend(named.diagnostics)
    fields, body = _take_page(path, text, POST, found, html=html, typography=typography, language=language)
    evidence = make_evidence(_join_evidence(fields, sidecar, found), found)
    values = _take_post_values(fields, named.value, found)
    post = Post(path=path, name=named.value.name, folder=named.value.folder, evidence=evidence, body=body, **values)
    return Parsed(value=post, diagnostics=tuple(found))


def parse_page(path: str, text: str, *, html: bool, typography: bool, language: str = "en") -> Parsed[Page]:
    """A page of the writer's own, such as /about/."""
    found: list[Diagnostic] = []
    fields, body = _take_page(path, text, PAGE, found, html=html, typography=typography, language=language)
    found.extend(report_marks(body))
    if fields is None:
        return Parsed(
            value=Page(path=path, slug=make_slug(parse_page_name(path)), span=Span(path), body=body), diagnostics=tuple(found)
        )
    report_missing(fields, PAGE, found, owner="this page")
    values = fields.values | {"slug": _take_slug(fields, parse_page_name(path), found)}
    page = Page(path=path, span=fields.span, spans=fields.spans, body=body, **values)
    return Parsed(value=page, diagnostics=tuple(found))


def parse_sources(path: str, text: str) -> Parsed[tuple[Source, ...]]:
    """The shared sources of one file: a mapping from ids to sources."""
    found: list[Diagnostic] = []
    root = _take_yaml(path, text, found)
    if isinstance(root, MapNode) and len(root.entries) == 1 and root.entries[0].key == "sources":
        message = "the ids of shared sources begin at the left edge, with no `sources:` above them"
        found.append(error(Code.WRONG_SHAPE, root.entries[0].span, message, hint="take that line out and move the others left"))
        root = root.entries[0].value
    fields = RecordsById(SOURCE).decode(root, basename(path), found) if root else None
    sources = tuple(make_source(one, found) for one in fields or ())
    return Parsed(value=sources, diagnostics=tuple(found))


def _take_words(path: str, text: str, language: str, found: list[Diagnostic]) -> dict[str, str]:
    """The site's own words of the interface by key; reports what a language that the site brings still lacks."""
    fields = _take_file(path, text, make_words_table(language), found)
    if fields is None:
        return {}
    if missing := find_missing(fields.spans, language, path):
        found.append(missing)
    return fields.values


def _make_menu_item(fields: Fields) -> MenuItem:
    values = fields.values
    return MenuItem(title=values.get("title", ""), url=values.get("url", ""), span=fields.spans.get("url", fields.span))


def _take_text(path: str, text: str, found: list[Diagnostic]) -> str | None:
    cleaned = clean_text(path, text)
    found.extend(cleaned.diagnostics)
    return cleaned.value


def _take_yaml(path: str, text: str, found: list[Diagnostic]) -> Node | None:
    cleaned = _take_text(path, text, found)
    return None if cleaned is None else _take_nodes(path, cleaned, found)


def _take_nodes(path: str, cleaned: str, found: list[Diagnostic], *, first_line: int = 1) -> Node | None:
    read = parse_yaml(path, cleaned, first_line=first_line)
    found.extend(read.diagnostics)
    return read.value


def _take_file(path: str, text: str, table: Table, found: list[Diagnostic]) -> Fields | None:
    return _take_fields(path, _take_yaml(path, text, found), table, found)


def _take_fields(path: str, root: Node | None, table: Table, found: list[Diagnostic]) -> Fields | None:
    """The keys at the top of a file or of its front matter, or None where they cannot be read."""
    match root:
        case MapNode():
            return decode_fields(root, table, found, span=Span(path))
        case TextNode() | ListNode():
            message = f"{table.noun} is made of keys with values, and this is {describe_node(root)}"
            hint = f"write each key with a colon and a space: `{table.names[0]}: …`"
            found.append(error(Code.WRONG_SHAPE, root.span, message, hint=hint))
            return None
        case LostNode() | None:
            return None


def _take_page(  # noqa: PLR0913 - the three options are handed through to the body
    path: str, text: str, table: Table, found: list[Diagnostic], *, html: bool, typography: bool, language: str
) -> tuple[Fields | None, Body]:
    cleaned = _take_text(path, text, found)
    if cleaned is None:
        return None, Body()
    split = split_front_matter(path, cleaned)
    found.extend(split.diagnostics)
    parts = split.value
    root = None
    if parts.yaml is not None:  # a byte-order mark begins what was pasted from a file of its own
        root = _take_nodes(path, parts.yaml.removeprefix(BYTE_ORDER_MARK), found, first_line=parts.yaml_line)
    fields = _take_fields(path, root, table, found)
    own = fields.values.get("lang") if fields else ""
    how = {"html": html, "typography": typography}
    body = parse_body(path, parts.body, first_line=parts.body_line, language=own or language, **how)
    found.extend(body.diagnostics)
    return fields, body.value


def _join_evidence(fields: Fields | None, sidecar: tuple[str, str] | None, found: list[Diagnostic]) -> Fields:
    """The evidence of the front matter (``fields``) or of the file beside the post. Reports where both hold some."""
    names = [row.name for row in EVIDENCE_FIELDS]
    beside = _take_file(*sidecar, EVIDENCE, found) if sidecar else Fields(span=Span(""))
    if fields and beside:
        _report_twice(fields, beside, names, found)
    read = [one for one in (beside, fields) if one]
    joined = Fields(
        span=read[0].span if read else Span(""),
        values={name: one.values[name] for name in names for one in read if name in one.values},
        spans={name: one.spans[name] for name in names for one in read if name in one.spans},
    )
    if None in (fields, beside):
        count_as_given(joined, EVIDENCE, joined.span)
    return joined


def _report_twice(fields: Fields, beside: Fields, names: list[str], found: list[Diagnostic]) -> None:
    here = next((fields.spans[name] for name in names if name in fields.spans), None)
    there = next((beside.spans[name] for name in names if name in beside.spans), None)
    if here and there:
        message = f"evidence stands both here and in {basename(there.path)} beside the post"
        related = (Related(span=there, message="the evidence file"),)
        hint = "keep it in one of the two"
        found.append(error(Code.EVIDENCE_TWICE, here, message, hint=hint, related=related))


def _take_post_values(fields: Fields | None, named: FileName, found: list[Diagnostic]) -> dict[str, Any]:
    """What the front matter gives a post, by the model's names; evidence apart."""
    if fields is None:
        return {"span": named.span, "slug": make_slug(named.name), "date": _make_day(named)}
    report_missing(fields, POST, found, owner="this post")
    evidence = {row.name for row in EVIDENCE_FIELDS}
    values = {name: value for name, value in fields.values.items() if name not in evidence}
    corrections = tuple(make_correction(one) for one in values.pop("corrections", ()))
    return values | {
        "span": fields.span,
        "spans": fields.spans,
        "slug": _take_slug(fields, named.name, found),
        "date": _take_date(fields, named, found),
        "corrections": corrections,
    }


def _make_day(named: FileName) -> Moment | None:
    return Moment(text=named.date.isoformat(), day=named.date) if named.date else None


def _take_date(fields: Fields, named: FileName, found: list[Diagnostic]) -> Moment | None:
    """The post's date, from its front matter, else from its file's name. Reports that it has none, or two."""
    date: Moment | None = fields.values.get("date")
    if date is None:
        if not named.is_dated and "date" not in fields.spans:
            hint = "write `date: 2023-09-21`, or begin the file's name with the day"
            found.append(error(Code.MISSING_KEY, fields.empty.get("date", fields.span), "this post has no `date`", hint=hint))
        return _make_day(named)
    if named.date and named.date != date.day:
        message = f"`date` says {date.day}, and the file's name says {named.date}"
        found.append(error(Code.DATE_DISAGREES, fields.spans["date"], message, hint="change one of the two"))
    return date


def _take_slug(fields: Fields, name: str, found: list[Diagnostic]) -> str:
    """The slug that was given, else one made from ``name``. Reports one that is not a safe segment of an address."""
    given: str = fields.values.get("slug", "")
    slug = make_slug(given or name)
    span = fields.spans.get("slug", fields.span)
    if not slug:
        message = f'no address can be made from "{given or name}", which holds no letter and no digit'
        found.append(error(Code.BAD_VALUE, span, message, hint="write `slug: …` with at least one letter or digit"))
    elif given and slug != given:
        message = f'"{shorten(given)}" cannot stand in an address as it is'
        found.append(error(Code.BAD_VALUE, span, message, hint=f"write `slug: {slug}`"))
    elif len(slug.encode()) > _LONGEST_SLUG_BYTES:
        message = f"this slug is longer than the {_LONGEST_SLUG_BYTES} bytes that every server takes"
        found.append(error(Code.BAD_VALUE, span, message, hint="give a shorter one with `slug: …`"))
    return slug
