"""A shared source that names a record of a post: what several posts share cannot rest on one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, Related, error
from firsthand.model.span import Span
from firsthand.resolve.checks.unknown_reference import report_pointer
from firsthand.resolve.dossier import Dossier
from firsthand.resolve.references import pointers_of


def check_shared_references(dossier: Dossier, in_posts: Mapping[str, Span]) -> Iterator[Diagnostic]:
    """An error for each id in a shared source that no shared source has; ``in_posts`` are the ids that posts have."""
    for entry in dossier.entries:
        for pointer in pointers_of(entry.record):
            ref = pointer.ref
            if dossier.names.find(ref.id, pointer.kinds) is not None:
                continue
            if ref.id not in in_posts:
                yield report_pointer(dossier.names, pointer)
                continue
            yield error(
                Code.SHARED_POINTS_AT_POST,
                ref.span,
                f'the shared source "{entry.id}" points at "{ref.id}", which belongs to a post',
                hint=f'move "{ref.id}" to a file in content/sources/, or "{entry.id}" to the post',
                related=(Related(span=in_posts[ref.id], message=f'"{ref.id}" stands here'),),
            )
