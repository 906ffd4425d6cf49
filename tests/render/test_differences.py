"""What a misquotation prints: how the words differ, or whose they are."""

from collections.abc import Sequence

import pytest
from builders import make_claim, make_post, make_quote, make_site, make_source, make_tweet
from pages import at, of_class, render_page, text_of

from firsthand.model.resolved import Record
from firsthand.render.make_views.differences import find_pieces

POST = "posts/talks/index.html"
TAPE, PAPER = make_source("tape", scope="talks"), make_source("paper", scope="talks")


def print_difference(said: Sequence[Record], goes_round: Sequence[Record], label: str = "misquoted") -> list[str]:
    """The difference on the note of a claim: each run of words with the mark it carries, or the sentence that stands for it."""
    claim = make_claim("talks", "c", label, against=said, seen_in=goes_round)
    records = (TAPE, PAPER, *said, *goes_round)
    site = make_site(make_post("talks", body="[a](claim:c)", claims=[claim], records=records), records=records)
    note = at(render_page(site, POST), "note-c")
    printed = []
    for words in of_class(note, "difference-words"):
        printed += [f"{one.tag} {text_of(one).rpartition(': ')[2]}" for one in words]
    for difference in of_class(note, "difference"):
        printed += [text_of(one) for one in difference.xpath("./p[not(@class)]")]
    return printed


def said_by(speaker: str, text: str, *, is_round: bool = False) -> Record:
    source, name = (PAPER, "told") if is_round else (TAPE, "said")
    return make_quote(name, source, scope="talks", text=text, speaker=speaker)


def test_words_that_were_exchanged_are_marked() -> None:
    said, told = said_by("A", "They are near agreement now."), said_by("A", "They have reached agreement now.", is_round=True)
    assert print_difference([said], [told]) == ["del have reached", "ins are near"]


def test_words_that_have_nothing_in_common_are_printed_in_full_and_ascribed_to_nobody_else() -> None:
    said, told = said_by("A", "We met today."), said_by("B", "All is lost, and nobody cares about it.", is_round=True)
    assert print_difference([said], [told]) == ["del All is lost, and nobody cares about it.", "ins We met today."]


def test_words_that_go_round_in_no_wording_are_printed_as_they_were_said() -> None:
    assert print_difference([said_by("A", "We met today.")], [PAPER]) == ["ins We met today."]


@pytest.mark.parametrize("told", ["Don't “go” – yet.", 'Don’t "go" - yet.'])
def test_typography_is_no_difference(told: str) -> None:
    said = said_by("A princess", "Don’t “go” – yet.")
    assert print_difference([said], [said_by("The queen", told, is_round=True)]) == ["Said by A princess, not The queen."]


def test_the_same_words_of_the_same_speaker_are_no_difference() -> None:
    assert print_difference([said_by("A Princess", "Cake.")], [said_by("A princess", "Cake.", is_round=True)]) == []


def test_whoever_posts_the_words_of_another_is_not_who_they_are_ascribed_to() -> None:
    tweet = make_tweet("round", scope="talks", text="Let them eat cake.")
    assert print_difference([said_by("A princess", "Let them eat cake.")], [tweet]) == []


def test_of_several_wordings_the_nearest_two_are_compared() -> None:
    said = said_by("A", "They are near agreement now.")
    far = make_tweet("far", scope="talks", text="Nothing of the sort was ever said.")
    near = make_tweet("near", scope="talks", text="They are near disaster now.")
    assert print_difference([said], [far, near]) == ["del disaster", "ins agreement"]


def test_a_claim_that_is_about_no_words_prints_none() -> None:
    said, told = said_by("A", "They met."), said_by("A", "They never met.", is_round=True)
    assert print_difference([said], [told], label="false") == []


@pytest.mark.parametrize(("former", "now"), [("", ""), ("a b", ""), ("", "a"), ("one two three", "four five six")])
def test_texts_without_enough_in_common_have_no_pieces(former: str, now: str) -> None:
    assert find_pieces(former, now) == ()


def test_pieces_put_together_are_the_two_texts() -> None:
    former, now = "a b c d e f", "a x c d f g"
    pieces = find_pieces(former, now)
    assert " ".join(piece.text for piece in pieces if piece.kind != "now") == former
    assert " ".join(piece.text for piece in pieces if piece.kind != "was") == now
