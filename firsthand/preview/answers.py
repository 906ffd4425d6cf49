"""What stands at an address at one moment: the site's page or file, one of the preview's own, or why there is none.

Knows the state of the board and paths; does not know sockets, headers or who asks.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, unquote

from firsthand.preview.board import State
from firsthand.preview.media_types import HTML, PLAIN, find_media_type
from firsthand.preview.own_files import FILES, HOME, POLICY, STYLES, add_to_page, mark_page, read_own_file
from firsthand.preview.site import Site
from firsthand.report.page import render_fault, render_page

_PATH = "/-._~!$&'()*+,;=:@"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is sent: ``body`` as bytes or as the file that holds them; ``location`` where another address is meant."""

    status: HTTPStatus = HTTPStatus.OK
    media_type: str = PLAIN
    body: bytes | Path = b""
    location: str = ""
    policy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page before anything is added: ``overlay`` is laid over it, ``is_own`` says that it is none of the site's."""

    status: HTTPStatus
    body: bytes
    overlay: str = ""
    files: str = ""
    is_own: bool = False

    @property
    def mark(self) -> str:
        """Changes when an open tab has to load the page again."""
        return mark_page(self.body, self.files)


def make_answer(path: str, query: str, state: State, *, has_client: bool) -> Answer:
    """What stands at ``path`` (decoded) while ``state`` is shown."""
    if path in FILES:
        return Answer(media_type=find_media_type(path), body=read_own_file(path))
    site = state.site
    if site and not path.startswith(HOME):
        if location := _find_location(path, site):
            return Answer(status=HTTPStatus.FOUND, location=location + (f"?{query}" if query else ""))
        name = _find_output(path, site)
        if name and find_media_type(name) != HTML:
            return _make_file_answer(name, site) if site.is_file(name) else _make_text_answer(name, site)
    page = find_page(path, state)
    body = add_to_page(page.body, epoch=state.epoch, mark=page.mark, overlay=page.overlay, has_client=has_client)
    return Answer(status=page.status, media_type=HTML, body=body, policy=POLICY if page.is_own else "")


def make_news(path: str, state: State) -> bytes:
    """What a tab that shows ``path`` has to know of ``state``, as JSON.

    ``mark``: the page's; where it differs from the tab's own, it loads the page again. ``styles``: the addresses of all style
    sheets. ``overlay``: the HTML of what is wrong, or nothing.
    """
    page = find_page(path, state)
    styles = state.site.list_styles() if state.site else []
    return json.dumps({"epoch": state.epoch, "mark": page.mark, "styles": styles, "overlay": page.overlay}).encode()


def find_page(path: str, state: State) -> Page:
    """The page that a browser shows at ``path``, which leads to no file."""
    if path == HOME:
        return Page(status=HTTPStatus.OK, body=state.panel().encode(), is_own=True)
    if state.site is None:
        return Page(status=HTTPStatus.SERVICE_UNAVAILABLE, body=state.problems.encode(), is_own=True)
    if name := None if path.startswith(HOME) else _find_output(path, state.site):
        return _render_page(name, HTTPStatus.OK, state.site, state)
    if name := state.site.find("404.html"):
        return _render_page(name, HTTPStatus.NOT_FOUND, state.site, state)
    body = render_page("Nothing stands here", "<p>No page of this site has this address.</p>", styles=STYLES)
    return Page(status=HTTPStatus.NOT_FOUND, body=body.encode(), overlay=state.overlay, is_own=True)


def _render_page(name: str, status: HTTPStatus, site: Site, state: State) -> Page:
    rendered = site.render(name)
    fault = render_fault(rendered.fault, link=state.link, styles=STYLES) if rendered.fault else ""
    if rendered.body is None:
        body = render_page("This page could not be made", fault, styles=STYLES)
        return Page(status=HTTPStatus.INTERNAL_SERVER_ERROR, body=body.encode(), is_own=True)
    return Page(status=status, body=rendered.body, overlay=fault or state.overlay, files=site.mark_files())


def _find_output(path: str, site: Site) -> str | None:
    base = unquote(site.base)
    return site.find(path.removeprefix(base)) if path.startswith(base) else None


def _find_location(path: str, site: Site) -> str:
    """Where ``path`` leads: the site's base from above it, a page's address from the same without its last slash."""
    base = unquote(site.base)
    if base != "/" and path in ("/", base.rstrip("/")):
        return site.base
    inside = path.removeprefix(base)
    if path.startswith(base) and inside and not inside.endswith("/") and not site.find(inside) and site.is_folder(inside):
        return quote(path, safe=_PATH) + "/"
    return ""


def _make_text_answer(name: str, site: Site) -> Answer:
    rendered = site.render(name)
    if rendered.body is None:
        return Answer(status=HTTPStatus.INTERNAL_SERVER_ERROR, body=f"{rendered.fault}\n".encode())
    return Answer(media_type=find_media_type(name), body=rendered.body)


def _make_file_answer(name: str, site: Site) -> Answer:
    file = site.locate(name)
    if file is None:
        return Answer(status=HTTPStatus.NOT_FOUND, body=b"this file is gone\n")
    return Answer(media_type=find_media_type(name), body=file)
