"""Names beside marks, which stand on no other as far as there is room."""

import math
from collections.abc import Iterable, Iterator, Sequence

import attrs

from claimtrack.plot._matplotlib import Axes, points_of

_LETTER, _LINE = 3.9, 9.0
"""How wide a letter and how high a line of such names is, in points."""
_ASIDE, _ABOVE, _HALF = 7.0, 4.0, 4.0
_TRIES = 8


@attrs.frozen(kw_only=True)
class Box:
    """Where a name stands, in points from the lower left of the axes.

    Attributes:
        left: Its left edge.
        bottom: Its lower edge.
        right: Its right edge.
        top: Its upper edge.
    """

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: "Box") -> bool:
        """Tell whether two share any place."""
        across = self.left < other.right and other.left < self.right
        return across and self.bottom < other.top and other.bottom < self.top


_BELOW = Box(left=-math.inf, bottom=-math.inf, right=math.inf, top=0.0)
"""Where the axes have their own words."""


def name_marks(
    axes: Axes,
    named: Iterable[tuple[float, float, str]],
    marks: Iterable[tuple[float, float]],
) -> None:
    """Write names beside marks; those of several in one place below each other.

    A name that would stick out at the right stands at the left of its mark, and one that
    would stand on another or on a mark stands higher or lower. How wide letters are is
    estimated, so that the same marks give the same picture whatever the fonts.

    Args:
        axes: The axes, with their limits.
        named: Where the marks with names stand, and their names.
        marks: Where all marks stand.

    Complexity: O(n^2) in the marks, of which a picture with names has a dozen.
    """
    places: dict[tuple[float, float], dict[str, None]] = {}
    for x, y, name in named:
        places.setdefault((x, y), {})[name] = None
    taken = [_BELOW, *(_around(*points_of(axes, *place)[0]) for place in marks)]
    for place in sorted(places, key=lambda one: (-one[1], one[0])):
        names = [*places[place]]
        (x, y), wide = points_of(axes, *place)
        is_left = x + _ASIDE + _width(names) > wide
        box = free(_tries(x, y, names, is_left=is_left), taken)
        taken.append(box)
        axes.annotate(
            "\n".join(names),
            place,
            xytext=(-_ASIDE if is_left else _ASIDE, box.bottom - y),
            textcoords="offset points",
            ha="right" if is_left else "left",
            fontsize="x-small",
            color="0.3",
        )


def _around(x: float, y: float) -> Box:
    """Give the place of a mark."""
    return Box(left=x - _HALF, bottom=y - _HALF, right=x + _HALF, top=y + _HALF)


def _width(names: Sequence[str]) -> float:
    return _LETTER * max(map(len, names))


def _tries(x: float, y: float, names: Sequence[str], *, is_left: bool) -> Iterator[Box]:
    """Yield where names may stand: above the mark, below it, and further away."""
    wide, tall = _width(names), _LINE * len(names)
    left = x - _ASIDE - wide if is_left else x + _ASIDE
    for step in range(_TRIES):
        away = _ABOVE + step // 2 * _LINE
        bottom = y - away - tall if step % 2 else y + away
        yield Box(left=left, bottom=bottom, right=left + wide, top=bottom + tall)


def free(boxes: Iterable[Box], taken: Sequence[Box]) -> Box:
    """Give the first place that is free, or where none is the first of all."""
    tried = [*boxes]
    free = (box for box in tried if not any(box.meets(one) for one in taken))
    return next(free, tried[0])
