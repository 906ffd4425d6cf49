"""Records that nothing uses. A record that any other names is in use, so that one unused quote gives one warning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from firsthand.model.body import RecordKind
from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, warning
from firsthand.model.evidence import Source
from firsthand.resolve.dossier import Dossier
from firsthand.resolve.named import add_meant, find_marked_claims
from firsthand.resolve.references import pointers_of

CODES = {
    RecordKind.SOURCE: Code.UNUSED_SOURCE,
    RecordKind.QUOTE: Code.UNUSED_QUOTE,
    RecordKind.TWEET: Code.UNUSED_TWEET,
}


def check_unused(dossier: Dossier) -> Iterator[Diagnostic]:
    """A warning for each source, quote and tweet of the post that nothing names, and for each claim that no words mark."""
    names = dossier.names
    if names.unread:  # what could not be read may name it
        return
    for entry in dossier.own:
        if entry.id not in dossier.named and not _is_version(entry.record):
            kind = entry.item.kind
            hint = f"cite it in the text (`{kind}:{entry.id}`) or in a record, or delete it"
            yield warning(CODES[kind], entry.record.span, f'nothing uses the {kind} "{entry.id}"', hint=hint)
    marked = find_marked_claims(names, dossier.uses)
    for claim in names.claims.values():
        if claim.id not in marked:
            message = f'no words mark the claim "{claim.id}", so readers never meet it'
            hint = f"mark them: `[words](claim:{claim.id})`; or delete the claim"
            yield warning(Code.UNUSED_CLAIM, claim.span, message, hint=hint)


def check_unused_shared(shared: Iterable[Source], used: Iterable[str]) -> Iterator[Diagnostic]:
    """A warning for each shared source that neither a post (``used``: ids) nor another shared source names."""
    sources = tuple(shared)
    pointed = (pointer.ref.id for one in sources for pointer in pointers_of(one) if pointer.ref.id != one.id)
    named = add_meant((*used, *pointed), (source.id for source in sources))
    for source in sources:
        if source.id not in named and not _is_version(source):
            message = f'no post uses the shared source "{source.id}"'
            yield warning(Code.UNUSED_SOURCE, source.span, message, hint="cite it, or delete it")


def _is_version(record: object) -> bool:
    """Whether the record is there to be compared with another one: the page shows the difference."""
    return isinstance(record, Source) and record.version_of is not None
