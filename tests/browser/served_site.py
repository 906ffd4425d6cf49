"""Built sites, served under their base path as a host would, and real headless Chromium to look at them with."""

from __future__ import annotations

import re
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
from typing import ClassVar
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
    "claims of a label": "claims/label/misquoted/",
    "claims of a speaker": "claims/speaker/neil-armstrong/",
    "speakers": "claims/speaker/",
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
"""One address of each kind of page of the example site."""

SMALL_PAGES = {
    "every mark in every place": ("every-mark", "posts/every-mark/"),
    "pictures beside a post": ("every-mark", "posts/the-picture/"),
    "a hidden post": ("every-mark", "posts/whippoorwill/"),
    "a short post's own page": ("every-mark", "sources/every-mark/captain/"),
    "a saved copy": ("every-mark", "evidence/evening-post/"),
    "a post without claims": ("minimal", "posts/hello/"),
    "a ledger without claims": ("minimal", "claims/"),
    "a register without sources": ("minimal", "sources/"),
    "corrections without any": ("minimal", "corrections/"),
    "evidence without any": ("minimal", "evidence/"),
    "labels without claims": ("minimal", "labels/"),
    "tags without any": ("minimal", "tags/"),
}
"""Pages of the small sites (tests/sites/) that the example site has none of: the site, and the address in it."""

ORIGINS = {
    "example": "https://carboncopy.example",
    "every-mark": "https://harbour.example",
    "minimal": "https://harbour.example",
}
"""Each site's own origin, under which it stands at the root."""

ELSEWHERE = "https://example.org"
PATH = "/sub/path/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A built site: which one, the origin and the base of its addresses, and the folder it is in."""

    name: str
    origin: str
    base: str
    folder: Path


def find_browser() -> str | None:
    """The path of a Chromium on this machine."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def build_site(output: Path, *flags: str, root: Path = ROOT) -> str:
    """Build the site in ``root`` (the example site) as a user would; what the program said."""
    command = [sys.executable, str(ROOT / "build.py"), "--root", str(root), "--output", str(output), *flags]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stderr


def build_named(name: str, folder: Path, base: str = "/") -> Built:
    """The site ``name`` (of ORIGINS), built in ``folder`` for the root of its own host, or for a path on another."""
    root = ROOT
    if name != "example":
        root = shutil.copytree(ROOT / "tests" / "sites" / name / "in", folder / "site")
    flags = ("--base-url", ELSEWHERE + base) if base != "/" else ()
    build_site(folder / "public", *flags, root=root)
    return Built(name=name, origin=ELSEWHERE if flags else ORIGINS[name], base=base, folder=folder / "public")


def read_headers(output: Path) -> list[tuple[re.Pattern[str], str, str]]:
    """The rules of the built ``_headers``: which paths, the name of the header, its value."""
    rules: list[tuple[re.Pattern[str], str, str]] = []
    paths = re.compile("")
    for line in (output / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            paths = re.compile(re.sub(r":\w+", "[^/]+", re.escape(line).replace(r"\*", ".*")))
        elif line:
            name, _, value = line.strip().partition(": ")
            rules.append((paths, name, value))
    return rules


class _Handler(SimpleHTTPRequestHandler):
    """Serves the output under a base path as hosts do, with the headers that ``_headers`` asks for, and says nothing."""

    base = "/"
    rules: ClassVar[list[tuple[re.Pattern[str], str, str]]] = []

    def end_headers(self) -> None:
        for paths, name, value in self.rules:
            if name != "Content-Type" and paths.fullmatch(urlsplit(self.path).path):
                self.send_header(name, value)
        super().end_headers()

    def translate_path(self, path: str) -> str:
        inside = urlsplit(path).path.removeprefix(self.base.rstrip("/"))
        return super().translate_path(inside) if path.startswith(self.base) else str(Path(self.directory) / "nothing-here")

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@contextmanager
def serve(folder: Path, base: str = "/") -> Iterator[str]:
    """The address under which ``folder`` is served, ending in ``base``."""
    handler = type("Handler", (_Handler,), {"base": base, "rules": read_headers(folder)})
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
