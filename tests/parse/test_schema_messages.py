"""What a writer is told where keys, values or records are not as they should be: the exact words and places."""

# ruff: noqa: E501 - messages stand here whole, so that a search for one finds it

import pytest
from parsing import describe, parse_file

POST = "content/posts/2023-09-21-x.md"
SITE = "content/site.yaml"
SHARED = "content/sources/un.yaml"
PAGE = "content/pages/about.md"

SETTINGS = "title: S\nurl: https://example.org/\nlanguage: en\ntimezone: Europe/Paris\n"


CASES = {
    "front matter that is missing": (
        POST,
        "# Hello\n",
        [
            "1:1: error[front-matter-missing]: this file does not begin with its front matter",
            "  hint: begin the file with a line `---`, then `title: …`, then another line `---`",
        ],
    ),
    "front matter on the second line": (
        POST,
        "\n---\ntitle: T\n---\n",
        [
            "1:1: error[front-matter-missing]: this file does not begin with its front matter",
            "  hint: move the `---` of line 2 up: it must be the very first line",
        ],
    ),
    "front matter that is never closed": (
        POST,
        "---\ntitle: T\n\nWords.\n",
        [
            "1:1: error[front-matter-open]: the front matter that begins here is never closed",
            "  hint: put a line `---` behind the last key, before the text begins",
        ],
    ),
    "front matter closed by four dashes": (
        POST,
        "---\ntitle: T\n----\nWords.\n",
        [
            "1:1: error[front-matter-open]: the front matter that begins here is never closed",
            '  hint: line 3 reads "----": write exactly three dashes, with nothing before them',
        ],
    ),
    "a title that is missing": (
        POST,
        "---\nsummary: S\n---\nWords.\n",
        [
            "1:1: error[missing-key]: this post has no `title`",
            "  hint: write `title: …`: the post's title",
        ],
    ),
    "a title that is empty": (
        POST,
        "---\ntitle:\n---\nWords.\n",
        [
            "2:1: error[missing-key]: `title` is empty",
            "  hint: write `title: …`: the post's title",
        ],
    ),
    "a key misspelt": (
        POST,
        "---\ntittle: T\n---\nWords.\n",
        [
            '2:1: error[unknown-key]: a post has no key "tittle"',
            '  hint: did you mean "title"?',
        ],
    ),
    "a key of another record": (
        POST,
        "---\ntitle: T\nsources:\n  un:\n    title: T\n    publisher: P\n    published: 2023\n    url: https://example.org/\n    speaker: A\n---\nWords.\n",
        [
            '9:5: error[unknown-key]: a source has no key "speaker"',
            "  hint: `speaker` is a key of a quote",
        ],
    ),
    "claims on a page": (
        PAGE,
        "---\ntitle: T\nclaims: {}\n---\nWords.\n",
        [
            '3:1: error[unknown-key]: a page has no key "claims"',
            "  hint: `claims` is a key of a post",
        ],
    ),
    "a date that does not exist": (
        POST,
        "---\ntitle: T\nupdated: 2023-02-30\n---\nWords.\n",
        [
            '3:10: error[bad-date]: "2023-02-30" is no day of the calendar',
            "  hint: 2023-02 has 28 days",
        ],
    ),
    "a date written the german way": (
        POST,
        "---\ntitle: T\nupdated: 21.9.2023\n---\nWords.\n",
        [
            '3:10: error[bad-date]: "21.9.2023" is no date in the form used here',
            "  hint: write 2023-09-21",
        ],
    ),
    "a date that disagrees with the name": (
        POST,
        "---\ntitle: T\ndate: 2023-09-22\n---\nWords.\n",
        [
            "3:7: error[date-disagrees]: `date` says 2023-09-22, and the file's name says 2023-09-21",
            "  hint: change one of the two",
        ],
    ),
    "a post without a date": (
        "content/posts/x.md",
        "---\ntitle: T\n---\nWords.\n",
        [
            "1:1: error[missing-key]: this post has no `date`",
            "  hint: write `date: 2023-09-21`, or begin the file's name with the day",
        ],
    ),
    "a text for a list": (
        POST,
        "---\ntitle: T\ntags: strike\n---\nWords.\n",
        [
            "3:7: error[wrong-shape]: `tags` takes a list, and this is text",
            "  hint: write `tags: [strike]`",
        ],
    ),
    "dashes without a space": (
        POST,
        "---\ntitle: T\ntags:\n  -strike\n  -spin\n---\nWords.\n",
        [
            "4:3: error[wrong-shape]: `tags` takes a list, and YAML reads this as one text",
            "  hint: put a space behind each dash",
        ],
    ),
    "a list for a text": (
        POST,
        "---\ntitle: [a, b]\n---\nWords.\n",
        [
            "2:8: error[wrong-shape]: `title` takes one text, and this is a list",
            "  hint: if the brackets or the colon belong to the words, put the whole in quotation marks",
        ],
    ),
    "yes for true": (
        POST,
        "---\ntitle: T\ndraft: yes\n---\nWords.\n",
        [
            '3:8: error[bad-value]: "yes" is neither true nor false',
            "  hint: write `draft: true`",
        ],
    ),
    "an alias without its stroke": (
        POST,
        "---\ntitle: T\naliases: [old/post]\n---\nWords.\n",
        [
            '3:11: error[bad-value]: "old/post" does not begin with /',
            "  hint: write /old/post",
        ],
    ),
    "an alias on another site": (
        POST,
        "---\ntitle: T\naliases: ['https://example.org/a']\n---\nWords.\n",
        [
            '3:11: error[alias-off-site]: "https://example.org/a" leads off the site',
            "  hint: write the path alone: /a",
        ],
    ),
    "a slug with a space": (
        POST,
        "---\ntitle: T\nslug: My Post\n---\nWords.\n",
        [
            '3:7: error[bad-value]: "My Post" cannot stand in an address as it is',
            "  hint: write `slug: my-post`",
        ],
    ),
    "sources as a list": (
        POST,
        "---\ntitle: T\nsources:\n  - un\n---\nWords.\n",
        [
            "4:3: error[wrong-shape]: `sources` takes ids with a record under each, and this is a list",
            "  hint: write each id with a colon, without a dash, and its keys below it, indented",
        ],
    ),
    "a source that is only an address": (
        POST,
        "---\ntitle: T\nsources:\n  un: https://example.org/\n---\nWords.\n",
        [
            '4:7: error[wrong-shape]: the source "un" takes the keys of a source, and this is text',
            "  hint: write its keys below it, indented, each with a colon and a space: `type: …`",
        ],
    ),
    "a source that lacks everything": (
        SHARED,
        "un-report:\n  type: report\n",
        [
            '1:1: error[missing-key]: the source "un-report" has no `title`',
            "  hint: write `title: …`: its title; `unknown` may be said",
            '1:1: error[missing-key]: the source "un-report" has no `published`',
            "  hint: write `published: …`: 2023-09-20, 2023-09, 2023, 2023~ or A/B; `unknown` may be said",
            '1:1: error[source-unattributed]: the source "un-report" names neither an author nor a publisher',
            "  hint: add `author: …` or `publisher: …`; for people nobody names write `type: unnamed`",
            '1:1: error[source-placeless]: the source "un-report" has neither `url`, `via` nor `held_at`: nobody could look at it',
            "  hint: add `url: https://…`, or under `via` the sources that reproduce it, or under `held_at` where a copy can be seen",
        ],
    ),
    "a source with a wrong type": (
        SHARED,
        "un-report:\n  type: artcle\n  title: T\n  publisher: UN\n  published: 2023\n  url: https://example.org/\n",
        [
            '2:9: error[bad-value]: "artcle" is no value of `type`',
            '  hint: did you mean "article"? One of: transcript, recording, document, dataset, filing, law, photo, statement, interview, post, article, report, analysis, book, page, broadcast, encyclopedia, unnamed',
        ],
    ),
    "a source with its own level": (
        SHARED,
        "un-report:\n  level: primary\n  title: T\n  publisher: UN\n  published: 2023\n  url: https://example.org/\n",
        [
            '2:10: error[note-missing]: the source "un-report" sets its own `level`, and no note tells the reader why',
            "  hint: add `note: …` with the reason, in a sentence the reader is shown",
        ],
    ),
    "an id with capitals": (
        SHARED,
        "UN_Report:\n  type: unnamed\n  title: T\n",
        [
            '1:1: error[bad-id]: "UN_Report" is no id: ids are small letters a to z, digits, - and _',
            '  hint: write "un_report"',
        ],
    ),
    "an address without its scheme": (
        SHARED,
        "un:\n  title: T\n  publisher: UN\n  published: 2023\n  url: www.example.org/a\n",
        [
            '5:8: error[bad-url]: "www.example.org/a" does not say https:// first',
            "  hint: write https://www.example.org/a",
        ],
    ),
    "an address that runs a script": (
        SHARED,
        "un:\n  title: T\n  publisher: UN\n  published: 2023\n  url: javascript:alert(1)\n",
        [
            '5:8: error[bad-url]: "javascript:alert(1)" begins with javascript:, and only http and https are followed',
            "  hint: give the address of a page, one that begins with https://",
        ],
    ),
    "an address with a space": (
        SHARED,
        "un:\n  title: T\n  publisher: UN\n  published: 2023\n  url: https://example.org/a b\n",
        [
            '5:8: error[bad-url]: "https://example.org/a b" holds a space',
            "  hint: write it as %20, or leave it out",
        ],
    ),
    "shared sources below a heading": (
        SHARED,
        "sources:\n  un:\n    type: unnamed\n    title: T\n",
        [
            "1:1: error[wrong-shape]: the ids of shared sources begin at the left edge, with no `sources:` above them",
            "  hint: take that line out and move the others left",
        ],
    ),
    "several ids without a list": (
        POST,
        "---\ntitle: T\nclaims:\n  c:\n    label: reported\n    source: near-deal, near\n---\nWords.\n",
        [
            '6:13: error[bad-id]: "near-deal, near" is no id',
            "  hint: for several ids write a list: `source: [near-deal, near]`",
        ],
    ),
    "an address in place of an id": (
        POST,
        "---\ntitle: T\nclaims:\n  c:\n    label: reported\n    source: https://example.org/a\n---\nWords.\n",
        [
            "6:13: error[bad-id]: `source` takes the id of a record, and this is an address",
            "  hint: list the address under `sources:` with an id of its own, and write that id here",
        ],
    ),
    "several sources for one quote": (
        POST,
        "---\ntitle: T\nquotes:\n  q:\n    text: T\n    source: [a, b]\n---\nWords.\n",
        [
            "6:13: error[wrong-shape]: `source` takes one id, and this is a list",
            "  hint: name the others under `also_in`",
        ],
    ),
    "a time without its offset": (
        POST,
        "---\ntitle: T\ntweets:\n  t:\n    author: A\n    handle: a\n    posted: 2023-09-21T01:10\n    text: T\n    url: https://x.com/a/status/1\n---\nWords.\n",
        [
            '7:13: error[bad-date]: "2023-09-21T01:10" has a time without its offset',
            "  hint: write 2023-09-21T01:10Z for UTC, or 2023-09-21T01:10+02:00",
        ],
    ),
    "a picture without its description": (
        POST,
        "---\ntitle: T\ntweets:\n  t:\n    author: A\n    handle: a\n    posted: 2023-09-21\n    text: T\n    url: https://x.com/a/status/1\n    media: [{file: a.jpg}]\n---\nWords.\n",
        [
            "10:13: error[missing-key]: this picture has no `alt`",
            "  hint: write `alt: …`: what the picture shows, for those who don't see it",
        ],
    ),
    "a setting out of range": (
        SITE,
        SETTINGS + "posts_per_page: 0\n",
        [
            '5:17: error[bad-value]: `posts_per_page` takes a whole number from 1 to 1,000, and this is "0"',
            "  hint: write one in that range",
        ],
    ),
    "a time zone misspelt": (
        SITE,
        "title: S\nurl: https://example.org/\nlanguage: en\ntimezone: Europe/Pariss\n",
        [
            '4:11: error[bad-value]: "Europe/Pariss" is no time zone',
            '  hint: did you mean "Europe/Paris"?',
        ],
    ),
    "a colour without quotation marks": (
        SITE,
        SETTINGS + "accent: #7b4d00\n",
        [
            '5:9: error[yaml-comment]: everything after the # would be lost here: "#7b4d00"',
            '  hint: put the value in quotation marks, `accent: "#7b4d00"`',
        ],
    ),
    "a colour that is hard to read": (
        SITE,
        SETTINGS + 'labels:\n  reported:\n    color: "#bab2ff"\n',
        [
            "7:12: error[low-contrast]: #bab2ff is hard to read on the light paper: 1.84 to 1, where 4.5 is the least",
            "  hint: choose a darker one",
        ],
    ),
    "a rule with an unknown word": (
        SITE,
        SETTINGS + "labels:\n  reported:\n    needs: source | searchd\n",
        [
            '7:12: error[bad-rule]: "searchd" is no word of a rule',
            '  hint: did you mean "searched"?',
        ],
    ),
    "a label of ones own half defined": (
        SITE,
        SETTINGS + "labels:\n  rumour:\n    name: Rumour\n    meaning: It goes round.\n    line: dotted\n    icon: unverifed\n",
        [
            '9:11: error[bad-value]: "dotted" is no value of `line`',
            "  hint: one of: straight, broken, wavy, thin",
            '10:11: error[bad-value]: "unverifed" is no icon',
            '  hint: did you mean "unverified"?',
            '6:3: error[missing-key]: the label "rumour" has no `color`',
            '  hint: write `color: …`: its colour on light paper, as in "#7b4d00"',
            '6:3: error[missing-key]: the label "rumour" has no `color_dark`',
            '  hint: write `color_dark: …`: its colour on dark paper, as in "#e7b369"',
            '6:3: error[missing-key]: the label "rumour" has no `needs`',
            "  hint: write `needs: …`: what a claim must hold to carry it, as in `source | searched`",
        ],
    ),
    "a set of labels with an unknown one": (
        SITE,
        SETTINGS + "labels:\n  only: [verified, rumor]\n",
        [
            '6:20: error[unknown-label]: no label is called "rumor"',
            "  hint: the labels are verified, on-record, corroborated, reported, unverified, disputed, missing-context, misquoted, false, did-not-happen, outdated",
        ],
    ),
    "an invisible character": (
        POST,
        "---\ntitle: T\x08\n---\nWords.\n",
        [
            "2:9: error[file-encoding]: an invisible character (U+0008) stands here, which no page can show",
            "  hint: delete it; where it stands for a letter, save the file as UTF-8",
        ],
    ),
}


@pytest.mark.parametrize(("path", "text", "expected"), CASES.values(), ids=CASES)
def test_a_mistake_is_told_in_the_writers_words(path: str, text: str, expected: list[str]) -> None:
    assert describe(parse_file(path, text).diagnostics) == expected
