"""Every check, in one fixed order, and what they find."""

from collections.abc import Callable, Iterable, Iterator
from types import MappingProxyType

from claimtrack.analysis.conflict import (
    CONFLICT,
    DENIAL,
    PART_EXCEEDS_WHOLE,
    SELF_CONTRADICTION,
    contradictions,
)
from claimtrack.analysis.revising import (
    REVERSAL,
    REVISION,
    WALK_BACK,
    changes_of_mind,
)
from claimtrack.analysis.tables import Row, Table
from claimtrack.graph import ClaimGraph
from claimtrack.model import Finding, Settlement, Verdict

Check = Callable[[ClaimGraph], Iterable[Finding]]
"""A check: a function from a graph to findings."""

CHECKS: tuple[Check, ...] = (contradictions, changes_of_mind)
"""Every check, in the order in which `check` runs them."""

CODES = (
    CONFLICT,
    DENIAL,
    PART_EXCEEDS_WHOLE,
    SELF_CONTRADICTION,
    REVERSAL,
    WALK_BACK,
    REVISION,
)
"""Every code that these checks give, in the order in which findings stand."""

_FEWEST_DIGITS = 8
_SIDE = ("", "_source", "_answer", "_quote", "_asserted_at")
_RANK = MappingProxyType({code: rank for rank, code in enumerate(CODES)})


class Findings(Table[Finding]):
    """Findings in one fixed order: by code, then by labels, then by id.

    Made when first read, and kept: reading twice gives the same. As rows, each finding
    gives its id, code and verdict, then label, source, answer, quote and date of the
    first and of the second side, what is asked, and why.

    Args:
        make: What makes the findings, in any order.
    """

    columns = (
        "id",
        "code",
        "verdict",
        *(f"first{column}" for column in _SIDE),
        *(f"second{column}" for column in _SIDE),
        "question",
        "because",
    )

    def __init__(self, make: Callable[[], Iterable[Finding]]) -> None:
        self._make = make
        self._made: tuple[Finding, ...] | None = None

    @property
    def _entries(self) -> tuple[Finding, ...]:
        if self._made is None:
            self._made = tuple(sorted(self._make(), key=_place))
        return self._made

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Findings):
            return NotImplemented
        return self._entries == other._entries

    __hash__ = None  # type: ignore[assignment]  # a sequence that is made late

    def _row(self, entry: Finding) -> Row:
        row: Row = dict.fromkeys(self.columns)
        row["id"], row["code"] = entry.id, entry.code
        row["verdict"] = None if entry.verdict is None else entry.verdict.value
        for name, side in zip(("first", "second"), entry.sides, strict=False):
            told = (
                side.claim_label,
                side.source,
                side.answer,
                side.quote,
                side.asserted_at,
            )
            row.update({f"{name}{c}": t for c, t in zip(_SIDE, told, strict=True)})
        row["question"] = entry.sides[0].question if entry.sides else None
        row["because"] = entry.because
        return row

    def __repr__(self) -> str:
        lines = [
            f"{one.code}: {' / '.join(side.claim_label for side in one.sides)}"
            for one in self._entries
        ]
        return "\n".join((f"<{len(lines)} findings>", *lines))

    def where(
        self, *, code: str | None = None, source: str | None = None
    ) -> "Findings":
        """Give the findings with one code, or in which one source speaks.

        Args:
            code: The code, or None for any.
            source: The source's id, or None for any.
        """

        def chosen() -> Iterator[Finding]:
            for one in self._entries:
                speakers = {side.source_id for side in one.sides}
                if code in {None, one.code} and (source is None or source in speakers):
                    yield one

        return Findings(chosen)


def check(
    graph: ClaimGraph,
    *,
    checks: Iterable[Check] = CHECKS,
    history: bool = False,
    settled: bool = False,
    undetermined: bool = False,
) -> Findings:
    """Give what the checks find, in one fixed order, equal to the byte between runs.

    Args:
        graph: The graph; a later addition to it does not change findings once read.
        checks: Which checks to run: of `CHECKS`, or one's own.
        history: Whether to look at everything that was ever said, where a check looks
            at what stands.
        settled: Whether to give findings too that somebody settled.
        undetermined: Whether to give pairs too that conflict on some readings only.

    Complexity: that of the checks, and O(k log k) in the findings.

    >>> check(ClaimGraph())
    <0 findings>

    """
    chosen = tuple(checks)

    def findings() -> Iterator[Finding]:
        done = () if settled else _settled(graph)
        for one in chosen:
            found = (
                contradictions(graph, history=history)
                if (one is contradictions)
                else one(graph)
            )
            for finding in found:
                shown = undetermined or finding.verdict is not Verdict.UNDETERMINED
                if shown and not finding.id.startswith(done):
                    yield finding

    return Findings(findings)


def _settled(graph: ClaimGraph) -> tuple[str, ...]:
    """Give the ids, or their beginnings, of the findings that somebody settled."""
    given = (one.finding for one in graph.of_kind(Settlement).values())
    return tuple(sorted(id_ for id_ in given if len(id_) >= _FEWEST_DIGITS))


def _place(finding: Finding) -> tuple[int, str, tuple[str, ...], str]:
    labels = tuple(side.claim_label for side in finding.sides)
    return _RANK.get(finding.code, len(_RANK)), finding.code, labels, finding.id
