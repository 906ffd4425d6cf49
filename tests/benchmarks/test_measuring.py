"""What comparisons rest on: the same words on all sides, pairs of runs, the memory of all processes."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from compare_readme import make_table
from compare_table import render_comparison
from contender import Contender
from corpus import Post
from memory import peak_memory_mib
from result import Result, keep_result, read_results
from runs import EDIT, edit_post, measure_builds
from same_words import check_same_words

BODY = "It was said. It wasn't [so](claim:c0), *they* wrote.\n\n![Words](quote:q0)\n\nThe end.\n"
PAGE = (
    '<h1>Title</h1><article class="post"><p>It was said. It wasn’t <span class="claim">so</span>, <em>they</em> wrote.</p>\n'
    '<figure class="quote card"></figure><p>The \n end.</p></article><p>Foot</p>'
)
POST = Post(name="2020-01-01-a", slug="a", text=f"---\nt: x\n---\n{BODY}", words=9, claims=1, quotes=1, tweets=0, sources=1)


def make_contender(site: Path, page: str, *build: str) -> Contender:
    contender = Contender(name="One", version="1", site=site, build=build, serve=lambda _: (), layout="post.html")
    for path, text in ((contender.output / "posts/a/index.html", page), (site / "content/posts/2020-01-01-a.md", POST.text)):
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return contender


def test_a_page_with_its_post_s_words_and_marks_passes(tmp_path: Path) -> None:
    check_same_words([make_contender(tmp_path, PAGE)], [POST])


@pytest.mark.parametrize(
    ("honest", "planted"),
    [
        ("It was said.", "It was read."),
        ("The \n end.", "The."),
        ('class="claim"', 'class="mark"'),
        ('<figure class="quote card"></figure>', ""),
        ("</figure>", '</figure><figure class="tweet"></figure>'),
        ("<article", "<div"),
    ],
)
def test_a_page_that_lacks_something_does_not(tmp_path: Path, honest: str, planted: str) -> None:
    assert honest in PAGE
    contender = make_contender(tmp_path, PAGE.replace(honest, planted))
    with pytest.raises(AssertionError, match=r"^One, a: "):
        check_same_words([contender], [POST])


def test_an_edit_puts_its_words_before_the_text_in_the_place_of_the_last_edit(tmp_path: Path) -> None:
    contender = make_contender(tmp_path, PAGE)
    edit_post(contender, POST, "First.")
    edit_post(contender, POST, "Second.")
    text = (tmp_path / "content/posts/2020-01-01-a.md").read_text(encoding="utf-8")
    assert text == f"---\nt: x\n---\nSecond. {BODY}"


def test_a_build_that_does_not_publish_the_edit_is_not_measured(tmp_path: Path) -> None:
    contender = make_contender(tmp_path, PAGE, sys.executable, "-c", "")
    with pytest.raises(AssertionError, match=r"^One did not publish the edit of a$"):
        measure_builds([contender], [POST], [EDIT], runs=1, say=lambda _: None)


@pytest.mark.skipif(sys.platform != "linux", reason="it reads /proc")
def test_memory_is_that_of_all_processes(tmp_path: Path) -> None:
    hold = "import subprocess, sys; held = b'x' * (50 * 2**20); "
    code = hold + f"subprocess.run([sys.executable, '-c', {hold + 'sum(range(20_000_000))'!r}])"
    assert 100 < peak_memory_mib([sys.executable, "-c", code], cwd=tmp_path) < 200


def make_result(posts: int, copies: str = "off") -> Result:
    return Result(
        posts=posts,
        when="2026-01-02",
        machine="A machine.",
        others=0.05,
        copies=copies,
        versions={"Firsthand": "1", "Hugo": "2"},
        builds={
            "from nothing": {"Firsthand": [[1.0, 2.0], [9.0, 3.0], [2.0, 4.0]], "Hugo": [[2.0, 2.0], [3.0, 2.0], [8.0, 2.0]]}
        },
        peaks_mib={"from nothing": {"Firsthand": 50.0, "Hugo": 100.0}},
        written={"Firsthand": (10, 1.5), "Hugo": (5, 0.5)},
        watched={
            "Firsthand": {"ready_s": 1.0, "edits_s": [0.02, 0.05, 0.03], "layouts_s": [0.1], "memory_mib": 60.0},
            "Hugo": {"ready_s": 2.0, "edits_s": [0.1, 0.4, 0.1], "layouts_s": [0.2], "memory_mib": 90.0},
        },
    )


def test_a_ratio_is_the_median_of_the_ratios_of_runs_that_belong_together() -> None:
    page = render_comparison([make_result(1000)])
    rows = dict(line.strip("| ").split(" | ", 1) for line in page.splitlines() if line.startswith("| "))
    assert rows["from nothing, 3 runs"] == "2.00 s (3.00) | 3.00 s (2.00) | 0.50 (1.50)"
    assert rows["save to served, median of 3"] == "30 ms | 100 ms | 0.20"
    assert rows["peak memory, from nothing"] == "50 MiB | 100 MiB | 0.50"
    assert rows["written"] == "10 files, 2 MiB | 5 files, 0 MiB"
    assert "2026-01-02; A machine. Others took 5% of the processors' time." in page


def test_the_short_table_has_a_column_for_each_size() -> None:
    assert make_table([make_result(100), make_result(1000), make_result(1000, "require")]).splitlines() == [
        "|  | 100 posts | 1,000 posts |",
        "| --- | --- | --- |",
        "| from nothing | 2.00 s, Hugo 3.00: × 0.50 | 2.00 s, Hugo 3.00: × 0.50 |",
        "| save to served | 30 ms, Hugo 100: × 0.20 | 30 ms, Hugo 100: × 0.20 |",
        "| peak memory, from nothing | 50 MiB, Hugo 100: × 0.50 | 50 MiB, Hugo 100: × 0.50 |",
    ]


def test_a_busy_machine_is_told_of() -> None:
    busy = replace(make_result(1000), others=0.5)
    assert "**The machine was busy**" in render_comparison([busy])
    assert "**The machine was busy**" not in render_comparison([make_result(1000)])
    assert "busy with other work, which took of its processors' time 50% at 1,000 posts" in make_table([make_result(100), busy])


def test_a_new_result_takes_the_place_of_the_old_one_of_its_size(tmp_path: Path) -> None:
    path = tmp_path / "compare.json"
    for posts, copies in ((1000, "off"), (100, "require"), (100, "off"), (1000, "off")):
        keep_result(path, make_result(posts, copies))
    assert [(one.posts, one.copies) for one in read_results(path)] == [(100, "off"), (1000, "off"), (100, "require")]
