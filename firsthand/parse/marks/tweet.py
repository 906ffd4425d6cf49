"""``[words](tweet:ID)``, ``<tweet:ID>``, ``![caption](tweet:ID)``: a citation of a public post, its words, or its card."""

from __future__ import annotations

from firsthand.model.body import RecordKind
from firsthand.parse.marks.record import make_record_mark

TWEET = make_record_mark(RecordKind.TWEET)
