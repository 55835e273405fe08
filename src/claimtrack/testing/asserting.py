"""Assertions on claim logic, with failures that a reader understands."""

from collections.abc import Iterable

from claimtrack.analysis import check, trace, why
from claimtrack.graph import ClaimGraph
from claimtrack.model import Finding, Verdict


def assert_consistent(graph: ClaimGraph, *, codes: Iterable[str] | None = None) -> None:
    """Assert that no two claims that stand contradict each other.

    Args:
        graph: The graph.
        codes: The codes that must not be found; None for every contradiction.

    Raises:
        AssertionError: With each contradiction in prose.

    >>> assert_consistent(ClaimGraph())

    """
    unwanted = None if codes is None else frozenset(codes)
    found = [one for one in check(graph) if _counts(one, unwanted)]
    if found:
        told = "\n".join(f"- {one.code}: {one.explain()}" for one in found)
        message = f"{len(found)} contradictions where none was expected:\n{told}"
        raise AssertionError(message)


def _counts(finding: Finding, unwanted: frozenset[str] | None) -> bool:
    if unwanted is None:
        return finding.verdict is Verdict.CONFLICT
    return finding.code in unwanted


def assert_contradicts(graph: ClaimGraph, one: str, other: str) -> None:
    """Assert that two statements or claims can't both hold.

    Args:
        graph: The graph.
        one: A label, or a digest's first eight or more digits.
        other: Another.

    Raises:
        AssertionError: With the verdict on each two claims of the two, and why.
        UnknownIdError: Where an id names nothing.
    """
    judgements = why(graph, one, other)
    if not any(judged.verdict is Verdict.CONFLICT for judged in judgements):
        message = f"{one} and {other} can both hold:\n{judgements}"
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
    """
    found = trace(graph, traced)
    origins = {found.step(origin).source_id for origin in found.origins}
    if not any(source in graph.containment.around(origin) for origin in origins):
        message = f"{traced} does not lead back to {source}:\n{found}"
        raise AssertionError(message)
