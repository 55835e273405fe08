"""Measure, subject, place and period of two claims: the same, within, or aside."""

import enum
import itertools
from functools import lru_cache
from types import MappingProxyType

import attrs

from claimtrack.analysis.comparison.spans import (
    ANY_LIE,
    ONLY_AROUND,
    ONLY_ASIDE,
    ONLY_SAME,
    ONLY_WITHIN,
    Lie,
    period_lies,
)
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


_TURNED = MappingProxyType({Lie.WITHIN: Lie.AROUND, Lie.AROUND: Lie.WITHIN})


@attrs.frozen(kw_only=True, eq=False)
class _Usual:
    """The scopes that need no looking up: made once, as most scopes are these."""

    same: Scope
    unnamed: Scope
    named_by_one: Scope


def _usual(dimension: Dimension) -> _Usual:
    return _Usual(
        same=Scope(dimension=dimension, lies=ONLY_SAME),
        unnamed=Scope(dimension=dimension, lies=ONLY_SAME, named_by=0),
        named_by_one=Scope(dimension=dimension, lies=ANY_LIE, named_by=1),
    )


_MEASURE, _SUBJECT, _PLACE, _PERIOD = map(_usual, Dimension)
_APART = Scope(dimension=Dimension.MEASURE, lies=ONLY_ASIDE)


def scopes(graph: ClaimGraph, one: Commitment, other: Commitment) -> tuple[Scope, ...]:
    """Give how two claims lie to each other, dimension by dimension.

    Free text has no dimensions; it is the same as itself.

    Complexity: that of `period_lies`, and O(V + E) of part_of for a path.
    """
    if one.question is None or other.question is None:
        same = one.assertion.claim_id == other.assertion.claim_id
        return (_MEASURE.same if same else _APART,)
    mine, theirs = one.question, other.question
    fixed = (
        _scope(graph, _MEASURE, mine.measure_id, theirs.measure_id),
        _scope(graph, _SUBJECT, mine.subject_id, theirs.subject_id),
        _scope(graph, _PLACE, mine.place_id, theirs.place_id),
    )
    if mine.period is None and theirs.period is None:
        return (*fixed, _PERIOD.unnamed)
    period = Scope(
        dimension=Dimension.PERIOD,
        lies=period_lies(graph, one, other),
        named_by=sum(p is not None for p in (mine.period, theirs.period)),
    )
    return (*fixed, period)


def _scope(
    graph: ClaimGraph, usual: _Usual, one: str | None, other: str | None
) -> Scope:
    if one is None or other is None:
        return usual.unnamed if one is other else usual.named_by_one
    if one == other:
        return usual.same
    inside = graph.containment
    if other in inside.around(one):
        lies, path = ONLY_WITHIN, inside.path(one, other)
    elif one in inside.around(other):
        lies, path = ONLY_AROUND, inside.path(other, one)
    else:
        lies, path = ONLY_ASIDE, ()
    return Scope(dimension=usual.same.dimension, lies=lies, path=path)


def turned_scope(scope: Scope) -> Scope:
    """Exchange the two whose scopes are beside each other."""
    lies = turned_lies(scope.lies)
    return scope if lies == scope.lies else attrs.evolve(scope, lies=lies)


@lru_cache
def turned_lies(lies: frozenset[Lie]) -> frozenset[Lie]:
    """Exchange "within" and "around"."""
    return frozenset(_TURNED.get(lie, lie) for lie in lies)


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
