"""Where YAML refuses a text: what its writer did, in a sentence, and how to write it so that YAML reads it.

Knows the slips that writers of prose make in YAML, one function each, tried in the order of ``_SLIPS``: the first that
recognises itself speaks. They look at the text around the place of the refusal, and hardly at the wording of YAML's own
message, which two loaders phrase differently.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, error
from firsthand.model.span import Span
from firsthand.parse.lines import Lines
from firsthand.parse.shape import shorten
from firsthand.parse.yaml_lines import (
    find_closing_quote,
    find_comment,
    find_opening_quote,
    hint_quotes,
    read_line,
    say_indent,
)
from firsthand.parse.yaml_places import Place, Refusal, find_place


def explain_refusal(lines: Lines, refusal: Refusal) -> Diagnostic:
    """The one error for a text that YAML does not read, where its writer should look first."""
    place = find_place(lines, refusal)
    for slip in _SLIPS:
        if diagnostic := slip(place):
            return diagnostic
    return place.report(Code.YAML_SYNTAX, refusal.at, f"YAML cannot read this: {shorten(refusal.problem)}")


def report_tab(lines: Lines, at: int) -> Diagnostic:
    """The error for the tab at ``at``."""
    message = "a tab stands here; YAML takes only spaces between its words and before them"
    return error(Code.YAML_TAB, lines.span_at(at), message, hint="put spaces in its place")


def report_missing_key(span: Span) -> Diagnostic:
    """The error for the colon at ``span``, before which nothing stands."""
    hint = "write its name before the colon; if the line is words of the key above, indent it"
    return error(Code.YAML_SYNTAX, span, "a key is missing before this colon", hint=hint)


def _find_tab(place: Place) -> Diagnostic | None:
    at = place.refusal.at
    if place.lines.text[at : at + 1] == "\t":
        return report_tab(place.lines, at)
    blanks = place.line.text[: len(place.line.text) - len(place.line.text.lstrip())]
    return report_tab(place.lines, place.line.start + blanks.index("\t")) if "\t" in blanks else None


def _find_second_document(place: Place) -> Diagnostic | None:
    if place.before is None or place.before.text.rstrip() != "...":
        return None
    message = "a line of three dots ends a YAML document, and something follows it"
    return place.report(Code.YAML_SYNTAX, place.before.start, message, "take the line `...` out")


def _find_lost_words(place: Place) -> Diagnostic | None:
    """Words behind a `` #`` that YAML took for a comment, where the text goes on as if they had been read."""
    if place.is_in_brackets:
        line = place.begun
    elif place.before and not place.line.key and place.line.indent > place.before.indent:
        line = place.before
    else:
        return None
    comment = find_comment(place.lines, line.number)
    if comment is None:
        return None
    words = place.lines.text[comment : line.end]
    if place.is_in_brackets and not re.search(r"[\]}]", words):
        return None
    message = f'everything after the # would be lost here: "{shorten(words)}"'
    item = re.split(r"[,\]}]", words, maxsplit=1)[0].rstrip()
    hint = "put the whole value in quotation marks, or write `>-` and the words below it, indented"
    hint = f'put it in quotation marks: `"{shorten(item)}"`' if place.is_in_brackets else hint
    return place.report(Code.YAML_COMMENT, comment, message, hint)


def _find_unquoted_sign(place: Place) -> Diagnostic | None:
    """A value that begins with a sign of YAML's own."""
    line = place.begun if "scanning" in place.refusal.context else place.line
    text, at = place.lines.text, place.refusal.at
    if text[at : at + 1] in tuple("@`%") and at != line.value_start:
        item = re.match(r"[^,\]}\r\n]*", text[at:])
        message = f'words may not begin with "{text[at]}" here'
        return place.report(Code.YAML_UNQUOTED, at, message, hint_quotes("", item[0].rstrip() if item else ""))
    name = next((name for sign, name in _SIGNS if sign.match(line.value)), None)
    if name is None or at < line.value_start:
        return None
    message = f"a value may not begin with {name}"
    return place.report(Code.YAML_UNQUOTED, line.value_start, message, hint_quotes(line.key, line.value))


_SIGNS = (
    (re.compile(r"@"), "`@`"),
    (re.compile(r"`"), "a backtick"),
    (re.compile(r"%"), "`%`"),
    (re.compile(r"[*]"), "`*`, YAML's sign for an alias"),
    (re.compile(r"&"), "`&`, YAML's sign for an anchor"),
    (re.compile(r"!"), "`!`, YAML's sign for a tag"),
    (re.compile(r"[|>](?![-+0-9]{0,2}(\s+#.*)?$)"), "`>` or `|` on the line of its words"),
    (re.compile(r"-\s"), "a dash on the line of its key"),
    (re.compile(r"\?\s"), "`?` and a space"),
    (re.compile(r","), "a comma"),
    (re.compile(r"[\]}]"), "a closing bracket"),
)


def _find_words_behind_quotes(place: Place) -> Diagnostic | None:
    """``"Okay," he said``: the quotation marks close, and the words go on."""
    opening = find_opening_quote(place.lines, place.refusal.at)
    if opening is None:
        return None
    line = read_line(place.lines, place.lines.number_at(opening))
    mark = place.lines.text[opening]
    if line.number != place.line.number:
        message = f"the {mark} that opens here is not closed on its line, so YAML reads on to the next {mark}"
        return place.report(Code.YAML_UNQUOTED, opening, message, f"close it with {mark}")
    inside = place.lines.text[opening : place.refusal.at].rstrip()
    message = f"YAML takes {shorten(inside)} for the whole value, and more words follow it"
    is_apostrophe = bool(re.match(r"\w'\w", place.lines.text[opening + len(inside) - 2 :]))
    value = line.value[1:-1] if is_apostrophe and line.value.endswith("'") else line.value
    return place.report(Code.YAML_UNQUOTED, opening, message, hint_quotes(line.key, value))


def _find_open_quote(place: Place) -> Diagnostic | None:
    since = place.refusal.since
    if since is None or "quoted" not in place.refusal.context:
        return None
    mark = place.lines.text[since : since + 1]
    if find_closing_quote(place.lines.text, since) is None:
        return place.report(Code.YAML_UNQUOTED, since, f"the {mark} that opens here is never closed", f"close it with {mark}")
    message = "a backslash in double quotation marks begins an escape, and this one is none that YAML knows"
    hint = "use single quotation marks, or write the backslash twice"
    return place.report(Code.YAML_UNQUOTED, place.lines.text.rfind("\\", 0, place.refusal.at + 1), message, hint)


def _find_bracket_trouble(place: Place) -> Diagnostic | None:
    """``[sic] he said``, ``[a, b`` and ``[a: b: c]``."""
    since, at, text = place.bracket, place.refusal.at, place.lines.text
    if since is not None and place.is_in_brackets:
        opening = text[since]
        closing = "]" if opening == "[" else "}"
        if place.begun.number != place.line.number or closing not in text[since : place.begun.end]:
            hint = f"close it with {closing}, or put the whole value in quotation marks if the bracket belongs to the words"
            return place.report(Code.YAML_UNQUOTED, since, f"the {opening} that opens here is never closed", hint)
        message = f"YAML loses the thread here, inside the {opening}…{closing} of this line"
        hint = "put each item that holds a colon, a comma, brackets or quotation marks in quotation marks of its own"
        return place.report(Code.YAML_UNQUOTED, at, message, hint)
    line = place.line
    if line.value[:1] in tuple("[{") and text[:at].rstrip()[-1:] in tuple("]}") and at > line.value_start:
        message = f"YAML takes {shorten(text[line.value_start : at].rstrip())} for the whole value, and more words follow it"
        return place.report(Code.YAML_UNQUOTED, line.value_start, message, hint_quotes(line.key, line.value))
    return None


def _find_hard_space(place: Place) -> Diagnostic | None:
    """U+00A0 before a key or behind its colon, as word processors and web pages bring it along."""
    for line in (place.line, place.before):
        found = _HARD_SPACE.match(line.text) if line else None
        if line and found:
            message = "a no-break space stands here, which YAML does not take for a space"
            return place.report(Code.YAML_SYNTAX, line.start + found.end() - 1, message, "put an ordinary space in its place")
    return None


_HARD_SPACE = re.compile(r"[ ]*+(?:[\w-]++:[ ]*+)?\xa0")


def _find_missing_key(place: Place) -> Diagnostic | None:
    if not place.line.value.startswith(":"):
        return None
    return report_missing_key(place.lines.span_at(place.line.value_start))


def _find_second_colon(place: Place) -> Diagnostic | None:
    """``title: Foo: bar``, or a colon in words that go on over several lines."""
    line, before, at = place.line, place.before, place.refusal.at
    if "mapping values" not in place.refusal.problem or not line.key:
        return None
    if at >= line.value_start:
        message = f"the value of `{line.key}` holds a colon and a space, which to YAML would end a key"
        return place.report(Code.YAML_UNQUOTED, at, message, hint_quotes(line.key, line.value))
    # Keys are single words: what has a space before its colon, or goes on below words, is prose.
    if " " in line.key or (before and before.indent == line.indent > 0 and not before.key and not before.dashes):
        message = "these words hold a colon and a space, which to YAML would end a key"
        hint = "write `>-` behind the key and the words on the lines below it, indented"
        return place.report(Code.YAML_UNQUOTED, at, message, hint)
    return None


def _find_missing_space(place: Place) -> Diagnostic | None:
    """``date:2023-09-21``, on the line that YAML points at or on the one before."""
    for line in (place.begun if "simple key" in place.refusal.context else None, place.before):
        found = re.match(r"(\s*(?:- +)*)([\w-]+):(?=[^\s/])", line.text) if line and not line.key else None
        if line and found:
            message = "a space is missing after this colon"
            at = line.start + found.end() - 1
            return place.report(
                Code.YAML_SYNTAX, at, message, f"write `{found[2]}: {shorten(line.text[found.end() :].strip())}`"
            )
    return None


def _find_stray_words(place: Place) -> Diagnostic | None:
    if "simple key" not in place.refusal.context:
        return None
    line = place.begun
    words = shorten(line.text.strip())
    message = f'"{words}" is neither a key with its value nor part of the words above it'
    hint = "put a colon and a space behind the key; or indent the line, if it belongs to the value above"
    return place.report(Code.YAML_SYNTAX, line.start + line.indent, message, hint)


def _find_bad_indentation(place: Place) -> Diagnostic | None:
    line, before = place.line, place.before
    if before is None or (not line.key and not line.dashes):
        return None
    at = line.start + line.indent
    open_indents = _open_indents(place)
    if line.dashes and line.indent in open_indents and not before.dashes:
        message = "a dash begins a list here, among keys that stand at the same place"
        return place.report(Code.YAML_SYNTAX, at, message, "indent the list below its key, or take the dash out")
    if line.indent > before.indent and "mapping values" in place.refusal.problem and before.key:
        message = f"this line is indented below `{before.key}`, which has a value already"
        way_out = f"if it belongs to the value, write `{before.key}: >-` and all words below"
        hint = f"let it begin {say_indent(before.indent)}; {way_out}"
        return place.report(Code.YAML_SYNTAX, at, message, hint)
    if line.indent in open_indents or not open_indents:
        return None
    places = " or ".join(say_indent(indent) for indent in sorted(open_indents))
    message = f"this line begins {say_indent(line.indent)}, where none of the lines it could belong to does"
    return place.report(Code.YAML_SYNTAX, at, message, f"let it begin {places}")


def _open_indents(place: Place) -> set[int]:
    """Where the keys and lists begin that are still open above the line: each nearer to the left than the one below."""
    indents: set[int] = set()
    for number in range(place.line.number - 1, -1, -1):
        line = read_line(place.lines, number)
        if (line.key or line.dashes) and (not indents or line.indent < min(indents)):
            indents.add(line.indent)
        if 0 in indents:
            break
    return indents


_Slip = Callable[[Place], Diagnostic | None]

_SLIPS: tuple[_Slip, ...] = (
    _find_tab,
    _find_second_document,
    _find_lost_words,
    _find_unquoted_sign,
    _find_words_behind_quotes,
    _find_open_quote,
    _find_bracket_trouble,
    _find_hard_space,
    _find_missing_key,
    _find_missing_space,
    _find_second_colon,
    _find_bad_indentation,
    _find_stray_words,
)
