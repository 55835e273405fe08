"""Records as the entries of a case file, where each is one by itself."""

from collections.abc import Callable

from claimtrack.codec.records.claim_slots import read_entry
from claimtrack.codec.shared.entries import (
    AnswerEntry,
    DocumentEntry,
    MeasureEntry,
    Names,
    PartitionEntry,
    PlaceEntry,
    QuestionEntry,
    RangeEntry,
    SettlementEntry,
    SourceEntry,
    SubjectEntry,
)
from claimtrack.errors import InvalidValueError
from claimtrack.model import (
    Amount,
    Answer,
    Count,
    Document,
    Interval,
    Measure,
    Name,
    Partition,
    Place,
    Question,
    Settlement,
    Source,
    Subject,
    When,
    whole,
)
from claimtrack.wording import in_words


def source_entry(source: Source) -> SourceEntry:
    """Give a source's entry."""
    name, names = _named(source.names)
    return SourceEntry(
        id=source.id,
        name=name,
        kind=source.kind,
        names=names,
        aliases=list(source.aliases),
        part_of=list(source.part_of),
    )


def place_entry(place: Place) -> PlaceEntry:
    """Give a place's entry."""
    name, names = _named(place.names)
    return PlaceEntry(
        id=place.id,
        name=name,
        names=names,
        aliases=list(place.aliases),
        part_of=list(place.part_of),
    )


def subject_entry(subject: Subject) -> SubjectEntry:
    """Give a subject's entry."""
    name, names = _named(subject.names)
    return SubjectEntry(
        id=subject.id,
        name=name,
        names=names,
        aliases=list(subject.aliases),
        part_of=list(subject.part_of),
    )


def measure_entry(measure: Measure) -> MeasureEntry:
    """Give a measure's entry."""
    name, names = _named(measure.names)
    return MeasureEntry(
        id=measure.id,
        name=name,
        answers=measure.answers,
        unit=measure.unit,
        options=None if measure.options is None else list(measure.options),
        additive=measure.additive,
        names=names,
        aliases=list(measure.aliases),
        part_of=list(measure.part_of),
    )


def _named(names: tuple[Name, ...]) -> tuple[str | None, Names]:
    """Give the name that is shown, and the other names by language."""
    shown = next((name for name in names if not name.language), None)
    others: Names = {}
    for name in names:
        if name is not shown:
            others.setdefault(name.language, []).append(name.text)
    return None if shown is None else shown.text, others


def partition_entry(partition: Partition) -> PartitionEntry:
    """Give a partition's entry."""
    return PartitionEntry(
        whole=partition.whole_id,
        parts=list(partition.part_ids),
        disjoint=partition.disjoint,
        exhaustive=partition.exhaustive,
    )


def question_entry(question: Question, id_: str) -> QuestionEntry:
    """Give a question's entry."""
    return QuestionEntry(
        id=id_,
        measure=question.measure_id,
        subject=question.subject_id,
        place=question.place_id,
        period=None if question.period is None else question.period.text,
    )


def document_entry(document: Document, id_: str) -> DocumentEntry:
    """Give a document's entry."""
    return DocumentEntry(
        id=id_,
        publisher=document.publisher_id,
        url=document.url,
        title=document.title,
        language=document.language,
        published_at=when_text(document.published_at),
        digest=document.digest,
        text=document.text,
    )


def settlement_entry(settlement: Settlement) -> SettlementEntry:
    """Give a settlement's entry."""
    return SettlementEntry(
        finding=settlement.finding, by=settlement.by, because=settlement.because
    )


def when_text(when: When | None) -> str | None:
    """Give a time as written."""
    return None if when is None else when.text


def answer_entry(
    answer: Answer, measure: Measure, *, wording: str | None
) -> AnswerEntry | None:
    """Give an entry that is read as an answer, or None where none is.

    The words as said, where they are read so; else a number or a range; else words
    that this library makes.

    >>> from claimtrack.model import Count
    >>> answer_entry(Count(spans=[(25, 35)]), Measure(id="tanks"), wording="about 30")
    'about 30'

    """

    def words() -> AnswerEntry | None:
        return in_words(answer, whole=whole(measure))

    ways: tuple[Callable[[], AnswerEntry | None], ...] = (
        lambda: wording,
        lambda: _figure(answer),
        words,
    )
    for way in ways:
        try:
            entry = way()
            if entry is not None and read_entry(entry, measure) == answer:
                return entry
        except InvalidValueError:
            continue
    return None


def _figure(answer: Answer) -> AnswerEntry | None:
    """Give an answer as a number or as a range, which includes both its ends."""
    match answer:
        case Count(spans=((low, high),)):
            return low if low == high else RangeEntry(low=low, high=high)
        case Amount(intervals=(Interval(low_open=False, high_open=False) as one,)):
            if one.low == one.high and one.low is not None:
                return one.low
            return RangeEntry(low=one.low, high=one.high)
        case _:
            return None
