"""Small values for the tests of ``resolve``, built without a parser: each record on a line of its own."""

# ruff: noqa: ANN401 (builders take any field of a record by its name)

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import count
from typing import Any

from firsthand.model.body import (
    Block,
    Body,
    CiteOpen,
    ClaimClose,
    ClaimOpen,
    ClaimText,
    Gap,
    Html,
    Part,
    QuotedWords,
    RecordKind,
)
from firsthand.model.codes import Code
from firsthand.model.dates import Moment, PartialDate
from firsthand.model.diagnostic import Diagnostic
from firsthand.model.evidence import Claim, LabelChange, MatchClass, Quote, Ref, Search, Source, SourceType, Tweet
from firsthand.model.lock import Blob, Lock, LockedQuote
from firsthand.model.parsed import Parsed
from firsthand.model.post import Correction, Evidence, Post
from firsthand.model.posts import PostContent
from firsthand.model.resolved import ResolvedClaim
from firsthand.model.site import Copies, Label, Line, Rule, RuleWord, Settings
from firsthand.model.span import Span
from firsthand.resolve.copies import LockIndex, hash_text, index_locks
from firsthand.resolve.evidence import check_shared, resolve_post, resolve_shared

PATH = "content/posts/2023-09-21-table.md"
SLUG = "table"
NOW = dt.datetime(2023, 10, 1, 12, tzinfo=dt.UTC)
DAY = PartialDate(text="2023-09-21", earliest=dt.date(2023, 9, 21), latest=dt.date(2023, 9, 21))
REFERENCES = ("source", "against", "seen_in", "based_on", "via", "also_in", "reply_to", "context_source")
_lines = count(3)

# The rules of FORMAT section 5, in its own words.
RULES = {
    "verified": "record copy match unopposed",
    "on-record": "own-words copy match",
    "corroborated": "two-origins unnamed | two-origins no-primary",
    "reported": "source unnamed | source no-primary",
    "unverified": "searched",
    "disputed": "source against",
    "missing-context": "source context",
    "misquoted": "circulates against-words copy match",
    "false": "circulates against-record copy match | circulates against-own-words copy match",
    "did-not-happen": "circulates as-of against-record copy match | circulates as-of against-own-words copy match",
    "outdated": "circulates as-of against | circulates as-of superseded",
}


def rule(words: str) -> Rule:
    return tuple(tuple(RuleWord(word) for word in row.split()) for row in words.split("|"))


def label(label_id: str, needs: str, *, reason_required: bool = False) -> Label:
    return Label(
        id=label_id,
        name=label_id.title(),
        meaning="",
        line=Line.STRAIGHT,
        icon=label_id,
        color="#000",
        color_dark="#fff",
        needs=rule(needs),
        reason_required=reason_required,
    )


LABELS = tuple(label(name, needs) for name, needs in RULES.items())


def settings(copies: Copies = Copies.OFF, *, labels: Iterable[Label] = LABELS, review_after: int | None = None) -> Settings:
    return Settings(span=Span("content/site.yaml"), copies=copies, labels=tuple(labels), review_after=review_after)


def span() -> Span:
    """A line that nothing else stands on."""
    return Span(PATH, next(_lines), 3)


def refs(ids: str | Iterable[str]) -> tuple[Ref, ...]:
    return tuple(Ref(id=one, span=span()) for one in (ids.split() if isinstance(ids, str) else ids))


def _filled(values: dict[str, Any], *, single: tuple[str, ...] = ()) -> dict[str, Any]:
    """``values`` with ids as references, and a place of its own for each key that was given something."""
    made: dict[str, Any] = {}
    for key, value in values.items():
        if key in single:
            made[key] = refs(value)[0]
        else:
            made[key] = refs(value) if key in REFERENCES else value
    return {**made, "spans": {key: span() for key, value in values.items() if value}}


def source(source_id: str, **values: Any) -> Source:
    defaults = {"title": source_id.title(), "publisher": f"House of {source_id}", "url": f"https://example.org/{source_id}"}
    return Source(id=source_id, span=span(), **_filled({**defaults, **values}, single=("version_of",)))


def unnamed(source_id: str) -> Source:
    return Source(id=source_id, span=span(), type=SourceType.UNNAMED, title="people close to the talks")


def document(source_id: str, **values: Any) -> Source:
    return source(source_id, **{"type": SourceType.DOCUMENT, **values})


def statement(source_id: str, **values: Any) -> Source:
    return source(source_id, **{"type": SourceType.STATEMENT, "author": "The Guild", **values})


def quote(quote_id: str, source_id: str, **values: Any) -> Quote:
    given = {"text": f"These are the words of {quote_id}.", "source": source_id, **values}
    return Quote(id=quote_id, span=span(), **_filled(given, single=("source",)))


def tweet(tweet_id: str, **values: Any) -> Tweet:
    given = {
        "author": "A. Reporter",
        "handle": "example",
        "url": f"https://social.example/{tweet_id}",
        "text": f"This is what {tweet_id} says.",
        **values,
    }
    return Tweet(id=tweet_id, span=span(), **_filled(given, single=("quotes",)))


def claim(claim_id: str, label_id: str, **values: Any) -> Claim:
    given = {"label": label_id, "text": "A claim told in full, in its own sentence.", **values}
    return Claim(id=claim_id, span=span(), **_filled(given))


def searched(where: str = "the archive") -> tuple[Search, ...]:
    return (Search(where=where, date=dt.date(2023, 9, 22)),)


def change(label_id: str) -> LabelChange:
    return LabelChange(date=dt.date(2023, 9, 20), label=label_id, reason="so it seemed", span=span())


def correction(*claims: str) -> Correction:
    return Correction(date=dt.date(2023, 9, 22), text="We were wrong.", span=span(), claims=claims)


def mark(claim_id: str, words: str = "these words mark the claim") -> tuple[Part, ...]:
    return (ClaimOpen(id=claim_id, span=span(), words=words), Html(text=words), ClaimClose(id=claim_id))


def printed(claim_id: str) -> tuple[Part, ...]:
    return (ClaimText(id=claim_id, span=span()),)


def cite(kind: RecordKind, ref_id: str) -> tuple[Part, ...]:
    return (CiteOpen(kind=kind, id=ref_id, span=span(), words="there"),)


def block(kind: RecordKind, ref_id: str) -> tuple[Part, ...]:
    return (Block(kind=kind, id=ref_id, span=span(), caption=""),)


def gap(text: str) -> tuple[Part, ...]:
    return (Gap(text=text, span=span()),)


def quoted(text: str, target: tuple[str, str] | None = None) -> QuotedWords:
    return QuotedWords(text=text, span=span(), target=target)


def post(*records: Source | Quote | Tweet | Claim, body: Body | None = None, corrections: tuple[Correction, ...] = ()) -> Post:
    """A post with these records. Without a body, each of its claims is marked once, in the order given."""
    evidence = Evidence(
        sources=tuple(one for one in records if isinstance(one, Source)),
        quotes=tuple(one for one in records if isinstance(one, Quote)),
        tweets=tuple(one for one in records if isinstance(one, Tweet)),
        claims=tuple(one for one in records if isinstance(one, Claim)),
    )
    marks = [part for one in evidence.claims for part in mark(one.id)]
    return Post(
        path=PATH,
        name="table",
        slug=SLUG,
        folder="content/posts",
        span=Span(PATH),
        date=Moment(text="2023-09-21", day=dt.date(2023, 9, 21)),
        evidence=evidence,
        corrections=corrections,
        body=body or Body(parts=tuple(marks)),
    )


def body(*parts: tuple[Part, ...], quoted: tuple[QuotedWords, ...] = ()) -> Body:
    return Body(parts=tuple(part for group in parts for part in group), quoted=quoted)


def conclude(
    written: Post,
    *,
    using: Settings | None = None,
    shared: Iterable[Source] = (),
    locks: LockIndex | None = None,
    now: dt.datetime = NOW,
) -> Parsed[PostContent]:
    """The post, resolved."""
    return resolve_post(
        written,
        slug=SLUG,
        settings=using or settings(),
        shared={one.id: one for one in shared},
        locks=locks or LockIndex(),
        now=now,
    )


def judge_shared(
    *sources: Source,
    copies: Copies = Copies.OFF,
    locks: LockIndex | None = None,
    in_posts: Mapping[str, Span] | None = None,
) -> tuple[Diagnostic, ...]:
    """What is wrong with shared sources and with saved copies; ``in_posts`` are the ids of posts' own records."""
    shared = resolve_shared(sources, settings=settings(copies), locks=locks or LockIndex())
    return check_shared(shared, find_in_posts=(in_posts or {}).get)


def found_in(written: Post, **how: Any) -> tuple[Diagnostic, ...]:
    return conclude(written, **how).diagnostics


def problems(*records: Source | Quote | Tweet | Claim, **how: Any) -> list[Code]:
    """The codes of what is wrong with a post of these records; what is merely unused does not count."""
    unused = (Code.UNUSED_SOURCE, Code.UNUSED_QUOTE, Code.UNUSED_TWEET)
    return [one.code for one in found_in(post(*records), **how) if one.code not in unused]


def only_claim(*records: Source | Quote | Tweet | Claim, **how: Any) -> ResolvedClaim:
    (resolved,) = conclude(post(*records), **how).value.claims
    return resolved


def sha(text: str) -> str:
    return hash_text(text)


def locked(text: str, match: MatchClass = MatchClass.EXACT, **values: Any) -> LockedQuote:
    return LockedQuote(**{"quote_sha256": sha(text), "match": match, **values})


def lock(owner: Source | Tweet, quotes: Mapping[str, LockedQuote] | None = None, **values: Any) -> Lock:
    """A good lock of ``owner``'s copy; ``quotes`` by bare id, as the post ``table`` names them."""
    shared = values.pop("scope", "table")
    given = {
        "path": f"content/evidence/lock/{shared}/{owner.id}.json",
        "span": Span(f"content/evidence/lock/{shared}/{owner.id}.json"),
        "scope": shared,
        "source": owner.id,
        "url": owner.url,
        "retrieved": "2023-09-22T10:00:00Z",
        "via": "direct",
        "payload": Blob(sha256=sha(f"page {owner.id}"), size=10),
        "text": Blob(sha256=sha(f"text {owner.id}"), size=10),
        "quotes": tuple((f"table/{name}", one) for name, one in (quotes or {}).items()),
        **values,
    }
    return Lock(**given)


def index(*locks: Lock, copies: Mapping[str, str] | None = None) -> LockIndex:
    return index_locks(locks, copies or {})


def shuffled(evidence: Evidence, order: Mapping[str, int]) -> Evidence:
    """The same records in another order; each stays on its line."""

    def place(record: Source | Quote | Tweet | Claim) -> int:
        return order.get(record.id, 0)

    return replace(
        evidence,
        sources=tuple(sorted(evidence.sources, key=place)),
        quotes=tuple(sorted(evidence.quotes, key=place)),
        tweets=tuple(sorted(evidence.tweets, key=place)),
        claims=tuple(sorted(evidence.claims, key=place)),
    )
