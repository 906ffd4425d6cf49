"""Marks in a post's body: words that are a claim, words that cite, blocks that show a record; and ordinary links."""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.model.codes import Code
from firsthand.report.explanations.explanation import Explanation, Where

MARKS: Mapping[Code, Explanation] = {
    Code.UNKNOWN_REFERENCE: Explanation(
        means="Something is named that is not there: a mark, a claim or a record points at an id that no record has, or at a"
        " post or claim that the site does not have.",
        why="A claim whose source cannot be found rests on nothing, and would look as if it rested on something.",
        where=Where.BODY,
        wrong="The mill [opens in spring](claim:opens-in-spring).",
        right="The mill [opens in spring](claim:opens).",
        mend="Correct the id; the nearest one is named where one is near. Otherwise add the record. Sources, quotes and tweets"
        " are looked up in the post and among the shared sources, claims in the post alone: a claim of another post is"
        " [words](claim:slug/id).",
    ),
    Code.BLOCK_NOT_ALONE: Explanation(
        means="A block, such as ![caption](quote:id), stands in the middle of a paragraph.",
        why="A block becomes a figure with its source below it, which cannot stand inside a sentence.",
        where=Where.BODY,
        wrong="The owner said: ![The promise](quote:promise) and left.",
        right="The owner said:\n\n![The promise](quote:promise)\n\nand left.",
        mend="Give the block a paragraph of its own, with a blank line before and after. Inside a sentence write <quote:id>"
        " for the words of the record, or [your words](quote:id) for a citation.",
    ),
    Code.MARK_NESTED: Explanation(
        means="A mark's words hold another mark, a link or a picture.",
        why="Words can lead to one place only. A reader who follows them must know where.",
        where=Where.BODY,
        wrong="[The mill [opens in spring](claim:opens)](source:report).",
        right="[The mill](source:report) [opens in spring](claim:opens).",
        mend="End one before the other begins. What a claim rests on is named in its record, not by a link inside it.",
    ),
    Code.MARK_NEAR_MISS: Explanation(
        means="Something looks like a mark and is not quite one: a space between brackets and parenthesis or after the colon,"
        " a capital letter, a bracket that is missing.",
        why="It would be printed as it was typed, brackets and all, and the claim in it would be checked by nobody.",
        where=Where.BODY,
        wrong="The mill [opens in spring] (claim:opens).",
        right="The mill [opens in spring](claim:opens).",
        mend="Write it as the message shows. To show a mark to readers as it is typed, put it into backticks.",
    ),
    Code.MARK_EMPTY: Explanation(
        means="A mark has no words, or names nothing.",
        why="A reader would have nothing to click on, and somebody who listens to the page nothing to hear.",
        where=Where.BODY,
        wrong="The mill [](claim:opens).",
        right="The mill [opens in spring](claim:opens).",
        mend="Put words between the brackets, or write <claim:id> for the claim's own words. A gap needs words too: they"
        " say what stood there.",
    ),
    Code.MARK_ON_PAGE: Explanation(
        means="A page, such as /about/, holds a mark.",
        why="Claims belong to posts: they have a date, stand in the list of claims and are corrected in public. A page has"
        " none of that.",
        where=Where.FILES,
        wrong="content/pages/about.md: We are [often right](claim:often-right).",
        right="content/pages/about.md: We are [often right](post:how-often-we-are-right).",
        mend="Move the claim into a post, and link to that from the page.",
    ),
    Code.QUOTED_WORDS_DIFFER: Explanation(
        means="Words in quotation marks stand inside a mark, and the record that the mark names does not hold them.",
        why="Quotation marks say: these very words. The record is what can be checked against the source, so the two must"
        " agree.",
        where=Where.BODY,
        wrong='The owner said that it ["will open again in summer"](quote:promise).',
        right='The owner said that it ["will open again in spring"](quote:promise).',
        mend="Quote as the record does, with … for what is left out; or take the quotation marks away where the words are"
        " yours.",
    ),
    Code.QUOTED_WORDS_UNHELD: Explanation(
        means="Words in quotation marks stand in the prose, and no record of the post holds them.",
        why="Readers take them for somebody's words, and cannot look up whose. This is a warning: not every pair of quotation"
        " marks is a quotation.",
        where=Where.BODY,
        wrong='One neighbour spoke of "a miracle on the river".',
        right='The owner spoke of what "will open again in spring".',
        mend="Make them a quote with a source and mark them, or take the quotation marks away.",
    ),
    Code.HTML_ESCAPED: Explanation(
        means="The text holds HTML, and HTML is switched off: its tags will be shown as they were typed.",
        why="Raw HTML can break a page, and bring in what others serve. It is allowed only where the site asks for it.",
        where=Where.BODY,
        wrong="The mill <b>opens</b> in spring.",
        right="The mill **opens** in spring.",
        mend="Write it in Markdown. If the site needs HTML, set html: true in content/site.yaml. A lone < is written &lt;.",
    ),
    Code.BAD_LINK: Explanation(
        means="A link or picture has an address that no page may have: one that begins with javascript:, data:, file: or the"
        " like.",
        why="Such an address runs something in the reader's browser, or leads into the writer's own computer.",
        where=Where.BODY,
        wrong="See [the report](file:///home/ada/report.pdf).",
        right="See [the report](https://example.org/report.pdf).",
        mend="Link to an https: address. A file of your own goes into static/ (static/report.pdf is /report.pdf), or beside"
        " the post in a folder of its own.",
    ),
    Code.BROKEN_LINK: Explanation(
        means="A link leads to an address of this site where nothing stands, or to a place in a page that is not there.",
        why="Readers would meet an error page. The build knows every address of the site, so it can tell before they do.",
        where=Where.BODY,
        wrong="See [the list of claims](/claim/).",
        right="See [the list of claims](/claims/).",
        mend="Correct the address. To a post, [words](post:slug) is safer: it is checked, and follows where the site is moved."
        " A draft or a post of the future is not there for readers yet.",
    ),
    Code.MISSING_FILE: Explanation(
        means="A picture or another file is named that is neither beside the post nor in static/.",
        why="Readers would see the sign for a broken picture.",
        where=Where.BODY,
        wrong="![The gate of the mill](gate.jpg)",
        right="![The gate of the mill](/gate.jpg)",
        mend="Check the spelling, capitals too. A file in static/ is named from the site's base: static/gate.jpg is /gate.jpg."
        " One beside the post is named as it is, gate.jpg; the post then has a folder of its own:"
        " content/posts/the-mill/index.md and content/posts/the-mill/gate.jpg.",
    ),
    Code.FOOTNOTE_UNMATCHED: Explanation(
        means="A footnote lacks its other half: the text refers to one that is not there, nothing refers to one that is, or two"
        " have the same name.",
        why="A reference without its note is printed as it was typed, [^name] and all; a note that nothing refers to is not"
        " printed, and whatever it says is lost.",
        where=Where.BODY,
        wrong="The mill opens in spring.[^when]",
        right="The mill opens in spring.[^when]\n\n[^when]: The owner said so in March.",
        mend="Give both the same name, letter for letter: [^name] in the text, [^name]: at the start of a line of its own.",
    ),
}
