"""Two hundred sources in one go, from a web that answers in every way it does: what is kept, what is said, what is asked.

stopped after a third -> a second run does the rest -> a third asks only for what could not be had -> verify -> verify --links
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

import pytest
from errand import Site, stamp
from kills import check_whole
from many import LIMITS, Many, prepare
from world import AGENT, Asked, World, open_world, page

from firsthand.archive.check_links import check_links, list_cited
from firsthand.archive.plan import Job
from firsthand.archive.run import Outcome, Run
from firsthand.model.evidence import MatchClass

KEPT = ("plain", "moved", "old", "packed", "altered", "busy")
LOST = ("shut", "missing", "gone", "wall", "shell", "soft", "broken", "truncated", "bomb", "endless", "slow")
SAID = {
    "shut": ("asks to be left alone for 60 minutes", "it does not answer a program (429)"),
    "missing": ("it is gone (404); the archive has no copy of it",),
    "gone": ("it is gone (410); the archive has no copy of it",),
    "wall": ("it does not answer a program (403); the archive has no copy of it",),
    "shell": ("its words are put there by scripts, which are not run; the archive has no copy of it",),
    "soft": ('it answers, and calls itself "not found"; the archive has no copy of it',),
    "broken": ("it answers with the status 500",),
    "truncated": ("it broke off after 4 of 9,999 bytes",),
    "bomb": ("it unpacks to more than 0 MB",),
    "endless": ("it is larger than 0 MB",),
    "slow": ("the whole took too long", "it did not answer in time"),
}


@dataclass(kw_only=True)
class Told:
    """What three runs told: the first stopped by the user, the second whole, the third with nothing new to be had."""

    site: Site
    many: Many
    runs: tuple[dict[str, Outcome], ...]
    begun: tuple[list[str], ...]
    asked: tuple[list[Asked], ...]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    with open_world() as world:
        site = Site(root=tmp_path_factory.mktemp("many") / "site", world=world)
        many = prepare(site, world)
        runs, begun, asked = [], [], []
        for stop in (70, None, None):
            world.asked.clear()
            world.clock.seconds += 1_000
            outcomes, names = _run(site, world, stop)
            check_whole(site.root)
            runs.append(outcomes)
            begun.append(names)
            asked.append(list(world.asked))
        yield Told(site=site, many=many, runs=tuple(runs), begun=tuple(begun), asked=tuple(asked))


def _run(site: Site, world: World, stop: int | None) -> tuple[dict[str, Outcome], list[str]]:
    """The outcomes by id, as far as ``stop``, and what was begun."""
    run = Run(site.root, world.fetcher(limits=LIMITS, now=site.now), site.services, now=lambda: stamp(site.now))
    begun: list[Job] = []
    outcomes = islice(run.outcomes(site.plan().jobs, before=begun.append), stop)
    return {one.job.key.id: one for one in outcomes}, [job.key.id for job in begun]


def test_what_was_kept_when_a_run_was_stopped_is_not_asked_for_again(told: Told) -> None:
    first, second, _ = told.runs
    kept = {name for name, outcome in first.items() if not outcome.problem}
    assert len(first) == 70
    assert len(kept) > 30
    assert set(second) == set(told.many.urls) - kept


def test_everything_that_can_be_had_is_kept_and_the_rest_is_said(told: Told) -> None:
    problems = {name: outcome.problem for run in told.runs for name, outcome in run.items()}
    had = {name for name, problem in problems.items() if not problem}
    assert len(problems) == 200
    assert had == told.many.names(*KEPT) | set(told.many.archived)
    for kind, said in SAID.items():
        lost = told.many.names(kind) - had
        assert lost
        assert {name: problems[name] for name in lost if not any(words in problems[name] for words in said)} == {}


def test_a_run_tells_of_each_source_once_as_it_is_begun(told: Told) -> None:
    for begun, run in zip(told.begun, told.runs, strict=True):
        assert list(run) == begun
    assert Counter(told.begun[1]).most_common(1)[0][1] == 1


def test_a_run_with_nothing_new_to_be_had_asks_for_what_is_missing_alone(told: Told) -> None:
    lost = told.many.names(*LOST) - set(told.many.archived)
    assert set(told.runs[2]) == lost
    asked = {one.path for one in told.asked[2] if one.host != "archive.example"}
    assert asked <= {"/" + name.rpartition("-")[2] for name in lost}


@pytest.mark.parametrize("run", [0, 1, 2])
def test_no_host_is_asked_twice_in_two_seconds_nor_before_it_said(told: Told, run: int) -> None:
    hosts = {one.host for one in told.asked[run]}
    for host in hosts:
        times = [one.at for one in told.asked[run] if one.host == host]
        assert all(later - earlier >= 2 for earlier, later in pairwise(times)), host
    waited = [one for one in told.asked[run] if one.host == "busy.example"]
    for earlier, later in pairwise(waited):
        assert later.at - earlier.at >= (20 if earlier.path == later.path else 2)
    assert Counter(one.host for one in told.asked[run])["shut.example"] <= 1
    for service in ("/cdx/", "/web/"):
        times = [one.at for one in told.asked[run] if one.host == "archive.example" and one.path.startswith(service)]
        assert all(later - earlier > 60 for earlier, later in zip(times, times[24:], strict=False))


def test_everybody_is_told_who_asks_and_nobody_is_sent_a_cookie(told: Told) -> None:
    asked = [one for run in told.asked for one in run]
    assert {(one.method, one.headers["user-agent"], one.headers["accept-encoding"]) for one in asked} == {
        ("GET", AGENT, "identity")
    }
    assert [one for one in asked if "cookie" in one.headers] == []


def test_no_page_is_asked_for_more_often_than_its_answers_call_for(told: Told) -> None:
    times = Counter(one.path for one in told.asked[1] if one.host not in ("archive.example", "busy.example"))
    assert {path: count for path, count in times.items() if count > 1} == {}
    busy = Counter(one.path for one in [*told.asked[0], *told.asked[1]] if one.host == "busy.example")
    assert set(busy.values()) == {2}


def test_then_each_quotation_is_held_against_what_was_kept(told: Told) -> None:
    found = {finding.source: finding.result.match for finding in told.site.verify().findings}
    altered, had = told.many.names("altered"), told.many.names(*KEPT) | set(told.many.archived)
    assert {found[name] for name in had - altered} == {MatchClass.EXACT}
    assert {found[name] for name in altered} <= {MatchClass.ALTERED, MatchClass.NOT_FOUND}
    assert {found[name] for name in set(told.many.urls) - had} == {MatchClass.NO_COPY}


def test_and_a_page_that_lost_the_words_afterwards_is_called_changed(told: Told) -> None:
    assert told.site.verify().faults == ()
    world, changed = told.site.world, sorted(told.many.names("plain"))[:5]
    for name in changed:
        host, path = told.many.urls[name].split("/")[2].partition(":")[0], "/" + name.rpartition("-")[2]
        world.serve(host, path, page(b"<title>News</title><p>" + b"The council met and said nothing new. " * 40))
    cited = tuple(one for one in list_cited(*told.site.read()) if one.key.id in told.many.names("plain", "moved", "missing"))
    fetcher = world.fetcher(limits=LIMITS, now=told.site.now)
    looks = check_links(told.site.root, cited, fetcher, told.site.services, now=lambda: stamp(told.site.now))
    states = {one.cited.key.id: str(one.link.state) for one in looks}
    assert {name for name, state in states.items() if state == "changed"} == set(changed)
    assert {states[name] for name in told.many.names("moved")} == {"moved"}
    assert {states[name] for name in told.many.names("missing")} == {"unknown"}  # dead is said after three looks
