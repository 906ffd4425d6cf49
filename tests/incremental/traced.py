"""A build in its steps, so that it can be seen what was done: which posts were concluded, which outputs rendered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from twin import Twin

from firsthand.disk.build_cache import open_build_cache
from firsthand.disk.inputs import read_inputs
from firsthand.disk.publish import publish
from firsthand.model.files import Options
from firsthand.pipeline import render, resolve


@dataclass(frozen=True, kw_only=True)
class Trace:
    """The paths of the posts that were concluded and of the outputs that were made or copied, and those that are others now."""

    concluded: set[str]
    rendered: set[str]
    written: set[str]


def trace(twin: Twin) -> Trace:
    """What a build of the site does, as ``firsthand build`` does it."""
    with open_build_cache(twin.root) as cache:
        inputs = read_inputs(twin.root, now=datetime.fromisoformat(twin.clock), options=Options(), known=cache.known)
        former = {path: cache.memo.recall(path) for path in inputs.texts}
        resolved = resolve(inputs, cache.memo)
        published = publish(render(resolved, inputs, cache.memo), twin.root / "public", root=twin.root, pages=cache.pages)
        cache.pages = published.pages
        cache.save()
    assert resolved.concluded is not None
    made = {path for path, remembered in resolved.concluded.posts.items() if remembered is not former[path]}
    return Trace(concluded=made, rendered=set(published.rendered), written=set(published.written))
