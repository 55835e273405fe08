"""Sources by answers to one question: who asserts, denies, reports or doubts what."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType

import attrs

from claimtrack.analysis import Asked, question_of, side_names, stretches_of
from claimtrack.graph import ClaimGraph, claim_in_words, name_of
from claimtrack.model import Claim, Stance, Statement
from claimtrack.plot._matplotlib import Axes
from claimtrack.plot.drawing import (
    colours_of,
    explain,
    given_or_new,
    say_nothing,
    shown,
)

_MOST = 40
"""How many sources and how many answers are shown at most."""
_MARKS = MappingProxyType(
    {
        Stance.ASSERTS: ("o", True, "asserts"),
        Stance.DENIES: ("X", True, "denies"),
        Stance.REPORTS: ("o", False, "reports"),
        Stance.REPORTS_DENIAL: ("X", False, "reports a denial"),
        Stance.DOUBTS: ("^", False, "doubts"),
    }
)


@attrs.frozen(kw_only=True)
class Mark:
    """That a source stands to an answer in one way.

    Attributes:
        source_id: The source.
        claim_id: The answer's claim.
        stance: How it stands to it.
    """

    source_id: str
    claim_id: str
    stance: Stance


def plot_matrix(
    graph: ClaimGraph, question: Asked, *, axes: Axes | None = None
) -> Axes:
    """Draw sources by the answers to a question: who stands how to which.

    A row for each source, by side; a column for each answer, the lowest first. What is
    asserted or denied is filled, what is only reported or doubted is hollow.

    Args:
        graph: The graph, or a view of it.
        question: The question, its label or digest, or a claim that answers it.
        axes: What to draw on; new ones are made where none are given.

    Returns:
        The axes; `axes.figure` is the picture. Of more than forty sources or answers the
        first forty are shown, and the title says so.

    Raises:
        UnknownIdError: Where no question is called so.
        MissingExtraError: Where matplotlib is not installed.

    Complexity: O(n log n) in what is said on the question.
    """
    question_id, words = question_of(graph, question)
    told = sorted(set(_marks(graph, question_id)), key=_place)
    sides = side_names(graph, {one.source_id for one in told})
    rows = sorted(sides, key=lambda one: (sides[one], name_of(graph, one), one))
    claims = _in_order(graph, {one.claim_id for one in told})
    drawn = given_or_new(axes, rows=min(len(rows), _MOST))
    drawn.set_title(shown(words), loc="left", fontsize="medium")
    if not told:
        return say_nothing(drawn)
    colours = colours_of(sides.values())
    for mark in told:
        row, column = rows.index(mark.source_id), claims.index(mark.claim_id)
        if row < _MOST and column < _MOST:
            _draw(drawn, row, column, mark.stance, colours[sides[mark.source_id]])
    _name(drawn, graph, rows, claims)
    _explain(drawn, colours, {one.stance for one in told}, is_own=axes is None)
    return drawn


def _place(mark: Mark) -> tuple[str, str, str]:
    return mark.source_id, mark.claim_id, mark.stance.value


def _marks(graph: ClaimGraph, question_id: str) -> Iterator[Mark]:
    same = graph.sameness.of
    for claim_id in graph.index.claims_about[question_id]:
        for one in graph.index.assertions_of[claim_id]:
            source_id = same(graph.get(one.statement_id, Statement).source_id)
            yield Mark(source_id=source_id, claim_id=claim_id, stance=one.stance)


def _in_order(graph: ClaimGraph, claim_ids: set[str]) -> list[str]:
    """Give claims by their numbers, lowest first; options and texts by their words."""

    def place(claim_id: str) -> tuple[bool, object, str]:
        claim = graph.get(claim_id, Claim)
        numbers = stretches_of(claim.answer)
        words = claim_in_words(graph, claim)
        return not numbers, numbers, words

    return sorted(claim_ids, key=place)


def _draw(axes: Axes, row: int, column: int, stance: Stance, colour: str) -> None:
    marker, is_filled, _ = _MARKS[stance]
    fill = colour if is_filled else "white"
    axes.plot([column], [row], marker, color=colour, mfc=fill, ms=9, zorder=3)


def _name(
    axes: Axes, graph: ClaimGraph, rows: Sequence[str], claims: Sequence[str]
) -> None:
    """Write the names of sources and the words of answers, and say what is left out."""
    sources = [shown(name_of(graph, one), most=40) for one in rows[:_MOST]]
    answers = [
        shown(claim_in_words(graph, graph.get(one, Claim)), most=20)
        for one in claims[:_MOST]
    ]
    axes.set_yticks(range(len(sources)), sources, fontsize="small")
    axes.set_xticks(
        range(len(answers)), answers, fontsize="small", rotation=45, ha="right"
    )
    axes.set_ylim(len(sources) - 0.4, -0.6)
    axes.set_xlim(-0.6, len(answers) - 0.4)
    axes.grid(color="0.9", zorder=0)
    axes.tick_params(length=0)
    left = max(len(rows) - _MOST, 0), max(len(claims) - _MOST, 0)
    if any(left):
        more = f"{left[0]} more sources and {left[1]} more answers not shown"
        axes.set_xlabel(more, loc="left", fontsize="small", color="0.4")


def _explain(
    axes: Axes, colours: dict[str, str], stances: set[Stance], *, is_own: bool
) -> None:
    for name, colour in colours.items():
        axes.plot([], [], "s", color=colour, label=shown(name, most=36))
    for stance, (marker, is_filled, words) in _MARKS.items():
        if stance in stances:
            fill = "0.4" if is_filled else "white"
            axes.plot([], [], marker, color="0.4", mfc=fill, label=words)
    explain(axes, is_own=is_own)
