"""``[words](source:ID)``, ``<source:ID>``, ``![caption](source:ID)``: a citation of a source, its name, or its card."""

from __future__ import annotations

from firsthand.model.body import RecordKind
from firsthand.parse.marks.record import make_record_mark

SOURCE = make_record_mark(RecordKind.SOURCE)
