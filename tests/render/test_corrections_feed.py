from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders import ADDRESSES, SPAN, make_claim, make_post, make_site
from reading import find, read_html, read_xml
from talks import make_talks

from firsthand.model.evidence import LabelChange
from firsthand.model.post import Correction
from firsthand.model.resolved import ResolvedPost
from firsthand.render.corrections_feed import render_corrections_feed


def correct(day: int, text: str, **fields: Any) -> Correction:  # noqa: ANN401 -- a correction's fields are handed on
    return Correction(date=date(2023, 9, day), text=text, span=SPAN, **fields)


def change(day: int, label: str, reason: str = "") -> LabelChange:
    return LabelChange(date=date(2023, 9, day), label=label, reason=reason, span=SPAN)


def entries(*posts: ResolvedPost) -> Any:  # noqa: ANN401 -- elements of a parsed feed
    return find(read_xml(render_corrections_feed(make_site(*posts))), "a:entry")


def column(found: Any, path: str) -> list[str]:  # noqa: ANN401 -- elements of a parsed feed
    return [find(entry, f"string({path})") for entry in found]


@pytest.mark.parametrize("url", ADDRESSES)
def test_the_feed_has_what_the_standard_asks_for(url: str) -> None:
    feed = read_xml(render_corrections_feed(make_talks(url)))
    base = url.rstrip("/")
    assert find(feed, "string(a:id)") == f"{base}/corrections.xml"
    assert find(feed, "string(a:title)") == "Firsthand Times: Corrections"
    assert find(feed, "string(a:updated)") == "2023-09-22T00:00:00-07:00"
    assert find(feed, "string(a:link[@rel='alternate']/@href)") == f"{base}/corrections/"
    assert column(find(feed, "a:entry"), "a:link/@href") == [
        f"{base}/posts/talks/",
        f"{base}/posts/talks/#claim-deal-thursday",
    ]


def test_corrections_and_label_changes_of_all_posts_stand_newest_first() -> None:
    claim = make_claim("one", "said", "false", text="It rained", history=(change(25, "reported", "A paper said so."),))
    one = make_post("one", claims=(claim,), corrections=(correct(20, "Old."),))
    two = make_post("two", corrections=(correct(28, "New."),))
    found = entries(one, two)
    assert column(found, "a:title") == [
        "Corrected: Title of two",
        "False, no longer Reported: It rained",
        "Corrected: Title of one",
    ]
    assert column(found, "a:updated") == [f"2023-09-{day}T00:00:00-07:00" for day in (28, 25, 20)]


def test_a_correction_says_in_words_what_was_and_what_is() -> None:
    claim = make_claim("one", "said", text="It rained")
    (entry,) = entries(
        make_post("one", claims=(claim,), corrections=(correct(20, "A & B.", was="<x>", now="y", claims=("said",)),))
    )
    text = read_html(find(entry, "string(a:content)")).text_content()
    assert text.split("\n") == ["A & B.", "Was: <x>", "Now: y", "Checked again:", "", "It rained", "", ""]


def test_each_earlier_label_gave_way_to_the_next() -> None:
    claim = make_claim("one", "said", "verified", text="It rained", history=(change(25, "reported"), change(20, "unverified")))
    titles = column(entries(make_post("one", claims=(claim,))), "a:title")
    assert titles == ["Verified, no longer Reported: It rained", "Reported, no longer Unverified: It rained"]


def test_a_label_that_no_longer_exists_is_called_by_its_id() -> None:
    claim = make_claim("one", "said", "verified", text="It rained", history=(change(25, "rumour"),))
    assert column(entries(make_post("one", claims=(claim,))), "a:title") == ["Verified, no longer rumour: It rained"]


def test_ids_are_unique_and_outlive_better_words_new_slugs_and_further_corrections() -> None:
    first = make_post("one", feed_id="urn:x", corrections=(correct(20, "A."), correct(20, "B."), correct(21, "C.")))
    before = column(entries(first), "a:id")
    assert before == ["urn:x#correction-2023-09-21", "urn:x#correction-2023-09-20", "urn:x#correction-2023-09-20-2"]
    later = make_post(
        "moved", feed_id="urn:x", corrections=(correct(25, "D."), correct(20, "A!"), correct(20, "B!"), correct(21, "C!"))
    )
    assert column(entries(later), "a:id") == ["urn:x#correction-2023-09-25", *before]


def test_what_has_no_date_is_left_out() -> None:
    undated = replace(correct(20, "A."), date=None)
    claim = make_claim("one", "said", history=(replace(change(20, "false"), date=None),))
    assert entries(make_post("one", claims=(claim,), corrections=(undated,))) == []
