"""Records from their fields: the model's classes, and the rules that one record alone can meet or break.

Knows that a source needs somebody who answers for it and a place where it can be looked at, and that a level of the
writer's own needs a note. What records owe to each other is for ``resolve``.
"""

from __future__ import annotations

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, error
from firsthand.model.evidence import Claim, LabelChange, Media, Quote, Redaction, Search, Source, SourceType, Tweet
from firsthand.model.post import Correction, Evidence
from firsthand.parse.schema import CLAIM, EVIDENCE_FIELDS, QUOTE, SOURCE, TWEET
from firsthand.parse.shapes import find_bad_id
from firsthand.parse.tables import Fields, report_missing


def make_evidence(fields: Fields, found: list[Diagnostic]) -> Evidence:
    """The records under ``sources``, ``quotes``, ``tweets`` and ``claims`` of a post or of its evidence file."""
    values = fields.values
    kinds = {row.name for row in EVIDENCE_FIELDS}
    nameless = {kind for kind in kinds if any(find_bad_id(one.id) for one in values.get(kind, ()))}
    return Evidence(
        sources=tuple(make_source(one, found) for one in values.get("sources", ())),
        quotes=tuple(_make_quote(one, found) for one in values.get("quotes", ())),
        tweets=tuple(_make_tweet(one, found) for one in values.get("tweets", ())),
        claims=tuple(_make_claim(one, found) for one in values.get("claims", ())),
        unread=frozenset(nameless | kinds & (fields.spans.keys() - values.keys())),
    )


def make_source(fields: Fields, found: list[Diagnostic]) -> Source:
    """A source. Reports missing keys, that nobody answers for it, that it has no place, and a level without a note."""
    owner = f'the source "{fields.id}"'
    is_unnamed = fields.values.get("type") is SourceType.UNNAMED
    report_missing(fields, SOURCE, found, owner=owner, excused=("published",) if is_unnamed else ())
    # A type that could not be read may have been meant as `unnamed`, which these rules do not ask.
    if not is_unnamed and ("type" not in fields.spans or "type" in fields.values):
        _report_unattributed(fields, owner, found)
        _report_placeless(fields, owner, ("url", "via", "held_at"), found)
    for key in ("level", "shows"):
        if key in fields.values and "note" not in fields.spans:
            message = f"{owner} sets its own `{key}`, and no note tells the reader why"
            hint = "add `note: …` with the reason, in a sentence the reader is shown"
            found.append(error(Code.NOTE_MISSING, fields.spans[key], message, hint=hint))
            break
    return Source(id=fields.id, span=fields.span, spans=fields.spans, **fields.values)


def make_correction(fields: Fields) -> Correction:
    """A correction of a post."""
    values = dict(fields.values)
    claims = tuple(ref.id for ref in values.pop("claims", ()))
    return Correction(span=fields.span, spans=fields.spans, claims=claims, **{"date": None, "text": "", **values})


def _make_quote(fields: Fields, found: list[Diagnostic]) -> Quote:
    report_missing(fields, QUOTE, found, owner=f'the quote "{fields.id}"')
    return Quote(id=fields.id, span=fields.span, spans=fields.spans, **fields.values)


def _make_tweet(fields: Fields, found: list[Diagnostic]) -> Tweet:
    owner = f'the tweet "{fields.id}"'
    excused = ("author", "handle", "posted", "text") if "redacted" in fields.spans else ()
    report_missing(fields, TWEET, found, owner=owner, excused=excused)
    _report_placeless(fields, owner, ("url", "via"), found)
    values = dict(fields.values)
    media = tuple(
        Media(file=one.values.get("file", ""), alt=one.values.get("alt", ""), span=one.span) for one in values.pop("media", ())
    )
    redaction = _make_redaction(values.pop("redacted", None))
    return Tweet(id=fields.id, span=fields.span, spans=fields.spans, media=media, redacted=redaction, **values)


def _make_redaction(fields: Fields | None) -> Redaction | None:
    if fields is None or not {"date", "reason"} <= fields.values.keys():
        return None
    return Redaction(date=fields.values["date"], reason=fields.values["reason"])


def _make_claim(fields: Fields, found: list[Diagnostic]) -> Claim:
    report_missing(fields, CLAIM, found, owner=f'the claim "{fields.id}"')
    values = dict(fields.values)
    searched = tuple(
        Search(where=one.values.get("where", ""), date=one.values.get("date")) for one in values.pop("searched", ())
    )
    history = tuple(
        LabelChange(span=one.span, spans=one.spans, **{"date": None, "label": "", "reason": "", **one.values})
        for one in values.pop("history", ())
    )
    return Claim(id=fields.id, span=fields.span, spans=fields.spans, searched=searched, history=history, **values)


def _report_unattributed(fields: Fields, owner: str, found: list[Diagnostic]) -> None:
    if "author" in fields.spans or "publisher" in fields.spans:
        return
    message = f"{owner} names neither an author nor a publisher"
    hint = "add `author: …` or `publisher: …`; for people nobody names write `type: unnamed`"
    found.append(error(Code.SOURCE_UNATTRIBUTED, fields.span, message, hint=hint))


def _report_placeless(fields: Fields, owner: str, places: tuple[str, ...], found: list[Diagnostic]) -> None:
    if any(place in fields.spans for place in places):
        return
    listed = ", ".join(f"`{place}`" for place in places[:-1]) + f" nor `{places[-1]}`"
    message = f"{owner} has neither {listed}: nobody could look at it"
    hint = "add `url: https://…`, or under `via` the sources that reproduce it"
    held = ", or under `held_at` where a copy can be seen" if "held_at" in places else ""
    found.append(error(Code.SOURCE_PLACELESS, fields.span, message, hint=hint + held))
