"""One site that shows every kind of record, and beside it everything that no list may name."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from builders import SPAN, ZONE, chain, day, make_claim, make_post, make_quote, make_site, make_source, make_tweet

from firsthand.model.evidence import LabelChange, Level, MatchClass, Search, SourceType
from firsthand.model.lock import LockedQuote
from firsthand.model.post import Correction
from firsthand.model.resolved import Copy, Redirect, ResolvedSite, TrailEnd, Visibility

COPY = Copy(via="direct", sha256="ab" * 32, saved=date(2023, 9, 20), archived="https://archive.example/statement")
MET = "The WGA and AMPTP met for bargaining today and will meet again tomorrow."
LOCKED = LockedQuote(
    quote_sha256="cd" * 32,
    match=MatchClass.EXACT,
    start=100,
    end=100 + len(MET),
    prefix="Joint statement. ",
    suffix=" No more",
    passage=f"… Joint statement. {MET} No more will be said …",
    fragment=":~:text=The%20WGA,tomorrow.",
)


def make_talks(url: str = "https://example.org", **settings: Any) -> ResolvedSite:  # noqa: ANN401 -- settings are handed on
    """A site with one public post on talks, whose claims rest on each kind of record, and a hidden post with its own."""
    slug = "talks"
    statement = make_source(
        "statement",
        scope=slug,
        level=Level.PRIMARY,
        type=SourceType.STATEMENT,
        title="Joint statement",
        author="WGA and AMPTP",
        publisher="",
        published=day("2023-09-20"),
        copy=COPY,
    )
    people = make_source(
        "people",
        scope=slug,
        level=Level.UNNAMED,
        type=SourceType.UNNAMED,
        title="people close to the talks",
        url="",
        publisher="",
    )
    near_deal = make_source("near-deal", published=day("2023-09"), based_on=(people.key,), lang="en")
    met = make_quote("met-today", statement, scope=slug, text=MET, speaker="WGA and AMPTP", locked=LOCKED)
    near = make_tweet("1704664237470674955", scope=slug, text="A deal is near, people say.", based_on=(people.key,))
    claims = (
        make_claim(
            slug,
            "they-met",
            "on-record",
            text="Both sides met and said that they would meet again",
            claimant="WGA and AMPTP",
            speaker="WGA and AMPTP",
            support=[met],
            primary=[statement],
            chains=(chain(statement, end=TrailEnd.PRIMARY),),
            url=met.url,
            checked=date(2023, 9, 21),
            checked_by="An Editor",
        ),
        make_claim(
            slug,
            "deal-thursday",
            "false",
            text="A deal was to be signed on Thursday",
            claimant="Television",
            against=[met],
            seen_in=[near_deal, near],
            primary=[statement],
            chains=(chain(statement, end=TrailEnd.PRIMARY),),
            url=near_deal.url,
            as_of=day("2023-09-21"),
            searched=(Search(where="the guild's page", date=date(2023, 9, 21)),),
            history=(LabelChange(date=date(2023, 9, 22), label="reported", reason="One newsroom said so.", span=SPAN),),
        ),
    )
    body = """
They issued a statement:

![The joint statement](quote:met-today)

So [they met](claim:they-met). Television: [a deal on Thursday](claim:deal-thursday), citing <source:people>, and
[a newsroom](source:near-deal). "Near", <tweet:1704664237470674955>.

![A reporter](tweet:1704664237470674955)

![the broadcast itself](gap:)

## A heading

See [the table](/tables/), [above](#a-heading), a note[^1] and ![a chart](chart.png).

[^1]: Read [more](more.pdf).
"""
    talks = make_post(
        slug,
        body=body,
        records=(statement, people, near_deal, met, near),
        claims=claims,
        title="Back at the table",
        summary="Both sides met.",
        tags=("strike", "spin & spin"),
        updated_at=datetime(2023, 9, 23, 9, 30, tzinfo=ZONE),
        corrections=(
            Correction(
                date=date(2023, 9, 22),
                text="We had the wrong day.",
                span=SPAN,
                was="Friday",
                now="Thursday",
                claims=("deal-thursday",),
            ),
        ),
    )
    secret = make_source("secret-source", scope="secret-slug", title="Secret title", url="https://secret.example/")
    told = make_quote("secret-quote", secret, scope="secret-slug", text="Secret words.")
    hidden = make_post(
        "secret-slug",
        body="Secret words [secret](claim:secret-claim).\n\n![x](quote:secret-quote)\n",
        records=(secret, told),
        claims=(make_claim("secret-slug", "secret-claim", support=[told], url=secret.url),),
        title="Secret title",
        tags=("secret-tag",),
        visibility=Visibility.HIDDEN,
        corrections=(Correction(date=date(2023, 9, 22), text="Secret correction.", span=SPAN),),
    )
    scheduled = make_source("secret-scheduled", scope="secret-later", title="Secret later")
    return make_site(
        talks,
        hidden,
        records=(statement, people, near_deal, met, near, secret, told, scheduled),
        url=url,
        redirects=(Redirect(old="2023/old name/", new="posts/talks/"), Redirect(old="secret-alias/", new="posts/secret-slug/")),
        **settings,
    )
