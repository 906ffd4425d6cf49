"""The long help of every diagnostic: what it means, why the build insists, a wrong and a right example, how to mend it.

One file a topic, as in the registry of codes. The examples are tested: the wrong one brings its code about, the right one
does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import fill, indent

from firsthand.model.codes import Code
from firsthand.report.explanations.copies import COPIES
from firsthand.report.explanations.evidence import EVIDENCE
from firsthand.report.explanations.explanation import Explanation, Where
from firsthand.report.explanations.files import FILES
from firsthand.report.explanations.labels import LABELS
from firsthand.report.explanations.marks import MARKS
from firsthand.report.explanations.values import VALUES
from firsthand.report.explanations.yaml import YAML

__all__ = ["EXPLANATIONS", "Explanation", "Where", "render_explanation"]

EXPLANATIONS: Mapping[Code, Explanation] = {**YAML, **VALUES, **FILES, **MARKS, **EVIDENCE, **LABELS, **COPIES}

_WIDTH = 88


def render_explanation(code: Code) -> str:
    """The long help of ``code`` as plain text."""
    one = EXPLANATIONS[code]
    parts = (
        code,
        fill(one.means, _WIDTH),
        fill(one.why, _WIDTH),
        f"Wrong, in {one.where}:",
        indent(one.wrong.strip("\n"), "    "),
        "Right:",
        indent(one.right.strip("\n"), "    "),
        fill(one.mend, _WIDTH),
    )
    return "\n\n".join(parts) + "\n"
