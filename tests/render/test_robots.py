from urllib.robotparser import RobotFileParser

import pytest
from builders import ADDRESSES, make_site

from firsthand.render.robots import AI_CRAWLERS, render_robots


def parse(text: str) -> RobotFileParser:
    parser = RobotFileParser()
    parser.parse(text.splitlines())
    return parser


@pytest.mark.parametrize("url", ADDRESSES)
def test_everybody_may_read_and_finds_the_sitemap(url: str) -> None:
    robots = parse(render_robots(make_site(url=url)))
    page = f"{url.rstrip('/')}/posts/x/"
    assert robots.can_fetch("Googlebot", page)
    assert robots.can_fetch("GPTBot", page)
    assert robots.site_maps() == [f"{url.rstrip('/')}/sitemap.xml"]


@pytest.mark.parametrize("url", ADDRESSES)
def test_crawlers_of_language_models_are_asked_to_stay_away_where_the_site_says_so(url: str) -> None:
    robots = parse(render_robots(make_site(url=url, robots_ai="disallow")))
    page = f"{url.rstrip('/')}/posts/x/"
    assert robots.can_fetch("Googlebot", page)
    assert [name for name in AI_CRAWLERS if robots.can_fetch(name, page)] == []
    assert robots.site_maps() == [f"{url.rstrip('/')}/sitemap.xml"]


def test_each_crawler_is_named_once() -> None:
    folded = [name.casefold() for name in AI_CRAWLERS]
    assert sorted(set(folded)) == sorted(folded)
