"""From a save to what is shown: builds, and puts on the board what came of it, whatever came of it.

Knows the order of things and no file; reading and building are one function that is handed in. Whatever goes wrong in it,
the last good site stays, with the reason laid over it.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from time import perf_counter
from typing import Protocol

from firsthand.disk.refusal import Refusal
from firsthand.disk.theme import find_theme
from firsthand.model.files import Build
from firsthand.model.span import Span
from firsthand.model.theme import ThemeError
from firsthand.preview.board import Board, State
from firsthand.preview.own_files import STYLES
from firsthand.preview.site import BUG, Shelf, Site
from firsthand.render.urls import make_urls
from firsthand.report.debt import make_debt
from firsthand.report.editor_links import make_editor_link
from firsthand.report.page import render_fault, render_overlay, render_page, render_panel, render_report

PANEL = "Problems and open evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What came of a build: the build, and the texts it was made of, for the lines that diagnostics show."""

    build: Build
    texts: Mapping[str, str] = field(default_factory=dict)


class Teller(Protocol):
    """Says on the terminal what came of a build."""

    def tell_made(self, made: Made, *, seconds: float) -> None:
        """It was made, with errors or without."""

    def tell_fault(self, fault: str) -> None:
        """It was not made, or a page was not: in one line, or as a traceback."""


class Loop:
    """Builds the site in ``root`` by calling ``make``, and shows it on ``board``."""

    def __init__(self, *, root: Path, make: Callable[[frozenset[str | None]], Made], board: Board, teller: Teller) -> None:
        self._root = root.resolve()
        self._make = make
        self._board = board
        self._teller = teller
        self._shelf = Shelf()
        self._editor = ""

    def rebuild(self, changed: frozenset[str | None] = frozenset((None,))) -> None:
        """Build, and show what came of it. Raises nothing that a writer or a bug of ours can cause.

        ``changed`` are the paths of the files that did, as far as anybody knows; None among them stands for any.
        """
        started = perf_counter()
        try:
            made = self._make(changed)
            self._show_made(made)
        except (Refusal, ThemeError, OSError) as fault:
            self._show_fault(str(fault))
        except Exception as bug:  # noqa: BLE001 - the preview outlives any build
            self._show_fault(BUG, detail="".join(traceback.format_exception(bug)))
        else:
            self._teller.tell_made(made, seconds=perf_counter() - started)

    def _show_made(self, made: Made) -> None:
        build = made.build
        if build.site:
            self._editor = build.site.settings.editor
        site = self._board.state.site
        if not build.has_errors:
            base = make_urls(build.site.url).base if build.site else "/"
            site = Site(build.outputs, root=self._root, base=base, shelf=self._shelf, tell=self._teller.tell_fault)
        texts = {
            one.span.path: made.texts.get(one.span.path, "") for one in build.diagnostics
        }  # all of them are the whole site
        overlay = problems = ""
        if build.has_errors:
            overlay = render_overlay(build.diagnostics, texts=texts, link=self._link, styles=STYLES)
            problems = _render_unbuilt(render_report(build.diagnostics, texts=texts, link=self._link))
        self._board.show(
            State(
                site=site,
                overlay=overlay,
                problems=problems,
                panel=cache(partial(self._render_panel, build, texts, site.base if site else "/")),
                link=self._link,
            )
        )

    def _show_fault(self, fault: str, *, detail: str = "") -> None:
        overlay = render_fault(fault, link=self._link, styles=STYLES, detail=detail)
        problems = _render_unbuilt(overlay)
        self._board.show(
            State(site=self._board.state.site, overlay=overlay, problems=problems, panel=lambda: problems, link=self._link)
        )
        self._teller.tell_fault(f"{detail}{fault}")

    def _render_panel(self, build: Build, texts: Mapping[str, str], base: str) -> str:
        debt = make_debt(build.site) if build.site else ()
        body = render_panel(debt, build.diagnostics, texts=texts, link=self._link, base=base)
        return render_page(PANEL, body, styles=STYLES)

    def _link(self, span: Span) -> str:
        file = self._root / span.path
        if span.path.startswith(("layouts/", "static/")) and not file.exists():
            file = find_theme() / span.path
        return make_editor_link(self._editor, file.as_posix(), span)


def _render_unbuilt(report: str) -> str:
    body = f"<p>The page that was asked for appears by itself once this is mended.</p>{report}"
    return render_page("The site could not be built yet", body, styles=STYLES)
