"""What can be wrong with a post's evidence: one file a question, and the table of all of them.

A check looks at the dossier and changes nothing. Checks do not know each other, and their order does not matter: reports
sort what they say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from firsthand.model.diagnostic import Diagnostic
from firsthand.resolve.checks.archive_doubtful import check_archives
from firsthand.resolve.checks.claim_text import check_claim_texts
from firsthand.resolve.checks.duplicate_id import check_duplicate_ids
from firsthand.resolve.checks.for_and_against import check_for_and_against
from firsthand.resolve.checks.label_not_earned import check_labels_earned
from firsthand.resolve.checks.quotations import (
    check_quotes_changed,
    check_quotes_found,
    check_quotes_redacted,
    check_risky_cuts,
)
from firsthand.resolve.checks.quoted_words import check_quoted_words
from firsthand.resolve.checks.reason_missing import check_reasons
from firsthand.resolve.checks.review_due import check_reviews
from firsthand.resolve.checks.source_cycle import check_source_cycles
from firsthand.resolve.checks.trail_open import check_trails_end
from firsthand.resolve.checks.tweet_time import check_tweet_times
from firsthand.resolve.checks.unknown_label import check_labels_known
from firsthand.resolve.checks.unknown_reference import check_claims_named, check_marks, check_references_in_records
from firsthand.resolve.checks.unused import check_unused
from firsthand.resolve.dossier import Dossier

Check = Callable[[Dossier], Iterable[Diagnostic]]
"""Looks at one post's evidence and says what is wrong with it."""

CHECKS: tuple[Check, ...] = (
    check_duplicate_ids,
    check_references_in_records,
    check_marks,
    check_claims_named,
    check_source_cycles,
    check_tweet_times,
    check_archives,
    check_labels_known,
    check_labels_earned,
    check_trails_end,
    check_for_and_against,
    check_reasons,
    check_claim_texts,
    check_quoted_words,
    check_quotes_changed,
    check_quotes_found,
    check_quotes_redacted,
    check_risky_cuts,
    check_reviews,
    check_unused,
)
"""Every check of a post's evidence."""
