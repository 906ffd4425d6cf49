"""A mistake in a site's own layout: one line with its place, and the site that stood before still stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from program import Run, write_files


@pytest.mark.parametrize(
    ("layout", "text", "line"),
    [
        ("tags.html", "\n{{ view. } }}", "layouts/tags.html:2: unexpected '}'"),
        ("tags.html", "\n{{ nothing }}", "layouts/tags.html:2: 'nothing' is undefined"),
        (
            "parts/gap.html",
            "\n{{ gap.x }}",
            "layouts/parts/gap.html:2: 'firsthand.render.views.body.GapView object' has no attribute 'x'",
        ),
    ],
)
def test_a_mistake_in_a_layout_is_one_line_and_leaves_the_site_as_it_was(
    run: Run, site: Path, layout: str, text: str, line: str
) -> None:
    run()
    before = {path: path.read_bytes() for path in (site / "public").rglob("*") if path.is_file()}
    write_files(site, {f"layouts/{layout}": text, "content/pages/about.md": "---\ntitle: About\n---\nNew words.\n"})
    done = run()
    assert (done.code, done.out, done.err) == (2, "", f"firsthand: {line}\n")
    assert {path: path.read_bytes() for path in (site / "public").rglob("*") if path.is_file()} == before


def test_a_mistake_in_a_layout_is_no_bug_of_ours_in_a_process_either(run_process: Run, site: Path) -> None:
    write_files(site, {"layouts/home.html": "{% if %}"})
    done = run_process("--quiet")
    assert (done.code, done.err) == (
        2,
        "firsthand: layouts/home.html:1: Expected an expression, got 'end of statement block'\n",
    )
    assert not (site / "public" / "index.html").exists()
