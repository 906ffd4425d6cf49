"""``build`` and ``serve`` killed again and again: ``python tests/incremental/build_kills.py [KILLS] [POSTS]`` (50, over 200).

The program is the real one, a process of its own with copies of itself, so that it dies as the system kills, at any moment. A
site goes back and forth between two states, and each build between them is killed: a third of them at any moment, a third
while pages are made, a third while files are moved into place. After each kill every file of the output must be one of the two
sites' files, whole; and the next build must give the site to the byte. Prints a Markdown table.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from corpus import write_corpus  # noqa: E402 - the benchmarks are two folders up

from firsthand.disk.manifest import JOURNAL, MANIFEST, STAGING  # noqa: E402

CLOCK = "2026-11-24T12:00:00Z"
BUSY = "another build is writing"
_PATIENCE_S = 60.0


@dataclass(kw_only=True)
class Tally:
    """What was seen: kills by what the build was at, and files that were looked at."""

    met: Counter[str] = field(default_factory=Counter)
    looked_at: int = 0
    previews: int = 0


@dataclass(kw_only=True)
class Site:
    """A site in two states, each with the files that a clean build makes of it."""

    root: Path
    states: tuple[dict[str, str], dict[str, str]]
    clean: tuple[dict[str, bytes], dict[str, bytes]]
    chance: random.Random

    @property
    def public(self) -> Path:
        """Where it is built."""
        return self.root / "public"

    def turn_to(self, state: int) -> None:
        """The posts as they are in that state."""
        posts, wanted = self.root / "content/posts", self.states[state]
        for file in posts.iterdir():
            if file.name not in wanted:
                file.unlink()
        for name, text in wanted.items():
            if not (posts / name).exists() or (posts / name).read_text(encoding="utf-8") != text:
                (posts / name).write_text(text, encoding="utf-8")

    def start(self, *words: str) -> subprocess.Popen[str]:
        """The program at work on the site."""
        command = [sys.executable, str(ROOT / "build.py"), "--root", str(self.root), *words, "--clock", CLOCK]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def finish(self, state: int) -> None:
        """A build to its end, after which all is as a clean build makes it; copies of one killed before may still be ending."""
        waited_since = time.monotonic()
        while True:
            done = self.start()
            said, _ = done.communicate(timeout=300)
            if BUSY not in said or time.monotonic() - waited_since > _PATIENCE_S:
                break
        assert done.returncode == 0, said
        assert read_files(self.public) == self.clean[state]
        assert not list((self.root / ".cache").glob(".firsthand-*"))

    def check_whole(self) -> int:
        """The number of files of the output, each of which is one of the two sites' files, whole."""
        own = (JOURNAL, MANIFEST, f"{STAGING}/", ".firsthand-")
        files = {path: data for path, data in read_files(self.public).items() if not path.startswith(own)}
        torn = [path for path, data in files.items() if data not in (self.clean[0].get(path), self.clean[1].get(path))]
        assert not torn, torn
        return len(files)


def prepare(folder: Path, posts: int, *, seed: int) -> Site:
    """A site of so many posts; in its other state a third of them have other titles, some are gone and some are new."""
    root = folder / "site"
    drawn = write_corpus(root, posts=posts + posts // 10)
    texts = {f"{post.name}.md": post.text for post in drawn}
    names = list(texts)
    first = {name: texts[name] for name in names[:posts]}
    other = {
        name: text.replace("title: ", "title: Now ", 1) if at % 3 == 0 else text
        for at, (name, text) in enumerate(first.items())
    }
    second = {name: other.get(name, texts[name]) for name in names[posts // 10 :]}
    site = Site(root=root, states=(first, second), clean=({}, {}), chance=random.Random(seed))  # noqa: S311
    for state in (0, 1):
        site.turn_to(state)
        said, _ = (process := site.start("--no-cache", "--output", str(folder / f"clean{state}"))).communicate(timeout=300)
        assert process.returncode == 0, said
        site.clean[state].update(read_files(folder / f"clean{state}"))
    return site


def kill_builds(site: Site, kills: int, tally: Tally) -> None:
    """So many builds killed, each followed by one that is not."""
    whole_s = _measure(site)
    for number in range(kills):
        state = number % 2
        site.turn_to(state)
        for _ in range(1 + (number % 5 == 4)):  # now and then the build that would mend is killed, too
            process = site.start()
            _await_moment(site, process, number, whole_s)
            process.send_signal(signal.SIGKILL)
            process.communicate()
            tally.met[_name_phase(site, process)] += 1
            tally.looked_at += site.check_whole()
        site.finish(state)


def kill_previews(site: Site, kills: int, tally: Tally) -> None:
    """So many previews killed while they start or build after a save, each followed by a build."""
    for number in range(kills):
        site.turn_to(number % 2)
        process = site.start("serve", "--port", "0", "--poll", "0.1")
        time.sleep(site.chance.uniform(0, 1.5))
        site.turn_to((number + 1) % 2)
        time.sleep(site.chance.uniform(0, 1.0))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        tally.previews += process.returncode == -signal.SIGKILL
        tally.looked_at += site.check_whole()
        site.finish((number + 1) % 2)


def read_files(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` by its path there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _measure(site: Site) -> float:
    """How long a build from one state to the other takes."""
    for state in (1, 0):
        site.turn_to(state)
        started = time.monotonic()
        site.finish(state)
    return time.monotonic() - started


def _await_moment(site: Site, process: subprocess.Popen[str], number: int, whole_s: float) -> None:
    marks = (None, site.public / STAGING, site.public / JOURNAL)
    mark = marks[number % 3]
    while mark and not mark.exists() and process.poll() is None:
        pass
    time.sleep(site.chance.uniform(0, (whole_s, whole_s / 2, 0.03)[number % 3]))


def _name_phase(site: Site, process: subprocess.Popen[str]) -> str:
    if process.returncode != -signal.SIGKILL:
        return "done"
    if (site.public / JOURNAL).exists():
        return "moving files into place"
    return "making pages" if (site.public / STAGING).exists() else "reading, or remembering"


def main() -> None:
    """Kill, look after each kill, and print what was seen."""
    from machine import machine_facts  # noqa: PLC0415 - stands beside the benchmarks, which tests do without

    kills, posts = (int(word) for word in (*sys.argv[1:], *("50", "200")[len(sys.argv) - 1 :]))
    facts, tally = machine_facts(), Tally()
    with tempfile.TemporaryDirectory() as folder:
        site = prepare(Path(folder), posts, seed=1)
        kill_builds(site, kills, tally)
        kill_previews(site, kills // 5, tally)
    done = tally.met.pop("done", 0)
    rows = {
        "posts": posts,
        "files of the site, in its two states": " and ".join(f"{len(files):,}" for files in site.clean),
        "builds killed with `kill -9` while at work": f"{tally.met.total()} of {tally.met.total() + done}",
        **{f"of these while {phase}": number for phase, number in sorted(tally.met.items())},
        "previews killed while starting or building": tally.previews,
        "files looked at after the kills, each whole and one of the two sites'": f"{tally.looked_at:,}",
        "next builds that gave the site as a clean build does, byte for byte": f"{kills + kills // 5} of {kills + kills // 5}",
    }
    table = "".join(f"| {name} | {value} |\n" for name, value in rows.items())
    sys.stdout.write(f"{facts}\n\n| | |\n|---|---:|\n{table}")


if __name__ == "__main__":
    main()
