"""The figures on a question over time, as a picture in the page.

Each side has a shape of its own, and each mark its words: no colour has to be told from
another.
"""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

import attrs

from claimtrack.analysis import ConflictPeriod, DatedFigure, PointKind
from claimtrack.interop.xml_text import pixels, xml_text

_WIDTH, _HEIGHT = 720.0, 280.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 64.0, 96.0, 16.0, 40.0
_LEADING, _RADIUS, _TIP = 18.0, 5.0, 9.0
_SHAPES = 4
_STEP, _MOST_ASIDE = 16.0, 120.0
_INSET = _MOST_ASIDE / 2 + 8
_FALLS = frozenset({PointKind.WALK_BACK, PointKind.SUSPECTED_RESET, PointKind.REVISION})


def timeline(
    told: Sequence[DatedFigure], question: str, periods: Sequence[ConflictPeriod] = ()
) -> str:
    """Give a picture of figures; nothing where none of them has a date.

    A figure is a mark, a range a bar with it in the middle, an open end an arrow at the
    edge. What one source said is joined, dashed where it fell. A denial is hollow, and
    what its source withdrew or replaced is crossed out. Times in which two sources stood
    by figures that can't both hold are shaded. What has no date stands at the right,
    behind a line.

    Args:
        told: The figures, by side and source, and in time.
        question: What they answer, in words.
        periods: When figures of two sources stood against each other.
    """
    dated = [one for one in told if one.at is not None and one.stretches]
    return "".join(_Timeline(told, question, periods).parts()) if dated else ""


@attrs.frozen(kw_only=True)
class _Mark:
    """Where a figure stands.

    Attributes:
        x: How far right.
        y: How far down.
        top: Where its bar begins.
        bottom: Where it ends.
    """

    x: float
    y: float
    top: float
    bottom: float


class _Timeline:
    """Figures on their way to a picture."""

    def __init__(
        self,
        told: Sequence[DatedFigure],
        question: str,
        periods: Sequence[ConflictPeriod],
    ) -> None:
        self._periods = periods
        self._told = [one for one in told if one.stretches]
        self._question = question
        moments = [one.at for one in self._told if one.at is not None]
        self._first, self._last = min(moments), max(moments)
        numbers = [
            number
            for one in self._told
            for stretch in one.stretches
            for number in stretch
            if math.isfinite(number)
        ]
        self._low, self._high = min([0.0, *numbers]), max([1.0, *numbers])
        self._sides = [*dict.fromkeys(one.side for one in self._told)]
        self._has_undated = len(moments) < len(self._told)
        # What was said at one moment stands side by side.
        self._aside: dict[str, float] = {}
        self._reach: dict[dt.datetime | None, float] = {}
        at_once = defaultdict(list)
        for one in self._told:
            at_once[one.at].append(one.label)
        for at, labels in at_once.items():
            step = min(_STEP, _MOST_ASIDE / len(labels))
            self._reach[at] = len(labels) * step / 2
            for number, label in enumerate(labels):
                self._aside[label] = (number - (len(labels) - 1) / 2) * step

    def parts(self) -> Iterator[str]:
        """Yield the parts of the picture."""
        rows = len(self._sides) + bool(self._periods)
        height = _HEIGHT + _LEADING * rows
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{pixels(_WIDTH)}"'
            f' height="{pixels(height)}" viewBox="0 0 {pixels(_WIDTH)} {pixels(height)}"'
            ' role="img" font-family="sans-serif" font-size="12" fill="currentColor">'
        )
        yield f"<title>{xml_text(f'Figures over time: {self._question}')}</title>"
        said = "; ".join(map(_told_of, self._told))
        yield f"<desc>{xml_text(said)}</desc>"
        yield from self._shaded()
        yield from self._axes()
        for _, some in groupby(self._told, key=lambda one: one.source_id):
            yield from self._joined([one for one in some if one.at is not None])
        for one in self._told:
            yield from self._drawn(one)
        yield from self._legend()
        yield "</svg>"

    def _shaded(self) -> Iterator[str]:
        tall = _HEIGHT - _TOP - _BOTTOM
        for since, until in self._periods:
            # All that was said at a moment stands on one side of an edge there.
            left = self._x(since) - self._reach[since]
            right = _WIDTH - _RIGHT
            if until is not None and until <= self._last:
                right = self._x(until) - self._reach.get(until, 0)
            yield _shade(left, _TOP, right - left, tall)

    def _legend(self) -> Iterator[str]:
        for number, side in enumerate(self._sides):
            y = _row(number)
            yield _shape(number, _LEFT, y, is_hollow=False)
            yield _text(_LEFT + 14, y + 4, side)
        if self._periods:
            y = _row(len(self._sides))
            yield _shade(_LEFT - 6, y - 6, 12, 12)
            yield _text(_LEFT + 14, y + 4, "figures stood that can't both hold")

    def _x(self, at: dt.datetime | None) -> float:
        if at is None:
            return _WIDTH - _RIGHT / 2
        wide = (self._last - self._first) / dt.timedelta(seconds=1)
        part = (at - self._first) / dt.timedelta(seconds=1) / wide if wide else 0.5
        room = _WIDTH - _LEFT - _RIGHT - 2 * _INSET
        return _LEFT + _INSET + part * room

    def _y(self, number: float) -> float:
        if math.isinf(number):
            return _TOP if number > 0 else _HEIGHT - _BOTTOM
        part = (number - self._low) / (self._high - self._low)
        return _HEIGHT - _BOTTOM - part * (_HEIGHT - _TOP - _BOTTOM - 12)

    def _mark(self, one: DatedFigure) -> _Mark:
        low, high = one.stretches[0][0], one.stretches[-1][1]
        ends = [number for number in (low, high) if math.isfinite(number)]
        middle = sum(ends) / len(ends) if ends else (self._low + self._high) / 2
        x = self._x(one.at) + self._aside[one.label]
        return _Mark(x=x, y=self._y(middle), top=self._y(high), bottom=self._y(low))

    def _axes(self) -> Iterator[str]:
        bottom, right = _HEIGHT - _BOTTOM, _WIDTH - _RIGHT
        yield _path(
            f"M{pixels(_LEFT)} {pixels(_TOP)} V{pixels(bottom)} H{pixels(right)}"
        )
        for number in (self._low, (self._low + self._high) / 2, self._high):
            y = self._y(number)
            yield _path(f"M{pixels(_LEFT - 4)} {pixels(y)} H{pixels(_LEFT)}")
            yield _text(_LEFT - 8, y + 4, f"{number:,.6g}", anchor="end")
        days = dict.fromkeys((self._first, self._last))
        for at in days:
            yield _text(self._x(at), bottom + 16, f"{at:%Y-%m-%d}", anchor="middle")
        if self._has_undated:
            yield _path(f"M{pixels(right)} {pixels(_TOP)} V{pixels(bottom)}", "2 4")
            yield _text(self._x(None), bottom + 16, "no date", anchor="middle")

    def _joined(self, some: Sequence[DatedFigure]) -> Iterator[str]:
        for one, other in pairwise(some):
            start, stop = self._mark(one), self._mark(other)
            dashes = "5 4" if other.kind in _FALLS else ""
            way = f"M{pixels(start.x)} {pixels(start.y)} L{pixels(stop.x)} {pixels(stop.y)}"
            yield _path(way, dashes, opacity="0.6")

    def _drawn(self, one: DatedFigure) -> Iterator[str]:
        at = self._mark(one)
        yield f"<g><title>{xml_text(_told_of(one))}</title>"
        if at.top != at.bottom:
            yield _path(
                f"M{pixels(at.x)} {pixels(at.top)} V{pixels(at.bottom)}", width="3"
            )
        if math.isinf(one.stretches[-1][1]):
            tip = ((at.x, _TOP - _TIP), (at.x - 5, _TOP), (at.x + 5, _TOP))
            yield f'<polygon points="{_points(tip)}"/>'
        yield _shape(self._sides.index(one.side), at.x, at.y, is_hollow=one.is_denial)
        if not one.stands:
            arm = _RADIUS + 4
            left, right = at.x - arm, at.x + arm
            for rise in (-arm, arm):
                way = f"M{pixels(left)} {pixels(at.y - rise)} L{pixels(right)} {pixels(at.y + rise)}"
                yield _path(way, width="2")
        yield "</g>"


def _row(number: int) -> float:
    """Give how far down a row of the legend stands."""
    return _HEIGHT + _LEADING * number + 6


def _shade(x: float, y: float, wide: float, tall: float) -> str:
    place = f'x="{pixels(x)}" y="{pixels(y)}" width="{pixels(wide)}" height="{pixels(tall)}"'
    return f'<rect {place} fill="currentColor" fill-opacity="0.12"/>'


def _told_of(one: DatedFigure) -> str:
    when = "no date" if one.at is None else f"{one.at:%Y-%m-%d}"
    stood = "" if one.stands else ", withdrawn or replaced"
    return f"{one.source} ({one.side}), {when}: {one.answer}{stood}"


def _shape(side: int, x: float, y: float, *, is_hollow: bool) -> str:
    """Give the mark of a side: a disc, a square, a diamond, a triangle, and again."""
    fill = "none" if is_hollow else "currentColor"
    look = f'fill="{fill}" stroke="currentColor" stroke-width="2"'
    r = _RADIUS
    corners = (
        (),
        ((x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)),
        ((x, y - r - 2), (x + r + 2, y), (x, y + r + 2), (x - r - 2, y)),
        ((x, y - r - 1), (x + r + 1, y + r), (x - r - 1, y + r)),
    )[side % _SHAPES]
    if corners:
        return f'<polygon points="{_points(corners)}" {look}/>'
    way = f"M{pixels(x - r)} {pixels(y)} a{r} {r} 0 1 0 {2 * r} 0 a{r} {r} 0 1 0 -{2 * r} 0"
    return f'<path d="{way}" {look}/>'


def _path(way: str, dashes: str = "", *, width: str = "1", opacity: str = "1") -> str:
    look = f'stroke="currentColor" stroke-width="{width}" stroke-opacity="{opacity}"'
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<path d="{way}" fill="none" {look}{dashed}/>'


def _text(x: float, y: float, text: str, *, anchor: str = "start") -> str:
    place = f'x="{pixels(x)}" y="{pixels(y)}" text-anchor="{anchor}" unicode-bidi="plaintext"'
    return f"<text {place}>{xml_text(text)}</text>"


def _points(corners: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{pixels(x)},{pixels(y)}" for x, y in corners)
