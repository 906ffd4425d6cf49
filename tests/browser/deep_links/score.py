"""How many links at passages open them in Chromium: `python tests/browser/deep_links/score.py`. Prints a Markdown table.

The pages are of our own making, in pages/, and were written to make trouble; the test beside this file holds us to them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[2]), str(HERE.parent), str(HERE)]

from opening import Landing, open_links, open_window  # noqa: E402 - beside this file, which is run by itself
from quoted_pages import QuotedPage, read_pages  # noqa: E402
from served_site import open_browser  # noqa: E402 - one folder up


def main() -> None:
    """Open every link and print what came of it, by kind of page."""
    pages = read_pages()
    with open_browser() as browser, open_window(browser) as window:
        version = browser.version
        landings = {page.name: list(open_links(window, page)) for page in pages}
    every = [landing for one in landings.values() for landing in one]
    to_land = [landing for landing in every if not landing.passage.lost]
    landed = sum(landing.is_exact for landing in to_land)
    sys.stdout.write(f"{landed} of {len(to_land)} links opened exactly their passage in Chromium {version}.\n\n")
    sys.stdout.write("| pages with | links | landed | explained below |\n|---|---:|---:|---:|\n")
    for page in pages:
        sys.stdout.write(_row(page, landings[page.name]))
    sys.stdout.write("\nNo link, or one that opens the page at its top:\n\n")
    sys.stdout.writelines(_explain(pages))
    for landing in to_land:
        if not landing.is_exact:
            sys.stdout.write(f"\nNot opened: {landing}\n")


def _row(page: QuotedPage, landings: list[Landing]) -> str:
    to_land = [landing for landing in landings if not landing.passage.lost]
    explained = sum(bool(passage.none or passage.lost) for passage in page.passages)
    return f"| {page.kind} | {len(to_land)} | {sum(landing.is_exact for landing in to_land)} | {explained or ''} |\n"


def _explain(pages: tuple[QuotedPage, ...]) -> Iterator[str]:
    for page in pages:
        for passage in page.passages:
            if passage.none:
                yield f"- “{passage.quotation}” has none: {passage.none}.\n"
            elif passage.lost:
                yield f"- “{passage.quotation}”: {passage.lost}.\n"


if __name__ == "__main__":
    main()
