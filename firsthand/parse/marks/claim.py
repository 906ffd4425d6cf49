"""``[words](claim:ID)`` and ``<claim:ID>``: words that are a claim; ``[words](claim:SLUG/ID)``: a link to another post's."""

from __future__ import annotations

import re

from firsthand.model.body import ClaimClose, ClaimOpen, ClaimText, Part, PostLinkClose, PostLinkOpen
from firsthand.parse.marks.mark import ID, Form, Mark, Written, is_id

_is_elsewhere = re.compile(rf"[^\s/?#]+/{ID}").fullmatch


def _takes(ref: str, form: Form) -> bool:
    return bool(is_id(ref) or (form is Form.WORDS and _is_elsewhere(ref)))


def _around(written: Written) -> tuple[Part, Part]:
    slug, slash, claim = written.ref.rpartition("/")
    if slash:
        return PostLinkOpen(slug=slug, claim=claim, span=written.span), PostLinkClose()
    opening = ClaimOpen(id=claim, span=written.span, words=written.words, in_heading=written.in_heading)
    return opening, ClaimClose(id=claim)


def _itself(written: Written) -> Part:
    return ClaimText(id=written.ref, span=written.span, in_heading=written.in_heading)


def _target(ref: str) -> tuple[str, str] | None:
    return None if "/" in ref else ("claim", ref)


CLAIM = Mark(name="claim", example="[words](claim:ID)", takes=_takes, around=_around, itself=_itself, target=_target)
