"""Time alone changes a site: posts appear, claims fall due, the day on a page is another."""

from __future__ import annotations

from random import Random

import pytest
from edits import SITE, set_key
from twin import Twin

CHANCE = Random(0)  # noqa: S311 - nothing is left to it here


@pytest.mark.parametrize(("zone", "midnight"), [("Pacific/Auckland", 11), ("America/Los_Angeles", 7)])
def test_around_midnight_a_build_says_what_a_clean_one_says(twin: Twin, zone: str, midnight: int) -> None:
    set_key("timezone", zone, path=SITE)(twin, CHANCE)
    set_key("review_after", "20", path=SITE)(twin, CHANCE)
    for clock in (f"28T{midnight - 1:02}:50", f"28T{midnight:02}:10", "28T23:50", "29T00:10"):
        twin.clock = f"2026-03-{clock}:00+00:00"
        twin.compare()


def test_a_claim_falls_due_when_the_day_begins_where_the_site_is(twin: Twin) -> None:
    set_key("timezone", "Pacific/Auckland", path=SITE)(twin, CHANCE)
    set_key("review_after", "20", path=SITE)(twin, CHANCE)
    due = 'warning[review-due]: the claim "high-water" was last checked 21 days ago'
    twin.clock = "2026-03-28T10:59:00+00:00"  # in Auckland it is a minute to midnight
    assert due not in twin.build("-v").err
    twin.clock = "2026-03-28T11:01:00+00:00"
    assert due in twin.build("-v").err


def test_a_scheduled_post_appears_at_its_minute_and_goes_when_the_clock_is_set_back(twin: Twin) -> None:
    page = "posts/spring/index.html"
    seen = []
    for clock in ("2026-04-02T06:59:59", "2026-04-02T07:00:00", "2026-04-02T06:59:59"):
        twin.clock = f"{clock}+00:00"
        seen.append(page in twin.compare().files)
    assert seen == [False, True, False]
