"""Spanish: the pages that gather evidence across posts."""

from __future__ import annotations

from collections.abc import Mapping

REGISTERS: Mapping[str, str] = {
    # tables
    "column-number": "N.º",
    "column-label": "Calificación",
    "column-claim": "Afirmación",
    "column-post": "Entrada",
    "column-source": "Fuente",
    "column-copy": "Copia guardada",
    "column-dated": "Fecha",
    "column-today": "El original hoy",
    "column-used": "Sirve a afirmaciones",
    "short-copy": "Guardada",
    "short-post": "En",
    # the ledger
    "ledger-title": "Cada afirmación, y qué fue de ella",
    "ledger-words": "{claims} en {posts}. Una calificación puede cambiar; "
    "entonces la anterior queda en el historial de la afirmación.",
    "ledger-filter": "Mostrar",
    "ledger-all": "Todas",
    "ledger-shown": "Afirmaciones mostradas: {number}",
    "no-claims": "Todavía no hay afirmaciones.",
    # the register of sources
    "register-title": "De dónde viene todo",
    "register-words.one": "1 fuente. Las citas se cotejan con copias guardadas.",
    "register-words.other": "{count} fuentes. Las citas se cotejan con copias guardadas.",
    "no-sources": "Todavía no hay fuentes.",
    "group-primary": "Fuentes primarias",
    "group-primary-words": "El documento, la grabación o las propias palabras de la persona.",
    "group-reports": "Relatos de terceros",
    "group-reports-words": "Alguien cuenta lo que vio, leyó o le dijeron.",
    "group-unnamed": "Personas sin nombre",
    "group-unnamed-words": "Donde un rastro termina sin un nombre.",
    # corrections
    "corrections-title": "En qué nos equivocamos, y lo hemos corregido",
    "corrections-words": "Las correcciones se quedan aquí, y también cada calificación que ha cambiado.",
    "no-corrections": "Todavía no se ha corregido nada.",
    "no-changes": "Todavía no ha cambiado ninguna calificación.",
    "feed-corrected": "Corregido: {title}",
    "feed-label": "{label}, ya no {former}: {claim}",
    # evidence
    "evidence-title": "El estado de las pruebas",
    "evidence-words": "Qué falta, qué ha desaparecido y qué difiere, a {date}.",
    "fact-posts": "Entradas",
    "fact-claims": "Afirmaciones",
    "fact-sources": "Fuentes",
    "fact-primary": "Fuentes primarias",
    "fact-copies": "Copias guardadas",
    "of": "{number} de {total}",
    "fact-quotations": "Citas, palabra por palabra como en la copia",
    "gaps-title": "Lagunas",
    "gaps-none": "No se sabe de ninguna prueba perdida.",
    "copies-title": "Fuentes sin copia guardada",
    "copies-none": "Todas las fuentes tienen una copia guardada.",
    "dead-title": "Originales que han desaparecido o cambiado",
    "dead-none": "Todos los originales que hemos mirado siguen donde estaban.",
    "differs-title": "Citas cuyas palabras difieren",
    "differs-none": "Ninguna cita difiere de su copia guardada.",
    "uncompared-title": "Citas sin cotejar",
    "uncompared-none": "Todas las citas se han cotejado con una copia guardada.",
}
