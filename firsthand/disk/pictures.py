"""How large a picture is, from its first bytes, so that a page keeps still while the picture loads."""

from __future__ import annotations

from pathlib import Path

_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".bmp", ".tif", ".tiff", ".jp2", ".heic"})


def measure_picture(file: Path) -> tuple[int, int] | None:
    """Width and height in pixels as a browser shows them, or None for what is no picture or does not tell.

    A damaged picture is published as it is; its page only lacks the two numbers.
    """
    if file.suffix.lower() not in _PICTURES:
        return None
    import imagesize  # noqa: PLC0415 - costs as much as a small build, and many sites have no picture

    try:
        width, height = imagesize.get(file)
    except Exception:  # noqa: BLE001 - a parser of foreign bytes may raise anything, and none of it matters here
        return None
    return (int(width), int(height)) if width > 0 and height > 0 else None
