"""Measure, subject, place and period of two claims: the same, within, or aside."""

import enum
import itertools
from functools import lru_cache

import attrs

from claimtrack.analysis.comparison.spans import ANY_LIE, Lie, period_lies
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.graph import ClaimGraph


class Dimension(enum.Enum):
    """A part of what a claim is about."""

    MEASURE = "measure"
    SUBJECT = "subject"
    PLACE = "place"
    PERIOD = "period"


@attrs.frozen(kw_only=True)
class Scope:
    """How one dimension of a claim lies to the same dimension of another.

    Attributes:
        dimension: Which one.
        lies: Every way in which the first may lie to the second.
        path: The way from the one within up to the one around, by part_of.
        named_by: How many of the two name it.
    """

    dimension: Dimension
    lies: frozenset[Lie]
    path: tuple[str, ...] = ()
    named_by: int = 2


def scopes(graph: ClaimGraph, one: Commitment, other: Commitment) -> tuple[Scope, ...]:
    """Give how two claims lie to each other, dimension by dimension.

    Free text has no dimensions; it is the same as itself.

    Complexity: that of `period_lies`, and O(V + E) of part_of for a path.
    """
    if one.question is None or other.question is None:
        same = one.assertion.claim_id == other.assertion.claim_id
        lies = frozenset({Lie.SAME if same else Lie.ASIDE})
        return (Scope(dimension=Dimension.MEASURE, lies=lies),)
    mine, theirs = one.question, other.question
    fixed = (
        _scope(graph, Dimension.MEASURE, mine.measure_id, theirs.measure_id),
        _scope(graph, Dimension.SUBJECT, mine.subject_id, theirs.subject_id),
        _scope(graph, Dimension.PLACE, mine.place_id, theirs.place_id),
    )
    period = Scope(
        dimension=Dimension.PERIOD,
        lies=period_lies(graph, one, other),
        named_by=sum(p is not None for p in (mine.period, theirs.period)),
    )
    return (*fixed, period)


def _scope(
    graph: ClaimGraph, dimension: Dimension, one: str | None, other: str | None
) -> Scope:
    if one is None or other is None:
        neither = one is other
        return Scope(
            dimension=dimension,
            lies=frozenset({Lie.SAME}) if neither else ANY_LIE,
            named_by=0 if neither else 1,
        )
    if one == other:
        return Scope(dimension=dimension, lies=frozenset({Lie.SAME}))
    inside = graph.containment
    if other in inside.around(one):
        lie, path = Lie.WITHIN, inside.path(one, other)
    elif one in inside.around(other):
        lie, path = Lie.AROUND, inside.path(other, one)
    else:
        lie, path = Lie.ASIDE, ()
    return Scope(dimension=dimension, lies=frozenset({lie}), path=path)


def joint_lies(given: tuple[Scope, ...]) -> frozenset[Lie]:
    """Give every way in which the first claim as a whole may lie to the second.

    It is within where every dimension is the same or within; scopes that cross are
    aside.
    """
    return _joint(tuple(scope.lies for scope in given))


@lru_cache
def _joint(each: tuple[frozenset[Lie], ...]) -> frozenset[Lie]:
    return frozenset(_together(frozenset(lies)) for lies in itertools.product(*each))


def _together(lies: frozenset[Lie]) -> Lie:
    for lie in (Lie.SAME, Lie.WITHIN, Lie.AROUND):
        if lies <= {Lie.SAME, lie}:
            return lie
    return Lie.ASIDE
