"""What a writer is told where YAML or the front matter cannot be read: the exact words and places."""

# ruff: noqa: E501 - messages stand here whole, so that a search for one finds it

import pytest
from parsing import describe, parse_file

POST = "content/posts/2023-09-21-x.md"
SITE = "content/site.yaml"
SHARED = "content/sources/un.yaml"
PAGE = "content/pages/about.md"

SETTINGS = "title: S\nurl: https://example.org/\nlanguage: en\ntimezone: Europe/Paris\n"


CASES = {
    "a handle with its sign": (
        POST,
        "---\ntitle: T\ntweets:\n  near:\n    author: A\n    handle: @example\n---\nWords.\n",
        [
            "6:13: error[yaml-unquoted]: a value may not begin with `@`",
            '  hint: put it in quotation marks: `handle: "@example"`',
        ],
    ),
    "words that go on behind quotation marks": (
        POST,
        '---\ntitle: "Okay," he said\n---\nWords.\n',
        [
            '2:8: error[yaml-unquoted]: YAML takes "Okay," for the whole value, and more words follow it',
            "  hint: put it in single quotation marks: `title: '\"Okay,\" he said'`",
        ],
    ),
    "an apostrophe inside single quotation marks": (
        POST,
        "---\ntitle: 'It's over'\n---\nWords.\n",
        [
            "2:8: error[yaml-unquoted]: YAML takes 'It' for the whole value, and more words follow it",
            '  hint: put it in quotation marks: `title: "It\'s over"`',
        ],
    ),
    "a colon in a title": (
        POST,
        "---\ntitle: Strike: day 143\n---\nWords.\n",
        [
            "2:14: error[yaml-unquoted]: the value of `title` holds a colon and a space, which to YAML would end a key",
            '  hint: put it in quotation marks: `title: "Strike: day 143"`',
        ],
    ),
    "a colon in words over several lines": (
        POST,
        "---\ntitle: T\nsummary: He said\n  what he: always says,\n  again\n---\nWords.\n",
        [
            "4:10: error[yaml-unquoted]: these words hold a colon and a space, which to YAML would end a key",
            "  hint: write `>-` behind the key and the words on the lines below it, indented",
        ],
    ),
    "a title that begins with a number sign": (
        POST,
        "---\ntitle: #1 in the polls\n---\nWords.\n",
        [
            '2:8: error[yaml-comment]: everything after the # would be lost here: "#1 in the polls"',
            '  hint: put the value in quotation marks, `title: "#1 in the polls"`, or write `title: >-` and the words below it, indented',
        ],
    ),
    "words lost behind a number sign": (
        POST,
        "---\ntitle: T\nsummary: We are #1 again\n---\nWords.\n",
        [
            '3:17: error[yaml-comment]: everything after the # would be lost here: "#1 again"',
            '  hint: put the value in quotation marks, `summary: "We are #1 again"`, or write `summary: >-` and the words below it, indented',
        ],
    ),
    "words lost on the first of two lines": (
        POST,
        "---\ntitle: T\nsummary: We are #1\n  and proud\n---\nWords.\n",
        [
            '3:17: error[yaml-comment]: everything after the # would be lost here: "#1"',
            "  hint: put the whole value in quotation marks, or write `>-` and the words below it, indented",
        ],
    ),
    "a tag list cut short by a number sign": (
        POST,
        "---\ntitle: T\ntags: [strike, #spin]\n---\nWords.\n",
        [
            '3:16: error[yaml-comment]: everything after the # would be lost here: "#spin]"',
            '  hint: put it in quotation marks: `"#spin"`',
        ],
    ),
    "a title that begins with a bracket": (
        POST,
        "---\ntitle: [sic] he wrote\n---\nWords.\n",
        [
            "2:8: error[yaml-unquoted]: YAML takes [sic] for the whole value, and more words follow it",
            '  hint: put it in quotation marks: `title: "[sic] he wrote"`',
        ],
    ),
    "a title that begins with an asterisk": (
        POST,
        "---\ntitle: *Very* important\n---\nWords.\n",
        [
            "2:8: error[yaml-unquoted]: a value may not begin with `*`, YAML's sign for an alias",
            '  hint: put it in quotation marks: `title: "*Very* important"`',
        ],
    ),
    "a title that is one emphasised word": (
        POST,
        "---\ntitle: *Important*\n---\nWords.\n",
        [
            "2:8: error[yaml-unquoted]: a value may not begin with `*`, YAML's sign for an alias",
            '  hint: put it in quotation marks: `title: "*Important*"`',
        ],
    ),
    "a title that begins with an exclamation mark": (
        POST,
        "---\ntitle: !Huelga!\n---\nWords.\n",
        [
            "2:8: error[yaml-unquoted]: a value may not begin with `!`, YAML's sign for a tag",
            '  hint: put it in quotation marks: `title: "!Huelga!"`',
        ],
    ),
    "a title that begins with a per cent sign": (
        POST,
        "---\ntitle: %5 more\n---\nWords.\n",
        [
            "2:8: error[yaml-unquoted]: a value may not begin with `%`",
            '  hint: put it in quotation marks: `title: "%5 more"`',
        ],
    ),
    "a title that begins with a backtick": (
        POST,
        "---\ntitle: `git` is down\n---\nWords.\n",
        [
            "2:8: error[yaml-unquoted]: a value may not begin with a backtick",
            '  hint: put it in quotation marks: `title: "`git` is down"`',
        ],
    ),
    "a title that begins with an ampersand": (
        POST,
        "---\ntitle: & more\n---\nWords.\n",
        [
            "2:8: error[yaml-unquoted]: a value may not begin with `&`, YAML's sign for an anchor",
            '  hint: put it in quotation marks: `title: "& more"`',
        ],
    ),
    "a quotation after an angle bracket": (
        POST,
        "---\ntitle: T\nsummary: > he said\n---\nWords.\n",
        [
            "3:10: error[yaml-unquoted]: a value may not begin with `>` or `|` on the line of its words",
            '  hint: put it in quotation marks: `summary: "> he said"`',
        ],
    ),
    "a dash on the line of its key": (
        POST,
        "---\ntitle: - he said\n---\nWords.\n",
        [
            "2:8: error[yaml-unquoted]: a value may not begin with a dash on the line of its key",
            '  hint: put it in quotation marks: `title: "- he said"`',
        ],
    ),
    "a missing space behind a colon": (
        POST,
        "---\ntitle: T\ndate:2023-09-21\n---\nWords.\n",
        [
            "3:5: error[yaml-syntax]: a space is missing after this colon",
            "  hint: write `date: 2023-09-21`",
        ],
    ),
    "a line without a colon": (
        POST,
        "---\ntitle: T\ndraft\ntags: [a]\n---\nWords.\n",
        [
            '3:1: error[yaml-syntax]: "draft" is neither a key with its value nor part of the words above it',
            "  hint: put a colon and a space behind the key; or indent the line, if it belongs to the value above",
        ],
    ),
    "a tab before a key": (
        POST,
        "---\ntitle: T\nsources:\n\tun:\n---\nWords.\n",
        [
            "4:1: error[yaml-tab]: a tab stands here; YAML takes only spaces between its words and before them",
            "  hint: put spaces in its place",
        ],
    ),
    "a list that is never closed": (
        POST,
        "---\ntitle: T\ntags: [strike, spin\nsummary: S\n---\nWords.\n",
        [
            "3:7: error[yaml-unquoted]: the [ that opens here is never closed",
            "  hint: close it with ], or put the whole value in quotation marks if the bracket belongs to the words",
        ],
    ),
    "quotation marks that are never closed": (
        POST,
        '---\ntitle: "T\nsummary: S\n---\nWords.\n',
        [
            '2:8: error[yaml-unquoted]: the " that opens here is never closed',
            '  hint: close it with "',
        ],
    ),
    "quotation marks that close on a later line": (
        POST,
        '---\ntitle: "T\nsummary: "S"\n---\nWords.\n',
        [
            '2:8: error[yaml-unquoted]: the " that opens here is not closed on its line, so YAML reads on to the next "',
            '  hint: close it with "',
        ],
    ),
    "a key indented below a value": (
        POST,
        "---\ntitle: T\n  date: 2023-09-21\n---\nWords.\n",
        [
            "3:3: error[yaml-syntax]: this line is indented below `title`, which has a value already",
            "  hint: let it begin at the left edge; if it belongs to the value, write `title: >-` and all words below",
        ],
    ),
    "a key indented by one space less": (
        POST,
        "---\ntitle: T\nsources:\n   un:\n  title: T\n---\nWords.\n",
        [
            "5:3: error[yaml-syntax]: this line begins after 2 spaces, where none of the lines it could belong to does",
            "  hint: let it begin at the left edge or after 3 spaces",
        ],
    ),
    "a no break space behind a colon": (
        POST,
        "---\ntitle:\u00a0T\nsummary: S\n---\nWords.\n",
        [
            "2:7: error[yaml-syntax]: a no-break space stands here, which YAML does not take for a space",
            "  hint: put an ordinary space in its place",
        ],
    ),
    "a key twice": (
        POST,
        "---\ntitle: T\ntitle: U\n---\nWords.\n",
        [
            '3:1: error[yaml-duplicate-key]: the key "title" stands here a second time',
            "  hint: keep one of the two; the first is on line 2",
        ],
    ),
    "an anchor and an alias": (
        POST,
        "---\ntitle: &t T\nsummary: *t\n---\nWords.\n",
        [
            "2:8: error[yaml-alias]: a value may not begin with `&`, YAML's sign for an anchor",
            "  hint: write the value out wherever it is needed; if the sign belongs to the words, put the whole value in quotation marks",
            "3:10: error[yaml-alias]: a value may not begin with `*`, YAML's sign for an alias",
            "  hint: write the value out wherever it is needed; if the sign belongs to the words, put the whole value in quotation marks",
        ],
    ),
    "a merge key": (
        POST,
        "---\ntitle: T\n<<: {a: b}\n---\nWords.\n",
        [
            "3:1: error[yaml-alias]: `<<` would copy keys in from elsewhere, which is not done here",
            "  hint: write the keys out where they are needed",
        ],
    ),
    "a second document": (
        SITE,
        SETTINGS + "---\ntitle: U\n",
        [
            "5:1: error[yaml-syntax]: a second YAML document begins here; a file holds one",
            "  hint: take the line `---` out",
        ],
    ),
    "a list nested too deeply": (
        POST,
        "---\ntitle: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n---\nWords.\n",
        [
            "2:47: error[yaml-depth]: lists and mappings are nested deeper here than the 40 levels that are read",
            "  hint: if the brackets belong to the words, put the whole value in quotation marks",
        ],
    ),
    "an escape that is none": (
        POST,
        '---\ntitle: "C:\\quotes"\n---\nWords.\n',
        [
            "2:11: error[yaml-unquoted]: a backslash in double quotation marks begins an escape, and this one is none that YAML knows",
            "  hint: use single quotation marks, or write the backslash twice",
        ],
    ),
}


@pytest.mark.parametrize(("path", "text", "expected"), CASES.values(), ids=CASES)
def test_a_mistake_is_told_in_the_writers_words(path: str, text: str, expected: list[str]) -> None:
    assert describe(parse_file(path, text).diagnostics) == expected
