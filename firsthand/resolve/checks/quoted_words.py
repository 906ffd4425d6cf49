"""Words in quotation marks in the prose, against the records: whoever reads quotation marks takes them for somebody's words."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.model.body import QuotedWords
from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, Related, error, warning
from firsthand.model.evidence import Quote, Source, Tweet, span_of
from firsthand.model.span import Span
from firsthand.resolve.dossier import Dossier
from firsthand.resolve.uses import claim_entries
from firsthand.resolve.words import count_words, holds

FEWEST_WORDS = 2
"""In open prose, one word in quotation marks is a word held at arm's length more often than a quotation."""


def check_quoted_words(dossier: Dossier) -> Iterator[Diagnostic]:
    """An error for quoted words that the record their mark names does not hold; a warning where no record of the post does."""
    held = _texts_of_post(dossier)
    for quoted in dossier.post.body.quoted:
        kind, ref_id = quoted.target or ("", "")
        if kind in ("claim", "quote", "tweet"):
            yield from _check_against_mark(dossier, quoted, kind, ref_id)
        elif dossier.names.unread or count_words(quoted.text) < FEWEST_WORDS:
            continue
        elif not any(holds(text, quoted.text) for text in held):
            message = f"no record of this post holds the words “{quoted.text}”"
            hint = "make them a quote, so that readers can look them up; or take the quotation marks away"
            yield warning(Code.QUOTED_WORDS_UNHELD, quoted.span, message, hint=hint)


def _check_against_mark(dossier: Dossier, quoted: QuotedWords, kind: str, ref_id: str) -> Iterator[Diagnostic]:
    found = _texts_of_claim(dossier, ref_id) if kind == "claim" else _texts_of_record(dossier, ref_id)
    if found is None:
        return
    texts, span = found
    if any(holds(text, quoted.text) for text in texts):
        return
    where = "neither its `text` nor what it names holds them" if kind == "claim" else f"the {kind} does not hold them"
    yield error(
        Code.QUOTED_WORDS_DIFFER,
        quoted.span,
        f'the words “{quoted.text}” are marked as "{ref_id}", and {where}',
        hint="quote as it stands there, or take the quotation marks away",
        related=(Related(span=span, message=f'"{ref_id}" stands here'),),
    )


def _texts_of_record(dossier: Dossier, ref_id: str) -> tuple[list[str], Span] | None:
    entry = dossier.names.find(ref_id)
    if entry is None or isinstance(entry.record, Source) or _is_redacted(entry.record) or not entry.record.text:
        return None
    return [entry.record.text], span_of(entry.record, "text")


def _texts_of_claim(dossier: Dossier, ref_id: str) -> tuple[list[str], Span] | None:
    claim = dossier.names.claims.get(ref_id)
    if claim is None:
        return None
    records = [entry.record for entry in claim_entries(dossier.names, claim)]
    if any(_is_redacted(record) for record in records):
        return None
    return [claim.text, *(text for record in records for text in _texts_in(record))], claim.span


def _texts_of_post(dossier: Dossier) -> list[str]:
    """Everything in the records that quoted words may stand for: quotations, posts, titles, excerpts, claims in full."""
    texts = [text for entry in dossier.entries for text in _texts_in(entry.record)]
    return [text for text in (*texts, *(claim.text for claim in dossier.names.claims.values())) if text]


def _texts_in(record: Source | Quote | Tweet) -> tuple[str, ...]:
    return (record.title, record.short, record.excerpt) if isinstance(record, Source) else (record.text,)


def _is_redacted(record: Source | Quote | Tweet) -> bool:
    """Whether the words were taken out again: then nothing can be compared with them."""
    return isinstance(record, Tweet) and record.redacted is not None
