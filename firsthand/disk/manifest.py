"""What we wrote into an output folder: the list that makes it ours.

The manifest is written last and holds no time, so that two equal builds leave equal folders. While files are being moved into
place, a journal beside it lists all that is ours or about to be: after a crash the next build knows its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from firsthand.disk.atomic import write_atomically
from firsthand.disk.refusal import Refusal

MANIFEST = ".firsthand-manifest.json"
JOURNAL = ".firsthand-journal.json"
STAGING = ".firsthand-staging"


def read_manifest(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file as we last wrote it, by path; empty where nothing was written. Raises Refusal if damaged."""
    try:
        files = json.loads((folder / MANIFEST).read_bytes())["files"]
        return {str(path): str(digest) for path, digest in files.items()}
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _damaged(folder / MANIFEST) from None


def write_manifest(folder: Path, files: Mapping[str, str]) -> None:
    """The list of all that is ours, path to SHA-256; it takes the place of the journal."""
    write_atomically(folder / MANIFEST, "".join(_write_lines(files)).encode())
    (folder / JOURNAL).unlink(missing_ok=True)


def _write_lines(files: Mapping[str, str]) -> Iterator[str]:
    """JSON with a file on each line, to be read by people too; ``json`` itself is slow at that where there are many."""
    yield '{\n "version": 1,\n "files": {'
    ending = ""
    for path in sorted(files):
        yield f'{ending}\n  {json.dumps(path, ensure_ascii=False)}: "{files[path]}"'
        ending = ","
    yield "\n }\n}\n" if files else "}\n}\n"


def read_journal(folder: Path) -> frozenset[str]:
    """All that was ours or about to be when a build was interrupted; empty where none was."""
    try:
        return frozenset(str(path) for path in json.loads((folder / JOURNAL).read_bytes()))
    except FileNotFoundError:
        return frozenset()
    except (ValueError, TypeError):
        raise _damaged(folder / JOURNAL) from None


def write_journal(folder: Path, paths: Iterable[str]) -> None:
    """All that is ours, or will be when the moves that follow are done."""
    write_atomically(folder / JOURNAL, json.dumps(sorted(paths), ensure_ascii=False).encode())


def _damaged(file: Path) -> Refusal:
    return Refusal(f"{file} is damaged, so nobody knows what is ours in that folder: empty the folder, or name another one")
