"""The figures for one question over time: each side's, with what became of them."""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from types import MappingProxyType

import attrs

from claimtrack.analysis import (
    Asked,
    DatedFigure,
    PointKind,
    Stretch,
    conflict_periods,
    dated_figures_on,
    question_of,
)
from claimtrack.graph import ClaimGraph
from claimtrack.plot._matplotlib import Axes, day_of, tidy_axes
from claimtrack.plot.drawing import (
    colours_of,
    explain,
    given_or_new,
    say_nothing,
    shown,
)
from claimtrack.plot.naming import name_marks

_MARKERS = MappingProxyType(
    {
        PointKind.REVISION: "D",
        PointKind.WALK_BACK: "v",
        PointKind.SUSPECTED_RESET: "v",
        PointKind.RESET: "P",
        PointKind.REVERSAL: "*",
    }
)
_PLAIN, _DENIAL, _WITHDRAWN = "o", "s", "x"
_MARGIN = 0.08
_LEAST_DAYS = 1 / 24
_MOST_NAMES = 12
"""How many answers there may be for speakers to have their names beside the last."""
_FALLS = frozenset({PointKind.WALK_BACK, PointKind.SUSPECTED_RESET})


def plot_timeline(
    graph: ClaimGraph, question: Asked, *, axes: Axes | None = None
) -> Axes:
    """Draw what was said on a question over time, each side in a colour of its own.

    A figure is a point, a range a bar, an open end an arrow at the edge. What one source
    said is joined, dashed where a running total falls. Revisions, walk-backs, resets and
    reversals have marks of their own, a denial is hollow, and what its source withdrew
    or replaced is crossed out. Times in which two sources stood by figures that can't
    both hold are shaded. What has no date stands at the right, behind a line.

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

    Complexity: that of `series` and of `contradictions` on the question.
    """
    question_id, words = question_of(graph, question)
    told = dated_figures_on(graph, question_id)
    drawn = given_or_new(axes, rows=8)
    drawn.set_title(shown(words), loc="left", fontsize="medium")
    if not told:
        return say_nothing(drawn)
    frame = _Frame.around(told)
    colours = colours_of(one.side for one in told)
    for since, until in conflict_periods(graph, question_id, told):
        right = frame.right if until is None else day_of(until)
        drawn.axvspan(day_of(since), right, color="0.5", alpha=0.15, lw=0)
    for _, some in groupby(told, key=lambda one: one.source_id):
        _draw_source(drawn, frame, [*some], colours)
    _finish(drawn, frame, colours, told, is_own=axes is None)
    if len(told) <= _MOST_NAMES:
        marks = [(frame.place(one), _level(one, frame)) for one in told]
        name_marks(drawn, _speakers(frame, told), marks)
    return drawn


@attrs.frozen(kw_only=True)
class _Frame:
    """The moments and numbers that a picture shows.

    Attributes:
        left: The first day.
        right: The last day.
        undated: Where answers without a date stand; None where all have one.
        bottom: The least number.
        top: The greatest number.
    """

    left: float
    right: float
    undated: float | None
    bottom: float
    top: float

    @classmethod
    def around(cls, told: Sequence[DatedFigure]) -> "_Frame":
        ends = (moment for one in told for moment in (one.since, one.until))
        days = sorted(day_of(moment) for moment in ends if moment is not None)
        first, last = (days[0], days[-1]) if days else (0.0, 1.0)
        wide = max(last - first, _LEAST_DAYS)
        numbers = [
            number
            for one in told
            for stretch in one.stretches
            for number in stretch
            if math.isfinite(number)
        ]
        low, high = min([0.0, *numbers]), max([1.0, *numbers])
        tall = high - low
        has_undated = any(one.at is None for one in told)
        return cls(
            left=first - wide * _MARGIN,
            right=last + wide * _MARGIN,
            undated=last + wide * 2 * _MARGIN if has_undated else None,
            bottom=low - (tall * _MARGIN if low < 0 else 0.02 * tall),
            top=high + tall * 2 * _MARGIN,
        )

    def place(self, spot: DatedFigure) -> float:
        """Where a spot stands."""
        if spot.at is not None:
            return day_of(spot.at)
        return self.right if self.undated is None else self.undated


def _draw_source(
    axes: Axes, frame: _Frame, told: Sequence[DatedFigure], colours: dict[str, str]
) -> None:
    """Draw what one source said, and join it."""
    colour = colours[told[0].side]
    joined = [one for one in told if one.at is not None and not one.is_denial]
    for one, other in pairwise(joined):
        axes.plot(
            [frame.place(one), frame.place(other)],
            [_level(one, frame), _level(other, frame)],
            color=colour,
            alpha=0.5,
            linewidth=1,
            linestyle="--" if other.kind in _FALLS else "-",
            zorder=1,
        )
    for one in told:
        _draw_spot(axes, frame, one, colour)


def _draw_spot(axes: Axes, frame: _Frame, spot: DatedFigure, colour: str) -> None:
    at = frame.place(spot)
    if spot.since is not None and spot.until is not None and len(spot.stretches) == 1:
        level = _level(spot, frame)
        ends = day_of(spot.since), day_of(spot.until)
        axes.hlines(level, *ends, color=colour, alpha=0.3, lw=2)
    for stretch in spot.stretches:
        _draw_stretch(axes, frame, at, stretch, colour)
    marker = _DENIAL if spot.is_denial else _MARKERS.get(spot.kind, _PLAIN)
    fill = "none" if spot.is_denial else colour
    level = _level(spot, frame)
    axes.plot([at], [level], marker, color=colour, markerfacecolor=fill, ms=7, zorder=3)
    if not spot.stands:
        axes.plot([at], [level], _WITHDRAWN, color="black", ms=9, zorder=4)


def _draw_stretch(
    axes: Axes, frame: _Frame, at: float, stretch: Stretch, colour: str
) -> None:
    """Draw a range as a bar, with an arrow where it has no end."""
    low, high = (min(max(end, frame.bottom), frame.top) for end in stretch)
    if low == high:
        return
    axes.vlines(at, low, high, color=colour, lw=3, alpha=0.6, zorder=2)
    for end, edge, marker in ((stretch[0], low, "v"), (stretch[1], high, "^")):
        if math.isinf(end):
            axes.plot([at], [edge], marker, color=colour, mfc="white", ms=8, zorder=3)


def _speakers(
    frame: _Frame, told: Iterable[DatedFigure]
) -> Iterator[tuple[float, float, str]]:
    """Yield where each speaker's last answer stands, and who that is."""
    last = {one.source_id: one for one in told}
    for one in last.values():
        yield frame.place(one), _level(one, frame), shown(one.source, most=30)


def _level(spot: DatedFigure, frame: _Frame) -> float:
    """Give where the mark of an answer stands: amid its numbers, or at their one end."""
    finite = [
        number for one in spot.stretches for number in one if math.isfinite(number)
    ]
    return (min(finite) + max(finite)) / 2 if finite else frame.top


def _finish(
    axes: Axes,
    frame: _Frame,
    colours: dict[str, str],
    told: Iterable[DatedFigure],
    *,
    is_own: bool,
) -> None:
    """Set limits and the legend, and part what has no date from the rest."""
    right = frame.right
    if frame.undated is not None:
        axes.axvline(right, color="0.7", lw=1)
        axes.text(frame.undated, frame.top, "no date", ha="center", va="bottom")
        right = frame.undated + (frame.undated - frame.right)
    axes.set_xlim(frame.left, right)
    axes.set_ylim(frame.bottom, frame.top)
    axes.spines[["top", "right"]].set_visible(False)
    tidy_axes(axes)
    for name, colour in colours.items():
        axes.plot([], [], _PLAIN, color=colour, label=shown(name, most=36))
    spots_ = [*told]
    for kind, marker in _MARKERS.items():
        if any(one.kind is kind and not one.is_denial for one in spots_):
            axes.plot([], [], marker, color="0.4", label=kind.value)
    if any(one.is_denial for one in spots_):
        axes.plot([], [], _DENIAL, color="0.4", mfc="none", label="denied")
    if not all(one.stands for one in spots_):
        axes.plot([], [], _WITHDRAWN, color="black", label="withdrawn or replaced")
    explain(axes, is_own=is_own)
