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
from quoted_pages import PAGES, Passage, QuotedPage

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
  for (const end = performance.now() + patience; !isSeen() && performance.now() < end; ) await frame();
  await frame();
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


def open_links(browser: Browser, page: QuotedPage) -> Iterator[Landing]:
    """Each passage of the page that has a link, opened in a window of its own history."""
    context = browser.new_context(viewport={"width": _WINDOW["width"], "height": _WINDOW["height"]})
    counter, tab = context.new_page(), context.new_page()
    with _serve(page) as address:
        tab.goto(f"{address}marked")
        places: Mapping[str, list[int]] = tab.evaluate(_FIND_MARKS)
        for passage in page.passages:
            if passage.fragment:
                yield _open_link(tab, counter, f"{address}{passage.number}#{passage.fragment}", passage, places)
    context.close()


def _open_link(tab: Page, counter: Page, url: str, passage: Passage, places: Mapping[str, list[int]]) -> Landing:
    tab.goto(url)
    patience = _PATIENCE_FOR_NOTHING_MS if passage.lost else _PATIENCE_MS
    shown = tab.evaluate(_PAINT, [*places[str(passage.number)], patience])
    picture = tab.screenshot(full_page=not shown["whole"])
    counts = counter.evaluate(_COUNT, base64.b64encode(picture).decode())
    return Landing(passage=passage, is_in_window=shown["seen"], **counts)


class _Handler(BaseHTTPRequestHandler):
    """Serves one page at every path, so that each visit is the first one; its marked form at /marked."""

    page: ClassVar[QuotedPage]

    def do_GET(self) -> None:
        if self.path == "/look.css":
            self._answer("text/css", (PAGES / "look.css").read_bytes())
        else:
            html = self.page.marked if self.path == "/marked" else self.page.html
            self._answer("text/html; charset=utf-8", html.encode())

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
def _serve(page: QuotedPage) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"page": page}))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
