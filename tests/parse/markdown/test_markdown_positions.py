"""Where marks stand in the file: the column of their first character, through every kind of block."""

import pytest
from shown import read

CASES = [
    "[a](claim:x)",
    "  [a](claim:x)",
    "a [a](claim:x) b",
    "a\n  b [a](claim:x)",
    "a  \n\t [a](claim:x)   ",
    "\u3000é😀 [a](claim:x)",
    "> [a](claim:x)",
    "> > a\n> [a](claim:x)",
    "> a\nlazy [a](claim:x)",
    ">[a](claim:x)",
    ">\t[a](claim:x)",
    "> - a\n>   b [a](claim:x)",
    "- [a](claim:x)",
    "-\t[a](claim:x)",
    "- a\n\n\t[a](claim:x)",
    "- a\n\tb [a](claim:x)",
    "-\ta\n\t [a](claim:x)",
    "1. - 2) * [a](claim:x)",
    "1. a\n   - b\n     c [a](claim:x)",
    "# [a](claim:x)",
    "# [a](claim:x) #",
    "#\t# [a](claim:x) # ##",
    "> ## a [a](claim:x) ##  ",
    "a [a](claim:x)\n===",
    "a\n[a](claim:x)\n---",
    "[r]: /u\n[a](claim:x)",
    "[r]: /u\n'title'\n[a](claim:x)",
    "a | [a](claim:x)\n--|--",
    "| a | [a](claim:x) |\n|--|--|",
    "| a |\n|--|\n| [a](claim:x) |",
    "a | b\n--|--\n[a](claim:x) | c",
    "| \\| a \\| | \\| [a](claim:x) \\| |\n|-|-|",
    "> - | a |\n>   |--|\n>   | b [a](claim:x) |",
    "| a | a |\n|--|--|\n| `[a](claim:y)` | [a](claim:x) |",
    "| - | b |\n|--|--|\n| - | [a](claim:x) |",
    "||\n|-|\n|[a](claim:x)|",
    "b[^n]\n\n[^n]: [a](claim:x)",
    "b[^n]\n\n[^n]:\tc\n    d [a](claim:x)",
    "b[^n]\n\n[^n]: c\n\n    - d [a](claim:x)",
    "b[^n|]\n\n[^n|]: | c | [a](claim:x) |\n    |--|--|",
    "**b** `c` \\* &amp; <http://d> ![e](f) [a](claim:x)",
    "***b*c** [a](claim:x)",
    "~~b~~ ~~~c [a](claim:x)",
    "\\\n[a](claim:x)",
    "\u2028\nb [a](claim:x)",
    "a `b\nc` [a](claim:x)",
    "[d\ne](/f\n'g') [a](claim:x)",
    "<b>c</b> [a](claim:x)",
    "<div>\n[a](claim:x)",
    "a\0b [a](claim:x)",
]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("text", CASES)
def test_a_mark_is_found_where_it_stands(text: str, ending: str) -> None:
    for mark in ("[a](claim:x)", "<claim:x>", "[a](Claim:x)", "[a] (claim:x)"):
        before, _, _ = text.partition("[a](claim:x)")
        lines = before.split("\n")
        parsed = read(text.replace("[a](claim:x)", mark).replace("\n", ending), first_line=30)
        spans = [part.span for part in parsed.value.parts if "claim" in type(part).__name__.lower() and hasattr(part, "span")]
        spans += [one.span for one in parsed.diagnostics if one.is_error]
        assert [(span.line, span.column) for span in spans] == [(29 + len(lines), len(lines[-1]) + 1)], mark
