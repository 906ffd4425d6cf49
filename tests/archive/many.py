"""Two hundred sources at a few hosts, and every way in which the web answers: what each is, and what is to be said of it."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qs, urlsplit

from errand import Site, article
from world import CALM, Asked, Route, World, page, redirect

from firsthand.archive.response import make_digest

HOSTS = 10
LIMITS = replace(CALM, read_s=3.0, total_s=3.0)
"""So much time that a busy machine is not taken for a slow server, and so little that the one slow server holds up nobody."""

CDX = ("archive.example", "/cdx/search/cdx")
STAMP = "20251202101112"
WALL = b"<title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/x></script>"
SHELL = b"<title>App</title><div id=root></div><script>render()</script>"
SOFT = b"<title>Page not found | Town</title><p>Sorry.</p>"
BOMB = gzip.compress(bytes(20_000_000))


@dataclass(kw_only=True)
class Many:
    """The sources by kind, and how many times each path is to be asked for in a run that keeps all that can be had."""

    world: World
    urls: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, list[str]] = field(default_factory=dict)
    archived: list[str] = field(default_factory=list)

    def add(self, kind: str, count: int, *answers: bytes | Route, host: str = "") -> None:
        """``count`` sources of this kind, each with its number in its words and its address."""
        for _ in range(count):
            number = len(self.urls)
            name = f"{kind}-{number}"
            self.urls[name] = self.world.serve(host or f"h{number % HOSTS}.example", f"/{number}", *answers)
            self.kinds.setdefault(kind, []).append(name)

    def add_moved(self, count: int) -> None:
        """Pages three steps away, the last at another host."""
        for _ in range(count):
            number = len(self.urls)
            here, there = f"h{number % HOSTS}.example", f"h{(number + 1) % HOSTS}.example"
            end = self.world.serve(there, f"/there/{number}", _good)
            self.world.serve(here, f"/2/{number}", redirect(end))
            self.world.serve(here, f"/1/{number}", redirect(f"/2/{number}", status="308 Permanent Redirect"))
            self.add("moved", 1, redirect(f"/1/{number}"))

    def keep_in_archive(self, names: Iterable[str]) -> None:
        """The archive has a good copy of these, and of nothing else."""
        self.archived = list(names)
        index = {self.urls[name]: article(words_of(name)) for name in self.archived}
        for url, body in index.items():
            self.world.serve("archive.example", f"/web/{STAMP}id_/{url}", page(body))

        def answer(asked: Asked) -> tuple[bytes]:
            url = parse_qs(urlsplit(asked.path).query)["url"][0]
            head = ["timestamp", "original", "statuscode", "mimetype", "digest", "length"]
            rows = [head, [STAMP, url, "200", "text/html", make_digest(index[url]), "100"]] if url in index else []
            return (page(json.dumps(rows).encode(), content_type="application/json"),)

        self.world.serve(*CDX, answer)

    def names(self, *kinds: str) -> set[str]:
        return {name for kind in kinds for name in self.kinds[kind]}


def prepare(site: Site, world: World) -> Many:
    """The site, with a quotation from each source; those of the kind ``altered`` quote words that are no longer there."""
    many = Many(world=world)
    many.add("plain", 98, _good)
    many.add_moved(12)
    many.add("old", 6, _in_old_letters)
    many.add("packed", 4, _packed)
    many.add("altered", 10, page(article("The mill will stay closed, the council said on Monday.")))
    many.add("busy", 6, page(b"", "Retry-After: 20", status="429 Too Many Requests"), _good, host="busy.example")
    many.add("shut", 6, page(b"", "Retry-After: 3600", status="429 Too Many Requests"), host="shut.example")
    many.add("missing", 10, page(b"gone", status="404 Not Found"))
    many.add("gone", 5, page(b"gone", status="410 Gone"))
    many.add("wall", 8, page(WALL, "cf-mitigated: challenge", status="403 Forbidden"))
    many.add("shell", 6, page(SHELL))
    many.add("soft", 6, page(SOFT))
    many.add("broken", 6, page(b"oh no", status="500 Internal Server Error"))
    many.add("truncated", 6, b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\nhalf")
    many.add("bomb", 5, page(BOMB, "Content-Encoding: gzip"))
    many.add("endless", 5, _endless, host="endless.example")
    many.add("slow", 1, _slow, host="slow.example")
    kinds = ("missing", "gone", "wall", "shell", "soft")
    many.keep_in_archive(name for kind in kinds for name in many.kinds[kind][::2])
    site.write(many.urls, quotes={f"q-{name}": (name, words_of(name)) for name in many.urls})
    return many


def words_of(name: str) -> str:
    """What is quoted from a source."""
    return f"The mill number {name.rpartition('-')[2]} will open „again“ in spring."


def _page_of(asked: Asked) -> bytes:
    return article(words_of(f"-{asked.path.rpartition('/')[2]}"))


def _good(asked: Asked) -> tuple[bytes]:
    return (page(_page_of(asked)),)


def _in_old_letters(asked: Asked) -> tuple[bytes]:
    """Its bytes are not what the page says they are, but what the server says."""
    return (page(_page_of(asked).decode().encode("windows-1252"), content_type="text/html; charset=windows-1252"),)


def _packed(asked: Asked) -> tuple[bytes]:
    return (page(gzip.compress(_page_of(asked)), "Content-Encoding: gzip"),)


def _endless(_asked: Asked) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    while True:
        yield b"x" * 65_536


def _slow(_asked: Asked) -> Iterator[bytes]:
    """A drop now and then, for as long as somebody listens."""
    yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    while True:
        time.sleep(0.1)
        yield b"x"
