"""``firsthand add URL``: an article, or a short post, becomes an entry of YAML, printed or put into a post.

What stands in the post's file stays as it is, to the letter; where no safe place is found for the entry it is printed instead.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

from firsthand.archive.ask_posts import ask_for_post
from firsthand.archive.obstacles import Obstacle, find_obstacle
from firsthand.archive.page_facts import PageFacts, read_facts
from firsthand.archive.plan import find_records, list_ids
from firsthand.archive.providers.post import NoPost
from firsthand.archive.response import Failure
from firsthand.commands.clock import add_clock_flag
from firsthand.commands.console import Console
from firsthand.commands.entries import make_post_entry, make_source_entry
from firsthand.commands.insertion import insert_entry
from firsthand.commands.network import find_services, make_fetcher
from firsthand.commands.site_flags import add_network_flags
from firsthand.commands.site_reading import read_site
from firsthand.disk.atomic import write_atomically
from firsthand.disk.refusal import refuse
from firsthand.model.evidence import Claim, Quote, Source, Tweet
from firsthand.model.files import Inputs
from firsthand.model.nearest import did_you_mean
from firsthand.model.parsed import Parsed
from firsthand.model.post import Post
from firsthand.model.resolved import ResolvedPost, ResolvedSite
from firsthand.parse.documents import parse_post
from firsthand.pipeline import evidence_path, resolve
from firsthand.resolve.post_ids import PostAddress, find_address

_ASIDE = {
    Obstacle.WALL: "the page does not answer a program: fill in what is unknown",
    Obstacle.SCRIPTS: "the page is drawn by scripts, which are not run: fill in what is unknown",
}


def add_flags(parser: ArgumentParser) -> None:
    """What to add, and where."""
    parser.add_argument("url", metavar="URL", help="the address of an article or a short post")
    parser.add_argument("--to", metavar="POST", help="the post that rests on it: its slug or its file")
    add_network_flags(parser)
    add_clock_flag(parser)


def run(args: Namespace, console: Console) -> int:
    """0 and the entry on standard output, or its id where it was put into the post; raises Refusal where there is none."""
    inputs = read_site(args, drafts=True, future=True)
    site = resolve(inputs).site
    if site is None:
        refuse("content/site.yaml cannot be read: firsthand check says why")
    post = _find_post(args.to, site) if args.to else None
    if known := find_records(site, args.url):
        refuse(f"{args.url} is there already: {known[0]}")
    section, entry_id, entry = _make_entry(args, console, site, inputs)
    if post:
        file = _put(args.root, inputs, post.post, section, entry)
        if file:
            console.give(f"{entry_id}\n")
            console.say(f"added to {section} in {file}; save its copy: firsthand snapshot {entry_id}")
            return 0
        console.insist(f"{post.post.path} was left as it is: put this into its {section} by hand")
    console.give("\n".join([f"{section}:", *(f"  {line}" if line else "" for line in entry)]) + "\n")
    return 0


def _make_entry(args: Namespace, console: Console, site: ResolvedSite, inputs: Inputs) -> tuple[str, str, list[str]]:
    """The section, the id and the lines of the entry."""
    taken = frozenset(list_ids(site)) | {key.id for key in site.records}
    address = find_address(args.url)
    if address:
        return ("tweets", *_make_post(args, console, site, address, taken))
    facts = _read_page(args, console, site)
    today = inputs.now.date().isoformat()
    language = site.settings.language
    return ("sources", *make_source_entry(facts, url=args.url, today=today, language=language, taken=taken))


def _make_post(
    args: Namespace, console: Console, site: ResolvedSite, address: PostAddress, taken: frozenset[str]
) -> tuple[str, list[str]]:
    answered = ask_for_post(make_fetcher(args, site.settings), find_services(), address)
    if isinstance(answered, NoPost):
        refuse(f"{args.url} could not be read: {answered.message}")
    post = answered.post
    if post.is_cut:
        console.insist("the network cuts long posts in its answer: look whether the words are all there")
    if post.media:
        console.say("it has pictures: save them beside the post, and list them under `media` with their `alt`")
    if post.reply_to or post.quotes:
        console.say("it answers or quotes another post: add that too, and name it under `reply_to` or `quotes`")
    return make_post_entry(post, address, taken=taken)


def _read_page(args: Namespace, console: Console, site: ResolvedSite) -> PageFacts:
    answer = make_fetcher(args, site.settings).fetch(args.url)
    if isinstance(answer, Failure):
        refuse(f"{args.url} could not be fetched: {answer.message}")
    obstacle = find_obstacle(answer)
    if obstacle in _ASIDE:
        console.insist(_ASIDE[obstacle])
        return PageFacts() if obstacle is Obstacle.WALL else read_facts(answer)
    if obstacle or answer.status != 200:  # noqa: PLR2004
        refuse(f"{args.url} holds no page ({answer.status})")
    return read_facts(answer)


def _find_post(name: str, site: ResolvedSite) -> ResolvedPost:
    for post in site.posts:
        if name in (post.slug, post.post.name, post.post.path) or Path(name).as_posix().removeprefix("./") == post.post.path:
            return post
    hint = did_you_mean(name, (post.slug for post in site.posts))
    return refuse(f'there is no post "{name}"' + (f": {hint}" if hint else ""))


def _put(root: Path, inputs: Inputs, post: Post, section: str, entry: list[str]) -> str:
    """The file that the entry was put into, or an empty string where that could not be done without harm."""
    beside = evidence_path(post.path)
    path = beside if beside in inputs.texts else post.path
    before = (root / path).read_bytes().decode()
    after = insert_entry(before, section, entry, has_front_matter=path == post.path)
    if after is None or not _is_only_addition(inputs, post, path, after, entry[0].rstrip(":")):
        return ""
    write_atomically(root / path, after.encode(), is_durable=True)
    return path


def _is_only_addition(inputs: Inputs, post: Post, path: str, text: str, entry_id: str) -> bool:
    """Whether the post says the same with ``text`` for its file, and one record more, without a new problem."""
    old, new = _parse(inputs, post.path), _parse(replace(inputs, texts={**inputs.texts, path: _plain(text)}), post.path)
    kept = [_list_facts(records, but="") for records in _records(old.value)]
    added = [_list_facts(records, but=entry_id) for records in _records(new.value)]
    count = sum(len(records) for records in _records(new.value)) - sum(map(len, kept))
    return kept == added and count == 1 and len(new.diagnostics) <= len(old.diagnostics) and old.value.title == new.value.title


def _parse(inputs: Inputs, path: str) -> Parsed[Post]:
    beside = evidence_path(path)
    sidecar = (beside, inputs.texts[beside]) if beside in inputs.texts else None
    return parse_post(path, inputs.texts[path], sidecar=sidecar, html=True, typography=False)


def _plain(text: str) -> str:
    """The text as ``disk`` would read it."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _records(post: Post) -> tuple[tuple[Source | Quote | Tweet | Claim, ...], ...]:
    return post.evidence.sources, post.evidence.quotes, post.evidence.tweets, post.evidence.claims


def _list_facts(records: Iterable[Source | Quote | Tweet | Claim], *, but: str) -> list[object]:
    return [_facts(record) for record in records if record.id != but]


def _facts(value: object) -> object:
    """A record without the places where it stands, which an entry above it moves."""
    if is_dataclass(value) and not isinstance(value, type):
        return [(one.name, _facts(getattr(value, one.name))) for one in fields(value) if one.name not in ("span", "spans")]
    return [_facts(one) for one in value] if isinstance(value, tuple) else value
