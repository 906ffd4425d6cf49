"""German: the pages that gather evidence across posts."""

from __future__ import annotations

from collections.abc import Mapping

REGISTERS: Mapping[str, str] = {
    # tables
    "column-number": "Nr.",
    "column-label": "Einstufung",
    "column-claim": "Aussage",
    "column-post": "Beitrag",
    "column-source": "Quelle",
    "column-copy": "Gesicherte Kopie",
    "column-dated": "Datum",
    "column-today": "Original heute",
    "column-used": "Belegt Aussagen",
    "short-copy": "Gesichert",
    "short-post": "In",
    # the ledger
    "ledger-title": "Jede Aussage, und was aus ihr wurde",
    "ledger-words": "{claims}, {posts}. Eine Einstufung kann sich ändern; "
    "die frühere bleibt dann im Verlauf der Aussage stehen.",
    "ledger-filter": "Anzeigen",
    "ledger-all": "Alle",
    "ledger-shown": "Angezeigte Aussagen: {number}",
    "no-claims": "Noch keine Aussagen.",
    # the register of sources
    "register-title": "Woher alles stammt",
    "register-words.one": "1 Quelle. Zitate werden mit gesicherten Kopien verglichen.",
    "register-words.other": "{count} Quellen. Zitate werden mit gesicherten Kopien verglichen.",
    "no-sources": "Noch keine Quellen.",
    "group-primary": "Primärquellen",
    "group-primary-words": "Das Dokument, die Aufzeichnung oder die eigenen Worte der Person.",
    "group-reports": "Berichte",
    "group-reports-words": "Jemand erzählt, was er gesehen, gelesen oder gehört hat.",
    "group-unnamed": "Ungenannte Personen",
    "group-unnamed-words": "Wo eine Spur ohne Namen endet.",
    # corrections
    "corrections-title": "Was wir falsch hatten und berichtigt haben",
    "corrections-words": "Hier bleiben alle Korrekturen stehen, und jede Einstufung, die geändert wurde.",
    "no-corrections": "Noch wurde nichts korrigiert.",
    "no-changes": "Noch hat sich keine Einstufung geändert.",
    "feed-corrected": "Korrigiert: {title}",
    "feed-label": "{label}, nicht mehr {former}: {claim}",
    # evidence
    "evidence-title": "Der Stand der Belege",
    "evidence-words": "Was fehlt, verschwunden ist oder abweicht. Stand: {date}.",
    "fact-posts": "Beiträge",
    "fact-claims": "Aussagen",
    "fact-sources": "Quellen",
    "fact-primary": "Primärquellen",
    "fact-copies": "Gesicherte Kopien",
    "of": "{number} von {total}",
    "fact-quotations": "Zitate, wortgleich mit der Kopie",
    "gaps-title": "Lücken",
    "gaps-none": "Soweit bekannt, ist kein Beleg verloren.",
    "copies-title": "Quellen ohne gesicherte Kopie",
    "copies-none": "Von jeder Quelle ist eine Kopie gesichert.",
    "dead-title": "Originale, die verschwunden oder geändert sind",
    "dead-none": "Jedes Original, nach dem wir gesehen haben, ist noch an seinem Ort.",
    "differs-title": "Zitate, deren Wortlaut abweicht",
    "differs-none": "Kein Zitat weicht von seiner gesicherten Kopie ab.",
    "uncompared-title": "Zitate, die nicht verglichen wurden",
    "uncompared-none": "Jedes Zitat wurde mit einer gesicherten Kopie verglichen.",
}
