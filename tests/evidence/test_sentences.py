"""What a reader is shown around a passage."""

import pytest

from firsthand.evidence.sentences import Surroundings, find_surroundings

HEARING = """[00:01:10] THE CHAIRMAN: The session is open. Are there questions?
Ms. O'Hara-Lee (by video): I have one. Did the board know of the leak? I think “it did.” We need an answer
before the summer, and a clear one.
Note: times are local."""


def _around(passage: str) -> Surroundings:
    start = HEARING.index(passage)
    return find_surroundings(HEARING, start, start + len(passage))


@pytest.mark.parametrize(
    ("passage", "before", "after", "speaker"),
    [
        ("The session is open.", "[00:01:10] THE CHAIRMAN:", "Are there questions?", "THE CHAIRMAN"),
        ("I have one.", "Ms. O'Hara-Lee (by video):", "Did the board know of the leak?", "Ms. O'Hara-Lee"),
        ("Did the board know", "Ms. O'Hara-Lee (by video): I have one.", "of the leak?", "Ms. O'Hara-Lee"),
        ("the leak?", "Did the board know of", "I think “it did.”", "Ms. O'Hara-Lee"),
        ("We need an answer", "I think “it did.”", "before the summer, and a clear one.", "Ms. O'Hara-Lee"),
        ("[00:01:10]", "", "THE CHAIRMAN: The session is open.", ""),
        ("local.", "Note: times are", "", "Note"),
    ],
)
def test_the_sentence_before_and_after_and_the_speaker_are_told(passage: str, before: str, after: str, speaker: str) -> None:
    assert _around(passage) == Surroundings(before=before, after=after, speaker=speaker)


def test_sentences_of_scripts_without_spaces_are_told() -> None:
    text = "吾輩は猫である。名前はまだ無い。どこで生れたか。"
    start = text.index("名前")
    assert find_surroundings(text, start, start + 8) == Surroundings(
        before="吾輩は猫である。", after="どこで生れたか。", speaker=""
    )
