"""``snapshot --all`` killed again and again: ``python tests/archive/kills.py [KILLS] [SOURCES]`` does it fifty times over 200.

The command is the real one, a process of its own, so that it dies as the system kills, at any moment. Each source stands at
an address of its own in 127.0.0.0/8, all of which are this machine on Linux, so nobody has to be waited for. Prints a
Markdown table.
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

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from errand import Site, article  # noqa: E402 - the engine is two folders up
from world import EVERYWHERE, World, open_world, page  # noqa: E402

EVIDENCE = "content/evidence"
_LAST = 250
"""Addresses used of each row of 256."""


def prepare(root: Path, world: World, sources: int) -> Site:
    """A site of so many sources, each at a host of its own, with a quotation from each."""
    site = Site(root=root, world=world)
    urls = {}
    for number in range(sources):
        words = f"The mill number {number} will open again in spring."
        host = f"127.0.{number // _LAST}.{number % _LAST + 1}"
        urls[f"s{number}"] = world.serve(host, f"/{number}", page(article(words)))
    site.write(urls, quotes={f"q{n}": (f"s{n}", f"The mill number {n} will open again in spring.") for n in range(sources)})
    return site


def kill_and_resume(site: Site, kills: int, *, seed: int) -> tuple[int, int]:
    """How many kills met a run at work, and how many files were looked at after them: all whole. In the end all is there.

    The kills are spread over the whole of the work: each waits until so much was asked, and then a moment by chance.
    """
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    total = len(site.plan().jobs)
    met = looked_at = 0
    for number in range(kills):
        process = _start(site)
        while process.poll() is None and len(site.world.asked) <= number * total // kills:
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.03))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        met += process.returncode == -signal.SIGKILL
        looked_at += check_whole(site.root)
    done = _start(site)
    _, said = done.communicate(timeout=300)
    assert done.returncode == 0, said
    check_whole(site.root)
    return met, looked_at


def check_whole(root: Path) -> int:
    """The number of files, each of which is what its name or the log says it is; a half-written one has a name nobody reads."""
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
    return len(files)


def check_done(site: Site, sources: int, met: int) -> int:
    """How many questions it took: each source was asked for, and anew only where a kill met it before it was kept."""
    asked = Counter(site.world.paths())
    assert len(asked) == sources
    assert sum(asked.values()) <= sources + met, asked
    assert {finding.result.match for finding in site.verify().findings} == {"exact"}
    assert site.plan().jobs == ()
    return sum(asked.values())


def _start(site: Site) -> subprocess.Popen[str]:
    command = [sys.executable, str(ROOT / "build.py"), "--root", str(site.root), "snapshot", "--all", "--allow-private"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def main() -> None:
    """Kill, look after each kill, and print what was seen."""
    from machine import machine_facts  # noqa: PLC0415 - stands beside the benchmarks, which tests do without

    kills, sources = (int(word) for word in (*sys.argv[1:], *("50", "200")[len(sys.argv) - 1 :]))
    facts = machine_facts()
    with open_world(EVERYWHERE) as world, tempfile.TemporaryDirectory() as folder:
        site = prepare(Path(folder) / "site", world, sources)
        met, looked_at = kill_and_resume(site, kills, seed=1)
        asked = check_done(site, sources, met)
    rows = {
        "sources": sources,
        "runs killed with `kill -9` while at work": f"{met} of {kills}",
        "files looked at after the kills, each of them whole and as its name or the log says": f"{looked_at:,}",
        "pages asked for, over all runs": asked,
        "of them asked for again, as the kill came before the copy was kept": asked - sources,
        "copies at the end, each compared with a quotation: exact": sources,
    }
    table = "".join(f"| {name} | {value} |\n" for name, value in rows.items())
    sys.stdout.write(f"{facts}\n\n| | |\n|---|---:|\n{table}")


if __name__ == "__main__":
    main()
