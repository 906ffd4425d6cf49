"""One post from its text to its conclusions, or what was remembered of it where nothing it rests on has changed.

Knows what a post's conclusions depend on: its own texts, the settings, the shared sources it can reach, the locks of its
copies, and the day. Does not know other posts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import _lru_cache_wrapper, cached_property, lru_cache
from hashlib import sha256

from firsthand.memo import Memo, Remembered, fingerprint, join_fingerprints
from firsthand.model.diagnostic import Diagnostic
from firsthand.model.evidence import Source
from firsthand.model.posts import PostContent, PostFacts, make_facts
from firsthand.model.reach import items_in
from firsthand.model.site import Settings
from firsthand.model.span import Span
from firsthand.parse.documents import parse_post
from firsthand.resolve.copies import SHARED_SCOPE, LockIndex
from firsthand.resolve.evidence import SharedSources, resolve_post
from firsthand.resolve.feed_ids import make_feed_id
from firsthand.resolve.site import KnownPost

LOADED = 1024
"""Whole posts held at once, some 50 KB each: enough for most blogs; what goes through all posts loads them in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostText:
    """The texts of a post: its own, and that of the evidence file beside it. ``print`` is the fingerprint of both."""

    path: str
    text: Callable[[], str]
    sidecar: tuple[str, Callable[[], str]] | None = None
    print: str = ""


def print_texts(sidecar: str, *texts: str) -> str:
    """The fingerprint of a post's texts; ``sidecar`` is the path of the second, if there is one."""
    return join_prints(sidecar, *(sha256(text.encode()).hexdigest() for text in texts))


def join_prints(sidecar: str, *prints: str) -> str:
    """The same, from the SHA-256 of each text; empty where one is not known."""
    return join_fingerprints(sidecar or "-", *prints)


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What posts are concluded from, besides their own texts. ``now`` is in the site's time zone."""

    settings: Settings
    sources: Mapping[str, Source]
    shared: SharedSources
    locks: LockIndex
    now: datetime

    @cached_property
    def common(self) -> str:
        """The fingerprint of what bears on every post: the settings."""
        return fingerprint(self.settings)

    @cached_property
    def all_names(self) -> str:
        """The fingerprint of the ids of all shared sources."""
        return fingerprint(tuple(self.sources))

    @cached_property
    def source_prints(self) -> Mapping[str, str]:
        """The fingerprint of each shared source with its lock, by id."""
        return {name: fingerprint((source, self.locks.list_facts(SHARED_SCOPE, name))) for name, source in self.sources.items()}

    def print_for(self, facts: PostFacts) -> str:
        """The fingerprint of all that a post's conclusions rest on, apart from its texts and the day."""
        namesakes = (name for name in facts.own_ids if name in self.sources)
        reached = [self.source_prints.get(name, "-") for name in sorted({*facts.shared_used, *namesakes})]
        others = "-" if facts.is_sure else self.all_names
        return join_fingerprints(self.common, others, *reached, fingerprint(self.locks.list_facts(facts.head.name)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PostNote:
    """What is always at hand of a concluded post.

    ``text`` and ``ground`` are fingerprints of what it was concluded from, ``evidence`` that of its evidence as concluded;
    ``how`` is the one of the settings by which the text was read.
    It holds from the day ``on`` to the day before ``until``.
    """

    text: str
    how: str
    ground: str
    evidence: str
    on: date
    until: date | None
    facts: PostFacts
    parsed: tuple[Diagnostic, ...]
    resolved: tuple[Diagnostic, ...]


@dataclass(frozen=True, kw_only=True)
class Concluded:
    """The posts of a site: notes by path, and the whole ones when they are asked for.

    A post may be revised in place (``revise``); nothing else of it ever changes.
    """

    memo: Memo
    ground: Ground
    posts: dict[str, Remembered]
    _loaded: _lru_cache_wrapper[PostContent] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._load_anew()

    def load(self, path: str) -> PostContent:
        """The content of the post whose file is at ``path``."""
        return self._loaded(path)

    def known(self) -> Iterator[KnownPost]:
        """Each post as the rest of the site knows it."""
        for remembered in self.posts.values():
            note: PostNote = remembered.note
            whole = join_fingerprints(note.text, note.ground)
            yield KnownPost(facts=note.facts, diagnostics=note.resolved, whole=whole, evidence=note.evidence)

    def parsed(self) -> Iterator[tuple[PostFacts, tuple[Diagnostic, ...]]]:
        """The facts of each post, and what was wrong with its text."""
        return ((remembered.note.facts, remembered.note.parsed) for remembered in self.posts.values())

    def revise(self, text: PostText) -> bool:
        """Whether with this text nothing but its own page is another; if so, that is what is loaded from now on."""
        former = self.posts.get(text.path)
        made = _conclude(text, self.ground, self.memo)
        self.memo.keep(text.path, made)
        if former is None or not _is_same_elsewhere(former.note, made.note):
            return False
        self.posts[text.path] = made
        self._load_anew()
        return True

    def _load_anew(self) -> None:
        """Forget what was loaded; a thread that is loading an old text just now puts it where nobody looks any more."""
        object.__setattr__(self, "_loaded", lru_cache(LOADED)(self._read))

    def _read(self, path: str) -> PostContent:
        content: PostContent = self.memo.read(self.posts[path].ticket)
        return content


def conclude_posts(
    texts: Iterable[PostText],
    ground: Ground,
    memo: Memo,
    *,
    share: Callable[[Callable[[PostText], Remembered], list[PostText]], Iterable[Remembered]] = map,
) -> Concluded:
    """Every post concluded, from the memo where that still holds; ``share`` runs what there is to do, by default one by one."""
    posts: dict[str, Remembered] = {}
    stale: list[PostText] = []
    for text in texts:
        remembered = memo.recall(text.path)
        if remembered and _holds(remembered.note, text, ground):
            posts[text.path] = remembered
        else:
            posts[text.path] = Remembered(None, None)  # its place in the order
            stale.append(text)
    for text, made in zip(stale, share(lambda one: _conclude(one, ground, memo), stale), strict=True):
        posts[text.path] = made
        memo.keep(text.path, made)
    return Concluded(memo=memo, ground=ground, posts=posts)


def _holds(note: PostNote, text: PostText, ground: Ground) -> bool:
    today = ground.now.date()
    is_due = today < note.on or (note.until is not None and today >= note.until)
    return bool(note.text) and note.text == text.print and not is_due and note.ground == ground.print_for(note.facts)


def _is_same_elsewhere(former: PostNote, note: PostNote) -> bool:
    """Whether the rest of the site and the reports see no difference; on which line something stands, they do not see."""
    if (former.evidence, former.parsed, former.resolved) != (note.evidence, note.parsed, note.resolved):
        return False
    facts = (fingerprint(_plain(one.facts), leaving_out=(Span,)) for one in (former, note))
    return len(set(facts)) == 1


def _plain(facts: PostFacts) -> tuple[object, ...]:
    """The facts without sets, whose order means nothing."""
    bare = replace(facts, shared_used=frozenset(), unread=frozenset())
    return bare, tuple(sorted(facts.shared_used)), tuple(sorted(facts.unread))


def _conclude(text: PostText, ground: Ground, memo: Memo) -> Remembered:
    settings = ground.settings
    how = fingerprint((settings.html, settings.typography, settings.language))
    former = memo.recall(text.path)
    if former and text.print and (former.note.text, former.note.how) == (text.print, how):
        content: PostContent = memo.read(former.ticket)
        post, found = content.post, former.note.parsed
    else:
        words = text.text()
        sidecar = (text.sidecar[0], text.sidecar[1]()) if text.sidecar else None
        if text.print:  # a file may have changed since it was asked for its fingerprint: what was read is what counts
            text = replace(text, print=print_texts(sidecar[0] if sidecar else "", words, *sidecar[1:] if sidecar else ()))
        parsed = parse_post(
            text.path,
            words,
            sidecar=sidecar,
            html=settings.html,
            typography=settings.typography,
            language=settings.language,
        )
        post, found = parsed.value, parsed.diagnostics
    resolved = resolve_post(post, slug=post.slug, settings=settings, shared=ground.sources, locks=ground.locks, now=ground.now)
    facts = make_facts(resolved.value, ground.shared.records, feed_id=make_feed_id(post))
    note = PostNote(
        text=text.print,
        how=how,
        ground=ground.print_for(facts),
        evidence=_print_evidence(resolved.value, facts, ground),
        on=ground.now.date(),
        until=_find_next_review(resolved.value, ground),
        facts=facts,
        parsed=found,
        resolved=resolved.diagnostics,
    )
    return Remembered(note, memo.write(resolved.value))


def _print_evidence(content: PostContent, facts: PostFacts, ground: Ground) -> str:
    """The fingerprint of what lists, ledger, data and the pages of its sources show of a post; where it stands is no part."""
    head, post = facts.head, content.post
    shown = (
        (head.title, head.slug, head.date, head.updated, head.summary, facts.opening, head.tags, head.authors),
        (head.series, head.image, head.lang, head.draft, head.hidden, head.folder, facts.feed_id, facts.behind),
        (content.claims, tuple(content.records.items()), tuple(content.names.items()), content.sources, content.gaps),
        (post.corrections, facts.links, facts.files),
        tuple(dict.fromkeys(items_in(post.body, content.names, ()))),  # in the order in which pages of sources quote them
    )
    reached = (ground.source_prints.get(name, "-") for name in sorted(facts.shared_used))
    return join_fingerprints(fingerprint(shown, leaving_out=(Span,)), *reached)


def _find_next_review(content: PostContent, ground: Ground) -> date | None:
    """The day on which more is to be said of the post's claims that are due for another look, if that day comes."""
    days, today = ground.settings.review_after, ground.now.date()
    if days is None:
        return None
    written = content.post.date.day if content.post.date else None
    checked = (claim.checked or written for claim in content.post.evidence.claims)
    due = (day + timedelta(days=days + 1) for day in checked if day)
    return min((max(day, today + timedelta(days=1)) for day in due), default=None)  # of one that is due, each day says how long
