"""The built example site, served under its base path, and real headless Chromium to look at it with."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "google-chrome", "chromium-browser")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

PAGES = {
    "home": "",
    "post": "posts/thirteen-words/",
    "claims": "claims/",
    "sources": "sources/",
    "source": "sources/cnbc/",
    "labels": "labels/",
    "corrections": "corrections/",
    "evidence": "evidence/",
    "tags": "tags/",
    "tag": "tags/strike/",
    "archive": "archive/",
    "page": "about/",
    "404": "404.html",
}
"""One address of each kind of page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A built site: the base of its addresses, and the folder it is in."""

    base: str
    folder: Path


def find_browser() -> str | None:
    """The path of a Chromium on this machine."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def build_site(output: Path, *flags: str) -> None:
    """Build the example site as a user would."""
    command = [sys.executable, str(ROOT / "build.py"), "--root", str(ROOT), "--quiet", "--output", str(output), *flags]
    subprocess.run(command, check=True)


class _Handler(SimpleHTTPRequestHandler):
    """Serves the output under a base path, with the site's own 404 page, and says nothing."""

    base = "/"

    def translate_path(self, path: str) -> str:
        inside = urlsplit(path).path.removeprefix(self.base.rstrip("/"))
        return super().translate_path(inside) if path.startswith(self.base) else str(Path(self.directory) / "nothing-here")

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@contextmanager
def serve(folder: Path, base: str = "/") -> Iterator[str]:
    """The address under which ``folder`` is served, ending in ``base``."""
    handler = type("Handler", (_Handler,), {"base": base})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{base}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A Chromium with a fresh profile."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()
