"""``verify --links``: what one look finds, and what many looks allow to say."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate

import pytest
from errand import NOW, Site, article
from hypothesis import given
from hypothesis import strategies as st
from networks import X_ANSWER, X_TEXT, X_URL
from saved import read_all
from world import HOME, Route, World, page, redirect

from firsthand.archive.links import Look, conclude, look_at
from firsthand.archive.response import Failure, Response, Why
from firsthand.archive.store import Subject, save_copy
from firsthand.archive.wire import WireError
from firsthand.disk.refusal import Refusal
from firsthand.model.evidence import LinkState

pytest_plugins = ("served",)

WORDS = "The mill will open again in spring."
GONE = page(b"gone", status="404 Not Found")


def _prepare(site: Site, world: World, *answers: bytes | Route) -> None:
    """A source whose copy was saved and compared, and then answers as given."""
    url = world.serve("town.example", "/minutes", page(article(WORDS)), *answers)
    site.write({"it": url}, quotes={"q": ("it", WORDS)})
    site.snapshot()
    site.verify()


def _states(site: Site, *days: float) -> list[str]:
    start = site.now
    found = []
    for day in days:
        site.now = start + timedelta(days=day)
        found.append(str(site.look()["it"].link.state))
    return found


def test_a_page_that_still_holds_the_words_is_live(site: Site, world: World) -> None:
    _prepare(site, world, page(article(WORDS, title="Another title") + b"<p>And more.</p>"))
    assert _states(site, 1) == ["live"]
    link = site.lock("it")["link"]
    assert (link["state"], link["checked"]) == ("live", "2026-11-25T12:00:00Z")
    assert link["history"] == [
        {"checked": "2026-11-24T12:00:00Z", "state": "live"},
        {"checked": "2026-11-25T12:00:00Z", "state": "live"},
    ]


@pytest.mark.parametrize(
    "answer",
    [
        page(article("The mill will not open again.")),
        page(b"<title>Page not found</title><p>Sorry, that page is not here.</p>" + b"<p>Try the menu.</p>" * 30),
    ],
    ids=["other words", "soft 404"],
)
def test_a_page_that_lost_the_words_has_changed(site: Site, world: World, answer: bytes) -> None:
    _prepare(site, world, answer)
    assert _states(site, 1) == ["changed"]
    assert site.look()["it"].is_problem


def test_a_page_that_sends_everybody_home_has_changed(site: Site, world: World) -> None:
    world.serve("town.example", "/", page(article("Welcome to our town.")))
    _prepare(site, world, redirect("/"))
    assert _states(site, 1) == ["changed"]


def test_without_words_to_look_for_a_soft_404_says_nothing(site: Site, world: World) -> None:
    world.serve("town.example", "/", page(article("Welcome to our town.")))
    site.write(
        {
            "it": world.serve("town.example", "/a", redirect("/")),
            "soft": world.serve("town.example", "/b", page(b"<title>404</title><p>Nothing here.</p>")),
        }
    )
    assert {name: str(checked.link.state) for name, checked in site.look().items()} == {"it": "unknown", "soft": "unknown"}


@pytest.mark.parametrize(
    ("status", "state"),
    [("301 Moved Permanently", "moved"), ("308 Permanent Redirect", "moved"), ("302 Found", "live"), ("307 Temporary", "live")],
)
def test_a_page_that_moved_for_good_has_moved(site: Site, world: World, status: str, state: str) -> None:
    world.serve("new.example", "/minutes", page(article(WORDS)))
    _prepare(site, world, redirect(world.url("new.example", "/minutes"), status=status))
    assert _states(site, 1) == [state]


def test_a_slash_or_a_www_is_no_move(site: Site, world: World) -> None:
    world.serve("www.town.example", "/minutes/", page(article(WORDS)))
    _prepare(site, world, redirect(world.url("www.town.example", "/minutes/")))
    assert _states(site, 1) == ["live"]


WALLS = {
    "401": page(b"", status="401 Unauthorized"),
    "403": page(b"<title>403</title>", status="403 Forbidden"),
    "407": page(b"", status="407 Proxy"),
    "429": page(b"", "Retry-After: 9999", status="429 Too Many Requests"),
    "451": page(b"", status="451 Legal"),
    "999": page(b"", status="999 No"),
    "challenge": page(b"<title>Just a moment...</title><p>Checking.</p>", status="503 Service Unavailable"),
    "captcha": page(b"<title>Town</title><script src='https://captcha-delivery.com/c.js'></script>"),
    "mitigated": page(b"x", "cf-mitigated: challenge", status="403 Forbidden"),
}


@pytest.mark.parametrize("answer", WALLS.values(), ids=WALLS.keys())
def test_a_wall_is_never_a_death_however_often_it_is_met(site: Site, world: World, answer: bytes) -> None:
    _prepare(site, world, answer)
    assert _states(site, 1, 10, 20, 30) == ["blocked"] * 4
    assert not site.look()["it"].is_problem


def test_a_login_that_is_sent_to_is_a_wall(site: Site, world: World) -> None:
    world.serve("town.example", "/login", page(b"<title>Town</title><form>Name, password</form>"))
    _prepare(site, world, redirect("/login?next=minutes", status="302 Found"))
    assert _states(site, 1) == ["blocked"]


@pytest.mark.parametrize(
    "answer",
    [
        page(b"oh", status="500 Oops"),
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf",
        page(b"<title>App</title><div id=root></div><script>run()</script>"),
    ],
    ids=["5xx", "hung up", "truncated", "scripts"],
)
def test_what_says_nothing_is_unknown_however_often(site: Site, world: World, answer: bytes) -> None:
    _prepare(site, world, answer)
    assert _states(site, 1, 10, 20, 30) == ["unknown"] * 4


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone"])
def test_a_link_is_dead_after_three_looks_over_seven_days_and_not_before(site: Site, world: World, status: str) -> None:
    _prepare(site, world, page(b"gone", status=status))
    assert _states(site, 1, 1.1, 1.2, 7.9, 8, 9) == ["unknown", "unknown", "unknown", "unknown", "dead", "dead"]
    assert site.look()["it"].is_problem
    assert site.lock("it")["payload"]


def test_two_looks_are_not_enough_however_far_apart(site: Site, world: World) -> None:
    _prepare(site, world, GONE)
    assert _states(site, 1, 300) == ["unknown", "unknown"]


def test_a_sign_of_life_begins_the_count_anew_and_a_wall_does_not(site: Site, world: World) -> None:
    _prepare(site, world, GONE, GONE, page(article(WORDS)), GONE, WALLS["403"], GONE, GONE)
    assert _states(site, 1, 5, 9, 10, 12, 14, 18) == ["unknown", "unknown", "live", "unknown", "blocked", "unknown", "dead"]


def test_a_dead_link_may_come_back(site: Site, world: World) -> None:
    _prepare(site, world, GONE, GONE, GONE, page(article(WORDS)))
    assert _states(site, 1, 5, 9, 10) == ["unknown", "unknown", "dead", "live"]


def test_a_name_that_is_gone_is_as_dead_as_a_page() -> None:
    for why, state in (
        (Why.NO_SUCH_NAME, "dead"),
        (Why.UNREACHABLE, "unknown"),
        (Why.TOO_SLOW, "unknown"),
        (Why.UNTRUSTED, "unknown"),
    ):
        assert look_at(Failure(url="u", why=why, message="m"), quoted=(), were_seen=False).state == state


def test_looking_keeps_what_was_compared_and_a_new_comparison_keeps_the_looks(site: Site, world: World) -> None:
    _prepare(site, world, page(article("Other words.")))
    before = site.lock("it")
    site.look()
    after = site.lock("it")
    assert {key: value for key, value in after.items() if key != "link"} == {
        key: value for key, value in before.items() if key != "link"
    }
    site.verify()
    assert site.lock("it") == after


def test_an_excerpt_and_a_source_without_a_copy_remember_their_looks_too(site: Site, world: World) -> None:
    site.write(
        {"it": world.serve("town.example", "/", page(article("Quite other words.")))}, extra="excerpt: The mill will open."
    )
    assert _states(site, 1) == ["live"]
    site.verify()
    assert site.lock("it")["link"]["state"] == "live"
    site.write({"it": world.url("town.example", "/nowhere")})
    assert _states(site, 1, 5, 9) == ["unknown", "unknown", "dead"]
    assert [job.key.id for job in site.plan().jobs] == ["it"]


def test_words_that_only_a_browser_saw_are_not_called_gone(site: Site, world: World) -> None:
    url = world.serve("town.example", "/", page(article("Only the frame.")))
    site.write({"it": url}, quotes={"q": ("it", WORDS)})
    browser = Response(
        url=url,
        final_url=url,
        status=200,
        headers=(("Content-Type", "text/html"),),
        body=article(WORDS),
        retrieved="2026-11-01T00:00:00Z",
    )
    save_copy(site.root, Subject(scope="the-mill", source="it", url=url), browser, via="import")
    site.verify()
    assert _states(site, 1) == ["unknown"]


def test_a_post_is_asked_of_its_network(site: Site, world: World) -> None:
    answer = page(json.dumps(X_ANSWER).encode(), content_type="application/json")
    other = {**X_ANSWER, "html": str(X_ANSWER["html"]).replace("near", "far from")}
    edited = page(json.dumps(other).encode(), content_type="application/json")
    world.serve("x-embeds.example", "/oembed", answer, answer, edited, GONE)
    tweet = f"  it:\n    author: A\n    handle: a\n    posted: 2023-09-21\n    text: {json.dumps(X_TEXT)}\n    url: {X_URL}\n"
    site.write({"other": world.url("town.example")}, tweets=tweet)
    site.snapshot("it")
    site.verify()
    assert _states(site, 1, 2, 3, 7, 11) == ["live", "changed", "unknown", "unknown", "dead"]


def test_a_host_that_asks_to_be_left_alone_is_not_asked_for_its_other_pages(site: Site, world: World) -> None:
    slow = page(b"", "Retry-After: 9999", status="429 Too Many Requests")
    site.write({name: world.serve("busy.example", f"/{name}", slow) for name in ("it", "that")})
    looks = site.look()
    assert len(world.asked) == 1
    assert sorted(str(one.look.state) if one.look else "not asked" for one in looks.values()) == ["blocked", "not asked"]


def _know_nobody(_host: str, _port: int) -> Sequence[str]:
    raise WireError(Why.NO_SUCH_NAME, "there is no host of this name")


def _know_only(*names: str) -> Callable[[str, int], Sequence[str]]:
    return lambda host, port: (HOME,) if host in names else _know_nobody(host, port)


def _write_two(site: Site, world: World) -> None:
    tweet = f"  near:\n    author: A\n    handle: a\n    posted: 2023-09-21\n    text: {json.dumps(X_TEXT)}\n    url: {X_URL}\n"
    urls = {name: world.serve(f"{name}.example", "/", page(article(WORDS))) for name in ("it", "that")}
    site.write(urls, tweets=tweet)


def test_where_nobody_at_all_answers_the_network_is_away_and_nothing_is_recorded(site: Site, world: World) -> None:
    _write_two(site, world)
    site.look()
    before = read_all(site.root)
    for day in (1, 5, 9, 13):
        site.now = NOW + timedelta(days=day)
        with pytest.raises(Refusal, match="the network seems to be away"):
            site.look(find_addresses=_know_nobody)
    assert read_all(site.root) == before


def test_where_one_host_answers_a_name_that_is_not_there_is_gone(site: Site, world: World) -> None:
    _write_two(site, world)
    looks = site.look(find_addresses=_know_only("that.example"))
    found = {name: str(checked.look.state) for name, checked in looks.items() if checked.look}
    assert found == {"it": "dead", "that": "live", "near": "unknown"}
    assert site.lock("it")["link"]["history"] == [{"checked": "2026-11-24T12:00:00Z", "state": "dead"}]


def test_where_only_the_archive_answers_the_network_is_there_and_the_names_are_gone(site: Site, world: World) -> None:
    _write_two(site, world)
    looks = site.look(find_addresses=_know_only("archive.example"))
    assert {name: str(checked.look.state) for name, checked in looks.items() if checked.look} == {
        "it": "dead",
        "that": "dead",
        "near": "unknown",
    }
    assert world.paths() == ["/"]


def test_the_archive_is_not_troubled_where_anybody_answered(site: Site, world: World) -> None:
    _prepare(site, world, GONE)
    site.look()
    assert world.paths("archive.example") == []


STATES = st.sampled_from(
    [LinkState.LIVE, LinkState.DEAD, LinkState.DEAD, LinkState.BLOCKED, LinkState.UNKNOWN, LinkState.CHANGED]
)


@given(looks=st.lists(st.tuples(STATES, st.integers(0, 96)), max_size=60))
def test_a_thinned_history_concludes_what_the_whole_one_would(looks: list[tuple[LinkState, int]]) -> None:
    hours = accumulate(step for _, step in looks)
    times = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hour) for hour in hours]
    history: tuple[tuple[str, str], ...] = ()
    state = LinkState.UNKNOWN
    for (found, _), when in zip(looks, times, strict=True):
        link = conclude(history, Look(state=found, reason=""), when.isoformat())
        history, state = link.history, link.state
    gone = []
    for (found, _), when in reversed(list(zip(looks, times, strict=True))):
        if found in (LinkState.LIVE, LinkState.CHANGED):
            break
        if found is LinkState.DEAD:
            gone.append(when)
    is_dead = len(gone) >= 3 and max(gone) - min(gone) >= timedelta(days=7)
    if looks and looks[-1][0] is LinkState.DEAD:
        assert (state is LinkState.DEAD) == is_dead
    assert len(history) <= 60
