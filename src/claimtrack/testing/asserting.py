"""Assertions on claim logic, with failures that a reader understands."""

from collections.abc import Iterable

from claimtrack.analysis import check, trace, why
from claimtrack.graph import ClaimGraph
from claimtrack.model import Finding, Source, Verdict

# A local variable of the name `__tracebackhide__` makes pytest show the line that called.


def assert_consistent(graph: ClaimGraph, *, codes: Iterable[str] | None = None) -> None:
    """Assert that no two claims that stand contradict each other.

    Args:
        graph: The graph.
        codes: The codes that must not be found; None for every contradiction.

    Raises:
        AssertionError: With each contradiction in prose.

    >>> assert_consistent(ClaimGraph())

    """
    __tracebackhide__ = True
    unwanted = None if codes is None else frozenset(codes)
    found = [one for one in check(graph) if _counts(one, unwanted)]
    if found:
        how_many = f"{len(found)} finding{'s' * (len(found) > 1)}"
        told = "\n".join(f"- {one.code}: {one.explain()}" for one in found)
        message = f"{how_many} where none was expected:\n{told}"
        raise AssertionError(message)


def _counts(finding: Finding, unwanted: frozenset[str] | None) -> bool:
    if unwanted is None:
        return finding.verdict is Verdict.CONFLICT
    return finding.code in unwanted


def assert_contradicts(graph: ClaimGraph, one: str, other: str) -> None:
    """Assert that two statements or claims can't both hold.

    It is enough that one claim of the first and one of the second can't. Whether they
    still stand makes no difference.

    Args:
        graph: The graph.
        one: A label, or a digest's first eight or more digits.
        other: Another.

    Raises:
        AssertionError: With the verdict on each two claims of the two, and why.
        UnknownIdError: Where an id names nothing.
        AmbiguousIdError: Where an id names several.
    """
    __tracebackhide__ = True
    judgements = why(graph, one, other)
    if not any(judged.verdict is Verdict.CONFLICT for judged in judgements):
        told = judgements or "there are no two claims to compare"
        message = f"{one} does not contradict {other}:\n{told}"
        raise AssertionError(message)


def assert_traces_to(graph: ClaimGraph, traced: str, source: str) -> None:
    """Assert that a claim or statement leads back to a source, or to a part of it.

    Args:
        graph: The graph.
        traced: A label, or a digest's first eight or more digits.
        source: The id of the source.

    Raises:
        AssertionError: With the ways back that were found.
        UnknownIdError: Where an id names nothing.
        AmbiguousIdError: Where an id names several.
    """
    __tracebackhide__ = True
    speaker = graph.find_id(source, Source)
    found = trace(graph, traced)
    origins = {found.step(origin).source_id for origin in found.origins}
    if not any(speaker in graph.containment.around(origin) for origin in origins):
        message = f"{traced} does not lead back to {source}:\n{found}"
        raise AssertionError(message)
