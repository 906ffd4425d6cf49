"""Opens links at passages in a real browser and looks at what it shows.

The browser paints what a link opened (``::target-text``) half transparent and blue; the passage as it is marked in the page is
painted red beneath it. Where the two are one, every painted pixel is purple: that is what the picture of the window is searched
for. Nothing here asks the browser what it opened; a reader's eyes would not either.
"""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

from playwright.sync_api import Browser, Page
from quoted_pages import PAGES, Passage, QuotedPage, read_pages

_FIND_MARKS = """() => {
  const places = {};
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT);
  let length = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const mark = node.nodeType === Node.COMMENT_NODE && node.data.match(/^\\/?q (\\d+)$/);
    if (mark) (places[mark[1]] ??= []).push(length);
    else if (node.nodeType === Node.TEXT_NODE) length += node.length;
  }
  return places;
}"""

_PAINT = """async ([from, until, patience]) => {
  const frame = () => new Promise(requestAnimationFrame);
  const range = new Range();
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  let length = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const [first, last] = [from - length, until - length];
    if (first >= 0 && first < node.length) range.setStart(node, first);
    if (last > 0 && last <= node.length) range.setEnd(node, last);
    length += node.length;
  }
  CSS.highlights.set("passage", new Highlight(range));
  const boxes = () => [...range.getClientRects()].filter((box) => box.width);
  const isSeen = () => boxes().some((box) => box.bottom > 0 && box.top < innerHeight);
  const end = performance.getEntriesByType("navigation")[0].loadEventEnd + patience;
  while (!isSeen() && performance.now() < end) await frame();
  await frame();
  return { seen: isSeen(), whole: boxes().every((box) => box.top >= 0 && box.bottom <= innerHeight) };
}"""

_COUNT = """async (png) => {
  const bytes = Uint8Array.from(atob(png), (character) => character.codePointAt(0));
  const picture = await createImageBitmap(new Blob([bytes]));
  const drawn = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  drawn.drawImage(picture, 0, 0);
  const { data } = drawn.getImageData(0, 0, picture.width, picture.height);
  const counts = { both: 0, missed: 0, beyond: 0 };
  for (let at = 0; at < data.length; at += 4) {
    const [red, green, blue] = [data[at], data[at + 1], data[at + 2]];
    if (red > 200 && green < 60 && blue < 60) counts.missed += 1;
    else if (red > 90 && red < 170 && green < 60 && blue > 90 && blue < 170) counts.both += 1;
    else if (red > 90 && red < 170 && green > 90 && green < 170 && blue > 200) counts.beyond += 1;
  }
  return counts;
}"""

_WINDOW = {"width": 900, "height": 450}
# A busy machine may take its time to scroll; where nothing is to be opened, there is nothing to wait for but that.
_PATIENCE_MS = 20_000
_PATIENCE_FOR_NOTHING_MS = 1_500


@dataclass(frozen=True, slots=True, kw_only=True)
class Landing:
    """What a reader saw who followed a link: pixels of the passage that were opened, pixels missed, pixels opened beyond it."""

    passage: Passage
    is_in_window: bool
    both: int
    missed: int
    beyond: int

    @property
    def is_exact(self) -> bool:
        """Whether the passage came into the window and it, no more and no less, was opened."""
        return self.is_in_window and self.both > 0 and self.missed == self.beyond == 0

    @property
    def is_page_alone(self) -> bool:
        """Whether nothing was opened, and the window stayed at the top of the page."""
        return not self.is_in_window and self.both == self.beyond == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A browser's window over all pages: the tab that follows links, one that counts pixels, where the pages are served."""

    tab: Page
    counter: Page
    address: str


@contextmanager
def open_window(browser: Browser) -> Iterator[Window]:
    """A window that has seen nothing yet."""
    context = browser.new_context(viewport={"width": _WINDOW["width"], "height": _WINDOW["height"]})
    with _serve() as address:
        yield Window(tab=context.new_page(), counter=context.new_page(), address=address)
        context.close()


def open_links(window: Window, page: QuotedPage) -> Iterator[Landing]:
    """Each passage of the page that has a link, opened as the first visit to an address; those that open nothing come last."""
    address = f"{window.address}{page.name}/"
    window.tab.goto(f"{address}marked")
    places: Mapping[str, list[int]] = window.tab.evaluate(_FIND_MARKS)
    urls = {passage: f"{address}{passage.number}#{passage.fragment}" for passage in page.passages if passage.fragment}
    lost = [(passage, _open_tab(window, url)) for passage, url in urls.items() if passage.lost]
    for passage, url in urls.items():
        if not passage.lost:
            window.tab.goto(url)
            yield _look_at(window.tab, window.counter, passage, places)
    for passage, tab in lost:
        yield _look_at(tab, window.counter, passage, places)
        tab.close()


def _open_tab(window: Window, url: str) -> Page:
    """A tab of its own for a link: the time in which nothing happens there can be spent elsewhere."""
    tab = window.tab.context.new_page()
    tab.goto(url)
    return tab


def _look_at(tab: Page, counter: Page, passage: Passage, places: Mapping[str, list[int]]) -> Landing:
    shown = tab.evaluate(_PAINT, [*places[str(passage.number)], _PATIENCE_FOR_NOTHING_MS if passage.lost else _PATIENCE_MS])
    counts = counter.evaluate(_COUNT, base64.b64encode(tab.screenshot(full_page=not shown["whole"])).decode())
    return Landing(passage=passage, is_in_window=shown["seen"], **counts)


class _Handler(BaseHTTPRequestHandler):
    """Serves each page at every path below its name, so that each visit is the first one; its marked form at marked."""

    pages: ClassVar[Mapping[str, QuotedPage]] = {page.name: page for page in read_pages()}
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        name, _, rest = self.path.removeprefix("/").partition("/")
        if rest == "look.css":
            self._answer("text/css", (PAGES / "look.css").read_bytes())
        elif page := self.pages.get(name):
            self._answer("text/html; charset=utf-8", (page.marked if rest == "marked" else page.html).encode())
        else:  # the icon that browsers ask for
            self._answer("image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg"/>')

    def _answer(self, kind: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=60")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@contextmanager
def _serve() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
