"""``snapshot``: what is asked of whom, how politely, and what is kept."""

from __future__ import annotations

import gzip
import json
from datetime import timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest
from errand import NOW, Site, article
from world import AGENT, World, page, redirect

from firsthand.archive.response import make_digest

pytest_plugins = ("served",)


def test_a_page_is_kept_with_its_words_its_address_and_its_time(site: Site, world: World) -> None:
    url = world.serve("town.example", "/minutes", page(article()))
    site.write({"minutes": url}, quotes={"open": ("minutes", "The mill will open again in spring.")})
    outcome = site.snapshot()["minutes"]
    assert (outcome.problem, outcome.note) == ("", "")
    lock = site.lock("minutes")
    assert (lock["via"], lock["url"], lock["retrieved"], lock["status"]) == ("direct", url, "2026-11-24T12:00:00Z", 200)
    assert lock["payload"]["bytes"] == len(article())
    assert (lock["link"]["state"], lock["link"]["checked"]) == ("live", "2026-11-24T12:00:00Z")
    assert b"The mill will open again in spring." in site.copies("text")[0]
    assert article() in gzip.decompress(site.copies("raw")[0])
    finding = site.verify().findings[0]
    assert (finding.id, finding.result.match) == ("open", "exact")


def test_a_second_run_asks_for_what_is_missing_and_no_more(site: Site, world: World) -> None:
    urls = {f"s{number}": world.serve("town.example", f"/{number}", page(article())) for number in range(4)}
    site.write({**urls, "lost": world.url("town.example", "/lost")})
    first = site.snapshot()
    assert [name for name, outcome in first.items() if outcome.problem] == ["lost"]
    world.asked.clear()
    second = site.snapshot()
    assert list(second) == ["lost"]
    assert world.paths("town.example") == ["/lost"]


def test_a_source_that_is_named_is_asked_for_anew(site: Site, world: World) -> None:
    url = world.serve("town.example", "/minutes", page(article("Old words.")), page(article("New words.")))
    site.write({"minutes": url})
    site.snapshot()
    assert site.plan().jobs == ()
    for name in ("minutes", "the-mill/minutes", url):
        assert [job.key.id for job in site.plan(name).jobs] == ["minutes"]
    site.snapshot("minutes")
    assert site.lock("minutes")["payload"]["bytes"] == len(article("New words."))


def test_one_address_of_two_sources_is_asked_once(site: Site, world: World) -> None:
    url = world.serve("town.example", "/minutes", page(article()))
    site.write({"one": url, "two": url})
    site.snapshot()
    assert world.paths("town.example") == ["/minutes"]
    assert site.lock("one")["payload"] == site.lock("two")["payload"]


def test_an_excerpt_stands_in_for_a_copy_until_the_source_is_named(site: Site, world: World) -> None:
    site.write({"minutes": world.serve("town.example", "/minutes", page(article()))}, extra="excerpt: The mill will open.")
    assert site.plan().jobs == ()
    site.verify()
    assert site.plan().jobs == ()
    assert site.snapshot("minutes")["minutes"].problem == ""
    assert site.lock("minutes")["via"] == "direct"


def test_a_host_is_asked_once_in_two_seconds_and_others_meanwhile(site: Site, world: World) -> None:
    hosts = ("a.example", "b.example", "c.example")
    site.write({f"{host[0]}{n}": world.serve(host, f"/{n}", page(article())) for host in hosts for n in range(5)})
    assert all(not outcome.problem for outcome in site.snapshot().values())
    for host in hosts:
        times = [one.at for one in world.asked if one.host == host]
        assert len(times) == 5
        assert all(later - earlier >= 2 for earlier, later in pairwise(times))
    assert sum(world.clock.slept) <= 4 * 2 + 0.1
    assert {one.headers["user-agent"] for one in world.asked} == {AGENT}
    assert not [one for one in world.asked if "cookie" in one.headers]


def test_each_hop_of_a_redirect_waits_its_turn_and_is_kept(site: Site, world: World) -> None:
    world.serve("b.example", "/there", page(article(), "Set-Cookie: secret=1"))
    world.serve("a.example", "/2", redirect(world.url("b.example", "/there"), "Set-Cookie: secret=2"))
    site.write({"minutes": world.serve("a.example", "/1", redirect("/2", status="302 Found"))})
    site.snapshot()
    lock = site.lock("minutes")
    assert lock["final_url"] == world.url("b.example", "/there")
    times = [one.at for one in world.asked if one.host == "a.example"]
    assert times[1] - times[0] >= 2
    warc = gzip.decompress(site.copies("raw")[0])
    assert [
        b"WARC-Target-URI: " + world.url(*where).encode() in warc for where in [("a.example", "/1"), ("a.example", "/2")]
    ] == [
        True,
        True,
    ]
    assert b"secret" not in warc
    assert world.asked[-1].headers.get("cookie") is None


@pytest.mark.parametrize("retry", ["30", format_datetime(NOW + timedelta(seconds=30), usegmt=True)])
@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_a_host_that_asks_to_wait_a_little_is_asked_again_then(site: Site, world: World, retry: str, status: str) -> None:
    url = world.serve("busy.example", "/", page(b"", f"Retry-After: {retry}", status=status), page(article()))
    site.write({"minutes": url, "other": world.serve("busy.example", "/other", page(article()))})
    assert all(not outcome.problem for outcome in site.snapshot().values())
    times = [one.at for one in world.asked]
    assert [one.path for one in world.asked] == ["/", "/", "/other"]
    assert times[1] - times[0] >= 30


def test_a_host_that_asks_to_wait_long_is_left_alone(site: Site, world: World) -> None:
    slow = page(b"", "Retry-After: 3600", status="429 Too Many Requests")
    site.write({f"s{n}": world.serve("busy.example", f"/{n}", slow) for n in range(3)})
    outcomes = site.snapshot()
    assert len(world.paths("busy.example")) == 1
    assert "left alone for 60 minutes" in outcomes["s1"].problem
    assert sum(world.clock.slept) < 60


PROBLEMS = {
    "gone": (page(b"gone", status="410 Gone"), "it is gone (410)"),
    "missing": (page(b"<title>No</title>", status="404 Not Found"), "it is gone (404)"),
    "refused": (page(b"no", status="403 Forbidden"), "it does not answer a program (403)"),
    "paywall": (page(b"no", status="451 Unavailable For Legal Reasons"), "it does not answer a program (451)"),
    "odd": (page(b"no", status="999 Request denied"), "it does not answer a program (999)"),
    "broken": (page(b"oh no", status="500 Internal Server Error"), "it answers with the status 500"),
    "challenge": (
        page(b"<title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/x></script>"),
        "it does not answer a program (200)",
    ),
    "challenge-503": (
        page(b"<title>Just a moment...</title>", "cf-mitigated: challenge", status="503 Service Unavailable"),
        "it does not answer a program (503)",
    ),
    "scripts": (
        page(b"<title>App</title><div id=root></div><script>render()</script>"),
        "its words are put there by scripts, which are not run",
    ),
    "truncated": (b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\nhalf", "it broke off after 4 of 9,999 bytes"),
    "zip": (page(b"PK", content_type="application/zip"), "application/zip holds no words that could be compared"),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_what_is_not_the_page_is_not_kept_and_said(site: Site, world: World, name: str) -> None:
    answer, problem = PROBLEMS[name]
    site.write({"it": world.serve("odd.example", "/", answer), "good": world.serve("town.example", "/", page(article()))})
    outcomes = site.snapshot()
    assert outcomes["it"].problem.startswith(problem)
    assert outcomes["good"].problem == ""
    assert len(site.copies("raw")) == 1


def test_a_soft_404_is_not_kept(site: Site, world: World) -> None:
    url = world.serve("soft.example", "/", page(b"<title>Page not found | Town</title><p>Sorry.</p>"))
    site.write({"it": url})
    assert site.snapshot()["it"].problem
    assert site.copies("raw") == []


def test_a_page_in_an_old_character_set_is_read_as_its_header_says(site: Site, world: World) -> None:
    words = "Der Müller öffnet die Mühle für „alle“."
    body = article(words).decode().replace("charset=utf-8", "").encode("windows-1252")
    site.write(
        {"it": world.serve("old.example", "/", page(body, content_type="text/html; charset=windows-1252"))},
        quotes={"q": ("it", words)},
    )
    site.snapshot()
    assert site.verify().findings[0].result.match == "exact"
    assert site.lock("it")["charset"] == "windows-1252"


@pytest.mark.parametrize(
    ("bytes_in", "said", "note"),
    [
        ("utf-8", "utf-8", ""),
        ("windows-1252", "iso-8859-1", ""),
        ("utf-8", "iso-8859-1", "its letters are in utf-8, and it says that they are in windows-1252"),
        ("windows-1252", "utf-8", "it says that its letters are in utf-8, and some of them are not"),
    ],
)
def test_a_page_that_names_a_wrong_character_set_is_read_as_readers_see_it_and_the_writer_is_told(
    site: Site, world: World, bytes_in: str, said: str, note: str
) -> None:
    words = "The Müller family opens the old mill again in spring."
    body = article(words).decode().encode(bytes_in)
    url = world.serve("old.example", "/", page(body, content_type=f"text/html; charset={said}"))
    site.write({"it": url}, quotes={"q": ("it", words)})
    outcome = site.snapshot()["it"]
    assert (outcome.problem, outcome.note[: len(note) or None]) == ("", note)
    assert site.verify().findings[0].result.match == ("altered" if note else "exact")


def test_a_page_that_comes_packed_is_kept_unpacked(site: Site, world: World) -> None:
    packed = page(gzip.compress(article()), "Content-Encoding: gzip")
    site.write({"it": world.serve("packed.example", "/", packed)})
    assert site.snapshot()["it"].problem == ""
    assert site.lock("it")["payload"]["bytes"] == len(article())
    assert {one.headers["accept-encoding"] for one in world.asked} == {"identity"}


def test_threads_and_instagram_are_left_to_the_writer(site: Site) -> None:
    site.write({"post": "https://www.threads.net/@a/post/1"})
    assert (site.plan().jobs, [key.id for key in site.plan().by_hand]) == ((), ["post"])


# The archive


def _index(*rows: tuple[str, str, str]) -> bytes:
    head = ["timestamp", "original", "statuscode", "mimetype", "digest", "length"]
    body = [head, *([stamp, url, "200", "text/html", digest, "100"] for stamp, url, digest in rows)] if rows else []
    return page(json.dumps(body).encode(), content_type="application/json")


CDX = ("archive.example", "/cdx/search/cdx")


def test_an_archives_copy_with_our_digest_is_byte_identical(site: Site, world: World) -> None:
    same, other = (world.serve("town.example", f"/{name}", page(article(name))) for name in ("same", "other"))
    site.write({"same": same, "other": other})

    def answer(asked: object) -> tuple[bytes]:
        is_same = "%2Fsame" in str(getattr(asked, "path", ""))
        digest = make_digest(article("same")) if is_same else "A" * 32
        return (_index(("20251202101112", same if is_same else other, digest)),)

    world.serve(*CDX, answer)
    outcomes = site.snapshot(archive=True)
    assert outcomes["same"].note == "the archive's copy is byte-identical"
    lock = site.lock("same")
    assert lock["archive"] == [
        {
            "service": "Internet Archive",
            "url": f"{world.url('archive.example')}web/20251202101112/{same}",
            "datetime": "2025-12-02T10:11:12Z",
            "digest": f"sha256:{lock['payload']['sha256']}",
        }
    ]
    assert site.lock("other")["archive"][0]["digest"] == "A" * 32
    world.asked.clear()
    assert site.snapshot(archive=True) == {}
    assert world.asked == []


def test_a_copy_that_was_saved_before_is_compared_from_disk(site: Site, world: World) -> None:
    url = world.serve("town.example", "/", page(article()))
    site.write({"it": url})
    site.snapshot()
    world.serve(*CDX, _index(("20251202101112", url, make_digest(article()))))
    world.asked.clear()
    assert site.snapshot(archive=True)["it"].note == "the archive's copy is byte-identical"
    assert world.paths("town.example") == []


def test_without_the_flag_the_archive_is_not_asked_about_pages_that_are_there(site: Site, world: World) -> None:
    site.write({"it": world.serve("town.example", "/", page(article()))})
    site.snapshot()
    assert world.paths("archive.example") == []


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden"])
def test_a_page_that_cannot_be_had_is_taken_from_the_archive(site: Site, world: World, status: str) -> None:
    url = world.serve("town.example", "/", page(b"no", status=status))
    site.write({"it": url}, quotes={"q": ("it", "The mill will open again in spring.")})
    world.serve(*CDX, _index(("20251202101112", url, make_digest(article()))))
    world.serve("archive.example", f"/web/20251202101112id_/{url}", page(article()))
    note = site.snapshot()["it"].note
    assert note.endswith("the archive's copy of 2025-12-02 was kept instead")
    lock = site.lock("it")
    assert (lock["via"], lock["url"]) == ("wayback:20251202101112", url)
    assert lock["archive"][0]["digest"] == f"sha256:{lock['payload']['sha256']}"
    assert site.verify().findings[0].result.match == "exact"
    assert site.plan().jobs == ()


def test_where_the_newest_copy_lost_the_words_the_one_of_that_time_is_taken(site: Site, world: World) -> None:
    url = world.url("town.example", "/gone")
    site.write({"it": url}, quotes={"q": ("it", "The mill will open again in spring.")})
    world.serve(*CDX, _index(("20260101000000", url, "A" * 32)))
    world.serve("archive.example", f"/web/20260101000000id_/{url}", page(article("This page is for sale.")))
    there = f"{world.url('archive.example')}web/20251203040506/{url}"
    world.serve("archive.example", f"/web/{url}", redirect(there, status="302 Found"))
    world.serve("archive.example", f"/web/20251203040506id_/{url}", page(article()))
    assert "copy of 2025-12-03 was kept" in site.snapshot()["it"].note
    assert site.verify().findings[0].result.match == "exact"
    asked = next(one for one in world.asked if "accept-datetime" in one.headers)
    assert asked.headers["accept-datetime"] == "Mon, 01 Dec 2025 12:00:00 GMT"


@pytest.mark.parametrize(
    "answer",
    [page(b"", status="404 Not Found"), redirect("/nowhere", status="302 Found"), page(b"here")],
    ids=["404", "odd", "200"],
)
def test_where_there_is_no_better_copy_the_newest_is_taken(site: Site, world: World, answer: bytes) -> None:
    url = world.url("town.example", "/gone")
    site.write({"it": url}, quotes={"q": ("it", "The mill will open again in spring.")})
    world.serve(*CDX, _index(("20260101000000", url, "A" * 32)))
    world.serve("archive.example", f"/web/20260101000000id_/{url}", page(article("This page is for sale.")))
    world.serve("archive.example", f"/web/{url}", answer)
    assert "copy of 2026-01-01 was kept" in site.snapshot()["it"].note


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (_index(), "the archive has no copy of it"),
        (page(b"Blocked Site Error", status="403 Forbidden"), "the archive does not show copies of it"),
        (page(b"oops", status="502 Bad Gateway"), "the archive answered with the status 502"),
        (page(b"{}", content_type="application/json"), "something else than a list"),
        (page(b"[[1, 2], 3, null]", content_type="application/json"), "the archive has no copy of it"),
        (page(b"[" * 99_999, content_type="application/json"), "something else than a list"),
        (b"", "the archive could not be asked"),
    ],
)
def test_what_the_archive_does_not_have_is_said(site: Site, world: World, answer: bytes, said: str) -> None:
    site.write({"it": world.url("town.example", "/gone")})
    world.serve(*CDX, answer)
    assert said in site.snapshot()["it"].problem


def test_the_archives_first_429_ends_all_asking_of_it(site: Site, world: World) -> None:
    site.write({f"s{n}": world.serve("town.example", f"/{n}", page(article())) for n in range(5)})
    world.serve(*CDX, _index(("20251202101112", "x", "A" * 32)), page(b"slow down", status="429 Too Many Requests"))
    outcomes = site.snapshot(archive=True)
    assert len(world.paths("archive.example")) == 2
    assert all(not outcome.problem for outcome in outcomes.values())
    assert len(site.copies("raw")) == 5
    assert sum("archive" in site.lock(name) for name in outcomes) == 1


def test_the_archive_is_asked_no_more_often_than_it_allows(site: Site, world: World) -> None:
    site.write({f"s{n}": world.url("town.example", f"/{n}") for n in range(60)})
    world.serve(*CDX, _index())
    site.snapshot()
    times = [one.at for one in world.asked if one.host == "archive.example"]
    assert len(times) == 60
    assert all(later - earlier > 60 for earlier, later in zip(times, times[24:], strict=False))


def _job(**answer: str) -> bytes:
    return page(json.dumps(answer).encode(), content_type="application/json")


def test_with_keys_the_archive_is_asked_to_make_a_copy(site: Site, world: World) -> None:
    url = world.serve("town.example", "/", page(article()))
    site.write({"it": url})
    site.keys = ("key", "secret")
    world.serve(*CDX, _index())
    world.serve("archive.example", "/save", _job(job_id="spn2-1", url=url))
    done = _job(status="success", timestamp="20261124120001", original_url=url)
    world.serve("archive.example", "/save/status/spn2-1", _job(status="pending"), _job(status="pending"), done)
    assert site.snapshot(archive=True)["it"].note == "the archive has a copy of 2026-11-24"
    assert site.lock("it")["archive"][0]["url"].endswith(f"/web/20261124120001/{url}")
    asked = next(one for one in world.asked if one.path == "/save")
    assert (asked.method, asked.headers["authorization"]) == ("POST", "LOW key:secret")
    assert asked.body.decode().endswith("&if_not_archived_within=30d&skip_first_archive=1")
    kept = b"".join(path.read_bytes() for path in site.root.rglob("*") if path.is_file())
    assert b"secret" not in kept
    assert b"secret" not in gzip.decompress(site.copies("raw")[0])
    assert [one for one in world.asked if "authorization" in one.headers and one.host != "archive.example"] == []


@pytest.mark.parametrize(
    ("error", "said", "stops"),
    [
        ("error:not-found", "cannot save it (not-found)", False),
        ("error:invalid-url-syntax", "cannot save it (invalid-url-syntax)", False),
        ("error:too-many-daily-captures", "no more of this today (too-many-daily-captures)", False),
        ("error:read-timeout", "just now (read-timeout)", False),
        ("error:something-new", "just now (something-new)", False),
        ("error:user-session-limit", "just now (user-session-limit)", True),
        ("error:too-many-requests", "just now (too-many-requests)", True),
    ],
)
def test_an_error_of_saving_says_when_to_ask_again(site: Site, world: World, error: str, said: str, stops: bool) -> None:
    site.write({name: world.serve("town.example", f"/{name}", page(article())) for name in ("a", "b")})
    site.keys = ("key", "secret")
    world.serve(*CDX, _index())
    world.serve("archive.example", "/save", _job(status="error", status_ext=error, message="No."))
    outcomes = site.snapshot(archive=True)
    assert said in outcomes["a"].note
    assert world.paths("archive.example").count("/save") == (1 if stops else 2)


def test_keys_stay_with_the_archive_wherever_it_points(site: Site, world: World) -> None:
    site.write({"it": world.serve("town.example", "/", page(article()))})
    site.keys = ("key", "secret")
    world.serve(*CDX, _index())
    world.serve("archive.example", "/save", redirect(world.url("thief.example", "/save"), status="307 Temporary Redirect"))
    assert site.snapshot(archive=True)["it"].note == "the archive answered with the status 307"
    world.serve("archive.example", "/save", _job(job_id="1"))
    world.serve("archive.example", "/save/status/1", redirect(world.url("thief.example", "/status")))
    site.snapshot(archive=True)
    assert world.paths("thief.example") == []


def test_without_keys_the_archive_is_asked_to_make_nothing(site: Site, world: World) -> None:
    site.write({"it": world.serve("town.example", "/", page(article()))})
    world.serve(*CDX, _index())
    assert site.snapshot(archive=True)["it"].note == "the archive has no copy of it"
    assert "/save" not in world.paths("archive.example")
