"""The errand of ``verify``: everything that is quoted compared with what is here, and the locks brought up to date.

Asks nobody. What was compared and how is ``verification``'s; what is here, ``holdings``'.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from firsthand.archive.holdings import read_holdings
from firsthand.archive.let_out import write_exceptions
from firsthand.archive.stamps import Dated, check_stamps
from firsthand.archive.store import remove_lock, write_lock
from firsthand.archive.verification import Finding, verify_site
from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic
from firsthand.model.files import Inputs
from firsthand.model.resolved import ResolvedSite
from firsthand.pipeline import UNREADABLE

_HIDING = UNREADABLE | {
    Code.YAML_DUPLICATE_KEY,
    Code.YAML_ALIAS,
    Code.UNKNOWN_KEY,
    Code.MISSING_KEY,
    Code.WRONG_SHAPE,
    Code.BAD_VALUE,
    Code.BAD_ID,
    Code.EVIDENCE_TWICE,
    Code.EVIDENCE_ORPHAN,
    Code.DUPLICATE_ID,
}
"""Problems behind which there may be quotations and excerpts that were not read."""

_NOT_WHOLE = "some of the site could not be read, and was not compared: firsthand check says what"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What was found, what had to be left out, which time stamps date the log, and how many locks were written and removed."""

    findings: tuple[Finding, ...]
    faults: tuple[str, ...]
    dated: tuple[Dated, ...]
    written: int
    removed: int


def compare_site(
    root: Path, inputs: Inputs, site: ResolvedSite, *, problems: Iterable[Diagnostic] = (), is_anew: bool = False
) -> Comparison:
    """Everything compared with what is here, and the locks written that changed; what they know already, only if ``is_anew``.

    What belongs to quotations that are gone is removed, unless one of the site's ``problems`` may merely hide them.
    """
    when = inputs.now.astimezone(UTC)
    stamp = when.strftime("%Y-%m-%dT%H:%M:%SZ")
    is_whole = not any(problem.is_error and problem.code in _HIDING for problem in problems)
    holdings = read_holdings(root, site, inputs, today=when.date().isoformat())
    verification = verify_site(site, holdings.texts, holdings.absent, is_whole=is_whole, is_anew=is_anew)
    written = sum(write_lock(root, lock, what="verified", when=stamp) for lock in verification.locks)
    exceptions = write_exceptions(root, site, verification.locks)
    stale = holdings.stale if is_whole else ()
    for lock in stale:
        remove_lock(root, lock, when=stamp)
    stamps = tuple(check_stamps(root))
    unsound = (one for one in stamps if isinstance(one, str))
    faults = tuple(filter(None, (*holdings.faults, *unsound, exceptions, "" if is_whole else _NOT_WHOLE)))
    return Comparison(
        findings=verification.findings,
        faults=faults,
        dated=tuple(one for one in stamps if isinstance(one, Dated)),
        written=written,
        removed=len(stale),
    )
