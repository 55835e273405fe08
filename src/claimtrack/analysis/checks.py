"""Every check, in one fixed order, and what they find."""

import functools
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from claimtrack.analysis.anchoring.unanchored import UNANCHORED_QUOTE, unanchored_quotes
from claimtrack.analysis.ordering.circling import CIRCULAR_REPORT, circular_reports
from claimtrack.analysis.ordering.impossible import IMPOSSIBLE_ORDER, impossible_orders
from claimtrack.analysis.pairs.conflict import (
    CONFLICT,
    DENIAL,
    PART_EXCEEDS_WHOLE,
    SELF_CONTRADICTION,
    contradictions,
)
from claimtrack.analysis.pairs.declaring import DECLARED, declared_contradictions
from claimtrack.analysis.pairs.revising import (
    REVERSAL,
    REVISION,
    WALK_BACK,
    changes_of_mind,
)
from claimtrack.analysis.provenance.disowning import DISOWNED, disownings
from claimtrack.analysis.provenance.echoing import ECHO, echoes
from claimtrack.analysis.provenance.outdating import STALE_RELAY, stale_relays
from claimtrack.analysis.relaying.drift_findings import DRIFT
from claimtrack.analysis.relaying.drifting import drifts
from claimtrack.analysis.sums.summing import SUM_MISMATCH, sum_mismatches
from claimtrack.errors import MissingExtraError
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    CandidateHop,
    Finding,
    Quoted,
    Settlement,
    Verdict,
    one_line,
)
from claimtrack.tables import SHOWN_ROWS, Cell, Cells, Column, Table, more_of

Check = Callable[[ClaimGraph], Iterable[Finding]]
"""A check: a function from a graph to findings."""

CHECKS: tuple[Check, ...] = (
    contradictions,
    changes_of_mind,
    sum_mismatches,
    declared_contradictions,
    drifts,
    stale_relays,
    disownings,
    circular_reports,
    impossible_orders,
    echoes,
    unanchored_quotes,
)
"""Every check, in the order in which `check` runs them."""

_OF_WHAT_STANDS: Mapping[Check, Check] = MappingProxyType(
    {
        one: functools.partial(one, history=True)
        for one in (contradictions, sum_mismatches, declared_contradictions)
    }
)
"""The checks that look at what stands, and what they are when they look at all."""

CODES = (
    CONFLICT,
    DENIAL,
    PART_EXCEEDS_WHOLE,
    SELF_CONTRADICTION,
    SUM_MISMATCH,
    DECLARED,
    REVERSAL,
    WALK_BACK,
    REVISION,
    DRIFT,
    STALE_RELAY,
    DISOWNED,
    CIRCULAR_REPORT,
    IMPOSSIBLE_ORDER,
    ECHO,
    UNANCHORED_QUOTE,
)
"""Every code that these checks give, in the order in which findings stand."""

_CODES_OF: Mapping[Check, frozenset[str]] = MappingProxyType(
    {
        contradictions: frozenset(
            {CONFLICT, DENIAL, PART_EXCEEDS_WHOLE, SELF_CONTRADICTION}
        ),
        changes_of_mind: frozenset({REVERSAL, WALK_BACK, REVISION}),
        sum_mismatches: frozenset({SUM_MISMATCH}),
        declared_contradictions: frozenset({DECLARED}),
        drifts: frozenset({DRIFT}),
        stale_relays: frozenset({STALE_RELAY}),
        disownings: frozenset({DISOWNED}),
        circular_reports: frozenset({CIRCULAR_REPORT}),
        impossible_orders: frozenset({IMPOSSIBLE_ORDER}),
        echoes: frozenset({ECHO}),
        unanchored_quotes: frozenset({UNANCHORED_QUOTE}),
    }
)
"""Which codes each check can give."""

_FEWEST_DIGITS = 8
_SIDES = ("first", "second")
_SIDE = (
    ("", "What files call the claim of the {} side in its statement."),
    ("_source", "Who speaks on the {} side, by name."),
    ("_answer", "What the {} side says; a denial begins with “not”."),
    ("_quote", "The words of the {} side."),
    ("_asserted_at", "When the {} side said it, as written."),
)
_NO_SIDE: Cells = (None,) * len(_SIDE)
_RANK = MappingProxyType({code: rank for rank, code in enumerate(CODES)})


class Findings(Table[Finding]):
    """Findings in one fixed order: by code, then by labels, then by id.

    Made when first read, and kept: reading twice gives the same. As rows, each finding
    gives its id, code and verdict, then label, source, answer, quote and date of the
    first and of the second side, what is asked, why, and the labels of further sides,
    of hops and of what else shows it.

    Args:
        make: What makes the findings, in any order.
        limit: How many of them to take at most; None for all.
    """

    layout = (
        Column(name="id", meaning="The finding's id, which stays the same over time."),
        Column(name="code", meaning="Which check noticed it."),
        Column(
            name="verdict",
            meaning="`conflict` or `undetermined`; nothing for no contradiction.",
        ),
        *(
            Column(name=f"{side}{end}", meaning=meaning.format(side))
            for side in _SIDES
            for end, meaning in _SIDE
        ),
        Column(name="question", meaning="What is asked, in words."),
        Column(name="because", meaning="The shortest sufficient reason."),
        Column(
            name="others",
            meaning="What files call the claims of a third side and further ones.",
        ),
        Column(
            name="hops",
            meaning="At which hops it may have happened: what relays what, by label.",
        ),
        Column(
            name="evidence",
            meaning="What files call the claims and statements that show it besides.",
        ),
    )

    _limit: int | None = None

    def __init__(
        self, make: Callable[[], Iterable[Finding]], *, limit: int | None = None
    ) -> None:
        self._make = make
        self._limit = limit

    @functools.cached_property
    def _found(self) -> tuple[Finding, ...]:
        """What was made, up to one more than the limit."""
        most = None if self._limit is None else self._limit + 1
        return tuple(itertools.islice(self._make(), most))

    @functools.cached_property
    def _entries(self) -> tuple[Finding, ...]:  # type: ignore[override]  # made late
        return tuple(sorted(self._found[: self._limit], key=_place))

    @property
    def truncated(self) -> bool:
        """Whether the limit left findings out; they are not looked for, nor counted."""
        return self._limit is not None and len(self._found) > self._limit

    def _cells(self, entry: Finding) -> Cells:
        sides = [*map(_told, entry.sides[: len(_SIDES)]), _NO_SIDE, _NO_SIDE]
        return (
            entry.id,
            entry.code,
            None if entry.verdict is None else entry.verdict.value,
            *sides[0],
            *sides[1],
            entry.sides[0].question if entry.sides else None,
            entry.because,
            ", ".join(side.claim_label for side in entry.sides[len(_SIDES) :]) or None,
            ", ".join(map(_hop, entry.candidates)) or None,
            ", ".join(side.claim_label for side in entry.evidence) or None,
        )

    def __repr__(self) -> str:
        count = f"<{len(self)} finding{'' if len(self) == 1 else 's'}>"
        lines = [
            f"{one.code}: {' / '.join(side.claim_label for side in one.sides)}"
            for one in self[:SHOWN_ROWS]
        ]
        more = len(self) - SHOWN_ROWS
        if more > 0:
            lines.append(more_of(more, "finding"))
        if self.truncated:
            lines.append("and more beyond the limit")
        return "\n".join((count, *map(one_line, lines)))

    def _caption(self) -> str:
        count = f"{len(self):,} finding{'' if len(self) == 1 else 's'}"
        return f"{count}, and more beyond the limit" if self.truncated else count

    def _look(self) -> tuple[Sequence[str], Iterable[Cells]]:
        names = ("code", "verdict", "on", "one says", "other says", "why", "to settle")
        return names, map(_seen, self[:SHOWN_ROWS])

    def where(  # type: ignore[override]  # a code and a speaker are texts
        self, *, code: str | None = None, source: str | None = None, **cells: Cell
    ) -> "Findings":
        """Give the findings with one code, or in which one source speaks.

        Args:
            code: The code, or None for any.
            source: The speaker's id, or None for any.
            **cells: What other columns hold in the finding's row.

        Raises:
            UnknownIdError: Where there is no such column; says what is close.
        """
        self._refuse_unknown(cells)

        def chosen() -> Iterator[Finding]:
            for one in self._entries:
                speakers = {side.source_id for side in one.sides}
                is_meant = code in {None, one.code} and source in {None, *speakers}
                if is_meant and self._has(one, cells):
                    yield one

        return Findings(chosen)


def check(
    graph: ClaimGraph,
    *,
    checks: Iterable[Check] = CHECKS,
    history: bool = False,
    settled: bool = False,
    undetermined: bool = False,
    limit: int | None = None,
) -> Findings:
    """Give what the checks find, in one fixed order, equal to the byte between runs.

    Nothing is looked for until the findings are read.

    Args:
        graph: The graph; a later addition to it does not change findings once read.
        checks: Which checks to run: of `CHECKS`, or one's own.
        history: Whether to look at everything that was ever said, where a check looks
            at what stands.
        settled: Whether to give findings too that somebody settled.
        undetermined: Whether to give pairs too that conflict on some readings only.
        limit: How many findings to give at most; None for all. Given are those that the
            checks come upon first, in an order of their own that is the same between
            runs; `truncated` tells whether there are more, which are not looked for.

    Raises:
        MissingExtraError: When the findings are read, where a check takes a package
            that is not installed; with a limit only where the other findings are no
            more than that.

    Complexity: that of the checks, and O(k log k) in the findings.

    >>> check(ClaimGraph())
    <0 findings>

    """
    found = functools.partial(
        come_upon,
        graph,
        checks=tuple(checks),
        history=history,
        settled=settled,
        undetermined=undetermined,
    )
    return Findings(found, limit=limit)


def come_upon(
    graph: ClaimGraph,
    *,
    checks: Iterable[Check],
    history: bool,
    settled: bool,
    undetermined: bool,
) -> Iterator[Finding]:
    """Yield what the checks find as they come upon it; the arguments are `check`'s.

    Raises:
        MissingExtraError: At the end, where a check takes a package that is not
            installed: who has enough before that needs no extra.
    """
    done = () if settled else settled_ids(graph)
    missing: MissingExtraError | None = None
    for one in checks:
        look = _OF_WHAT_STANDS.get(one, one) if history else one
        try:
            for finding in look(graph):
                shown = undetermined or finding.verdict is not Verdict.UNDETERMINED
                if shown and not finding.id.startswith(done):
                    yield finding
        except MissingExtraError as error:
            missing = missing or error
    if missing is not None:
        raise missing


def checks_giving(codes: Iterable[str]) -> tuple[Check, ...]:
    """Give those of `CHECKS` that can give a finding with one of some codes.

    For `check`, to run nothing for the sake of findings that nobody asked for.

    >>> [one.__name__ for one in checks_giving(["walk-back", "drift"])]
    ['changes_of_mind', 'drifts']

    """
    wanted = frozenset(codes)
    return tuple(one for one in CHECKS if not wanted.isdisjoint(_CODES_OF[one]))


def _seen(finding: Finding) -> Cells:
    """Give a finding as a notebook shows it: both voices, each in one cell."""
    told = [*map(_voice, finding.sides[: len(_SIDES)]), None, None]
    more = len(finding.sides) - len(_SIDES)
    return (
        finding.code,
        None if finding.verdict is None else finding.verdict.value,
        (finding.sides[0].question if finding.sides else "") or None,
        told[0],
        f"{told[1]}; and {more} more" if more > 0 else told[1],
        finding.because,
        finding.resolve or None,
    )


def _voice(side: Quoted) -> str:
    when = "" if side.asserted_at is None else f" ({side.asserted_at})"
    quote = "" if side.quote is None else f" “{side.quote}”"
    return f"{side.source}{when}: {side.answer}{quote} [{side.claim_label}]"


def _told(side: Quoted) -> Cells:
    return (side.claim_label, side.source, side.answer, side.quote, side.asserted_at)


def _hop(hop: CandidateHop) -> str:
    return f"{hop.statement_label} from {hop.rests_on_label}"


def settled_ids(graph: ClaimGraph) -> tuple[str, ...]:
    """Give the ids, or their beginnings, of the findings that somebody settled."""
    given = (one.finding for one in graph.of_kind(Settlement).values())
    return tuple(sorted(id_ for id_ in given if len(id_) >= _FEWEST_DIGITS))


def _place(finding: Finding) -> tuple[int, str, tuple[str, ...], str, tuple[str, ...]]:
    labels = tuple(side.claim_label for side in finding.sides)
    # Where two statements each assert and deny one claim, two findings have one id.
    statements = tuple(side.statement_id for side in finding.sides)
    rank = _RANK.get(finding.code, len(_RANK))
    return rank, finding.code, labels, finding.id, statements
