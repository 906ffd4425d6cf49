"""What Lighthouse says of the example site: `python benchmarks/lighthouse.py`. Writes benchmarks/results/lighthouse.md.

Needs Chromium, Node and npm; Lighthouse is installed into a folder of its own and gone afterwards. The site is built for the
address it is served from, and served as static hosts do: compressed, with the headers that `_headers` asks for, over kept
connections. Each page is measured as on a phone and as on a desk, several times; the table shows medians.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from statistics import median
from urllib.parse import unquote, urlsplit

from machine import machine_facts

ROOT = Path(__file__).resolve().parents[1]
RESULT = ROOT / "benchmarks" / "results" / "lighthouse.md"
VERSION = "13.5.0"
PAGES = {
    "home": "",
    "post (the richest of the example)": "posts/thirteen-words/",
    "ledger": "claims/",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
DEVICES: Mapping[str, tuple[str, ...]] = {"phone": (), "desk": ("--preset=desktop",)}
CHROME = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)
COMPRESSED = re.compile(r"text/|json|xml|javascript|svg")
TRIES = 3


@dataclass(frozen=True, slots=True)
class Report:
    """One run: the scores from 0 to 100, and what each missing point is."""

    scores: Mapping[str, int]
    missing: Mapping[str, str]


def main() -> None:
    """Measure, and write the result down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="runs for each page and device; the median counts")
    parser.add_argument("--lighthouse", type=Path, help="a folder in which Lighthouse is installed already (npm)")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tool = args.lighthouse or install_lighthouse(folder)
        with serve(folder / "public") as address:
            build(folder / "public", address)
            reports = {
                (page, device): [ask(tool, address + path, flags, folder) for _ in range(args.runs)]
                for page, path in PAGES.items()
                for device, flags in DEVICES.items()
            }
    text = write_table(reports, args.runs)
    RESULT.write_text(text, encoding="utf-8")
    print(text)


def install_lighthouse(folder: Path) -> Path:
    """The folder with Lighthouse in it."""
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), f"lighthouse@{VERSION}"]
    subprocess.run(command, check=True)
    return folder


def build(output: Path, address: str) -> None:
    """The example site, for the address it will be asked at."""
    command = [sys.executable, str(ROOT / "build.py"), "--root", str(ROOT), "--output", str(output), "--base-url", address]
    subprocess.run(command, check=True, capture_output=True)


def ask(tool: Path, url: str, flags: tuple[str, ...], folder: Path) -> Report:
    """What Lighthouse says of the page at ``url``."""
    chromium = next(path for name in ("chromium", "google-chrome", "chromium-browser") if (path := shutil.which(name)))
    command = [str(tool / "node_modules" / ".bin" / "lighthouse"), url, "--quiet", "--output=json", *flags]
    command += [f"--output-path={folder / 'report.json'}", f"--chrome-flags={CHROME}"]
    command.append(f"--only-categories={','.join(CATEGORIES)}")
    for attempt in range(TRIES):  # on a busy machine Lighthouse may miss the beginning of a load, and says so
        done = subprocess.run(command, check=False, env={**os.environ, "CHROME_PATH": chromium}, stdout=subprocess.DEVNULL)
        if done.returncode == 0:
            break
        assert attempt + 1 < TRIES, f"Lighthouse failed {TRIES} times at {url}"
    return read_report(json.loads((folder / "report.json").read_text(encoding="utf-8")))


def read_report(report: dict[str, dict[str, dict[str, object]]]) -> Report:
    """The scores, and for each audit that cost points what it says."""
    categories, audits = report["categories"], report["audits"]
    scores = {name: round(100 * float(str(categories[name]["score"]))) for name in CATEGORIES}
    missing = {}
    for name in CATEGORIES:
        references = categories[name]["auditRefs"]
        assert isinstance(references, list)
        for one in references:
            audit = audits[one["id"]]
            score = audit["score"]
            if one["weight"] and isinstance(score, int | float) and score < 1:
                shown = f" ({audit['displayValue']})" if audit.get("displayValue") else ""
                missing[f"{name}: {audit['title']}"] = f"{score:.2f}{shown}"
    return Report(scores=scores, missing=missing)


def write_table(reports: Mapping[tuple[str, str], list[Report]], runs: int) -> str:
    """The Markdown page."""
    lines = [
        "# Lighthouse on the example site",
        "",
        f"Lighthouse {VERSION}, {runs} runs for each page and device, medians; its own simulated slow network and processor.",
        f"{machine_facts()} `python benchmarks/lighthouse.py`",
        "",
        f"| page | device | {' | '.join(CATEGORIES)} |",
        f"|---|---|{'---|' * len(CATEGORIES)}",
    ]
    missing: dict[str, list[str]] = {}
    for (page, device), found in reports.items():
        scores = [round(median(report.scores[name] for report in found)) for name in CATEGORIES]
        lines.append(f"| {page} | {device} | {' | '.join(map(str, scores))} |")
        for report in found:
            for what, value in report.missing.items():
                missing.setdefault(what, []).append(f"{page}, {device}: {value}")
    lines += ["", "What cost points, in any run:", ""]
    lines += [f"- {what}: {'; '.join(dict.fromkeys(where))}" for what, where in sorted(missing.items())] or ["- nothing"]
    return "\n".join(lines) + "\n"


class Handler(BaseHTTPRequestHandler):
    """Serves a folder as a static host does."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, folder: Path) -> None:
        self.folder = folder
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Send the file, or the page that says there is none."""
        path = unquote(urlsplit(self.path).path)
        file = self.folder / path.lstrip("/") / ("index.html" if path.endswith("/") else "")
        status = 200 if file.is_file() else 404
        data = (file if status == 200 else self.folder / "404.html").read_bytes()
        media_type = guess_type(file.name)[0] or "application/octet-stream"
        headers = {**read_headers(self.folder, path), "Vary": "Accept-Encoding"}
        headers.setdefault("Content-Type", media_type if status == 200 else "text/html")
        if COMPRESSED.search(headers["Content-Type"]) and "gzip" in self.headers.get("Accept-Encoding", ""):
            data = gzip.compress(data)
            headers["Content-Encoding"] = "gzip"
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(data))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Stay silent."""


def read_headers(folder: Path, path: str) -> dict[str, str]:
    """What the site's ``_headers`` asks for at ``path``."""
    found: dict[str, str] = {}
    is_meant = False
    for line in (folder / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            is_meant = bool(re.fullmatch(re.sub(r":\w+", "[^/]+", re.escape(line).replace(r"\*", ".*")), path))
        elif line and is_meant:
            name, _, value = line.strip().partition(": ")
            found[name] = value
    return found


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The address under which ``folder`` is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, folder=folder))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


if __name__ == "__main__":
    main()
