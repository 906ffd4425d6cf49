"""The page that shows a saved copy whole, where its source's rights let it be published: its words, and in them what is quoted.

Of a copy the text alone is shown. The page as it came could run scripts under this site's name, and would ask others for its
pictures. A form feed in the text parts the pages of a PDF, and what a page shows from what its publisher tells machines alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from firsthand.model.addresses import copy_path, copy_text_path
from firsthand.model.lock import Lock
from firsthand.model.resolved import Copy, ResolvedSource
from firsthand.render.make_views.dates import make_day
from firsthand.render.make_views.frame import Frame
from firsthand.render.make_views.index import Carrier, SiteIndex
from firsthand.render.make_views.names import name_record, title_language, words_language
from firsthand.render.make_views.passages import Passage, list_passages
from firsthand.render.make_views.sources import page_url
from firsthand.render.urls import web_url
from firsthand.render.views.common import LinkView
from firsthand.render.views.copies import CopyPageView, CopyPieceView, CopySectionView
from firsthand.render.views.registers import FactView

_PARTS = re.compile("[^\f]+")
_LINES = re.compile("[^\n]+")
_PARAGRAPHS = re.compile(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]+)*")


def make_copy_page(frame: Frame, carrier: Carrier, text: str) -> CopyPageView:
    """The page of the carrier's copy, whose text is ``text``."""
    copy = carrier.copy
    assert copy is not None  # noqa: S101 - there is a text
    index, words = frame.index, frame.index.words
    key, name, lock = carrier.key, name_record(index, carrier).name, copy.lock
    path, title = copy_path(key.scope, key.id), words.say("copy-page", title=name)
    passages = list_passages(index, carrier)
    said = _introduce(index, carrier, copy, has_passages=bool(passages))
    return CopyPageView(
        site=frame.make_site(path),
        head=frame.make_head(title, path=path, description=said, is_indexed=False),
        title=title,
        words=said,
        source=LinkView(title=name, url=page_url(index, key), lang=title_language(index, carrier)),
        facts=tuple(_facts(index, carrier, copy)),
        lang=words_language(index, carrier),
        sections=tuple(_sections(index, lock, text, passages)) if lock else (),
    )


def _introduce(index: SiteIndex, carrier: Carrier, copy: Copy, *, has_passages: bool) -> str:
    """What this is, since when, why it may stand here, and what is marked in it."""
    words = index.words
    saved = make_day(copy.saved, words).text if copy.saved else ""
    what = words.say("copy-page-words", date=saved) if saved else words.say("copy-page-undated")
    rights = words.find(f"rights-{carrier.source.rights.value}") if isinstance(carrier, ResolvedSource) else ""
    marked = words.say("copy-page-marked") if has_passages else ""
    return " ".join(filter(None, (what, rights, marked)))


def _facts(index: SiteIndex, carrier: Carrier, copy: Copy) -> Iterator[FactView]:
    words = index.words
    original = carrier.source.url if isinstance(carrier, ResolvedSource) else ""
    if web_url(original):
        yield FactView(name=words.say("fact-address"), text=original, url=web_url(original))
    if copy.saved:
        yield FactView(name=words.say("fact-saved"), text=make_day(copy.saved, words).text)
    text_url = index.urls.path(copy_text_path(carrier.key.scope, carrier.key.id))
    yield FactView(name=words.say("fact-text"), text=words.say("copy-as-text"), url=text_url)
    if copy.lock and copy.lock.text:
        yield FactView(name=words.say("fact-text-hash"), text=copy.lock.text.sha256)
    if web_url(copy.archived):
        yield FactView(name=words.say("fact-archive"), text=copy.archived, url=web_url(copy.archived))


def _sections(index: SiteIndex, lock: Lock, text: str, quoted: Sequence[Passage]) -> Iterator[CopySectionView]:
    words, shown = index.words, _blank_controls(text)
    is_pdf = lock.extractor.startswith("pdf")
    is_flowing = is_pdf or lock.extractor.startswith("plain")
    for part in _PARTS.finditer(shown):
        number = shown.count("\f", 0, part.start()) + 1
        blocks = (_PARAGRAPHS if is_flowing else _LINES).finditer(shown, part.start(), part.end())
        paragraphs = (tuple(_pieces(shown, *block.span(), quoted)) for block in blocks if block[0].strip())
        title = words.say("copy-machines") if number > 1 else ""
        yield CopySectionView(
            id=f"page={number}" if is_pdf else "",  # where a link to this page of the PDF leads, too
            title=words.say("copy-page-number", number=number) if is_pdf else title,
            paragraphs=tuple(paragraphs),
        )


def _pieces(text: str, start: int, end: int, quoted: Sequence[Passage]) -> Iterator[CopyPieceView]:
    """The paragraph, parted where quotations begin and end."""
    here = [one for one in quoted if one.start < end and one.end > start]
    cuts = {start, end, *(max(one.start, start) for one in here), *(min(one.end, end) for one in here)}
    places = sorted(cuts)
    for begin, stop in pairwise(places):
        yield CopyPieceView(
            words=text[begin:stop],
            is_quoted=any(one.start <= begin and stop <= one.end for one in here),
            anchors=tuple(one.anchor for one in here if one.start == begin),
        )


def _blank_controls(text: str) -> str:
    """The text with a space for each character that no page may hold, so that places in it stay what they are."""
    return "".join(" " if unicodedata.category(char) == "Cc" and char not in "\n\f" else char for char in text)
