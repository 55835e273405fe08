"""Turtle and TriG, parsed by rdflib: the only module that knows of it.

Its parser alone is used, into a sink of our own: no store, no value made of a literal,
no address opened, and blank nodes are called in the order in which they come.
"""

import re
from decimal import Decimal
from typing import Any

import attrs

from claimtrack.codec import Limits
from claimtrack.errors import MalformedInputError, MissingExtraError, Problem
from claimtrack.interop.prov.names import XSD

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
"""The namespace of RDF's own words."""
_PACKAGE = "rdflib"
_TRIPLES_A_RECORD = 16
_OPENING, _CLOSING = frozenset("[({"), frozenset("])}")
_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+(?:""")?'
    r"|'''(?:[^'\\]|\\.|'(?!''))*+(?:''')?"
    r'|"(?:[^"\\\n]|\\.)*+"?'
    r"|'(?:[^'\\\n]|\\.)*+'?"
    r"|<[^<>\s]*+>|#[^\n]*+|\\.|[\[\](){}]",
    re.DOTALL,
)


@attrs.frozen(kw_only=True)
class Literal:
    """A value that is no thing with a name.

    Attributes:
        text: The value, as it stands.
        datatype: The IRI of its type; None for plain text.
        language: The language of a text; None for none.
    """

    text: str
    datatype: str | None = None
    language: str | None = None


class Blank(str):
    """A thing without a name that others know: `_:` and its number."""

    __slots__ = ()


Term = str | Literal
"""An IRI as text, a blank node, or a literal."""


@attrs.frozen(kw_only=True)
class Triple:
    """One thing that a document says.

    Attributes:
        subject: What it is said of: an IRI or a blank node.
        predicate: The IRI of what is said.
        value: What stands there.
        graph: The IRI of the graph in which it is said; "" for the document's own.
    """

    subject: str
    predicate: str
    value: Term
    graph: str = ""


@attrs.frozen(kw_only=True)
class Turtle:
    """What a document holds.

    Attributes:
        triples: What it says, in its order.
        prefixes: The namespace of each prefix that it declares.
    """

    triples: tuple[Triple, ...]
    prefixes: dict[str, str]


def parse_turtle(content: bytes, *, limits: Limits, file: str | None) -> Turtle:
    """Parse Turtle or TriG.

    Raises:
        MalformedInputError: Where it is too long, too deep, or neither.
        MissingExtraError: Where rdflib is not installed.

    Source: RDF 1.1 Turtle, RDF 1.1 TriG (W3C Recommendations, 2014).
    """
    n3, trig = _parsers()
    text = _decoded(content, limits, file)
    depth, has_graphs = _extent(text, limits.depth)
    if depth > limits.depth:
        message = f"nested deeper than {limits.depth} levels, the limit"
        raise _refused(message, file)
    sink = _Sink(n3.sfloat, limits.records)
    parser = (trig.TrigSinkParser if has_graphs else n3.SinkParser)(sink, turtle=True)
    try:
        parser.loadBuf(text)
    except _TooManyError:
        message = f"more than {limits.records} entries, the limit for a file"
        raise _refused(message, file) from None
    except Exception as error:  # noqa: BLE001 -- whatever it refuses with
        raise _refused(_because(error, parser.lines + 1), file) from None
    return Turtle(triples=tuple(sink.triples), prefixes=dict(parser._bindings))  # noqa: SLF001 -- nothing else tells them


def _parsers() -> tuple[Any, Any]:
    """Give rdflib's module for Turtle, and that for TriG."""
    try:
        from rdflib.plugins.parsers import notation3, trig  # noqa: PLC0415 -- an extra
    except ModuleNotFoundError as error:
        raise MissingExtraError(_PACKAGE, extra="rdf") from error
    return notation3, trig


def _refused(message: str, file: str | None) -> MalformedInputError:
    return MalformedInputError([Problem(path="$", message=message, file=file)])


def _because(error: Exception, line: int) -> str:
    # Two of its assertions tell what a reader can mend.
    is_relative = "base URI" in str(error)
    hint = ": a relative IRI, and no @base" if is_relative else ""
    return f"not Turtle: near line {line} it can't be read{hint}"


def _decoded(content: bytes, limits: Limits, file: str | None) -> str:
    if len(content) > limits.file_bytes:
        message = f"longer than {limits.file_bytes} bytes, the limit for a file"
        raise _refused(message, file)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = error.start + len(content) - len(error.object)
        message = f"not UTF-8: byte {start} belongs to no character"
        raise _refused(message, file) from None


def _extent(text: str, limit: int) -> tuple[int, bool]:
    """Give how deep a text is nested, up to a limit, and whether it has graphs."""
    depth = deepest = 0
    has_graphs = False
    for match in _TOKEN.finditer(text):
        bracket = match[0]
        if bracket in _OPENING:
            has_graphs = has_graphs or bracket == "{"
            depth += 1
            deepest = max(deepest, depth)
            if deepest > limit:
                break
        elif bracket in _CLOSING:
            depth -= 1
    return deepest, has_graphs


class _TooManyError(Exception):
    """More triples than a file may have."""


@attrs.frozen(kw_only=True)
class _Home:
    """What the parser of TriG asks for: what the document's own graph is called."""

    identifier: str = ""


class _Sink:
    """Where rdflib's parser puts what it finds; its methods are called by its names."""

    def __init__(self, double: type, records: int) -> None:
        self.triples: list[Triple] = []
        self.graph = _Home()
        self._double = double
        self._most = records * _TRIPLES_A_RECORD
        self._blank_count = 0

    def newSymbol(self, iri: str) -> str:  # noqa: N802
        return iri

    newGraph = newSymbol  # noqa: N815

    def newBlankNode(self, *_: object, **__: object) -> Blank:  # noqa: N802
        self._blank_count += 1
        return Blank(f"_:b{self._blank_count}")

    def newLiteral(  # noqa: N802
        self, text: str, datatype: str | None = None, language: str | None = None
    ) -> Literal:
        return Literal(text=text, datatype=datatype, language=language)

    def newList(self, members: list[object], graph: str | None) -> str:  # noqa: N802
        head = self.newBlankNode() if members else f"{RDF}nil"
        for one in members:
            self.makeStatement((graph, f"{RDF}first", head, one))
        return head

    def intern(self, one: object) -> object:
        return one

    def startDoc(self, _: object) -> None: ...  # noqa: N802

    endDoc = setDefaultNamespace = startDoc  # noqa: N815

    def bind(self, prefix: str, namespace: bytes) -> None: ...

    def makeStatement(  # noqa: N802
        self, told: tuple[str | None, object, object, object], **_: object
    ) -> None:
        graph, predicate, subject, value = told
        subject, predicate = self._term(subject), self._term(predicate)
        if not isinstance(subject, str) or type(predicate) is not str:
            message = "a literal is said of, or a blank node says something"
            raise TypeError(message)
        triple = Triple(
            subject=subject,
            predicate=predicate,
            value=self._term(value),
            graph=graph or "",
        )
        self.triples.append(triple)
        if len(self.triples) > self._most:
            raise _TooManyError

    def _term(self, one: object) -> Term:
        if isinstance(one, bool):
            return Literal(text=str(one).lower(), datatype=f"{XSD}boolean")
        if isinstance(one, int):
            return Literal(text=str(one), datatype=f"{XSD}integer")
        if isinstance(one, Decimal):
            return Literal(text=f"{one:f}", datatype=f"{XSD}decimal")
        if isinstance(one, self._double):
            return Literal(text=str(one), datatype=f"{XSD}double")
        if isinstance(one, Literal | Blank):
            return one
        # One name of RDF it gives as a pair, and others are of a class of its own.
        return str(one[1] if isinstance(one, tuple) else one)
