"""``[words](quote:ID)``, ``<quote:ID>``, ``![caption](quote:ID)``: a citation of a quotation, its words, or all of it."""

from __future__ import annotations

from firsthand.model.body import RecordKind
from firsthand.parse.marks.record import make_record_mark

QUOTE = make_record_mark(RecordKind.QUOTE)
