"""The least that would have to go for the rest to hold."""

import attrs

from claimtrack.analysis.pairs.conflict import quoted
from claimtrack.analysis.pairs.standing import Standing
from claimtrack.analysis.retraction.inconsistencies import Inconsistencies
from claimtrack.analysis.utterances.commitments import Commitment, commitments
from claimtrack.analysis.utterances.sides import Sides, side_name
from claimtrack.graph import ClaimGraph, claim_label
from claimtrack.model import Quoted
from claimtrack.tables import Cells, Column, ColumnKind, Table


@attrs.frozen(kw_only=True)
class Share:
    """What a retraction takes of one side.

    Attributes:
        side: The side, by the name of what is outermost in it.
        claim_count: How many claims of the side stand.
        at_least: How many of them go in any smallest retraction at least.
    """

    side: str
    claim_count: int
    at_least: int


class Retraction(Table[Share]):
    """A smallest set of claims without which the rest can hold; as rows, a side each.

    It does not say who is wrong: often there are several smallest sets, and a larger
    one may be what has to go.

    Attributes:
        claims: The claims of one smallest set, by label.
    """

    layout = (
        Column(
            name="side", meaning="The side, by the name of what is outermost in it."
        ),
        Column(
            name="claim_count",
            kind=ColumnKind.WHOLE_NUMBER,
            meaning="How many claims of the side stand.",
        ),
        Column(
            name="at_least",
            kind=ColumnKind.WHOLE_NUMBER,
            meaning="How many of them go in any smallest retraction at least.",
        ),
    )

    def __init__(self, claims: tuple[Quoted, ...], shares: tuple[Share, ...]) -> None:
        super().__init__(shares)
        self.claims = claims

    def _cells(self, entry: Share) -> Cells:
        return entry.side, entry.claim_count, entry.at_least


def smallest_retraction(graph: ClaimGraph, *, history: bool = False) -> Retraction:
    """Give a smallest set of claims without which the rest can hold, and whose they are.

    What can't hold is what `check` gives as surely in conflict among what stands, by
    pairs and by sums, whoever said it; a claim here is one in one statement.

    Args:
        graph: The graph.
        history: Whether to look at everything that was ever said, not just at what
            stands.

    Returns:
        Of several smallest sets one that is the same between runs.

    Raises:
        MissingExtraError: Where it takes HiGHS to tell, and that is not installed.

    Complexity: O(n log n) for questions that bear on no other; else that of finding
    every conflicting pair, and for each group of claims that conflicts join that of
    `lightest_hitting`, once for each side in it.
    """
    made = tuple(commitments(graph))
    if not history:
        standing = Standing(graph, made)
        made = tuple(one for one in made if standing.stands(one))
    sides = Sides(graph, (one.source_id for one in made))
    wrong = Inconsistencies(graph, made)
    gone = wrong.lightest()
    shares = []
    by_side: dict[str, list[Commitment]] = {}
    for one in made:
        by_side.setdefault(sides.of(one.source_id), []).append(one)
    for claims in by_side.values():
        side = side_name(graph, (one.source_id for one in claims))
        ours = frozenset(one.id for one in claims)
        # Of the smallest sets one that takes the fewest of this side.
        least = wrong.lightest(sparing=ours)
        count = sum(one.id in ours for one in least)
        shares.append(Share(side=side, claim_count=len(claims), at_least=count))
    told = sorted(gone, key=lambda one: (claim_label(graph, one.assertion), one.id))
    return Retraction(
        claims=tuple(quoted(graph, one) for one in told),
        shares=tuple(sorted(shares, key=lambda share: share.side)),
    )
