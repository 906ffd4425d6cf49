"""``![what stood here](gap:)``: evidence that is known to be lost, shown and counted."""

from __future__ import annotations

from firsthand.model.body import Gap, Part
from firsthand.parse.marks.mark import Form, Mark, Written


def _takes(ref: str, form: Form) -> bool:
    del form
    return ref == ""


def _block(written: Written) -> Part:
    return Gap(text=written.words, span=written.span)


GAP = Mark(name="gap", example="![what stood here](gap:)", takes=_takes, block=_block, needs_words=True)
