"""What a writer does to a site, each as a function of the site and of chance. Some of it is a mistake; that is meant, too.

Posts are changed as text, for that is what a writer changes. A pattern that is not there leaves a file as it is, and the edit
then is a save without a change.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from rich_site import make_picture
from twin import Twin

Edit = Callable[[Twin, Random], None]

SHARED = "content/sources/harbour.yaml"
SITE = "content/site.yaml"
FOG = "content/posts/2026-03-07-fog"
GEZEITEN = "content/posts/2026-03-06-gezeiten.md"
MARKS = "content/posts/2026-03-05-every-mark.md"
LIGHTS = "content/posts/2026-03-08-lights"
NOTE = "content/posts/2026-03-14-a-note.md"
UNQUOTED = (f"{LIGHTS}.md", NOTE, "content/posts/2026-03-11-landing.md")
"""Posts in which other words make nothing wrong."""


def change(path: str, pattern: str, new: str) -> Edit:
    """The edit that puts ``new`` in the place of what ``pattern`` finds first in the file at ``path``."""

    def edit(site: Twin, chance: Random) -> None:
        if (site.root / path).exists():
            text = new.replace("NUMBER", str(chance.randrange(1000)))
            site.write(path, re.sub(pattern, text, site.read(path), count=1, flags=re.MULTILINE | re.DOTALL))

    return edit


def append(path: str, words: str) -> Edit:
    """The edit that adds ``words`` at the end of a file, which is made where it is not there."""

    def edit(site: Twin, chance: Random) -> None:
        old = site.read(path) if (site.root / path).exists() else ""
        site.write(path, old + words.replace("NUMBER", str(chance.randrange(1000))))

    return edit


def move(path: str, target: str) -> Edit:
    """The edit that renames a file or folder, or back again where that was done before."""

    def edit(site: Twin, _: Random) -> None:
        one, other = site.root / path, site.root / target
        source, place = (one, other) if one.exists() else (other, one)
        if source.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            source.rename(place)

    return edit


def delete(path: str) -> Edit:
    """The edit that takes a file away."""
    return lambda site, _: (site.root / path).unlink(missing_ok=True)


def list_posts(site: Twin) -> list[str]:
    """The paths of all posts."""
    return sorted(path.relative_to(site.root).as_posix() for path in (site.root / "content/posts").rglob("*.md"))


def list_written(site: Twin) -> list[str]:
    """The paths of the posts that everybody sees."""
    waiting = re.compile(r"^(draft|hidden): true|^date: 2026-0[4-9]", re.MULTILINE)
    posts = list_posts(site)
    return [path for path in posts if not waiting.search(site.read(path))] or posts


def in_some_post(pattern: str, new: str) -> Edit:
    """``change`` in a post that chance names."""
    return lambda site, chance: change(chance.choice(list_written(site)), pattern, new)(site, chance)


def set_key(key: str, value: str, *, path: str = "") -> Edit:
    """The edit that sets a key of a front matter, of some post where no ``path`` is given; an empty value takes the key out."""

    def edit(site: Twin, chance: Random) -> None:
        place = path or chance.choice(list_written(site))
        if not (site.root / place).exists():
            return
        text = re.sub(rf"^{key}: .*\n", "", site.read(place), count=1, flags=re.MULTILINE)
        line = f"{key}: {value}\n".replace("NUMBER", str(chance.randrange(1000))) if value else ""
        at = 4 if text.startswith("---\n") else 0
        site.write(place, text[:at] + line + text[at:])

    return edit


def toggle_key(key: str, value: str, *, among: tuple[str, ...] = ()) -> Edit:
    """The edit that sets a key in some post (``among`` these), or takes it out where it stands."""

    def edit(site: Twin, chance: Random) -> None:
        there = [path for path in among if (site.root / path).exists()]
        path = chance.choice(there or list_written(site))
        set_key(key, "" if f"\n{key}: " in site.read(path) else value, path=path)(site, chance)

    return edit


def wait(**time: float) -> Edit:
    """The clock moved on, or back."""

    def edit(site: Twin, _: Random) -> None:
        site.clock = (datetime.fromisoformat(site.clock) + timedelta(**time)).isoformat()

    return edit


def ask(*flags: str) -> Edit:
    """The builds from now on asked for with these flags."""

    def edit(site: Twin, _: Random) -> None:
        site.flags = flags

    return edit


def paint(path: str) -> Edit:
    """A picture replaced: another shade, and sometimes another size."""
    return lambda site, chance: site.write(path, make_picture(chance.choice((20, 40)), 10, chance.randrange(256)))


def touch(site: Twin, chance: Random) -> None:
    """Some file saved again as it was."""
    site.settle(site.root / chance.choice(list_posts(site)))


def write_now(site: Twin, chance: Random) -> None:
    """A word exchanged for one of the same length, this very moment."""
    path = site.root / chance.choice([one for one in UNQUOTED if (site.root / one).exists()] or list_posts(site))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(" the ", chance.choice((" tha ", " thi ", " tho "))), encoding="utf-8")


def copy_into_place(site: Twin, chance: Random) -> None:
    """A post replaced by another's copy, with the time of the old file: ``cp --preserve``, or a backup played back."""
    path = site.root / chance.choice([one for one in UNQUOTED if (site.root / one).exists()] or list_posts(site))
    text, times = path.read_text(encoding="utf-8"), path.stat()
    path.write_text(text.replace(" the ", chance.choice((" tha ", " thi ", " tho "))), encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def share_a_source(site: Twin, _: Random) -> None:
    """A post's own source moved to the shared ones, or back."""
    own, shared, path = "  blog:\n", "blog:\n", f"{FOG}/evidence.yaml"
    fields = ("title: Waiting for the fog", "publisher: Quayside", "url: https://quayside.example/fog", "published: 2026-03-08")
    if not (site.root / path).exists():
        return
    here, there = site.read(path), site.read(SHARED)
    block = own + "".join(f"    {field}\n" for field in (*fields, "based_on: notebook"))
    outside = shared + "".join(f"  {field}\n" for field in (*fields, "based_on: gazette"))
    if block in here:
        site.write(path, here.replace(block, ""))
        site.write(SHARED, there + outside)
    elif outside in there:
        site.write(path, here.replace("sources:\n", "sources:\n" + block))
        site.write(SHARED, there.replace(outside, ""))


def swap_two_posts(site: Twin, chance: Random) -> None:
    """The texts of two posts exchanged."""
    one, other = chance.sample([path for path in list_posts(site) if not path.endswith("index.md")], 2)
    first, second = site.read(one), site.read(other)
    site.write(one, second)
    site.write(other, first)


def break_encoding(site: Twin, chance: Random) -> None:
    """A file that is no text any more."""
    site.write(chance.choice(list_posts(site)), b"---\ntitle: \xff\xfe\n---\n")


def add_a_post(site: Twin, chance: Random) -> None:
    """A post more, that rests on shared sources and leads to another post."""
    number = chance.randrange(1000)
    source = chance.choice(("gazette", "evening-post", "harbour-log"))
    site.write(
        f"content/posts/2026-03-{chance.randrange(1, 29):02}-new-{number}.md",
        f"---\ntitle: New {number}\ntags: [{chance.choice(('ferries', 'Tides', 'weather', 'odd'))}]\nclaims:\n"
        f"  told:\n    label: reported\n    source: {source}\n    no_primary: None.\n    reason: One of {number}.\n---\n"
        f"[It is told that {number} ferries came](claim:told) on <source:{source}>, [after fog](post:fog).\n",
    )


def lose_copies(site: Twin, _: Random) -> None:
    """The texts of saved copies gone."""
    for file in (site.root / "content/evidence/text").glob("*"):
        file.unlink()


def link_outside(site: Twin, _: Random) -> None:
    """A link that leads out of the site among the posts, or taken away again."""
    place = site.root / "content/posts/2026-03-28-elsewhere.md"
    if place.is_symlink():
        place.unlink()
    else:
        place.symlink_to(Path("/etc/hostname"))


EDITS: Mapping[str, Edit] = {
    "a sentence more": in_some_post(r"\Z", "\nOne sentence more, the NUMBERth.\n"),
    "an empty line more": in_some_post(r"^---\n(?!title|date)", "---\n\n"),
    "white space at the end": in_some_post(r"\Z", "\n\n"),
    "a word in the first paragraph": in_some_post(r"\b(of|the|a)\b(?=[^-]*\Z)", "NUMBER"),
    "a link more": in_some_post(r"\Z", "\nSee [the note](post:a-note).\n"),
    "a link at a claim": in_some_post(r"\Z", "\nSee [the high water](claim:gezeiten/high-water).\n"),
    "a heading more": in_some_post(r"\Z", "\n## Heading NUMBER\n\nWords.\n"),
    "another title": set_key("title", "Title NUMBER"),
    "another title, where others lead": set_key("title", "Fog NUMBER", path=f"{FOG}/index.md"),
    "another summary": set_key("summary", "Summary NUMBER."),
    "another tag": set_key("tags", "[weather, Tag NUMBER]"),
    "a tag in other letters": in_some_post(r"\b[Ff]erries\b", "FERRIES"),
    "another series": toggle_key("series", "The lights"),
    "a draft, or none any more": toggle_key("draft", "true", among=UNQUOTED),
    "hidden, or no longer": toggle_key("hidden", "true"),
    "an old address": toggle_key("aliases", "[/old/NUMBER/]"),
    "another language": toggle_key("lang", "de"),
    "other authors": toggle_key("authors", "[A. Writer]"),
    "another picture for previews": toggle_key("image", "/harbour.png"),
    "another slug": toggle_key("slug", "slug-NUMBER"),
    "updated": toggle_key("updated", "2026-03-20"),
    "a permanent id": toggle_key("id", "urn:x:NUMBER"),
    "another date": set_key("date", "2026-03-07T09:00:00+01:00", path=f"{FOG}/index.md"),
    "another date in a name": move(NOTE, "content/posts/2026-03-05-a-note.md"),
    "another name": move(f"{LIGHTS}.md", "content/posts/2026-03-08-lamps.md"),
    "a folder renamed": move(FOG, "content/posts/2026-03-07-mist"),
    "a post with its evidence renamed": lambda site, chance: (
        move(f"{LIGHTS}.md", "content/posts/2026-03-08-beams.md")(site, chance),
        move(f"{LIGHTS}.yaml", "content/posts/2026-03-08-beams.yaml")(site, chance),
    )[0],
    "two posts exchanged": swap_two_posts,
    "a post deleted": lambda site, chance: (site.root / chance.choice(list_posts(site))).unlink(),
    "a post more": add_a_post,
    "another label": change(f"{LIGHTS}.yaml", r"label: on-record", "label: reported\n    no_primary: The captain is at sea."),
    "a label that is not earned": change(f"{LIGHTS}.yaml", r"label: (on-record|reported)", "label: verified"),
    "another reason": change(GEZEITEN, r"reason: Das[^\n]*", "reason: Das galt NUMBER Tage."),
    "a claim in other words": change(f"{FOG}/index.md", r"\[The fog was[^\]]*\]", "[The fog was NUMBER feet thick]"),
    "a correction": change(
        f"{FOG}/index.md", r"corrections:\n", "corrections:\n  - {date: 2026-03-10, text: Number NUMBER.}\n"
    ),
    "a label that was": change(
        GEZEITEN, r"history:\n", "history:\n      - {date: 2026-03-06, label: unverified, reason: N.}\n"
    ),
    "words taken out": change(
        f"{LIGHTS}.yaml", r"(    text: I see the light.\n)", r"\1    redacted: {date: 2026-03-13, reason: No.}\n"
    ),
    "a source shared, or no longer": share_a_source,
    "a shared source's title": change(SHARED, r"title: What the log[^\n]*", "title: What the log says, NUMBER"),
    "a shared source's address": change(SHARED, r"https://post.example/[^\n]*", "https://post.example/NUMBER"),
    "a shared source's trail": change(SHARED, r"(  title: The log, in full\n)", r"\1  based_on: gazette\n"),
    "a shared source more": append(
        SHARED, "more-NUMBER:\n  title: More\n  publisher: More\n  url: https://more.example/\n  published: 2026\n"
    ),
    "a shared source less": change(SHARED, r"quinquereme-papers:.*?(?=^\S|\Z)", ""),
    "a shared source less that is used": change(SHARED, r"gazette:\n.*?(?=^\S|\Z)", ""),
    "a picture replaced": paint(f"{FOG}/fog.png"),
    "a picture of the site replaced": paint("static/harbour.png"),
    "a picture deleted": delete(f"{FOG}/fog.png"),
    "a file beside a post": append(f"{FOG}/chart.txt", "NUMBER feet.\n"),
    "a style": append("static/mine.css", "h1 { margin: NUMBERpx }\n"),
    "a file of the site's own more": append("static/robots.txt", "# NUMBER\n"),
    "a layout": append("layouts/parts/head.html", "<!-- NUMBER -->\n"),
    "a layout of one's own, or none": move("layouts/404.html", "not-a-layout.html"),
    "a layout with a mistake": append("layouts/parts/head.html", "{{ view.nothing.at.all }}\n"),
    "words of the interface": append("content/words.yaml", "tags: Subjects NUMBER\n"),
    "the site's title": set_key("title", "Site NUMBER", path=SITE),
    "the site's description": set_key("description", "Description NUMBER.", path=SITE),
    "the site's author": set_key("author", "Author NUMBER", path=SITE),
    "the site's language": set_key("language", "de", path=SITE),
    "the site's time zone": set_key("timezone", "America/Los_Angeles", path=SITE),
    "posts on a page": set_key("posts_per_page", "4", path=SITE),
    "how soon to look again": set_key("review_after", "10", path=SITE),
    "copies required": set_key("copies", "require", path=SITE),
    "copies not asked for": set_key("copies", '"off"', path=SITE),
    "a setting misspelt": set_key("titel", "Site", path=SITE),
    "typography": set_key("typography", "false", path=SITE),
    "a label's meaning": change(SITE, r"meaning: [^\n]*", "meaning: Meaning NUMBER."),
    "the site's address": set_key("url", "https://harbour.example/sub/", path=SITE),
    "a lock deleted": delete("content/evidence/lock/_shared/gazette.json"),
    "a lock changed": change(
        "content/evidence/lock/every-mark/timetable.json", r"\"retrieved\": \"[^\"]*\"", '"retrieved": "2026-03-29"'
    ),
    "the log shortened": change("content/evidence/log.jsonl", r"\A[^\n]*\n", ""),
    "a copy's text gone": lose_copies,
    "the rights of a copy": change("content/posts/2026-03-11-landing.md", r"    rights: [^\n]*\n", ""),
    "a page": append("content/pages/about.md", "\nNUMBER words more.\n"),
    "a page renamed": move("content/pages/ueber.md", "content/pages/wir.md"),
    "a page more": append("content/pages/method-NUMBER.md", "---\ntitle: Method\n---\nSo we work: [fog](post:fog).\n"),
    "evidence of no post": append("content/posts/2026-03-01-nobody.yaml", "sources: {}\n"),
    "no text any more": break_encoding,
    "a front matter left open": in_some_post(r"^---\n(?!title|date)", "\n"),
    "saved again": touch,
    "a word of the same length": write_now,
    "an old time kept": copy_into_place,
    "a link out of the site": link_outside,
    "an hour later": wait(hours=1),
    "the next day": wait(days=1),
    "three days later": wait(days=3),
    "forty days later": wait(days=40),
    "a day earlier": wait(days=-1),
    "shortly after midnight in the site's zone": lambda site, _: setattr(site, "clock", site.clock[:11] + "23:30:00+00:00"),
    "a mistake in a draft": append("content/posts/2026-03-21-unfinished.md", "[So](claim:none).\n"),
    "with drafts": ask("--drafts"),
    "with drafts and what is to come": ask("--drafts", "--future"),
    "for another address": ask("--base-url", "https://preview.example/x/"),
    "without flags": ask(),
}
