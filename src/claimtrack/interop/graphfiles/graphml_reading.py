"""GraphML that claimtrack wrote, or another program after it, read."""

import os
from collections.abc import Iterable, Iterator

from claimtrack.codec import Entering, Limits, read_content
from claimtrack.codec.shared.parsing import as_bytes, parse
from claimtrack.errors import MalformedInputError
from claimtrack.interop.graphfiles.document import (
    Carried,
    Document,
    Edge,
    Node,
    conversion_of,
)
from claimtrack.interop.graphfiles.parsing_graphml import Element, graphml_elements
from claimtrack.interop.graphfiles.versions import VERSIONS, version_faults
from claimtrack.model import Conversion

_OWN = frozenset({"kind", "label", "record", "kinds", "records", *VERSIONS})


def read_graphml(
    path: str | os.PathLike[str], *, limits: Limits | None = None
) -> Conversion:
    """Read GraphML that claimtrack wrote, or another program after it.

    Raises:
        MalformedInputError: With every problem, by line.
        OSError: Where the file can't be opened.

    Complexity: O(n log n).
    """
    chosen = Limits() if limits is None else limits
    text = read_content(path, chosen)
    return read_graphml_text(text.content, file=text.file, limits=chosen)


def read_graphml_text(
    content: str | bytes, *, file: str | None = None, limits: Limits | None = None
) -> Conversion:
    """Read the text of GraphML that claimtrack wrote, or another program after it.

    The records in it are read; what else was changed or added, such as where a program
    drew a node, comes back as losses.

    Args:
        content: The text, or its bytes.
        file: What to call it in messages; None for no name.
        limits: What to refuse; the defaults are large.

    Raises:
        MalformedInputError: With every problem, by line.

    Complexity: O(n log n).

    >>> from claimtrack.graph import ClaimGraph
    >>> from claimtrack.interop.graphfiles.graphml import graphml_text
    >>> from claimtrack.model import Source
    >>> text = graphml_text(ClaimGraph([Source(id="am-mod")]))
    >>> ClaimGraph(read_graphml_text(text).records)
    <ClaimGraph: 1 Source>

    """
    chosen = Limits() if limits is None else limits
    given = as_bytes(content)
    elements = graphml_elements(given, limits=chosen, file=file)
    entering: Entering[str] = Entering(
        chosen, file=file, verify=True, told=str, within=_within
    )
    document = _Reading(chosen, entering).document(elements)
    return conversion_of(document, entering)


def is_graphml(start: bytes) -> bool:
    """Tell whether a file that begins so means to be GraphML."""
    return b"<graphml" in start


def _within(at: str, path: str) -> str:
    return f"{at}, ${path}"


class _Reading:
    """A document on its way from XML."""

    def __init__(self, limits: Limits, entering: Entering[str]) -> None:
        self._limits = limits
        self._entering = entering

    def document(self, elements: tuple[Element, ...]) -> Document:
        """Give the document, as far as it is one.

        Raises:
            MalformedInputError: Where it is none of ours.
        """
        graphs = [one for one in elements if one.kind == "graph"]
        if len(graphs) != 1:
            self._report(1, f"expected one graph; got {len(graphs)}")
            raise self._entering.error()
        said = {name: self._number(graphs[0], name) for name in VERSIONS}
        for key, message in version_faults(said):
            self._report(graphs[0].line, f"{key}: {message}")
        if not self._entering.is_sound:
            raise self._entering.error()
        return Document(
            nodes=tuple(map(self._node, self._of("node", elements))),
            edges=tuple(map(self._edge, self._of("edge", elements))),
            records=self._records(graphs[0]),
        )

    def _of(self, kind: str, elements: Iterable[Element]) -> Iterator[Element]:
        """Yield the elements of a kind, as far as it is worth it."""
        for one in elements:
            if self._entering.is_hopeless:
                return
            if one.kind == kind:
                yield one

    def _node(self, element: Element) -> Node:
        line, text = element.kept.get("record", (element.line, ""))
        return Node(
            id=element.attributes.get("id", ""),
            kind=_said(element, "kind"),
            label=_said(element, "label") or "",
            record=Carried(spot=f"line {line}", fields=self._parsed(text, line)),
            said=_beside(element),
        )

    def _edge(self, element: Element) -> Edge:
        return Edge(
            source=element.attributes.get("source", ""),
            target=element.attributes.get("target", ""),
            kinds=_said(element, "kinds"),
            records=self._records(element),
            said=_beside(element),
        )

    def _records(self, element: Element) -> tuple[Carried, ...]:
        line, text = element.kept.get("records", (element.line, "[]"))
        value = self._parsed(text, line)
        if not isinstance(value, list):
            self._report(line, "expected a list of records")
            return ()
        return tuple(Carried(spot=f"line {line}", fields=one) for one in value)

    def _number(self, element: Element, name: str) -> int | None:
        text = _said(element, name) or ""
        return (
            int(text) if text.isdecimal() and len(text) < self._limits.digits else None
        )

    def _parsed(self, text: str, line: int) -> object:
        try:
            return parse(text.encode(), limits=self._limits)
        except MalformedInputError as error:
            for problem in error.problems:
                self._report(line, problem.message)
            return []

    def _report(self, line: int, message: str) -> None:
        self._entering.report(f"line {line}", message)


def _said(element: Element, name: str) -> str | None:
    return element.kept[name][1] if name in element.kept else None


def _beside(element: Element) -> dict[str, object]:
    """Give what an element says beside what is ours."""
    return {name: text for name, (_, text) in element.kept.items() if name not in _OWN}
