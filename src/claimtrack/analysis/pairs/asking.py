"""Why two statements or claims do or do not contradict each other."""

import itertools

import attrs

from claimtrack.analysis.comparison.comparing import Comparison, Relation, compare
from claimtrack.analysis.comparison.reasons import Reasons
from claimtrack.analysis.pairs.conflict import quoted
from claimtrack.analysis.utterances.commitments import commitment
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Claim,
    Quoted,
    Stance,
    Statement,
    Verdict,
    digest,
    one_line,
)
from claimtrack.tables import Cells, Column, Table, html_lines

Named = str | Statement | Claim | Assertion
"""What names a statement, a claim or a claim in a statement: an id, or the record."""


@attrs.frozen(kw_only=True)
class Comparability:
    """Whether two assertions answer one question, and why.

    Attributes:
        relation: Same question, part of, not comparable, or can't tell.
        part: Which of the two is the part: "first" or "second"; None where neither.
        path: The first of `paths`; empty where there is none.
        reason: Why, in words.
        paths: For measure, subject and place, as far as in these one of the two lies
            within the other, which of them it is and the shortest way up by part_of
            and partitions. Of scopes that cross, not all need lead the same way.
    """

    relation: Relation
    part: str | None
    path: tuple[str, ...]
    reason: str
    paths: tuple[tuple[str, tuple[str, ...]], ...] = ()


@attrs.frozen(kw_only=True)
class Judgement:
    """Two assertions, and whether they can both hold.

    Attributes:
        sides: Both, with quotes.
        comparability: Whether they answer one question.
        verdict: Whether they can both hold; None where one of them vouches for
            nothing, so that nothing can be excluded.
        rule: The rule applied.
        because: Why, in words.
        resolve: What would settle it, as a noun phrase; empty where nothing is amiss.
    """

    sides: tuple[Quoted, Quoted]
    comparability: Comparability
    verdict: Verdict | None
    rule: str
    because: str
    resolve: str


class Why(Table[Judgement]):
    """The judgements of every two assertions of two things; printed as prose.

    As rows, one for each two.
    """

    layout = (
        Column(name="one", meaning="What files call the first claim."),
        Column(name="one_says", meaning="What the first answers, in words."),
        Column(name="other", meaning="What files call the other."),
        Column(name="other_says", meaning="What the other answers, in words."),
        Column(name="relation", meaning="Whether they answer one question."),
        Column(name="verdict", meaning="Whether they can both hold."),
        Column(name="because", meaning="Why, in words."),
        Column(name="resolve", meaning="What would settle it."),
    )

    def __str__(self) -> str:
        return "\n\n".join(map(_prose, self))

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return html_lines(str(self))

    def _cells(self, entry: Judgement) -> Cells:
        one, other = entry.sides
        return (
            one.claim_label,
            _answered(one),
            other.claim_label,
            _answered(other),
            entry.comparability.relation.value,
            None if entry.verdict is None else entry.verdict.value,
            entry.because,
            entry.resolve or None,
        )


def comparability(graph: ClaimGraph, one: Named, other: Named) -> Comparability:
    """Tell whether two assertions answer one question, always with the reason.

    Args:
        graph: The graph.
        one: An assertion, or what names a statement or claim with just one.
        other: Another.

    Raises:
        UnknownIdError: Where an id names nothing.
        AmbiguousIdError: Where it names several.
        ValueError: Where one of the two makes several assertions or none.

    Complexity: that of following the claims back to where they were made.
    """
    comparison = compare(
        graph,
        commitment(graph, _only(graph, one)),
        commitment(graph, _only(graph, other)),
    )
    return _comparability(graph, comparison)


def why(graph: ClaimGraph, one: Named, other: Named) -> Why:
    """Tell why two statements or claims do or do not contradict each other.

    Every assertion of the one is judged beside every assertion of the other, in a
    fixed order.

    Raises:
        UnknownIdError: Where an id names nothing.
        AmbiguousIdError: Where it names several.

    Complexity: O(n m) in the assertions of the two.
    """
    pairs = itertools.product(_assertions(graph, one), _assertions(graph, other))
    return Why(_judgement(graph, *pair) for pair in pairs)


def _judgement(graph: ClaimGraph, one: Assertion, other: Assertion) -> Judgement:
    first, second = commitment(graph, one), commitment(graph, other)
    comparison = compare(graph, first, second)
    reasons = Reasons(graph, comparison)
    unsaid = [quoted(graph, c) for c in (first, second) if not c.is_committed]
    because = reasons.because()
    if unsaid:
        names = " and ".join(dict.fromkeys(side.source for side in unsaid))
        because = f"{names} does not vouch for it. {reasons.comparability()}"
    return Judgement(
        sides=(quoted(graph, first), quoted(graph, second)),
        comparability=_comparability(graph, comparison),
        verdict=None if unsaid else comparison.verdict,
        rule=reasons.rule(),
        because=because,
        resolve=reasons.resolve() if comparison.conflicting else "",
    )


def _comparability(graph: ClaimGraph, comparison: Comparison) -> Comparability:
    part = None
    if comparison.relation is Relation.PART_OF:
        part = "first" if comparison.part_is_first else "second"
    paths = tuple(
        (scope.dimension.value, scope.path) for scope in comparison.scopes if scope.path
    )
    return Comparability(
        relation=comparison.relation,
        part=part,
        path=paths[0][1] if paths else (),
        reason=Reasons(graph, comparison).comparability(),
        paths=paths,
    )


def _only(graph: ClaimGraph, named: Named) -> Assertion:
    found = _assertions(graph, named)
    if len(found) != 1:
        message = f"{named!r} makes {len(found)} assertions; name one of them"
        raise ValueError(message)
    return found[0]


def _assertions(graph: ClaimGraph, named: Named) -> tuple[Assertion, ...]:
    if isinstance(named, Assertion):
        return (named,)
    text = named if isinstance(named, str) else digest(named)
    id_ = graph.find_id(text, Assertion, Statement, Claim)
    record = graph[id_]
    if isinstance(record, Assertion):
        return (record,)
    index = graph.index
    is_claim = isinstance(record, Claim)
    found = index.assertions_of[id_] if is_claim else index.assertions_in[id_]
    return tuple(sorted(found, key=lambda one: _place(graph, one)))


def _place(graph: ClaimGraph, assertion: Assertion) -> tuple[tuple[str, ...], str]:
    id_ = digest(assertion)
    return graph.envelope(id_).labels, id_


def _prose(judgement: Judgement) -> str:
    lines = [*map(_voice, judgement.sides)]
    verdict = "no verdict" if judgement.verdict is None else judgement.verdict.value
    lines.append(f"{verdict} ({judgement.comparability.relation.value})")
    lines.append(judgement.because)
    if judgement.resolve:
        lines.append(f"To settle it: {judgement.resolve}.")
    return "\n".join(map(one_line, lines))


def _voice(side: Quoted) -> str:
    when = "" if side.asserted_at is None else f", {side.asserted_at}"
    asked = f"{side.question}: " if side.question else ""
    quote = "" if side.quote is None else f" (“{side.quote}”)"
    told = f"{asked}{_answered(side)}{quote}"
    return f"{side.claim_label}  {side.source}{when}: {told}"


def _answered(side: Quoted) -> str:
    vouches = side.stance in {Stance.ASSERTS, Stance.DENIES}
    verb = "" if vouches else f"{side.stance.value.partition('-')[0]} "
    return f"{verb}{side.answer}"
