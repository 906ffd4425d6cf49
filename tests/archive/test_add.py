"""``add``: an address becomes an entry, and the post it is put into keeps every character it had."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from networks import DID, X_ANSWER, X_URL, bluesky_answer
from world import HOME, World, page

from firsthand.archive.page_facts import PageFacts, read_facts
from firsthand.archive.response import Response
from firsthand.cli import main
from firsthand.commands.entries import make_free_id, make_source_entry
from firsthand.commands.insertion import insert_entry
from firsthand.parse.documents import parse_post, parse_sources

pytest_plugins = ("served",)

LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "No"},
        {
            "@type": ["NewsArticle"],
            "headline": "Writers and studios “near” a deal: sources",
            "author": [{"@type": "Person", "name": "Ann Author"}, {"name": "Bo Writer"}],
            "publisher": {"@type": "Organization", "name": "Example News"},
            "datePublished": "2023-09-20T22:10:00-04:00",
            "inLanguage": "en-US",
        },
    ],
}
NEWS = (
    "<!doctype html><html lang=en><head><title>Near a deal | Example News</title>"
    '<meta property="og:title" content="Near a deal"><meta property="og:site_name" content="Example">'
    f'<script type="application/ld+json">{json.dumps(LINKED)}</script></head><body><p>'
    + "Writers and studios are near an agreement, people close to the talks say. " * 30
    + "</p></body></html>"
)
OPEN_GRAPH = (
    '<html lang="de-AT"><head><title>Nah dran | Zeitung</title><meta property="og:title" content="Nah dran">'
    '<meta property="og:site_name" content="Zeitung"><meta property="og:type" content="article">'
    '<meta property="article:published_time" content="2023-09-20T08:00:00+02:00"><meta name="author" content="Eva Muster">'
    '<meta property="article:author" content="https://facebook.com/eva"></head><body>Text</body></html>'
)
SCHOLARLY = (
    '<title>x</title><meta name="citation_title" content="On mills"><meta name="citation_author" content="Miller, A.">'
    '<meta name="citation_author" content="Baker, B."><meta name="citation_journal_title" content="Journal of Mills">'
    '<meta name="citation_publication_date" content="2019/03/04">'
)


def _html(text: str, content_type: str = "text/html; charset=utf-8") -> Response:
    return Response(
        url="u", final_url="u", status=200, headers=(("Content-Type", content_type),), body=text.encode(), retrieved=""
    )


@pytest.mark.parametrize(
    ("html", "facts"),
    [
        (
            NEWS,
            PageFacts(
                title="Writers and studios “near” a deal: sources",
                author="Ann Author and Bo Writer",
                publisher="Example News",
                published="2023-09-20",
                language="en-US",
                is_article=True,
            ),
        ),
        (
            OPEN_GRAPH,
            PageFacts(
                title="Nah dran",
                author="Eva Muster",
                publisher="Zeitung",
                published="2023-09-20",
                language="de-AT",
                is_article=True,
            ),
        ),
        (
            SCHOLARLY,
            PageFacts(title="On mills", author="Miller, A.; Baker, B.", publisher="Journal of Mills", published="2019-03-04"),
        ),
        ("<title>\n Only a\ttitle </title>", PageFacts(title="Only a title")),
        ('<title>T</title><script type="application/ld+json">{"@type": "Article", broken</script>', PageFacts(title="T")),
        ('<title>T</title><meta name="date" content="2023-13-45">', PageFacts(title="T")),
        ("", PageFacts()),
        ('<script type="application/ld+json">' + "[" * 100_000 + "</script>", PageFacts()),
    ],
)
def test_a_page_says_what_it_is(html: str, facts: PageFacts) -> None:
    assert read_facts(_html(html)) == facts


def test_a_pdf_says_nothing() -> None:
    assert read_facts(_html("<title>T</title>", "application/pdf")) == PageFacts()


POST = """\
---
# the writer's own comment
title: "A post"   # and another
date: 2024-03-01

sources:
    # first of all
    letter:
        type: statement
        title: 'Letter'
        author: A. Owner
        url: https://example.org/letter
        published: 2024-02-20

# what is quoted
quotes:
    promise: {text: "It will open", source: letter}
---

Body   with its   spaces.
"""


@pytest.fixture
def root(tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("X", "BLUESKY", "MASTODON", "WAYBACK"):
        monkeypatch.setenv(f"FIRSTHAND_{name}", world.url(HOME))
    for path, text in {
        "content/site.yaml": "title: S\nurl: https://example.org/\nlanguage: en\ntimezone: UTC\n",
        "content/posts/a-post.md": POST,
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(text.encode())
    return tmp_path


def _add(root: Path, *words: str) -> int:
    return main(["add", "--root", str(root), "--allow-private", "--clock", "2026-11-24", *words])


def test_an_article_is_printed_as_an_entry_that_can_be_cited(
    root: Path, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    url = world.serve(HOME, "/news/near-deal.html", page(NEWS.encode()))
    assert _add(root, url) == 0
    printed = capsys.readouterr().out
    assert printed == (
        "sources:\n"
        "  127-0-0-near-deal:\n"
        "    type: article\n"
        '    title: "Writers and studios “near” a deal: sources"\n'
        "    author: Ann Author and Bo Writer\n"
        "    publisher: Example News\n"
        f'    url: "{url}"\n'
        "    published: 2023-09-20\n"
        "    accessed: 2026-11-24\n"
    )
    [source] = parse_sources("s.yaml", "\n".join(line[2:] for line in printed.split("\n")[1:])).value
    assert (source.title, source.url) == ("Writers and studios “near” a deal: sources", url)
    assert (root / "content/posts/a-post.md").read_text() == POST


@pytest.mark.parametrize("name", ["a-post", "content/posts/a-post.md", "./content/posts/a-post.md"])
def test_an_article_is_put_into_the_post_and_nothing_else_changes(root: Path, world: World, name: str) -> None:
    url = world.serve(HOME, "/near-deal", page(NEWS.encode()))
    assert _add(root, url, "--to", name) == 0
    after = (root / "content/posts/a-post.md").read_text()
    entry = [line for line in after.splitlines() if line not in POST.splitlines()]
    assert entry[0] == "    127-0-0-near-deal:"
    place = after.index("    127-0-0-near-deal:")
    assert after[:place] == POST[:place]
    assert after.replace("\n".join(entry) + "\n", "").replace("    type: article\n", "") == POST
    sources = parse_post("p.md", after, sidecar=None, html=False, typography=False).value.evidence.sources
    assert [source.id for source in sources] == ["letter", "127-0-0-near-deal"]


def test_line_ends_and_a_byte_order_mark_are_kept(root: Path, world: World) -> None:
    file = root / "content/posts/a-post.md"
    file.write_bytes(b"\xef\xbb\xbf" + POST.replace("\n", "\r\n").encode())
    assert _add(root, world.serve(HOME, "/near-deal", page(NEWS.encode())), "--to", "a-post") == 0
    data = file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf---\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert b"127-0-0-near-deal:\r\n" in data


def test_evidence_beside_the_post_is_where_an_entry_goes(root: Path, world: World) -> None:
    (root / "content/posts/a-post.md").write_text("---\ntitle: T\ndate: 2024-03-01\n---\nBody.\n")
    (root / "content/posts/a-post.yaml").write_text("claims: {}\n")
    assert _add(root, world.serve(HOME, "/near-deal", page(NEWS.encode())), "--to", "a-post") == 0
    assert (root / "content/posts/a-post.md").read_text() == "---\ntitle: T\ndate: 2024-03-01\n---\nBody.\n"
    assert (root / "content/posts/a-post.yaml").read_text().startswith("claims: {}\nsources:\n  127-0-0-near-deal:\n")


@pytest.mark.parametrize(
    "front",
    [
        "sources: {letter: {title: L, author: A, url: 'https://example.org/', published: 2024}}\n",
        "sources: &x\n  letter: {title: L, author: A, url: 'https://example.org/', published: 2024}\n",
        "{title: T, date: 2024-03-01}\n",
        "summary: >-\n  sources:\nsources:\n- odd\n",
    ],
)
def test_where_no_place_is_sure_the_entry_is_printed_and_the_file_left(
    root: Path, world: World, front: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"---\ntitle: T\ndate: 2024-03-01\n{front}---\nBody.\n" if not front.startswith("{") else f"---\n{front}---\nBody.\n"
    (root / "content/posts/a-post.md").write_text(text)
    assert _add(root, world.serve(HOME, "/near-deal", page(NEWS.encode())), "--to", "a-post") == 0
    said = capsys.readouterr()
    assert said.out.startswith("sources:\n")
    assert "was left as it is" in said.err
    assert (root / "content/posts/a-post.md").read_text() == text


def test_a_post_on_x_becomes_a_tweet_with_the_time_in_its_id(root: Path, world: World) -> None:
    world.serve(HOME, "/oembed", page(json.dumps(X_ANSWER).encode(), content_type="application/json"))
    assert _add(root, f"{X_URL}?s=20", "--to", "a-post") == 0
    after = (root / "content/posts/a-post.md").read_text()
    [tweet] = parse_post("p.md", after, sidecar=None, html=False, typography=False).value.evidence.tweets
    assert (tweet.id, tweet.url, tweet.handle, tweet.author) == ("example-2023-09-21", X_URL, "example", "A. Reporter")
    assert tweet.posted
    assert tweet.posted.text == "2023-09-21T01:10:00Z"
    assert tweet.text.split() == ["Writers", "&", "studios", "are", "near", "agreement.", "More:", "https://t.co/abc123"]


def test_a_post_on_bluesky_becomes_a_tweet(root: Path, world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.serve(
        HOME, "/xrpc/app.bsky.feed.getPosts", page(json.dumps(bluesky_answer()).encode(), content_type="application/json")
    )
    assert _add(root, f"https://bsky.app/profile/{DID}/post/3k7qmjev5lr2s") == 0
    said = capsys.readouterr()
    assert said.out.startswith("tweets:\n  ann-example-2023-09-21:\n")
    assert "pictures" in said.err


def test_what_cannot_be_fetched_is_one_line(root: Path, world: World, capsys: pytest.CaptureFixture[str]) -> None:
    for url, said in {
        world.serve(HOME, "/gone", page(b"", status="410 Gone")): "holds no page (410)",
        f"http://{HOME}:1025/": "could not be fetched",
        "file:///etc/passwd": 'only http and https are fetched, and this is "file"',
        "https://example.org/letter": "is there already: a-post/letter",
    }.items():
        assert _add(root, url) == 2
        err = capsys.readouterr().err
        assert said in err
        assert err.count("\n") == 1
    assert _add(root, world.url(HOME), "--to", "a-pots") == 2
    assert 'did you mean "a-post"?' in capsys.readouterr().err


def test_without_the_flag_this_machine_is_not_asked(root: Path, world: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "--root", str(root), world.url(HOME)]) == 2
    assert "its address 127.0.0.1 belongs to this machine" in capsys.readouterr().err
    assert world.asked == []


def test_a_wall_gives_an_entry_to_fill_in(root: Path, world: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert _add(root, world.serve(HOME, "/walled", page(b"<title>Just a moment</title>", status="403 Forbidden"))) == 0
    said = capsys.readouterr()
    assert "    title: unknown\n" in said.out
    assert "fill in what is unknown" in said.err


@given(
    title=st.text(max_size=40),
    author=st.text(max_size=30),
    publisher=st.text(max_size=30),
)
def test_any_title_becomes_an_entry_that_says_it(title: str, author: str, publisher: str) -> None:
    html = "".join(
        f'<meta property="{name}" content="{value.translate({34: "&quot;", 38: "&amp;"})}">'
        for name, value in {"og:title": title, "author": author, "og:site_name": publisher}.items()
    )
    facts = read_facts(_html(html.encode("utf-8", "replace").decode()))
    _, entry = make_source_entry(facts, url="https://example.org/x", today="2026-11-24", language="en", taken=())
    parsed = parse_sources("s.yaml", "\n".join(entry) + "\n")
    assert parsed.diagnostics == ()
    assert (parsed.value[0].title, parsed.value[0].author) == (facts.title or "unknown", facts.author)


@given(st.text(alphabet="ab-", max_size=70), st.integers(0, 12))
def test_an_id_is_free_and_short_enough(wanted: str, count: int) -> None:
    taken: set[str] = set()
    for _ in range(count + 1):
        free = make_free_id(wanted, taken)
        assert free not in taken
        assert len(free) <= 64
        taken.add(free)


def test_gaps_between_entries_are_kept_as_the_writer_has_them() -> None:
    text = "sources:\n  a:\n    title: A\n\n  b:\n    title: B\n\nclaims:\n"
    assert insert_entry(text, "sources", ["c:", "  title: C"], has_front_matter=False) == (
        "sources:\n  a:\n    title: A\n\n  b:\n    title: B\n\n  c:\n    title: C\n\nclaims:\n"
    )
