"""What a post's conclusions depend on beyond its own text: when that changes it is concluded anew, and only then."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from random import Random

import pytest
from keyed import NOW, SITE, post

from firsthand.memo import Memo, ShortMemo
from firsthand.model.files import Inputs
from firsthand.pipeline import Resolved, resolve

SHARED = "content/sources/shared.yaml"
A, B = "content/posts/2026-01-01-a.md", "content/posts/2026-01-02-b.md"
SOURCE = "{}:\n  title: A paper\n  publisher: Press\n  url: https://press.example/\n  published: 2026\n"
OWN = "\n  {}:\n    title: A paper\n    publisher: Press\n    url: https://press.example/\n    published: 2026"


def conclude(texts: Mapping[str, str], memo: Memo | None = None) -> Resolved:
    whole = {"content/site.yaml": SITE, **texts}
    prints = {path: sha256(text.encode()).hexdigest() for path, text in whole.items()}
    return resolve(Inputs(texts=whole, templates={}, now=NOW, prints=prints), memo)


def conclude_again(texts: Mapping[str, str], memo: Memo) -> set[str]:
    """The posts that are concluded anew; what comes of it all is what a clean build comes to."""
    former = {path: memo.recall(path) for path in texts}
    again, clean = conclude(texts, memo), conclude(texts)
    assert again.diagnostics == clean.diagnostics
    assert again.concluded is not None
    assert clean.concluded is not None
    assert list(again.concluded.known()) == list(clean.concluded.known())
    return {path for path, remembered in again.concluded.posts.items() if remembered is not former[path]}


def find_made(before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
    """The posts that are concluded anew when a site becomes another."""
    memo = ShortMemo()
    conclude(before, memo)
    return conclude_again(after, memo)


def shared(*names: str) -> str:
    return "".join(map(SOURCE.format, names))


CITES_WIRE = post(body="As <source:wire> has it.")


@pytest.mark.parametrize(
    ("before", "after", "made"),
    [
        pytest.param(shared("wire"), shared("wire", "new"), set(), id="a source more"),
        pytest.param(shared("wire", "old"), shared("wire"), set(), id="a source less"),
        pytest.param(shared("old"), shared("old", "wire"), {A}, id="the source that was missing"),
        pytest.param(shared("wires"), shared("wires", "wirep"), {A}, id="another that is as near to a misspelt one"),
        pytest.param(shared("wire"), "# A line more.\n" + shared("wire"), {A}, id="a line before it"),
        pytest.param(
            shared("wire") + "  based_on: agency\n",
            shared("wire") + "  based_on: agency\n" + shared("agency"),
            {A},
            id="behind it",
        ),
    ],
)
def test_a_post_rests_on_the_shared_sources_it_names_and_on_those_behind(before: str, after: str, made: set[str]) -> None:
    posts = {A: CITES_WIRE, B: post("Another")}
    assert find_made({**posts, SHARED: before}, {**posts, SHARED: after}) == made


def test_a_post_rests_on_a_shared_source_that_has_the_id_of_one_of_its_own() -> None:
    posts = {A: post(sources=OWN.format("wire")), B: post("Another")}
    assert find_made({**posts, SHARED: shared("old")}, {**posts, SHARED: shared("old", "wire")}) == {A}
    moved = {**posts, SHARED: "# A line more.\n" + shared("wire")}
    assert find_made({**posts, SHARED: shared("wire")}, moved) == {A}


def test_whatever_names_there_are_a_build_that_remembers_says_what_a_clean_one_says() -> None:
    chance, memo = Random(5), ShortMemo()  # noqa: S311 - which names, no secret
    names = ("wire", "wires", "paper", "papers", "log", "logs", "own")
    for _ in range(60):
        there = chance.sample(names, chance.randrange(len(names) + 1))
        based = "".join(SOURCE.format(one) + f"  based_on: {chance.choice(names)}\n" * chance.randrange(2) for one in there)
        texts = {f"content/posts/2026-01-01-p{at}.md": _write_post(Random(at), names) for at in range(8)}  # noqa: S311
        texts[SHARED] = based or "{}\n"
        conclude_again(texts, memo)


def _write_post(chance: Random, names: tuple[str, ...]) -> str:
    """A post that has some of the names for its own sources and names some, which may be there or not."""
    keys = {"sources": "".join(OWN.format(one) for one in chance.sample(names, chance.randrange(3)))}
    kinds = ("source", "source", "quote")
    marks = " ".join(f"[x](source:{chance.choice(names)}) <{chance.choice(kinds)}:{chance.choice(names)}>" for _ in range(2))
    if chance.random() < 0.7:
        keys["claims"] = (
            f"\n  c:\n    label: reported\n    source: {chance.choice(names)}\n    no_primary: None.\n    reason: So."
        )
        marks += " [It is so](claim:c)."
    return post(body=marks, **{key: value for key, value in keys.items() if value})
