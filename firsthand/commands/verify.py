"""``firsthand verify``: every quotation compared with the saved copies and excerpts that are here; the locks remember.

``--quote TEXT --text FILE`` compares one quotation with one text, and touches no site. ``--links`` looks at addresses instead,
and alone uses the network.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections import Counter
from pathlib import Path

from firsthand.archive.compare import compare_site
from firsthand.archive.stamps import tell_dated
from firsthand.archive.store import open_store
from firsthand.archive.verification import Finding
from firsthand.commands.clock import add_clock_flag
from firsthand.commands.console import Console, Format
from firsthand.commands.links import links_as_json, look_at_links
from firsthand.commands.site_flags import add_network_flags
from firsthand.commands.site_reading import read_site
from firsthand.disk.inputs import read_text
from firsthand.disk.refusal import refuse
from firsthand.evidence.matching import match_quotation
from firsthand.evidence.verdict import MatchResult
from firsthand.pipeline import resolve
from firsthand.report.comparison import render_difference, render_finding_counts


def add_flags(parser: ArgumentParser) -> None:
    """What to compare, and how to tell of it."""
    parser.add_argument("--quote", metavar="TEXT", help="one quotation, compared with the text of --text")
    parser.add_argument("--text", metavar="FILE", type=Path, help="the text that --quote is compared with")
    parser.add_argument("--anew", action="store_true", help="compare again what was compared before, whatever the locks say")
    parser.add_argument("--links", action="store_true", help="look at each address the site cites (this uses the network)")
    add_network_flags(parser)
    parser.add_argument("--format", choices=("human", "json"), default="human", help="how findings are told (human)")
    add_clock_flag(parser)


def run(args: Namespace, console: Console) -> int:
    """0 where all that was compared stands as quoted, and with --links no link is dead or changed; else 1."""
    if (args.quote is None) != (args.text is None):
        refuse("--quote and --text go together: a quotation, and the file of the text it is compared with")
    if args.quote is not None:
        return _verify_one(args, console)
    with open_store(args.root):
        return _verify_links(args, console) if args.links else _verify_site(args, console)


def _verify_one(args: Namespace, console: Console) -> int:
    try:
        text = read_text(args.text)
    except UnicodeDecodeError:
        refuse(f"{args.text} is not UTF-8 text")
    result = match_quotation(text, args.quote)
    if args.format == "json":
        console.give(json.dumps(_as_json(result), ensure_ascii=False) + "\n")
    else:
        flags = f" ({', '.join(result.flags)})" if result.flags else ""
        reason = f": {result.reason}" if result.reason else ""
        console.give(f"{result.match}{flags}{reason}\n{render_difference(result)}")
    return 0 if result.is_accepted else 1


def _as_json(result: MatchResult) -> dict[str, object]:
    return {
        "class": result.match,
        "flags": list(result.flags),
        "reason": result.reason,
        "start": result.start,
        "end": result.end,
        "diff": [list(step) for step in result.diff],
        "hits": result.hits,
    }


def _verify_site(args: Namespace, console: Console) -> int:
    inputs = read_site(args, drafts=True, future=True)
    resolved = resolve(inputs)
    if resolved.site is None:
        console.tell(resolved.diagnostics, texts=inputs.texts, how=Format.HUMAN, all_warnings=False)
        return 1
    done = compare_site(args.root, inputs, resolved.site, problems=resolved.diagnostics, is_anew=args.anew)
    for fault in done.faults:
        console.insist(fault)
    problems = [finding for finding in done.findings if finding.is_problem]
    if args.format == "json":
        console.give(json.dumps([_finding_as_json(one) for one in done.findings], ensure_ascii=False, indent=2) + "\n")
    else:
        console.give("".join(_tell(finding) for finding in problems))
        counts = Counter(str(finding.result.match) for finding in done.findings)
        earlier = sum(finding.is_earlier for finding in done.findings)
        console.say(render_finding_counts(counts, earlier=earlier, written=done.written, removed=done.removed))
        for dated in done.dated:
            console.say(tell_dated(dated))
    return 1 if problems or done.faults else 0


def _verify_links(args: Namespace, console: Console) -> int:
    inputs = read_site(args, drafts=True, future=True)
    resolved = resolve(inputs)
    if resolved.site is None:
        console.tell(resolved.diagnostics, texts=inputs.texts, how=Format.HUMAN, all_warnings=False)
        return 1
    seen = look_at_links(args, console, inputs, resolved.site, is_remembered=True)
    if args.format == "json":
        console.give(json.dumps(links_as_json(seen), ensure_ascii=False, indent=2) + "\n")
    return 1 if any(one.is_problem for one in seen) else 0


def _finding_as_json(finding: Finding) -> dict[str, object]:
    return {
        "post": finding.post,
        "kind": finding.kind,
        "id": finding.id,
        "source": finding.source,
        "class": finding.result.match,
        "flags": list(finding.result.flags),
        "reason": finding.result.reason,
        "found_in": finding.found_in or None,
    }


def _tell(finding: Finding) -> str:
    result = finding.result
    flags = f" ({', '.join(result.flags)})" if result.flags else ""
    reason = f", {result.reason}" if result.reason else ""
    head = f'{finding.post}: {finding.kind} "{finding.id}" in "{finding.source}": {result.match}{flags}{reason}\n'
    elsewhere = f'  it stands in "{finding.found_in}"\n' if finding.found_in else ""
    return head + elsewhere + render_difference(result)
