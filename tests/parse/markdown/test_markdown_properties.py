"""What holds for any text at all: a body comes back, its holes are in order, and every place lies in the file."""

import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shown import PATH

from firsthand.model.body import (
    Block,
    Body,
    CiteClose,
    CiteOpen,
    CiteText,
    ClaimClose,
    ClaimOpen,
    ClaimText,
    Gap,
    Html,
    NotesHere,
    Part,
    PostLinkClose,
    PostLinkOpen,
)
from firsthand.model.parsed import Parsed
from firsthand.parse.markdown import parse_body

FIRST_LINE = 12
FRAGMENTS = (
    *("[", "]", "(", ")", "<", ">", "!", "*", "_", "`", "~", "|", "\\", "^", '"', "'", "“", "”", "„", "«", "»", ":"),
    *("\n", "\n\n", "\r\n", "\r", "\t", " ", "    ", "\0", "\u2028", "\ufeff", "\u3000", "é", "😀", "a", "bc", "."),
    *("> ", "- ", "1. ", "# ", "---", "```", "|-|-|\n", "[^1]", "[^1]: ", "[a]: claim:x\n", "&amp;", "&#0;", "&quot;"),
    *("[a](claim:x)", "[a](quote:y)", "<claim:z>", "<tweet:t>", "![c](quote:q)", "![c](gap:)", "[a](post:p)"),
    *("claim:", "claim: x", "](claim:x)", "gap:", "javascript:", "http://[::1]/%zz", "//", "xn--a", "mailto:", "a@b.c"),
    *("<b>", "</a>", "<!--", "-->", "![p](p.png)", "<http://a.b>", "--", "...", "'s"),
)

markdown = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=5), max_size=40).map("".join)
OPENERS = {ClaimOpen: ClaimClose, CiteOpen: CiteClose, PostLinkOpen: PostLinkClose}


@given(text=markdown, html=st.booleans(), typography=st.booleans())
@example(text="\ud800<a\ud800:b>", html=False, typography=True)
@example(text="[a](claim:x)[^1]\n\n[^1]: [^1] [b](claim:y)", html=False, typography=True)
@settings(max_examples=400, deadline=None)
def test_any_text_gives_a_body_in_order(text: str, html: bool, typography: bool) -> None:
    parsed = parse_body(PATH, text, first_line=FIRST_LINE, html=html, typography=typography)
    parts = parsed.value.parts
    assert all(part.text for part in parts if isinstance(part, Html))
    assert not any(isinstance(one, Html) and isinstance(two, Html) for one, two in pairwise(parts))
    assert list(unmatched(parts)) == []
    marked = list(dict.fromkeys(part.id for part in parts if isinstance(part, ClaimOpen | ClaimText)))
    assert [one for part in parts if isinstance(part, NotesHere) for one in part.claims] == marked
    assert not any(isinstance(part, NotesHere) and not part.claims for part in parts)
    assert pickle.loads(pickle.dumps(parsed)) == parsed  # noqa: S301 - what was just made


@given(text=markdown, html=st.booleans())
@settings(max_examples=400, deadline=None)
def test_every_place_points_at_what_it_is_about(text: str, html: bool) -> None:
    parsed = parse_body(PATH, text, first_line=FIRST_LINE, html=html, typography=True)
    lines = re.split(r"\r\n|\r|\n", text)
    for line, column, first in places(parsed):
        assert lines[line - FIRST_LINE][column - 1 : column] in set(first), (line, column, first)


@given(text=markdown)
@settings(max_examples=200, deadline=None)
def test_typography_changes_no_structure(text: str) -> None:
    plain, typeset = (parse_body(PATH, text, first_line=1, html=False, typography=on).value for on in (False, True))
    kept = [[one for one in map(skeleton, body.parts) if one != ("Html", "")] for body in (plain, typeset)]
    assert kept[0] == kept[1]
    assert plain.quoted == typeset.quoted


@pytest.mark.parametrize(("html", "count"), [(False, 50_000), (True, 5_000)])
def test_long_and_deep_texts_are_read_in_good_time(html: bool, count: int) -> None:
    command = [sys.executable, "-c", DEEP, str(html), str(count)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert (done.returncode, done.stderr) == (0, "")


DEEP = """
import sys
from firsthand.parse.markdown import parse_body

COUNT = int(sys.argv[2])
TEXTS = [piece * COUNT for piece in (
    "[", "![", "*", "`", "<", ">", "> ", '"', "'", "“", "«", "”", "](", "](claim:x", "[a] (claim: ", "<claim :", "<!-- ", "~",
    "[^a]", "(claim:", "- ", "\\\\", "|",
)] + [
    "".join("`" * size + " " for size in range(300)),
    "“" * COUNT + "«" * COUNT + "”" * COUNT,
    "|" + "a|" * 5000 + "\\n|" + "-|" * 5000 + "\\n|" + "[b](claim:x)|" * 5000,
    "# a\\n\\n" * 2000 + "# a-2\\n\\n" * 2000,
    "".join(f"[^{n}] " for n in range(2000)) + "".join(f"\\n\\n[^{n}]: x [^{n + 1}]" for n in range(2000)),
    "[" * COUNT + "a" + "](claim:x)" * COUNT,
    "![" * 2000 + "a" + "](quote:x)" * 2000,
    '"a" [b "c"](claim:x) ' * 5000,
    "".join("  " * depth + "- a\\n" for depth in range(300)),
]
for text in TEXTS:
    parse_body("x.md", text, first_line=1, html=sys.argv[1] == "True", typography=True)
"""


def unmatched(parts: tuple[Part, ...]) -> Iterator[Part]:
    """The parts that break the rule that only HTML stands between an opening and its closing."""
    closer: type[Part] | None = None
    for part in parts:
        if type(part) in OPENERS:
            if closer is not None:
                yield part
            closer = OPENERS[type(part)]
        elif type(part) in OPENERS.values():
            if type(part) is not closer:
                yield part
            closer = None
        elif closer is not None and not isinstance(part, Html):
            yield part


def places(parsed: Parsed[Body]) -> Iterator[tuple[int, int, str]]:
    """Every place in a body and its diagnostics: line, column, and the characters that may stand there."""
    for part in parsed.value.parts:
        if isinstance(part, ClaimOpen | CiteOpen | PostLinkOpen):
            yield part.span.line, part.span.column, "["
        elif isinstance(part, ClaimText | CiteText):
            yield part.span.line, part.span.column, "<"
        elif isinstance(part, Block | Gap):
            yield part.span.line, part.span.column, "!"
    for quoted in parsed.value.quoted:
        yield quoted.span.line, quoted.span.column, '"“„«&'
    for one in parsed.diagnostics:
        yield one.span.line, one.span.column, "[]<!("


def skeleton(part: Part) -> tuple[str, str]:
    """A part's kind, and its HTML without the characters that typography may change."""
    text = part.text if isinstance(part, Html) else ""
    return type(part).__name__, re.sub(r"[\"'“”‘’.…–—)\]!?,:;»›-]|&quot;", "", text)
