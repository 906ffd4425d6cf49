"""The files of a site beside each other: where they stand, what they are called, which addresses they ask for."""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.model.codes import Code
from firsthand.report.explanations.explanation import Explanation, Where

FILES: Mapping[Code, Explanation] = {
    Code.SETTINGS_MISSING: Explanation(
        means="There is no content/site.yaml.",
        why="Without the site's title, address, language and time zone no page can be made.",
        where=Where.FILES,
        wrong="content/posts/the-mill.md, and nothing else",
        right="content/site.yaml\ncontent/posts/the-mill.md",
        mend="Run the command in the site's folder, or name that folder with --root. A new site is begun by: firsthand new"
        " site DIR",
    ),
    Code.EVIDENCE_TWICE: Explanation(
        means="A post has sources, quotes, tweets or claims in its front matter, and in a file beside it as well.",
        why="Of two places one is always forgotten. A reader of the files should know where to look.",
        where=Where.FILES,
        wrong="content/posts/the-mill.md     with claims: in its front matter\ncontent/posts/the-mill.yaml   with sources:",
        right="content/posts/the-mill.md     with neither\ncontent/posts/the-mill.yaml   with sources: and claims:",
        mend="Move all of them into one of the two. The file beside the post has the same keys as the front matter.",
    ),
    Code.EVIDENCE_ORPHAN: Explanation(
        means="A YAML file among the posts has no post of its name beside it.",
        why="Its evidence would be read by nobody. Most often the post was renamed, and the file was not.",
        where=Where.FILES,
        wrong="content/posts/the-mill-reopens.md\ncontent/posts/the-mill.yaml",
        right="content/posts/the-mill-reopens.md\ncontent/posts/the-mill-reopens.yaml",
        mend="Give both files the same name; in a folder they are index.md and evidence.yaml. Sources that several posts share"
        " go into content/sources/.",
    ),
    Code.DATE_DISAGREES: Explanation(
        means="The name of a post's file begins with one date, and its front matter says another.",
        why="The date decides when a post appears and where it stands in the archive; nobody but you knows which one is right.",
        where=Where.FILES,
        wrong="content/posts/2024-03-01-the-mill.md, with date: 2024-03-02",
        right="content/posts/2024-03-01-the-mill.md, without date:",
        mend="Correct one of the two. Where the file's name has the date, the front matter need not say it; a time of day is"
        " given in the front matter.",
    ),
    Code.RESERVED_NAME: Explanation(
        means="A page would stand at an address that the site uses itself, such as /claims/ or /tags/.",
        why="One of the two would hide the other, and links to it would lead to the wrong page.",
        where=Where.FILES,
        wrong="content/pages/claims.md",
        right="content/pages/about-our-claims.md",
        mend="Rename the file. A link in the menu may have any title you like.",
    ),
    Code.ADDRESS_COLLISION: Explanation(
        means="Two files, or two tags, ask for the same address.",
        why="Only one page can stand there. Which one it would be must not depend on the order in which files are read.",
        where=Where.FILES,
        wrong="content/posts/2023-05-01-the-mill.md\ncontent/posts/2024-03-01-the-mill.md",
        right="content/posts/2023-05-01-the-mill.md\ncontent/posts/2024-03-01-the-mill-again.md",
        mend="Rename the newer one, or give it a slug in its front matter: the older address is perhaps linked to already.",
    ),
    Code.ALIAS_SHADOWS: Explanation(
        means="An old address, listed under aliases, is one where something stands now.",
        why="The redirect and the page cannot both be there; the page would be lost.",
        where=Where.FRONT_MATTER,
        wrong="aliases: [/claims/]",
        right="aliases: [/2023/the-mill/]",
        mend="Take the alias out, or move what stands at that address.",
    ),
    Code.ALIAS_OFF_SITE: Explanation(
        means="An old address, listed under aliases, is a whole URL or leads to another site.",
        why="A site can only answer at addresses of its own.",
        where=Where.FRONT_MATTER,
        wrong="aliases: [https://old.example.org/the-mill/]",
        right="aliases: [/the-mill/]",
        mend="Write the path alone, from this site's base. On the other site set up a redirect to this one.",
    ),
    Code.FEED_ID_TWICE: Explanation(
        means="Two posts have the same permanent id.",
        why="Feed readers know a post by its id: the second one would replace the first, or never be shown. It happens when a"
        " post is begun as a copy of another.",
        where=Where.FILES,
        wrong="content/posts/the-mill.md, with id: tag:example.org,2024:mill\ncontent/posts/the-dam.md, with the same id",
        right="content/posts/the-mill.md, with id: tag:example.org,2024:mill\ncontent/posts/the-dam.md, without id:",
        mend="Delete the id of the newer post; the build makes one for it. Never change the id of a post that was published.",
    ),
    Code.WORDS_MISSING: Explanation(
        means="The site is in a language whose words of the interface are not here, and content/words.yaml brings none of them,"
        " or not all.",
        why="What is missing is said in English: menus, labels and dates amid a text in another language, where a screen reader"
        " may pronounce them wrongly.",
        where=Where.FILES,
        wrong="content/site.yaml, with language: fr\ncontent/words.yaml, with some of the words",
        right="content/site.yaml, with language: fr\ncontent/words.yaml, with all of the words",
        mend="Say the missing ones in content/words.yaml. firsthand new words fr prints those that are not there yet, with"
        " their English.",
    ),
}
