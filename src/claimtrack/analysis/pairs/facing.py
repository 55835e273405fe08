"""Two sources beside each other, question by question."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType

import attrs

from claimtrack.analysis.comparison.candidates import candidates
from claimtrack.analysis.comparison.comparing import Comparison
from claimtrack.analysis.comparison.comparing import compare as compare_pair
from claimtrack.analysis.comparison.reasons import Reasons
from claimtrack.analysis.pairs.conflict import in_reading_order, quoted
from claimtrack.analysis.pairs.holding import held_by
from claimtrack.analysis.pairs.standing import Standing, group_of
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.errors import InvalidValueError
from claimtrack.graph import ClaimGraph, all_around, claim_label
from claimtrack.model import Quoted, Source, Verdict
from claimtrack.tables import Cells, Column, Table

_RANK = MappingProxyType(
    {
        Verdict.CONFLICT: 0,
        Verdict.UNDETERMINED: 1,
        Verdict.COMPATIBLE: 2,
        Verdict.AGREE: 3,
        None: 4,
    }
)
"""The worst first: of two sources one wants to know where they differ."""


@attrs.frozen(kw_only=True)
class Faced:
    """What two sources say on one question, or on two that touch.

    Attributes:
        question: What is asked, in words; of two questions that of the first source.
        one: What stands of the first source's claims.
        other: What stands of the other's.
        verdict: Whether they can hold together, by the two claims that fit least; None
            where only one of the sources speaks.
        because: Why, in words; empty where only one of them speaks.
    """

    question: str
    one: tuple[Quoted, ...]
    other: tuple[Quoted, ...]
    verdict: Verdict | None
    because: str


class Facing(Table[Faced]):
    """Two sources, question by question: first where they differ, last where one speaks.

    Within that by question. As rows, one a question.
    """

    layout = (
        Column(name="question", meaning="What is asked, in words."),
        Column(name="verdict", meaning="Whether the two can hold together."),
        Column(
            name="one_says", meaning="What the first source says, each with its label."
        ),
        Column(name="other_says", meaning="What the other says, each with its label."),
        Column(name="because", meaning="Why they can or can't hold together."),
    )

    def __init__(self, rows: Iterable[Faced]) -> None:
        super().__init__(sorted(rows, key=_place))

    def _cells(self, entry: Faced) -> Cells:
        return (
            entry.question,
            None if entry.verdict is None else entry.verdict.value,
            _told(entry.one),
            _told(entry.other),
            entry.because or None,
        )


def compare(graph: ClaimGraph, one: str | Source, other: str | Source) -> Facing:
    """Put two sources beside each other, question by question.

    Looked at is what they and their parts vouch for and what stands of it. Where one of
    the two is part of the other, its claims are its own and not the other's. Answers to
    different questions are put beside each other only where they can't both hold.

    Args:
        graph: The graph, or a view of it.
        one: A source, or its id.
        other: Another.

    Raises:
        UnknownIdError: Where no source is called so.
        InvalidValueError: Where the two are one.

    Complexity: that of `Standing` in what both said, and for each question that of all
    pairs of what both say on it.
    """
    mine, theirs = _apart(graph, one, other)
    standing = Standing(graph, {one.id: one for one in (*mine, *theirs)}.values())
    sides = [[x for x in held if standing.stands(x)] for held in (mine, theirs)]
    return Facing((*_by_question(graph, *sides), *_across_questions(graph, *sides)))


def _apart(
    graph: ClaimGraph, one: str | Source, other: str | Source
) -> tuple[list[Commitment], list[Commitment]]:
    """Give what each of two sources vouches for, where the other does not as its part."""
    one_id, other_id = (
        graph.sameness.of(graph.find_id(x if isinstance(x, str) else x.id, Source))
        for x in (one, other)
    )
    if one_id == other_id:
        message = f"two sources can be compared, and {one_id!r} is one"
        raise InvalidValueError(message)
    mine, theirs = held_by(graph, one_id), held_by(graph, other_id)
    if one_id in all_around(graph, other_id):
        mine = _without(mine, theirs)
    elif other_id in all_around(graph, one_id):
        theirs = _without(theirs, mine)
    return mine, theirs


def _without(
    held: Iterable[Commitment], others: Iterable[Commitment]
) -> list[Commitment]:
    taken = {one.id for one in others}
    return [one for one in held if one.id not in taken]


def _by_question(
    graph: ClaimGraph, mine: Sequence[Commitment], theirs: Sequence[Commitment]
) -> Iterator[Faced]:
    asked: defaultdict[str, tuple[list[Commitment], list[Commitment]]]
    asked = defaultdict(lambda: ([], []))
    for number, held in enumerate((mine, theirs)):
        for one in held:
            asked[group_of(graph, one)[1]][number].append(one)
    for pair in asked.values():
        yield _faced(graph, *pair)


def _across_questions(
    graph: ClaimGraph, mine: Sequence[Commitment], theirs: Sequence[Commitment]
) -> Iterator[Faced]:
    first, both = {one.id for one in mine}, {one.id: one for one in (*mine, *theirs)}
    pairs = candidates(
        graph, both.values(), family=lambda x: "one" if x.id in first else "other"
    )
    for pair in pairs:
        if group_of(graph, pair[0])[1] != group_of(graph, pair[1])[1]:
            one, other = sorted(pair, key=lambda x: x.id not in first)
            faced = _faced(graph, [one], [other])
            if faced.verdict is Verdict.CONFLICT:
                yield faced


def _faced(
    graph: ClaimGraph, mine: Sequence[Commitment], theirs: Sequence[Commitment]
) -> Faced:
    one, other = (_quoted(graph, held) for held in (mine, theirs))
    pairs = itertools.product(mine, theirs)
    compared = [
        compare_pair(graph, *pair) for pair in pairs if pair[0].id != pair[1].id
    ]
    worst = min(compared, key=lambda x: _order(graph, x), default=None)
    return Faced(
        question=(*one, *other)[0].question,
        one=one,
        other=other,
        verdict=None if worst is None else worst.verdict,
        because="" if worst is None else _because(graph, worst),
    )


def _because(graph: ClaimGraph, comparison: Comparison) -> str:
    return Reasons(graph, in_reading_order(graph, comparison)).because()


def _quoted(graph: ClaimGraph, held: Iterable[Commitment]) -> tuple[Quoted, ...]:
    sides = (quoted(graph, one) for one in held)
    return tuple(
        sorted(sides, key=lambda x: (x.claim_label, x.statement_id, x.claim_id))
    )


def _order(graph: ClaimGraph, comparison: Comparison) -> tuple[int, list[str]]:
    """Put first what fits least, and of equals what has the first labels."""
    pair = (comparison.one, comparison.other)
    labels = [label for x in pair for label in (claim_label(graph, x.assertion), x.id)]
    return _RANK[comparison.verdict], labels


def _told(sides: Iterable[Quoted]) -> str | None:
    return "; ".join(f"{side.claim_label}: {side.answer}" for side in sides) or None


def _place(row: Faced) -> tuple[int, str, list[str]]:
    ids = [
        x for side in (*row.one, *row.other) for x in (side.claim_label, side.claim_id)
    ]
    return _RANK[row.verdict], row.question, ids
