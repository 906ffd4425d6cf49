"""What became of a file, and what stands at an address: the answers of ``firsthand explain PATH`` and ``explain URL``.

Reads the resolved site; how a whole address is made is handed in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from firsthand.model.addresses import copy_path, output_file, page_path, post_path, source_path, tag_path
from firsthand.model.diagnostic import Diagnostic
from firsthand.model.files import Asset, Inputs, Output, Skipped
from firsthand.model.resolved import ResolvedPost, ResolvedSite, ResolvedSource, Visibility
from firsthand.report.words import count, tell_time


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All there is to answer from.

    ``address`` makes a whole address of a path from the base; ``outputs`` is empty where errors forbid any.
    """

    inputs: Inputs
    site: ResolvedSite
    diagnostics: tuple[Diagnostic, ...]
    skipped: tuple[Skipped, ...]
    address: Callable[[str], str]
    outputs: Mapping[str, Output] = field(default_factory=dict)


def tell_file(path: str, known: Known) -> str | None:
    """Where the file at ``path`` (from the site's root) is published, or why not; None for one the build does not see."""
    told = list(_tell_file(path, known))
    if not told:
        return None
    errors = [one for one in known.diagnostics if one.is_error and one.span.path == path]
    if errors:
        told.append(f"It has {count(len(errors), 'error')}, and nothing is published until they are mended:")
        told += [f"  {one.span}: {one.message}" for one in errors]
    elif any(one.is_error for one in known.diagnostics):
        told.append("Nothing at all is published while other files have errors: firsthand check lists them.")
    return "\n".join([path, *(f"  {line}" for line in told)]) + "\n"


def tell_address(path: str, known: Known) -> str | None:
    """What stands at ``path`` (from the site's base, without it), and which file it comes from; None where nothing does."""
    origin = _find_origin(path, known)
    if origin is None:
        return None
    return f"{known.address(path)}\n  {origin}\n"


def _tell_file(path: str, known: Known) -> Iterator[str]:
    if path in known.inputs.unreadable:
        yield f"Not published: {known.inputs.unreadable[path]}."
    for post in known.site.posts:
        if path == post.post.path:
            yield from _tell_post(post, known)
        elif path in _evidence_files(post):
            yield f"The evidence of {post.post.path}, which stands at {known.address(post_path(post.slug))}."
    for page in known.site.pages:
        if path == page.path:
            yield f"Published as a page at {known.address(page_path(page.slug))}."
    yield from (_tell_skipped(skipped) for skipped in known.skipped if path == skipped.path)
    yield from _tell_shared(path, known.site)
    yield from _tell_copied(path, known)
    if path == known.site.settings.span.path:
        yield "The site's settings."


def _tell_post(post: ResolvedPost, known: Known) -> Iterator[str]:
    yield f"Published at {known.address(post_path(post.slug))}, dated {tell_time(post.published)}."
    match post.visibility:
        case Visibility.HIDDEN:
            yield "It is hidden (hidden: true): whoever has its address sees it; no list, feed, sitemap or search names it."
        case Visibility.DRAFT:
            yield "It is a draft, written because drafts were asked for."
        case Visibility.SCHEDULED:
            yield "Its date has not come; it is written because posts of the future were asked for."
        case Visibility.PUBLIC:
            yield "Lists, feeds, the ledger, the sitemap and search name it."
    labels = Counter(claim.label.name for claim in post.claims)
    kinds = f": {', '.join(f'{number} {name}' for name, number in labels.items())}" if labels else ""
    yield f"It marks {count(len(post.claims), 'claim')}{kinds}; it rests on {count(len(post.sources), 'source')}."
    evidence = _evidence_files(post)
    if evidence:
        yield f"Its evidence stands in {', '.join(sorted(evidence))}."
    for alias in (redirect.old for redirect in known.site.redirects if redirect.new == post_path(post.slug)):
        yield f"Its old address {known.address(alias)} leads there."


def _tell_skipped(skipped: Skipped) -> str:
    if skipped.until:
        return f"Not published yet: it will appear on {skipped.until}, by the next build after that (--future writes it now)."
    return "Not published: it is a draft (draft: true). --drafts writes it; without that line every build does."


def _tell_shared(path: str, site: ResolvedSite) -> Iterator[str]:
    if path.startswith("content/sources/"):
        sources = [one for one in site.records.values() if isinstance(one, ResolvedSource) and one.source.span.path == path]
        yield f"Holds {count(len(sources), 'source')} for every post: {', '.join(one.key.id for one in sources)}."


def _tell_copied(path: str, known: Known) -> Iterator[str]:
    places = [name for name, output in known.outputs.items() if isinstance(output, Asset) and output.path == path]
    for place in places:
        yield f"Copied as it is to {known.address(place)}."
    if not places and path in known.inputs.assets:
        yield "No post shows it." if known.outputs else "It lies beside a post."
    if path.startswith("layouts/") and path.removeprefix("layouts/") in known.inputs.templates:
        yield "A template: it makes pages, and is none itself."


def _find_origin(path: str, known: Known) -> str | None:
    named = dict(_list_origins(known))
    if path in named:
        return named[path]
    output = known.outputs.get(output_file(path))
    if output is None:
        return None
    return f"a copy of {output.path}" if isinstance(output, Asset) else "made by the site"


def _list_origins(known: Known) -> Iterator[tuple[str, str]]:
    """Every address with a file or a reason of its own, and that."""
    site = known.site
    for redirect in site.redirects:
        yield redirect.old, f"an old address: leads to {known.address(redirect.new)}"
    for tag, slugs in site.tags:
        told = f'made by the site: {count(len(slugs), "post")} with the tag "{tag}"'
        yield from ((tag_path(tag), told), (f"{tag_path(tag)}feed.xml", told))
    for key, record in site.records.items():
        if isinstance(record, ResolvedSource):
            yield source_path(key.scope, key.id), f"the source at {record.source.span}"
            if record.copy and record.copy.text_file:
                yield copy_path(key.scope, key.id), f"the saved copy of the source at {record.source.span}"
    for page in site.pages:
        yield page_path(page.slug), f"the page {page.path}"
    for post in site.posts:
        yield post_path(post.slug), f"the post {post.post.path} ({post.visibility})"


def _evidence_files(post: ResolvedPost) -> frozenset[str]:
    """The files beside the post that hold its records."""
    evidence = post.post.evidence
    spans = [
        *(one.span for one in evidence.sources),
        *(one.span for one in evidence.quotes),
        *(one.span for one in evidence.tweets),
        *(one.span for one in evidence.claims),
    ]
    return frozenset(span.path for span in spans) - {post.post.path}
