"""What the preview adds to the site: its own addresses, and what it puts into the pages it serves (and no build writes)."""

from __future__ import annotations

import re
from hashlib import sha256
from html import escape
from pathlib import Path

HOME = "/__firsthand/"
CLIENT, STYLES, NEWS = f"{HOME}client.js", f"{HOME}preview.css", f"{HOME}news"
FILES = {CLIENT: "client.js", STYLES: "preview.css"}

POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; connect-src 'self'; script-src 'self'; style-src 'self'"
"""The content security policy of the preview's own pages."""

_FOLDER = Path(__file__).resolve().parent
_HASH_IN_STYLE = re.compile(rb"\.[0-9a-f]{8}\.css\b")
_MARK_LENGTH = 16


def read_own_file(path: str) -> bytes:
    """The script or style sheet at ``path``."""
    return (_FOLDER / FILES[path]).read_bytes()


def mark_page(body: bytes, files: str = "") -> str:
    """A value that changes when the page does, and not when only its style sheets do; ``files`` marks the files it may show."""
    return sha256(_HASH_IN_STYLE.sub(b".css", body) + files.encode()).hexdigest()[:_MARK_LENGTH]


def add_to_page(body: bytes, *, epoch: int, mark: str, overlay: str, has_client: bool) -> bytes:
    """The page with the client's script and the overlay before the end of its body (of the text, where it has no end)."""
    client = f'<script src="{CLIENT}" data-epoch="{epoch}" data-mark="{escape(mark)}" defer></script>\n' if has_client else ""
    shown = f'<firsthand-overlay><template shadowrootmode="open">{overlay}</template></firsthand-overlay>\n' if overlay else ""
    at = body.rfind(b"</body>")
    at = at if at >= 0 else len(body)
    return b"".join((body[:at], shown.encode(), client.encode(), body[at:]))
