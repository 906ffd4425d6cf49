"""Views of evidence wherever it stands: what a source is called, what was checked, where a trail leads."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.render.views.common import DateView, LabelView, LinkView


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyView:
    """A saved copy of a source or tweet.

    - ``text``: "Copy saved on 20 Sep 2023", "An excerpt typed by the writer", "The saved copy was removed"
    - ``short``: "20 Sep 2023", "Excerpt"; for a table's cell
    - ``name``: accessible name of a link to it, "Saved copy for claim 3, 20 Sep 2023"
    - ``url``: a third party's copy, else the part of the source's page that tells of ours
    - ``is_excerpt``: typed by the writer; ``is_forgotten``: removed again
    """

    text: str
    short: str
    name: str
    url: str
    is_excerpt: bool = False
    is_forgotten: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferencePieceView:
    """A run of words of a difference: its ``text``, and its ``kind``: ``same``, ``was`` or ``now``."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceView:
    """How words that go round, or are quoted, differ from those that were said, or stand in the copy.

    - ``pieces``: in reading order; empty where only the speaker differs
    - ``was``, ``now``: what the pieces of each kind are: "As it goes round", "As it was said"
    - ``said_by``: "Said by X, not Y.", or empty
    - ``lang``: the language of the words compared, where it is not the page's
    """

    pieces: tuple[DifferencePieceView, ...] = ()
    said_by: str = ""
    was: str = ""
    now: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SurroundingsView:
    """What stands around a quotation's words in the copy: ``before``, the ``words``, ``after``; with … where it goes on."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MementoView:
    """A third party's copy of what a link leads to, as Robust Links tell of it.

    - ``version_url``: the copy, where the link leads to the original; ``original_url``: the other way round; one is empty
    - ``date``: the day of the copy, ISO, or empty
    """

    version_url: str
    original_url: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckView:
    """What a program found when it compared words with the saved copy. Never called "verified".

    - ``match``: value of ``data-match``: ``exact``, ``normalised``, ``elided``, ``altered``, ``not-found``, ``no-copy``
    - ``state``: ``same`` (page with =), ``differs`` (page with ≠) or ``none`` (no icon)
    - ``before``, ``copy``, ``after``: the sentence; ``copy`` are the words that link to the copy, and may be empty
    - ``url``: the copy; empty where there is none
    - ``short``: "Word for word", "Words differ", "Not compared"
    - ``remarks``: what else a reader should know of the match ("A cut passes over a word like “not”.")
    - ``passage``: the words found in the copy where they differ, else empty; ``difference``: word by word, or None
    - ``surroundings``: of words that were found, where more stands around them; else None
    - ``lang``: the language of passage and surroundings, where it is not the page's
    """

    match: str
    state: str
    before: str
    copy: str
    after: str
    url: str
    short: str
    remarks: tuple[str, ...] = ()
    passage: str = ""
    difference: DifferenceView | None = None
    surroundings: SurroundingsView | None = None
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """One step of a trail.

    - ``mark``: ``post`` (small dot), ``report`` (open ring), ``unnamed`` (dotted ring), ``primary`` (ring with a centre)
    - ``name``: who or what, in strong type; ``title``: of what they published, where ``name`` is not that itself
    - ``lang``: the language of the title (of ``name``, where there is no other), where it is not the page's
    - ``detail``: the rest of its line ("a primary source", "unnamed, so the trail ends here"), begins with its own
      punctuation or is empty
    - ``url``: its page on this site; empty for this post
    """

    mark: str
    name: str
    title: str = ""
    detail: str = ""
    url: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailView:
    """The way from this post back to an origin: ``name`` for the list ("Where this comes from"), ``steps`` in order.

    ``end``: ``primary``, ``unnamed`` or ``silent``.
    """

    name: str
    steps: tuple[StepView, ...]
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLinkView:
    """A source, quotation or tweet as one line that links to it.

    - ``id``: its id as typed; ``kind``: ``source``, ``quote`` or ``tweet``
    - ``title``: "Joint statement, WGA and AMPTP"; ``lang``: language of the title where it is not the page's
    - ``url``: the passage, the live page, or a copy where that is dead; empty where nothing can be opened
    - ``page_url``: its page on this site
    - ``level``: ``primary``, ``secondary``, ``tertiary``, ``unnamed``; ``level_words``: "Primary", "Report", "Unnamed"
    - ``mark``: the trail mark, as in ``StepView``
    - ``printed_by``: reprints it is known through, shown as "as printed by …"
    - ``notice``: "The original was gone on 3 Oct 2023. This is the copy saved on 20 Sep 2023.", or empty
    - ``check``: for a quotation or tweet: whether the words were compared
    - ``words``: the quotation's own words, where the reader should see them beside the claim; may be empty
    - ``memento``: a third party's copy, or None
    """

    id: str
    kind: str
    title: str
    url: str
    page_url: str
    level: str
    level_words: str
    mark: str
    lang: str = ""
    printed_by: tuple[LinkView, ...] = ()
    notice: str = ""
    check: CheckView | None = None
    words: str = ""
    memento: MementoView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRefView:
    """A claim as icon and number.

    - ``number``: in its post; ``label``; ``label_words``: its word, with the speaker where one is printed
    - ``name``: accessible name, "Reported, claim 3"
    - ``url``: its row or its words; ``text``: the claim in full; ``post``: title of its post
    - ``lang``: the language of both, where it is not the page's
    """

    number: int
    label: LabelView
    label_words: str
    name: str
    url: str
    text: str = ""
    post: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelChangeView:
    """An earlier label of a claim: until when, which, and why it was given.

    - ``date``: may be None; ``label``: the label then; ``reason``: may be empty
    - ``number``, ``text``, ``url``: the claim it belonged to; ``lang``: its language where it is not the page's
    - ``now``: its label today; ``now_words``: that one's word, with the speaker where one is printed
    """

    date: DateView | None
    label: LabelView
    reason: str
    number: int
    text: str
    url: str
    now: LabelView
    now_words: str
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionView:
    """A mistake that was mended.

    - ``id``: anchor on its page; ``date``: may be None; ``text``: what happened
    - ``was``, ``now``: the words before and after, may be empty; ``lang``: the language of all three, where not the page's
    - ``claims``: those checked again; ``post``: the post, with its address
    """

    id: str
    date: DateView | None
    text: str
    post: LinkView
    was: str = ""
    now: str = ""
    claims: tuple[ClaimRefView, ...] = ()
    lang: str = ""
