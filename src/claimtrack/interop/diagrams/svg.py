"""Diagrams as SVG: a picture that every browser shows, without a program to lay it out.

There is no script, no style sheet and no address in it, so that it may stand in a page
that allows none of these.
"""

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from xml.sax.saxutils import escape

import attrs

from claimtrack.interop.diagrams.composing import LIMIT, MOST, composed
from claimtrack.interop.diagrams.drawing import Diagram, Form, Line, Node, Stroke
from claimtrack.interop.diagrams.layering import layered
from claimtrack.interop.diagrams.measuring import SIZE, widest, width_of
from claimtrack.interop.diagrams.picking import Drawn
from claimtrack.interop.diagrams.placing import centres
from claimtrack.interop.xml_text import pixels, xml_text

Point = tuple[float, float]
_MARGIN, _PAD, _LEADING = 16.0, 12.0, 17.0
_BETWEEN = 64.0
_LEAST_WIDTH = 60.0
_INK, _RED, _PALE, _PAPER = "#1f2328", "#b00020", "#f3f4f6", "#ffffff"


@attrs.frozen(kw_only=True)
class _Pen:
    """How a line is drawn.

    Attributes:
        told: What it means, for the legend.
        colour: Its colour.
        width: Its width.
        dashes: Its dashes; empty for a solid line.
        mark: What stands on it: a cross where something changed.
    """

    told: str
    colour: str = _INK
    width: float = 1.5
    dashes: str = ""
    mark: str = ""


_PENS: Mapping[Stroke, _Pen] = MappingProxyType(
    {
        Stroke.RELAY: _Pen(told="rests on"),
        Stroke.CHANGED: _Pen(told="changed it", colour=_RED, width=2.5, mark="\u00d7"),
        Stroke.MAY_HAVE_CHANGED: _Pen(
            told="may have changed it", dashes="9 4", mark="\u00d7"
        ),
        Stroke.RESPONSE: _Pen(told="answers", dashes="3 4"),
        Stroke.WITHDRAWAL: _Pen(told="withdraws", width=4),
        Stroke.ORDER: _Pen(told="comes after", colour="#6e7781", dashes="1 5"),
    }
)
_FORMS: Mapping[Form, str] = MappingProxyType(
    {
        Form.ORIGIN: "rests on no other",
        Form.RELAY: "rests on another",
        Form.UNSEEN: "its words are not recorded",
        Form.WITHDRAWAL: "withdraws another",
        Form.FOLDED: "several that stand alike",
    }
)


@attrs.frozen(kw_only=True)
class _Box:
    """Where a node stands.

    Attributes:
        x: Its middle.
        top: Its upper edge.
        width: Its width.
        height: Its height.
    """

    x: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height


def svg_text(drawn: Drawn, *, most: int = MOST, limit: int = LIMIT) -> str:
    """Give a graph, a trace or a spread as a picture in SVG.

    What rests on something stands below it. The same graph gives the same text, and
    nothing in a label is markup. A browser puts each line of text in its own direction.

    Args:
        drawn: What is drawn.
        most: How many statements that stand alike are shown before the others are
            folded into one.
        limit: How many statements are shown at most.

    Raises:
        InvalidValueError: Where `most` or `limit` is below one.

    Complexity: O(n log n) in the graph, and in the bends of what is shown.

    Source: Scalable Vector Graphics (SVG) 1.1 (W3C, 2011).

    >>> from claimtrack.graph import ClaimGraph
    >>> svg_text(ClaimGraph()).startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    True

    """
    return svg_of(composed(drawn, most=most, limit=limit))


def svg_of(diagram: Diagram) -> str:
    """Give a diagram as SVG."""
    return "".join(f"{line}\n" for line in _Picture(diagram).lines())


class _Picture:
    """A diagram on its way to a picture."""

    def __init__(self, diagram: Diagram) -> None:
        self._diagram = diagram
        self._nodes = {node.key: node for node in diagram.nodes}
        pairs = [(one.start, one.stop) for one in diagram.lines]
        self._layers = layered([*self._nodes], pairs)
        sizes = {key: _size(node) for key, node in self._nodes.items()}
        middles = centres(
            self._layers, {key: width for key, (width, _) in sizes.items()}
        )
        self._spots: dict[str, tuple[Point, Point]] = {}
        self._boxes: dict[str, _Box] = {}
        top = _MARGIN
        for row in self._layers.layers:
            height = max((sizes[key][1] for key in row if key in sizes), default=0.0)
            for key in row:
                x = middles[key] + _MARGIN
                self._spots[key] = ((x, top), (x, top + height))
                if key in sizes:
                    width, own = sizes[key]
                    at = top + (height - own) / 2
                    self._boxes[key] = _Box(x=x, top=at, width=width, height=own)
            top += height + _BETWEEN
        self._bottom = top - _BETWEEN if self._layers.layers else _MARGIN

    def lines(self) -> Iterator[str]:
        """Yield the lines of the file."""
        legend = [*self._legend()]
        right = max(
            (box.x + box.width / 2 for box in self._boxes.values()), default=0.0
        )
        width = max(right, *(end for end, _ in legend), 240.0) + _MARGIN
        height = (
            self._bottom + _MARGIN + _LEADING * (len(legend) + (1 if legend else 0))
        )
        told = f"{len(self._nodes):,} statements and how they rest on each other"
        size = f'width="{pixels(width)}" height="{pixels(height)}"'
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img"'
            f' viewBox="0 0 {pixels(width)} {pixels(height)}" font-family="sans-serif"'
            f' font-size="{SIZE}" fill="{_INK}">'
        )
        yield f"<title>{told}</title>"
        yield f"<desc>{escape(self._told())}</desc>"
        yield f'<rect width="{pixels(width)}" height="{pixels(height)}" fill="{_PAPER}"/>'
        for one in self._diagram.lines:
            yield from self._drawn(one)
        # Above all lines, so that none runs through what is said of another.
        for one in self._diagram.lines:
            yield from self._worded(one)
        for key, node in self._nodes.items():
            yield from _node(node, self._boxes[key])
        for number, (_, shown) in enumerate(legend, start=1):
            at = self._bottom + _LEADING * number + _MARGIN / 2
            yield f'<g transform="translate({pixels(_MARGIN)} {pixels(at)})">{shown}</g>'
        yield "</svg>"

    def _told(self) -> str:
        """Tell the picture in words, for who does not see it."""
        first = {key: " ".join(node.lines[:2]) for key, node in self._nodes.items()}
        told = [
            f"{first[one.start]} {_PENS[one.stroke].told} {first[one.stop]}"
            + (f" ({one.words})" if one.words else "")
            for one in self._diagram.lines
        ]
        return xml_text("; ".join(told or first.values()) + ".")

    def _drawn(self, line: Line) -> Iterator[str]:
        pen = _PENS[line.stroke]
        points = self._points(line.start, line.stop)
        dashes = f' stroke-dasharray="{pen.dashes}"' if pen.dashes else ""
        look = f'fill="none" stroke="{pen.colour}" stroke-width="{pixels(pen.width)}"{dashes}'
        yield f'<path d="{_curve(points)}" {look}/>'
        yield _head(points, pen)

    def _worded(self, line: Line) -> Iterator[str]:
        pen = _PENS[line.stroke]
        points = self._points(line.start, line.stop)
        x, y = _between(points[0], points[1])
        if pen.mark:
            yield _label(x, y + 6, pen.mark, f'font-size="22" fill="{pen.colour}"')
        if line.words:
            at = y + (_LEADING + 4 if pen.mark else 4)
            width = width_of(line.words) + 8
            yield (
                f'<rect x="{pixels(x - width / 2)}" y="{pixels(at - SIZE)}" rx="3"'
                f' width="{pixels(width)}" height="{pixels(_LEADING)}" fill="{_PAPER}"'
                ' fill-opacity="0.9"/>'
            )
            yield _label(x, at, line.words, f'fill="{pen.colour}"')

    def _points(self, start: str, stop: str) -> list[Point]:
        """Give the points that a line goes through, from edge to edge."""
        way = self._layers.ways[(start, stop)]
        first, last = self._boxes[start], self._boxes[stop]
        is_up = first.top > last.top
        points = [(first.x, first.top if is_up else first.bottom)]
        for bend in way[1:-1]:
            (x, top), (_, bottom) = self._spots[bend]
            points += [(x, bottom), (x, top)] if is_up else [(x, top), (x, bottom)]
        points.append((last.x, last.bottom if is_up else last.top))
        return points

    def _legend(self) -> Iterator[tuple[float, str]]:
        """Yield what lines and boxes mean that are there, with how wide that is."""
        strokes = {one.stroke for one in self._diagram.lines}
        for stroke, pen in _PENS.items():
            if stroke in strokes:
                dashes = f' stroke-dasharray="{pen.dashes}"' if pen.dashes else ""
                look = (
                    f'stroke="{pen.colour}" stroke-width="{pixels(pen.width)}"{dashes}'
                )
                mark = (
                    _label(15, 2, pen.mark, f'fill="{pen.colour}"') if pen.mark else ""
                )
                drawn = f'<path d="M0 -4 H30" fill="none" {look}/>{mark}'
                yield _told_beside(drawn, pen.told)
        forms = {node.form for node in self._nodes.values()}
        for form, told in _FORMS.items():
            if form in forms:
                width = 20 if form is Form.WITHDRAWAL else 28
                box = _Box(x=15, top=-11, width=width, height=13)
                yield _told_beside("".join(_outline(form, box, is_asked=False)), told)
        if any(node.is_asked for node in self._nodes.values()):
            box = _Box(x=15, top=-11, width=28, height=13)
            drawn = "".join(_outline(Form.RELAY, box, is_asked=True))
            yield _told_beside(drawn, "what was asked about")


def _told_beside(drawn: str, told: str) -> tuple[float, str]:
    text = f'<text x="40" y="0">{escape(told)}</text>'
    return _MARGIN + 40 + width_of(told), drawn + text


def _size(node: Node) -> tuple[float, float]:
    width = max(_LEAST_WIDTH, widest(node.lines) + 2 * _PAD)
    return width, _LEADING * len(node.lines) + 2 * _PAD - 4


def _node(node: Node, box: _Box) -> Iterator[str]:
    yield f"<g><title>{xml_text(' '.join(node.lines))}</title>"
    yield from _outline(node.form, box, is_asked=node.is_asked)
    for number, line in enumerate(node.lines):
        at = box.top + _PAD + SIZE - 3 + number * _LEADING
        yield _label(box.x, at, line, 'font-weight="bold"' if number == 0 else "")
    yield "</g>"


def _outline(form: Form, box: _Box, *, is_asked: bool) -> Iterator[str]:
    """Yield the shape of a box, which tells what it is without colour."""
    look = f'fill="{_PALE}" stroke="{_INK}" stroke-width="{3.5 if is_asked else 1.2}"'
    left, right = box.x - box.width / 2, box.x + box.width / 2
    if form is Form.WITHDRAWAL:
        middle, tip = box.top + box.height / 2, min(10.0, box.height / 2)
        corners = (
            (left - tip, middle),
            (left, box.top),
            (right, box.top),
            (right + tip, middle),
            (right, box.bottom),
            (left, box.bottom),
        )
        points = " ".join(f"{pixels(x)},{pixels(y)}" for x, y in corners)
        yield f'<polygon points="{points}" {look}/>'
        return
    if form is Form.UNSEEN:
        look += ' stroke-dasharray="4 3"'
    round_ = min(16.0, box.height / 2) if form is Form.ORIGIN else 0.0
    yield _rect(left, box, round_, look)
    if form is Form.FOLDED:
        inner = attrs.evolve(
            box, top=box.top + 3, width=box.width - 6, height=box.height - 6
        )
        yield _rect(left + 3, inner, 0.0, f'fill="none" stroke="{_INK}"')


def _rect(left: float, box: _Box, round_: float, look: str) -> str:
    corner = f' rx="{pixels(round_)}"' if round_ else ""
    place = f'x="{pixels(left)}" y="{pixels(box.top)}"'
    size = f'width="{pixels(box.width)}" height="{pixels(box.height)}"'
    return f"<rect {place} {size}{corner} {look}/>"


def _label(x: float, y: float, text: str, look: str) -> str:
    place = (
        f'x="{pixels(x)}" y="{pixels(y)}" text-anchor="middle" unicode-bidi="plaintext"'
    )
    return f"<text {place}{' ' if look else ''}{look}>{xml_text(text)}</text>"


def _curve(points: Sequence[Point]) -> str:
    """Give a path that leaves and meets every point upright."""
    (x, y), *_ = points
    parts = [f"M{pixels(x)} {pixels(y)}"]
    for (x, y), (to_x, to_y) in itertools.pairwise(points):
        half = (y + to_y) / 2
        parts.append(
            f"C{pixels(x)} {pixels(half)} {pixels(to_x)} {pixels(half)} {pixels(to_x)} {pixels(to_y)}"
        )
    return " ".join(parts)


def _head(points: Sequence[Point], pen: _Pen) -> str:
    """Give the head of an arrow at the end of a line."""
    (_, before), (x, y) = points[-2:]
    side, along = 5 + pen.width / 2, math.copysign(9 + pen.width, before - y)
    corners = ((x, y), (x - side, y + along), (x + side, y + along))
    told = " ".join(f"{pixels(one)},{pixels(other)}" for one, other in corners)
    return f'<polygon points="{told}" fill="{pen.colour}"/>'


def _between(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
