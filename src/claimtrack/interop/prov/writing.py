"""A graph as PROV: what PROV has words for in its own, all else in ours."""

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from claimtrack.codec import noun_lines
from claimtrack.codec.shared.saving import write_atomically
from claimtrack.codec.shared.writing import json_text
from claimtrack.errors import InvalidValueError
from claimtrack.graph import ClaimGraph, collector_paused
from claimtrack.interop.prov.accounts import LABEL, TYPE, VALUE
from claimtrack.interop.prov.naming import OUR_PREFIX, Naming
from claimtrack.interop.prov.own import SAYING
from claimtrack.interop.prov.sections import SECTIONS, TIME
from claimtrack.interop.prov.turtle import Sections, turtle_text
from claimtrack.interop.prov.utterances import is_date_time
from claimtrack.model import Loss

_NAMES_TYPE = "prov:QUALIFIED_NAME"
_TYPE_OF = MappingProxyType(
    {"person": "prov:Person", "organization": "prov:Organization"}
)
# For each key of edges in a statement's line: their word, and their other end.
_EDGES = MappingProxyType(
    {
        "assertions": ("Assertion", None),
        "relays": ("Relay", "rests_on_id"),
        "responses": ("Response", "answers_id"),
        "orders": ("Order", None),
        "corrections": ("Correction", "corrects_id"),
        "reviews": ("Review", None),
    }
)

_Fields = dict[str, object]


def write_prov(graph: ClaimGraph, path: str | os.PathLike[str]) -> tuple[Loss, ...]:
    """Write a graph as PROV: all of it, or where it fails nothing.

    Args:
        graph: The graph.
        path: The file: PROV-JSON where its name ends in `.json`, PROV-O in Turtle
            where it ends in `.ttl`.

    Returns:
        What the format can't carry: of PROV-JSON nothing.

    Raises:
        InvalidValueError: Where the name ends in neither.
        OSError: Where the file can't be written; it is as it was.

    Complexity: O(n log n).
    """
    texts: Mapping[str, Callable[[ClaimGraph], tuple[str, tuple[Loss, ...]]]]
    texts = {".json": prov_text, ".ttl": prov_turtle}
    chosen = texts.get(Path(path).suffix.lower())
    if chosen is None:
        message = f"expected a name that ends in .json or .ttl; got {os.fspath(path)!r}"
        raise InvalidValueError(message)
    text, losses = chosen(graph)
    write_atomically(path, [text.encode()])
    return losses


def prov_text(graph: ClaimGraph) -> tuple[str, tuple[Loss, ...]]:
    r"""Give a graph as PROV-JSON, and what that can't carry of it, which is nothing.

    The text reads as the same graph, and the same graph gives the same text.

    Complexity: O(n log n).

    Source: The PROV-JSON Serialization (W3C Member Submission, 24 April 2013).

    >>> from claimtrack.model import Source
    >>> text, losses = prov_text(ClaimGraph([Source(id="http://example.org/ada")]))
    >>> sorted(json.loads(text)["agent"])
    ['ns1:ada']

    """
    prefixes, sections = _document(graph)
    return json_text({"prefix": prefixes, **sections}), ()


def prov_turtle(graph: ClaimGraph) -> tuple[str, tuple[Loss, ...]]:
    """Give a graph as PROV-O in Turtle, and what that can't carry of it.

    The same graph gives the same text, which reads as the same graph but for the losses.

    Complexity: O(n log n).

    Source: PROV-O (W3C Recommendation, 2013); RDF 1.1 Turtle (W3C, 2014).

    >>> from claimtrack.model import Source
    >>> text, _ = prov_turtle(ClaimGraph([Source(id="http://example.org/ada")]))
    >>> "<http://example.org/ada> a prov:Agent" in text
    True

    """
    return turtle_text(*_document(graph))


@collector_paused()
def _document(graph: ClaimGraph) -> tuple[dict[str, str], Sections]:
    """Give the prefixes and the sections of a document."""
    writing = _Writing(Naming(graph))
    for line in noun_lines(graph):
        writing.take(json.loads(line))
    return writing.prefixes(), writing.sections()


class _Writing:
    """A document on its way out.

    What a record is comes as the line that a log has for it: of each field that PROV has
    a word for, the word takes its place.
    """

    def __init__(self, naming: Naming) -> None:
        self._naming = naming
        self._sections: dict[str, dict[str, _Fields]] = {}

    def prefixes(self) -> dict[str, str]:
        """Give the namespace of each prefix."""
        return dict(self._naming.prefixes)

    def sections(self) -> Sections:
        """Give the sections, in their order."""
        return {k: self._sections[k] for k in SECTIONS if k in self._sections}

    def take(self, fields: _Fields) -> None:
        """Take a record's line."""
        noun = str(fields.pop("noun"))
        match noun:
            case "source":
                self._source(fields)
            case "statement":
                self._statement(fields)
            case _:
                self._element("entity", noun, fields, _labels(fields))

    def _put(self, section: str, name: str, members: _Fields) -> None:
        self._sections.setdefault(section, {})[name] = members

    def _element(
        self, section: str, noun: str, fields: _Fields, native: _Fields
    ) -> None:
        name = self._naming.name(noun, str(fields["id"]))
        self._put(
            section, name, {**_typed(noun.capitalize()), **native, **_own(fields)}
        )

    def _relation(
        self, section: str, word: str, fields: _Fields, native: _Fields
    ) -> None:
        name = self._naming.name(word.lower(), str(fields["id"]))
        self._put(section, name, {**native, **_own(fields)})

    def _blank(self, section: str, members: _Fields) -> None:
        number = len(self._sections.get(section, ())) + 1
        self._put(section, f"_:{section}{number}", members)

    def _source(self, fields: _Fields) -> None:
        kind, name = fields.get("kind"), self._naming.name("source", str(fields["id"]))
        wholes = fields.pop("part_of", ())
        native = {**_typed("Source"), **_labels(fields)}
        if kind in _TYPE_OF:
            native |= _typed("Source", _TYPE_OF[str(kind)])
            del fields["kind"]
        self._put("agent", name, {**native, **_own(fields)})
        for whole in wholes if isinstance(wholes, list) else ():
            responsible = self._naming.name("source", whole)
            ends: _Fields = {"prov:delegate": name, "prov:responsible": responsible}
            self._blank("actedOnBehalfOf", ends)

    def _statement(self, fields: _Fields) -> None:
        id_ = str(fields["id"])
        name = self._naming.name("statement", id_)
        edges = {key: fields.pop(key, ()) for key in _EDGES}
        author = self._naming.name("source", str(fields.pop("source_id")))
        # What is empty is no value that could be told from none.
        native = _moved(fields, "quote", VALUE) if fields.get("quote") else {}
        if self._naming.keeps(id_):
            del fields["key"]
        when = str(fields.get("asserted_at", ""))
        born = _moved(fields, "asserted_at", TIME) if is_date_time(when) else {}
        self._put("entity", name, {**_typed("Statement"), **native, **_own(fields)})
        self._blank("wasAttributedTo", {"prov:entity": name, "prov:agent": author})
        saying = self._edges(id_, name, edges)
        if saying is not None:
            born = {"prov:activity": saying, **born}
        if born:
            self._blank("wasGeneratedBy", {"prov:entity": name, **born})

    def _edges(self, id_: str, name: str, edges: Mapping[str, object]) -> str | None:
        """Put a statement's edges, and give the activity that it withdraws by."""
        saying = None
        for key, (word, end) in _EDGES.items():
            given = edges[key]
            for fields in given if isinstance(given, list) else ():
                if end is None:
                    fields["statement_id"] = id_
                    self._element("entity", word.lower(), fields, {})
                    continue
                other = self._naming.name("statement", str(fields.pop(end)))
                if fields.get("kind") == "retracts":
                    saying = self._naming.name("saying", id_)
                    self._put("activity", saying, _typed(SAYING))
                    fields["statement_id"] = id_
                    ends = {"prov:entity": other, "prov:activity": saying}
                    native = {**ends, **_typed(word)}
                    self._relation("wasInvalidatedBy", word, fields, native)
                elif word == "Response" or fields.get("kind") == "disowns":
                    ends = {"prov:influencee": name, "prov:influencer": other}
                    native = {**ends, **_typed(word)}
                    self._relation("wasInfluencedBy", word, fields, native)
                else:
                    self._derivation(word, fields, name, other)
        return saying

    def _derivation(self, word: str, fields: _Fields, name: str, other: str) -> None:
        native: _Fields = {"prov:generatedEntity": name, "prov:usedEntity": other}
        if word == "Correction":
            native |= _typed(word, "prov:Revision")
        elif fields.get("mode") == "verbatim":
            native |= _typed(word, "prov:Quotation")
        else:
            native |= _typed(word)
        self._relation("wasDerivedFrom", word, fields, native)


def _typed(word: str, *others: str) -> _Fields:
    names = (f"{OUR_PREFIX}:{word}", *others)
    return {TYPE: [{"$": name, "type": _NAMES_TYPE} for name in names]}


def _moved(fields: _Fields, field: str, member: str) -> _Fields:
    return {member: fields.pop(field)} if field in fields else {}


def _labels(fields: _Fields) -> _Fields:
    """Take the names, as labels in their languages."""
    names = fields.pop("names", {})
    labels = [
        {"$": text, "lang": language} if language else text
        for language, texts in (names if isinstance(names, dict) else {}).items()
        for text in texts
    ]
    return {LABEL: labels} if labels else {}


def _own(fields: Mapping[str, object]) -> _Fields:
    return {f"{OUR_PREFIX}:{key}": _value(key, one) for key, one in fields.items()}


def _value(key: str, one: object) -> object:
    # An answer is a set, which no value of PROV is: it goes as JSON text.
    return json.dumps(one, ensure_ascii=False) if key == "answer" else one
