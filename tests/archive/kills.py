"""``snapshot --all`` killed again and again: ``python tests/archive/kills.py [KILLS] [SOURCES]`` does it fifty times over 200.

The run is a process of its own (this file with ``--run``), so that it can be killed as the system kills, at any moment.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from hashlib import sha256
from pathlib import Path

from errand import Site, article
from world import Clock, World, open_world, page

EVIDENCE = "content/evidence"
HOSTS = 9


def prepare(root: Path, world: World, sources: int) -> Site:
    """A site of so many sources at a few hosts, with a quotation from each."""
    site = Site(root=root, world=world)
    urls = {}
    for number in range(sources):
        words = f"The mill number {number} will open again in spring."
        urls[f"s{number}"] = world.serve(f"h{number % HOSTS}.example", f"/{number}", page(article(words)))
    site.write(urls, quotes={f"q{n}": (f"s{n}", f"The mill number {n} will open again in spring.") for n in range(sources)})
    return site


def kill_and_resume(site: Site, kills: int, *, seed: int) -> int:
    """The number of kills that met a run at work; after each, what is there is whole. In the end everything is there.

    The kills are spread over the whole of the work: each waits until so much was asked, and then a moment by chance.
    """
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    total = len(site.plan().jobs)
    met = 0
    for number in range(kills):
        process = _start(site)
        while process.poll() is None and len(site.world.asked) <= number * total // kills:
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.03))
        process.send_signal(signal.SIGKILL)
        met += process.wait() == -signal.SIGKILL
        check_whole(site.root)
    done = _start(site)
    assert done.wait(300) == 0
    check_whole(site.root)
    return met


def check_whole(root: Path) -> None:
    """Every file is what its name or the log says it is; what a kill left half-written has a name nobody reads."""
    files = [path for path in (root / EVIDENCE).rglob("*") if path.is_file() and not path.name.startswith(".")]
    for path in files:
        data = path.read_bytes()
        if path.parent.name in ("raw", "text", "posts"):
            assert sha256(data).hexdigest() == path.name.partition(".")[0], path
        elif path.suffix == ".json":
            lock = json.loads(data)
            assert (root / EVIDENCE / "raw" / f"{lock['warc']['sha256']}.warc.gz").exists()
            assert (root / EVIDENCE / "text" / f"{lock['text']['sha256']}.txt").exists()
    log = root / EVIDENCE / "log.jsonl"
    before = ""
    for line in log.read_bytes().split(b"\n")[:-1] if log.exists() else []:
        assert json.loads(line)["prev"] == before
        before = sha256(line).hexdigest()


def _start(site: Site) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, __file__, "--run", str(site.root), str(site.world.port)])


def _run(root: Path, port: int) -> None:
    """What ``snapshot --all`` does, with a clock that need not be waited for."""
    site = Site(root=root, world=World(port=port, clock=Clock()))
    problems = {name: outcome.problem for name, outcome in site.snapshot().items() if outcome.problem}
    assert problems == {}, problems


def main() -> None:
    kills, sources = (int(word) for word in (*sys.argv[1:], *("50", "200")[len(sys.argv) - 1 :]))
    with open_world() as world, tempfile.TemporaryDirectory() as folder:
        site = prepare(Path(folder) / "site", world, sources)
        met = kill_and_resume(site, kills, seed=1)
        asked = Counter(world.paths())
        sys.stdout.write(f"killed {met} of {kills} runs at work; {sources} sources, asked {sum(asked.values())} times\n")
        assert len(asked) == sources
        assert sum(asked.values()) <= sources + met
        assert {finding.result.match.value for finding in site.verify().findings} == {"exact"}


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        _run(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
