"""The registry of diagnostics: one word each, the same in messages, in ``explain``, in the case files and in the datasets.

A code is never renamed or reused once released: writers search for it, and scripts filter by it.
"""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """Every problem the program can name."""

    # the file as text
    FILE_ENCODING = "file-encoding"
    FILE_TOO_LARGE = "file-too-large"
    FRONT_MATTER_MISSING = "front-matter-missing"
    FRONT_MATTER_OPEN = "front-matter-open"
    # YAML
    YAML_SYNTAX = "yaml-syntax"
    YAML_UNQUOTED = "yaml-unquoted"
    YAML_TAB = "yaml-tab"
    YAML_DUPLICATE_KEY = "yaml-duplicate-key"
    YAML_ALIAS = "yaml-alias"
    YAML_DEPTH = "yaml-depth"
    YAML_COMMENT = "yaml-comment"
    # values
    UNKNOWN_KEY = "unknown-key"
    MISSING_KEY = "missing-key"
    WRONG_SHAPE = "wrong-shape"
    BAD_VALUE = "bad-value"
    BAD_DATE = "bad-date"
    BAD_URL = "bad-url"
    BAD_ID = "bad-id"
    # files of a site
    SETTINGS_MISSING = "settings-missing"
    EVIDENCE_TWICE = "evidence-twice"
    EVIDENCE_ORPHAN = "evidence-orphan"
    DATE_DISAGREES = "date-disagrees"
    RESERVED_NAME = "reserved-name"
    ADDRESS_COLLISION = "address-collision"
    ALIAS_SHADOWS = "alias-shadows"
    ALIAS_OFF_SITE = "alias-off-site"
    FEED_ID_TWICE = "feed-id-twice"
    WORDS_MISSING = "words-missing"
    # marks in the body
    UNKNOWN_REFERENCE = "unknown-reference"
    BLOCK_NOT_ALONE = "block-not-alone"
    MARK_NESTED = "mark-nested"
    MARK_NEAR_MISS = "mark-near-miss"
    MARK_EMPTY = "mark-empty"
    MARK_ON_PAGE = "mark-on-page"
    QUOTED_WORDS_DIFFER = "quoted-words-differ"
    QUOTED_WORDS_UNHELD = "quoted-words-unheld"
    HTML_ESCAPED = "html-escaped"
    BAD_LINK = "bad-link"
    BROKEN_LINK = "broken-link"
    MISSING_FILE = "missing-file"
    FOOTNOTE_UNMATCHED = "footnote-unmatched"
    # evidence
    DUPLICATE_ID = "duplicate-id"
    SHARED_POINTS_AT_POST = "shared-points-at-post"
    SOURCE_CYCLE = "source-cycle"
    SOURCE_UNATTRIBUTED = "source-unattributed"
    SOURCE_PLACELESS = "source-placeless"
    NOTE_MISSING = "note-missing"
    TWEET_TIME = "tweet-time"
    UNUSED_SOURCE = "unused-source"
    UNUSED_QUOTE = "unused-quote"
    UNUSED_TWEET = "unused-tweet"
    UNUSED_CLAIM = "unused-claim"
    # claims and labels
    UNKNOWN_LABEL = "unknown-label"
    LABEL_NOT_EARNED = "label-not-earned"
    TRAIL_OPEN = "trail-open"
    FOR_AND_AGAINST = "for-and-against"
    REASON_MISSING = "reason-missing"
    CLAIM_TEXT_MISSING = "claim-text-missing"
    CLAIM_TEXT_SHORT = "claim-text-short"
    REVIEW_DUE = "review-due"
    # label definitions
    BAD_RULE = "bad-rule"
    LOW_CONTRAST = "low-contrast"
    # saved copies
    ARCHIVE_DOUBTFUL = "archive-doubtful"
    COPY_MISSING = "copy-missing"
    COPY_DAMAGED = "copy-damaged"
    LOCK_UNREADABLE = "lock-unreadable"
    LOG_DAMAGED = "log-damaged"
    MATCH_MISSING = "match-missing"
    QUOTE_CHANGED = "quote-changed"
    QUOTE_REDACTED = "quote-redacted"
    QUOTE_ALTERED = "quote-altered"
    RISKY_CUT = "risky-cut"
