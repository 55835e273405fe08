"""Diagrams in DOT, the language of Graphviz."""

from collections.abc import Iterator, Mapping

from claimtrack.interop.diagrams.composing import LIMIT, MOST, composed
from claimtrack.interop.diagrams.drawing import Diagram, Form, Line, Node, Stroke
from claimtrack.interop.diagrams.picking import Drawn

_SHAPES: Mapping[Form, str] = {
    Form.ORIGIN: 'shape=box, style="rounded"',
    Form.RELAY: "shape=box",
    Form.UNSEEN: 'shape=box, style="dashed"',
    Form.WITHDRAWAL: "shape=hexagon",
    Form.FOLDED: "shape=box, peripheries=2",
}
_ARROWS: Mapping[Stroke, str] = {
    Stroke.RELAY: "style=solid",
    Stroke.CHANGED: 'style=solid, arrowhead=box, color="#b00020", penwidth=2',
    Stroke.MAY_HAVE_CHANGED: "style=solid, arrowhead=box",
    Stroke.RESPONSE: "style=dashed",
    Stroke.WITHDRAWAL: "style=bold, arrowhead=tee, penwidth=3",
    Stroke.ORDER: "style=dotted, arrowhead=odot",
}


def dot_text(drawn: Drawn, *, most: int = MOST, limit: int = LIMIT) -> str:
    r"""Give a graph, a trace or a spread as a DOT digraph.

    The same graph gives the same text, and no label is markup.

    Args:
        drawn: What is drawn.
        most: How many statements that stand alike are shown before the others are
            folded into one.
        limit: How many statements are shown at most.

    Raises:
        InvalidValueError: Where `most` or `limit` is below one.

    Complexity: O(n log n) in the graph.

    >>> from claimtrack.codec import Case
    >>> case = Case("a wire")
    >>> for source in ("ministry", "agency"):
    ...     _ = case.source(source)
    >>> _ = case.say("first", "ministry", text="The bridge fell.")
    >>> _ = case.relay("wire", "agency", of="first")
    >>> print(dot_text(case.graph()))
    digraph claimtrack {
      rankdir=BT;
      n1 [label="ministry\n[first]\nasserts “The bridge fell.”", shape=box, style="rounded"];
      n2 [label="agency\n[wire]", shape=box, style="dashed"];
      n2 -> n1 [style=solid];
    }
    <BLANKLINE>

    """
    return dot_of(composed(drawn, most=most, limit=limit))


def dot_of(diagram: Diagram) -> str:
    """Give the text of a diagram."""
    return "".join(f"{one}\n" for one in _lines(diagram))


def _lines(diagram: Diagram) -> Iterator[str]:
    yield "digraph claimtrack {"
    yield "  rankdir=BT;"
    yield from map(_node, diagram.nodes)
    yield from map(_line, diagram.lines)
    yield "}"


def _node(node: Node) -> str:
    label = r"\n".join(map(_escaped, node.lines))
    width = ", penwidth=3" if node.is_asked else ""
    return f'  {node.key} [label="{label}", {_SHAPES[node.form]}{width}];'


def _line(line: Line) -> str:
    words = f'label="{_escaped(line.words)}", ' if line.words else ""
    return f"  {line.start} -> {line.stop} [{words}{_ARROWS[line.stroke]}];"


def _escaped(text: str) -> str:
    r"""Give a text as it stands between the quotation marks of a label.

    A backslash begins an escape there, and `&` the name of a character.

    Source: Graphviz, the DOT language and the type `escString`.
    """
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return text.replace("&", "&amp;")
