"""Spanish. Posts of this site are «entradas», short ones on networks «publicaciones»; labels are «calificaciones»."""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.words.spanish.claims import CLAIMS
from firsthand.words.spanish.labels import LABELS
from firsthand.words.spanish.pages import PAGES
from firsthand.words.spanish.registers import REGISTERS
from firsthand.words.spanish.sources import SOURCES

SPANISH: Mapping[str, str] = {**PAGES, **CLAIMS, **SOURCES, **REGISTERS, **LABELS}
"""All the words."""
