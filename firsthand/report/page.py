"""Diagnostics as HTML, for the preview: laid over the last good page, and as pages of their own.

Knows words and marks of HTML. How a place is opened in an editor, and where the style sheet lies, is handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from urllib.parse import quote

from firsthand.model.diagnostic import Diagnostic, sort_diagnostics
from firsthand.model.span import Span
from firsthand.report.debt import Open, PostDebt
from firsthand.report.marked_line import make_visible, mark_line
from firsthand.report.words import count

Link = Callable[[Span], str]
"""Gives the address that opens a place in the writer's editor."""

MOST = 200
"""More problems than that help nobody who mends them one by one; the terminal has them all."""

_PATH = "/-._~!$&'()*+,;=:@"


def render_overlay(diagnostics: Iterable[Diagnostic], *, texts: Mapping[str, str], link: Link, styles: str) -> str:
    """What is laid over the last good page: all problems, errors first."""
    said = "<p>This page is the last one that was whole. It comes up to date by itself once this is mended.</p>"
    return _render_sheet(f"{said}{render_problems(diagnostics, texts=texts, link=link)}", _count(diagnostics), styles)


def render_report(diagnostics: Sequence[Diagnostic], *, texts: Mapping[str, str], link: Link) -> str:
    """What a page of its own says of the problems: how many, and each."""
    heading = _count(diagnostics) if diagnostics else "No errors, no warnings"
    return f"<h2>{heading}</h2>{render_problems(diagnostics, texts=texts, link=link)}"


def render_fault(fault: str, *, link: Link, styles: str, detail: str = "") -> str:
    """What is laid over the last good page where no diagnostic tells why there is no newer one.

    ``fault`` is one line; where it begins with a place, that is linked. ``detail`` is shown as it is, a traceback say.
    """
    more = f'<pre tabindex="0">{_text(detail, keeps_lines=True)}</pre>' if detail else ""
    listed = f'<ol><li class="error"><p>{_link_place(fault, link)}</p>{more}</li></ol>'
    return _render_sheet(listed, "The build stopped", styles)


def render_problems(diagnostics: Iterable[Diagnostic], *, texts: Mapping[str, str], link: Link) -> str:
    """The diagnostics as a list, errors first, each with its place, its line and what to do."""
    ordered = sorted(sort_diagnostics(diagnostics), key=lambda one: not one.is_error)
    rows = "".join(_render_one(one, texts, link) for one in ordered[:MOST])
    rest = len(ordered) - MOST
    return f"<ol>{rows}</ol>" + (f"<p>And {rest:,} more: firsthand check lists them all.</p>" if rest > 0 else "")


def render_panel(
    debt: Sequence[PostDebt], diagnostics: Sequence[Diagnostic], *, texts: Mapping[str, str], link: Link, base: str
) -> str:
    """What a page on all that is open says: problems, then what each post's evidence owes. ``base`` is the site's path."""
    owed = "".join(_render_debt(one, link, base) for one in debt)
    nothing = "" if debt else "<p>Every claim reaches a primary source, every quotation was compared, and nothing is lost.</p>"
    return (
        f'<p><a href="{escape(base)}">To the site</a></p>{render_report(diagnostics, texts=texts, link=link)}'
        f"<h2>What the evidence still owes</h2>{nothing}{owed}"
    )


def render_page(title: str, body: str, *, styles: str) -> str:
    """A page of the preview's own around ``body``, which is HTML."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
        f'<title>{escape(title)}</title>\n<link rel="stylesheet" href="{escape(styles)}">\n</head>\n'
        f"<body>\n<main>\n<h1>{escape(title)}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _render_sheet(body: str, title: str, styles: str) -> str:
    """A sheet that covers part of a page; its button works where the preview's script runs, and is hidden elsewhere."""
    return (
        f'<link rel="stylesheet" href="{escape(styles)}"><section class="sheet" role="alert" aria-label="{escape(title)}">'
        f'<div class="head"><h2>{escape(title)}</h2><button type="button" hidden>Hide</button></div>{body}</section>'
    )


def _count(diagnostics: Iterable[Diagnostic]) -> str:
    errors = [one.is_error for one in sort_diagnostics(diagnostics)]
    parts = [(sum(errors), "error"), (len(errors) - sum(errors), "warning")]
    return ", ".join(count(number, noun) for number, noun in parts if number)


def _render_one(one: Diagnostic, texts: Mapping[str, str], link: Link) -> str:
    marked = mark_line(texts[one.span.path], one.span.line, one.span.column) if one.span.path in texts else None
    shown = f'<pre tabindex="0">{_text(marked[0])}\n{_text(marked[1])}</pre>' if marked else ""
    hint = f'<p class="hint">{_text(one.hint)}</p>' if one.hint else ""
    related = "".join(f"<li>{_render_place(at.span, link)} {_text(at.message)}</li>" for at in one.related)
    return (
        f'<li class="{one.severity}"><p>{_render_place(one.span, link)} <b>{one.severity}</b> <code>{one.code}</code></p>'
        f"<p>{_text(one.message)}</p>{shown}{hint}{f'<ul>{related}</ul>' if related else ''}</li>"
    )


def _render_debt(debt: PostDebt, link: Link, base: str) -> str:
    state = f" <b>{escape(debt.state)}</b>" if debt.state else ""
    groups = (
        ("Claims without a primary source", debt.claims),
        ("Gaps: evidence that is known to be lost", debt.gaps),
        ("Quotations not compared with a copy", debt.quotations),
    )
    listed = "".join(f"<h4>{title}</h4>{_render_open(found, link)}" for title, found in groups if found)
    address = escape(base + quote(debt.path, safe=_PATH))
    return f'<section><h3><a href="{address}">{_text(debt.title)}</a>{state}</h3>{listed}</section>'


def _render_open(found: Sequence[Open], link: Link) -> str:
    rows = (
        f"<li>{_text(one.text)}{f' <b>{_text(one.note)}</b>' if one.note else ''} {_render_place(one.span, link)}</li>"
        for one in found
    )
    return f"<ul>{''.join(rows)}</ul>"


def _render_place(span: Span, link: Link) -> str:
    return f'<a class="place" href="{escape(link(span))}">{_text(str(span))}</a>'


def _link_place(fault: str, link: Link) -> str:
    """``layouts/post.html:12: what is wrong`` with its place linked."""
    path, _, rest = fault.partition(":")
    number, mark, words = rest.partition(":")
    if not mark or not number.isdecimal() or "/" not in path:
        return _text(fault)
    span = Span(path, int(number))
    return f'<a class="place" href="{escape(link(span))}">{_text(path)}:{number}</a>:{_text(words)}'


def _text(text: str, *, keeps_lines: bool = False) -> str:
    return escape("\n".join(map(make_visible, text.split("\n"))) if keeps_lines else make_visible(text))
