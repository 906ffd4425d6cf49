"""One whole build, to be asked for: which file answers at an address, and its bytes, rendered once when first wanted.

Knows no request and no other build, but for the shelf: the last good form of each page that somebody looked at, for the time
in which a layout cannot be used. A copied file is read when it is wanted, and may be another by then.
"""

from __future__ import annotations

import traceback
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock
from urllib.parse import quote

from firsthand.disk.refusal import Refusal
from firsthand.disk.staging import render_derived
from firsthand.disk.theme import find_theme, locate_asset
from firsthand.model.addresses import output_file
from firsthand.model.files import Asset, Derived, Output
from firsthand.model.theme import ThemeError

BUG = "this is a bug in Firsthand, not a mistake of yours"

_SHELF = 64
_PATH = "/-._~!$&'()*+,;=:@"


class Shelf:
    """The last good form of the pages last looked at, by name; it outlives each build."""

    def __init__(self) -> None:
        self._pages: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def put(self, name: str, page: bytes) -> None:
        """Keep ``page``, and let go of the one not seen for longest where there are too many."""
        with self._lock:
            self._pages[name] = page
            self._pages.move_to_end(name)
            while len(self._pages) > _SHELF:
                self._pages.popitem(last=False)

    def find(self, name: str) -> bytes | None:
        """The last good form of ``name``, or None where nobody has seen it."""
        with self._lock:
            return self._pages.get(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A page's bytes and, where its layout cannot be used, why: then the bytes are its last good ones, or none at all."""

    body: bytes | None
    fault: str = ""


class Site:
    """A build as visitors see it.

    ``root`` is the site's folder; ``base`` the path that all addresses begin with, ``/`` or ``/sub/path/``; ``tell`` is called
    once with each fault of a layout.
    """

    def __init__(
        self, outputs: Mapping[str, Output], *, root: Path, base: str, shelf: Shelf, tell: Callable[[str], None]
    ) -> None:
        self.base = base
        self._root = root
        self._outputs = outputs
        self._shelf = shelf
        self._tell = tell
        self._kept: dict[str, Rendered] = {}
        self._told: set[str] = set()
        self._lock = Lock()  # rendering holds the interpreter anyway; two tabs of one page then cost one rendering
        self._files_mark: str | None = None

    def find(self, path: str) -> str | None:
        """The name of the output that answers at ``path`` (from the base, decoded), or None where nothing does."""
        name = output_file(path)
        return name if name in self._outputs else None

    def is_folder(self, path: str) -> bool:
        """Whether ``path`` is a page's address but for the slash at its end."""
        return output_file(f"{path}/") in self._outputs

    def is_file(self, name: str) -> bool:
        """Whether the output ``name`` is the copy of a file."""
        output = self._outputs[name]
        return isinstance(output, Asset) and not isinstance(output, Derived)

    def locate(self, name: str) -> Path | None:
        """The file that the output ``name`` is a copy of, or None where it is gone or has become a link out of the site."""
        output = self._outputs[name]
        if not isinstance(output, Asset) or isinstance(output, Derived):
            return None
        file = locate_asset(self._root, output.path).resolve()
        is_inside = any(file.is_relative_to(home.resolve()) for home in (self._root, find_theme()))
        return file if is_inside and file.is_file() else None

    def render(self, name: str) -> Rendered:
        """The bytes of the output ``name``, kept from the first time on unless it is the copy of a file."""
        with self._lock:
            if self.is_file(name):
                file = self.locate(name)
                return Rendered(body=file.read_bytes() if file else None, fault="" if file else f"{name} is gone")
            if name not in self._kept:
                self._kept[name] = self._render(name)
            return self._kept[name]

    def list_styles(self) -> list[str]:
        """The addresses of all style sheets."""
        return [self.base + quote(name, safe=_PATH) for name in sorted(self._outputs) if name.endswith(".css")]

    def mark_files(self) -> str:
        """A value that changes when a picture, font or other copied file does; style sheets apart."""
        if self._files_mark is None:
            files = sorted(
                (name, output.sha256)
                for name, output in self._outputs.items()
                if isinstance(output, Asset) and not name.endswith(".css")
            )
            self._files_mark = sha256(repr(files).encode()).hexdigest()[:16]
        return self._files_mark

    def _render(self, name: str) -> Rendered:
        try:
            body = self._make(self._outputs[name])
        except (ThemeError, Refusal) as fault:
            return self._report(name, str(fault))
        except Exception as bug:  # noqa: BLE001 - one page's bug is not the end of the preview
            return self._report(name, f"{BUG} ({type(bug).__name__}: {bug})", detail="".join(traceback.format_exception(bug)))
        self._shelf.put(name, body)
        return Rendered(body=body)

    def _make(self, output: Output) -> bytes:
        match output:
            case Derived():
                return render_derived(output, root=self._root)
            case Asset():
                message = f"{output.path} is copied, not rendered"
                raise TypeError(message)
            case _:
                made = output()
                return made.encode() if isinstance(made, str) else made

    def _report(self, name: str, fault: str, *, detail: str = "") -> Rendered:
        """What is left of the page ``name``; the terminal is told once of what many pages have in common."""
        if fault not in self._told:
            self._told.add(fault)
            self._tell(f"{detail}{fault}")
        return Rendered(body=self._shelf.find(name), fault=fault)
