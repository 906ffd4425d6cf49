"""A lock as the text of its file: sorted keys, line feeds, NFC, so that a change of one fact is a change of one line.

``parse.locks`` reads what this writes, and gives the same lock back.
"""

from __future__ import annotations

import json
import unicodedata

from firsthand.model.lock import ArchiveCopy, Blob, Lock, LockedQuote

SCHEMA = 1
FOLDER = "content/evidence/lock"

Json = dict[str, object]


def lock_path(scope: str, source_id: str) -> str:
    """Where the lock of a source or tweet stands, from the site's root."""
    return f"{FOLDER}/{scope}/{source_id}.json"


def render_lock(lock: Lock) -> str:
    """The file's text; facts that are not known are left out."""
    link: Json = {
        "state": lock.link_state,
        "checked": lock.link_checked,
        "history": [{"checked": checked, "state": state} for checked, state in lock.link_history],
    }
    whole: Json = {
        "schema": SCHEMA,
        "source": lock.source,
        "url": lock.url,
        "final_url": lock.final_url,
        "retrieved": lock.retrieved,
        "via": lock.via,
        "status": lock.status,
        "content_type": lock.content_type,
        "charset": lock.charset,
        "payload": _blob(lock.payload, "bytes"),
        "warc": _blob(lock.warc, "bytes"),
        "text": _blob(lock.text, "chars", extractor=lock.extractor),
        "archive": [_archive_copy(copy) for copy in lock.archive],
        "link": _known(link),
        "forgotten": lock.forgotten,
        "quotes": {key: _quote(quote) for key, quote in lock.quotes},
    }
    text = json.dumps(_known(whole), ensure_ascii=False, indent=2, sort_keys=True)
    return unicodedata.normalize("NFC", text) + "\n"


def _known(record: Json) -> Json:
    return {key: value for key, value in record.items() if value not in (None, "", [], {}, ())}


def _blob(blob: Blob | None, unit: str, **more: object) -> Json | None:
    return _known({"sha256": blob.sha256, **more}) | {unit: blob.size} if blob else None


def _archive_copy(copy: ArchiveCopy) -> Json:
    return _known({"service": copy.service, "url": copy.url, "datetime": copy.datetime, "digest": copy.digest})


def _quote(quote: LockedQuote) -> Json:
    return _known(
        {
            "quote_sha256": quote.quote_sha256,
            "class": quote.match.value,
            "flags": list(quote.flags),
            "prefix": quote.prefix,
            "suffix": quote.suffix,
            "passage": quote.passage,
            "fragment": quote.fragment,
            "channel": quote.channel,
            "matcher": quote.matcher,
            "context": quote.context,
        }
    ) | ({"start": quote.start, "end": quote.end} if quote.start is not None else {})
