"""``firsthand new``: a site, a post, a page, a source or words to begin with. Nothing that is there already is touched.

A source gets a file of its own, ``content/sources/ID.yaml``: adding to a file that a person keeps would mean to reformat it,
or to guess where its author would want the entry; a file can be merged into another by hand at any time. A new site's first
quotation is compared with its excerpt at once, as ``verify`` would.
"""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path

from firsthand.archive.compare import compare_site
from firsthand.commands import starter
from firsthand.commands.clock import add_clock_flag, read_clock
from firsthand.commands.console import Console
from firsthand.disk.atomic import write_new
from firsthand.disk.inputs import read_inputs, read_text
from firsthand.disk.refusal import refuse
from firsthand.model.addresses import RESERVED, make_slug
from firsthand.model.files import Options
from firsthand.model.site import Settings
from firsthand.parse.documents import parse_settings
from firsthand.parse.schema import LANGUAGE
from firsthand.pipeline import WORDS, resolve
from firsthand.resolve.calendar import find_zone
from firsthand.words import primary_of

_SETTINGS = "content/site.yaml"


def add_flags(parser: ArgumentParser) -> None:
    """What may be begun, and what it is called."""
    parser.add_argument("kind", choices=("site", "post", "page", "source", "words"), help="what to begin")
    parser.add_argument(
        "name", metavar="DIR | TITLE | URL | LANGUAGE", help="a site's folder, a title, a source's URL, a language"
    )
    add_clock_flag(parser)


def run(args: Namespace, console: Console) -> int:
    """0 and the paths of the new files on standard output; raises Refusal where one is there already."""
    now = read_clock(args.clock)
    if args.kind == "site":
        return _begin_site(args.root / args.name, now, console)
    settings = _read_settings(args.root)
    if args.kind == "words":
        return _begin_words(args.root, args.name, settings, console)
    today = now.astimezone(find_zone(settings)[0]).date().isoformat()
    match args.kind:
        case "post":
            path, text = _make_post(args.root, args.name, settings, today)
            hint = "a draft: firsthand build --drafts writes it; take out its line draft: true to publish it"
        case "page":
            path, text = _make_page(args.name)
            hint = "it will stand at /" + Path(path).stem + "/; put it into the menu in content/site.yaml"
        case _:
            path, text = _make_source(args.name, today)
            hint = "fill in what is unknown; any post may name it by its id"
    _write(args.root, path, text)
    console.give(f"{args.root / path}\n")
    console.say(hint)
    return 0


def _begin_site(folder: Path, now: datetime, console: Console) -> int:
    if (folder / "content").exists():
        refuse(f"{folder / 'content'} is there already: a new site needs a folder without one")
    files = starter.make_site(now.date().isoformat())
    for path in files:
        if (folder / path).exists() and path not in starter.FOR_GIT:
            refuse(f"{folder / path} is there already")
    for path, text in files.items():
        if not (folder / path).exists():
            _write(folder, path, text)
            console.give(f"{folder / path}\n")
    inputs = read_inputs(folder, now=now, options=Options())
    if site := resolve(inputs).site:
        compare_site(folder, inputs, site)
    console.say(f"begin with {folder / _SETTINGS}, then: firsthand build --root {folder}")
    return 0


def _begin_words(root: Path, language: str, settings: Settings, console: Console) -> int:
    """A file of words; where there is one, what it does not say yet, on standard output."""
    if not re.fullmatch(LANGUAGE.pattern, language):
        refuse(f'a language is named by its code, such as de or pt-BR, and not "{language}"')
    if (root / WORDS).exists():
        console.give(starter.make_words(language, known=settings.words))
        console.say(f"{root / WORDS} is there already, and stays as it is; these are the words it does not say")
        return 0
    _write(root, WORDS, starter.make_words(language))
    console.give(f"{root / WORDS}\n")
    hint = "take the # away from the words you say in your own way, and delete the others"
    if primary_of(language) != primary_of(settings.language):
        hint += f"; they hold once {_SETTINGS} says language: {language}"
    console.say(hint)
    return 0


def _read_settings(root: Path) -> Settings:
    try:
        words = (WORDS, read_text(root / WORDS)) if (root / WORDS).is_file() else None
        return parse_settings(_SETTINGS, read_text(root / _SETTINGS), words=words).value
    except FileNotFoundError:
        return refuse(f"there is no site in {root.resolve()} (no {_SETTINGS}): begin one with: firsthand new site DIR")
    except UnicodeDecodeError:
        return refuse(f"{_SETTINGS} or {WORDS} is not UTF-8")


def _make_post(root: Path, title: str, settings: Settings, today: str) -> tuple[str, str]:
    slug = _check_slug(title)
    if (root / "content/posts" / slug).exists():
        refuse(f"content/posts/{slug}/ is there already: give the post another title")
    return f"content/posts/{slug}.md", starter.make_post(title, slug=slug, url=settings.url, today=today)


def _make_page(title: str) -> tuple[str, str]:
    slug = _check_slug(title)
    if slug in RESERVED:
        refuse(f"/{slug}/ is an address that the site uses itself: give the page another title")
    return f"content/pages/{slug}.md", starter.make_page(title)


def _make_source(url: str, today: str) -> tuple[str, str]:
    source_id = starter.make_source_id(url)
    if not source_id:
        refuse(f'a source begins with an address such as https://example.org/report, and not "{url}"')
    return f"content/sources/{source_id}.yaml", starter.make_source(source_id, url=url, today=today)


def _check_slug(title: str) -> str:
    slug = make_slug(title)
    if not slug:
        refuse(f'"{title}" has no letter or digit to make an address of')
    return slug


def _write(root: Path, path: str, text: str) -> None:
    try:
        write_new(root / path, text)
    except FileExistsError:
        refuse(f"{root / path} is there already")
