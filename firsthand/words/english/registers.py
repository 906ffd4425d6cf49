"""English: the pages that gather evidence across posts."""

from __future__ import annotations

from collections.abc import Mapping

REGISTERS: Mapping[str, str] = {
    # tables
    "column-number": "No.",
    "column-label": "Label",
    "column-claim": "Claim",
    "column-post": "Post",
    "column-source": "Source",
    "column-copy": "Saved copy",
    "column-dated": "Dated",
    "column-today": "Original today",
    "column-used": "Used for claims",
    "short-copy": "Saved",
    "short-post": "In",
    # the ledger
    "ledger-title": "Every claim, and what became of it",
    "ledger-words": "{claims} in {posts}. A label can change; when it does, the old one stays in the claim’s history.",
    "ledger-filter": "Show",
    "ledger-all": "All",
    "ledger-shown": "Claims shown: {number}",
    "no-claims": "No claims yet.",
    # the register of sources
    "register-title": "Where it all comes from",
    "register-words.one": "1 source. Saved copies are what quotations are checked against.",
    "register-words.other": "{count} sources. Saved copies are what quotations are checked against.",
    "no-sources": "No sources yet.",
    "group-primary": "Primary sources",
    "group-primary-words": "The document, the recording, or the person’s own words.",
    "group-reports": "Reports",
    "group-reports-words": "Somebody telling us what they saw, read or were told.",
    "group-unnamed": "Unnamed people",
    "group-unnamed-words": "Where a trail ends without a name.",
    # corrections
    "corrections-title": "What we got wrong, and mended",
    "corrections-words": "Corrections stay here, and so does every label that was changed.",
    "no-corrections": "Nothing has been corrected yet.",
    "no-changes": "No label has changed yet.",
    "feed-corrected": "Corrected: {title}",
    "feed-label": "{label}, no longer {former}: {claim}",
    # evidence
    "evidence-title": "The state of the evidence",
    "evidence-words": "What is missing, gone or different, as of {date}.",
    "fact-posts": "Posts",
    "fact-claims": "Claims",
    "fact-sources": "Sources",
    "fact-primary": "Primary sources",
    "fact-copies": "Saved copies",
    "of": "{number} of {total}",
    "fact-quotations": "Quotations word for word as saved",
    "gaps-title": "Gaps",
    "gaps-none": "No evidence is known to be lost.",
    "copies-title": "Sources without a saved copy",
    "copies-none": "Every source has a saved copy.",
    "dead-title": "Originals that are gone or changed",
    "dead-none": "Every original that was looked at is where it was.",
    "differs-title": "Quotations whose words differ",
    "differs-none": "No quotation differs from its saved copy.",
    "uncompared-title": "Quotations that were not compared",
    "uncompared-none": "Every quotation was compared with a saved copy.",
}
