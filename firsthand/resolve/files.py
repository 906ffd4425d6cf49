"""Whether the files that a body, a record or the settings name are there: pictures, above all.

Knows where a name is looked up: from static/ where it begins with ``/``, else beside the post. Pages have nothing beside
them, and the settings name files of static/ alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from posixpath import basename, join, normpath
from urllib.parse import unquote, urlsplit

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, error
from firsthand.model.nearest import find_nearest
from firsthand.model.site import Settings
from firsthand.model.span import Span

PAGES = "content/pages"


def check_file(name: str, span: Span, *, folder: str, files: AbstractSet[str]) -> Diagnostic | None:
    """The error for a file that is not there, or None; names that do not begin with ``/`` are looked up in ``folder``.

    ``files`` are names under static/, and paths under content/.
    """
    path = unquote(urlsplit(name).path)
    wanted = path.removeprefix("/") if path.startswith("/") else normpath(join(folder, path))
    if wanted in files:
        return None
    if path.startswith("/"):
        message, hint = f'there is no file "{path}" in static/', f"put it there: static{path} is {path}"
    elif folder == PAGES:
        message = f'a page has no files beside it, and "{path}" is named like one'
        hint = f"put it in static/, and write /{path}"
    else:
        message, hint = f'there is no file "{path}" in {folder}/', f"put it there; one in static/ is named /{path}"
    nearest = _find_nearest(path, folder, files)
    return error(Code.MISSING_FILE, span, message, hint=f'did you mean "{nearest}"?' if nearest else hint)


def check_files_of_post(named: Iterable[tuple[str, Span]], *, folder: str, files: AbstractSet[str]) -> Iterator[Diagnostic]:
    """An error for each file, and where it is named, that is not there: the picture for previews, the pictures of tweets."""
    for name, span in named:
        if problem := check_file(name, span, folder=folder, files=files):
            yield problem


def check_files_of_settings(settings: Settings, files: AbstractSet[str]) -> Iterator[Diagnostic]:
    """An error for each file of static/ that is not there: the logo, the favicon, the icons of labels."""
    named = [(getattr(settings, key).removeprefix("/").removeprefix("static/"), key) for key in ("logo", "favicon")]
    asked = [(name, settings.spans.get(key)) for name, key in named]
    asked += [(label.icon, label.spans.get("icon")) for label in settings.labels if label.icon.endswith(".svg")]
    for name, span in asked:
        if span and name and name not in files:
            nearest = find_nearest(name, (file for file in files if not file.startswith("content/")))
            hint = f'did you mean "{nearest}"?' if nearest else f"put it there, as static/{name}"
            yield error(Code.MISSING_FILE, span, f'there is no file "{name}" in static/', hint=hint)


def _find_nearest(path: str, folder: str, files: AbstractSet[str]) -> str:
    """The name, as it would be typed, of the file that was probably meant."""
    typed = {basename(file): _type(file, folder) for file in sorted(files) if _type(file, folder)}
    return typed.get(find_nearest(basename(path), typed) or "", "")


def _type(file: str, folder: str) -> str:
    if not file.startswith("content/"):
        return "/" + file
    return file.removeprefix(folder + "/") if folder and file.startswith(folder + "/") else ""
