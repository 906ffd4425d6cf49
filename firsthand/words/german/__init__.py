"""German. Posts of this site are „Beiträge“, short ones on networks „Posts“; claims are „Aussagen“, labels „Einstufungen“."""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.words.german.claims import CLAIMS
from firsthand.words.german.labels import LABELS
from firsthand.words.german.pages import PAGES
from firsthand.words.german.registers import REGISTERS
from firsthand.words.german.sources import SOURCES

GERMAN: Mapping[str, str] = {**PAGES, **CLAIMS, **SOURCES, **REGISTERS, **LABELS}
"""All the words."""
