"""Whether the sites that are compared hold the same: each post's sentences, claims, quotes and tweets.

Knows of their pages only what they agreed on: the text stands in `<article>`, and claims, quotes and tweets have those classes.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from contender import Contender
from corpus import Post

ARTICLE = re.compile(r"<article.*</article>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
QUOTE = re.compile(r"^!\[[^\]]*\]\(quote:", re.MULTILINE)
TWEET = re.compile(r"^!\[[^\]]*\]\(tweet:", re.MULTILINE)
PLAIN = re.compile(r"^[\w'’ ]+$")


def check_same_words(contenders: Sequence[Contender], posts: Sequence[Post]) -> None:
    """Raise AssertionError at the first post and contender whose page does not hold what the post does."""
    for post in posts:
        body = post.text.split("\n---\n", 1)[1]
        expected = {"claim": post.claims, "quote": len(QUOTE.findall(body)), "tweet": len(TWEET.findall(body))}
        sentences = [one for one in re.split(r"\.\s+|\n\n", body) if PLAIN.match(one)]
        for contender in contenders:
            found = ARTICLE.search(contender.read_page(post.slug))
            article = found[0] if found else ""
            counts = {kind: len(re.findall(rf'class="{kind}(?: card)?"', article)) for kind in expected}
            text = as_plain(article)
            missing = [sentence for sentence in sentences if as_plain(sentence) not in text]
            if counts != expected or missing:
                message = f"{contender.name}, {post.slug}: {counts} where {expected} are wanted; missing: {missing[:2]}"
                raise AssertionError(message)


def as_plain(text: str) -> str:
    """The words a reader sees, with straight apostrophes and single spaces."""
    plain = html.unescape(TAG.sub(" ", text)).replace("\u2060", "").replace("\u2019", "'")
    return " ".join(plain.split())
