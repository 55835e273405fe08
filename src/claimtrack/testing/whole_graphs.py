"""Whole graphs: a small world with what people add to one, labels and declarations."""

from collections.abc import Sequence

from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Claim,
    Envelope,
    Link,
    LinkKind,
    Record,
    Review,
    Statement,
    When,
    record_id,
)
from claimtrack.testing._hypothesis import DrawFn, SearchStrategy, below, pick, st
from claimtrack.testing.small_worlds import worlds
from claimtrack.typing import ClaimId, RecordId, StatementId

# Of each, the plainest first: a failing example shrinks to it.
_IS_REVIEWED = (False, False, False, True)
_IS_LINKED = (False, False, True)
_RECORDED = (None, "2020-09-28", "2020-10-07T09:00Z")
_LINKS = (LinkKind.INCOMPARABLE, LinkKind.INCOMPARABLE, *LinkKind)


def graphs(*, most_statements: int = 5) -> SearchStrategy[ClaimGraph]:
    """Graphs of `worlds`, with labels, times of recording, links and reviews.

    A failing example is shown with all its records.

    Args:
        most_statements: How many statements there are at most, two or more.

    >>> from hypothesis import given, settings
    >>> from claimtrack.analysis import check
    >>> @settings(max_examples=5, database=None)
    ... @given(graphs())
    ... def checking_twice_gives_the_same(graph):
    ...     assert check(graph) == check(graph)
    >>> checking_twice_gives_the_same()

    """
    return st.builds(ClaimGraph, annotated_worlds(most_statements=most_statements))


def annotated_worlds(
    *, most_statements: int = 5
) -> SearchStrategy[tuple[Record | Envelope, ...]]:
    """Worlds as in `graphs`, as records and envelopes.

    Args:
        most_statements: How many statements there are at most, two or more.
    """
    return _annotated(most_statements)


@st.composite
def _annotated(draw: DrawFn, most_statements: int) -> tuple[Record | Envelope, ...]:
    world = draw(worlds(most_statements=most_statements))
    spoken = [record_id(one) for one in world if isinstance(one, Statement)]
    claimed = [record_id(one) for one in world if isinstance(one, Claim)]
    beside: list[Record | Envelope] = [*_draw_links(draw, spoken, claimed)]
    is_reviewed = pick(draw, _IS_REVIEWED)
    if is_reviewed and claimed:
        rated, rater = pick(draw, claimed), pick(draw, spoken)
        beside.append(
            Review(
                statement_id=StatementId(rater), claim_id=ClaimId(rated), rating="false"
            )
        )
    said = [one for one in world if isinstance(one, Statement | Assertion)]
    beside.extend(_draw_envelope(draw, one, number) for number, one in enumerate(said))
    return (*world, *beside)


def _draw_links(
    draw: DrawFn, spoken: Sequence[str], claimed: Sequence[str]
) -> list[Link]:
    found = []
    for ids in (spoken, claimed):
        is_linked = pick(draw, _IS_LINKED)
        if is_linked and len(ids) > 1:
            first = below(draw, len(ids) - 1)
            second = first + 1 + below(draw, len(ids) - 1 - first)
            found.append(
                Link(
                    kind=pick(draw, _LINKS),
                    between=(ids[first], ids[second]),
                    by="ada",
                    because="the two do not count the same",
                )
            )
    return found


def _draw_envelope(
    draw: DrawFn, record: Statement | Assertion, number: int
) -> Envelope:
    recorded_at = pick(draw, _RECORDED)
    label = f"{'said' if isinstance(record, Statement) else 'claim'}-{number}"
    return Envelope(
        record_id=RecordId(record_id(record)),
        recorded_at=None if recorded_at is None else When(text=recorded_at),
        labels=(label,) if pick(draw, (True, False)) else (),
    )
