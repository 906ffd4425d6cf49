"""How near a source is to what happened, and what it can prove: the usual answer for its type, or the writer's own.

Does not follow links; what rests on what stands in ``graph``.
"""

from __future__ import annotations

from firsthand.model.evidence import Level, Shows, Source, SourceType, Tweet

PRIMARY_SHOWS = {
    SourceType.TRANSCRIPT: Shows.FACTS,
    SourceType.RECORDING: Shows.FACTS,
    SourceType.DOCUMENT: Shows.FACTS,
    SourceType.DATASET: Shows.FACTS,
    SourceType.FILING: Shows.FACTS,
    SourceType.LAW: Shows.FACTS,
    SourceType.PHOTO: Shows.FACTS,
    SourceType.STATEMENT: Shows.WORDS,
    SourceType.INTERVIEW: Shows.WORDS,
    SourceType.POST: Shows.WORDS,
}
"""The types that are primary by themselves, and what each shows (FORMAT section 3)."""


def level_of(source: Source) -> Level:
    """The source's level. People nobody names stay at ``unnamed``, whatever was typed: that end is never primary."""
    if source.type is SourceType.UNNAMED:
        return Level.UNNAMED
    return source.level or (Level.PRIMARY if source.type in PRIMARY_SHOWS else Level.SECONDARY)


def shows_of(source: Source) -> Shows | None:
    """What the source can prove, None where it is not primary.

    An article or a book that was called primary without a word on what it shows proves that something was said: the weaker.
    """
    if level_of(source) is not Level.PRIMARY:
        return None
    return source.shows or PRIMARY_SHOWS.get(source.type, Shows.WORDS)


def is_primary(record: Source | Tweet) -> bool:
    """Whether ``record`` is itself what was published or said. A short post that rests on something is a link, not an end."""
    if isinstance(record, Tweet):
        return not record.based_on
    return level_of(record) is Level.PRIMARY
