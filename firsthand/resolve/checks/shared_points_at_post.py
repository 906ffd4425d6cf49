"""A shared source that names a record of a post: what several posts share cannot rest on one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, Related, error
from firsthand.model.span import Span
from firsthand.resolve.checks.unknown_reference import report_pointer
from firsthand.resolve.dossier import Dossier


def check_shared_references(dossier: Dossier, find_in_posts: Callable[[str], Span | None]) -> Iterator[Diagnostic]:
    """An error for each id in a shared source that no shared source has; ``find_in_posts`` says where a post has it."""
    for entry in dossier.entries:
        for pointer in entry.pointers:
            ref = pointer.ref
            if dossier.names.find(ref.id, pointer.kinds) is not None:
                continue
            place = find_in_posts(ref.id)
            if place is None:
                yield report_pointer(dossier.names, pointer)
                continue
            yield error(
                Code.SHARED_POINTS_AT_POST,
                ref.span,
                f'the shared source "{entry.id}" points at "{ref.id}", which belongs to a post',
                hint=f'move "{ref.id}" to a file in content/sources/, or "{entry.id}" to the post',
                related=(Related(span=place, message=f'"{ref.id}" stands here'),),
            )
