"""``[words](post:SLUG)``: a plain link to another post of the site."""

from __future__ import annotations

import re

from firsthand.model.body import Part, PostLinkClose, PostLinkOpen
from firsthand.parse.marks.mark import Form, Mark, Written

# Slugs keep the letters of every script; whether a post is called so is not known here.
_is_slug = re.compile(r"[^\s/?#:]+").fullmatch


def _takes(ref: str, form: Form) -> bool:
    del form
    return _is_slug(ref) is not None


def _around(written: Written) -> tuple[Part, Part]:
    return PostLinkOpen(slug=written.ref, span=written.span), PostLinkClose()


POST = Mark(name="post", example="[words](post:SLUG)", takes=_takes, around=_around)
