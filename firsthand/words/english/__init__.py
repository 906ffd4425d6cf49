"""English: the table whose keys every other language has.

Grouped by where the words stand. ``{name}`` is put in; a key that ends in ``.one`` or ``.other`` is chosen by a count.
"""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.words.english.claims import CLAIMS
from firsthand.words.english.labels import LABELS
from firsthand.words.english.pages import PAGES
from firsthand.words.english.registers import REGISTERS
from firsthand.words.english.sources import SOURCES

ENGLISH: Mapping[str, str] = {**PAGES, **CLAIMS, **SOURCES, **REGISTERS, **LABELS}
"""All the words."""
