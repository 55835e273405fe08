"""The laws that a check keeps, as properties for those who write their own.

Each takes a check and any graph, and fails with what the check found on one side only.
Give them the graphs that `graphs` makes:

>>> from hypothesis import given, settings
>>> from claimtrack.analysis import contradictions
>>> from claimtrack.testing import graphs
>>> @settings(max_examples=5, database=None)
... @given(graphs())
... def contradictions_keep_the_laws(graph):
...     assert_keeps_laws(contradictions, graph)
>>> contradictions_keep_the_laws()

"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import NoReturn

from claimtrack import analysis
from claimtrack.graph import ClaimGraph
from claimtrack.model import Finding, Settlement
from claimtrack.testing._changes import (
    entered_twice,
    renamed,
    reordered,
    with_bare_relays,
    with_strangers,
)

Check = Callable[[ClaimGraph], Iterable[Finding]]
"""A check: a function from a graph to findings."""


def assert_keeps_laws(check: Check, graph: ClaimGraph) -> None:
    """Assert every law that holds for all checks: all of this page but the relays'.

    Raises:
        AssertionError: With the first law that the check breaks on this graph.

    Complexity: that of some ten runs of the check.
    """
    __tracebackhide__ = True
    assert_only_looks(check, graph)
    assert_order_free(check, graph)
    assert_adding_twice_changes_nothing(check, graph)
    assert_renaming_renames(check, graph)
    assert_strangers_change_nothing(check, graph)
    assert_settling_hides(check, graph)


def assert_only_looks(check: Check, graph: ClaimGraph) -> None:
    """Assert that a check leaves the graph as it was, and finds the same again.

    Raises:
        AssertionError: Where it changed the graph, or found something else.
    """
    __tracebackhide__ = True
    before = ClaimGraph(graph.records())
    found = tuple(check(graph))
    if graph != before:
        _fail(check, "changed the graph that it looked at", before, ())
    if tuple(check(graph)) != found:
        problem = "found something else, or in another order, the second time"
        _fail(check, problem, graph, _told(found, tuple(check(graph))))


def assert_order_free(check: Check, graph: ClaimGraph) -> None:
    """Assert that the order in which records came changes nothing that is found.

    Raises:
        AssertionError: With what was found on one side only.
    """
    __tracebackhide__ = True
    for other in reordered(graph):
        problem = "found something else where the records came in another order"
        _assert_same(check, problem, graph, check(graph), check(other))


def assert_adding_twice_changes_nothing(check: Check, graph: ClaimGraph) -> None:
    """Assert that records which came twice change nothing that is found.

    Raises:
        AssertionError: With what was found on one side only.
    """
    __tracebackhide__ = True
    problem = "found something else where the records came twice"
    _assert_same(check, problem, graph, check(graph), check(entered_twice(graph)))


def assert_relays_change_nothing(check: Check, graph: ClaimGraph) -> None:
    """Assert that pure relays change nothing that is found.

    A pure relay rests on one statement and has no claims, no time and no document: it
    adds nothing to what was said. For checks that look for contradictions; one that
    looks at relays themselves may well see it.

    Raises:
        AssertionError: With what was found on one side only.
    """
    __tracebackhide__ = True
    problem = "found something else where pure relays of every statement were added"
    _assert_same(check, problem, graph, check(graph), check(with_bare_relays(graph)))


def assert_renaming_renames(check: Check, graph: ClaimGraph) -> None:
    """Assert that with other ids for sources the same is found of the renamed.

    Compared are code, verdict and what the sides name. Their order and the words may
    change: among equals, ids decide.

    Raises:
        AssertionError: With what was found on one side only.
    """
    __tracebackhide__ = True
    other, ids = renamed(graph)
    # Told in the old names, which the reader knows.
    old = {new: id_ for id_, new in ids.items()}
    found = [_named(one, {}) for one in check(graph)]
    again = [_named(one, old) for one in check(other)]
    problem = "found something else where sources had other ids"
    _assert_same(check, problem, graph, found, again)


def assert_strangers_change_nothing(check: Check, graph: ClaimGraph) -> None:
    """Assert that findings, with their ids, stay when unrelated records are added.

    What is found besides names what was added, where it has sides that tell.

    Raises:
        AssertionError: With what was found on one side only.
    """
    __tracebackhide__ = True
    other, stated = with_strangers(graph)
    before = tuple(check(graph))
    known = frozenset(before)
    after = [one for one in check(other) if one in known or not _may_name(one, stated)]
    problem = "found something else where unrelated records were added"
    _assert_same(check, problem, graph, before, after)


def _may_name(finding: Finding, stated: frozenset[str]) -> bool:
    named = {side.statement_id for side in finding.sides}
    return not named or not named.isdisjoint(stated)


def assert_settling_hides(check: Check, graph: ClaimGraph) -> None:
    """Assert that a settled finding stays hidden, and comes back when asked for.

    Also when unrelated records are added later.

    Raises:
        AssertionError: With what is shown though it was settled, or not shown when
            asked for.
    """
    __tracebackhide__ = True
    found = analysis.check(graph, checks=[check], settled=True, undetermined=True)
    settlements = [
        Settlement(finding=one.id[:12], by="ada", because="seen") for one in found
    ]
    settled = ClaimGraph([*graph.records(), *settlements])
    other, _ = with_strangers(settled)
    ids = {one.id for one in found}
    shown = analysis.check(other, checks=[check], undetermined=True)
    told = [one for one in shown if one.id in ids]
    _assert_same(check, "found what was settled", graph, (), told)
    again = analysis.check(settled, checks=[check], settled=True, undetermined=True)
    problem = "found something else once its findings were settled"
    _assert_same(check, problem, graph, found, again)


def _named(finding: Finding, ids: Mapping[str, str]) -> Hashable:
    sides = Counter(
        tuple(
            ids.get(id_, id_)
            for id_ in (side.source_id, side.statement_id, side.claim_id)
        )
        for side in finding.sides
    )
    verdict = None if finding.verdict is None else finding.verdict.value
    return finding.code, verdict, tuple(sorted(sides.elements()))


def _assert_same(
    check: Check,
    problem: str,
    graph: ClaimGraph,
    found: Iterable[Hashable],
    again: Iterable[Hashable],
) -> None:
    __tracebackhide__ = True
    one, other = tuple(found), tuple(again)
    if Counter(one) != Counter(other):
        _fail(check, problem, graph, _told(one, other))


def _told(found: Iterable[Hashable], again: Iterable[Hashable]) -> list[str]:
    one, other = Counter(found), Counter(again)
    return [
        *(f"only before: {_words(x)}" for x in (one - other).elements()),
        *(f"only after: {_words(x)}" for x in (other - one).elements()),
    ]


def _words(found: Hashable) -> str:
    if isinstance(found, Finding):
        return f"{found.code} {found.id[:12]}: {found.explain()}"
    return repr(found)


def _fail(
    check: Check, problem: str, graph: ClaimGraph, told: Iterable[str]
) -> NoReturn:
    __tracebackhide__ = True
    name = getattr(check, "__name__", repr(check))
    records = (f"  {record}" for record in graph.records())
    lines = (f"{name} {problem}", *told, "The records:", *records)
    raise AssertionError("\n".join(lines))
