"""Diagrams written to files, in the language that a file's name says."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from claimtrack.codec.shared.saving import write_atomically
from claimtrack.errors import InvalidValueError
from claimtrack.interop.diagrams.composing import LIMIT, MOST, composed
from claimtrack.interop.diagrams.dot import dot_of
from claimtrack.interop.diagrams.drawing import Diagram
from claimtrack.interop.diagrams.mermaid import mermaid_of
from claimtrack.interop.diagrams.picking import Drawn
from claimtrack.interop.diagrams.svg import svg_of
from claimtrack.model import Loss

_LANGUAGES: Mapping[str, Callable[[Diagram], str]] = MappingProxyType(
    {
        ".dot": dot_of,
        ".gv": dot_of,
        ".mermaid": mermaid_of,
        ".mmd": mermaid_of,
        ".svg": svg_of,
    }
)
"""What writes a diagram, by how a file's name ends."""


def write_diagram(
    drawn: Drawn, path: str | os.PathLike[str], *, most: int = MOST, limit: int = LIMIT
) -> tuple[Loss, ...]:
    """Write a graph, a trace or a spread as a diagram: all of it or nothing.

    Args:
        drawn: What is drawn.
        path: The file: DOT where its name ends in `.dot` or `.gv`, Mermaid where it ends
            in `.mmd` or `.mermaid`, SVG where it ends in `.svg`.
        most: How many statements that stand alike are shown before the others are
            folded into one.
        limit: How many statements are shown at most.

    Returns:
        What the diagram does not show, by record: of a trace and a spread among their
        statements, of a graph among all its records.

    Raises:
        InvalidValueError: Where the name says no language, or `most` or `limit` is
            below one.
        OSError: Where the file can't be written; it is as it was.

    Complexity: O(n log n) in the graph.

    >>> import tempfile
    >>> from claimtrack.graph import ClaimGraph
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_diagram(ClaimGraph(), Path(folder) / "empty.dot")
    ()

    """
    text_of = _LANGUAGES.get(Path(path).suffix.lower())
    if text_of is None:
        endings = ", ".join(_LANGUAGES)
        message = f"expected a name that ends in one of: {endings}; got {str(path)!r}"
        raise InvalidValueError(message)
    diagram = composed(drawn, most=most, limit=limit)
    write_atomically(path, [text_of(diagram).encode()])
    return diagram.losses
