"""READ FIRST. The one module that knows the order of things.

    Inputs -> parse each file -> resolve the site -> render each page when it is asked for -> Build

Each stage is a pure function of what the one before returned, and the stages do not know each other. Reading files in and
writing pages out happens at the rim (``disk``). The network is no part of a build.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from posixpath import basename, dirname

from firsthand.conclusions import Concluded, Ground, PostText, conclude_posts, join_prints
from firsthand.memo import Memo, Remembered, ShortMemo
from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, error, sort_diagnostics
from firsthand.model.files import Build, Inputs, Skipped
from firsthand.model.nearest import find_nearest
from firsthand.model.parsed import Parsed
from firsthand.model.resolved import ResolvedSite
from firsthand.model.site import Copies, Settings
from firsthand.model.span import Span
from firsthand.parse.documents import parse_page, parse_settings, parse_sources
from firsthand.parse.evidence_log import LOG, parse_log, report_log
from firsthand.parse.locks import parse_vouched_lock
from firsthand.render.notices import find_notices
from firsthand.render.search_documents import make_search_documents
from firsthand.render.site import render_site
from firsthand.resolve.calendar import find_zone
from firsthand.resolve.copies import index_locks
from firsthand.resolve.evidence import resolve_shared
from firsthand.resolve.site import SiteFiles, resolve_site

Share = Callable[[Callable[[PostText], Remembered], list[PostText]], Iterable[Remembered]]
"""How work is shared out: like ``map``, but in any process."""

SETTINGS = "content/site.yaml"
WORDS = "content/words.yaml"
POSTS = "content/posts/"
PAGES = "content/pages/"
SOURCES = "content/sources/"
LOCKS = "content/evidence/lock/"

SHARED_HINT = "write the post, or delete the file; sources that several posts share stand in content/sources/"

UNREADABLE = frozenset(
    {
        Code.FILE_ENCODING,
        Code.FILE_TOO_LARGE,
        Code.FRONT_MATTER_MISSING,
        Code.FRONT_MATTER_OPEN,
        Code.YAML_SYNTAX,
        Code.YAML_UNQUOTED,
        Code.YAML_TAB,
        Code.YAML_DEPTH,
    }
)
"""Problems that hide the rest of a file: what would follow from its missing records is not held against anybody."""

MISREAD = frozenset({Code.MARK_NEAR_MISS, Code.MARK_NESTED, Code.MARK_EMPTY, Code.BLOCK_NOT_ALONE})
"""Marks that name nothing as they stand."""

UNUSED = frozenset({Code.UNUSED_SOURCE, Code.UNUSED_QUOTE, Code.UNUSED_TWEET, Code.UNUSED_CLAIM})
"""What may be said of a record because the mark that means it was misread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The site as concluded (None where its settings cannot be read), before anything is rendered.

    ``concluded`` are its posts, which may be revised (``revise``).
    """

    site: ResolvedSite | None
    diagnostics: tuple[Diagnostic, ...]
    skipped: tuple[Skipped, ...] = ()
    until: datetime | None = None
    concluded: Concluded | None = None

    @property
    def has_errors(self) -> bool:
        """Whether anything forbids publishing."""
        return any(diagnostic.is_error for diagnostic in self.diagnostics)


def build(inputs: Inputs, memo: Memo | None = None, *, share: Share = map) -> Build:
    """The whole site, ready to be written: nothing is rendered yet, and everything that can be an error is known.

    What ``memo`` remembers is not concluded again; ``share`` runs what is to be concluded, by default one post after another.
    """
    return render(resolve(inputs, memo, share=share), inputs, memo)


def render(resolved: Resolved, inputs: Inputs, memo: Memo | None = None) -> Build:
    """What ``resolve`` found, as a site to be written."""
    site = resolved.site
    if site is None or resolved.has_errors:
        return Build(outputs={}, diagnostics=resolved.diagnostics, skipped=resolved.skipped, site=site)
    return Build(
        outputs=render_site(
            site,
            templates=inputs.templates,
            static=inputs.static,
            assets=inputs.assets,
            icons=inputs.icons,
            extras=inputs.extras,
            memo=memo,
        ),
        diagnostics=resolved.diagnostics,
        skipped=resolved.skipped,
        claims=_count_claims(site),
        notices=find_notices(site, inputs.extras),
        documents=make_search_documents(site, inputs.extras),
        site=site,
        until=resolved.until,
    )


def resolve(inputs: Inputs, memo: Memo | None = None, *, share: Share = map) -> Resolved:
    """Everything that can be known of the site without rendering it, with every problem in the order reports show them."""
    settings = _parse_settings(inputs)
    found = [*_report_unreadable(inputs), *settings.diagnostics]
    if settings.value is None:
        return Resolved(site=None, diagnostics=sort_diagnostics(found))
    files, concluded, diagnostics = _conclude_files(inputs, settings.value, memo or ShortMemo(), share)
    if any(problem.code in UNREADABLE for problem in settings.diagnostics if problem.span.path == SETTINGS):
        return Resolved(site=None, diagnostics=sort_diagnostics([*found, *diagnostics]))
    resolution = resolve_site(files)
    found += [*diagnostics, *_drop_follow_ups(resolution.diagnostics, diagnostics)]
    return Resolved(
        site=resolution.site,
        diagnostics=sort_diagnostics(found),
        skipped=resolution.skipped,
        until=resolution.until,
        concluded=concluded,
    )


def revise(resolved: Resolved, inputs: Inputs, path: str) -> bool:
    """Whether the post at ``path``, whose text in ``inputs`` is a new one, is another on its own page and nowhere else.

    If so, what ``resolved`` came to still holds, and whatever it renders from now on is made of the new text.
    """
    if resolved.concluded is None or resolved.has_errors:
        return False
    return resolved.concluded.revise(_make_post_text(inputs, path, _find_sidecar(path, inputs.texts)))


def _parse_settings(inputs: Inputs) -> Parsed[Settings | None]:
    text = inputs.texts.get(SETTINGS)
    if text is None:
        if SETTINGS in inputs.unreadable:
            return Parsed(value=None)
        hint = "run the command in the folder that holds content/, name it with --root, or make a site: firsthand new site DIR"
        problem = error(Code.SETTINGS_MISSING, Span(SETTINGS), "there is no site here: content/site.yaml is missing", hint=hint)
        return Parsed(value=None, diagnostics=(problem,))
    words = (WORDS, inputs.texts[WORDS]) if WORDS in inputs.texts else None
    parsed = parse_settings(SETTINGS, text, words=words)
    return Parsed(value=parsed.value, diagnostics=parsed.diagnostics)


def _report_unreadable(inputs: Inputs) -> list[Diagnostic]:
    return [error(Code.FILE_ENCODING, Span(path), reason) for path, reason in inputs.unreadable.items()]


def _conclude_files(
    inputs: Inputs, settings: Settings, memo: Memo, share: Share
) -> tuple[SiteFiles, Concluded, list[Diagnostic]]:
    """Every file of the site parsed, each by what its place in content/ says it is, and every post concluded."""
    found: list[Diagnostic] = []
    read = partial(parse_page, html=settings.html, typography=settings.typography, language=settings.language)
    pages = [read(path, text) for path, text in _texts(inputs, PAGES, ".md")]
    sources = [parse_sources(path, text) for path, text in _texts(inputs, SOURCES, ".yaml")]
    saved = () if settings.copies is Copies.OFF else _texts(inputs, LOCKS, ".json")
    log = parse_log("" if settings.copies is Copies.OFF else inputs.texts.get(LOG, ""))
    parsed_locks = {path: parse_vouched_lock(path, text, log) for path, text in saved}
    found += report_log(log, is_strict=settings.copies is not Copies.WARN)
    for others in (pages, sources, parsed_locks.values()):
        found += [diagnostic for parsed in others for diagnostic in parsed.diagnostics]

    shared = [source for parsed in sources for source in parsed.value]
    unread = [path for path, parsed in parsed_locks.items() if parsed.value is None]
    locks = index_locks([parsed.value for parsed in parsed_locks.values() if parsed.value], inputs.copies, unread=unread)
    here = replace(settings, url=inputs.options.base_url or settings.url)
    ground = Ground(
        settings=here,
        sources={source.id: source for source in shared},
        shared=resolve_shared(shared, settings=here, locks=locks),
        locks=locks,
        now=inputs.now.astimezone(find_zone(settings)[0]),  # a day begins where the site is
    )
    concluded = conclude_posts(_find_posts(inputs, found), ground, memo, share=share)
    for facts, problems in concluded.parsed():  # a draft that is not written may be as unfinished as it likes
        if inputs.options.drafts or not facts.head.draft:
            found += problems
    files = SiteFiles(
        settings=settings,
        posts=list(concluded.known()),
        load=concluded.load,
        sources=shared,
        shared=ground.shared,
        pages=[parsed.value for parsed in pages],
        file_names=frozenset((*inputs.assets, *inputs.static)),
        unreadable=frozenset(problem.span.path for problem in found if problem.code in UNREADABLE) | inputs.unreadable.keys(),
        now=inputs.now,
        options=inputs.options,
    )
    return files, concluded, found


def _find_posts(inputs: Inputs, found: list[Diagnostic]) -> list[PostText]:
    """The posts with the evidence files beside them; an error in ``found`` for each evidence file that belongs to no post."""
    beside = {path for path in inputs.texts if path.startswith(POSTS) and path.endswith(".yaml")}
    posts: list[PostText] = []
    bare: list[str] = []
    for path in sorted(path for path in inputs.texts if path.startswith(POSTS) and path.endswith(".md")):
        sidecar = _find_sidecar(path, beside)
        if sidecar not in ("", evidence_path(path)):
            found.append(_report_misnamed(sidecar))
        beside.discard(sidecar)
        bare += [] if sidecar else [path]
        posts.append(_make_post_text(inputs, path, sidecar))
    found += [_report_orphan(path, bare) for path in sorted(beside)]
    return posts


def _find_sidecar(path: str, texts: Container[str]) -> str:
    """The path of the evidence file beside the post at ``path``, rightly named or not; empty where there is none."""
    names = (evidence_path(path), path.removesuffix(".md") + ".yaml")
    return next((name for name in names if name in texts), "")


def _make_post_text(inputs: Inputs, path: str, sidecar: str) -> PostText:
    read = inputs.texts.__getitem__
    prints = [inputs.prints.get(name, "") for name in (path, sidecar) if name]
    return PostText(
        path=path,
        text=partial(read, path),
        sidecar=(sidecar, partial(read, sidecar)) if sidecar else None,
        print=join_prints(sidecar, *prints),
    )


def _report_misnamed(path: str) -> Diagnostic:
    message = "in a folder of its own, a post has its evidence in a file called evidence.yaml"
    return error(Code.EVIDENCE_ORPHAN, Span(path), message, hint="rename the file")


def _report_orphan(path: str, bare: list[str]) -> Diagnostic:
    """The error for the evidence file at ``path``; ``bare`` are the posts beside which none stands."""
    post = f"{dirname(path)}/index.md" if basename(path) == "evidence.yaml" else path.removesuffix(".yaml") + ".md"
    nearest = find_nearest(post, bare)
    hint = f"is it that of {nearest}? Then it is called {evidence_path(nearest)}" if nearest else SHARED_HINT
    return error(Code.EVIDENCE_ORPHAN, Span(path), f"this evidence belongs to no post: there is no {post}", hint=hint)


def evidence_path(path: str) -> str:
    """Where the evidence of the post at ``path`` may stand in a file of its own: ``NAME.yaml`` or ``evidence.yaml``."""
    return f"{dirname(path)}/evidence.yaml" if basename(path) == "index.md" else path.removesuffix(".md") + ".yaml"


def _drop_follow_ups(concluded: Iterable[Diagnostic], parsed: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What is ``concluded``, without records that nothing uses where a mark of the post was misread."""
    misread = {problem.span.path for problem in parsed if problem.code in MISREAD}
    doubtful = misread | {evidence_path(path) for path in misread}
    return [
        problem
        for problem in concluded
        if problem.code not in UNUSED
        or not (problem.span.path in doubtful or (misread and problem.span.path.startswith(SOURCES)))
    ]


def _texts(inputs: Inputs, folder: str, ending: str) -> list[tuple[str, str]]:
    return [(path, inputs.texts[path]) for path in sorted(inputs.texts) if path.startswith(folder) and path.endswith(ending)]


def _count_claims(site: ResolvedSite) -> tuple[tuple[str, int], ...]:
    counts = Counter(label for card in site.listed.cards for label in card.facts.labels)
    return tuple((label.id, counts[label.id]) for label in site.settings.labels if counts[label.id])
