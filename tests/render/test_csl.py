import json
from pathlib import Path
from typing import Any

import pytest
from builders import ADDRESSES, day, make_post, make_site, make_source, make_tweet
from jsonschema import Draft7Validator
from talks import COPY, make_talks

from firsthand.model.dates import PartialDate
from firsthand.model.evidence import Level, SourceType
from firsthand.model.resolved import Record, ResolvedSite
from firsthand.render.csl import render_csl

SCHEMA = Path(__file__).parents[1] / "schemas" / "csl-data.json"
VALIDATOR = Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def read(site: ResolvedSite) -> Any:  # noqa: ANN401 -- parsed JSON
    items = json.loads(render_csl(site))
    assert [error.message for error in VALIDATOR.iter_errors(items)] == []
    return items


def read_item(*records: Record) -> Any:  # noqa: ANN401 -- parsed JSON
    (item,) = read(make_site(make_post("one", records=records), records=records))
    return item


@pytest.mark.parametrize("url", ADDRESSES)
def test_sources_and_short_posts_of_listed_posts_stand_in_order_of_id(url: str) -> None:
    assert [item["id"] for item in read(make_talks(url))] == [
        "near-deal",
        "talks/1704664237470674955",
        "talks/people",
        "talks/statement",
    ]


@pytest.mark.parametrize("kind", list(SourceType))
def test_every_type_of_source_has_one_the_schema_knows(kind: SourceType) -> None:
    source = make_source("s", type=kind, level=Level.UNNAMED if kind is SourceType.UNNAMED else Level.PRIMARY)
    assert read_item(source)["genre"] == kind.value


def test_a_source_says_all_that_is_known_of_it() -> None:
    source = make_source(
        "s",
        scope="one",
        level=Level.PRIMARY,
        type=SourceType.STATEMENT,
        author="WGA and AMPTP",
        short="The statement",
        published=day("2023-09-20"),
        accessed=day("2023-09-21").earliest,
        lang="en",
        note="Read in full.",
        held_at="the guild's library",
        uncertain=("published",),
        copy=COPY,
    )
    assert read_item(source) == {
        "id": "one/s",
        "type": "document",
        "genre": "statement",
        "title": "Title of s",
        "title-short": "The statement",
        "author": [{"literal": "WGA and AMPTP"}],
        "publisher": "Example News",
        "issued": {"date-parts": [[2023, 9, 20]]},
        "accessed": {"date-parts": [[2023, 9, 21]]},
        "language": "en",
        "archive": "the guild's library",
        "note": "Read in full.",
        "URL": "https://source.example/s",
        "archive_location": "https://archive.example/statement",
        "custom": {
            "level": "primary",
            "shows": "facts",
            "origin": "Example News",
            "state": "live",
            "uncertain": ["published"],
            "copy-saved": "2023-09-20",
            "copy-sha256": "ab" * 32,
        },
    }


def test_a_paper_is_what_an_article_stands_in() -> None:
    item = read_item(make_source("s"))
    assert (item["container-title"], "publisher" in item) == ("Example News", False)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (day("2023-09-20"), {"date-parts": [[2023, 9, 20]]}),
        (day("2024-02"), {"date-parts": [[2024, 2]]}),
        (day("1970~"), {"date-parts": [[1970]], "circa": True}),
        (
            PartialDate(text="1969/1971", earliest=day("1969").earliest, latest=day("1971").latest),
            {"date-parts": [[1969, 1, 1], [1971, 12, 31]]},
        ),
        (
            PartialDate(text="2023-09/2023-10", earliest=day("2023-09").earliest, latest=day("2023-10").latest),
            {"date-parts": [[2023, 9, 1], [2023, 10, 31]]},
        ),
    ],
)
def test_a_date_keeps_the_precision_it_has(when: PartialDate, expected: object) -> None:
    assert read_item(make_source("s", published=when))["issued"] == expected


@pytest.mark.parametrize(
    ("url", "network"),
    [
        ("https://x.com/a/status/1", "X"),
        ("https://mobile.twitter.com/a/status/1", "X"),
        ("https://bsky.app/profile/a/post/b", "Bluesky"),
        ("https://www.threads.net/@a/post/b", "Threads"),
        ("https://social.example/@a/1", "social.example"),
    ],
)
def test_a_short_post_stands_in_its_network(url: str, network: str) -> None:
    item = read_item(make_tweet("t", scope="one", url=url, text="Two\n lines."))
    assert (item["type"], item["container-title"], item["title"]) == ("post", network, "Two lines.")
    assert item["custom"]["handle"] == "example"


def test_what_the_writer_calls_unknown_is_left_out() -> None:
    item = read_item(make_tweet("t", scope="one", url="unknown", author="unknown", handle="unknown", text="unknown"))
    assert set(item) == {"id", "type", "genre", "issued", "custom"}
