"""A small site that has everything: the one where every mark stands, and beside it whatever makes pages depend on each other.

Languages, series, tags spelled in two ways, links between posts and at claims, claims that took others' places, copies that are
published whole, pictures, redacted words, own layouts, own words, drafts, and posts that wait for a moment.
"""

from __future__ import annotations

import shutil
import struct
import zlib
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from firsthand.cli import main

BASE = Path(__file__).parents[1] / "sites" / "every-mark" / "in"
START = "2026-03-30T10:00:00+00:00"
"""The clock of the first build."""

MINUTES = b"""<!doctype html><html><head><meta charset="utf-8"><title>Minutes</title></head><body>
<h1>Minutes of 7 March</h1><p>Present: nine members.</p>
<p>The council permits the ferry to land. The vote was seven to two.</p></body></html>"""


def make_picture(width: int, height: int, shade: int = 0) -> bytes:
    """A PNG file of one shade."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + bytes([shade]) * width for _ in range(height)))
    chunks = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    whole = (struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(whole)


GEZEITEN = """\
---
title: Gezeiten
date: 2026-03-06
lang: de
tags: [Ferries, Tides]
series: The ferry
authors: [A. Captain]
sources:
  tafel:
    type: document
    title: Gezeitentafel
    author: Hafenamt
    url: https://amt.example/tafel
    published: 2026-01
    lang: de
    based_on: gazette
    excerpt: Hochwasser um 07:12 Uhr.
quotes:
  hoch:
    text: Hochwasser um 07:12 Uhr.
    source: tafel
    also_in: [almanac]
claims:
  high-water:
    label: verified
    source: hoch
    reason: So steht es in der Tafel.
    checked: 2026-03-08
    history:
      - {date: 2026-03-07, label: reported, reason: Nur die Zeitung schrieb es.}
  spring-tide:
    label: outdated
    source: hoch
    text: Am 1. März war Springflut.
    reason: Das galt bis zur neuen Tafel.
    as_of: 2026-03-05
    superseded_by: fog/thick
---
[Das Hochwasser kam um 07:12 Uhr](claim:high-water). [Es war Springflut](claim:spring-tide), schrieb man.

Mehr steht [beim Nebel](post:fog) und [beim Pier](claim:the-picture/pier).
"""

FOG = """\
---
title: Fog
date: 2026-03-07T06:00:00+01:00
updated: 2026-03-15
tags: [Tides, weather]
series: The lights
image: fog.png
aliases: [/fog/]
corrections:
  - date: 2026-03-09
    text: It was thick, and not thin.
    claims: [thick]
---
![Fog over the harbour](fog.png)

[The fog was thick](claim:thick) on 7 March, and [the ferry waited](claim:waited). Its
[chart](chart.txt) is kept, and ![the harbour](/harbour.png) is seen on better days.

![What the master wrote](quote:thick-log)

## What the paper said

The [paper](source:evening-post) told it later. See [the tides](post:gezeiten), [the high water](claim:gezeiten/high-water).
"""

FOG_EVIDENCE = """\
sources:
  notebook:
    type: document
    title: Notebook of the lighthouse
    author: Keeper
    url: https://light.example/notebook
    published: 2026-03-07
    excerpt: Thick fog from five to nine.
  blog:
    title: Waiting for the fog
    publisher: Quayside
    url: https://quayside.example/fog
    published: 2026-03-08
    based_on: notebook
quotes:
  thick-log:
    text: Thick fog from five to nine.
    source: notebook
    based_on: [harbour-log]
claims:
  thick:
    label: on-record
    claimant: Keeper
    source: thick-log
    reason: The keeper wrote it down.
  waited:
    label: reported
    source: blog
    no_primary: The company keeps no log of waiting.
    reason: One blog tells it.
"""

LIGHTS = """\
---
title: The lights
date: 2026-03-08
tags: [weather]
series: The lights
summary: What was seen of the lights.
---
The captain wrote two posts.

![The first](tweet:seen)

![The second](tweet:taken-out)

[The captain saw the light](claim:saw). [Nobody else did](claim:alone).

![A picture of the light](gap:)
"""

LIGHTS_EVIDENCE = """\
tweets:
  seen:
    author: A. Captain
    handle: "@captain"
    posted: 2026-03-08
    text: I see the light.
    url: https://social.example/@captain/1
  taken-out:
    author: A. Passenger
    handle: "@passenger"
    posted: 2026-03-08
    text: My daughter sees it too.
    via: [evening-post]
    redacted: {date: 2026-03-12, reason: A child is named.}
claims:
  saw:
    label: on-record
    claimant: A. Captain
    source: seen
    reason: The captain says so.
    checked: 2026-03-09
  alone:
    label: unverified
    searched: [{where: the register of lights, date: 2026-03-09}]
    reason: The register has no entry.
"""

LANDING = """\
---
title: The landing
date: 2026-03-11
tags: [ferries, council]
sources:
  minutes:
    type: document
    title: Minutes of the council
    publisher: Town archive
    url: https://town.example/minutes
    rights: public-domain
    published: 2026-03-07
quotes:
  permit:
    text: The council permits the ferry to land.
    source: minutes
claims:
  permitted:
    label: verified
    source: permit
    text: The council permitted the ferry to land.
    reason: It is in the minutes.
---
[The council permitted it](claim:permitted), as <quote:permit> shows; <source:gazette> was there.
"""

FILES: Mapping[str, str | bytes] = {
    "content/posts/2026-03-06-gezeiten.md": GEZEITEN,
    "content/posts/2026-03-07-fog/index.md": FOG,
    "content/posts/2026-03-07-fog/evidence.yaml": FOG_EVIDENCE,
    "content/posts/2026-03-07-fog/fog.png": make_picture(40, 30),
    "content/posts/2026-03-07-fog/chart.txt": "Depths in feet.\n",
    "content/posts/2026-03-08-lights.md": LIGHTS,
    "content/posts/2026-03-08-lights.yaml": LIGHTS_EVIDENCE,
    "content/posts/2026-03-11-landing.md": LANDING,
    "content/posts/2026-03-14-a-note.md": "---\ntitle: A note\ntags: [weather]\n---\nOnly a few words of the sea.\n",
    "content/posts/2026-04-02-spring.md": "---\ntitle: Spring\ndate: 2026-04-02T08:00\ntags: [Tides]\nseries: The lights\n---\n"
    "The days are longer, as [the fog](post:fog) is not.\n",
    "content/posts/2026-03-21-unfinished.md": "---\ntitle: Unfinished\ndate: 2026-03-21\ndraft: true\n---\n"
    "Some [fog](post:fog).\n",
    "content/pages/ueber.md": "---\ntitle: Über uns\nlang: de\n---\nSiehe [Gezeiten](post:gezeiten) und "
    "![den Hafen](/harbour.png).\n",
    "content/sources/more.yaml": "almanac:\n  title: Almanac of the harbour\n  publisher: Almanac Press\n"
    "  url: https://almanac.example/\n  published: 2026\n",
    "content/words.yaml": "claims: Statements\n",
    "layouts/404.html": "<!doctype html>\n<title>{{ view.head.title }}</title>\n{% for link in view.entries %}{{ link.title }}"
    "{% endfor %}\n",
    "layouts/parts/head.html": '<link rel="stylesheet" href="{{ asset("mine.css") }}">\n',
    "static/mine.css": "main { padding: 1em; }\n",
    "static/harbour.png": make_picture(20, 10),
}

SETTINGS = "posts_per_page: 3\nreview_after: 30\ncards: false\ncopies: warn\n"


def make_rich_site(folder: Path) -> Path:
    """The site in ``folder/site``, with a copy imported that is published whole."""
    root = folder / "site"
    shutil.copytree(BASE, root)
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode() if isinstance(text, str) else text)
    settings = root / "content/site.yaml"
    settings.write_text(SETTINGS + settings.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "minutes.html").write_bytes(MINUTES)
    _run(root, "snapshot", "--import", str(folder / "minutes.html"), "minutes")
    _run(root, "verify")
    return root


def _run(root: Path, *words: str) -> None:
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = main(["--root", str(root), *words, "--clock", START])
    assert code == 0, said.getvalue()
