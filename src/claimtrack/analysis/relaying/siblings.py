"""Relays of one statement whose words are not known, and where they disagree."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from claimtrack.analysis.relaying.differences import SCOPE, Comparing
from claimtrack.analysis.relaying.nearest import Match, place
from claimtrack.analysis.relaying.rewording import Turn, tells_little
from claimtrack.graph import ClaimGraph
from claimtrack.model import Assertion, Claim, Question

_WITHIN = frozenset({Turn.NARROWED, Turn.WIDENED})
_Family = tuple[object, ...]
"""What reports have in common that are compared with each other."""


def disagreements(
    graph: ClaimGraph, comparing: Comparing, reported: Iterable[Assertion]
) -> Iterator[Match]:
    """Give the reports that differ from most others of one unseen statement.

    They are compared where they answer one question; and where they give one answer to
    two that are the same but in one thing, in which one lies within the other. Not for
    their periods, and not where the answer is no figure: who holds the whole holds the
    part. Nobody knows which are faithful: each stands beside one that says what is said
    most often. Where one relay reports both, the unseen statement may have said both.

    Args:
        graph: The graph.
        comparing: Compares two claims.
        reported: What the relays report.

    Complexity: O(n log n).
    """
    families: defaultdict[_Family, list[Assertion]] = defaultdict(list)
    for one in reported:
        for family in _families(graph, one):
            families[family].append(one)
    for some in families.values():
        yield from _apart(graph, comparing, some)


def _families(graph: ClaimGraph, one: Assertion) -> Iterator[_Family]:
    """Give the question that a report answers, and the question but for each thing."""
    claim = graph.get(one.claim_id, Claim)
    if claim.question_id is None:
        yield (one.claim_id,)
        return
    asked = graph.get(claim.question_id, Question)
    things = (asked.measure_id, asked.subject_id, asked.place_id)
    yield (*things, asked.period)
    if tells_little(claim.answer):
        return
    for number, thing in enumerate(things):
        if thing is not None:
            rest = (*things[:number], *things[number + 1 :], asked.period)
            yield (number, rest, claim.answer, one.stance, one.certainty)


def _apart(
    graph: ClaimGraph, comparing: Comparing, some: Sequence[Assertion]
) -> Iterator[Match]:
    versions: defaultdict[object, list[Assertion]] = defaultdict(list)
    for one in some:
        versions[one.claim_id, one.stance, one.certainty].append(one)
    if len(versions) == 1:
        return
    firsts = [
        (-len(alike), min(place(graph, one) for one in alike), alike)
        for alike in versions.values()
    ]
    (_, _, usual), *others = sorted(firsts, key=lambda one: one[:2])
    first = min(usual, key=lambda one: place(graph, one))
    carriers = _carriers(graph, usual)
    for _, _, alike in others:
        if carriers.isdisjoint(_carriers(graph, alike)):
            for one in alike:
                match = _match(comparing, first, one)
                if match is not None:
                    yield match


def _match(comparing: Comparing, first: Assertion, one: Assertion) -> Match | None:
    found = comparing.differences(first, one)
    if not found:
        return None
    asks_another = any(x.field in SCOPE for x in found)
    if asks_another and not {x.turn for x in found} <= _WITHIN:
        return None
    return Match(before=first, after=one, differences=found)


def _carriers(graph: ClaimGraph, alike: Iterable[Assertion]) -> set[str]:
    return {graph.sameness.of(one.statement_id) for one in alike}
