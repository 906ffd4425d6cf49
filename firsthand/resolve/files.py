"""Whether the files that a body, a record or the settings name are there: pictures, above all.

Knows where a name is looked up: from static/ where it begins with ``/``, else beside the post. Pages have nothing beside
them, and the settings name files of static/ alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from posixpath import basename, join, normpath
from urllib.parse import unquote, urlsplit

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, error
from firsthand.model.nearest import find_nearest
from firsthand.model.post import Post
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


def check_files_of_post(post: Post, files: AbstractSet[str]) -> Iterator[Diagnostic]:
    """An error for each file that is not there: the post's picture for previews, the pictures of tweets."""
    named = [(media.file, media.span) for tweet in post.evidence.tweets for media in tweet.media]
    if "://" not in post.image:
        named.append((post.image, post.spans.get("image", post.span)))
    for name, span in named:
        if name and (problem := check_file(name, span, folder=post.folder, files=files)):
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
