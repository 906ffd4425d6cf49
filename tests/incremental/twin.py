"""Two builds of one state of a site: one that remembers the builds before, and one that knows nothing. Both must be the same.

Files get times of long ago, each another one, as in a site whose files were at rest for a while: only such are ever taken for
unchanged without being read. What a build says is compared too, but for the time it took and how much of it was new.
"""

from __future__ import annotations

import os
import re
import shutil
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from rich_site import START

from firsthand.cli import main

NOT_KEPT = ".cache/ could not be written, so the next build may take as long as this one"
"""The line that ends a build whose cache took nothing; the reason follows."""

_LONG_AGO_NS = 1_700_000_000_000_000_000
_SECOND_NS = 1_000_000_000
_TOOK = re.compile(r" in [\d.,]+ (?:ms|s|min)\b")
_CHANGES = re.compile(r"[\d,]+ written, [\d,]+ removed")
_LOOK = re.compile(r"to look at it: .*\n")


@dataclass(frozen=True, kw_only=True)
class Done:
    """What a build left: its exit code, standard output, standard error, and the output folder's files by path."""

    code: int
    out: str
    err: str
    files: dict[str, bytes]


@dataclass(kw_only=True)
class Twin:
    """A site in ``root``, built in place from what is remembered; ``folder`` is for the builds that know nothing."""

    root: Path
    folder: Path
    clock: str = START
    flags: tuple[str, ...] = ()
    ticks: int = field(default=0)

    def write(self, path: str, text: str | bytes) -> None:
        """The file at ``path``, last changed long ago and later than any before it."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        self.settle(file)

    def settle(self, file: Path) -> None:
        """The file's time set to long ago, a second after the one before."""
        self.ticks += 1
        moment = _LONG_AGO_NS + self.ticks * _SECOND_NS
        os.utime(file, ns=(moment, moment))

    def settle_all(self) -> None:
        """All files of the site as if they had been at rest for long."""
        for name in ("content", "layouts", "static"):
            for file in sorted((self.root / name).rglob("*")):
                if file.is_file():
                    self.settle(file)

    def read(self, path: str) -> str:
        """The text at ``path``."""
        return (self.root / path).read_text(encoding="utf-8")

    def build(self, *words: str, output: Path | None = None) -> Done:
        """The site built in place, or into ``output``, with all that is remembered."""
        place = output or self.root / "public"
        given = ("--output", str(place)) if output else ()
        return self._run(place, *self.flags, *given, *words)

    def build_clean(self, *words: str) -> Done:
        """The site built from nothing into an empty folder."""
        place = self.folder / "clean"
        shutil.rmtree(place, ignore_errors=True)
        return self._run(place, *self.flags, "--no-cache", "--output", str(place), *words)

    def _run(self, output: Path, *words: str) -> Done:
        out, err = StringIO(), StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = main(["--root", str(self.root), "--clock", self.clock, *words])
        return Done(code=code, out=out.getvalue(), err=tell_lasting(err.getvalue()), files=read_folder(output))

    def compare(self, *words: str) -> Done:
        """Builds both ways, then once more, and asserts that nothing tells them apart; with errors, the old site stands."""
        before = read_folder(self.root / "public")
        done, clean = self.build(*words), self.build_clean(*words)
        assert (done.code, done.out, done.err) == (clean.code, clean.out, clean.err)
        assert not (done.code and clean.files)
        assert_same(done.files, before if done.code else clean.files)
        again = self.build(*words)
        assert (again.code, again.out, again.err) == (done.code, done.out, done.err)
        assert_same(again.files, done.files)
        return done


def assert_same(files: dict[str, bytes], expected: dict[str, bytes]) -> None:
    """The same files with the same bytes; else the names of those that differ, with the first lines that do."""
    differing = sorted(path for path in files.keys() | expected.keys() if files.get(path) != expected.get(path))
    told = "\n".join(f"{path}: {_tell_difference(files.get(path), expected.get(path))}" for path in differing[:5])
    assert not differing, f"{len(differing)} differ from a clean build\n{told}"


def tell_lasting(said: str) -> str:
    """What a build said, but for what is new in it each time."""
    return _LOOK.sub("", _CHANGES.sub("… written", _TOOK.sub(" in …", said)))


def read_folder(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` by its path there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _tell_difference(got: bytes | None, expected: bytes | None) -> str:
    if got is None or expected is None:
        return "missing" if got is None else "should not be there"
    ours, theirs = got.splitlines(), expected.splitlines()
    place = next(
        (at for at, pair in enumerate(zip(ours, theirs, strict=False)) if pair[0] != pair[1]), min(len(ours), len(theirs))
    )
    return f"line {place + 1}: {ours[place : place + 1]!r} and not {theirs[place : place + 1]!r}"
