"""Diagrams in Mermaid, which many sites and notebooks draw."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from claimtrack.interop.diagrams.composing import LIMIT, MOST, composed
from claimtrack.interop.diagrams.drawing import Diagram, Form, Line, Node, Stroke
from claimtrack.interop.diagrams.picking import Drawn

_SHAPES: Mapping[Form, tuple[str, str]] = {
    Form.ORIGIN: ("([", "])"),
    Form.RELAY: ("[", "]"),
    Form.UNSEEN: ("[", "]"),
    Form.WITHDRAWAL: ("{{", "}}"),
    Form.FOLDED: ("[[", "]]"),
}
_ARROWS: Mapping[Stroke, str] = {
    Stroke.RELAY: "-->",
    Stroke.CHANGED: "--x",
    Stroke.MAY_HAVE_CHANGED: "--x",
    Stroke.RESPONSE: "-.->",
    Stroke.WITHDRAWAL: "==>",
    Stroke.ORDER: "-.-o",
}
_CLASSES = (
    "  classDef asked stroke-width:4px",
    "  classDef unseen stroke-dasharray:4 3",
)
# Between two letters or digits these begin no list and no markup. A colon would: it may
# name an icon.
_INNER = re.compile(r"(?<=\w)[-.'](?=\w)")


def mermaid_text(drawn: Drawn, *, most: int = MOST, limit: int = LIMIT) -> str:
    """Give a graph, a trace or a spread as a Mermaid flowchart.

    The same graph gives the same text, and nothing in a label is markup.

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
    >>> print(mermaid_text(case.graph()))
    flowchart BT
      n1(["ministry<br/>#91;first#93;<br/>asserts #8220;The bridge fell#46;#8221;"])
      n2["agency<br/>#91;wire#93;"]:::unseen
      n2 --> n1
      classDef asked stroke-width:4px
      classDef unseen stroke-dasharray:4 3
    <BLANKLINE>

    """
    return mermaid_of(composed(drawn, most=most, limit=limit))


def mermaid_of(diagram: Diagram) -> str:
    """Give the text of a diagram."""
    lines = ["flowchart BT", *map(_node, diagram.nodes), *map(_line, diagram.lines)]
    return "".join(f"{one}\n" for one in (*lines, *_CLASSES, *_styles(diagram)))


def _node(node: Node) -> str:
    opening, closing = _SHAPES[node.form]
    # The only markup in a label, and ours.
    label = "<br/>".join(map(_escaped, node.lines))
    dashes = ":::unseen" if node.form is Form.UNSEEN else ""
    return f'  {node.key}{opening}"{label}"{closing}{dashes}'


def _line(line: Line) -> str:
    words = f'|"{_escaped(line.words)}"|' if line.words else ""
    return f"  {line.start} {_ARROWS[line.stroke]}{words} {line.stop}"


def _styles(diagram: Diagram) -> Iterator[str]:
    """Give how what is asked about, and what was changed, stands out."""
    asked = [node.key for node in diagram.nodes if node.is_asked]
    if asked:
        yield f"  class {','.join(asked)} asked"
    lines = enumerate(diagram.lines)
    changed = [str(n) for n, line in lines if line.stroke is Stroke.CHANGED]
    if changed:
        yield f"  linkStyle {','.join(changed)} stroke:#b00020,stroke-width:2px"


def _escaped(text: str) -> str:
    """Give a text in which all but letters, digits and spaces is a character's number.

    Source: Mermaid 11, flowchart syntax: `#` and a number in decimal, ended by `;`.
    """
    kept = {match.start() for match in _INNER.finditer(text)}
    return "".join(
        one if place in kept or _is_plain(one) else f"#{ord(one)};"
        for place, one in enumerate(text)
    )


def _is_plain(character: str) -> bool:
    return character in " ," or unicodedata.category(character)[0] in "LMN"
