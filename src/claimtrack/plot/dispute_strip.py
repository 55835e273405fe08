"""The answers to one question on a line of numbers: who stands where, camp by camp."""

import math
from collections.abc import Iterator, Sequence

from claimtrack.analysis import (
    Asked,
    DatedFigure,
    dated_figures_on,
    disputes,
    question_of,
    stretches_of,
)
from claimtrack.graph import ClaimGraph
from claimtrack.model import DENIALS, Claim
from claimtrack.plot._matplotlib import Axes, tidy_numbers
from claimtrack.plot.drawing import (
    colours_of,
    explain,
    given_or_new,
    say_nothing,
    shown,
)

_MOST_ROWS = 40


def plot_dispute(
    graph: ClaimGraph, question: Asked, *, axes: Axes | None = None
) -> Axes:
    """Draw who stands where on a question: a row for each source and answer.

    A figure is a point, a range a bar, an open end an arrow; a denial is hollow. Only
    what stands is shown. Where the camps of a dispute stand is shaded, and above it is
    written how many claims each has; running totals have none.

    Args:
        graph: The graph, or a view of it.
        question: The question, its label or digest, or a claim that answers it.
        axes: What to draw on; new ones are made where none are given.

    Returns:
        The axes; `axes.figure` is the picture.

    Raises:
        UnknownIdError: Where no question is called so.
        InvalidValueError: Where it is not answered by numbers.
        MissingExtraError: Where matplotlib is not installed.

    Complexity: that of `disputes`, and of `series` on the question.
    """
    question_id, words = question_of(graph, question)
    rows = _rows([one for one in dated_figures_on(graph, question_id) if one.stands])
    drawn = given_or_new(axes, rows=len(rows))
    drawn.set_title(shown(words), loc="left", fontsize="medium")
    if not rows:
        return say_nothing(drawn)
    colours = colours_of(one.side for one in rows)
    bottom, top = _room(rows)
    for low, high, count in _camps(graph, question_id):
        width = 0.004 * (top - bottom)
        drawn.axvspan(max(low, bottom) - width, min(high, top) + width, color="0.9")
        at = (max(low, bottom) + min(high, top)) / 2
        drawn.text(at, len(rows) - 0.35, f"{count}", ha="center", fontsize="small")
    for row, spot in enumerate(rows):
        _draw_row(drawn, row, spot, colours[spot.side], (bottom, top))
    _finish(drawn, rows, colours, (bottom, top), is_own=axes is None)
    return drawn


def _rows(told: Sequence[DatedFigure]) -> list[DatedFigure]:
    """Give each answer of each source once, lowest first, as many as can be read."""
    once = {(one.source_id, one.answer): one for one in told}
    ordered = sorted(
        once.values(), key=lambda one: (one.stretches[0], one.side, one.label)
    )
    return ordered[:_MOST_ROWS]


def _room(rows: Sequence[DatedFigure]) -> tuple[float, float]:
    numbers = [
        number
        for one in rows
        for stretch in one.stretches
        for number in stretch
        if math.isfinite(number)
    ]
    low, high = min([0.0, *numbers]), max([1.0, *numbers])
    margin = 0.08 * (high - low)
    return low - margin, high + margin


def _camps(graph: ClaimGraph, question_id: str) -> Iterator[tuple[float, float, int]]:
    """Give where the camps of a dispute stand, and how many claims each has.

    Of running totals there are none: which of them can hold together hangs on when they
    were said.
    """
    for dispute in disputes(graph):
        if question_id in dispute.question_ids:
            for camp in dispute.camps:
                held = [one for one in camp.quotes if one.stance not in DENIALS]
                claims = [graph.get(one.claim_id, Claim) for one in held]
                ends = [stretches_of(one.answer) for one in claims]
                if ends and all(len(one) == 1 for one in ends):
                    low = max(one[0][0] for one in ends)
                    yield low, min(one[0][1] for one in ends), camp.claim_count


def _draw_row(
    axes: Axes, row: int, spot: DatedFigure, colour: str, room: tuple[float, float]
) -> None:
    for low, high in spot.stretches:
        ends = max(low, room[0]), min(high, room[1])
        if ends[0] < ends[1]:
            axes.hlines(row, *ends, color=colour, lw=3, alpha=0.6, zorder=2)
        for end, edge, arrow in ((low, ends[0], "<"), (high, ends[1], ">")):
            is_open = math.isinf(end)
            marker = arrow if is_open else "s" if spot.is_denial else "o"
            fill = "white" if is_open or spot.is_denial else colour
            axes.plot([edge], [row], marker, color=colour, mfc=fill, ms=7, zorder=3)


def _finish(
    axes: Axes,
    rows: Sequence[DatedFigure],
    colours: dict[str, str],
    room: tuple[float, float],
    *,
    is_own: bool,
) -> None:
    names = [
        f"{shown(one.source, most=40)}: {shown(one.answer, most=24)}" for one in rows
    ]
    axes.set_yticks(range(len(rows)), names, fontsize="small")
    axes.set_ylim(-0.7, len(rows) - 0.3)
    axes.set_xlim(*room)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    tidy_numbers(axes)
    for name, colour in colours.items():
        axes.plot([], [], "o", color=colour, label=shown(name, most=36))
    if any(one.is_denial for one in rows):
        axes.plot([], [], "s", color="0.4", mfc="white", label="denied")
    explain(axes, is_own=is_own)
