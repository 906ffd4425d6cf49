"""What each kind of file is called in HTTP.

A table of our own: the one of the operating system differs from machine to machine, and calls scripts text on some.
"""

from __future__ import annotations

from posixpath import basename, splitext

from firsthand.render.deploy import MEDIA_TYPES

HTML = "text/html; charset=utf-8"
PLAIN = "text/plain; charset=utf-8"

_TYPES = {
    ".avif": "image/avif",
    ".bib": PLAIN,
    ".bmp": "image/bmp",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".eot": "application/vnd.ms-fontobject",
    ".epub": "application/epub+zip",
    ".gif": "image/gif",
    ".gz": "application/gzip",
    ".htm": HTML,
    ".html": HTML,
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".jsonl": "application/x-ndjson; charset=utf-8",
    ".jxl": "image/jxl",
    ".m4a": "audio/mp4",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".ogv": "video/ogg",
    ".opus": "audio/ogg",
    ".otf": "font/otf",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".ttf": "font/ttf",
    ".txt": PLAIN,
    ".vtt": "text/vtt; charset=utf-8",
    ".wasm": "application/wasm",
    ".wav": "audio/wav",
    ".weba": "audio/webm",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
    ".yaml": "application/yaml; charset=utf-8",
    ".zip": "application/zip",
    "": PLAIN,
}


def find_media_type(name: str) -> str:
    """The media type of the output ``name``, as the hosts that know ``_headers`` would send it; bytes where it is unknown."""
    of_site = MEDIA_TYPES.get(name) or (MEDIA_TYPES["feed.xml"] if basename(name) == "feed.xml" else None)
    return of_site or _TYPES.get(splitext(name)[1].lower(), "application/octet-stream")
