"""The posts that are measured: the same for the same seed, of the sizes that are stated, and without a fault."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
POSTS = 60


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_corpus(tmp_path_factory.mktemp("corpus"), "--posts", str(POSTS))


def write_corpus(folder: Path, *flags: str) -> Path:
    subprocess.run([sys.executable, ROOT / "benchmarks" / "corpus.py", folder, *flags], check=True)
    return folder


def read_posts(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "content" / "posts").iterdir()}


def test_the_same_seed_gives_the_same_bytes(corpus: Path, tmp_path: Path) -> None:
    again = write_corpus(tmp_path, "--posts", str(POSTS))
    names = sorted(path.relative_to(corpus) for path in corpus.rglob("*") if path.is_file())
    assert {name: (again / name).read_bytes() for name in names} == {name: (corpus / name).read_bytes() for name in names}
    assert len(names) == POSTS + 2


def test_another_seed_gives_other_posts(corpus: Path, tmp_path: Path) -> None:
    other = read_posts(write_corpus(tmp_path, "--posts", "5", "--seed", "1"))
    assert [name for name, text in read_posts(corpus).items() if other.get(name) == text] == []
    assert other.keys() <= read_posts(corpus).keys()


def test_a_post_is_the_same_in_a_corpus_of_any_size(corpus: Path, tmp_path: Path) -> None:
    few = read_posts(write_corpus(tmp_path, "--posts", "5"))
    assert few == {name: text for name, text in read_posts(corpus).items() if name in few}


def test_every_post_holds_as_much_as_is_stated(corpus: Path) -> None:
    seen: dict[str, set[int]] = {"sources": set(), "quotes": set(), "tweets": set(), "claims": set()}
    tables = 0
    for text in read_posts(corpus).values():
        head, body = text.decode().removeprefix("---\n").split("\n---\n", 1)
        records = yaml.safe_load(head)
        for kind, counts in seen.items():
            counts.add(len(records[kind]))
        tables += "\n| --- |" in body
        assert 600 <= len(body.split()) <= 1200
    expected = {"sources": {3, 4, 5, 6}, "quotes": {2, 3, 4}, "tweets": {1, 2, 3}, "claims": {3, 4, 5, 6, 7, 8}}
    assert seen == expected
    assert 0 < tables < POSTS / 3


def test_it_builds_without_an_error_or_a_warning(corpus: Path, tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "build", "--root", str(corpus), "--strict", "--quiet"]
    command += ["--output", str(tmp_path / "public")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
