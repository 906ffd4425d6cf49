"""Languages as share previews write them (Open Graph): with a region, whether or not the site names one.

Knows in which region a language is most at home. A region is not shown to readers; it tells a network the language.
"""

from __future__ import annotations

from collections.abc import Mapping

_HOMES: Mapping[str, str] = {
    "ar": "AR", "be": "BY", "bn": "IN", "ca": "ES", "cs": "CZ", "cy": "GB", "da": "DK", "el": "GR", "en": "US", "et": "EE",
    "eu": "ES", "fa": "IR", "ga": "IE", "gl": "ES", "he": "IL", "hi": "IN", "hy": "AM", "ja": "JP", "ka": "GE", "kk": "KZ",
    "ko": "KR", "ms": "MY", "nb": "NO", "nn": "NO", "no": "NO", "sl": "SI", "sq": "AL", "sr": "RS", "sv": "SE", "sw": "KE",
    "ta": "IN", "te": "IN", "uk": "UA", "ur": "PK", "vi": "VN", "zh": "CN",
}  # fmt: skip
"""Where a language's code is not its region's (as it is for "de" and "DE"). Arabic has no one region: networks write ar_AR."""


def find_locale(language: str) -> str:
    """``language`` ("en", "de-AT", "zh-Hant-TW") with its region, "de_AT"; bare where no region is known."""
    code, *parts = language.split("-")
    region = next((part for part in parts if len(part) == 2), "")  # noqa: PLR2004 - a region's code
    code = code.lower()
    home = _HOMES.get(code, code.upper() if len(code) == 2 else "")  # noqa: PLR2004
    return "_".join(part for part in (code, region.upper() or home) if part)
