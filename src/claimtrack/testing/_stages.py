"""What the small worlds are about: who speaks, of what, and which figures."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any, TypeVar

import attrs

from claimtrack.model import (
    Amount,
    Answer,
    AnswerKind,
    Choice,
    Claim,
    Count,
    Interval,
    Measure,
    Partition,
    Period,
    Place,
    Question,
    Source,
    SourceKind,
    Subject,
    Unknown,
    answer_kind,
    digest,
    is_additive,
    whole,
)
from claimtrack.model.measures import YES_NO
from claimtrack.testing._hypothesis import DrawFn, below, pick
from claimtrack.typing import MeasureId, PlaceId, QuestionId, SourceId, SubjectId

# Of each, the plainest first: a failing example shrinks to it. What should come often
# stands several times.
_USUAL = ("2020-09-27/said", "2020-09-27", "2020-09-28", "2020-09-27/2020-09-28")
_PERIODS = (
    *_USUAL * 3,
    *("2020-09-28/said", "2020-09") * 2,
    "../2020-09-27",
    "../said",
    "2020-09-27/..",
    "2020-09-27T00:00Z/2020-09-27T23:59Z",
    "2020-09-27T00:00+04:00/said",
    "2020-09-27/",
    None,
)

_SOURCES: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    ("north", ((),)),
    ("south", ((),)),
    ("north-army", (("north",), ())),
    ("wire", ((), ("south",), ("north-army",))),
)
# How the second of two things lies to the first, where there is a second.
_PART_OF, _PARTITION, _APART, _ALONE = "part_of", "partition", "apart", "alone"
_SHAPES = (_ALONE, *(_PART_OF,) * 3, _PARTITION, _APART)
_IS_OPEN = (*(False,) * 14, True)
_IS_TEXT = (*(False,) * 29, True)
_FORMS = (*("exact",) * 14, *("at least", "up to") * 2, "between", "two", "unknown")

# What makes two measures, of which the second may lie within the first.
_COUNT: Mapping[str, Any] = MappingProxyType({})
_AMOUNT = MappingProxyType({"answers": AnswerKind.AMOUNT, "additive": True})
_LEVEL = MappingProxyType({"answers": AnswerKind.AMOUNT})
_TWICE = MappingProxyType({"additive": False})
_YES_NO = MappingProxyType({"answers": AnswerKind.CHOICE})
_OPTIONS = MappingProxyType({"options": ("army", "both", "rebels")})
_MEASURES = (
    *((_COUNT, _COUNT),) * 6,
    (_AMOUNT, _COUNT),
    (_AMOUNT, _AMOUNT),
    (_LEVEL, _LEVEL),
    (_TWICE, _TWICE),
    (_COUNT, _TWICE),
    (_YES_NO, _YES_NO),
    (_OPTIONS, _OPTIONS),
    (_COUNT, _OPTIONS),
)


_Thing = TypeVar("_Thing")


@attrs.frozen(kw_only=True)
class Stage:
    """Who may speak, and what there is to speak of.

    Attributes:
        sources: Who may speak.
        places: Places; where there are two, the second may lie in the first.
        subjects: Subjects, likewise.
        measures: Measures, likewise.
        partitions: What lies in what, where `part_of` does not tell.
        subject_ids: The ids that may be a question's subject: a source's serves.
    """

    sources: tuple[Source, ...]
    places: tuple[Place, ...]
    subjects: tuple[Subject, ...]
    measures: tuple[Measure, ...]
    partitions: tuple[Partition, ...]
    subject_ids: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Answered:
    """A claim with its question.

    Attributes:
        claim: The claim.
        question: Its question; None for free text.
        can_be_denied: Whether a denial of it leaves something.
    """

    claim: Claim
    question: Question | None = None
    can_be_denied: bool = True


def draw_stage(draw: DrawFn) -> Stage:
    """Draw two to four sources; one or two places, subjects and measures."""
    side = pick(draw, ("side", "north"))
    place_shape, subject_shape, measure_shape = (pick(draw, _SHAPES) for _ in range(3))
    town, tanks, unit = (
        (whole_id,) if shape == _PART_OF else ()
        for whole_id, shape in (
            ("region", place_shape),
            ("losses", measure_shape),
            (side, subject_shape),
        )
    )
    first, second = pick(draw, _MEASURES)
    places = (Place(id=PlaceId("region")), Place(id=PlaceId("town"), part_of=town))
    measures = (
        Measure(id=MeasureId("losses"), **first),
        Measure(id=MeasureId("tanks"), part_of=tanks, **second),
    )
    subject = Subject(id=SubjectId("unit"), part_of=unit)
    own = (Subject(id=SubjectId("side")),) if side == "side" else ()
    return Stage(
        sources=_draw_sources(draw),
        places=places[: 1 if place_shape == _ALONE else 2],
        subjects=(*own, *(() if subject_shape == _ALONE else (subject,))),
        measures=measures[: 1 if measure_shape == _ALONE else 2],
        partitions=(
            *_draw_partition(draw, place_shape, "region", "town"),
            *_draw_partition(draw, measure_shape, "losses", "tanks"),
        ),
        subject_ids=(side, *(() if subject_shape == _ALONE else ("unit",))),
    )


def _draw_partition(
    draw: DrawFn, shape: str, whole_id: str, part_id: str
) -> tuple[Partition, ...]:
    if shape != _PARTITION:
        return ()
    flags = (False, True)
    partition = Partition(
        whole_id=whole_id,
        part_ids=(part_id,),
        disjoint=pick(draw, flags),
        exhaustive=pick(draw, flags),
    )
    return (partition,)


def _draw_sources(draw: DrawFn) -> tuple[Source, ...]:
    return tuple(
        Source(
            id=SourceId(name),
            kind=pick(draw, (None, *SourceKind)),
            part_of=pick(draw, wholes),
        )
        for name, wholes in _SOURCES[: 2 + below(draw, 3)]
    )


def draw_answered(draw: DrawFn, stage: Stage) -> tuple[Answered, ...]:
    """Draw up to four claims that answer up to three questions like each other."""
    periods = [pick(draw, _PERIODS) for _ in range(1 + below(draw, 2))]
    questions = [
        _draw_question(draw, stage, periods) for _ in range(1 + below(draw, 3))
    ]
    return tuple(_draw_claim(draw, stage, questions) for _ in range(1 + below(draw, 4)))


def _draw_question(
    draw: DrawFn, stage: Stage, periods: Sequence[str | None]
) -> Question:
    text = pick(draw, periods)
    return Question(
        measure_id=_mostly_first(draw, [one.id for one in stage.measures]),
        subject_id=_mostly_first_if_any(draw, stage.subject_ids),
        place_id=_mostly_first_if_any(draw, [one.id for one in stage.places]),
        period=None if text is None else Period(text=text),
    )


def _mostly_first(draw: DrawFn, things: Sequence[_Thing]) -> _Thing:
    return things[min(pick(draw, (0, 0, 0, 1)), len(things) - 1)]


def _mostly_first_if_any(draw: DrawFn, things: Sequence[_Thing]) -> _Thing | None:
    thing = _mostly_first(draw, things)
    return None if pick(draw, _IS_OPEN) else thing


def _draw_claim(draw: DrawFn, stage: Stage, questions: Sequence[Question]) -> Answered:
    if pick(draw, _IS_TEXT):
        text = pick(draw, ("The line was shelled.", "The town fell."))
        return Answered(claim=Claim(text=text, language="en"))
    question = pick(draw, questions)
    measure = next(one for one in stage.measures if one.id == question.measure_id)
    answer = _draw_answer(draw, measure)
    return Answered(
        claim=Claim(question_id=QuestionId(digest(question)), answer=answer),
        question=question,
        can_be_denied=answer != whole(measure),
    )


def _draw_answer(draw: DrawFn, measure: Measure) -> Answer:
    """Answers close to each other: numbers from 0 to 6, few options."""
    form = pick(draw, _FORMS)
    if form == "unknown":
        return Unknown()
    if answer_kind(measure) is AnswerKind.CHOICE:
        options = YES_NO if measure.options is None else measure.options
        more = 0 if form == "exact" else below(draw, len(options))
        return Choice(options=[pick(draw, options) for _ in range(1 + more)])
    low, high = sorted((below(draw, 7), below(draw, 7)))
    if answer_kind(measure) is AnswerKind.COUNT:
        return Count(spans=_small_spans(form, low, high))
    floor = Decimal(0) if is_additive(measure) else None
    is_open = pick(draw, (False, True))
    return Amount(intervals=_small_intervals(form, low, high, floor, is_open=is_open))


def _small_spans(form: str, low: int, high: int) -> list[tuple[int, int | None]]:
    match form:
        case "exact":
            return [(low, low)]
        case "at least":
            return [(low, None)]
        case "up to":
            return [(0, high)]
        case "two":
            return [(low, low), (high, high)]
        case _:
            return [(low, high)]


def _small_intervals(
    form: str, low: int, high: int, floor: Decimal | None, *, is_open: bool
) -> list[Interval]:
    # With an open end, half a number more leaves a stretch that is not empty.
    first, last = Decimal(low), Decimal(high) + Decimal(is_open) / 2
    match form:
        case "exact":
            return [Interval(low=first, high=first)]
        case "at least":
            return [Interval(low=first, low_open=is_open)]
        case "up to":
            return [Interval(low=floor, high=last, high_open=is_open)]
        case "two":
            return [Interval(low=x, high=x) for x in (first, last)]
        case _:
            return [Interval(low=first, high=last, low_open=is_open)]
