"""A build that has something to do: reading, checking, rendering, writing, and remembering all of it for the next one."""

from __future__ import annotations

import io
from argparse import Namespace
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from time import perf_counter

from firsthand.commands.build_progress import BuildProgress
from firsthand.commands.console import Console, Format
from firsthand.commands.site_reading import read_site
from firsthand.disk.build_cache import BuildCache, open_build_cache
from firsthand.disk.crew import share_out
from firsthand.disk.last_build import TOOK, Spoken, Stock, keep_last
from firsthand.disk.memo_file import MemoDamagedError
from firsthand.disk.publish import Published, publish
from firsthand.disk.search_index import add_search_index
from firsthand.model.diagnostic import Diagnostic
from firsthand.model.files import Build, Inputs
from firsthand.pipeline import build
from firsthand.report.summary import render_built, render_look, render_not_kept, render_notices, render_stopped
from firsthand.report.words import tell_duration


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What was asked for: the flags, these in one text, the clock, the folder, the files there were, and how to look at it."""

    args: Namespace
    asked: str
    now: datetime
    output: Path
    stock: Stock
    look: str


def run(wish: Wish, console: Console, *, started: float) -> int:
    """0 and the site written, or 1 and the folder as it was."""
    is_kept = not wish.args.no_cache
    for _ in range(2):
        with open_build_cache(wish.args.root, is_kept=is_kept) as cache:
            try:
                return _build(wish, console, cache, started)
            except MemoDamagedError:  # whoever damaged it, nothing is lost but time
                cache.memo.forget()
    with open_build_cache(wish.args.root, is_kept=False) as cache:
        return _build(wish, console, cache, started)


def is_failure(diagnostics: tuple[Diagnostic, ...], *, strict: bool) -> bool:
    """Whether these forbid publishing: any error, and under ``--strict`` any warning."""
    return any(one.is_error or strict for one in diagnostics)


def _build(wish: Wish, console: Console, cache: BuildCache, started: float) -> int:
    progress = BuildProgress(console, started=started)
    try:
        inputs = read_site(wish.args, now=wish.now, known=cache.known)
        result = build(inputs, cache.memo, share=partial(share_out, tell=progress.reading))
        if not is_failure(result.diagnostics, strict=wish.args.strict):
            published = _publish(wish, result, cache, progress)
    finally:
        progress.clear()
    if is_failure(result.diagnostics, strict=wish.args.strict):
        _tell(wish, console, result, inputs)
        console.say(render_stopped(strict=not result.has_errors))
        if result.site:  # with settings that cannot be read, nothing was learned that is worth keeping
            _tell_kept(wish, console, cache.save())
        return 1
    cache.pages = published.pages
    fault = cache.save()
    _tell(wish, console, result, inputs)
    console.say(_summarise(result, published, console, tell_duration(perf_counter() - started)))
    for notice in render_notices(result):
        console.say(notice)
    if not published.unchanged:
        console.say(render_look(wish.look))
    if not wish.args.no_cache:
        _tell_kept(wish, console, fault, _keep(wish, console, result, inputs, published))
    return 0


def _publish(wish: Wish, result: Build, cache: BuildCache, progress: BuildProgress) -> Published:
    share = partial(share_out, tell=progress.making)
    with add_search_index(result, wish.output, pages=cache.pages) as whole:
        return publish(whole, wish.output, root=wish.args.root, pages=cache.pages, share=share)


def _tell(wish: Wish, console: Console, result: Build, inputs: Inputs) -> None:
    args = wish.args
    console.tell(result.diagnostics, texts=inputs.texts, how=Format(args.format), all_warnings=args.strict)


def _tell_kept(wish: Wish, console: Console, *faults: str) -> None:
    """A line where what this build found could not be kept, with the first reason."""
    if any(faults) and not wish.args.no_cache:
        console.say(render_not_kept(next(filter(None, faults))))


def _keep(wish: Wish, console: Console, result: Build, inputs: Inputs, published: Published) -> str:
    """What this build would say if it were asked for again and nothing had changed, kept for the time that this happens.

    Gives the reason where it could not be kept.
    """
    out, err = io.StringIO(), io.StringIO()
    _tell(wish, replace(console, out=out, err=err), result, inputs)
    again = replace(published, written=(), removed=(), unchanged=len(published.pages))
    summary = "\n".join((_summarise(result, again, console, TOOK), *render_notices(result)))
    sizes = ((path, page.size) for path, page in published.pages.items())
    if not result.until:
        return ""
    spoken = Spoken(out=out.getvalue(), err=err.getvalue(), summary=summary)
    when = {"now": wish.now, "until": result.until}
    return keep_last(wish.args.root, wish.asked, wish.stock, spoken, **when, output=wish.output, sizes=sizes)


def _summarise(result: Build, published: Published, console: Console, took: str) -> str:
    written, removed = len(published.written), len(published.removed)
    return render_built(result, took=took, written=written, removed=removed, names_all=console.is_verbose)
