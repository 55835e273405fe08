"""GraphML parsed strictly: no document type, no entity of its own, nothing fetched."""

from collections.abc import Mapping
from xml.parsers import expat

import attrs

from claimtrack.codec import Limits
from claimtrack.errors import MalformedInputError, Problem

_HOLDERS = frozenset({"graph", "node", "edge"})
_NO_TYPE = "a document type, which could bring in anything: take the DOCTYPE out"


@attrs.define(kw_only=True)
class Element:
    """A graph, node or edge.

    Attributes:
        kind: Which of them it is.
        line: The line where it begins.
        attributes: What its tag says.
        kept: What is kept of it, by the name of its key, with the line of each.
    """

    kind: str
    line: int
    attributes: Mapping[str, str]
    kept: dict[str, tuple[int, str]] = attrs.field(factory=dict)


def graphml_elements(
    content: bytes, *, limits: Limits, file: str | None
) -> tuple[Element, ...]:
    """Give the graphs, nodes and edges of GraphML, in order.

    Raises:
        MalformedInputError: Where it is no XML in UTF-8, has a document type, is nested
            too deep or is too large.

    Complexity: O(n), without recursion.

    Source: Python's `xml.parsers.expat`; a document type is refused where it begins,
        before any entity is defined.
    """
    if len(content) > limits.file_bytes:
        message = f"longer than {limits.file_bytes} bytes, the limit for a file"
        raise MalformedInputError([Problem(path="line 1", message=message, file=file)])
    parsing = _Parsing(limits, file)
    try:
        parsing.parser.Parse(content, True)  # noqa: FBT003 -- expat takes it so
    except expat.ExpatError as error:
        message = f"not XML in UTF-8: {expat.ErrorString(error.code)}"
        raise parsing.refusal(message, error.lineno) from None
    return tuple(parsing.found)


class _Parsing:
    """What was found so far, and where the parser is."""

    def __init__(self, limits: Limits, file: str | None) -> None:
        self.found: list[Element] = []
        self._limits = limits
        self._file = file
        self._open: list[str] = []
        self._holders: list[Element] = []
        self._names: dict[str, str] = {}
        self._data: tuple[str, int, list[str]] | None = None
        # What a document says of its encoding is passed over: it is UTF-8.
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse_type
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def refusal(self, message: str, line: int | None = None) -> MalformedInputError:
        """Give what to raise where it can't be read on."""
        at = self.parser.CurrentLineNumber if line is None else line
        problem = Problem(path=f"line {at}", message=message, file=self._file)
        return MalformedInputError([problem])

    def _refuse_type(self, *_: object) -> None:
        raise self.refusal(_NO_TYPE)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        self._open.append(local)
        if len(self._open) > self._limits.depth:
            message = f"nested deeper than {self._limits.depth} levels, the limit"
            raise self.refusal(message)
        line = self.parser.CurrentLineNumber
        if local in _HOLDERS:
            if len(self.found) >= self._limits.records:
                message = f"more than {self._limits.records} entries, the limit"
                raise self.refusal(message)
            element = Element(kind=local, line=line, attributes=attributes)
            self.found.append(element)
            self._holders.append(element)
        elif local == "key":
            id_ = attributes.get("id", "")
            self._names[id_] = attributes.get("attr.name", id_)
        elif local == "data":
            key = attributes.get("key", "")
            self._data = (self._names.get(key, key), line, [])

    def _end(self, _: str) -> None:
        local = self._open.pop()
        if local in _HOLDERS:
            self._holders.pop()
        elif local == "data" and self._data is not None:
            name, line, texts = self._data
            self._data = None
            if self._holders:
                kept = self._holders[-1].kept
                if name in kept:
                    message = f"{name!r} is given more than once"
                    raise self.refusal(message)
                kept[name] = (line, "".join(texts))

    def _text(self, text: str) -> None:
        if self._data is not None:
            self._data[2].append(text)
