"""What is built from each small site (small_sites.py says how to read and rewrite what is expected)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from small_sites import (
    FOLDER,
    LISTED,
    NAMES,
    PATH_FLAGS,
    ROOT_FLAGS,
    SAID,
    build_twice,
    copy_site,
    list_paths,
    move_addresses,
    read_output,
    run_program,
    show_file,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A small site, built at the root of its host and under a path: what was said, and what was written."""

    name: str
    said: str
    output: dict[str, bytes]
    said_under_path: str
    output_under_path: dict[str, bytes]


@pytest.fixture(scope="module", params=NAMES)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    sites = [copy_site(request.param, tmp_path_factory.mktemp("site")) for _ in range(2)]
    said = [build_twice(site, *flags) for site, flags in zip(sites, (ROOT_FLAGS, PATH_FLAGS), strict=True)]
    outputs = [read_output(site / "public") for site in sites]
    return Built(name=request.param, said=said[0], output=outputs[0], said_under_path=said[1], output_under_path=outputs[1])


def expected(name: str) -> dict[str, str]:
    return {path: content.decode() for path, content in read_output(FOLDER / name / "expected").items()}


def test_a_build_says_exactly_this_wherever_the_site_stands(built: Built) -> None:
    assert built.said == expected(built.name)[SAID]
    assert built.said_under_path == built.said


def test_exactly_these_files_are_written(built: Built) -> None:
    assert list_paths(built.output) == expected(built.name)[LISTED]
    assert built.output_under_path.keys() == built.output.keys()


def test_the_chosen_files_are_exactly_these(built: Built) -> None:
    chosen = expected(built.name).keys() - {SAID, LISTED}
    assert chosen <= built.output.keys()
    shown = {path: show_file(path, built.output[path]) for path in chosen}
    assert shown == {path: text for path, text in expected(built.name).items() if path in chosen}


def test_under_a_path_every_address_is_moved_and_nothing_else_differs(built: Built) -> None:
    for path, content in built.output.items():
        if path == ".firsthand-manifest.json":
            continue
        if path.endswith((".png", ".woff2")):
            assert built.output_under_path[path] == content, path
        else:
            assert built.output_under_path[path].decode() == move_addresses(path, content.decode()), path


def test_a_failed_build_leaves_the_old_site_as_it_was(tmp_path: Path) -> None:
    site = copy_site("broken", tmp_path)
    wrong = {path: path.read_bytes() for path in site.glob("content/posts/*.md") if "good" not in path.name}
    for path in wrong:
        path.unlink()
    assert run_program(site, "build").code == 0
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in sorted((site / "public").rglob("*"))}
    output = read_output(site / "public")
    assert "posts/good/index.html" in output
    for path, content in wrong.items():
        path.write_bytes(content)
    failed = run_program(site, "build")
    assert (failed.code, failed.said.splitlines()[-1]) == (1, "nothing was written")
    assert read_output(site / "public") == output
    assert {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in sorted((site / "public").rglob("*"))} == before
