"""What quotes, tweets and sources have in common: each may be cited around words, by its own words, or as a block."""

from __future__ import annotations

from firsthand.model.body import Block, CiteClose, CiteOpen, CiteText, Part, RecordKind
from firsthand.parse.marks.mark import Form, Mark, Written, is_id


def make_record_mark(kind: RecordKind) -> Mark:
    """The mark of records of ``kind``."""

    def around(written: Written) -> tuple[Part, Part]:
        opening = CiteOpen(kind=kind, id=written.ref, span=written.span, words=written.words)
        return opening, CiteClose(kind=kind, id=written.ref)

    def itself(written: Written) -> Part:
        return CiteText(kind=kind, id=written.ref, span=written.span)

    def block(written: Written) -> Part:
        return Block(kind=kind, id=written.ref, span=written.span, caption=written.words)

    return Mark(
        name=kind.value,
        example=f"[words]({kind.value}:ID)",
        takes=_takes,
        around=around,
        itself=itself,
        block=block,
        target=lambda ref: (kind.value, ref),
    )


def _takes(ref: str, form: Form) -> bool:
    del form
    return is_id(ref) is not None
