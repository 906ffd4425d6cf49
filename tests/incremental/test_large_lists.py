"""Lists that are cut into pages: whatever happens to one post of many, a page of a list that keeps its key stays what it is."""

from __future__ import annotations

from random import Random

from keyed import SOURCES, Page, find_differing, make_pages, post

from firsthand.memo import ShortMemo

POSTS, EDITS = 130, 16
"""Enough posts for two pages of a tag and of the register, and for parts of the ledger by label, speaker, year and source."""

Texts = dict[str, str]


def test_a_page_of_a_list_that_keeps_its_key_stays_what_it_is() -> None:
    chance, memo = Random(7), ShortMemo()  # noqa: S311 - which edits, no secret
    texts = {"content/sources/shared.yaml": SOURCES}
    texts |= {_path(number): _write(chance, number) for number in range(POSTS)}
    before = _lists(texts, memo)
    assert {"page/13/index.html", "tags/tides/page/2/index.html", "sources/all/page/2/index.html"} <= before.keys()
    assert {"claims/label/reported/page/1/index.html", "claims/source/wire/page/1/index.html"} <= before.keys()
    rendered = []
    for _ in range(EDITS):
        texts = _edit(chance, texts)
        after = _lists(texts, memo)
        rendered.append(len(find_differing(before, after)))
        before = after
    assert min(rendered) < len(before)


def test_a_year_of_a_long_archive_that_keeps_its_key_stays_what_it_is() -> None:
    posts = {f"content/posts/{2000 + number // 30}-01-{number % 30 + 1:02}-p{number}.md": post() for number in range(510)}
    before = {path: page for path, page in make_pages(posts).items() if path.startswith("archive/")}
    after = make_pages({**posts, "content/posts/2003-01-05-p94.md": post("Another title")})
    assert find_differing(before, after) == {"archive/index.html", "archive/2003/index.html"}


def _lists(texts: Texts, memo: ShortMemo) -> dict[str, Page]:
    """All outputs but the posts' own pages and those of their sources: a smaller site has these looked at."""
    pages = make_pages(texts, memo=memo)
    return {path: page for path, page in pages.items() if not path.startswith(("posts/", "sources/p"))}


def _path(number: int) -> str:
    return f"content/posts/{2024 + number % 2}-01-{number % 28 + 1:02}-p{number}.md"


def _write(chance: Random, number: int) -> str:
    """A post with two claims and two sources of its own, which differ by chance."""
    label = "unverified" if number % 9 == 0 else "reported"
    own = f"source: [wire, own-{number}]" if label == "reported" else "searched: [{where: the register, date: 2024-01-01}]"
    claims = "".join(
        f"\n  c{place}:\n    label: {label}\n    {own}\n    claimant: {chance.choice(('Anna', 'Ben', 'ANNA'))}\n"
        f"    no_primary: None.\n    reason: It says so, {place}.\n    text: It is told by {number}, {place}.\n"
        for place in range(2)
    )
    paper = "\n    title: Paper\n    publisher: Press\n    url: https://press.example/\n    published: 2023"
    return post(
        f"Post {number}",
        tags=f"[{chance.choice(('tides', 'tides', 'Tides'))}, {chance.choice(('a', 'b', 'c'))}]",
        sources=f"\n  own-{number}:{paper}\n  second-{number}:{paper}",
        claims=claims.rstrip(),
        body=f"[It is told](claim:c0) and [told again](claim:c1) by <source:own-{number}> and <source:second-{number}>.",
    )


def _edit(chance: Random, texts: Texts) -> Texts:
    """The site with one post changed, gone, new or renamed, or the shared source changed."""
    number = chance.randrange(POSTS)
    path, new = _path(number), _path(POSTS + number)
    text = texts.get(path, _write(chance, number))
    others = {name: other for name, other in texts.items() if name != path}
    changed: Texts = chance.choice(
        (
            {path: text.replace("title: Post", "title: Another post", 1)},
            {path: f"{text}\nOne sentence more.\n"},
            {path: _write(chance, number)},
            {},
            {path: text, new: _write(chance, POSTS + number)},
            {path: text, "content/sources/shared.yaml": SOURCES.replace("NOTE", f"Note {number}.")},
            {path.replace("-01-", "-02-"): text},
        )
    )
    return {**others, **changed}
