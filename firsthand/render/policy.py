"""The content security policy of every page: nothing is loaded from anywhere else, and no script stands inside a page.

One place for both of its readers: the header that a host sends, and the meta element for hosts that send none.
"""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.model.site import Settings


def make_policy(settings: Settings, *, is_header: bool, is_searching: bool = False) -> str:
    """The policy. A meta element may not say who frames the page, so only a header does.

    ``is_searching``: on the search page, and in the header of a site that has one. A header is one for all pages, and both
    hold, so that every other page stays as strict as its own element says.

    JSON-LD needs no leave of its own: an element whose type is no script's is data, which no policy blocks.
    """
    rules: dict[str, str] = {
        "default-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "connect-src": "'self'",
        "font-src": "'self'",
        "img-src": "'self'",
        "manifest-src": "'self'",
        "media-src": "'self'",
        "script-src": "'self'",
        "style-src": "'self'",
    }
    if is_searching:
        # Pagefind's index is read by WebAssembly; this allows that and still no eval.
        rules["script-src"] = "'self' 'wasm-unsafe-eval'"
    if settings.html:
        rules |= _RAW_HTML
    if is_header:
        rules["frame-ancestors"] = "'none'"
    return "; ".join(f"{name} {value}" for name, value in rules.items())


_RAW_HTML: Mapping[str, str] = {"frame-src": "https:", "img-src": "'self' data: https:", "media-src": "'self' https:"}
"""A writer who asked for raw HTML may show what stands elsewhere; a script still may not stand in the page."""
