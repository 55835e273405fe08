"""Figures on a question with their moments: what every picture of them shows."""

import datetime as dt
import math
from collections.abc import Iterable, Iterator

import attrs

from claimtrack.analysis.totals.histories import series
from claimtrack.analysis.totals.running import PointKind
from claimtrack.analysis.utterances.sides import Sides, side_name
from claimtrack.errors import InvalidValueError
from claimtrack.graph import ClaimGraph, name_of
from claimtrack.model import (
    DENIALS,
    Amount,
    Answer,
    Choice,
    Claim,
    Count,
    Instant,
    Measure,
    Question,
    Stance,
    Statement,
    StatementKind,
    whole,
)

_EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001 -- the shared wall clock has no offset
_OWN = (Stance.ASSERTS, Stance.DENIES)
Stretch = tuple[float, float]
"""The least and the greatest number; infinite where there is none."""


@attrs.frozen(kw_only=True)
class DatedFigure:
    """One answer in numbers with the moments at which it can have been said.

    Attributes:
        label: What files call the claim.
        statement_id: The digest of the statement that makes it.
        claim_id: The claim's digest.
        source_id: Who says it.
        source: Who that is, by name.
        side: The name of the side of that source.
        since: The earliest moment at which it can have been said; None where unknown.
        until: The latest; None where unknown.
        stretches: The numbers that it names, each with the next ones.
        is_denial: Whether it denies these numbers.
        kind: What it is against what its source said before.
        stands: Whether its source neither withdrew nor replaced it.
        answer: The answer in words.
    """

    label: str
    statement_id: str
    claim_id: str
    source_id: str
    source: str
    side: str
    since: dt.datetime | None
    until: dt.datetime | None
    stretches: tuple[Stretch, ...]
    is_denial: bool
    kind: PointKind
    stands: bool
    answer: str

    @property
    def at(self) -> dt.datetime | None:
        """Where it is drawn: amid the moments at which it can have been said."""
        return amid(self.since, self.until)


def dated_figures_on(graph: ClaimGraph, question_id: str) -> tuple[DatedFigure, ...]:
    """Give what was vouched for on a question, by side, source and moment.

    Raises:
        InvalidValueError: Where the question is not answered by numbers.

    Complexity: that of `series` for each source that speaks.
    """
    asked = graph.get(question_id, Question)
    measure = graph.get(asked.measure_id, Measure)
    if isinstance(whole(measure), Choice):
        message = f"expected a question about numbers; {measure.id} is between options"
        raise InvalidValueError(message)
    speakers = sorted(set(_speakers(graph, question_id)))
    names = side_names(graph, speakers)
    found = [
        spot
        for source_id in speakers
        for spot in _figures_of(graph, asked, source_id, names[source_id])
    ]
    return tuple(sorted(found, key=_place))


def side_names(graph: ClaimGraph, source_ids: Iterable[str]) -> dict[str, str]:
    """Give for each source the name of its side."""
    given = sorted(source_ids)
    sides = Sides(graph, given)
    members: dict[str, list[str]] = {}
    for one in given:
        members.setdefault(sides.of(one), []).append(one)
    return {one: side_name(graph, some) for some in members.values() for one in some}


def stretches_of(answer: Answer | None) -> tuple[Stretch, ...]:
    """Give the numbers of an answer as stretches; none where it names none.

    >>> stretches_of(Count(spans=[(2, 3), (7, None)]))
    ((2.0, 3.0), (7.0, inf))

    """
    match answer:
        case Count():
            return tuple(
                (float(low), math.inf if high is None else float(high))
                for low, high in answer.spans
            )
        case Amount():
            return tuple(
                (
                    -math.inf if one.low is None else float(one.low),
                    math.inf if one.high is None else float(one.high),
                )
                for one in answer.intervals
            )
        case _:
            return ()


def _speakers(graph: ClaimGraph, question_id: str) -> Iterator[str]:
    for claim_id in graph.index.claims_about[question_id]:
        for one in graph.index.assertions_of[claim_id]:
            statement = graph.get(one.statement_id, Statement)
            if one.stance in _OWN and statement.kind is StatementKind.TELLING:
                yield graph.sameness.of(statement.source_id)


def _figures_of(
    graph: ClaimGraph, asked: Question, source_id: str, side: str
) -> Iterator[DatedFigure]:
    for point in series(graph, source_id, asked):
        claim = graph.get(point.side.claim_id, Claim)
        if not isinstance(claim.answer, Count | Amount):
            continue
        since, until = moments(graph, point.side.statement_id)
        yield DatedFigure(
            label=point.side.claim_label,
            statement_id=point.side.statement_id,
            claim_id=point.side.claim_id,
            source_id=source_id,
            source=name_of(graph, source_id),
            side=side,
            since=since,
            until=until,
            stretches=stretches_of(claim.answer),
            is_denial=point.side.stance in DENIALS,
            kind=point.kind,
            stands=point.stands,
            answer=point.side.answer,
        )


def moments(
    graph: ClaimGraph, statement_id: str
) -> tuple[dt.datetime | None, dt.datetime | None]:
    """Give the earliest and latest moment of a statement, as far as clocks tell."""
    room = graph.clocks.bounds(statement_id)
    return _moment(room.wall_lower), _moment(room.wall_upper)


def amid(since: dt.datetime | None, until: dt.datetime | None) -> dt.datetime | None:
    """Give the middle of two moments; where one is not known, the other."""
    if since is None or until is None:
        return until if since is None else since
    return since + (until - since) / 2


def _place(spot: DatedFigure) -> tuple[str, str, dt.datetime, str]:
    return spot.side, spot.source_id, spot.at or _EPOCH, spot.label


def _moment(instant: Instant) -> dt.datetime | None:
    """Give an instant as Python has it; None where it has none."""
    if math.isinf(instant):
        return None
    try:
        return _EPOCH + dt.timedelta(microseconds=int(instant))
    except OverflowError:
        return None
