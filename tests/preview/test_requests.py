"""What the preview answers, and what it does not: who asks, how, and for what."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from previews import MILL, Preview, open_preview, write_site

STYLE_SHEETS = ["/evidence", "/fonts", "/labels", "/print", "/search", "/site"]
FILES = {"static/note.txt": "0123456789", "static/page.html": "<p>by hand</p>", "static/data.bin": "x"}


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with open_preview(write_site(tmp_path_factory.mktemp("site"), files=FILES), allowed="box.example") as running:
        yield running


def test_pages_come_with_what_a_browser_needs(preview: Preview) -> None:
    answer = preview.ask("/posts/the-mill/")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "FIRST words" in answer.text
    assert answer.text.count("/__firsthand/client.js") == 1
    assert preview.ask("/posts/the-mill/", method="HEAD").headers["Content-Length"] == str(len(answer.body))
    assert preview.ask("/posts/the-mill/", method="HEAD").body == b""


def test_drafts_and_scheduled_posts_are_shown(preview: Preview) -> None:
    for path, badge in (("/posts/idea/", "Draft"), ("/posts/later/", "Scheduled for 1 October 2024")):
        assert preview.ask(path).status == 200
        assert badge in preview.ask(path).text


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/feed.xml", "application/atom+xml; charset=utf-8"),
        ("/feed.json", "application/feed+json; charset=utf-8"),
        ("/claims.csv", "text/csv; charset=utf-8; header=present"),
        ("/note.txt", "text/plain; charset=utf-8"),
        ("/data.bin", "application/octet-stream"),
        ("/favicon.svg", "image/svg+xml"),
        ("/fonts/firsthand-sans.woff2", "font/woff2"),
        ("/__firsthand/client.js", "text/javascript; charset=utf-8"),
        ("/__firsthand/preview.css", "text/css; charset=utf-8"),
    ],
)
def test_each_file_has_its_media_type(preview: Preview, path: str, media_type: str) -> None:
    answer = preview.ask(path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, media_type)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_page_of_the_writers_own_html_reloads_too(preview: Preview) -> None:
    assert preview.ask("/page.html").text.startswith("<p>by hand</p><script src")


def test_what_is_nowhere_gets_the_sites_own_404_page(preview: Preview) -> None:
    for path in ("/nowhere/", "/posts/the-mill/x", "/__firsthand/x", "/__firsthand"):
        answer = preview.ask(path)
        assert answer.status == 404
        assert "<h1" in answer.text
        assert "client.js" in answer.text


def test_folders_are_not_listed(preview: Preview) -> None:
    assert preview.ask("/posts/").status == 404
    assert preview.ask("/fonts/").status == 404


def test_a_missing_last_slash_is_added_and_the_query_kept(preview: Preview) -> None:
    answer = preview.ask("/posts/the-mill?from=mail")
    assert (answer.status, answer.headers["Location"]) == (302, "/posts/the-mill/?from=mail")


@pytest.mark.parametrize(
    "target",
    [
        "/../pyproject.toml",
        "/posts/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/..%5c..%5cwindows",
        "/.%2e/x",
        "/./",
        "//etc/passwd",
        "//evil.example/",
        "/posts//the-mill/",
        "/note.txt%00.html",
        "/a%0d%0ab",
        "/a%7f",
        "/%ff",
        "/%c0%ae%c0%ae/",
        "/%zz",
        "/%",
        "/a\\b",
        "http://127.0.0.1/",
        "*",
        "/#x",
        "note.txt",
    ],
)
def test_an_address_that_could_be_read_in_two_ways_is_refused(preview: Preview, target: str) -> None:
    answer = preview.send(f"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert b"\r\nContent-Type: text/plain; charset=utf-8\r\n" in answer


@pytest.mark.parametrize(
    "words",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET /\xe4 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nContent-Length: 3\r\n\r\nabc",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding:\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nAccept: a\0b\r\n\r\n",
        b"GET\xa0/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET\t/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / extra HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.9x\r\nHost: localhost\r\n\r\n",
        b"\x16\x03\x01\x02\x00 \x01\x00\r\n\r\n",
    ],
)
def test_what_no_browser_sends_is_refused_and_the_connection_closed(preview: Preview, words: bytes) -> None:
    assert b" 400 " in preview.send(words).split(b"\r\n")[0]


def test_a_request_of_the_first_http_gets_no_page(preview: Preview) -> None:
    assert b"FIRST" not in preview.send(b"GET /posts/the-mill/\r\n\r\n")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE", "PATCH", "get", "BREW"])
def test_only_get_and_head_are_answered(preview: Preview, method: str) -> None:
    answer = preview.send(f"{method} / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n".encode())
    assert answer.startswith(b"HTTP/1.1 405 ")
    assert b"\r\nAllow: GET, HEAD\r\n" in answer


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:9", "127.0.0.1:8000", "127.1.2.3", "[::1]:8000", "BOX.example.", "a.localhost"]
)
def test_the_machines_own_names_and_allowed_ones_are_answered(preview: Preview, host: str) -> None:
    assert preview.ask("/", headers={"Host": host}).status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "10.0.0.1", "[fe80::1]", "box.example.evil", "192.168.0.1:8000"]
)
def test_other_names_are_refused_and_told_how_to_be_allowed(preview: Preview, host: str) -> None:
    answer = preview.ask("/", headers={"Host": host})
    assert answer.status == 403
    assert "--allow-host" in answer.text
    assert "FIRST" not in answer.text


def test_pages_of_other_sites_are_refused(preview: Preview) -> None:
    own = f"127.0.0.1:{preview.server.server_port}"
    origins = {f"http://{own}": 200, f"https://{own}": 200, "http://evil.example": 403, "null": 403, "http://[": 403}
    origins |= {f"http://localhost:{preview.server.server_port}": 403, f"http://{own}.evil.example": 403}
    found = {origin: preview.ask("/", headers={"Origin": origin}).status for origin in origins}
    assert found == origins


@pytest.mark.parametrize(
    ("wanted", "status", "body", "content_range"),
    [
        ("bytes=2-4", 206, b"234", "bytes 2-4/10"),
        ("bytes=7-", 206, b"789", "bytes 7-9/10"),
        ("bytes=-3", 206, b"789", "bytes 7-9/10"),
        ("bytes=-99", 206, b"0123456789", "bytes 0-9/10"),
        ("bytes=8-99", 206, b"89", "bytes 8-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("bytes=-0", 416, b"", "bytes */10"),
        ("bytes=4-2", 200, b"0123456789", None),
        ("bytes=0-1,4-5", 200, b"0123456789", None),
        ("bytes=-", 200, b"0123456789", None),
        ("lines=1-2", 200, b"0123456789", None),
    ],
)
def test_parts_of_files_are_sent(preview: Preview, wanted: str, status: int, body: bytes, content_range: str | None) -> None:
    answer = preview.ask("/note.txt", headers={"Range": wanted})
    assert (answer.status, answer.body, answer.headers.get("Content-Range")) == (status, body, content_range)


def test_a_part_of_what_has_changed_is_the_whole(preview: Preview) -> None:
    tag = preview.ask("/note.txt").headers["ETag"]
    assert preview.ask("/note.txt", headers={"Range": "bytes=0-1", "If-Range": tag}).status == 206
    assert preview.ask("/note.txt", headers={"Range": "bytes=0-1", "If-Range": '"old"'}).status == 200


def test_what_the_browser_has_is_not_sent_again(preview: Preview) -> None:
    for path in ("/note.txt", "/posts/the-mill/"):
        tag = preview.ask(path).headers["ETag"]
        answer = preview.ask(path, headers={"If-None-Match": f'"x", W/{tag}'})
        assert (answer.status, answer.body) == (304, b"")


def test_one_connection_serves_many_requests(preview: Preview) -> None:
    request = b"GET /note.txt HTTP/1.1\r\nHost: localhost\r\n\r\n"
    last = b"GET /note.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    assert preview.send(request + request + last).count(b"0123456789") == 3


def test_no_reload_leaves_pages_as_they_are(site: Path) -> None:
    with open_preview(site, has_client=False) as preview:
        assert "__firsthand" not in preview.ask("/").text
        assert preview.ask("/__firsthand/news?epoch=0&page=/").status == 404


def test_a_file_that_became_a_link_out_of_the_site_is_not_sent(site: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("SECRET", encoding="utf-8")
    (site / "static").mkdir()
    (site / "static/note.txt").write_text("mine", encoding="utf-8")
    with open_preview(site) as preview:
        assert preview.ask("/note.txt").text == "mine"
        state = preview.board.state
        (site / "static/note.txt").unlink()
        (site / "static/note.txt").symlink_to(tmp_path / "secret.txt")
        preview.board.show(state)  # as if no build had seen it yet
        assert "SECRET" not in preview.ask("/note.txt").text
        assert preview.ask("/note.txt").status == 404


def test_a_pipe_in_the_place_of_a_file_holds_nobody_up(site: Path) -> None:
    (site / "static").mkdir()
    (site / "static/note.txt").write_text("mine", encoding="utf-8")
    with open_preview(site) as preview:
        (site / "static/note.txt").unlink()
        os.mkfifo(site / "static/note.txt")
        assert preview.ask("/note.txt").status == 404


def test_the_base_path_of_the_site_is_served_under_it(tmp_path: Path) -> None:
    site = write_site(tmp_path, path="bl%C3%B6g/x/")
    with open_preview(site) as preview:
        assert preview.ask("/bl%C3%B6g/x/posts/the-mill/").status == 200
        assert preview.ask("/posts/the-mill/").status == 404
        for path in ("/", "/bl%C3%B6g/x"):
            assert (preview.ask(path).status, preview.ask(path).headers["Location"]) == (302, "/bl%C3%B6g/x/")
        assert preview.ask("/bl%C3%B6g/x/posts/the-mill").headers["Location"] == "/bl%C3%B6g/x/posts/the-mill/"


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
def test_ipv6_is_answered(site: Path) -> None:
    with open_preview(site, host="::1") as preview:
        assert preview.ask("/", headers={"Host": f"[::1]:{preview.server.server_port}"}).status == 200


def test_all_addresses_of_the_machine_are_own_names_when_asked_there(site: Path) -> None:
    with open_preview(site, host="0.0.0.0") as preview:  # noqa: S104 - what is tested
        assert preview.ask("/", headers={"Host": "127.0.0.1"}).status == 200
        assert preview.ask("/", headers={"Host": "192.0.2.7"}).status == 403


def test_news_tell_what_a_tab_has_to_know(preview: Preview) -> None:
    news = json.loads(preview.ask("/__firsthand/news?epoch=0&page=/posts/the-mill/").body)
    page = preview.ask("/posts/the-mill/").text
    assert news["overlay"] == ""
    assert f'data-mark="{news["mark"]}"' in page
    assert f'data-epoch="{news["epoch"]}"' in page
    assert [style.split(".")[0] for style in news["styles"]] == STYLE_SHEETS


def test_news_of_odd_pages_are_refused(preview: Preview) -> None:
    for query in ("", "?page=/..", "?page=//x&epoch=1", "?epoch=1"):
        assert preview.ask(f"/__firsthand/news{query}").status == 400
    assert preview.ask("/__firsthand/news?page=/&epoch=%D9%A1").status == 200


def test_the_panel_lists_problems_and_what_the_evidence_owes(preview: Preview) -> None:
    panel = preview.ask("/__firsthand/").text
    assert "the town has permitted the mill" in panel
    assert "The permit, as it hung at the gate" in panel
    assert f'href="vscode://file{preview.root}/{MILL}:5:3"' in panel
    assert 'href="/posts/the-mill/"' in panel
