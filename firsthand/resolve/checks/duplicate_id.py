"""Two records with one id: sources, quotes and tweets of a post and the shared sources share one set."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, Related, error
from firsthand.resolve.dossier import Dossier
from firsthand.resolve.names import kind_of


def check_duplicate_ids(dossier: Dossier) -> Iterator[Diagnostic]:
    """An error at each record whose id another one has, naming both places."""
    for record, taken in dossier.names.collisions:
        is_shared = record.id in dossier.names.shared and dossier.names.shared[record.id].span == taken
        owner = "a shared source" if is_shared else "another record"
        yield error(
            Code.DUPLICATE_ID,
            record.span,
            f'the {kind_of(record)} "{record.id}" has the id of {owner} ({taken})',
            hint="give one of them another id: sources, quotes, tweets and shared sources share one set",
            related=(Related(span=taken, message=f'"{record.id}" stands here too'),),
        )
