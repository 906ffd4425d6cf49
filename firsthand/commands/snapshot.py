"""``firsthand snapshot``: the saved copy of a source or short post, from the network or from a file saved in a browser."""

from __future__ import annotations

import mimetypes
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from firsthand.archive.extract import ExtractError, read_mhtml
from firsthand.archive.holdings import read_locks
from firsthand.archive.lock_file import lock_path
from firsthand.archive.plan import Plan, find_records, list_ids, make_plan
from firsthand.archive.providers.time_stamp import make_request, read_answer
from firsthand.archive.response import Failure, Response
from firsthand.archive.run import Outcome, Run
from firsthand.archive.stamps import Dated, check_stamps, find_head, save_stamp
from firsthand.archive.store import Subject, open_store, save_copy
from firsthand.archive.text import scope_of
from firsthand.archive.warc import read_warc
from firsthand.commands.clock import add_clock_flag
from firsthand.commands.console import Console
from firsthand.commands.network import (
    Progress,
    find_services,
    make_fetcher,
    read_stamp,
    require_warc,
    show_progress,
)
from firsthand.commands.site_flags import add_network_flags
from firsthand.commands.site_reading import read_site
from firsthand.disk.refusal import refuse
from firsthand.model.files import Inputs
from firsthand.model.nearest import did_you_mean
from firsthand.model.resolved import Key, ResolvedQuote, ResolvedSite, ResolvedSource
from firsthand.pipeline import resolve
from firsthand.report.words import count

_TOLD_BY_HAND = (
    "its network's terms forbid a program to keep it: save it in a browser, then: firsthand snapshot {id} --import FILE"
)
_HINT = "where a program is refused, save the page in a browser, then: firsthand snapshot ID --import FILE"


def add_flags(parser: ArgumentParser) -> None:
    """What to save, and from where."""
    names = "a source or tweet: its id, slug/id where two posts share it, or its address; its copy is made anew"
    parser.add_argument("names", metavar="ID | URL", nargs="*", help=names)
    parser.add_argument("--all", action="store_true", help="whatever the site has no copy of")
    parser.add_argument("--import", dest="file", metavar="FILE", type=Path, help="an HTML, MHTML, PDF, text or WARC file")
    archive = "look for the Internet Archive's copies too; with keys (IA_ACCESS_KEY_ID, IA_SECRET_ACCESS_KEY) have them made"
    parser.add_argument("--archive", action="store_true", help=archive)
    stamp = "have the log dated by the time-stamping authority (RFC 3161) whose address stands in FIRSTHAND_TSA"
    parser.add_argument("--timestamp", action="store_true", help=stamp)
    add_network_flags(parser)
    add_clock_flag(parser)


def run(args: Namespace, console: Console) -> int:
    """0 and the copies saved, 1 where one could not be had; `verify` compares quotations with them."""
    names_something = args.all or bool(args.names)
    if (args.all and args.names) or not (names_something or args.timestamp):
        refuse("name what to save (an id or an address), or say --all")
    if args.timestamp and not find_services().authority:
        refuse("--timestamp asks the authority that you choose: put its address into FIRSTHAND_TSA in the environment")
    with open_store(args.root):
        code = _run(args, console) if names_something else 0
        return max(code, _stamp(args, console)) if args.timestamp else code


def _run(args: Namespace, console: Console) -> int:
    inputs = read_site(args, drafts=True, future=True)
    site = resolve(inputs).site
    if site is None:
        refuse("content/site.yaml cannot be read: firsthand check says why")
    if args.file:
        return _import(args, console, inputs, site)
    require_warc()
    keys = None if args.all else [key for name in args.names for key in _find_keys(name, site)]
    if mute := [key for key in keys or () if not _url_of(site, key)]:
        refuse(f"{mute[0]} has no address that could be asked: give it a `url`, or import a file with --import")
    return _save(args, console, site, make_plan(site, inputs, keys, archive=args.archive))


def _stamp(args: Namespace, console: Console) -> int:
    """The log's last line dated, and with it all before it."""
    head = find_head(args.root)
    if not head:
        refuse("there is nothing to date yet: content/evidence/log.jsonl holds no line")
    if any(isinstance(one, Dated) and one.is_of_last for one in check_stamps(args.root)):
        console.say("the log's last line is dated already")
        return 0
    site = resolve(read_site(args)).site
    if site is None:
        refuse("content/site.yaml cannot be read: firsthand check says why")
    answer = make_fetcher(args, site.settings).send(make_request(find_services().authority, head))
    stamp = answer.message if isinstance(answer, Failure) else read_answer(answer, head)
    if isinstance(stamp, str) or isinstance(answer, Failure):
        console.insist(f"the log could not be dated: {stamp}")
        return 1
    console.give(f"{save_stamp(args.root, answer.body)}\n")
    return 0


def _save(args: Namespace, console: Console, site: ResolvedSite, plan: Plan) -> int:
    errand = Run(args.root, make_fetcher(args, site.settings), find_services(), now=lambda: read_stamp(args))
    outcomes: list[Outcome] = []
    with show_progress(console, len(plan.jobs)) as progress:
        for outcome in errand.outcomes(plan.jobs, before=lambda job: progress.step(job.subject.url)):
            outcomes.append(outcome)
            _tell(console, progress, outcome)
    for key in plan.by_hand:
        console.insist(f"{key}: " + _TOLD_BY_HAND.format(id=key.id))
    problems = sum(bool(outcome.problem) for outcome in outcomes) + len(plan.by_hand)
    if errand.archive.stopped:
        console.insist(f"the Internet Archive was left alone for the rest of this run: {errand.archive.stopped}")
    saved = sum(not outcome.problem and outcome.job.needs_copy for outcome in outcomes)
    held = f", {count(plan.held, 'copy', 'copies')} held already" if plan.held else ""
    failed = f", {problems} not to be had ({_HINT})" if problems else ""
    hint = "; now compare what you quote: firsthand verify" if saved else ""
    console.say(f"saved {count(saved, 'copy', 'copies')}{held}{failed}{hint}")
    return 1 if problems else 0


def _tell(console: Console, progress: Progress, outcome: Outcome) -> None:
    progress.clear()
    if outcome.problem:
        console.insist(f"{outcome.job.key}: {outcome.job.subject.url} could not be saved: {outcome.problem}")
        return
    if outcome.lock:
        console.give(f"{outcome.lock.path}\n")
    if outcome.note:
        console.say(f"{outcome.job.key}: {outcome.note}")


def _find_keys(name: str, site: ResolvedSite) -> Iterable[Key]:
    found = find_records(site, name)
    if found and ("://" in name or len(found) == 1):
        return found
    if found:
        refuse(f'"{name}" is the id of more than one: say {" or ".join(map(str, found))}')
    if "://" in name:
        refuse(f"no source or tweet has the address {name}: firsthand add {name}")
    hint = did_you_mean(name, list_ids(site))
    return refuse(f'no source or tweet is called "{name}"' + (f": {hint}" if hint else ""))


def _import(args: Namespace, console: Console, inputs: Inputs, site: ResolvedSite) -> int:
    if len(args.names) != 1:
        refuse("--import takes one source: firsthand snapshot ID --import FILE")
    key = next(iter(_find_keys(args.names[0], site)))
    scope = scope_of(site, key)
    lock = read_locks(inputs).get(lock_path(scope, key.id))
    subject = Subject(scope=scope, source=key.id, url=_url_of(site, key), lock=lock)
    try:
        response = _read_file(args.file, subject.url, args.clock and inputs.now)
        saved = save_copy(args.root, subject, response, via="import")
    except ExtractError as problem:
        refuse(f"{args.file}: {problem}")
    console.give(f"{saved.path}\n")
    console.say("saved; now compare what you quote from it: firsthand verify")
    return 0


def _url_of(site: ResolvedSite, key: Key) -> str:
    record = site.records[key]
    if isinstance(record, ResolvedSource):
        return record.source.url
    return "" if isinstance(record, ResolvedQuote) else record.tweet.url


def _read_file(file: Path, url: str, now: datetime | str) -> Response:
    """The file as the page at ``url``, at the time it was saved (or the one that --clock gives); a WARC file knows both."""
    data, name = file.read_bytes(), file.name.lower()
    if name.endswith((".warc", ".warc.gz")):
        return read_warc(data, url)
    content_type, packed = mimetypes.guess_type(name)
    if packed:
        clause = "unpack it first"
        raise ExtractError(clause)
    content_type, where = content_type or "text/html", ""
    if name.endswith((".mhtml", ".mht")):
        data, content_type, where = read_mhtml(data)
    saved = now if isinstance(now, datetime) else datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return Response(
        url=url,
        final_url=where or url,
        status=0,  # no server answered
        headers=(("Content-Type", content_type),),
        body=data,
        retrieved=saved.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )
