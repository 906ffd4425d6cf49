"""References to nothing, or to the wrong kind of thing: in the records, in the marks of the body, in corrections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from firsthand.model.body import RecordKind
from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, error
from firsthand.model.evidence import Claim, Quote, span_of
from firsthand.model.nearest import find_nearest
from firsthand.model.span import Span
from firsthand.resolve.dossier import Dossier
from firsthand.resolve.names import Names
from firsthand.resolve.references import Pointer, pointers_of
from firsthand.resolve.uses import Citation, Mention

CLAIM = "claim"

_LIST_CLAIM = "list it under `claims:`; a claim of another post is named by that post, too: `claim:SLUG/ID`"
_LIST_IT = "list it among the records of the post, or in content/sources/ if it is a source that posts share"


def check_references_in_records(dossier: Dossier) -> Iterator[Diagnostic]:
    """An error for each id in a field of the post's own records that names nothing it may name."""
    names = dossier.names
    each_once = {entry.record.span: entry.pointers for entry in dossier.own}
    each_once |= {record.span: pointers_of(record) for record, _ in names.collisions}
    for pointers in (*each_once.values(), *map(pointers_of, names.claims.values())):
        for pointer in pointers:
            if names.find(pointer.ref.id, pointer.kinds) is None and not names.may_hold(pointer.ref.id, pointer.kinds):
                yield report_pointer(names, pointer)


def check_marks(dossier: Dossier) -> Iterator[Diagnostic]:
    """An error for each mark of the body that names nothing of its kind."""
    names = dossier.names
    for use in dossier.uses:
        match use:
            case Mention() if use.id not in names.claims and not names.may_hold(use.id, (CLAIM,)):
                yield _report_mark(names, CLAIM, use.id, use.span)
            case Citation() if names.find(use.id, (use.kind,)) is None and not names.may_hold(use.id, (use.kind,)):
                yield _report_mark(names, use.kind, use.id, use.span)
            case _:
                pass


def check_claims_named(dossier: Dossier) -> Iterator[Diagnostic]:
    """An error for each claim of this post that a correction or ``superseded_by`` names and that is not there."""
    names = dossier.names
    if "claims" in names.unread:
        return
    for correction in dossier.post.corrections:
        for claim_id in correction.claims:
            if claim_id not in names.claims:
                yield _report_claim(names, claim_id, correction.spans.get("claims", correction.span))
    for claim in names.claims.values():
        if not claim.superseded_by or "/" in claim.superseded_by:
            continue  # a claim of another post is looked up where all posts are known
        span = span_of(claim, "superseded_by")
        if claim.superseded_by not in names.claims:
            yield _report_claim(names, claim.superseded_by, span)
        elif claim.superseded_by == claim.id:
            message = f'the claim "{claim.id}" says that it was replaced by itself'
            yield error(Code.UNKNOWN_REFERENCE, span, message, hint="name the claim that replaced it")


def report_pointer(names: Names, pointer: Pointer) -> Diagnostic:
    """The error for an id in a field that names nothing it may name there."""
    wanted = " or ".join(pointer.kinds) if len(pointer.kinds) < len(RecordKind) else "source, quote or tweet"
    ref = pointer.ref
    kind = _kind_found(names, ref.id)
    hint = _nearest(names, ref.id, names.known(pointer.kinds))
    if kind:
        message = f'"{ref.id}" is a {kind}, and `{pointer.key}` takes a {wanted} here'
        return error(Code.UNKNOWN_REFERENCE, ref.span, message, hint=_place_named(names, ref.id) or hint)
    message = f'no {wanted} is called "{ref.id}"'
    return error(Code.UNKNOWN_REFERENCE, ref.span, message, hint=hint or _LIST_IT)


def _report_mark(names: Names, kind: str, ref_id: str, span: Span) -> Diagnostic:
    found = _kind_found(names, ref_id)
    if found:
        message = f'"{ref_id}" is a {found}, not a {kind}'
        return error(Code.UNKNOWN_REFERENCE, span, message, hint=f"write `{found}:{ref_id}`")
    known = names.claims if kind == CLAIM else names.known((RecordKind(kind),))
    list_it = _LIST_CLAIM if kind == CLAIM else f"list it under `{kind}s:`"
    hint = _nearest(names, ref_id, known, is_claim=kind == CLAIM) or list_it
    return error(Code.UNKNOWN_REFERENCE, span, f'no {kind} is called "{ref_id}"', hint=hint)


def _report_claim(names: Names, claim_id: str, span: Span) -> Diagnostic:
    message = f'no claim of this post is called "{claim_id}"'
    return error(Code.UNKNOWN_REFERENCE, span, message, hint=_nearest(names, claim_id, names.claims, is_claim=True))


def _place_named(names: Names, ref_id: str) -> str:
    """A hint that names what the quotation or claim ``ref_id`` rests on."""
    if ref_id in names.claims and names.find(ref_id) is None:
        return "name what that claim rests on"
    entry = names.find(ref_id, (RecordKind.QUOTE,))
    source = entry.record.source if entry and isinstance(entry.record, Quote) else None
    return f'name what it stands in: "{source.id}"' if source else ""


def _kind_found(names: Names, ref_id: str) -> str:
    entry = names.find(ref_id)
    return entry.item.kind if entry else CLAIM if ref_id in names.claims else ""


def _nearest(names: Names, ref_id: str, known: Iterable[str], *, is_claim: bool = False) -> str:
    """A hint that names the nearest id and where it stands."""
    nearest = find_nearest(ref_id, (name for name in known if name != ref_id))
    if not nearest:
        return ""
    found: Claim | None = names.claims.get(nearest) if is_claim else None
    entry = names.find(nearest)
    span = found.span if found else entry.record.span if entry else None
    return f'did you mean "{nearest}"? ({span})'
